"""`onrecord build --engine daft`: the build over many machines, and the stores that are made of it."""

from __future__ import annotations

from contextlib import ExitStack
from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.run.options import BuildOptions


class Kind(StrEnum):
    """What does a build's work."""

    local = "local"
    daft = "daft"


EngineOption = Annotated[
    Kind, typer.Option("--engine", help="local, or daft: over many cores or machines (pip install 'onrecord\\[cluster]').")
]
RayOption = Annotated[
    str | None,
    typer.Option("--ray", help="The Ray cluster on which Daft works, as ray://HOST:PORT, HOST:PORT or auto.", metavar="ADDRESS"),
]
PartsOption = Annotated[
    Path | None,
    typer.Option("--parts", help="Where Daft keeps its work, as Parquet: a folder that every machine has.", metavar="FOLDER"),
]


def parts_of(store: Path) -> Path:
    """Where the parts of a build are kept when nothing else is said: beside the store."""
    return store.with_name(f"{store.stem.replace('*', '').strip('-_.') or 'onrecord'}.parts")


def build_on_daft(
    inputs: list[str],
    store: Path,
    options: BuildOptions,
    *,
    ray: str | None,
    parts: Path | None,
    since: str | None,
    until: str | None,
    match: str | None,
) -> None:
    """Build over many machines, then put what was made into the store, or into one for each month where its name has a `*`."""
    from onrecord.cli.problems import InputError
    from onrecord.cli.terminal import Bar, messages, plural
    from onrecord.cluster.build import build
    from onrecord.cluster.engine import Engine
    from onrecord.cluster.loading import load
    from onrecord.cluster.parts import Folder
    from onrecord.cluster.settings import Settings
    from onrecord.run.reading import reader_version
    from onrecord.store.shelf import is_pattern
    from onrecord.store.store import Store

    console = messages()
    engine = Engine(options.workers, ray)
    folder = (parts or parts_of(store)).absolute()
    settings = Settings(
        folder=str(folder),
        mode=options.mode,
        reading=options.reading,
        reader=reader_version(options),
        timeout=options.timeout,
        since=since,
        until=until,
        match=match,
    )
    with ExitStack() as opened:
        bar = opened.enter_context(Bar())
        try:
            whole = build(inputs, engine, settings, bar)
            if not whole.count("articles"):
                raise InputError("none of the inputs could be used", "give files of news: onrecord build --help")

            def of_month(month: str) -> Store:
                path = store.with_name(store.name.replace("*", month))
                return opened.enter_context(Store.open(path, write=True))

            months = load(Folder(folder), whole, of_month, options, bar, by_month=is_pattern(store))
        except KeyboardInterrupt:
            console.print("Stopped. What was done is kept: the same command goes on from there.")
            raise
    has = f"{plural(whole.count('articles'), 'article')} in {plural(whole.count('stories'), 'story')}"
    console.print(f"{folder}: {has}, {plural(whole.count('records'), 'record')}", markup=False)
    if whole.broken:
        console.print(f"{plural(whole.count('broken'), 'input')} could not be used: onrecord show --store {store}", markup=False)
    places = ", ".join(store.name.replace("*", m) for m in months)
    console.print(f"Filled: {places}", markup=False)
    console.print(f"Next: onrecord show --store '{store}'", markup=False)
