"""Features of a candidate toll (killed, injured) of a story, given the evidence of its articles."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.series.evidence import STATUSES, ZONES, Evidence
from onrecord.collate.series.pairs import Proposals, pair_features, proposals

Feature = tuple[str, float]
LATE = frozenset({"death", "dies", "alive", "charge", "wound"})
FEW_KILLED, FEW_INJURED = 6, 8
TOLD = 10
"""Counts that come into question beside the few, those told most."""
STEEP = 10
"""From here on a greater count is neither likelier nor less likely."""
KILLED_BY = ("killed", "killed+", "murder", "victims", "shot", "shot+")
INJURED_BY = ("injured", "injured+", "critical", "attempt", "victims", "shot", "shot+")


@dataclass(frozen=True)
class Accounts:
    """The evidence of a story's articles, oldest first, with what is the same for all candidates."""

    articles: Sequence[Evidence]

    @cached_property
    def shares(self) -> dict[tuple[str, str], float]:
        """The shares of articles by (zone, flag)."""
        return flag_shares(self.articles)

    @cached_property
    def _agreements(self) -> dict[tuple[str, str, int], tuple[Feature, ...]]:
        return {}

    def agreement(self, zone: str, status: str, value: int) -> tuple[Feature, ...]:
        """How the accounts that count `status` in `zone` agree with `value`: worked out once for all candidates."""
        key = (zone, status, value)
        found = self._agreements.get(key)
        if found is None:
            found = self._agreements[key] = tuple(agreement(self.articles, zone, status, value))
        return found

    @cached_property
    def proposals(self) -> list[Proposals]:
        """The tolls that each article's sentences come to."""
        return [proposals(a) for a in self.articles]


def most_told(articles: Sequence[Evidence], statuses: tuple[str, ...]) -> set[int]:
    """The counts of some statuses that are told most."""
    told = Counter(t.count for a in articles for t in a.told if t.status in statuses)
    return set(sorted(told, key=lambda c: (-told[c], c))[:TOLD])


def candidates(articles: Sequence[Evidence]) -> list[tuple[int, int]]:
    """The tolls that come into question."""
    killed = sorted(set(range(FEW_KILLED)) | {c + extra for c in most_told(articles, KILLED_BY) for extra in (0, 1)})
    hurt = most_told(articles, INJURED_BY)
    injured = sorted(set(range(FEW_INJURED)) | {c - less for c in hurt for less in range(min(c, 3))})
    return [(k, j) for k in killed for j in injured if k + j]


def size(count: int) -> str:
    """A count's class."""
    return str(count) if count < 2 else "2-3" if count < 4 else "4+"


def agreement(articles: Sequence[Evidence], zone: str, status: str, value: int) -> Iterator[Feature]:
    """How the accounts that count `status` in `zone` agree with `value`."""
    told = [a.counts[zone, status] for a in articles if (zone, status) in a.counts]
    if not told:
        return
    name = f"{zone} {status}"
    has = sum(value in counts for counts in told)
    yield f"{name} in", has / len(told)
    yield f"{name} max", sum(max(counts) == value for counts in told) / len(told)
    yield f"{name} first", sum(counts[0] == value for counts in told) / len(told)
    yield f"{name} sum", sum(sum(counts) == value and len(counts) > 1 for counts in told) / len(told)
    yield f"{name} none", float(not has)
    yield f"{name} most", float(max(max(counts) for counts in told) == value)
    yield f"{name} latest", float(value in told[-1])


def features(accounts: Accounts, killed: int, injured: int) -> Iterator[Feature]:
    """The features of one candidate."""
    articles, shares, total = accounts.articles, accounts.shares, killed + injured
    yield f"k={min(killed, 6)}", 1.0
    yield f"j={min(injured, 8)}", 1.0
    yield f"t={min(total, 8)}", 1.0
    yield f"kj={size(killed)},{size(injured)}", 1.0
    yield "k", float(min(killed, STEEP))
    yield "j", float(min(injured, STEEP))
    for zone in ZONES:
        for plus in ("", "+"):
            for status, value in (("killed", killed), ("injured", injured)):
                for name, strength in accounts.agreement(zone, status + plus, value):
                    yield f"{name} {'0' if not value else '1' if value == 1 else 'n'}", strength
            for name, strength in accounts.agreement(zone, "shot" + plus, total):
                yield f"{name} total", strength
            if killed:
                for name, strength in accounts.agreement(zone, "shot" + plus, injured):
                    yield f"{name} rest", strength
        for status, name, value in (
            ("victims", "total", total),
            ("victims", "injured", injured),
            ("critical", "injured", injured),
            ("attempt", "injured", injured),
            ("murder", "killed", killed),
        ):
            for feature, strength in accounts.agreement(zone, status, value):
                yield f"{feature} {name}", strength
        for status in STATUSES:
            many = shares.get((zone, status + "?"), 0.0)
            if many:
                yield f"{zone} {status}? {size(killed if status == 'killed' else injured if status == 'injured' else total)}", many
    for (zone, flag), share in shares.items():
        if flag.endswith("?"):
            continue
        yield f"{zone} {flag} k{size(killed)}", share
        yield f"{zone} {flag} j{size(injured)}", share
    for article in articles:
        for kind, count, _ in article.plets:
            yield f"plet {kind} {'total' if count == total else 'killed' if count == killed else 'none'}", 1 / len(articles)
    suspects = [c for a in articles for z in ZONES for c in a.counts.get((z, "suspect"), ())]
    if suspects:
        yield f"suspects k{size(killed)}", 1.0
    yield from suicide(articles, killed, shares)
    yield from pair_features(accounts.proposals, (killed, injured))


def suicide(articles: Sequence[Evidence], killed: int, shares: dict[tuple[str, str], float]) -> Iterator[Feature]:
    """Whether the killed are one more than the most told, where a suicide is told."""
    told = [max(a.counts[z, "killed"]) for a in articles for z in ZONES if (z, "killed") in a.counts]
    share = max((shares.get((z, "suicide"), 0.0) for z in ZONES), default=0.0)
    if share:
        yield f"suicide k{min(killed, 4)}", share
        yield f"suicide {'told' if told else 'untold'} {min(max(killed - max(told, default=1), -2), 2)}", share


def flag_shares(articles: Sequence[Evidence]) -> dict[tuple[str, str], float]:
    """The shares of articles with each (zone, flag), and with people uncounted ("men were shot") by (zone, status + "?")."""
    found: dict[tuple[str, str], float] = {}
    for article in articles:
        for key in set(article.flags) | {k for k in article.counts if k[1].endswith("?")}:
            found[key] = found.get(key, 0.0) + 1 / len(articles)
    for key in articles[-1].flags if len(articles) > 1 else ():
        if key[0] in ("title", "lede") and key[1] in LATE:
            found["last " + key[0], key[1]] = 1.0
    return found
