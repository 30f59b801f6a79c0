"""The moments at which a record changed, and the way through them.

A record is a function of what was published: it changed when an article told a claim that none before it told, when a second
named origin bore one, or when two accounts first stood against each other. An article that brings none of these is no moment.
All of it is read from the record as it is now, without making those of the past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from onrecord.facts.record import Record, RecordStatement
from onrecord.store.indexing import moment as in_utc
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.story.contexts import Moment, Stepper

MOST_MOMENTS = 60


@dataclass
class News:
    """What a moment brought: claims told for the first time, claims then borne by two, differences then open."""

    claims: int = 0
    borne: int = 0
    differences: int = 0

    @property
    def words(self) -> str:
        """In words, "" for nothing."""
        told = ((self.claims, "new claim"), (self.borne, "borne by two"), (self.differences, "difference"))
        return ", ".join(f"{n} {what}{'' if n == 1 or what == 'borne by two' else 's'}" for n, what in told if n)


def moments(store: Store, record: Record, chosen: str) -> tuple[Moment, ...]:
    """The moments, the oldest first; `record` is as it is now, `chosen` the moment that is shown."""
    published = {a: at for a in record.articles if (found := store.article(a)) is not None and (at := found.published_at)}
    if not published:
        return ()
    dates = sorted(set(published.values()), key=lambda at: (in_utc(at), at))
    place = {at: n for n, at in enumerate(dates)}
    news = news_of(record, {a: place[at] for a, at in published.items()})
    shown = sorted({*news, len(dates) - 1})[-MOST_MOMENTS:]
    return tuple(Moment(dates[n], wording.when(dates[n]), news[n].words if n in news else "", dates[n] == chosen) for n in shown)


def news_of(record: Record, published: Mapping[str, int]) -> dict[int, News]:
    """What each publication time brought; `published` are the places of the articles' times, from the earliest."""
    news: dict[int, News] = defaultdict(News)
    for items in (record.statements, record.events, record.figures, record.acts):
        for claim in items:
            if claim.weight <= 0 and not isinstance(claim, RecordStatement):
                continue
            told = [published[a.article] for a in claim.accounts if a.article in published]
            if told:
                news[min(told)].claims += 1
            if claim.standing == "corroborated":
                first: dict[str, int] = {}
                for account in claim.accounts:
                    if account.known and account.chain and account.article in published:
                        at = published[account.article]
                        first[account.chain[-1]] = min(at, first.get(account.chain[-1], at))
                if len(first) > 1:
                    news[sorted(first.values())[1]].borne += 1
    for difference in record.discrepancies:
        sides = sorted(published[s.article] for s in difference.sides if s.article in published)
        if sides:
            news[sides[min(1, len(sides) - 1)]].differences += 1
    return dict(news)


def stepper(steps: tuple[Moment, ...], page: str) -> Stepper | None:
    """The way through the record's states; None where it has one only."""
    if len(steps) < 2:  # one state is no way
        return None
    here = next((i for i, m in enumerate(steps) if m.chosen), len(steps) - 1)
    earlier = f"{page}?as_of={_quoted(steps[here - 1].value)}" if here > 0 else ""
    later = ""
    if here < len(steps) - 1:
        later = page if here + 1 == len(steps) - 1 else f"{page}?as_of={_quoted(steps[here + 1].value)}"
    return Stepper(steps, earlier, later)


def _quoted(moment: str) -> str:
    return moment.replace("+", "%2B")
