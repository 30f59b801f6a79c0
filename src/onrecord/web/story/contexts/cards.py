"""What templates are given of what is disputed: cards with values side by side."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.charts import Chart
from onrecord.web.contexts import Row
from onrecord.web.story.contexts.claims import AccountView, ClaimView, MarkView, More


@dataclass(frozen=True)
class SideView:
    """One value of what is disputed: who holds it, in which outlets, since when; `excerpt` are words where the value is none."""

    value: str
    excerpt: str
    holders: str
    outlets: str
    when: str
    accounts: tuple[AccountView, ...]


@dataclass(frozen=True)
class Finding:
    """A difference that was found, with its verdict, the reason in words, and where the words stand."""

    id: str
    kind: str
    verdict: str
    reason: str
    words: tuple[Row, ...]
    marks: tuple[MarkView, ...]


@dataclass(frozen=True)
class Card:
    """One disputed thing: its values side by side, how they were judged, and the claims that it is about."""

    id: str
    heading: str
    label: str
    css: str
    findings: tuple[Finding, ...]
    folded: tuple[Finding, ...]
    sides: tuple[SideView, ...]
    chart: Chart | None
    claims: tuple[ClaimView, ...]


@dataclass(frozen=True)
class Disputed:
    """What is disputed or withdrawn; differences that are no dispute; series of figures that no card holds."""

    total: int
    withdrawn: int
    cards: tuple[Card, ...]
    lesser: tuple[Card, ...]
    charts: tuple[Chart, ...]
    more: More
