"""One deed put on different days, by accounts that share what sets it apart but few other words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.date import NEAR, Dated, _apart, _day, _of_event, _of_others, clashing_days, judge
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.events import EventAccount
from onrecord.collate.wording import numbers_clash, words_of
from onrecord.lexicon.comparing import deed_of

SHARED = 2
"""Content words, besides the deed, that both clauses have and few sentences of the story have."""
FEW = 5
"""Sentences up to which a word tells what the deed was done to or where."""


def days(found: Claims) -> Iterator[Finding]:
    """Pairs of events of one deed, in two articles, whose clauses share what sets the deed apart; once for a deed."""
    spread: dict[str, int] = {}
    for source in found.trace.material.sources:
        for sentence in source.sentences:
            for stem in words_of(sentence.of(source.text)).bag:
                spread[stem] = spread.get(stem, 0) + 1
    rows: dict[str, list[tuple[int, EventAccount, Dated]]] = {}
    known = set(deed_of().values())
    for n, group in enumerate(found.event_accounts):
        for h in group:
            if h.event.factuality == "actual" and (deed := _deed(h)) in known:
                rows.setdefault(deed, []).extend((n, h, d) for d in _of_event(h.source, h.event.date, h.spans[:1]))
    for told in rows.values():
        made = next((m for i, y in enumerate(told) for x in told[:i] if (m := _pair(found, x, y, spread))), None)
        if made:
            yield made


def _deed(h: EventAccount) -> str:
    """The deed that the verb tells of, with the particle after it where the lexicon knows the two."""
    after = re.match(r" ([a-z]+)\b", h.source.text[h.event.trigger.end : h.event.trigger.end + 12])
    return deed_of().get(f"{h.event.lemma}_{after.group(1)}", h.trigger) if after else h.trigger


def _pair(
    found: Claims, x: tuple[int, EventAccount, Dated], y: tuple[int, EventAccount, Dated], spread: dict[str, int]
) -> Finding | None:
    (n, h, a), (m, k, b) = x, y
    apart = _apart(_day(a.value), _day(b.value))
    if not apart or apart > NEAR or not clashing_days(a, b) or _of_others(found, a, b):
        return None
    if h.actors and k.actors and not h.actors & k.actors:
        return None
    shared = (h.words.bag & k.words.bag) - {h.trigger, k.trigger}
    if sum(spread.get(s, 0) <= FEW for s in shared) < SHARED or numbers_clash(h.words, k.words):
        return None
    verdict, reason = judge(found, a, b)
    return Finding(
        "date",
        verdict,
        reason,
        (side(a.source, (a.span,)), side(b.source, (b.span,))),
        tuple(dict.fromkeys((found.events[n].id, found.events[m].id))),
    )
