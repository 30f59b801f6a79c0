"""Tasks: the pieces of a stage, and what answers them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

import msgspec

from onrecord.cluster.parts import Note, Part


class Task(msgspec.Struct, frozen=True):
    """One piece of a stage. `given` is what it works on; `ground` the digest of all that its result depends on."""

    name: str
    ground: str
    given: dict[str, Any] = {}


Answer = Callable[[Task], Note]
Done = tuple[Iterable[Part], dict[str, int]]
"""The parts that a task wrote, and what it counted."""
Do = Callable[[Task], Done]
