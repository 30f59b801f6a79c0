"""A value of a series: the accounts that give it, the day it is first told of, who claims it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from functools import cached_property

from onrecord.collate.figures import Bounds, FigureAccount
from onrecord.collate.material import moment


@dataclass(frozen=True)
class Counted:
    """An account of a value with the day it is told of (ISO, None where nothing tells) and who claims it, by name."""

    account: FigureAccount
    as_of: str | None
    claimants: tuple[str, ...]
    towns: frozenset[str] = frozenset()
    """The towns that its sentence names, as entities of the record."""

    @property
    def published(self) -> datetime:
        """When its article was published."""
        return moment(self.account.source.reading.article.published_at)


@dataclass(frozen=True)
class Value:
    """One value: the record's figure with its accounts."""

    figure: str
    told: tuple[Counted, ...]

    @property
    def bounds(self) -> Bounds:
        """Lowest and highest."""
        return self.told[0].account.bounds

    @property
    def top(self) -> float:
        """The highest number it names."""
        return max((v for v in self.bounds if v is not None), default=0.0)

    @cached_property
    def as_of(self) -> str | None:
        """The first day it is told of."""
        return min((c.as_of for c in self.told if c.as_of), default=None)

    @cached_property
    def first(self) -> datetime:
        """When the first article that has it was published."""
        return min(c.published for c in self.told)

    @cached_property
    def claimants(self) -> tuple[str, ...]:
        """Who gives it, by name, the first to be told first."""
        return tuple(dict.fromkeys(n for c in self.told for n in c.claimants))
