"""One claim put at different times."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations, islice

from onrecord.collate.acts import ActAccount
from onrecord.collate.discrepancies.kinship import of_other_persons
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Source
from onrecord.collate.statements import ALL_BUT
from onrecord.collate.wording import DAY, MONTHS, SHORT_MONTHS, WEEKDAYS, dates_apart, verbatim
from onrecord.facts.record import Verdict
from onrecord.facts.span import Span

_NAMES_DAY = re.compile(rf"\b(?:{WEEKDAYS}|today|yesterday|tomorrow|\d{{4}}|{SHORT_MONTHS}|{MONTHS})\b", re.IGNORECASE)
_STAMP = re.compile(
    r"\b(?:updated|posted|published|modified)\b[^.]{0,25}$|\b(?:said|says|conference)(?: \w+)? \(?$",
    re.IGNORECASE,
)
"""Words before a day on which something is published or said, and not done."""
_THING = re.compile(r"\b(?:the|a|an|this|his|her|its|their|[\w-]+['’]s)\s+(?:[\w-]+\s+){0,3}$", re.IGNORECASE)
_CLOCK = re.compile(
    r"\b(?:early|late|midnight|night|evening|morning|dawn|GMT|UTC|local time|\d{4} ?(?:GMT|local)|\d{1,2}(?::\d{2})? ?[ap]\.?m)\b",
    re.IGNORECASE,
)

NEAR, FAR = 3, 10_000
"""Days apart up to which two dates of a deed can be one date told wrongly, and more than any."""
DEED = 0.5
"""Likeness of two clauses from which they tell of one deed."""
NEARBY = 60
"""Characters before and after a time within which a person named is whom it is told of."""
LEAST = 3
"""Content words that they must share."""


ENDED = frozenset({"lifted", "suspended", "withdrawn", "completed", "rejected"})
"""Stages that another day brings than that on which the act was done."""


@dataclass(frozen=True)
class Dated:
    """A time given for a claim in one article."""

    source: Source
    span: Span
    value: str
    around: str


def dates(found: Claims) -> Iterator[Finding]:
    """Events, and statements of all but the same words, that are put at times which cannot be one."""
    for event, group in zip(found.events, found.event_accounts, strict=True):
        yield from islice(_of_deeds(found, group, event.id), 1)
    for act, accounts in zip(found.acts, found.act_accounts, strict=True):
        told = [t for d in accounts if _one_date(d) and not _ended(d) for t in _of_act(d)]
        yield from _differ(found, told, (act.id,))
    for statement, variants in zip(found.statements, found.statement_accounts, strict=True):
        if len({v.source.id for v in variants}) > 1:
            indirect = [v for v in variants if not v.in_quotes]
            for v, w in combinations(indirect, 2):
                told = [d for x in (v, w) for d in _within(x.source, x.attribution.content)]
                if len(told) == 2 and verbatim(v.words, w.words) >= ALL_BUT:
                    yield from _differ(found, told, (statement.id,))


def _ended(d: ActAccount) -> bool:
    """Whether its article tells of the day on which the act ended or was answered, not of that on which it was done."""
    return d.act.stage in ENDED or (d.act.stage == "accepted" and d.act.sort == "resignation")


def _thing(h: EventAccount) -> bool:
    """Whether the deed is told as a thing ("the deadly shooting on Monday"), whose day may be another deed's."""
    before = h.source.text[max(0, h.event.trigger.start - 40) : h.event.trigger.start]
    return bool(_THING.search(before))


def _one_date(d: ActAccount) -> bool:
    """Whether its article dates all acts of its sort alike: a list of such acts does not tell which is which."""
    return len({a.date for a in d.source.reading.acts if a.sort == d.act.sort and a.date}) < 2


def _of_deeds(found: Claims, group: Sequence[EventAccount], claim: str) -> Iterator[Finding]:
    """Dates of two tellings of one deed that lie so near that one of them can be wrong."""
    told = [(h, d) for h in group if h.event.factuality == "actual" for d in _of_event(h.source, h.event.date, h.spans)]
    for (h, a), (k, b) in combinations(told, 2):
        if (h.actors and k.actors and not h.actors & k.actors) or _thing(h) or _thing(k):
            continue
        near = (_apart(_day(a.value), _day(b.value)) or FAR) <= NEAR
        alike = h.trigger == k.trigger and found.deeds.compare(h.words, k.words) >= DEED and len(h.words.bag & k.words.bag) >= LEAST
        if near and alike:
            yield from _differ(found, (a, b), (claim,))


