"""The reading step: what the workers run, and which articles need it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from onrecord.facts.article import Article, Broken
from onrecord.facts.reading import Reading
from onrecord.read.version import Mode
from onrecord.run.options import READING, BuildOptions
from onrecord.run.pool import Outcome, in_batches, reading_pool
from onrecord.run.progress import Progress, writing
from onrecord.store.store import Store


def read_articles(articles: Iterable[Article], mode: Mode, spent: dict[str, float] | None = None) -> Iterator[Reading]:
    """The readings of articles in order, by the project's readers. The default of `BuildOptions.reading`.

    `spent` is given the CPU seconds of the parse and of each reader.
    """
    from onrecord.read.pipeline import read_all

    return read_all(articles, mode, spent)


def reader_version(options: BuildOptions) -> str:
    """The name of all that a reading depends on beside the article: the readers, what they know, and who calls them."""
    if options.reading != READING:
        return f"{options.reading} {options.mode}"
    from onrecord.read.version import reader_version as version

    return version(options.mode)


def read_unread(store: Store, reader: str, options: BuildOptions, progress: Progress) -> tuple[int, int]:
    """Read the store's articles that this reader has not read; how many were read and how many are broken.

    Commits every so many: a killed build loses no more than those.
    """
    todo = store.unread(reader, options.again)
    if not todo:
        return 0, 0
    progress.step("Reading", len(todo))
    done, broken, pending = 0, 0, list[Outcome[Article]]()
    articles = (a for i in todo if (a := store.article(i)) is not None)
    with reading_pool(options) as pool:
        for outcome in pool.outcomes(in_batches(articles)):
            pending.append(outcome)
            progress.advance()
            if isinstance(outcome[1], Broken):
                broken += 1
            else:
                done += 1
            if len(pending) >= options.commit_every:
                with writing(progress):
                    keep(store, reader, pending)
                pending.clear()
        with writing(progress):
            keep(store, reader, pending)
        progress.spent(pool.spent)
    return done, broken


def keep(store: Store, reader: str, outcomes: list[Outcome[Article]]) -> None:
    """One commit point of readings and of articles that could not be read."""
    with store.commit_point():
        for article, found in outcomes:
            if isinstance(found, Broken):
                store.keep_unreadable(article, reader, found)
            else:
                store.keep_reading(article, reader, found)
