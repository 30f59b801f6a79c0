"""Finds describing phrases: "a senior official", "the foreign ministry", "two people briefed on the matter"."""

from __future__ import annotations

from dataclasses import replace
from itertools import pairwise

from spacy.tokens import Doc, Token

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import countries_in, country_named, place_in
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import genders, may_be_noun, noun_of, words_of
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.roles import STOPS, known_noun, marks_of, told_sector
from onrecord.read.entities.tokens import ARTICLES, POSSESSIVE
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


def find_nominals(parsed: Parsed, covered: list[bool]) -> list[Candidate]:
    """Noun phrases without a name as head whose head noun the lexicon knows, in text order."""
    doc = parsed.doc
    kinds = doc.to_array("POS").tolist()
    nouns = {doc.vocab.strings["NOUN"], doc.vocab.strings["PROPN"]}
    found: list[Candidate] = []
    for place, sentence in enumerate(parsed.sentences):
        for at in range(sentence.start, sentence.end):
            if covered[at] or kinds[at] not in nouns:
                continue
            token = doc[at]
            if (
                may_be_noun(parsed.words[at - 1].lower() if at else "", parsed.words[at].lower(), token.lemma_.lower())
                and token.dep_ in ARGUMENTS
            ):
                made = nominal_of(doc, token, sentence.start, place, covered)
                if made:
                    found.extend(parted(doc, made))
    return found


def opening(doc: Doc, head: Token, bound: int) -> int:
    """The first token of the base noun phrase of `head`: its determiners, modifiers and possessor, no clause."""
    start = max(head.left_edge.i, bound, head.i - LONGEST)
    for at in range(head.i - 1, start - 1, -1):
        token = doc[at]
        cut = token.is_space or token.text in {'"', "“", "”", ";", ":", "--", "—", "(", ")"}
        cut = cut or (token.text == "," and at > start and doc[at - 1].pos_ in {"NOUN", "PROPN", "PRON"})
        cut = cut or token.dep_ in {"mark", "preconj", "prep"} or token.tag_ in {"WDT", "WP", "WRB", "MD"}
        cut = cut or (
            token.tag_ in {"VBD", "VBZ", "VBP", "VB"} and token.dep_ in {"ROOT", "relcl", "ccomp", "advcl", "conj", "aux", "xcomp"}
        )
        if cut:
            return at + 1
    while start < head.i and (doc[start].is_punct or doc[start].dep_ in {"cc", "prep"}):
        start += 1
    return start


def counted(doc: Doc, head: Token, start: int, bound: int) -> tuple[int, Token]:
    """The phrase's start and governing noun with what counts it: "tens of thousands of" people, "a group of" MPs."""
    top = head
    while top.dep_ == "pobj" and top.head.lower_ == "of" and top.head.dep_ == "prep":
        counter = top.head.head
        if (
            counter.lemma_.lower().rstrip("s") not in cues("counters") and counter.lower_ not in {"most", "many", "some", "several"}
        ) or counter.i < bound:
            break
        top = counter
        start = min(start, opening(doc, counter, bound)) if counter.pos_ in {"NOUN", "NUM", "ADJ"} else counter.i
    return start, top


def tells(child: Token, kind: EntityKind, definite: bool) -> bool:
    """Whether what follows a describing noun is part of the description."""
    people = kind in {"person", "group"}
    if child.dep_ == "acl":
        return people and not definite
    if child.dep_ != "prep" or not (
        child.lower_ == "of" or (people and child.lower_ in {"in", "at", "from", "for", "with", "to", "throughout"})
    ):
        return False
    return not any(t.dep_ == "pobj" and t.ent_type_ in {"DATE", "TIME"} for t in child.children)


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
        if child.dep_ == "prep" and child.lower_ in {"of", "in", "from", "for"}:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.pos_ == "PROPN":
                    return country_named(" ".join(t.text for t in noun.subtree)) or place_in([t.text for t in noun.subtree])
    return None


def idle(head: Token, sort: str) -> bool:
    """Whether a known noun names nothing here: a counter ("a group of" people), an office held, a paper that says nothing."""
    governor = head.head
    if head.lemma_.lower() in cues("counters") and any(
        t.lower_ == "of" and any(p.tag_ == "NNS" for p in t.children) for t in head.children
    ):
        return True
    if head.lower_ == "reports" and head.i and noun_of([doc_before(head)]):
        return True
    if head.dep_ == "pobj" and governor.lower_ == "as" and head.tag_ in {"NN", "NNP"} and sort == "person":
        return not any(t.dep_ in {"det", "poss"} and t.lower_ != "the" for t in head.children)
    if sort == "document" and {head.lower_, head.lemma_.lower()} & words_of("document", "speaking"):
        told = head.dep_ == "pobj" and governor.lower_ == "to" and governor.head.lower_ == "according"
        return not told and not (head.dep_ == "nsubj" and governor.lemma_ in words_of("speech", "verbs"))
    return False


def member_of(head: Token) -> str | None:
    """The sector of the body whose members or head a phrase names ("members of the Judiciary Committee")."""
    for child in head.rights:
        if child.lower_ == "of" and child.dep_ == "prep":
            for body in child.children:
                found = noun_of([body.lower_]) if body.dep_ == "pobj" else None
                if found and found[0][0] == "organization":
                    return found[0][1]
    return None


def doc_before(token: Token) -> str:
    """The word before a token, lower case."""
    return token.nbor(-1).lower_ if token.i else ""


def nominal_of(doc: Doc, head: Token, bound: int, place: int, covered: list[bool]) -> Candidate | None:
    """The base noun phrase of `head` as a candidate, when the lexicon knows what it names."""
    start = opening(doc, head, bound)
    for at in range(head.i - 1, start - 1, -1):
        if (
            covered[at]
            and doc[at].dep_ not in {"compound", "amod", "nmod", "poss", "det", "npadvmod", "punct", "case"}
            and doc[at].head.i > head.i
        ):
            start = at + 1
            break
    words = [doc[i].text for i in range(start, head.i + 1)]
    lower = tuple(w.lower() for w in words)
    if head.lemma_ in cues("country_words") and lower in {("the", head.lower_), ("this", head.lower_)}:
        return Candidate(start, head.i + 1, head.i, "nominal", "place", lower[1:], place, noun="country", definite=True)
    known = known_noun(doc, start, head)
    if known is None or lower[0] == "no" or idle(head, known[0][0]):
        return None
    (sort, sector), size, noun = known
    country = country_told(doc, head, start)
    sector = told_sector(words, sector, size, country) or member_of(head)
    plural = head.tag_ in {"NNS", "NNPS"} or sort == "group"
    kind = "group" if sort == "person" and plural else SORTS[sort]
    wide, top = counted(doc, head, start, bound)
    owned = doc[start].tag_ == "PRP$" or any(w in POSSESSIVE for w in words)
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
        gender=genders().get(head.lower_) if not plural else "plural",
        country=country,
        sector=sector if sort != "document" else None,
        noun=noun,
        marks=marks_of(words[: len(words) - size], ""),
        definite=definite,
        plural=plural,
        owned=doc[start].tag_ == "PRP$",
        name=" ".join(doc[wide:end].text.split()),
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
