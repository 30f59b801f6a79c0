"""`onrecord backup`: a copy of a store, whole as of one moment."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.choices import Store

EXAMPLE = "Example:  onrecord backup --store news.db --out news-backup.db"


def backup(
    store: Store,
    out: Annotated[Path, typer.Option("--out", "-o", help="The copy to make; a new name.", metavar="FILE", show_default=False)],
) -> None:
    """Copy a store into one file, also while a build writes to it. To go back to it, put the copy in the store's place."""
    from onrecord.cli.problems import UsageError
    from onrecord.cli.terminal import messages, plural
    from onrecord.store.copying import back_up
    from onrecord.store.store import Store as StoreFile

    if out.exists():
        raise UsageError(f"{out} is there already", "give --out a new name")
    if not out.parent.is_dir():
        raise UsageError(f"there is no folder {out.parent}", f"make it with: mkdir -p {out.parent}")
    with StoreFile.open(store) as kept:
        back_up(kept, out)
    with StoreFile.open(out) as made:
        counts = made.counts()
    told = f"{plural(counts.articles, 'article')}, {plural(counts.records, 'record')}, {plural(counts.edits, 'correction')}"
    messages().print(f"{out}: {told}", markup=False)
