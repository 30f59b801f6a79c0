"""People's word on which figures count one thing, applied to the series that were found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from onrecord.collate.clustering import as_corrected
from onrecord.collate.figures.accounts import Bounds, FigureAccount
from onrecord.facts.edit import Edit, in_sentence
from onrecord.facts.span import Span

Values = list[list[FigureAccount]]


def figures_as_corrected(
    series: Sequence[Sequence[Sequence[FigureAccount]]], edits: Iterable[Edit], rank: Mapping[str, int]
) -> list[Values]:
    """The series as people corrected them: figures that they joined count one thing, accounts that they parted another.

    Joined values that are equal are one value, others stand beside each other. `rank` is each article's place in the order of
    publication.
    """
    found = [[list(value) for value in one] for one in series]
    own = [e for e in edits if e.about == "figure"]
    if not own:
        return found
    home = {a.key: (n, m) for n, one in enumerate(found) for m, value in enumerate(one) for a in value}
    ones = as_corrected("figure", [[a for value in one for a in value] for one in found], own, known_by, rank)
    return [valued(one, home) for one in ones]


def valued(accounts: Iterable[FigureAccount], home: Mapping[tuple[str, int], tuple[int, int]]) -> Values:
    """The values of a series again: as they were found (`home` is series and value), those of several series by their bounds."""
    parts: dict[tuple[int, int], list[FigureAccount]] = {}
    for account in accounts:
        parts.setdefault(home[account.key], []).append(account)
    if len({n for n, _ in parts}) == 1:
        return list(parts.values())
    equal: dict[Bounds, list[FigureAccount]] = {}
    for part in parts.values():
        equal.setdefault(part[0].bounds, []).extend(part)
    return list(equal.values())


def known_by(account: FigureAccount) -> tuple[Span, ...]:
    """The passage by which a correction knows a figure."""
    return in_sentence(account.span, account.source.reading)
