"""The questions that one can put to the store."""

from __future__ import annotations

import zlib
from collections.abc import Iterable, Iterator
from typing import Any

import msgspec

from onrecord.facts.article import Article, Broken
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy, Story
from onrecord.store.compact import unpack
from onrecord.store.ledger import Ledger
from onrecord.store.packing import row_article, unpack_reading
from onrecord.store.results import Build, Counts
from onrecord.store.stale import COMMITS, NAME

ARTICLE = "id, url, outlet, title, published_at, lang, text, rest"
MANY = 200
"""How many rows are held at a time while going through a table."""


class Reads(Ledger):
    """What can be asked. Everything comes back as facts, in a fixed order; nothing found is None or an empty tuple."""

    def article(self, article_id: str) -> Article | None:
        """The article of that id."""
        row = self.db.execute(f"SELECT {ARTICLE} FROM articles WHERE id = ?", (article_id,)).fetchone()  # noqa: S608  # a constant
        return row_article(row) if row else None

    def articles(self, editions: bool = False) -> Iterator[Article]:
        """All articles in order of id; with older editions too when asked."""
        kept = "" if editions else "AND edition_of IS NULL"
        last = ""
        while rows := self.db.execute(
            f"SELECT {ARTICLE} FROM articles WHERE id > ? {kept} ORDER BY id LIMIT ?",  # noqa: S608  # constants
            (last, MANY),
        ).fetchall():
            last = rows[-1][0]
            yield from map(row_article, rows)

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, older editions too, in order; cheap, since no text is loaded."""
        return tuple(i for (i,) in self.db.execute("SELECT id FROM articles ORDER BY id"))

    def editions(self, article_id: str) -> tuple[Article, ...]:
        """The editions of one article, oldest first, itself among them: older texts of its id, and articles of the same URL."""
        rows = self.db.execute(
            f"SELECT {ARTICLE} FROM articles WHERE id = :id OR edition_of = :id"  # noqa: S608  # a constant
            " OR id = (SELECT edition_of FROM articles WHERE id = :id)"
            " OR edition_of = (SELECT edition_of FROM articles WHERE id = :id)"
            " OR url = (SELECT url FROM articles WHERE id = :id)"
            " ORDER BY coalesce(published_at, ''), edition_of IS NULL, row",
            {"id": article_id},
        ).fetchall()
        return tuple(map(row_article, rows))

    def page(self, article_id: str) -> bytes | None:
        """The bytes the article was made from, as fetched; None where it came in as text."""
        row = self.db.execute("SELECT bytes FROM pages WHERE article = ?", (article_id,)).fetchone()
        return zlib.decompress(row[0]) if row else None

    def reading(self, article_id: str) -> Reading | None:
        """The newest reading of an article by the store's reader."""
        return next(self.readings((article_id,)), None)

    def readings(self, article_ids: Iterable[str] | None = None) -> Iterator[Reading]:
        """The readings of these articles in that order, or of all by id; an article without one is passed over."""
        reader = self.reader()
        ids: Iterable[str] = article_ids if article_ids is not None else (a.id for a in self.articles())
        for article_id in ids:
            row = self.db.execute(
                f"SELECT {ARTICLE}, body FROM articles JOIN readings USING (mark) WHERE id = ? AND reader = ?",  # noqa: S608
                (article_id, reader),
            ).fetchone()
            if row:
                yield unpack_reading(row[8], row_article(row[:8]), self.layouts())

    def reader(self) -> str:
        """The reader version that the store's stories and records rest on; "" before the first build."""
        return self.setting("reader") or ""

    def state(self) -> tuple[str, str]:
        """The store's own name, and how many commits it has had: whoever finds both as before finds all as before."""
        return self.setting(NAME) or "", self.setting(COMMITS) or ""

    def setting(self, name: str) -> str | None:
        """A setting that the store carries."""
        row = self.db.execute("SELECT value FROM settings WHERE name = ?", (name,)).fetchone()
        return row[0] if row else None

    def stories(self) -> tuple[Story, ...]:
        """All stories, the newest first (by last article, then by id)."""
        members: dict[str, list[str]] = {}
        for story, article in self.db.execute("SELECT story, article FROM story_articles ORDER BY story, position"):
            members.setdefault(story, []).append(article)
        rows = self.db.execute("SELECT id, title, first_at, last_at FROM stories ORDER BY coalesce(last_at, '') DESC, id")
        return tuple(Story(i, title, tuple(members.get(i, ())), first, last) for i, title, first, last in rows)

    def story_ids(self) -> Iterator[str]:
        """The ids of all stories, in order; a few at a time, however many there are."""
        last = ""
        while rows := self.db.execute("SELECT id FROM stories WHERE id > ? ORDER BY id LIMIT ?", (last, MANY)).fetchall():
            last = rows[-1][0]
            yield from (i for (i,) in rows)

    def story(self, story_id: str) -> Story | None:
        """The story of that id."""
        row = self.db.execute("SELECT id, title, first_at, last_at FROM stories WHERE id = ?", (story_id,)).fetchone()
        if not row:
            return None
        articles = self.db.execute("SELECT article FROM story_articles WHERE story = ? ORDER BY position", (story_id,))
        return Story(row[0], row[1], tuple(a for (a,) in articles), row[2], row[3])

    def story_of(self, article_id: str) -> str | None:
        """The id of the story that an article is in."""
        row = self.db.execute("SELECT story FROM story_articles WHERE article = ?", (article_id,)).fetchone()
        return row[0] if row else None

    def record(self, story_id: str) -> Record | None:
        """The record of a story."""
        row = self.db.execute("SELECT body FROM records WHERE story = ?", (story_id,)).fetchone()
        return unpack(row[0], Record, self.layouts()) if row else None

    def copies(self, article_ids: Iterable[str] | None = None) -> tuple[Copy, ...]:
        """The copies that these articles are (or all), in the order found."""
        if article_ids is None:
            rows: Iterable[Any] = self.db.execute("SELECT body FROM copies ORDER BY row")
        else:
            rows = (r for a in article_ids for r in self.db.execute("SELECT body FROM copies WHERE article = ? ORDER BY row", (a,)))
        return tuple(msgspec.json.decode(body, type=Copy) for (body,) in rows)

    def broken(self) -> tuple[Broken, ...]:
        """The inputs that could not be used, by id, with the reason."""
        rows = self.db.execute("SELECT id, stage, reason, detail, url, text FROM broken ORDER BY id")
        return tuple(Broken(*row) for row in rows)

    def edits(self) -> tuple[Edit, ...]:
        """People's corrections, oldest first."""
        rows = self.db.execute("SELECT body FROM edits ORDER BY number")
        return tuple(msgspec.json.decode(body, type=Edit) for (body,) in rows)

    def story_log(self) -> tuple[str, ...]:
        """What became of stories (splits, merges), oldest first, in words."""
        return tuple(body for (body,) in self.db.execute("SELECT body FROM story_log ORDER BY number"))

    def builds(self) -> tuple[Build, ...]:
        """The builds that changed the store, oldest first."""
        rows = self.db.execute("SELECT number, at, version, reader, counts FROM builds ORDER BY number")
        return tuple(Build(n, at, version, reader, msgspec.json.decode(counts)) for n, at, version, reader, counts in rows)

    def count_articles(self) -> int:
        """How many articles there are, older editions left out; cheap, since no text is looked at."""
        row = self.db.execute(
            "SELECT (SELECT count(*) FROM articles) - (SELECT count(*) FROM articles WHERE edition_of IS NOT NULL)"
        ).fetchone()
        return int(row[0])

    def counts(self) -> Counts:
        """How much the store holds."""
        row = self.db.execute(
            "SELECT (SELECT count(*) FROM articles WHERE edition_of IS NULL),"
            " (SELECT count(*) FROM articles WHERE edition_of IS NOT NULL), (SELECT count(*) FROM readings),"
            " (SELECT count(*) FROM broken), (SELECT count(*) FROM stories), (SELECT count(*) FROM records),"
            " (SELECT count(*) FROM copies), (SELECT count(*) FROM edits),"
            " (SELECT coalesce(sum(length(cast(text AS BLOB))), 0) FROM articles)"
        ).fetchone()
        return Counts(*row)
