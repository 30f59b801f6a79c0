"""From a finished folder of parts to a store, or to several by month: what the local build makes of the same inputs."""

from __future__ import annotations

import zlib
from collections import defaultdict
from collections.abc import Callable
from itertools import islice
from typing import Any

import msgspec

import onrecord
from onrecord.cluster.editions import repeated
from onrecord.cluster.linking import stories_in
from onrecord.cluster.parts import Folder, PartsError, digest_of_file
from onrecord.cluster.schemas import article_of
from onrecord.cluster.whole import Whole
from onrecord.facts.article import Broken
from onrecord.facts.story import Copy, Story
from onrecord.run.build import regroup
from onrecord.run.matching import MATCHED, ground_of
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Progress, Quiet
from onrecord.store.filling import ARTICLE, fill_articles, fill_pages, fill_readings
from onrecord.store.store import Store

ROWS = 200
"""Rows a commit."""
MONTH = len("2024-05")
UNDATED = "undated"
Row = dict[str, Any]
Stores = Callable[[str], Store]
"""The open store of a month, of `UNDATED`, or of `WHOLE`."""


WHOLE = ""
"""In place of a month, where all goes to one store."""


def month_of(time: str | None) -> str:
    """The month of an ISO 8601 time, UNDATED where there is none."""
    told = (time or "")[:MONTH]
    return told if len(told) == MONTH and told[4] == "-" and told.replace("-", "").isdigit() else UNDATED


