"""A second look at what stands apart: accounts of one deed that befell one whom they name are of one happening.

Two accounts that share little but the deed and whom it befell ("was arrested at the embassy", "his arrest", "taken into custody")
score low beside each other. Where a story names one who was arrested, charged, beaten or killed, it tells of one arrest, unless
something parts the accounts: another day, another doer, another count, another status, the like under another word.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.events.accounts import EventAccount
from onrecord.collate.events.compatible import others, two_charges
from onrecord.collate.wording import dates_apart, days_of
from onrecord.lexicon.comparing import known_by, word_set

SHARE = 0.4
"""Share of a group's accounts that must tell by what its happening is known."""
MUCH = 2
"""How many times more articles one of two that both fit must tell than the other, to be taken."""
MOODS = frozenset({"actual", "planned", "alleged"})
"""Status in which accounts are looked at a second time: what is only possible or asked for is told of many things alike."""
LONG_BEFORE = 60
"""Days before its telling from which a happening is background: what nobody dates is not joined to it."""
WHOLE = 3
"""Stems of one thing from which it is one without a name beside it."""
BEGINNING = 6
"""Sentences, the title among them, in which an article tells what it is about."""


@dataclass(frozen=True)
class Happening:
    """What the accounts of one group tell together."""

    number: int
    accounts: tuple[EventAccount, ...]
    keys: frozenset[tuple[str, str]]
    mood: str

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that accounts give it."""
        return frozenset(h.event.date for h in self.accounts if h.event.date)

    @cached_property
    def named(self) -> frozenset[str]:
        """Everybody and everything that takes part by name."""
        return frozenset(x for h in self.accounts for x in (*h.named_actors, *h.named_recipients))

    @cached_property
    def is_background(self) -> bool:
        """Whether most accounts that date it do so long before they tell it."""
        told = [
            (days_of(h.event.date), days_of((h.source.reading.article.published_at or "")[:10]))
            for h in self.accounts
            if h.event.date
        ]
        past = [at[0] - day[1] > LONG_BEFORE for day, at in told if day and at]
        return sum(past) * 2 > len(past)

    @cached_property
    def is_early(self) -> bool:
        """Whether an article tells it in its first sentences."""
        return any(h.source.sentence_number(h.event.trigger.start) < BEGINNING for h in self.accounts)

    @cached_property
    def articles(self) -> int:
        """How many articles tell it."""
        return len({h.source.id for h in self.accounts})


def rejoined(groups: Sequence[Sequence[EventAccount]]) -> list[list[EventAccount]]:
    """The groups, those of one happening joined; in the order of their first accounts."""
    told = [_told(n, g) for n, g in enumerate(groups)]
    into = {t.number: t.number for t in told}
    merged = {t.number: t for t in told}
    holders: dict[tuple[str, str], list[int]] = defaultdict(list)
    for t in told:
        for key in sorted(t.keys):
            holders[key].append(t.number)
    for key in sorted(holders, key=lambda k: (-len(holders[k]), k)):
        numbers = list(dict.fromkeys(_root(into, n) for n in holders[key]))
        if len(numbers) < 2:
            continue
        order = sorted(numbers, key=lambda n: (-merged[n].articles, -_dated(merged[n]), n))
        poles: list[int] = []
        for n in order:
            fits = [p for p in poles if _one(merged[p], merged[n], key)]
            if len(fits) > 1 and merged[fits[0]].articles >= MUCH * merged[fits[1]].articles:
                fits = fits[:1]
            if len(fits) != 1:
                poles.append(n)
                continue
            into[n] = fits[0]
            merged[fits[0]] = _told(fits[0], (*merged[fits[0]].accounts, *merged[n].accounts))
    out: dict[int, list[EventAccount]] = {}
    for n, g in enumerate(groups):
        out.setdefault(_root(into, n), []).extend(g)
    return list(out.values())


def _root(into: dict[int, int], n: int) -> int:
    while into[n] != n:
        n = into[n]
    return n


def _told(number: int, accounts: Sequence[EventAccount]) -> Happening:
    keys = Counter(k for h in accounts for k in h.keys)
    moods = Counter(h.event.factuality for h in accounts)
    kept = frozenset(k for k, n in keys.items() if n >= SHARE * len(accounts))
    return Happening(number, tuple(accounts), kept, max(moods, key=lambda m: (moods[m], m)))


def _dated(t: Happening) -> int:
    return sum(bool(h.event.date) for h in t.accounts)


def _one(a: Happening, b: Happening, key: tuple[str, str]) -> bool:
    """Whether nothing parts two groups that tell one deed of one thing or person."""
    if a.mood != b.mood or a.mood not in MOODS or a.is_background != b.is_background:
        return False
    if a.days and b.days and all(dates_apart(x, y) for x in a.days for y in b.days):
        return False
    if _parted(a, b, "doers") or (known_by().get(key[0]) == "d" and _parted(a, b, "sufferers")):
        return False
    if key[0] in word_set("for_what"):
        one, other = (frozenset(s for h in t.accounts for s in h.charge) for t in (a, b))
        if two_charges(one, other):
            return False
    if known_by().get(key[0]) == "o":
        things = len({k for k in a.keys & b.keys if k[0] == key[0]})
        return bool(things) and (things >= WHOLE or bool(a.named & b.named)) and _of_the_story(a, b)
    return _of_the_story(a, b)


def _of_the_story(a: Happening, b: Happening) -> bool:
    """Whether one of two is what the coverage is about: told in two articles, at a beginning, or dated near its telling."""
    return any(t.articles > 1 or t.is_early or bool(t.days) for t in (a, b))


def _parted(a: Happening, b: Happening, role: str) -> bool:
    """Whether both tell by name who does it (or undergoes it), and nobody of one can be any of the other."""
    told = [[h for h in t.accounts if getattr(h, role)] for t in (a, b)]
    if not all(told):
        return False
    return all(others(getattr(x, role), getattr(y, role), x, y) for x in told[0] for y in told[1])
