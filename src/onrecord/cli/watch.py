"""`onrecord watch`: polls feeds and sitemaps, builds what is new, says what changed."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Reader, ReaderOption, Store, Workers, now
from onrecord.cli.fetching import (
    Agent,
    Cookies,
    Delay,
    Header,
    Match,
    Most,
    NoArchive,
    Private,
    Proxy,
    Since,
    Until,
    how_of,
)
from onrecord.run.archives import archive_of

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.acquire.taken import Lead
    from onrecord.run.watching import Round

EXAMPLE = (
    "Example:  onrecord watch sources.toml --store news.db   or, from cron:  onrecord watch sources.toml --store news.db --once"
)
LONGEST_SLEEP = 60.0


def watch(
    sources: Annotated[
        list[str], typer.Argument(metavar="SOURCES...", show_default=False, help="Files of sources (TOML), or addresses of feeds.")
    ],
    store: Store,
    once: Annotated[bool, typer.Option("--once", help="One round of what is due, then end (for cron and systemd).")] = False,
    every: Annotated[
        float | None, typer.Option("--every", min=0.1, metavar="MINUTES", help="Poll so often, whatever the sources ask for.")
    ] = None,
    reader: ReaderOption = Reader.accurate,
    workers: Workers = 0,
    timeout: Annotated[float, typer.Option("--timeout", min=1.0, help="Seconds that one article may take to read.")] = 120.0,
    since: Since = None,
    until: Until = None,
    most: Most = None,
    match: Match = None,
    agent: Agent = None,
    header: Header = None,
    cookies: Cookies = None,
    proxy: Proxy = None,
    delay: Delay = 1.0,
    private: Private = False,
    no_archive: NoArchive = False,
) -> None:
    """Watch sources: ask each as often as it wants to be asked, build what is new, and say which record changed in what.

    All that is known of the sources is kept in the store: a watch that is stopped or fails goes on where it was.
    """
    import time

    from onrecord.cli.notify import delivered
    from onrecord.cli.terminal import Bar, messages, page
    from onrecord.run.options import BuildOptions
    from onrecord.run.owners import state_owners
    from onrecord.run.watching import Watch
    from onrecord.store.faults import StoreError
    from onrecord.store.store import Store as StoreFile

    how = how_of(
        since=since,
        until=until,
        most=most,
        match=match,
        agent=agent,
        header=header,
        cookies=cookies,
        proxy=proxy,
        delay=delay,
        private=private,
        page_seconds=timeout,
        archive=None if no_archive else archive_of(store),
    )
    watching = Watch(leads(sources), how, time.time, every * 60 if every else None)
    while True:
        try:
            with StoreFile.open(store, write=True) as kept, Bar() as bar:
                state_owners(kept, sources)
                options = BuildOptions(mode=reader.value, workers=workers, timeout=timeout, now=now())
                given = watching.round(kept, options, bar)
            tell(given, page(), messages())
            delivered(store, LONGEST_SLEEP)
        except StoreError as fault:
            if once:
                raise
            messages().print(f"{fault}; tried again later", markup=False)
            time.sleep(LONGEST_SLEEP)
            continue
        if once:
            return
        while (left := given.due - time.time()) > 0:
            time.sleep(min(left, LONGEST_SLEEP))
            try:
                delivered(store, LONGEST_SLEEP)
            except StoreError as fault:
                messages().print(f"{fault}; tried again later", markup=False)


def leads(names: list[str]) -> list[Lead]:
    """The addresses that the arguments name. Raises InputError and UsageError."""
    from pathlib import Path

    from onrecord.acquire.outletsfile import SourcesError, leads_of, read_sources
    from onrecord.acquire.taken import Lead
    from onrecord.cli.problems import InputError, UsageError
    from onrecord.facts.article import Article

    found: list[Lead] = []
    for name in names:
        if name.lower().startswith(("http://", "https://")):
            found.append(Lead(name, Article(id=name, url=name), source=True))
        elif name.lower().endswith(".toml"):
            try:
                found += [lead for source in read_sources(Path(name)) for lead in leads_of(source)]
            except SourcesError as fault:
                raise InputError(f"{name}: {fault}", f"see what it holds with: onrecord sources {name}") from fault
        else:
            raise UsageError(
                f"{name} is neither a file of sources (.toml) nor an address", "onrecord watch sources.toml --store FILE"
            )
    return found


def tell(given: Round, out: Console, err: Console) -> None:
    """What a round gave: changes on standard output, faults on standard error."""
    from onrecord.cli.terminal import plural, tell_broken

    for record, lines in given.records:
        out.print(f"{record.title}  [{record.id}]", markup=False, highlight=False, soft_wrap=True)
        for line in lines:
            out.print(f"  {line}", markup=False, highlight=False, soft_wrap=True)
    for article, changes in given.editions:
        out.print(f"New edition: {article.id}", markup=False, highlight=False, soft_wrap=True)
        for change in changes:
            out.print(f"  {'-' if change.kind == 'out' else '+'} {change.text}", markup=False, highlight=False, soft_wrap=True)
    for url, fault in given.faults:
        err.print(f"{url}: {fault}", markup=False)
    tell_broken(given.broken, err)
    asked = plural(given.asked, "source")
    err.print(f"{asked} asked: {given.report.added:,} new, {len(given.records):,} records changed", markup=False)
