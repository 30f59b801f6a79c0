"""The entry point: makes the application and turns faults into messages and exit codes."""

from __future__ import annotations

import os
import sys
import traceback
from typing import Annotated

import typer

from onrecord.cli import version
from onrecord.cli.commands import Commands
from onrecord.cli.problems import INPUT, INTERNAL, PIPE_CLOSED, STOPPED, STORE, USAGE, InputError, UsageError


def tell_version(asked: bool) -> None:
    """Print the version, and end."""
    if asked:
        version.version()
        raise typer.Exit


VersionOption = Annotated[bool, typer.Option("--version", callback=tell_version, is_eager=True, help="Print the version and end.")]
EPILOG = "Start with:  onrecord build FOLDER --store news.db   then:  onrecord serve --store news.db"


def make_app() -> typer.Typer:
    """The application with all commands."""
    app = typer.Typer(
        name="onrecord",
        cls=Commands,
        help="Reads what many outlets write about one event and puts it on one record, each line backed by the exact words.",
        epilog=EPILOG,
        no_args_is_help=True,
        pretty_exceptions_enable=False,
        add_completion=True,
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["-h", "--help"]},
    )
    app.callback()(start)
    return app


def start(told: VersionOption = False) -> None:
    """What is asked of no command."""


def main() -> None:
    """Run the command line and exit: 0 done, 2 usage, 3 nothing usable came in, 4 the store, 70 a fault of ours, 130 stopped."""
    try:
        make_app()()
    except (KeyboardInterrupt, InputError, UsageError, Exception) as fault:
        sys.exit(code_of(fault))
    finally:
        close_output()


def code_of(fault: BaseException) -> int:
    """Tell the user of a fault; its exit code."""
    from onrecord.facts.problem import ProblemError
    from onrecord.run.pool import NoReaderError
    from onrecord.store.faults import StoreError

    if isinstance(fault, KeyboardInterrupt):
        return STOPPED
    if isinstance(fault, BrokenPipeError):
        close_output()
        return PIPE_CLOSED
    if isinstance(fault, InputError | UsageError | StoreError):
        complain(str(fault), fault.hint)
        return INPUT if isinstance(fault, InputError) else USAGE if isinstance(fault, UsageError) else STORE
    if isinstance(fault, ProblemError):  # of a correction, or of the team
        complain(str(fault), fault.hint)
        return USAGE
    if isinstance(fault, NoReaderError):
        complain(f"no article can be read: {fault}", "see what is missing with: onrecord doctor")
        return INTERNAL
    if os.environ.get("ONRECORD_DEBUG"):
        traceback.print_exception(fault)
    complain(
        f"a fault in onrecord: {type(fault).__name__}: {fault}",
        "run it again with ONRECORD_DEBUG=1 set and report what it prints",
    )
    return INTERNAL


def complain(message: str, hint: str = "") -> None:
    """Say what went wrong and what to do next, on standard error."""
    from onrecord.cli.terminal import messages

    console = messages()
    console.print(f"[bold red]Error:[/] {escaped(message)}")
    if hint:
        console.print(f"[dim]Try:[/]   {escaped(hint)}")


def escaped(text: str) -> str:
    """Text in which Rich finds no markup."""
    from rich.markup import escape

    return escape(text)


def close_output() -> None:
    """Flush standard output; where its reader has gone, let the interpreter end without a word about it."""
    try:
        if sys.stdout is not None:
            sys.stdout.flush()
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
