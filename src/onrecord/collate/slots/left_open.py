"""What the story's articles say themselves not to be known: "it is unclear whether she will sign", in their own words.

A question that a sentence of another article may answer is none that all leave open.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from onrecord.collate.material import Source
from onrecord.collate.wording import stem, words_of
from onrecord.facts.record import Abstention, RecordEvent
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.comparing import left_open

MOST = 3
FEWEST, LONGEST = 5, 45
"""Words of a sentence that can be read by itself."""
ANSWERED = 0.6
"""Share of a question's telling words that a sentence holds which may answer it."""
ALL, HALF = 0.8, 0.5
"""The same where it is asked when, how or why, and of the sentence that tells its deed as done."""
FURTHER = re.compile(r"[,;—–]|\s(?:but|although|though|because|since|while)\s")
"""Where a question ends and another clause begins."""
MANNER = re.compile(r"(?:when|how|why)\b(?! (?:many|much))", re.IGNORECASE)
DOER = re.compile(r"claim|investigation", re.IGNORECASE)
"""What leaves open who did it or how it came: that it happened answers neither."""
ABOUT = 20
"""Events of most weight, to one of which a question must belong."""
SHARED = 2
"""Telling words that a question's sentence shares with the title of the event it belongs to; one where it asks outright."""
TRIED = 12
"""Questions, nearest first, for which an answer is looked for."""
PLAIN = {"unknown": 1.0, "untold": 0.7}
"""How much it counts that a sentence says outright that something is not known, and that somebody does not tell it."""
ASIDE, FIRST_ASKED = 0.1, 3.0
"""What a sentence counts that holds nothing of what the story is about; how much more one that asks for doer, cause or toll."""
LEAST = 0.2
"""How much of what the story is about a sentence holds of which its question is one of the story."""
NOBODY, NAMED = re.compile(r"\b(?:he|she|him|her|his)\b"), re.compile(r"(?<=\w )[A-Z]")
"""Words that stand for a person whom a sentence has to name to be read alone, and a name inside it."""
EARLY = 0.6
"""What it counts that an account of an earlier day than the newest leaves it open."""
OPENING = frozenset({"it", "there", "many", "some"})
"""Words that stand for nobody, though they could: "it is unclear"."""
FIRST_PERSON = re.compile(r"\b(?:I|we|We|my|our)\b")
DAY = len("2020-01-05")
About = Callable[[Source, str], float]
_QUOTES = '"“”'


class Question(NamedTuple):
    """A sentence that says that something is not known, the words of what is asked, and how plainly it says so.

    `manner`: it asks when, how or why something happened, which that it did does not answer.
    """

    source: Source
    sentence: Span
    asked: frozenset[str]
    plain: float
    manner: bool


def left_open_by_accounts(sources: Sequence[Source], events: Sequence[RecordEvent], about: About) -> tuple[Abstention, ...]:
    """What accounts say not to be known of what leads, the questions nearest to it first, each with the words that say so.

    Nearest is what asks who did it, why or how many were hurt, in a sentence that speaks of what the story is about: `about` tells
    how much, below 0 where its writer asks to make a point.
    """
    leading = [e for e in sorted(events, key=lambda e: -e.weight)[:ABOUT] if e.weight > 0]
    titles = [(e, words_of(e.title).bag) for e in leading]
    newest = max((_day(s) for s in sources), default="")
    found: list[tuple[float, Question, str]] = []
    for question in _questions(sources) if titles else ():
        around = _named(question.source, question.sentence)
        shared, near = max(((len(around & bag), e) for e, bag in titles), key=lambda x: (x[0], x[1].weight))
        if shared >= (SHARED if question.plain < 1 and not question.asked & _asked_first() else 1):
            late = 1.0 if _day(question.source) == newest else EARLY
            told = question.sentence.of(question.source.text)
            held = about(question.source, f"{told} {question.source.names_meant(question.sentence)}")
            first = bool(words_of(told).bag & _asked_first())
            if held < (0 if first else LEAST) or (NOBODY.search(told) and not NAMED.search(told)):
                continue
            near_it = (ASIDE + held) * (FIRST_ASKED if first else 1.0)
            told_of = SHARED if first else min(shared, SHARED)
            found.append((question.plain * late * told_of * near.weight * near_it, question, near.id))
    kept: list[tuple[Abstention, frozenset[str]]] = []
    for _, question, event in sorted(found, key=lambda f: -f[0])[:TRIED]:
        asked = question.asked
        told_twice = any(len(asked & other) > ANSWERED * min(len(asked), len(other)) for _, other in kept)
        if len(kept) == MOST or told_twice or _may_be_answered(sources, question):
            continue
        outlet = question.source.reading.article.outlet or "one account"
        if _day(question.source) != newest:
            outlet = f"{outlet}, {_in_words(_day(question.source))}"
        words = " ".join(question.sentence.of(question.source.text).split())
        kept.append((Abstention(f"{event}:open", "accounts leave it open", f"{outlet}: “{words}”"), asked))
    return tuple(gap for gap, _ in kept)


