"""Names that the lexicon knows as they stand: bodies and outlets."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.bodies import Body, body_named, lengths_from
from onrecord.lexicon.countries import country_of_people
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import noun_of
from onrecord.lexicon.outlets import find_outlets
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.tokens import capital, party_member
from onrecord.read.parse.tokens import Doc
from onrecord.read.parsed import Parsed


def known_names(parsed: Parsed, numbers: list[int], loud: list[bool], taken: list[bool]) -> Iterator[Candidate]:
    """The bodies, then the outlets, of the lexicon that the article names; their tokens are marked as taken."""
    doc = parsed.doc

    def made(first: int, last: int, kind: EntityKind) -> Candidate:
        taken[first:last] = [True] * (last - first)
        words = tuple(doc[i].text for i in range(first, last))
        return Candidate(first, last, doc.span(first, last).root.i, "name", kind, words, numbers[first], sure=3)

    for first, last, body in bodies(parsed):
        headline = loud[numbers[first]] and last - first == 1 and not doc[first].text.isupper()
        if numbers[first] >= 0 and not headline and not any(taken[first:last]):
            yield made(first, last, body.kind)
    for named in find_outlets(parsed.text):
        run = doc.exactly(named.start, named.end)
        if run is None or numbers[run.start] < 0:
            continue
        start, end = run.start, run.end
        unsure = named.ambiguous or common(doc.span(start, end).text)
        if not any(taken[start:end]) and (not unsure or told_outlet(doc, start, end)):
            outlet = made(start, end, "outlet")
            outlet.outlet, outlet.sector = named.outlet.key, "JRN"
            yield outlet


def bodies(parsed: Parsed) -> Iterator[tuple[int, int, Body]]:
    """The bodies and peoples that the lexicon knows by names of several words, or of capitals alone, the longest at each place."""
    doc, words = parsed.doc, parsed.words
    place = 0
    while place < len(words):
        size = 1
        for length in lengths_from(words[place]):
            run = doc.span(place, place + length)
            body = body_named(run.text)
            adjective = body is not None and body.kind == "group" and run[-1].dep in {"amod", "compound", "nmod"}
            adjective = adjective or (body is not None and party_member(run[-1]))
            if body and (length > 1 or run.text.isupper() or body.kind == "group") and not adjective:
                yield place, place + len(run), body
                size = length
                break
        place += size


def common(name: str) -> bool:
    """Whether one word that is an outlet's name has another meaning too ("Republican", "State")."""
    return " " not in name and (
        body_named(name) is not None or noun_of([name.lower()]) is not None or country_of_people(name) is not None
    )


def told_outlet(doc: Doc, first: int, last: int) -> bool:
    """Whether the context of an ambiguous outlet name ("the Times", "the Post") tells of an outlet."""
    if not capital(doc[first]) or doc[first].pos not in {"PROPN", "NOUN"}:
        return False
    if first and last < len(doc) and doc[first - 1].text == "(" and doc[last].text == ")":
        return True
    if not (first > 0 and doc[first - 1].lower == "the") and not (doc[first].text.isupper() and last - first == 1):
        return False
    root = doc.span(first, last).root
    verb = root.head
    if root.dep == "nsubj":
        return verb.lemma in cues("outlet_verbs")
    if root.dep in {"dobj", "dative"}:
        return verb.lemma == "tell"
    if root.dep != "pobj":
        return False
    return verb.lower in {"per", "by", "with"} or (verb.lower == "to" and verb.head.lemma in {"accord", "speak", "talk"})
