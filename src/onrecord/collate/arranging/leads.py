"""The sentence that tells the story: of those at the beginnings of articles, the one that holds most of what all begin with."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from onrecord.collate.arranging.core import Core
from onrecord.collate.arranging.event_columns import OPINION
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import days_of, words_of
from onrecord.facts.record import RecordAct, RecordEvent, RecordFigure
from onrecord.facts.span import Side, Span
from onrecord.lexicon.closed import listed

BEGINNING, FURTHER = 6, 12
"""Sentences after the title that are looked at in each article, and those of which one leads that says what happened."""
FEWEST, MOST = 8, 50
"""Words of a sentence that can lead."""
LONG, MANY = 35, 28
"""Words from which on a sentence is less worth for its length, and from which on its main clause leads in its place."""
NUMBER = 0.3
"""What a figure counts beside a deed or a decision: a sentence of numbers tells no story."""
QUOTES = "\"'“‘«„"
QUOTED = re.compile(r'["“„«][^"“”„«»]*["”»]')
WORD = re.compile(r"[^\W\d_]+")
STAMP = re.compile(r"^(?:[A-Z][\w.,' ]{1,40})?\([A-Z][\w .&/-]{1,30}\)\s*[—–-]*\s*")
"""A place and an agency before a report's first words: "LONDON (AP) —", "(CNN)"."""
BLOG = re.compile(r"/blogs?(?=/)")
FIRST_PERSON = re.compile(r"\b(?:I|my|me|mine|I['’](?:m|ve|d|ll))\b")
ENDS = ".!?”’\"'"
REPORTED, JOINED, HANGING = 0.8, 0.6, 0.5
"""How plainly a deed is told in what somebody announces, by the second verb of a subject, and where its clause hangs on another."""
ENOUGH, HANGS = 12, 4
"""Fewest words of a clause that leads in its sentence's place, and those at its beginning of which none hangs it on another."""
JOINING = frozenset({"and", "then"})
ABOUT = 0.2
"""What the words of its clause add that the beginnings of all articles share: where two tellings were not found to be one."""
UNSURE, OWN_VIEW = 0.5, 0.5
"""What it takes away that a sentence holds something for likely or possible, and that a column's writer tells it."""
ANSWERING, ANSWER = frozenset({"REQUEST", "REJECT", "ACCUSE", "THREATEN"}), 0.5
"""What is said to what happened, and what it counts where one account alone tells it."""
NAMELESS = 0.6
"""The weight of a happening of which no account's words make a title: its sentences may tell it well."""
CENTRAL = 2.5
"""What it adds that a sentence says itself what all articles tell."""
DATED = 0.1
"""The same of any sentence that says what happened on a day, before what has none."""
DAY = len("2020-01-05")
RECENT = 3
"""Days before an article up to which what it tells of is news."""
NO = 0.3
"""What a "not" takes away: a lead says what is so."""
OPENING = 60
"""Characters of a sentence after which a clause is no longer its main one: a date line, a place and a day stand before it."""
DEPTH = 0.06
"""What each sentence before it takes away."""
Claim = RecordEvent | RecordAct | RecordFigure


class Telling(NamedTuple):
    """A clause that says what happened: how much of the coverage tells it and how plainly; whether another article does."""

    share: float
    clause: Span
    shared: bool


def lead_of(
    material: Material,
    core: Core,
    claims: Iterable[Claim],
    events: Iterable[tuple[RecordEvent, Sequence[EventAccount]]] = (),
) -> Side | None:
    """The sentence, with its words; None where no article has one that can stand by itself.

    One whose main clause says what most articles tell leads before one that only speaks of it. `events` are weighed, each with
    its accounts. Of a long sentence its main clause leads.
    """
    central = _central(material, core, events)
    held: dict[str, list[tuple[Span, float, str]]] = defaultdict(list)
    for claim in claims:
        for account in claim.accounts:
            weight = claim.weight * (NUMBER if isinstance(claim, RecordFigure) else 1.0)
            if isinstance(claim, RecordEvent) and is_past(claim.date, material.by_id[account.article]):
                continue
            held[account.article] += [(s, weight, claim.id) for s in account.spans]
    best: tuple[float, int, Side] | None = None
    for source in material.sources:
        for n, sentence in enumerate(_beginning(source)):
            if not _stands_alone(sentence, source):
                continue
            text = sentence.of(source.text)
            inside = (row for row in held[source.id] if sentence.start <= row[0].start and row[0].end <= sentence.end)
            told = {claim_id: weight for _, weight, claim_id in inside}
            tellings = [one for one in central[source.id] if sentence.contains(one.clause)]
            says = max((one.share for one in tellings), default=0.0)
            negated = bool(words_of(text).negated) and not any(one.shared for one in tellings)
            if n >= BEGINNING and not says:
                continue
            worth = (
                sum(sorted(told.values(), reverse=True)[:4]) / 4
                + core.held_by(text)
                + CENTRAL * says
                - DEPTH * n
                - NO * negated
                - UNSURE * is_unsure(text)
                - OWN_VIEW * is_opinion(source)
                - 0.02 * max(0, len(text.split()) - LONG)
            )
            row = (worth, -material.rank[source.id], _short(sentence, source, tellings))
            if told and (best is None or row[:2] > best[:2]):
                best = row
    return best[2] if best else None


