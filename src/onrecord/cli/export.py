"""`onrecord export`: what the store holds, for other programs."""

from __future__ import annotations

import zipfile
from collections.abc import Iterator
from enum import StrEnum
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.export import Choice, Format, Told
    from onrecord.store.store import Store as StoreFile

EXAMPLE = "Example:  onrecord export --store news.db --format csv --out tables   or:  onrecord export records --store news.db"


class What(StrEnum):
    """What can be exported as the store holds it."""

    stories = "stories"
    records = "records"
    readings = "readings"


def export(
    what: Annotated[
        What | None, typer.Argument(help="stories, records or readings, one JSON object a line.", show_default=False)
    ] = None,
    store: Annotated[Path | None, typer.Option("--store", "-s", help="The store: one SQLite file.", metavar="FILE")] = None,
    form: Annotated[str, typer.Option("--format", "-f", help="The format; --list tells which there are.")] = "jsonl",
    story: Annotated[
        list[str] | None, typer.Option("--story", help="Only this story: its id or its beginning, or an article's.", metavar="ID")
    ] = None,
    since: Annotated[
        str | None, typer.Option("--since", help="Only stories with an article since then (ISO 8601).", metavar="TIME")
    ] = None,
    out: Annotated[
        Path | None,
        typer.Option("--out", "-o", help="A file, or for several files a folder; standard output without it.", metavar="PATH"),
    ] = None,
    table: Annotated[str | None, typer.Option("--table", help="One table of a format that has several.", metavar="NAME")] = None,
    factuality: Annotated[
        str, typer.Option("--factuality", help="Which events stand in tables of event data: values with commas, or all.")
    ] = "actual",
    admiralty: Annotated[bool, typer.Option("--admiralty", help="Add Admiralty markings where the format has a place.")] = False,
    listed: Annotated[bool, typer.Option("--list", help="List the formats and end.")] = False,
) -> None:
    """Write records in a format of other programs; or stories, records or readings as they are, in order of id."""
    from onrecord.cli.problems import UsageError
    from onrecord.store.store import Store as StoreFile

    if listed:
        return list_formats()
    if store is None:
        raise UsageError("no store is named", "onrecord export --store news.db --format csv --out tables")
    if what is not None:
        if form != "jsonl" or story or since or out:
            asked = repr(form) if form != "jsonl" else "a part or a file of their own"
            raise UsageError(f"{what} are not written as {asked}", f"onrecord export {what} --store {store} --format jsonl")
        return as_kept(what, store)
    from onrecord.export import Choice, ExportError, factualities, format_named

    try:
        chosen = format_named(form)
        choice = Choice((), since, factualities(factuality), table, admiralty)
        with StoreFile.open(store) as kept:
            in_format(kept, chosen, stories_named(kept, choice, story or []), out)
    except ExportError as fault:
        raise UsageError(str(fault), fault.hint) from fault
    return None


def as_kept(what: What, store: Path) -> None:
    """Print stories, records or readings as the contract has them."""
    from onrecord.cli.terminal import data_out
    from onrecord.export.jsonl import write_readings, write_records, write_stories
    from onrecord.store.store import Store as StoreFile

    write = {What.stories: write_stories, What.records: write_records, What.readings: write_readings}[what]
    with StoreFile.open(store) as kept, data_out() as to:
        write(kept, to)


def stories_named(kept: StoreFile, choice: Choice, names: list[str]) -> Choice:
    """The choice with the ids of the stories that names stand for. Raises UsageError for a name of none or of several."""
    import msgspec

    from onrecord.cli.fix import the_story

    return msgspec.structs.replace(choice, stories=tuple(the_story(kept, name).id for name in names))


def in_format(kept: StoreFile, form: Format, choice: Choice, out: Path | None) -> None:
    """Write the records chosen to a file, a folder or standard output, and say how many, and what was left out."""
    import sys

    from onrecord.cli.problems import UsageError
    from onrecord.cli.terminal import data_out, is_terminal, messages, plural
    from onrecord.export import is_zip, told, write

    count = 0

    def counted() -> Iterator[Told]:
        nonlocal count
        for one in told(kept, choice):
            count += 1
            yield one

    if out is not None:
        check_place(form, out)
        with TemporaryDirectory(dir=out.absolute().parent) as folder:
            made = Path(folder, "export")
            with made.open("wb") as file:
                left = write(form, counted(), file, choice)
            put(made, out, packed=is_zip(form, choice, count))
    else:
        if is_terminal(sys.stdout) and is_zip(form, choice, 1):
            raise UsageError(f"{form.name} is several files", "give them a folder with --out, or send the zip to a file")
        with data_out() as to:
            left = write(form, counted(), to, choice)
    console = messages()
    console.print(f"{plural(count, 'record')} written as {form.name}.", markup=False)
    for reason, many in sorted(left.items()):
        console.print(f"  {many} left out: {reason}", markup=False)


def check_place(form: Format, out: Path) -> None:
    """Raises UsageError where nothing can be put."""
    from onrecord.cli.problems import UsageError

    if not out.absolute().parent.is_dir():
        raise UsageError(f"there is no folder {out.absolute().parent}", f"mkdir -p {out.parent}")
    if out.is_dir() and not (form.apart or form.packed):
        raise UsageError(f"{out} is a folder and {form.name} is one file", f"--out {out / ('onrecord' + form.ending)}")


def put(made: Path, out: Path, *, packed: bool) -> None:
    """Put what was written in its place; what is several files into a folder, unless a zip is asked for."""
    from onrecord.cli.problems import UsageError

    if packed and out.suffix != ".zip":
        if out.is_file():
            raise UsageError(f"{out} is a file and these are several", "give --out a folder, or a name that ends with .zip")
        out.mkdir(exist_ok=True)
        with zipfile.ZipFile(made) as pack:
            pack.extractall(out)  # the names are ours
    elif out.is_dir():
        raise UsageError(f"{out} is a folder and this is one file", "give --out the name of a file")
    else:
        made.replace(out)


def list_formats() -> None:
    """Print the formats, and the exporters of other packages that cannot be used."""
    from onrecord.cli.terminal import messages, output
    from onrecord.export import formats

    known = formats()
    for name, form in known.found.items():
        needs = f" (pip install 'onrecord[{form.extra}]')" if form.extra else ""
        output().write(f"{name:<18}{form.title}{needs}\n")
    for name, reason in known.broken.items():
        messages().print(f"The exporter {name} cannot be used: {reason}", markup=False)
