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
        Path, typer.Option("--out", "-o", help="Folder to write to; made where there is none.", metavar="DIR", show_default=False)
    ],
) -> None:
    """Write the pages of a store as files that open from disk, without a server."""
    from onrecord.cli.problems import UsageError
    from onrecord.cli.terminal import Bar, messages, plural
    from onrecord.web.report import write_report

    if out.exists() and not out.is_dir():
        raise UsageError(f"{out} is a file", "give --out a folder")
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
