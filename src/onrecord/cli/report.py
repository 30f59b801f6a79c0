"""`onrecord report`: the web pages as files."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.choices import Store

EXAMPLE = "Example:  onrecord report --store news.db --out site   then open site/index.html"


def report(
    store: Store,
    out: Annotated[
        Path,
        typer.Option(
            "--out", "-o", help="Folder to write to; with --story a file (.html).", metavar="DIR_OR_FILE", show_default=False
        ),
    ],
    story: Annotated[
        str | None, typer.Option("--story", help="One story (its id, or how that begins) as one file to send.", show_default=False)
    ] = None,
) -> None:
    """Write the pages of a store as files that open from disk, or the record of one story as one self-contained file."""
    from onrecord.cli.problems import UsageError
    from onrecord.cli.terminal import Bar, messages, plural
    from onrecord.web.report import write_report

    if story is not None:
        one(store, story, out)
        return
    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file", "give --out a folder, or name one record with --story")
    with Bar() as bar:
        bar.step("Writing pages")
        done = 0

        def advance(written: int, total: int) -> None:
            nonlocal done
            if not done:
                bar.step("Writing pages", total)
            bar.advance(written - done)
            done = written

        count = write_report(store, out, advance)
    messages().print(f"{plural(count, 'page')} written. Open {out / 'index.html'}", markup=False)


def one(store: Path, name: str, out: Path) -> None:
    """Write one record as one file. Raises UsageError."""
    from onrecord.cli.problems import UsageError
    from onrecord.cli.show import one_of
    from onrecord.cli.terminal import messages
    from onrecord.store.store import Store as StoreFile
    from onrecord.web.onefile import one_file

    if out.is_dir():
        raise UsageError(f"{out} is a folder", "give --out a file, such as record.html")
    with StoreFile.open(store) as kept:
        story = one_of(kept.stories(), name, store)
        page = one_file(kept, story.id)
    if page is None:
        raise UsageError(f"the record of {story.id} is not made yet", "run the build again")
    out.write_text(page, "utf-8")
    messages().print(f"{out} written ({len(page.encode()) / 1e6:.1f} MB): it needs nothing beside it", markup=False)