class Loading:
    """Puts a build's parts into stores. A story lies, with all its articles, in the store of the month in which it began."""

    def __init__(
        self, folder: Folder, whole: Whole, stores: Stores, options: BuildOptions, progress: Progress, *, by_month: bool
    ) -> None:
        self.month_of: Callable[[str | None], str] = month_of if by_month else lambda _: WHOLE
        self.folder = folder
        self.whole = whole
        self.options = options
        self.progress = progress
        self._stores = stores
        self.opened: dict[str, Store] = {}
        self._fresh: dict[str, bool] = {}
        rows = (row for part in whole.stories for row in folder.table(part.path).to_pylist())
        self._stories: dict[str, list[Story]] = defaultdict(list)
        for story in stories_in(sorted(rows, key=lambda r: int(r["first"])), whole.renamed):
            self._stories[self.month_of(story.first_at)].append(story)
        self._home = {article: month for month, found in self._stories.items() for s in found for article in s.articles}
        self._home_of_story = {s.id: month for month, found in self._stories.items() for s in found}

    def store(self, month: str) -> Store:
        """The store of a month."""
        if month not in self.opened:
            self.opened[month] = store = self._stores(month)
            self._fresh[month] = store.counts().articles == 0
        return self.opened[month]

    def all(self) -> None:
        """Put in everything, and make of each store what a build leaves."""
        self.progress.step(
            "Filling the store", self.whole.count("articles") + self.whole.count("readings") + self.whole.count("records")
        )
        self.in_batches("articles", self.put_articles)
        self.in_batches("readings", self.put_readings)
        self.in_batches("broken", self.put_broken)
        for month in sorted(self.opened):
            with self.store(month).commit_point():
                self.store(month).keep_setting("reader", self.whole.reader)
        self.put_stories()
        self.in_batches("records", self.put_records)
        for month in sorted(self.opened):
            self.finish(month)

    def in_batches(self, kind: str, put: Callable[[Store, bool, list[Row]], None]) -> None:
        """The rows of all parts of a kind, each batch to the store it belongs to."""
        several = repeated(self.folder).ids
        for part in getattr(self.whole, kind):
            own = part.path.startswith("editions")
            rows = iter(self.folder.rows(part))
            while batch := list(islice(rows, ROWS)):
                apart: dict[str, list[Row]] = defaultdict(list)
                for row in batch:
                    if kind not in ("articles", "broken") or own or row["id"] not in several or not part.path.startswith("taken"):
                        apart[self.month(kind, row)].append(row)
                for month, found in apart.items():
                    store = self.store(month)
                    with store.commit_point():
                        put(store, self._fresh[month], found)
                if kind != "broken":
                    self.progress.advance(len(batch))

    def month(self, kind: str, row: Row) -> str:
        """Where a row belongs: with the story of its article; an article of none by its own month, an input without one undated."""
        if kind == "records":
            return self._home_of_story[row["story"]]
        return self._home.get(row["id"]) or self.month_of(row.get("published_at"))

    def put_articles(self, store: Store, fresh: bool, rows: list[Row]) -> None:
        """Put in articles: as they are where the store was empty, else as a build does, so that editions are told apart."""
        if fresh:
            fill_articles(store, [tuple(row[c] for c in ARTICLE) for row in rows])
            fill_pages(store, [(row["id"], article_of(row).digest or "", row["page"]) for row in rows if row["page"] is not None])
            return

        for row in rows:
            article = msgspec.structs.replace(article_of(row), id=row["edition_of"] or row["id"])
            store.keep_article(article, None if row["page"] is None else zlib.decompress(row["page"]))

    def put_readings(self, store: Store, fresh: bool, rows: list[Row]) -> None:  # noqa: ARG002  # as the others
        """Put in readings."""
        fill_readings(store, self.whole.reader, [(row["mark"], row["body"]) for row in rows])

    def put_broken(self, store: Store, fresh: bool, rows: list[Row]) -> None:  # noqa: ARG002  # the same
        """Put in what could not be used."""
        for row in rows:
            broken = Broken(*(row[c] for c in ("id", "stage", "reason", "detail", "url", "text")))
            store.keep_broken_row(broken, row["mark"], row["reader"])

    def put_stories(self) -> None:
        """Put in stories and copies where the store was empty; else they are found anew, with what was there."""
        copies: dict[str, list[tuple[str, Copy]]] = defaultdict(list)
        decode = msgspec.json.Decoder(Copy).decode
        for part in self.whole.copies:
            for row in self.folder.rows(part):
                copies[self.month("copies", {"id": row["article"]})].append((row["article"], decode(row["body"])))
        for month in sorted(self.opened):
            if self._fresh[month]:
                store = self.store(month)
                with store.commit_point():
                    found = (copy for _, copy in sorted(copies[month], key=lambda c: c[0]))
                    store.keep_stories(self._stories[month], found, ())
                    store.keep_setting(MATCHED, ground_of(store, self.whole.reader))

    def put_records(self, store: Store, fresh: bool, rows: list[Row]) -> None:
        """Put in records where the store was empty."""
        for row in rows if fresh else ():
            store.keep_record(row["body"], row["mark"], row["story"], self.options.now)

    def finish(self, month: str) -> None:
        """What a build does at its end."""
        store = self.store(month)
        if not self._fresh[month]:
            regroup(store, self.whole.reader, self.options, self.progress)
        counts = store.counts()
        with store.commit_point():
            done = {"added": counts.articles, "read": counts.readings, "collated": counts.records}
            store.log_build(self.options.now, onrecord.__version__, self.whole.reader, done)
        store.tidy()


def load(
    folder: Folder,
    whole: Whole,
    stores: Stores,
    options: BuildOptions,
    progress: Progress | None = None,
    *,
    by_month: bool = False,
) -> tuple[str, ...]:
    """Put a build's parts into one store, or into those of their months; which months there are.

    A store that holds nothing yet takes stories and records as they are. One that does keeps what it has: articles and readings
    are added, and its stories and records made anew of all of them. Raises PartsError where a part is not as it was written.
    """
    check(folder, whole)
    loading = Loading(folder, whole, stores, options, progress or Quiet(), by_month=by_month)
    loading.all()
    return tuple(sorted(loading.opened))


def check(folder: Folder, whole: Whole) -> None:
    """Raises PartsError where a part is not as it was written."""
    for kind in ("articles", "readings", "copies", "stories", "records", "broken", "repeated"):
        for part in getattr(whole, kind):
            path = folder.path / part.path
            if not path.is_file() or digest_of_file(path) != part.digest:
                raise PartsError(f"{path} is not as it was written", f"remove it and run the build again: rm {path}")
