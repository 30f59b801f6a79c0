"""What a record does not say of what leads it, and why: no account tells it, accounts leave it open, or the reader could not tell.

Only where nothing of the kind stands anywhere in the story's articles is it said that no account tells it, and accounts leave it
open only where none of them tells it either: what the reader failed to take from words that are there is the reader's.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Source
from onrecord.collate.slots.left_open import About, left_open_by_accounts
from onrecord.facts.record import Abstention, RecordAct, RecordEvent
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import left_open, word_set

LEADS = 3
"""Events and acts, those of most weight first, of which a record says what it does not say."""
REACH = 2
"""Sentences before and after an account within which words that leave it open speak of it."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}|\d{4}-W\d|XXXX-WXX-\d")
_TALLY = re.compile(
    r"\b\d{1,3}(?: ?[-–] ?| votes? to | to | in favou?r )\d{1,3}\b|\bunanim|\b(?:votes?|majority|margin) of \w+", re.IGNORECASE
)
Found = Callable[[Source, Span], bool]


def silences(
    sources: Sequence[Source],
    events: Sequence[RecordEvent],
    event_accounts: Sequence[Sequence[EventAccount]],
    acts: Sequence[RecordAct],
    act_accounts: Sequence[Sequence[ActAccount]],
    about: About,
) -> tuple[Abstention, ...]:
    """The empty slots of the claims that lead, with the reason of each; `sources` are all the articles of the story."""
    told = sorted(zip(events, event_accounts, strict=True), key=lambda x: -x[0].weight)[:LEADS]
    done = sorted(zip(acts, act_accounts, strict=True), key=lambda x: -x[0].weight)[:LEADS]
    of_events = (a for e, accounts in told if e.weight > 0 for a in _of_event(sources, e, accounts))
    of_acts = (a for act, accounts in done if act.weight > 0 for a in _of_act(sources, act, accounts))
    return (*left_open_by_accounts(sources, events, about), *of_events, *of_acts)


def _of_event(sources: Sequence[Source], event: RecordEvent, accounts: Sequence[EventAccount]) -> Iterator[Abstention]:
    places = [(h.source, h.event.trigger) for h in accounts]
    if event.factuality not in {"actual", "alleged"} or not places:
        return
    if not event.date:
        yield _silent(sources, f"{event.id}:date", places, _tells_a_day, "when")
    if not event.place:
        yield _silent(sources, f"{event.id}:place", places, _names_a_place, "where")
    if not event.actors and not any(h.dies for h in accounts):
        yield _silent(sources, f"{event.id}:actor", places, _names_somebody, "who")


def _of_act(sources: Sequence[Source], act: RecordAct, accounts: Sequence[ActAccount]) -> Iterator[Abstention]:
    if act.votes is None and act.sort in word_set("voted_on") and act.stage in {"passed", "rejected"}:
        places = [(d.source, d.act.evidence[0]) for d in accounts if d.act.evidence]
        yield _silent(sources, f"{act.id}:votes", places, _gives_a_tally, "votes")


def _silent(sources: Sequence[Source], about: str, places: Sequence[tuple[Source, Span]], tells: Found, asked: str) -> Abstention:
    """The reason why a slot is empty, with the words that leave it open where an account has them."""
    elsewhere = [s for s in sources if all(s is not own for own, _ in places)]
    if any(tells(s, Span(0, len(s.text))) for s in elsewhere):
        return Abstention(
            about, "the reader could not tell", "the story's articles have words of the kind, and none was tied to it"
        )
    near = [(source, _around(source, span)) for source, span in places]
    for source, span in near:
        if words := _open().get(asked) and re.search(_open()[asked], span.of(source.text), re.IGNORECASE):
            outlet = source.reading.article.outlet or "one account"
            return Abstention(about, "accounts leave it open", f"{outlet}: “{' '.join(words.group().split())}”")
    if any(tells(source, Span(0, len(source.text))) for source, _ in near):
        return Abstention(about, "the reader could not tell", "its articles have words of the kind, and none could be tied to it")
    return Abstention(about, "no account tells it", f"nothing of the kind stands in {_articles(near)}")


def _articles(near: Sequence[tuple[Source, Span]]) -> str:
    number = len({s.id for s, _ in near})
    return "its one account" if number == 1 else f"the {number} articles that tell of it"


def _around(source: Source, span: Span) -> Span:
    if not source.sentences:
        return span
    here = source.sentence_number(span.start)
    last = min(len(source.sentences) - 1, here + REACH)
    return Span(source.sentences[max(0, here - REACH)].start, source.sentences[last].end)


def _tells_a_day(source: Source, span: Span) -> bool:
    return any(span.start <= t.start < span.end and _DAY.match(t.value or "") for t in source.reading.times)


def _names_a_place(source: Source, span: Span) -> bool:
    return _names(source, span, frozenset({"place"}))


def _names_somebody(source: Source, span: Span) -> bool:
    return _names(source, span, frozenset({"person", "organization", "group"}))


def _names(source: Source, span: Span, kinds: frozenset[str]) -> bool:
    found = (source.entities.get(m.entity) for m in source.reading.mentions if span.start <= m.start < span.end)
    return any(e is not None and e.kind in kinds for e in found)


def _gives_a_tally(source: Source, span: Span) -> bool:
    return bool(_TALLY.search(span.of(source.text)))


@cache
def _open() -> dict[str, str]:
    return left_open()