def _short(sentence: Span, source: Source, tellings: Sequence[Telling]) -> Side:
    """The sentence; of a long one the clause that it begins with, where that tells most plainly what happened."""
    text = sentence.of(source.text)
    first = max(tellings, key=lambda t: t.share, default=None)
    if first is not None and len(text.split()) > MANY and first.clause.start == sentence.start:
        words = first.clause.of(source.text).split()
        hangs = any(w.casefold() in listed("taking_as_known") for w in words[:HANGS])
        if not hangs and len(words) >= ENOUGH and words[-1].casefold().strip(",") not in listed("hanging"):
            return Side(source.id, (first.clause,), " ".join(words))
    return Side(source.id, (sentence,), text)


def _central(
    material: Material, core: Core, events: Iterable[tuple[RecordEvent, Sequence[EventAccount]]]
) -> dict[str, list[Telling]]:
    """By article the clauses that say what happened, each with how much of the coverage tells it and how plainly it does."""
    found: dict[str, list[Telling]] = defaultdict(list)
    for event, accounts in events:
        many = len({h.source.id for h in accounts})
        share = max(event.weight, NAMELESS) * many / max(1, len(material.sources))
        kind = ANSWER if many == 1 and event.type in ANSWERING else 1.0
        for h in accounts:
            known = many > 1 and event.factuality == "actual" and h.event.factuality == "alleged"  # one names whose word it has
            real = h.event.factuality == "actual" or known
            if real and not is_past(h.event.date, h.source) and (plain := plainness(h)):
                about = ABOUT * core.held_by((h.event.told or h.event.trigger).of(h.source.text))
                worth = kind * plain * (share + about + DATED * (len(h.event.date or "") == DAY))
                found[h.source.id].append(Telling(worth, h.spans[0], many > 1))
    return found


def plainness(h: EventAccount) -> float:
    """How plainly a sentence tells a deed, from 0 to 1: most in its main clause, less in a clause that hangs on another.

    What is only named ("shocked by the dismissal"), or told in a relative clause, is not told by its sentence.
    """
    told, subject, text = h.event.told, h.event.subject, h.source.text
    sentence = h.source.sentence(h.event.trigger.start)
    if told is None or h.is_noun or h.subject_words.casefold() in listed("third_persons") or is_unsure(told.of(text)):
        return 0.0
    before = STAMP.sub("", text[sentence.start : told.start]).strip()
    last = re.split(r"\s", before.rstrip(" ,"))[-1].casefold() if before else ""
    if subject is not None and not told.overlaps(subject):  # of two verbs of one subject the second
        return JOINED if last in JOINING and subject.start - sentence.start <= OPENING else 0.0
    if not before or (before.endswith(",") and h.event.attribution is None):
        return 1.0
    if last in listed("relative_words") or last == "where":
        return REPORTED if last == "that" and h.event.attribution is not None else 0.0
    if last in listed("taking_as_known"):
        return HANGING
    return REPORTED if h.event.attribution is not None else HANGING


def is_past(day: str | None, source: Source) -> bool:
    """Whether a day lies long before the article: what it tells of then is no news of it."""
    told, published = days_of(day or ""), days_of((source.reading.article.published_at or "")[:DAY])
    return told is not None and published is not None and published[0] - told[1] > RECENT


def is_unsure(text: str) -> bool:
    """Whether a sentence holds something for likely, seeming or possible in the writer's own words."""
    return any(word in listed("hedging") for word in WORD.findall(QUOTED.sub("", text)))


def is_opinion(source: Source) -> bool:
    """Whether the article stands among an outlet's opinions, by its address or title; a news desk may have a blog, too."""
    article = source.reading.article
    return bool(OPINION.search(BLOG.sub("/", article.url or "")) or OPINION.search(article.title))


def told_by_report(core: Core, source: Source, text: str) -> float:
    """How much of what the story is about some words of an article tell, from 0 to 1; below 0 in a column."""
    return -1.0 if is_opinion(source) else core.held_by(text)


def _beginning(source: Source) -> Sequence[Span]:
    title = next((b for b in source.reading.blocks if b.kind == "title"), None)
    sentences = [s for s in source.sentences if title is None or s.start >= title.end]
    stamps = (STAMP.match(s.of(source.text)) for s in sentences[:FURTHER])
    return [Span(s.start + (m.end() if m else 0), s.end) for s, m in zip(sentences, stamps, strict=False)]


def _stands_alone(sentence: Span, source: Source) -> bool:
    """Whether a sentence can be read by itself: whole, no quotation, no "he" that nobody knows at its beginning."""
    text = sentence.of(source.text).strip()
    words = text.split()
    if not FEWEST <= len(words) <= MOST or "\n" in text or text[0] in QUOTES or text[-1] not in ENDS or not text[0].isupper():
        return False
    if FIRST_PERSON.search(QUOTED.sub("", text)):
        return False  # a writer's own view
    opens = words[0].casefold().strip(",") in listed("open_subjects") and not words[1][0].isdigit()  # "all 66 on board"
    return not opens and not text.endswith("?")
