"""Finds describing phrases: "a senior official", "the foreign ministry", "two people briefed on the matter"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import countries_in, country_named, place_in
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import genders, may_be_noun, noun_of, words_of
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.roles import STOPS, country_beyond, known_noun, marks_of, told_sector
from onrecord.read.entities.tokens import ARTICLES, POSSESSIVE, party_member
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.parsed import Parsed

ARGUMENTS = frozenset(
    {
        "nsubj",
        "nsubjpass",
        "dobj",
        "pobj",
        "agent",
        "dative",
        "conj",
        "appos",
        "attr",
        "ROOT",
        "poss",
        "nmod",
        "oprd",
        "npadvmod",
        "dep",
    }
)
DEFINITE = frozenset({"the", "this", "that", "these", "those", "both", "such"})
SORTS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "group": "group",
    "document": "document",
    "post": "post",
}
LONGEST = 12
MEMBER: tuple[tuple[str, str | None], int, str] = (("person", "LEG"), 1, "lawmaker")
"""What a member of a party is known by: news calls those so who sit in a parliament."""


def find_nominals(parsed: Parsed, covered: list[bool]) -> list[Candidate]:
    """Noun phrases without a name as head whose head noun the lexicon knows, in text order."""
    doc = parsed.doc
    kinds = doc.columns.kinds
    found: list[Candidate] = []
    for place, sentence in enumerate(parsed.sentences):
        for at in range(sentence.start, sentence.end):
            if covered[at] or kinds[at] not in {"NOUN", "PROPN"}:
                continue
            token = doc[at]
            before = parsed.words[at - 1].lower() if at else ""
            may = may_be_noun(before, parsed.words[at].lower(), token.lemma.lower()) or party_member(token)
            if may and token.dep in ARGUMENTS and not is_abstract(token):
                made = nominal_of(doc, token, sentence.start, place, covered)
                if made:
                    found.extend(parted(doc, made))
    return found


def is_abstract(token: Token) -> bool:
    """Whether a noun of office stands for the thing itself ("bring them to *justice*"): alone, without article or name."""
    if token.lemma.lower() not in cues("abstract_offices") or token.tag in {"NNS", "NNPS"}:
        return False
    follows = token.nbor() if token.i + 1 < len(token.doc) else None
    named = follows is not None and follows.pos == "PROPN"
    return not named and not any(c.dep in {"det", "amod", "poss", "compound", "nummod", "nmod"} for c in token.lefts)


def opening(doc: Doc, head: Token, bound: int) -> int:
    """The first token of the base noun phrase of `head`: its determiners, modifiers and possessor, no clause."""
    start = max(head.left_edge.i, bound, head.i - LONGEST)
    for at in range(head.i - 1, start - 1, -1):
        token = doc[at]
        cut = token.is_space or token.text in {'"', "“", "”", ";", ":", "--", "—", "(", ")"}
        cut = cut or (token.text == "," and at > start and doc[at - 1].pos in {"NOUN", "PROPN", "PRON"})
        cut = cut or token.dep in {"mark", "preconj", "prep"} or token.tag in {"WDT", "WP", "WRB", "MD"}
        cut = cut or (
            token.tag in {"VBD", "VBZ", "VBP", "VB"} and token.dep in {"ROOT", "relcl", "ccomp", "advcl", "conj", "aux", "xcomp"}
        )
        if cut:
            return at + 1
    while start < head.i and (doc[start].is_punct or doc[start].dep in {"cc", "prep"}):
        start += 1
    return start


def counted(doc: Doc, head: Token, start: int, bound: int) -> tuple[int, Token]:
    """The phrase's start and governing noun with what counts it: "tens of thousands of" people, "a group of" MPs."""
    top = head
    while top.dep == "pobj" and top.head.lower == "of" and top.head.dep == "prep":
        counter = top.head.head
        if (
            counter.lemma.lower().rstrip("s") not in cues("counters") and counter.lower not in {"most", "many", "some", "several"}
        ) or counter.i < bound:
            break
        top = counter
        start = min(start, opening(doc, counter, bound)) if counter.pos in {"NOUN", "NUM", "ADJ"} else counter.i
    return start, top


def tells(child: Token, kind: EntityKind, definite: bool) -> bool:
    """Whether what follows a describing noun is part of the description."""
    people = kind in {"person", "group"}
    if child.dep == "acl":
        return people and not definite
    if child.dep != "prep" or not (
        child.lower == "of" or (people and child.lower in {"in", "at", "from", "for", "with", "to", "throughout"})
    ):
        return False
    if any(t.dep == "pcomp" for t in child.children):
        return False  # "accused rebels *of shelling* the port": what they are accused of
    return not any(t.dep == "pobj" and t.ent_type in {"DATE", "TIME"} for t in child.children)


def told_of(doc: Doc, head: Token, kind: EntityKind, definite: bool) -> int:
    """Where the description of an unnamed person or group ends: "briefed on the matter", "at brokerage Kestrel Pine"."""
    end = head.i + 1
    for child in head.rights:
        if child.i > end or child.right_edge.i - head.i > LONGEST or not tells(child, kind, definite):
            break
        reach = child.right_edge.i + 1
        if any(doc[i].text in STOPS or doc[i].is_space for i in range(end, reach)):
            break
        end = reach
    return end


