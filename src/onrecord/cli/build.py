"""`onrecord build`: read, match, collate, keep."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.choices import Inputs, Reader, ReaderOption, Store, Workers, now
from onrecord.cli.engines import EngineOption, Kind, PartsOption, RayOption, build_on_daft
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

NOTICE_SECONDS = 60.0
"""That a build spends on telling its followers; what is left waits for the next, or for `onrecord notify deliver`."""
EXAMPLE = "Example:  onrecord build articles/ more.jsonl.gz --store news.db"


def build(
    inputs: Inputs,
    store: Store,
    reader: ReaderOption = Reader.accurate,
    workers: Workers = 0,
    timeout: Annotated[float, typer.Option("--timeout", min=1.0, help="Seconds that one article may take to read.")] = 120.0,
    again: Annotated[bool, typer.Option("--again", help="Also match and collate anew, and retry what could not be read.")] = False,
    timings: Annotated[bool, typer.Option("--timings", help="Also tell what each step cost.")] = False,
    timings_to: Annotated[
        Path | None, typer.Option("--timings-to", help="Write what each step cost as JSON.", metavar="FILE", show_default=False)
    ] = None,
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
    engine: EngineOption = Kind.local,
    ray: RayOption = None,
    parts: PartsOption = None,
) -> None:
    """Read articles, group them into stories, and keep each story's record.

    Builds add up: give new articles and the store grows. What was read before is not read again, and a build that was stopped
    goes on where it was. With --engine daft the work is done on many cores or machines, and a store whose name has a * is one for
    each month.
    """
    import msgspec

    from onrecord.acquire.inputs import Passed, acquire
    from onrecord.cli.costs import table_of
    from onrecord.cli.notify import delivered
    from onrecord.cli.problems import InputError, UsageError
    from onrecord.cli.terminal import Bar, messages, plural, tell_broken, tell_passed
    from onrecord.run.build import build as run
    from onrecord.run.options import BuildOptions
    from onrecord.run.owners import state_owners
    from onrecord.run.timings import Timings
    from onrecord.store.store import Store as StoreFile

    options = BuildOptions(mode=reader.value, workers=workers, timeout=timeout, now=now(), again=again)
    if engine is Kind.daft:
        if most is not None:
            raise UsageError("--most bounds what is fetched, and --engine daft fetches nothing", "leave --most out")
        build_on_daft(inputs, store, options, ray=ray, parts=parts, since=since, until=until, match=match)
        return
    if ray or parts:
        raise UsageError("--ray and --parts are for --engine daft", f"onrecord build INPUT --engine daft --store {store}")
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
    console, passed, fresh = messages(), Passed(), not store.exists()
    with StoreFile.open(store, write=True) as kept:
        state_owners(kept, inputs)
        try:
            with Bar() as bar, Timings(bar) as measured:
                report = run(acquire(inputs, how=how, passed=passed), kept, options, measured)
        except KeyboardInterrupt:
            console.print("Stopped. What was done is kept: the same command goes on from there.")
            raise
        if timings:
            console.print(table_of(measured.steps))
        if timings_to:
            timings_to.write_bytes(msgspec.json.format(msgspec.json.encode(measured.steps)) + b"\n")
        counts = kept.counts()
        tell_broken(kept.broken(), console)
        tell_passed(passed.endings, console, passed.reasons)
        for line in report.log:
            console.print(f"Stories: {line}", markup=False)
        if counts.articles:
            done = (
                "nothing new" if report.unchanged else f"{report.added:,} new, {report.read:,} read, {report.collated:,} collated"
            )
            has = f"{plural(counts.articles, 'article')} in {plural(counts.stories, 'story')}, {plural(counts.records, 'record')}"
            console.print(f"{store}: {has} ({done})", markup=False)
            console.print(f"Next: onrecord show --store {store}", markup=False)
    if counts.articles:
        delivered(store, NOTICE_SECONDS)
    else:
        if fresh:
            kept.discard()  # nothing came of it
        raise InputError("none of the inputs could be used", "give files, folders or addresses of news: onrecord build --help")
