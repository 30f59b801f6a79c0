"""What happens to things in a story: a bill passed, a plane that crashed, the bombing of a race, whoever tells it how.

A happening of a thing has no name to know it by. Of one sense the group that most articles tell, one of them at its beginning, is
what the story is about. An account of that sense outside it is of it where it names nothing that the group's sentences do not, and
shares with it a word and a name or the day, or two words that several articles use.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.events.accounts import EventAccount
from onrecord.collate.events.compatible import others
from onrecord.collate.wording import dates_apart, far_apart, words_of
from onrecord.lexicon.comparing import known_by, word_set

ARTICLES = 2
ENOUGH = 2
"""Stems of what it was done to that an account shares with what several accounts of the group tell."""
THE_ACT = re.compile(
    r"\s*(?:the|this)\s+(?:[\w$.-]+\s+){0,2}(?:bill|measure|resolution|legislation|package|act|plan|proposal|ban|law|statute)\s*",
    re.IGNORECASE,
)
"""An act told without its name, as known."""
OPENING = 4
"""Words of what undergoes it among which one that makes it another of its kind stands."""


@dataclass(frozen=True)
class Gathering:
    """What is told in the group that holds most of a happening: its sense, the group's number, its accounts there."""

    sense: str
    home: int
    accounts: tuple[EventAccount, ...]

    @cached_property
    def days(self) -> frozenset[str]:
        """The days that accounts give it."""
        return frozenset(h.event.date for h in self.accounts if h.event.date)

    @cached_property
    def near(self) -> frozenset[str]:
        """Its days; where no account gives any, the days on which they were published."""
        return self.days or frozenset(d[:10] for h in self.accounts if (d := h.source.reading.article.published_at))


@dataclass(frozen=True)
class Thing(Gathering):
    """What the group that tells most of one sense tells of it; `others` are the accounts of the sense in other groups."""

    others: tuple[EventAccount, ...] = ()

    @cached_property
    def names(self) -> frozenset[str]:
        """Whatever its clauses name."""
        return frozenset(x for h in self.accounts for x in _named(h))

    @cached_property
    def around(self) -> frozenset[str]:
        """Whatever its sentences name."""
        return self.names | frozenset(x for h in self.accounts for x in h.named_around)

    @cached_property
    def stems(self) -> Counter[str]:
        """In how many articles each stem of its clauses stands, besides names and the word for the deed."""
        held: dict[str, set[str]] = defaultdict(set)
        for h in self.accounts:
            for s in h.rest:
                held[s].add(h.source.id)
        return Counter({s: len(a) for s, a in held.items()})

    def holds(self, h: EventAccount) -> bool:
        """Whether an account of the sense is of this happening."""
        if h.plural:
            return False
        named = _named(h)
        dated = bool(h.event.date and self.days) and not all(dates_apart(h.event.date, d) for d in self.days)
        if h.event.date and not dated and (self.days or all(far_apart(h.event.date, d) for d in self.near)):
            return False
        told = [x for x in self.accounts if x.doers]
        if h.doers and told and not h.doers & self.names and all(others(h.doers, x.doers, h, x) for x in told):
            return False
        if self.sense in word_set("of_nature") and named and self.names and not named & self.names:
            return False
        bare = h.is_vote and h.voted is None and not h.rest - word_set("around_a_vote")
        if self._is_the_act(h) or (bare and dated and named & self.names):
            return True
        opening = words_of(h.undergoer_words).run[:OPENING]
        if word_set("another_one") & frozenset(opening) or (
            self._numbers and h.words.numbers and not self._numbers & h.words.numbers
        ):
            return False
        if (named - self.around and not dated) or (self.names and named and not named & self.names and not dated):
            return False
        if named & self.names and not h.rest:
            return True
        shared = h.rest & self.stems.keys()
        often = sum(self.stems[s] >= ARTICLES for s in shared)
        return often >= ENOUGH or (bool(named & self.names) and bool(shared)) or (dated and bool(shared))

    def _is_the_act(self, h: EventAccount) -> bool:
        """Whether it tells of "the bill", and the last that its article told of such an act is this one."""
        if self.sense not in word_set("of_acts") or not any(THE_ACT.fullmatch(w) for w in (h.subject_words, h.undergoer_words)):
            return False
        before = [
            x for x in (*self.accounts, *self.others) if x.source is h.source and x.event.trigger.start < h.event.trigger.start
        ]
        return bool(before) and max(before, key=lambda x: x.event.trigger.start) in self.accounts

    @cached_property
    def _numbers(self) -> frozenset[float]:
        return frozenset(n for h in self.accounts for n in h.words.numbers)


def _named(h: EventAccount) -> frozenset[str]:
    return frozenset({*h.named_inside, *h.named_actors, *h.named_recipients})


def things_of(groups: Sequence[Sequence[EventAccount]], told: frozenset[str], beginning: int) -> list[Thing]:
    """The story's happenings of things: of each sense that two articles tell the group of most, if told at a beginning."""
    held: dict[str, dict[int, list[EventAccount]]] = defaultdict(lambda: defaultdict(list))
    for n, group in enumerate(groups):
        for h in group:
            if h.event.factuality in told:
                for sense in h.senses:
                    if known_by()[sense] == "o" or sense in word_set("of_things"):
                        held[sense][n].append(h)
    found: list[Thing] = []
    for sense, rows in sorted(held.items()):
        home = max(rows, key=lambda n: (len({h.source.id for h in rows[n]}), len(rows[n]), -n))
        thing = Thing(sense, home, tuple(rows[home]), tuple(h for n, group in rows.items() if n != home for h in group))
        early = any(h.source.sentence_number(h.event.trigger.start) < beginning for h in thing.accounts)
        if early and len({h.source.id for told_of in rows.values() for h in told_of}) >= ARTICLES:
            found.append(thing)
    return found
