"""What a build and people's corrections put into the store."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterable, Iterator
from contextlib import contextmanager

import msgspec

from onrecord.facts.article import Article, Broken
from onrecord.facts.edit import ClaimKind, Edit, EditKind
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy, Story
from onrecord.store.compact import layout_of, pack, unpack
from onrecord.store.drawn import keep_rows
from onrecord.store.packing import article_row, mark_of, pack_reading
from onrecord.store.stale import count_commit

PUT_ARTICLE = (
    "INSERT INTO articles (id, url, outlet, title, published_at, lang, text, rest, mark) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
    " ON CONFLICT (id) DO UPDATE SET url = excluded.url, outlet = excluded.outlet, title = excluded.title,"
    " published_at = excluded.published_at, lang = excluded.lang, text = excluded.text, rest = excluded.rest, mark = excluded.mark"
)


class Writes:
    """What can be kept. Use inside `with store.commit_point():`; all of it is kept together, or none."""

    db: sqlite3.Connection

    @contextmanager
    def commit_point(self, durable: bool = False) -> Iterator[None]:
        """One transaction: kept whole at its end, not at all when it is left by an exception or the process ends.

        A `durable` one also outlasts a loss of power once it has ended: the disk has it. Others may be lost then, all together;
        the next build makes them again.
        """
        if durable:
            self.db.execute("PRAGMA synchronous = FULL")
        self.db.execute("BEGIN IMMEDIATE")
        before = self.db.total_changes
        try:
            yield
            if self.db.total_changes != before:
                count_commit(self.db)
            self.db.execute("COMMIT")
        except BaseException:
            if self.db.in_transaction:  # some faults, as a full disk, end it themselves
                self.db.execute("ROLLBACK")
            raise
        finally:
            if durable:
                self.db.execute("PRAGMA synchronous = NORMAL")

    def keep_article(self, article: Article, page: bytes | None = None) -> bool:
        """Keep an article; whether that changed anything.

        Another text under a known id is a new edition: it takes the id, and the older text stays under `id@1`, `id@2` ...
        A text that the id has had already changes nothing. `page` are the bytes it was made from.
        """
        old = self.db.execute("SELECT mark, text, edition_of FROM articles WHERE id = ?", (article.id,)).fetchone()
        if old and old[2] is not None:  # an older edition of another article stands under this id by chance: it makes room
            self._step_back(old[2], article.id)
            old = None
        if old and old[0] == mark_of(article):
            return False
        if old and old[1] != article.text:
            known = self.db.execute("SELECT 1 FROM articles WHERE edition_of = ? AND text = ?", (article.id, article.text))
            if known.fetchone():
                return False
            self._step_back(article.id)
        if old:  # spans of its records count in the text that was
            self._drop_records(self.db.execute("SELECT story FROM story_articles WHERE article = ?", (article.id,)).fetchall())
        self.db.execute(PUT_ARTICLE, article_row(article))
        self.db.execute("DELETE FROM broken WHERE id = ?", (article.id,))
        if page is not None:
            self.db.execute(
                "INSERT OR REPLACE INTO pages VALUES (?, ?, ?)", (article.id, article.digest or "", zlib.compress(page, 9))
            )
        return True

    def _step_back(self, article_id: str, from_id: str | None = None) -> None:
        """Give the present text of an id (or the edition of it that stands under `from_id`) the id of an older edition."""
        number = 1 + self.db.execute("SELECT count(*) FROM articles WHERE edition_of = ?", (article_id,)).fetchone()[0]
        while self.db.execute("SELECT 1 FROM articles WHERE id = ?", (f"{article_id}@{number}",)).fetchone():
            number += 1
        older = f"{article_id}@{number}"
        now = from_id or article_id
        told = self.db.execute("SELECT story FROM story_articles WHERE article = ?", (now,)).fetchall() if from_id else []
        self.db.execute("UPDATE articles SET id = ?, edition_of = ? WHERE id = ?", (older, article_id, now))
        self.db.execute("UPDATE pages SET article = ? WHERE article = ?", (older, now))
        self._drop_records(told)  # they name the edition by the id it had

    def keep_reading(self, article: Article, reader: str, reading: Reading | bytes) -> None:
        """Keep the reading of an article by a reader version; bytes are one that `pack_reading` made."""
        self.keep_layout(Reading)
        body = reading if isinstance(reading, bytes) else pack_reading(reading)
        self.db.execute("INSERT OR REPLACE INTO readings VALUES (?, ?, ?)", (mark_of(article), reader, body))
        self.db.execute("DELETE FROM broken WHERE id = ?", (article.id,))

    def keep_layout(self, kind: type[msgspec.Struct]) -> None:
        """Keep how bodies of a kind are laid out by this release."""
        self.db.execute("INSERT OR IGNORE INTO layouts VALUES (?, ?)", layout_of(kind))

    def keep_unreadable(self, article: Article, reader: str, broken: Broken) -> None:
        """Keep that a reader version gave up on an article, so that it is not tried again in vain."""
        self.keep_broken_row(broken, mark_of(article), reader)

    def keep_broken(self, broken: Broken) -> None:
        """Keep an input that could not be used, with the reason. A good article that came under the same id before stays."""
        self.keep_broken_row(broken, None, None)

    def keep_broken_row(self, broken: Broken, mark: str | None, reader: str | None) -> None:
        """Keep an input that could not be used; `mark` and `reader` tell of an article on which that reader version gave up."""
        row = (broken.id, broken.stage, broken.reason, broken.detail, broken.url, broken.text, mark, reader)
        if (
            self.db.execute(
                "SELECT id, stage, reason, detail, url, text, mark, reader FROM broken WHERE id = ?", row[:1]
            ).fetchone()
            != row
        ):
            self.db.execute("INSERT OR REPLACE INTO broken VALUES (?, ?, ?, ?, ?, ?, ?, ?)", row)

    def keep_stories(self, stories: Iterable[Story], copies: Iterable[Copy], log: Iterable[str]) -> None:
        """Put these stories and copies in the place of those kept.

        Records of stories that are no more, or lost an article, or are called otherwise, go with them. That of a story that only
        grew stays until the next one is kept, whose mark tells them apart: who reads the store beside a build misses no page.
        """
        stories = tuple(stories)
        kept = {s.id: s for s in stories}
        members: dict[str, tuple[str, ...]] = {i: () for (i,) in self.db.execute("SELECT id FROM stories")}
        for story, article in self.db.execute("SELECT story, article FROM story_articles ORDER BY story, position"):
            members[story] += (article,)
        gone = [(i,) for i in members if i not in kept]
        titles = dict(self.db.execute("SELECT id, title FROM stories"))
        self._drop_records(
            (i,)
            for i, articles in members.items()
            if i in kept and not (set(articles) <= set(kept[i].articles) and titles[i] == kept[i].title)
        )
        for table in ("told WHERE story", "stories WHERE id"):
            self.db.executemany(f"DELETE FROM {table} = ?", gone)  # noqa: S608  # names of ours
        self.db.executemany(
            "INSERT INTO stories (id, title, first_at, last_at) VALUES (?, ?, ?, ?) ON CONFLICT (id) DO UPDATE"
            " SET title = excluded.title, first_at = excluded.first_at, last_at = excluded.last_at",
            ((s.id, s.title, s.first_at, s.last_at) for s in stories),
        )
        self.db.execute("DELETE FROM story_articles")
        self.db.executemany(
            "INSERT INTO story_articles VALUES (?, ?, ?)", ((s.id, n, a) for s in stories for n, a in enumerate(s.articles))
        )
        self.db.execute("DELETE FROM copies")
        self.db.executemany(
            "INSERT INTO copies (article, source, body) VALUES (?, ?, ?)",
            ((c.article, c.source, msgspec.json.encode(c).decode()) for c in copies),
        )
        self.db.executemany("INSERT INTO story_log (body) VALUES (?)", ((line,) for line in log))

    def keep_uncollated(self, broken: Broken) -> None:
        """Keep why a story has no record; what it had told of other articles."""
        self.keep_broken(broken)
        self._drop_records([(broken.id,)])

    def _drop_records(self, stories: Iterable[tuple[str | None]]) -> None:
        """Let records go. Where changes are noticed, the one that was noticed last is held until the next is."""
        for row in stories:
            self.db.execute(
                "UPDATE told SET body = (SELECT body FROM records r WHERE r.story = told.story) WHERE story = ? AND body IS NULL",
                row,
            )
            self.db.execute("DELETE FROM records WHERE story = ?", row)

    def keep_record(self, record: Record | bytes, mark: str, story: str | None = None, at: str | None = None) -> Record:
        """Keep a story's record, and the rows that lists and search ask for; the record.

        `mark` is the digest of all it was made from, `at` the time of that (ISO 8601). Bytes are one that `pack` made, of that
        story. A record that is the one that was kept keeps the time at which it last changed.
        """
        self.keep_layout(Record)
        made = record if isinstance(record, Record) else unpack(record, Record, dict([layout_of(Record)]))
        name, body = story or made.id, pack(record) if isinstance(record, Record) else record
        old = self.db.execute(
            "SELECT r.body, l.changed_at FROM records r JOIN listings l USING (story) WHERE story = ?", (name,)
        ).fetchone()
        self._drop_records([(name,)])
        self.db.execute("INSERT INTO records VALUES (?, ?, ?)", (name, mark, body))
        self.db.execute("DELETE FROM broken WHERE id = ? AND stage = 'collate'", (name,))
        keep_rows(self.db, made, old[1] if old and old[0] == body else at)
        return made

    def add_edit(
        self,
        kind: EditKind,
        who: str,
        at: str,
        articles: tuple[str, ...] = (),
        targets: tuple[str, ...] = (),
        note: str = "",
        undoes: int | None = None,
        about: ClaimKind | None = None,
    ) -> Edit:
        """Add a correction to the log, with the next number; `at` is ISO 8601 with zone."""
        number = 1 + self.db.execute("SELECT coalesce(max(number), 0) FROM edits").fetchone()[0]
        edit = Edit(number, at, who, kind, articles, targets, note, undoes, about)
        self.db.execute("INSERT INTO edits VALUES (?, ?, ?, ?, ?)", (number, at, who, kind, msgspec.json.encode(edit).decode()))
        return edit

    def keep_setting(self, name: str, value: str) -> None:
        """Keep a setting of the store ("reader": the version its records rest on)."""
        self.db.execute("INSERT OR REPLACE INTO settings VALUES (?, ?)", (name, value))