def _questions(sources: Sequence[Source]) -> Iterator[Question]:
    """Sentences that say that something is not known, each with the question."""
    for source in sources:
        for sentence in source.sentences:
            text = sentence.of(source.text)
            said, plain = _said(text)
            if said is None or any(q in text[: said.start()] for q in _QUOTES) or "\n" in text.strip():
                continue
            words = text.split()
            first = words[0].casefold().strip(",").split("’")[0].split("'")[0]
            if not FEWEST <= len(words) <= LONGEST or first in listed("open_subjects") - OPENING or FIRST_PERSON.search(text):
                continue
            rest = said["question"] or f"{FURTHER.split(text[: said.start()])[-1]} {FURTHER.split(text[said.end() :])[0]}"
            asked = words_of(FURTHER.split(rest)[0]).bag or words_of(FURTHER.split(text)[0]).bag
            if asked:
                manner = bool(MANNER.match(rest) or DOER.search(said.group()) or asked & _asked_first())
                yield Question(source, sentence, asked, plain, manner)


def _said(text: str) -> tuple[re.Match[str] | None, float]:
    """The words by which a sentence leaves something open, and how plainly."""
    for form, plain in PLAIN.items():
        if (found := _pattern(form).search(text)) is not None:
            return found, plain
    return None, 0.0


def _may_be_answered(sources: Sequence[Source], question: Question) -> bool:
    """Whether a sentence that leaves nothing open may answer it: it holds most of the question, or tells its deed as done.

    What was published on an earlier day answers nothing that is open later.
    """
    asked, own = question.asked, question.source
    if len(asked) < SHARED and not asked & _asked_first():
        return True
    about = _named(own, question.sentence)
    for other in sources:
        if _day(other) < _day(own):
            continue
        for sentence in other.sentences:
            text = sentence.of(other.text)
            if (other is own and sentence == question.sentence) or _said(text)[0] is not None:
                continue
            if len(asked & words_of(text).bag) > (ALL if question.manner else ANSWERED) * len(asked):
                return True
        for event in other.reading.events if other is not own and not question.manner else ():
            if event.factuality == "actual" and event.subject is not None and stem(event.lemma) in asked:
                subject, told = _named(other, event.subject), _named(other, other.sentence(event.trigger.start))
                if subject & about and len(asked & told) >= max(SHARED, HALF * len(asked)):
                    return True
    return False


def _named(source: Source, span: Span) -> frozenset[str]:
    """The words of a span with the names that its pronouns stand for."""
    return words_of(span.of(source.text)).bag | words_of(source.names_meant(span)).bag


def _in_words(day: str) -> str:
    try:
        told = date.fromisoformat(day)
    except ValueError:
        return "no date"
    return f"{told.day} {told:%b} {told.year}"


def _day(source: Source) -> str:
    return (source.reading.article.published_at or "")[:DAY]


@cache
def _asked_first() -> frozenset[str]:
    return frozenset(stem(w) for w in listed("asked_first"))


@cache
def _pattern(form: str) -> re.Pattern[str]:
    return re.compile(left_open()[form], re.IGNORECASE)
