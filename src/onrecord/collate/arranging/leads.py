"""The sentence that tells the story: of those at the beginnings of articles, the one that holds most of what all begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence

from onrecord.collate.arranging.core import Core
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import days_of, words_of
from onrecord.facts.record import RecordAct, RecordEvent, RecordFigure
from onrecord.facts.span import Side, Span
from onrecord.lexicon.closed import listed

BEGINNING = 6
"""Sentences after the title that are looked at in each article."""
FEWEST, MOST = 8, 50
"""Words of a sentence that can lead."""
LONG = 35
NUMBER = 0.3
"""What a figure counts beside a deed or a decision: a sentence of numbers tells no story."""
QUOTES = "\"'“‘«„"
QUOTED = re.compile(r'["“„«][^"“”„«»]*["”»]')
FIRST_PERSON = re.compile(r"\b(?:I|my|me|mine|I['’](?:m|ve|d|ll))\b")
ENDS = ".!?”’\"'"
CENTRAL = 2.0
"""What it adds that a sentence says itself what all articles tell."""
DATED = 0.1
"""The same of any sentence that says what happened on a day, before what has none."""
DAY = len("2020-01-05")
RECENT = 5
"""Days before an article up to which what it tells of is news."""
NO = 0.3
"""What a "not" takes away: a lead says what is so."""
OPENING = 60
"""Characters of a sentence after which a clause is no longer its main one: a date line, a place and a day stand before it."""
DEPTH = 0.04
"""What each sentence before it takes away."""
Claim = RecordEvent | RecordAct | RecordFigure


def lead_of(
    material: Material, core: Core, claims: Iterable[Claim], events: Iterable[tuple[RecordEvent, Sequence[EventAccount]]] = ()
) -> Side | None:
    """The sentence, with its words; None where no article has one that can stand by itself.

    One that says itself what most articles tell leads before one that only speaks of it. `events` are weighed, each with its
    accounts.
    """
    central = _central(material, events)
    held: dict[str, list[tuple[Span, float, str]]] = defaultdict(list)
    for claim in claims:
        for account in claim.accounts:
            weight = claim.weight * (NUMBER if isinstance(claim, RecordFigure) else 1.0)
            held[account.article] += [(s, weight, claim.id) for s in account.spans]
    best: tuple[float, int, Side] | None = None
    for source in material.sources:
        for n, sentence in enumerate(_beginning(source)):
            if not _stands_alone(sentence, source):
                continue
            inside = (row for row in held[source.id] if sentence.start <= row[0].start and row[0].end <= sentence.end)
            told = {claim_id: weight for _, weight, claim_id in inside}
            words = len(sentence.of(source.text).split())
            worth = (
                sum(sorted(told.values(), reverse=True)[:4]) / 4
                + core.held_by(sentence.of(source.text))
                + CENTRAL * max((share for at, share in central[source.id] if sentence.start <= at < sentence.end), default=0.0)
                - DEPTH * n
                - NO * bool(words_of(sentence.of(source.text)).negated)
                - 0.02 * max(0, words - LONG)
            )
            row = (worth, -material.rank[source.id], Side(source.id, (sentence,), sentence.of(source.text)))
            if told and (best is None or row[:2] > best[:2]):
                best = row
    return best[2] if best else None


def _central(
    material: Material, events: Iterable[tuple[RecordEvent, Sequence[EventAccount]]]
) -> dict[str, list[tuple[int, float]]]:
    """By article where its sentences say, in their main clauses, what happened, each with how much of the coverage tells it."""
    found: dict[str, list[tuple[int, float]]] = defaultdict(list)
    for event, accounts in events:
        share = event.weight * len({h.source.id for h in accounts}) / max(1, len(material.sources))
        for h in accounts:
            told = h.event.told
            main = told is not None and told.start - h.source.sentence(told.start).start <= OPENING
            if h.asserts and main and h.event.factuality == "actual" and not _is_past(h):
                found[h.source.id].append((h.event.trigger.start, share + DATED * (len(h.event.date or "") == DAY)))
    return found


def _is_past(h: EventAccount) -> bool:
    """Whether it is told of a day long before the article."""
    day, told = days_of(h.event.date or ""), days_of((h.source.reading.article.published_at or "")[:DAY])
    return day is not None and told is not None and told[0] - day[1] > RECENT


def _beginning(source: Source) -> Sequence[Span]:
    title = next((b for b in source.reading.blocks if b.kind == "title"), None)
    sentences = [s for s in source.sentences if title is None or s.start >= title.end]
    return sentences[:BEGINNING]


def _stands_alone(sentence: Span, source: Source) -> bool:
    """Whether a sentence can be read by itself: whole, no quotation, no "he" that nobody knows at its beginning."""
    text = sentence.of(source.text).strip()
    words = text.split()
    if not FEWEST <= len(words) <= MOST or "\n" in text or text[0] in QUOTES or text[-1] not in ENDS or not text[0].isupper():
        return False
    if FIRST_PERSON.search(QUOTED.sub("", text)):
        return False  # a writer's own view
    return words[0].casefold().strip(",") not in listed("open_subjects") and not text.endswith("?")
