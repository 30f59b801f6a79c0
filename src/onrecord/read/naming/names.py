"""Finds names: spaCy's named entities, mended, and the capitalised runs that it missed."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat
from onrecord.lexicon.offices import honorifics, noun_of
from onrecord.read.naming.candidate import Candidate
from onrecord.read.parsed import Parsed

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "PRODUCT": "organization",
    "LAW": "document",
}
PARTICLES = frozenset(
    "al el bin ibn van von der den de da dos do das di del della la le ter ten abu bint ben und of and the for & 's ’s".split()
)
INNER = frozenset("of and the for & de da do dos das di del der van von al el bin ibn la le".split())
NOT_NAMES = frozenset(
    "i mr mrs ms monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september "
    "october november december am pm est edt gmt bst utc ok tv internet christmas easter ramadan thanksgiving god".split()
)


def capital(token: Token) -> bool:
    """Whether the token starts with a capital letter or is one of a name's initials."""
    return token.text[:1].isupper()


def shouted(sentence: DocSpan) -> bool:
    """Whether a sentence is written like a headline, so that a capital tells nothing."""
    letters = [t for t in sentence if t.is_alpha]
    return len(letters) > 2 and sum(capital(t) for t in letters) > 0.7 * len(letters)


def trimmed(doc: Doc, start: int, end: int) -> tuple[int, int]:
    """The tokens of a name without determiner, possessive and punctuation around it."""
    while start < end and (
        doc[start].lower_ in {"the", "a", "an", "this", "that"} or not any(c.isalnum() for c in doc[start].text)
    ):
        start += 1
    while start < end and (
        doc[end - 1].tag_ == "POS"
        or doc[end - 1].lower_ in {"'s", "’s", "the", "and"}
        or not any(c.isalnum() for c in doc[end - 1].text)
    ):
        end -= 1
    return start, end


def title_length(words: list[str]) -> int:
    """How many words at the start of a person's name are titles ("Prime Minister Abdul Mahdi": 2)."""
    taken = 0
    while taken < len(words) - 1:
        for size in (3, 2, 1):
            if taken + size < len(words) and " ".join(words[taken : taken + size]).casefold() in honorifics():
                taken += size
                break
        else:
            break
    return taken


def entity_spans(doc: Doc) -> Iterator[tuple[int, int, EntityKind]]:
    """spaCy's entities that can be names, cut at line ends and mended at their edges."""
    for entity in doc.ents:
        kind = KINDS.get(entity.label_)
        if kind is None:
            continue
        start, end = entity.start, entity.end
        for token in entity:
            if token.is_space:
                end = token.i
                break
        start, end = trimmed(doc, start, end)
        if start < end and any(capital(doc[i]) for i in range(start, end)):
            yield start, end, kind


def runs(doc: Doc, sentence: DocSpan, taken: list[bool]) -> Iterator[tuple[int, int]]:
    """Runs of capitalised proper nouns that no entity covers."""
    position = sentence.start
    while position < sentence.end:
        token = doc[position]
        if taken[position] or not capital(token) or token.pos_ != "PROPN" or token.lower_.rstrip(".") in NOT_NAMES:
            position += 1
            continue
        end = position + 1
        while end < sentence.end and not taken[end]:
            here = doc[end]
            if capital(here) and here.pos_ in {"PROPN", "NOUN", "ADJ"} and here.lower_.rstrip(".") not in NOT_NAMES:
                end += 1
            elif (
                here.lower_ in INNER
                and end + 1 < sentence.end
                and capital(doc[end + 1])
                and doc[end + 1].pos_ == "PROPN"
                and not taken[end + 1]
            ):
                end += 2
            elif here.text == "-" and end + 1 < sentence.end and not taken[end + 1]:
                end += 2
            else:
                break
        yield position, end
        position = end


def kind_by_words(words: list[str]) -> EntityKind | None:
    """The kind that a name's own words tell: its last words name a body, or a country, or a document."""
    whole = " ".join(words)
    if country_named(whole) or country_of_seat(whole):
        return "place"
    if country_of_people(whole):
        return "group"
    found = noun_of([w.lower() for w in words])
    if (
        found
        and found[0][0] in {"organization", "group"}
        and (len(words) > 1 or found[0][1] in {"IGO", "REB", "SPY"} or words[0] in {"Congress", "Parliament", "Senate"})
    ):
        return "organization"
    return None


def find_names(parsed: Parsed) -> list[Candidate]:
    """The names of title and body in text order."""
    doc = parsed.doc
    owned = [False] * len(doc)
    number = [0] * len(doc)
    for place, sentence in enumerate(parsed.sentences):
        for i in range(sentence.start, sentence.end):
            owned[i], number[i] = True, place
    taken = [False] * len(doc)
    spans: list[tuple[int, int, EntityKind | None]] = []
    for start, end, kind in entity_spans(doc):
        if owned[start] and not any(taken[start:end]):
            spans.append((start, end, kind))
            taken[start:end] = [True] * (end - start)
    for entity in doc.ents:
        if entity.label_ in {"DATE", "TIME", "PERCENT", "MONEY", "QUANTITY", "ORDINAL", "CARDINAL"}:
            taken[entity.start : entity.end] = [True] * len(entity)
    for sentence in parsed.sentences:
        if not shouted(sentence):
            spans.extend((start, end, None) for start, end in runs(doc, sentence, taken))
    found = [made for start, end, kind in sorted(spans) if (made := name_of(doc, start, end, kind, number[start]))]
    return found


def name_of(doc: Doc, start: int, end: int, kind: EntityKind | None, sentence: int) -> Candidate | None:
    """A name from its tokens, its titles taken off; None where nothing is left that can be a name."""
    words = [doc[i].text for i in range(start, end)]
    told = kind_by_words(words)
    titles = 0
    if told is None or kind == "person":
        titles = title_length(words)
        if titles:
            kind, told = "person", None
    first = start + titles
    if (
        kind == "group"
        and doc[end - 1].dep_ in {"amod", "compound", "nmod"}
        and not doc[end - 1].tag_.startswith("NNP")
        or told == "group"
        and doc[end - 1].tag_.startswith("JJ")
    ):
        return None
    if (
        " ".join(words).casefold() in honorifics()
        or first >= end
        or (end - first == 1 and doc[first].lower_.rstrip(".") in NOT_NAMES | honorifics())
    ):
        return None
    head = doc[first:end].root.i
    return Candidate(
        start=first,
        end=end,
        head=head,
        form="name",
        kind=told or kind or "organization",
        words=tuple(words[titles:]),
        sentence=sentence,
        before=tuple(words[:titles]),
        definite=kind is not None,
    )
