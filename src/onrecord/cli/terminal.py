"""Consoles and progress. Data goes to standard output, everything else to standard error."""

from __future__ import annotations

import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from types import MappingProxyType, TracebackType
from typing import TYPE_CHECKING, BinaryIO, Self, TextIO

from rich.console import Console

from onrecord.cli.escaping import SafeConsole

if TYPE_CHECKING:
    from onrecord.facts.article import Broken

PLAIN_WIDTH = 100
EXAMPLES = 3


def messages() -> Console:
    """The console for messages, on standard error."""
    terminal = is_terminal(sys.stderr)
    return SafeConsole(stderr=True, width=None if terminal else PLAIN_WIDTH, highlight=False, soft_wrap=not terminal)


def is_terminal(stream: TextIO | None) -> bool:
    """Whether a person sees what is written there; a stream that was closed by whoever started the program is None."""
    return stream is not None and stream.isatty()


def output() -> TextIO:
    """Standard output; raises UsageError where it is closed."""
    from onrecord.cli.problems import UsageError

    if sys.stdout is None:
        raise UsageError("standard output is closed", "send it to a file, a pipe or /dev/null")
    return sys.stdout


def page() -> Console:
    """The console for what a person reads, on standard output: plain and of one width where that is no terminal."""
    width = None if is_terminal(output()) or "COLUMNS" in os.environ else PLAIN_WIDTH
    return SafeConsole(width=width, highlight=False)


@contextmanager
def data_out() -> Iterator[BinaryIO]:
    """Standard output for data. A reader that goes away (`| head`) ends the command quietly."""
    import typer

    from onrecord.cli.problems import PIPE_CLOSED

    try:
        yield output().buffer
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        raise typer.Exit(PIPE_CLOSED) from None


class Bar:
    """Progress as bars on standard error; nothing where that is no terminal. A context manager."""

    def __init__(self) -> None:
        from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

        self._progress = Progress(
            TextColumn("{task.description:<16}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(elapsed_when_finished=True),
            console=messages(),
            disable=not is_terminal(sys.stderr),
            transient=True,
        )
        self._task = None if self._progress.disable else self._progress.add_task("", visible=False)

    def __enter__(self) -> Self:
        self._progress.start()
        return self

    def __exit__(self, kind: type[BaseException] | None, fault: BaseException | None, trace: TracebackType | None) -> None:
        self._progress.stop()

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins."""
        if self._task is not None:
            self._progress.remove_task(self._task)
            self._task = self._progress.add_task(name, total=total)

    def advance(self, count: int = 1) -> None:
        """So many more are done."""
        if self._task is not None:
            self._progress.advance(self._task, count)

    def spent(self, parts: Mapping[str, float]) -> None:
        """Not shown."""


def tell_broken(broken: Iterable[Broken], console: Console) -> None:
    """How many inputs could not be used, by reason, with examples; a table on a terminal, lines elsewhere."""
    by_reason: dict[tuple[str, str], list[Broken]] = {}
    for one in broken:
        by_reason.setdefault((one.stage, one.reason), []).append(one)
    if not by_reason:
        return
    counts = Counter({reason: len(found) for reason, found in by_reason.items()})
    total = sum(counts.values())
    title = f"{total} {'input' if total == 1 else 'inputs'} could not be used"
    if not console.is_terminal:
        console.print(title + ":", markup=False)
        for (stage, reason), count in counts.most_common():
            names = ", ".join(b.id for b in by_reason[stage, reason][:EXAMPLES])
            more = ", ..." if count > EXAMPLES else ""
            console.print(f"  {count} x {reason} ({stage}): {names}{more}", markup=False)
        return
    from rich.table import Table

    table = Table(title=title, title_justify="left", title_style="bold yellow")
    for heading in ("How many", "Stage", "Reason", "Such as"):
        table.add_column(heading, justify="right" if heading == "How many" else "left")
    for (stage, reason), count in counts.most_common():
        found = by_reason[stage, reason][:EXAMPLES]
        from rich.text import Text

        table.add_row(
            str(count),
            stage,
            Text(reason),
            Text("\n".join(b.detail if b.id in b.detail else f"{b.id}: {b.detail}".rstrip(": ") for b in found)),
        )
    console.print(table)


def tell_passed(endings: dict[str, int], console: Console, reasons: Mapping[str, int] = MappingProxyType({})) -> None:
    """How many files in folders were passed over, since their kind is not read, and what else was, with the reasons."""
    for reason, count in sorted(reasons.items()):
        console.print(f"{count:,} passed over: {reason}", markup=False)
    if endings:
        kinds = ", ".join(f"{count} {ending}" for ending, count in sorted(endings.items(), key=lambda x: (-x[1], x[0]))[:EXAMPLES])
        console.print(f"{plural(sum(endings.values()), 'file')} of other kinds passed over: {kinds}", markup=False)


def plural(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun: "1 story", "2 stories"."""
    if many is None:
        many = one[:-1] + "ies" if one.endswith("y") else one + ("es" if one.endswith("s") else "s")
    return f"{count:,} {one if count == 1 else many}"
