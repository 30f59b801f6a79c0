"""Makes coverage with known truth: outlets that copy, relay, cut, distort and update accounts of events, and cite in circles.

A pure function of its parameters. All names and texts are made up.
"""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from bench.worlds.words import (
    BRIEFS,
    DEEDS,
    HAPPENINGS,
    KINDS,
    LEADS,
    OUTLETS,
    PLACES,
    SAID,
    SPOTS,
    THINGS,
    TIMES,
    WHERE,
    WHO,
    Happening,
)

from onrecord.facts.article import Article

START = datetime(2031, 3, 3, 8, tzinfo=UTC)


@dataclass(frozen=True)
class Rates:
    """How often outlets do what.

    `copies`, `relays` and `circles` are shares of the articles, the rest are own reports; `cuts` and `uncredited` are shares of the
    copies, `distorts` and `updates` of all accounts that are not an agency's.
    """

    copies: float = 0.4
    relays: float = 0.2
    cuts: float = 0.3
    uncredited: float = 0.3
    distorts: float = 0.1
    updates: float = 0.1
    circles: float = 0.1


@dataclass
class Truth:
    """What is so of one event's coverage.

    `copies` are (article, source article), `relays` (article, outlet named), `tolls` the number that each article gives,
    `origin_of` the farthest teller of the toll in each article, `differing` pairs of articles whose tolls differ.
    """

    copies: set[tuple[str, str]] = field(default_factory=set)
    relays: set[tuple[str, str]] = field(default_factory=set)
    tolls: dict[str, int] = field(default_factory=dict)
    origin_of: dict[str, str] = field(default_factory=dict)

    @property
    def differing(self) -> set[frozenset[str]]:
        """Pairs of articles that give different tolls."""
        ids = sorted(self.tolls)
        return {frozenset((a, b)) for n, a in enumerate(ids) for b in ids[:n] if self.tolls[a] != self.tolls[b]}

    def origins(self, toll: int) -> int:
        """The number of independent tellers of one toll."""
        return len({self.origin_of[a] for a, t in self.tolls.items() if t == toll})


@dataclass(frozen=True)
class Event:
    """One event's articles, oldest first, and their truth."""

    name: str
    articles: tuple[Article, ...]
    truth: Truth


