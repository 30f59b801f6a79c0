"""What an act is in the end, from its accounts: its stage, whether it binds, its votes."""

from __future__ import annotations

from collections.abc import Sequence

from onrecord.collate.acts.accounts import ActAccount
from onrecord.facts.act import Votes

FIRST = "planned draft proposed announced debated filed summoned provisional rejected vetoed accepted passed signed ratified issued"
LAST = ("in force", "appealed", "suspended", "lifted", "withdrawn", "completed")
ORDER = (*FIRST.split(), *LAST)


def binding_said(found: Sequence[ActAccount], binds: bool) -> list[ActAccount]:
    """The accounts that say in words that the act binds, or that it does not."""
    return [d for d in found if d.act.binding is binds and d.act.binding_evidence]


def stage_of(found: Sequence[ActAccount]) -> str:
    """The stage most accounts tell, or one farther on that accounts tell after the last of these, the last word on it.

    `found` is in the order of publication. Accounts that tell none count where all do not.
    """
    stages = [d.act.stage for d in found if d.act.stage_evidence] or [d.act.stage for d in found]
    most = max(set(stages), key=lambda s: (stages.count(s), _far(s), s))
    last = max(n for n, s in enumerate(stages) if s == most)
    return max((most, *stages[last + 1 :]), key=_far)


def _far(stage: str) -> int:
    """How far an act has come by a stage."""
    return ORDER.index(stage) if stage in ORDER else -1


def binding_of(said: list[bool | None]) -> bool | None:
    """Not binding where any account says so in words; binding where one says so; None where none does."""
    if False in said:
        return False
    return True if True in said else None


def force_of(sort: str, stage: str, binding: bool | None) -> bool | None:
    """Whether an act binds at its stage: a bill that is not law yet binds nobody, whatever it is to do."""
    return None if sort == "bill" and binding and _far(stage) < _far("signed") else binding


def votes_of(found: list[Votes | None]) -> Votes | None:
    """The counts of the account that gives most of them; the first of equals."""
    known = [v for v in found if v is not None]
    return max(known, key=lambda v: sum(x is not None for x in (v.in_favour, v.against, v.abstain)), default=None)