def country_told(doc: Doc, head: Token, start: int) -> str | None:
    """The country a phrase names: its modifiers and possessor, or "of", "in", "for" and "to" a country."""
    words = [doc[i].text for i in range(start, head.i + 1)]
    found = place_in(words)
    if found:
        return found
    for child in head.rights:
        if child.dep == "prep" and child.lower in {"of", "in", "from", "for"}:
            for noun in child.children:
                if noun.dep == "pobj" and noun.pos == "PROPN" and (beyond := country_beyond(doc, noun.i + 1)):
                    return beyond
                if noun.dep == "pobj" and noun.pos == "PROPN":
                    return country_named(" ".join(t.text for t in noun.subtree)) or place_in([t.text for t in noun.subtree])
    return None


def idle(head: Token, sort: str) -> bool:
    """Whether a known noun names nothing here.

    A counter ("a group of" people), an office held, a paper that says nothing, a house to live in, a head to be hit on.
    """
    governor = head.head
    if head.lemma.lower() in cues("capital_only") and (not head.text[:1].isupper() or head.tag == "NNS"):
        return True
    if head.lower == "head" and not any(c.lower == "of" or c.dep in {"compound", "nmod", "poss", "amod"} for c in head.children):
        return True
    if head.lemma.lower() in cues("counters") and any(
        t.lower == "of" and any(p.tag == "NNS" for p in t.children) for t in head.children
    ):
        return True
    if head.lower == "reports" and head.i and noun_of([doc_before(head)]):
        return True
    if head.dep == "pobj" and governor.lower == "as" and head.tag in {"NN", "NNP"} and sort == "person":
        return not any(t.dep in {"det", "poss"} and t.lower != "the" for t in head.children)
    if sort == "document" and {head.lower, head.lemma.lower()} & words_of("document", "speaking"):
        told = head.dep == "pobj" and governor.lower == "to" and governor.head.lower == "according"
        return not told and not (head.dep == "nsubj" and governor.lemma in words_of("speech", "verbs"))
    return False


def member_of(head: Token) -> str | None:
    """The sector of the body whose members or head a phrase names ("members of the Judiciary Committee")."""
    for child in head.rights:
        if child.lower == "of" and child.dep == "prep":
            for body in child.children:
                found = noun_of([body.lower]) if body.dep == "pobj" else None
                if found and found[0][0] == "organization":
                    return found[0][1]
    return None


def doc_before(token: Token) -> str:
    """The word before a token, lower case."""
    return token.nbor(-1).lower if token.i else ""


def nominal_of(doc: Doc, head: Token, bound: int, place: int, covered: list[bool]) -> Candidate | None:
    """The base noun phrase of `head` as a candidate, when the lexicon knows what it names."""
    start = opening(doc, head, bound)
    for at in range(head.i - 1, start - 1, -1):
        if (
            covered[at]
            and doc[at].dep not in {"compound", "amod", "nmod", "poss", "det", "npadvmod", "punct", "case"}
            and doc[at].head.i > head.i
        ):
            start = at + 1
            break
    words = [doc[i].text for i in range(start, head.i + 1)]
    lower = tuple(w.lower() for w in words)
    if head.lemma in cues("country_words") and lower in {("the", head.lower), ("this", head.lower)}:
        return Candidate(start, head.i + 1, head.i, "nominal", "place", lower[1:], place, noun="country", definite=True)
    member = party_member(head)
    known = MEMBER if member else known_noun(doc, start, head)
    if known is None or lower[0] == "no" or idle(head, known[0][0]):
        return None
    (sort, sector), size, noun = known
    country = country_told(doc, head, start)
    sector = told_sector(words, sector, size, country) or member_of(head)
    plural = head.tag in {"NNS", "NNPS"} or sort == "group"
    kind = "group" if sort == "person" and plural else SORTS[sort]
    wide, top = counted(doc, head, start, bound)
    owned = doc[start].tag == "PRP$" or any(w in POSSESSIVE for w in words)
    own = tuple(w for w in lower if w not in ARTICLES)
    definite = wide == start and (lower[0] in DEFINITE or owned)
    end = told_of(doc, head, kind, definite)
    return Candidate(
        start=wide,
        end=end,
        head=top.i,
        form="nominal",
        kind=kind,
        words=own,
        sentence=place,
        gender=genders().get(head.lower) if not plural else "plural",
        country=country,
        sector=sector if sort != "document" else None,
        noun=noun,
        marks=marks_of(words if member else words[: len(words) - size], ""),
        definite=definite,
        plural=plural,
        owned=doc[start].tag == "PRP$",
        name=" ".join(doc.span(wide, end).text.split()),
    )


def parted(doc: Doc, made: Candidate) -> list[Candidate]:
    """A description of the people of several countries ("Hungarian and Romanian officials") as one of each, else itself alone."""
    words = [doc[i].text for i in range(made.start, made.end)]
    head = next((at for at, word in enumerate(words) if made.start + at == made.head), len(words) - 1)
    named = countries_in(words[:head])
    between = [words[a + 1 : b] for (a, _), (b, _) in pairwise(named)]
    if (
        len({code for _, code in named}) < 2
        or not made.plural
        or not all(w and set(w) <= {"and", ",", "-", "or", "–"} for w in between)
    ):
        return [made]
    noun = " ".join(words[named[-1][0] + 1 : head + 1])
    parts = []
    for place, (at, code) in enumerate(named):
        last = place == len(named) - 1
        start = made.start + (at if place else 0)
        end = made.end if last else made.start + at + 1
        token = made.head if last else made.start + at
        name = " ".join([*words[: named[0][0]], words[at], noun])
        parts.append(
            replace(made, start=start, end=end, head=token, country=code, name=name, words=(words[at].lower(), *made.words[-1:]))
        )
    return parts
