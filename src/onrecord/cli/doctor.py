"""`onrecord doctor`: is everything in place?"""

from __future__ import annotations

import sqlite3
import sys
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer

EXAMPLE = "Example:  onrecord doctor --store news.db"

SHOWN = 3
"""Faults of a store that are named."""
SMALL = 200_000
"""Bytes of text below which the size of the store says nothing: its empty tables alone are larger."""


def doctor(
    store: Annotated[Path | None, typer.Option("--store", "-s", help="Also look into this store.", metavar="FILE")] = None,
    repair: Annotated[
        bool, typer.Option("--repair", help="Put a new store of what is sound in the place of the damaged one, which is kept.")
    ] = False,
) -> None:
    """Check Python, SQLite, the language model and, if named, a store; say what is wrong and what to do."""
    from rich.text import Text

    from onrecord.cli.problems import INTERNAL, STORE, UsageError
    from onrecord.cli.terminal import page

    if repair:
        if store is None:
            raise UsageError("there is no store named to repair", "onrecord doctor --repair --store FILE")
        mend(store)
    console = page()
    checks: list[tuple[str, Callable[[], str]]] = [("Python", python), ("SQLite", sqlite), ("Reader", reader), ("Memory", cores)]
    if store is not None:
        checks.append(("Store", lambda: in_store(store)))
        checks.append(("Notices", lambda: notices(store)))
    bad: list[str] = []
    for name, check in checks:
        if name == "Notices" and "Store" in bad:
            continue  # they stand in what cannot be read
        try:
            told, style, word = check(), "green", "ok"
        except Exception as fault:  # every check is told of, whatever it trips over
            bad.append(name)
            hint = getattr(fault, "hint", "")
            told, style, word = f"{fault}\n{'':6}{hint}" if hint else str(fault), "red", "wrong"
        console.print(Text(f"{word:6}", style=style).append(f"{name}: {told}", style="default"), soft_wrap=True)
    if bad:
        raise typer.Exit(STORE if set(bad) <= {"Store", "Notices"} else INTERNAL)


def python() -> str:
    """The interpreter's version."""
    return sys.version.split()[0]


def sqlite() -> str:
    """SQLite's version, tried with FTS5."""
    db = sqlite3.connect(":memory:")
    try:
        db.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
    except sqlite3.OperationalError:
        raise RuntimeError(
            f"SQLite {sqlite3.sqlite_version} was built without FTS5: use a Python from python.org or your system"
        ) from None
    finally:
        db.close()
    return f"{sqlite3.sqlite_version} with FTS5"


def reader() -> str:
    """The reader, tried on a sentence."""
    from onrecord.facts.article import Article
    from onrecord.run.options import BuildOptions
    from onrecord.run.reading import read_articles, reader_version

    options = BuildOptions()
    found = next(read_articles([Article(id="doctor", text="The minister said on Monday that two people were hurt.")], options.mode))
    if found.faults:
        raise RuntimeError("; ".join(found.faults))
    return f"version {reader_version(options)}"


def cores() -> str:
    """How many processes a build uses."""
    from onrecord.cli.terminal import plural
    from onrecord.run.options import BuildOptions

    return f"{plural(BuildOptions().processes, 'process')} read at a time, about 0.4 GB each"


def in_store(path: Path) -> str:
    """What a store holds; raises StoreError or RuntimeError where something is wrong with it."""
    from onrecord.cli.terminal import plural
    from onrecord.store.checking import faults_of
    from onrecord.store.faults import damaged
    from onrecord.store.store import Store

    with Store.open(path) as store:
        if found := faults_of(store):
            lines = [line for fault in found for line in fault.splitlines()]
            told = "; ".join(lines[:SHOWN]) + (f"; and {len(lines) - SHOWN} more" if len(lines) > SHOWN else "")
            raise damaged(path, told)
        counts = store.counts()
        failed = [b for b in store.broken() if b.stage == "collate"]
        if failed:
            raise RuntimeError(f"{plural(len(failed), 'record')} could not be made, such as {failed[0].id}: {failed[0].detail}")
        faults = Counter(f.partition(":")[0] for r in store.readings() for f in r.faults)
        if faults:
            told = ", ".join(f"{name} on {plural(count, 'article')}" for name, count in faults.most_common())
            raise RuntimeError(f"readers failed ({told}); the rest of those readings stands; build again with a newer onrecord")
        size = f", {path.stat().st_size / counts.text:.1f} times the text" if counts.text > SMALL else ""
        return (
            f"{plural(counts.articles, 'article')}, {plural(counts.stories, 'story')}, {plural(counts.records, 'record')},"
            f" {plural(counts.broken, 'broken input')}{size}"
        )


def notices(path: Path) -> str:
    """What became of the notices to those who follow the store."""
    from onrecord.cli.terminal import plural
    from onrecord.run.hooks import Hooks
    from onrecord.store.store import Store

    hooks = Hooks.beside(path).all()
    with Store.open(path) as store:
        counts = Counter[str]()
        for found in store.delivery_counts().values():
            counts.update(found)
    told = f"{plural(len(hooks), 'hook')}, {counts['sent']:,} arrived, {counts['waiting']:,} waiting, {counts['failed']:,} given up"
    return f"{told}: onrecord notify list --store {path} tells why" if counts["failed"] else told


def mend(path: Path) -> None:
    """Bring an older store up to date; make one that is damaged anew from what is sound in it."""
    from onrecord.cli.choices import now
    from onrecord.cli.terminal import Bar, messages, plural
    from onrecord.run.repairing import repair
    from onrecord.store.checking import faults_of
    from onrecord.store.faults import StoreError
    from onrecord.store.opening import is_ours
    from onrecord.store.store import Store

    console = messages()
    try:
        Store.open(path).close()  # there is something
    except StoreError:
        if not (path.is_file() and is_ours(path)):
            raise
    try:
        with Store.open(path, write=True) as store:
            sound = not faults_of(store)
    except StoreError:
        sound = False
    if sound:
        console.print(f"{path} is sound: nothing was repaired.", markup=False)
        return
    with Bar() as bar:
        saved, aside = repair(path, now(), bar)
    told = f"{plural(saved.articles, 'article')}, {plural(saved.readings, 'reading')}, {plural(saved.edits, 'correction')}"
    console.print(f"{path} is made anew of what was sound: {told}. The damaged file is kept as {aside}.", markup=False)
    if saved.lost:
        console.print(f"Not saved: {', '.join(saved.lost[:SHOWN])}{' ...' if len(saved.lost) > SHOWN else ''}.", markup=False)
        console.print(f"Build it again from its articles to have them: onrecord build INPUT --store {path}", markup=False)
