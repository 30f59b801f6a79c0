"""What a build cost, as a table."""

from __future__ import annotations

from collections.abc import Sequence

from rich.table import Table
from rich.text import Text

from onrecord.run.timings import Spent


def table_of(steps: Sequence[Spent]) -> Table:
    """Steps with their CPU and wall seconds, below each the parts that are known of it, dearest first."""
    whole = sum(step.cpu for step in steps) or 1.0
    table = Table(box=None, header_style="bold", pad_edge=False)
    for heading in ("Step", "CPU s", "%", "Wall s"):
        table.add_column(heading, justify="left" if heading == "Step" else "right")
    for step in steps:
        table.add_row(step.step, f"{step.cpu:.2f}", f"{step.cpu / whole:.0%}", f"{step.wall:.2f}")
        for name, seconds in sorted(step.parts.items(), key=lambda part: -part[1]):
            table.add_row(Text(f"  {name.removeprefix('read_').replace('_', ' ')}"), f"{seconds:.2f}", f"{seconds / whole:.0%}", "")
    return table