class Desk:
    """Writes the coverage of one event."""

    def __init__(self, number: int, chance: random.Random, rates: Rates) -> None:
        self.number, self.chance, self.rates = number, chance, rates
        self.happening: Happening = HAPPENINGS[number % len(HAPPENINGS)]
        self.place = PLACES[number % len(PLACES)]
        self.toll = chance.randrange(11, 60)
        self.told: list[Article] = []
        self.truth = Truth()
        self.outlets = chance.sample(OUTLETS, len(OUTLETS))

    def wording(self, frames: Sequence[str], toll: int, **names: str) -> str:
        """A sentence that gives the toll, in one of many wordings."""
        pick, kind = self.chance.choice, self.happening
        words = {"who": pick(kind.who), "did": pick(kind.did), "what": pick(kind.what), "time": pick(TIMES), "said": pick(SAID)}
        told = pick(frames).format(toll=toll, place=self.place, **words, **names)
        return told[0].upper() + told[1:]

    def scene(self, count: int) -> list[str]:
        """Paragraphs of colour, of sentences that hardly occur twice."""
        return [" ".join(self.sight() for _ in range(3)) for _ in range(count)]

    def sight(self) -> str:
        """One sentence of colour."""
        pick = self.chance.choice
        seen = [
            f"{pick(WHO)} {pick(DEEDS)} {pick(KINDS)} {pick(THINGS)} {pick(WHERE)} the {pick(KINDS)} {pick(SPOTS)}"
            for _ in range(2)
        ]
        return f"{seen[0][0].upper()}{seen[0][1:]} {pick(('while', 'and', 'as'))} {seen[1]}."

    def publish(self, outlet: str, paragraphs: Sequence[str], toll: int, origin: str, title: str = "") -> Article:
        """Keep an article and what is so of it."""
        hours = len(self.told) * 1.5 + self.chance.random()
        article = Article(
            id=f"w{self.number}-{len(self.told)}",
            outlet=outlet,
            title=title or self.happening.title.format(place=self.place, toll=toll),
            published_at=(START + timedelta(days=self.number * 9, hours=hours)).isoformat(timespec="minutes"),
            text="\n\n".join(paragraphs),
            url=f"https://{outlet.lower().replace(' ', '')}.example/{self.number}-{len(self.told)}",
        )
        self.told.append(article)
        self.truth.tolls[article.id] = toll
        self.truth.origin_of[article.id] = origin
        return article

    def changed(self, toll: int) -> int:
        """The toll as an account has it: distorted, updated or the same."""
        turn = self.chance.random()
        if turn < self.rates.distorts:
            return toll + self.chance.choice((-7, -4, 5, 9, 30))
        return toll + 3 if turn < self.rates.distorts + self.rates.updates else toll

    def wire(self, agency: str, short: str) -> Article:
        """An agency's own report."""
        source = self.happening.sources[len(self.told) % len(self.happening.sources)]
        opening = (
            f"{self.place.upper()}, March {3 + self.number * 9 % 28} ({short}) - {self.wording(LEADS, self.toll, source=source)}"
        )
        return self.publish(agency, [opening, *self.scene(4)], self.toll, source)

    def copy(self, outlet: str, wire: Article, short: str) -> None:
        """A copy of a wire, whole or cut, with or without credit."""
        paragraphs = wire.text.split("\n\n")
        paragraphs[0] = paragraphs[0].split(") - ", 1)[1]
        if self.chance.random() < self.rates.cuts:
            paragraphs = [*paragraphs[: self.chance.randrange(2, 4)], *self.scene(2)]
        if self.chance.random() >= self.rates.uncredited:
            paragraphs.append(short)
        toll = self.changed(self.truth.tolls[wire.id])
        paragraphs[0] = paragraphs[0].replace(str(self.truth.tolls[wire.id]), str(toll))
        article = self.publish(outlet, paragraphs, toll, self.truth.origin_of[wire.id])
        self.truth.copies.add((article.id, wire.id))
        if short in paragraphs:
            self.truth.relays.add((article.id, wire.outlet or ""))

    def relay(self, outlet: str, other: Article) -> Article:
        """A report on the word of another outlet."""
        toll = self.changed(self.truth.tolls[other.id])
        words = self.wording(BRIEFS, toll, outlet=other.outlet or "")
        article = self.publish(outlet, [words, *self.scene(2)], toll, self.truth.origin_of[other.id])
        self.truth.relays.add((article.id, other.outlet or ""))
        return article

    def circle(self, one: str, other: str) -> None:
        """Two outlets that have it only from each other."""
        first = self.wording(BRIEFS, self.toll, outlet=other)
        article = self.publish(one, [first, *self.scene(2)], self.toll, f"circle of {one} and {other}")
        self.truth.relays.add((article.id, other))
        self.truth.origin_of[self.relay(other, article).id] = f"circle of {one} and {other}"

    def own(self, outlet: str) -> None:
        """An outlet's own report, on one of the sources."""
        source = self.chance.choice(self.happening.sources)
        toll = self.changed(self.toll)
        self.publish(outlet, [self.wording(LEADS, toll, source=source), *self.scene(3)], toll, source)


def event(number: int, size: int, rates: Rates, seed: int) -> Event:
    """One event told by `size` articles."""
    desk = Desk(number, random.Random(f"{seed}/{number}"), rates)
    agencies = [("Tarn News Agency", "TNA"), ("Continental Press Service", "CPS")]
    wires = [(desk.wire(*agency), agency[1]) for agency in agencies[: 1 + number % 2]]
    while len(desk.told) < size and desk.outlets:
        outlet, turn = desk.outlets.pop(), desk.chance.random()
        if turn < rates.copies:
            desk.copy(outlet, *desk.chance.choice(wires))
        elif turn < rates.copies + rates.relays:
            desk.relay(outlet, desk.chance.choice(desk.told))
        elif turn < rates.copies + rates.relays + rates.circles and desk.outlets:
            desk.circle(outlet, desk.outlets.pop())
        else:
            desk.own(outlet)
    return Event(f"w{number}", tuple(desk.told), desk.truth)


def world(events: int, size: int, rates: Rates, seed: int = 11) -> tuple[Event, ...]:
    """`events` events of about `size` articles each."""
    return tuple(event(n, size, rates, seed) for n in range(events))
