"""Names in headlines, where every word has a capital: only what the rest of the article names, or what is a name by itself."""

from __future__ import annotations

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.bodies import body_named
from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat
from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.offices import noun_of
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.tokens import POSSESSIVE, bare, title_length
from onrecord.read.parsed import Parsed

LONGEST = 6
Run = tuple[int, int, EntityKind | None]


def known_names(names: list[Candidate]) -> dict[tuple[str, ...], EntityKind]:
    """The names outside headlines, and the surnames of people, with their kinds."""
    known: dict[tuple[str, ...], EntityKind] = {}
    for name in names:
        known.setdefault(tuple(w.casefold() for w in name.words), name.kind)
        if name.kind == "person" and len(name.words) > 1:
            known.setdefault((name.words[-1].casefold(),), "person")
    return known


def names_in_headlines(parsed: Parsed, loud: list[bool], names: list[Candidate], runs: list[tuple[Run, int]]) -> list[Candidate]:
    """The names of headline-like sentences."""
    doc = parsed.doc
    known = known_names(names)
    taken = {i for name in names for i in range(name.start, name.end)}
    found: list[Candidate] = []

    def put(start: int, end: int, kind: EntityKind, sentence: int, sure: int) -> None:
        words = tuple(doc[i].text for i in range(start, end))
        found.append(Candidate(start, end, doc.span(start, end).root.i, "name", kind, words, sentence, sure=sure))
        taken.update(range(start, end))

    for (start, end, kind), number in runs:
        first = start + title_length([doc[i].text for i in range(start, end)])
        if kind == "person" and 1 < end - first < 4 and is_given_name(doc[first].text):
            put(first, end, kind, number, 0)
    for number, sentence in enumerate(parsed.sentences):
        position = sentence.start
        while loud[number] and position < sentence.end:
            size = 1
            for length in range(min(LONGEST, sentence.end - position), 0, -1):
                words = [doc[i].text for i in range(position, position + length)]
                kind = known.get(tuple(w.casefold() for w in words)) or kind_alone(" ".join(words))
                if kind and not taken.intersection(range(position, position + length)):
                    put(position, position + length, kind, number, 0)
                    size = length
                    break
            position += size
    for (start, end, kind), number in runs:
        alone = not taken.intersection(range(start, end)) and not noun_of([doc[end - 1].lower]) and bare(doc[start]).isalpha()
        if kind == "place" and end - start < 3 and alone:
            put(start, end, kind, number, 0)
    return found


def kind_alone(phrase: str) -> EntityKind | None:
    """The kind of a name that the lexicon knows; a demonym before its noun is none."""
    if phrase in POSSESSIVE or (phrase.casefold() == "us" and phrase != "US"):
        return None
    body = body_named(phrase)
    if body:
        return body.kind
    if country_named(phrase) or country_of_seat(phrase):
        return "place"
    return "group" if country_of_people(phrase) and phrase.endswith("s") and not phrase.endswith("ss") else None
