"""The outbox: notices of changes, kept with the records that changed, until each has reached all whom it is for."""

from __future__ import annotations

import sqlite3
from collections.abc import Collection, Iterable, Iterator

import msgspec

from onrecord.facts.notice import Notice
from onrecord.facts.record import Record
from onrecord.store.compact import unpack
from onrecord.store.results import Delivery, Post

KEPT = 1_000
"""Notices that are kept after they have reached everybody, the last ones."""


class Outbox:
    """What is to be sent, to whom, and what came of it. What writes is used inside `with store.commit_point():`."""

    db: sqlite3.Connection

    def begin_telling(self, grounds: Iterable[tuple[str, str]]) -> None:
        """From now on changes of these stories are noticed, from their records as they stand; each with what that rests on."""
        self.db.executemany("INSERT OR REPLACE INTO told VALUES (?, ?, NULL)", grounds)

    def end_telling(self) -> None:
        """Changes are noticed no more."""
        self.db.execute("DELETE FROM told")

    def told(self, story: str) -> tuple[str, Record | None] | None:
        """The ground and the record of a story that were noticed last; None where its changes are not noticed yet.

        The record is None where it is the one that is kept, or there was none.
        """
        row = self.db.execute("SELECT ground, body FROM told WHERE story = ?", (story,)).fetchone()
        if row is None:
            return None
        layouts = dict(self.db.execute("SELECT name, body FROM layouts").fetchall())
        return row[0], unpack(row[1], Record, layouts) if row[1] is not None else None

    def put_notice(self, notice: Notice, hooks: Iterable[str], due: float) -> None:
        """Keep a notice, to be sent to these hooks; where its key has been used, it gets the next that is free."""
        key, number = notice.id, 1
        while self.db.execute("SELECT 1 FROM notices WHERE key = ?", (key,)).fetchone():
            number += 1
            key = f"{notice.id}-{number}"
        body = msgspec.json.encode(msgspec.structs.replace(notice, id=key)).decode()
        row = self.db.execute("INSERT INTO notices (key, story, body) VALUES (?, ?, ?)", (key, notice.story, body)).lastrowid
        self.db.executemany("INSERT INTO deliveries VALUES (?, ?, 'waiting', 0, ?, '')", ((row, hook, due) for hook in hooks))

    def is_due(self, now: float, without: Collection[str] = ()) -> bool:
        """Whether a notice is due to a hook (none of `without`)."""
        return self._due(now, without) is not None

    def _due(self, now: float, without: Collection[str]) -> tuple[int, str] | None:
        """The oldest notice that is due, by number, and its hook."""
        row: tuple[int, str] | None = self.db.execute(
            "SELECT notice, hook FROM deliveries WHERE state = 'waiting' AND due <= ?"
            " AND hook NOT IN (SELECT value FROM json_each(?)) ORDER BY notice, hook LIMIT 1",
            (now, msgspec.json.encode(list(without)).decode()),
        ).fetchone()
        return row

    def take_due(self, now: float, held: float, without: Collection[str] = ()) -> Post | None:
        """The oldest notice that is due to a hook (none of `without`), held for its taker for so many seconds.

        One that is taken and not told of (its taker was killed) is due again after that. None where nothing is due.
        """
        row = self._due(now, without)
        if row is None:
            return None
        self.db.execute("UPDATE deliveries SET due = ?, tries = tries + 1 WHERE notice = ? AND hook = ?", (now + held, *row))
        tries, body = self.db.execute(
            "SELECT tries, body FROM deliveries JOIN notices ON number = notice WHERE notice = ? AND hook = ?", row
        ).fetchone()
        return Post(*row, tries, msgspec.json.decode(body, type=Notice))

    def note_sent(self, post: Post) -> None:
        """It has arrived."""
        self.db.execute("UPDATE deliveries SET state = 'sent', fault = '' WHERE notice = ? AND hook = ?", (post.number, post.hook))

    def note_failed(self, post: Post, fault: str, due: float | None) -> None:
        """It has not arrived, and why; it is due again then, or given up where `due` is None."""
        state = "waiting" if due is not None else "failed"
        self.db.execute(
            "UPDATE deliveries SET state = ?, fault = ?, due = ? WHERE notice = ? AND hook = ? AND state <> 'sent'",
            (state, fault, due or 0.0, post.number, post.hook),
        )

    def send_again(self, now: float, hook: str | None = None) -> int:
        """Have what was given up sent again, to one hook or all; how many."""
        found = self.db.execute(
            "UPDATE deliveries SET state = 'waiting', tries = 0, due = ? WHERE state = 'failed' AND (hook = ? OR ? IS NULL)",
            (now, hook, hook),
        )
        return found.rowcount

    def forget_hook(self, hook: str) -> None:
        """Nothing is sent to a hook any more."""
        self.db.execute("DELETE FROM deliveries WHERE hook = ?", (hook,))

    def prune_outbox(self) -> None:
        """Let the oldest go of the notices that have reached everybody."""
        self.db.execute(
            "DELETE FROM notices WHERE number <= (SELECT max(number) FROM notices) - ?"
            " AND NOT EXISTS (SELECT 1 FROM deliveries d WHERE d.notice = number AND d.state <> 'sent')",
            (KEPT,),
        )

    def deliveries(self, state: str | None = None) -> Iterator[Delivery]:
        """What is to be sent, or was, the oldest notice first; in one state only, where that is named."""
        rows = self.db.execute(
            "SELECT body, hook, state, tries, due, fault FROM deliveries JOIN notices ON number = notice"
            " WHERE state = ? OR ? IS NULL ORDER BY notice, hook",
            (state, state),
        )
        for body, *told in rows:
            yield Delivery(msgspec.json.decode(body, type=Notice), *told)

    def delivery_counts(self) -> dict[str, dict[str, int]]:
        """How many notices are waiting, sent and failed, by hook."""
        found: dict[str, dict[str, int]] = {}
        for hook, state, count in self.db.execute("SELECT hook, state, count(*) FROM deliveries GROUP BY 1, 2 ORDER BY 1, 2"):
            found.setdefault(hook, {})[state] = count
        return found
