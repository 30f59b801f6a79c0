"""The moments at which a record changed, and the way through them.

A record is a function of what was published: it changed when an article told a claim that none before it told, when a second
named origin bore one, or when two accounts first stood against each other. An article that brings none of these is no moment.
All of it is read from the record as it is now, without making those of the past.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
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
    news = news_of(record, published)
    newest = max(published.values(), key=in_utc)
    dates = sorted({*news, newest}, key=lambda at: (in_utc(at), at))
    return tuple(Moment(d, wording.when(d), news[d].words if d in news else "", d == chosen) for d in dates[-MOST_MOMENTS:])


def news_of(record: Record, published: Mapping[str, str]) -> dict[str, News]:
    """What each publication time brought; `published` are the articles' times."""
    news: dict[str, News] = defaultdict(News)
    for items in (record.statements, record.events, record.figures, record.acts):
        for claim in items:
            told = in_order(published[a.article] for a in claim.accounts if a.article in published)
            if not told or (claim.weight <= 0 and not isinstance(claim, RecordStatement)):
                continue
            news[told[0]].claims += 1
            if claim.standing == "corroborated":
                first: dict[str, str] = {}
                for account in claim.accounts:
                    if account.known and account.chain and (at := published.get(account.article)):
                        first[account.chain[-1]] = in_order((at, first.get(account.chain[-1], at)))[0]
                if len(first) > 1:
                    news[in_order(first.values())[1]].borne += 1
    for difference in record.discrepancies:
        told = in_order(published[s.article] for s in difference.sides if s.article in published)
        if told:
            news[told[min(1, len(told) - 1)]].differences += 1
    return dict(news)


def in_order(times: Iterable[str]) -> list[str]:
    """Times, the earliest first, whatever their zones."""
    return sorted(times, key=lambda at: (in_utc(at), at))


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
