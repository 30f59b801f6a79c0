"""What each step on the way from readings to a record hands to the next: frozen values, each with the one before it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Material
from onrecord.collate.provenance import Trace
from onrecord.collate.series import Told
from onrecord.collate.statements import Denial, Variant
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Abstention, Discrepancy, RecordAct, RecordBinding, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.story import Copy, Story


@dataclass(frozen=True)
class Coverage:
    """One story as it comes: its articles' readings, the copies between them and people's corrections.

    `as_of` (ISO 8601) keeps only what was published by then.
    """

    story: Story
    readings: Sequence[Reading]
    copies: Sequence[Copy] = ()
    edits: Sequence[Edit] = ()
    as_of: str | None = None


@dataclass(frozen=True)
class Aligned:
    """Which accounts make one claim, each claim's accounts in the order of publication.

    A series holds its values, each value its accounts.
    """

    material: Material
    statements: tuple[tuple[Variant, ...], ...]
    events: tuple[tuple[EventAccount, ...], ...]
    series: tuple[tuple[tuple[FigureAccount, ...], ...], ...]
    acts: tuple[tuple[ActAccount, ...], ...]
    denials: tuple[Denial, ...]

    @property
    def figures(self) -> tuple[tuple[FigureAccount, ...], ...]:
        """The values of all series."""
        return tuple(value for one in self.series for value in one)


@dataclass(frozen=True)
class SettledStatement:
    """A statement with its slots: the wording (`main`) and the speaker that the record gives, as the variants that have them."""

    claim: RecordStatement
    main: Variant
    speaker: Variant


@dataclass(frozen=True)
class SettledBinding:
    """Whether an act binds, with the accounts that say so."""

    claim: RecordBinding
    accounts: tuple[ActAccount, ...]


@dataclass(frozen=True)
class Settled:
    """Each claim's slots, in the order of `aligned`; accounts and origins are not known yet."""

    aligned: Aligned
    trace: Trace
    statements: tuple[SettledStatement, ...]
    events: tuple[RecordEvent, ...]
    figures: tuple[RecordFigure, ...]
    acts: tuple[RecordAct, ...]
    bindings: tuple[SettledBinding, ...]


@dataclass(frozen=True)
class Traced:
    """The claims with their accounts, the chains these rest on, origins and standing, in the order of `aligned`."""

    aligned: Aligned
    trace: Trace
    statements: tuple[RecordStatement, ...]
    events: tuple[RecordEvent, ...]
    figures: tuple[RecordFigure, ...]
    acts: tuple[RecordAct, ...]
    bindings: tuple[RecordBinding, ...]


@dataclass(frozen=True)
class Compared:
    """The claims, and where accounts of one claim differ."""

    traced: Traced
    discrepancies: tuple[Discrepancy, ...]
    told: tuple[Told, ...] = ()
    """The series of counts."""
    others: frozenset[tuple[str, int]] = frozenset()
    """Article and place of the figures that are of another occasion than the story's."""
    passed_over: tuple[Abstention, ...] = ()
    """What was too much to be compared, each with each."""
