"""The build: from a stream of articles to records that are kept."""

from __future__ import annotations

import time
from collections.abc import Iterable

import onrecord
from onrecord.acquire.taken import Taken
from onrecord.facts.article import Article, Broken
from onrecord.run.editions import trivial
from onrecord.run.options import BuildOptions, BuildReport
from onrecord.run.progress import Progress, Quiet
from onrecord.store.store import Store

TAKE_AT_ONCE = 200
TAKE_SECONDS = 2.0


def build(
    inputs: Iterable[Taken], store: Store, options: BuildOptions | None = None, progress: Progress | None = None
) -> BuildReport:
    """Take in the inputs, read what is unread, regroup the stories and collate those that changed.

    A build adds to what the store holds. It commits as it goes: whenever it is stopped, the store stands as at its last
    commit, and the next build goes on from there. The same inputs again change nothing and read nothing. Raises StoreError
    when the store cannot be written and NoReaderError when no article can be read at all; a broken input never stops it.
    """
    options, progress = options or BuildOptions(), progress or Quiet()
    from onrecord.run.reading import read_unread, reader_version

    reader = reader_version(options)
    taken, added, refused = take_in(inputs, store, progress)
    read, unread = read_unread(store, reader, options, progress)
    if reader != store.reader():
        with store.commit_point():
            store.keep_setting("reader", reader)
    log, collated, failed = regroup(store, reader, options, progress)
    counts = store.counts()
    report = BuildReport(taken, added, read, refused + unread, counts.stories, collated, counts.records, failed, log)
    if not report.unchanged:
        with store.commit_point():
            store.drop_old_readings(reader)
            store.log_build(options.now, onrecord.__version__, reader, {"added": added, "read": read, "collated": collated})
        store.tidy()
    return report


def regroup(store: Store, reader: str, options: BuildOptions, progress: Progress) -> tuple[tuple[str, ...], int, int]:
    """Match and collate what has changed since; the log of stories, how many records were made, how many failed."""
    from onrecord.run.collating import collate_changed
    from onrecord.run.matching import match_all

    log = match_all(store, reader, options.again, progress)
    return log, *collate_changed(store, reader, options, progress)


def take_in(inputs: Iterable[Taken], store: Store, progress: Progress) -> tuple[int, int, int]:
    """Put inputs into the store; how many came, how many are new or changed, how many are broken."""
    progress.step("Taking in")
    taken = added = broken = 0
    batch: list[Taken] = []
    since = time.monotonic()
    for item in inputs:
        batch.append(item)
        taken += 1
        broken += isinstance(item, Broken)
        progress.advance()
        if len(batch) >= TAKE_AT_ONCE or time.monotonic() - since > TAKE_SECONDS:
            added += keep(store, batch)
            batch.clear()
            since = time.monotonic()
    return taken, added + keep(store, batch), broken


def keep(store: Store, batch: list[Taken]) -> int:
    """One commit point of inputs; how many articles were new or changed."""
    added = 0
    if not batch:
        return 0
    with store.commit_point():
        for item in batch:
            if isinstance(item, Broken):
                store.keep_broken(item)
                continue
            article, page = (item, None) if isinstance(item, Article) else item
            if not seen_before(store, article):
                added += store.keep_article(article, page)
    return added


def seen_before(store: Store, article: Article) -> bool:
    """Whether an article fetched again is the one that is kept, but for what changes on any page: then it is no edition.

    A user's own file is taken to the letter instead: spans must hold in it.
    """
    if article.fetched is None:
        return False
    kept = store.article(article.id)
    return kept is not None and kept.fetched is not None and kept.text != article.text and trivial(kept, article)
