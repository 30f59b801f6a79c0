"""`onrecord read`: readings to standard output."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Inputs, Reader, ReaderOption, Workers
from onrecord.cli.fetching import Agent, Cookies, Delay, Header, Match, Most, Private, Proxy, Since, Until, how_of

if TYPE_CHECKING:
    from onrecord.acquire.taken import Taken
    from onrecord.facts.article import Article, Broken

EXAMPLE = "Example:  onrecord read articles/ --format jsonl > readings.jsonl"


def read(
    inputs: Inputs,
    format: Annotated[str, typer.Option("--format", help="jsonl: one reading a line.")] = "jsonl",  # noqa: A002  # the option's name
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
) -> None:
    """Print what each article says, found in its own text alone: one reading a line, in the order of the inputs."""
    import msgspec

    from onrecord.acquire.inputs import Passed, acquire
    from onrecord.cli.problems import InputError, UsageError
    from onrecord.cli.terminal import Bar, data_out, messages, tell_broken, tell_passed
    from onrecord.facts.article import Broken
    from onrecord.run.options import BuildOptions
    from onrecord.run.pool import in_batches, in_order, reading_pool
    from onrecord.store.packing import unpack_reading

    if format != "jsonl":
        raise UsageError(f"readings are not written as {format!r}", "onrecord read INPUT --format jsonl")
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
    )
    broken: list[Broken] = []
    passed = Passed()
    order: deque[Article] = deque()
    count = 0
    encode = msgspec.json.Encoder().encode
    options = BuildOptions(mode=reader.value, workers=workers, timeout=timeout)
    with data_out() as out, Bar() as bar, reading_pool(options) as pool:
        bar.step("Reading")
        articles = usable(acquire(inputs, how=how, passed=passed), order, broken)
        for article, found in in_order(pool.outcomes(in_batches(articles)), order):
            bar.advance()
            if isinstance(found, Broken):
                broken.append(found)
            else:
                out.write(encode(unpack_reading(found, article)) + b"\n")
                count += 1
    tell_broken(broken, messages())
    tell_passed(passed.endings, messages(), passed.reasons)
    if not count:
        raise InputError("none of the inputs could be read", "give text, HTML or JSON Lines files, a folder of them, or a URL")


def usable(found: Iterable[Taken], order: deque[Article], broken: list[Broken]) -> Iterator[Article]:
    """The articles, noted in order; inputs that are none go to `broken`."""
    from onrecord.facts.article import Broken

    for item in found:
        if isinstance(item, Broken):
            broken.append(item)
        else:
            article = item[0] if isinstance(item, tuple) else item
            order.append(article)
            yield article
