"""What differs between two states of one record."""

from __future__ import annotations

from typing import Literal

import msgspec

ChangeKind = Literal["added", "gone", "corroborated", "opened", "updated", "withdrawn"]
ChangedSort = Literal["statement", "event", "figure", "act", "series", "discrepancy"]


class SlotChange(msgspec.Struct, frozen=True):
    """A slot of a claim with what it held in the earlier and in the later state, in words; empty where it held nothing."""

    slot: str
    before: str
    after: str


class Change(msgspec.Struct, frozen=True):
    """One change of one claim, series or discrepancy.

    *added*: no account of the earlier state makes it. *gone*: no account of the later state does. *corroborated*, *withdrawn*: that
    is its standing now and was not before. *opened*: a discrepancy is found, or a claim has become disputed. *updated*: it is there
    in both, and `slots` differ. `claim` is its id in the later state, in the earlier one where it is gone; `related` are the claims
    it was split from (added) or merged into (gone). `title` tells it in a line.
    """

    kind: ChangeKind
    sort: ChangedSort
    claim: str
    title: str
    slots: tuple[SlotChange, ...] = ()
    related: tuple[str, ...] = ()


class Changes(msgspec.Struct, frozen=True):
    """All that differs between two states of the record of `story`; `before` and `after` are their as-of times."""

    story: str
    changes: tuple[Change, ...]
    before: str | None = None
    after: str | None = None
