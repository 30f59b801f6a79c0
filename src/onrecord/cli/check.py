"""`onrecord check`: a draft against the record."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Reader, ReaderOption, Store

if TYPE_CHECKING:
    from onrecord.acquire.drafts import Draft

EXAMPLE = "Example:  onrecord check draft.md --store news.db   or, in a script:  onrecord check draft.docx -s news.db --exit-code"


class Format(StrEnum):
    """How a check is shown."""

    text = "text"
    json = "json"
    html = "html"


def check(
    draft: Annotated[
        str,
        typer.Argument(help="The draft: text, Markdown, HTML or docx; - for standard input.", metavar="DRAFT", show_default=False),
    ],
    store: Store,
    format: Annotated[  # noqa: A002  # the option's name
        Format, typer.Option("--format", help="text, json (one object on a line), or html: the marked draft as a page.")
    ] = Format.text,
    story: Annotated[
        str | None, typer.Option("--story", help="The story's id or its beginning; without it, the draft's own is found.")
    ] = None,
    written: Annotated[
        str | None,
        typer.Option(
            "--date",
            help="When it was written (ISO 8601), by which its weekdays are read; without it, as the story's last article.",
            metavar="TIME",
        ),
    ] = None,
    exit_code: Annotated[bool, typer.Option("--exit-code", help="Exit with 1 where the check raises an alarm.")] = False,
    reader: ReaderOption = Reader.accurate,
) -> None:
    """Say of each claim in a draft whether the record bears it: with the words of the accounts. Nothing is kept."""
    import msgspec

    from onrecord.acquire.drafts import DraftError
    from onrecord.cli.checkshown import show_check
    from onrecord.cli.problems import ALARM, InputError
    from onrecord.cli.show import one_of
    from onrecord.cli.terminal import data_out, page
    from onrecord.facts.check import ALARMS
    from onrecord.run.checking import check_draft
    from onrecord.store.store import Store as StoreFile
    from onrecord.web.check_page import check_file

    try:
        taken = draft_in(draft)
    except DraftError as fault:
        raise InputError(str(fault), fault.hint) from fault
    asked_time(written)
    with StoreFile.open(store) as kept:
        chosen = one_of(kept.stories(), story, store).id if story is not None else None
        made = check_draft(kept, taken, chosen, reader.value, written)
        shown = check_file(made, kept) if format is Format.html else ""
    if format is Format.json:
        with data_out() as out:
            out.write(msgspec.json.encode(made) + b"\n")
    elif format is Format.html:
        with data_out() as out:
            out.write(shown.encode())
    else:
        show_check(made, page())
    if made.note:
        raise InputError(f"{made.draft}: {made.note}", f"name it with --story; onrecord show --store {store} lists the stories")
    if exit_code and any(c.verdict in ALARMS for c in made.claims):
        raise typer.Exit(ALARM)


def draft_in(name: str) -> Draft:
    """The draft in a file, or on standard input; raises InputError where there is none."""
    import sys

    from onrecord.acquire.drafts import MOST_BYTES, draft_of
    from onrecord.cli.problems import InputError

    if name == "-":
        return draft_of(sys.stdin.buffer.read(MOST_BYTES + 1), "standard input")
    path = Path(name)
    try:
        with path.open("rb") as file:
            data = file.read(MOST_BYTES + 1)
    except OSError as fault:
        raise InputError(f"{name} cannot be read: {fault.strerror or fault}", "give a text, Markdown, HTML or docx file") from fault
    return draft_of(data, path.name)


def asked_time(written: str | None) -> None:
    """Raise UsageError for a `--date` that is none."""
    from datetime import datetime

    from onrecord.cli.problems import UsageError

    if written is None:
        return
    try:
        datetime.fromisoformat(written)
    except ValueError:
        raise UsageError(f"{written!r} is no time", "write it like 2020-01-05 or 2020-01-05T18:00+00:00") from None