def _of_event(source: Source, value: str | None, spans: Sequence[Span]) -> list[Dated]:
    """The words in the event's sentence that give its date."""
    if not value:
        return []
    for span in spans:
        found = _in_sentence(source, value, span)
        if found:
            return [found]
    return []


def _of_act(d: ActAccount) -> list[Dated]:
    """The words within the clause that tells of the act's making which give its date: when it is done, not when it takes effect."""
    if d.act.stage == "planned":
        return []
    clauses = [e for e in d.act.evidence if any(e.contains(w) for w in d.act.stage_evidence)]
    found = [(c, t) for c in clauses for t in _of_event(d.source, d.act.date, (c,))]
    return [t for c, t in found if c.contains(t.span)][:1]


def _in_sentence(source: Source, value: str, span: Span) -> Dated | None:
    sentence = source.sentence(span.start)
    fits = [
        t
        for t in source.reading.times
        if sentence.start <= t.start < sentence.end
        and DAY.match(t.value or "")
        and (t.value[:10].startswith(value[:10]) or value.startswith(t.value[:10]))
    ]
    if not fits:
        return None
    best = min(fits, key=lambda t: (not span.start <= t.start < span.end, abs(t.start - span.end)))
    return Dated(source, Span(best.start, best.end), best.value, source.text[max(sentence.start, best.start - 25) : best.end + 25])


def _within(source: Source, spans: Sequence[Span]) -> list[Dated]:
    return [
        Dated(source, Span(t.start, t.end), t.value, source.text[max(0, t.start - 25) : t.end + 25])
        for t in source.reading.times
        if t.type in {"DATE", "TIME"} and DAY.match(t.value or "") and any(s.start <= t.start and t.end <= s.end for s in spans)
    ]


def clashing_days(a: Dated, b: Dated) -> bool:
    """Whether both are told in words that name a day, month or year, and cannot be one."""
    said = [t.span.of(t.source.text) for t in (a, b)]
    if said[0].casefold() == said[1].casefold() or any(
        _STAMP.search(t.around[: t.around.find(w)]) for t, w in zip((a, b), said, strict=True)
    ):
        return False
    told = all(_NAMES_DAY.search(w) for w in said)
    return told and a.source is not b.source and dates_apart(_day(a.value), _day(b.value))


def _differ(found: Claims, told: Sequence[Dated], claims: tuple[str, ...]) -> Iterator[Finding]:
    """The first two times that cannot be one."""
    for i, b in enumerate(told):
        for a in told[:i]:
            if clashing_days(a, b) and not _of_others(found, a, b):
                verdict, reason = judge(found, a, b)
                yield Finding("date", verdict, reason, (side(a.source, (a.span,)), side(b.source, (b.span,))), claims)
                return


def _of_others(found: Claims, a: Dated, b: Dated) -> bool:
    """Whether the words near the two times name different persons."""
    return of_other_persons(found, *((t.source, _near(t)) for t in (a, b)))


def _near(t: Dated) -> Span:
    sentence = t.source.sentence(t.span.start)
    return Span(max(sentence.start, t.span.start - NEARBY), min(sentence.end, t.span.end + NEARBY))


def _day(value: str) -> str:
    found = DAY.match(value)
    return found.group() if found else ""


def judge(found: Claims, a: Dated, b: Dated) -> tuple[Verdict, str]:
    """What two times of one claim are to each other."""
    editions = found.trace.material.editions
    if editions.get(a.source.id) == b.source.id or editions.get(b.source.id) == a.source.id:
        return "update", "the later edition puts the time right"
    days = _apart(_day(a.value), _day(b.value))
    if days == 1 and _CLOCK.search(a.around) and _CLOCK.search(b.around):
        return "scope", "hours around midnight, in one time zone and in another"
    return "conflict", f"{a.span.of(a.source.text)} in one account, {b.span.of(b.source.text)} in the other"


def _apart(a: str, b: str) -> int | None:
    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    except ValueError:
        return None
