"""What lists, name pages and search ask: of the rows drawn from records, never of a record itself."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

import msgspec

from onrecord.store.results import ClaimRow, Facet, FacetKind, Listed, Relaying, Teller, Wanted

SORTED = {
    "change": ("coalesce(s.last_at, '') DESC",),
    "conflicts": ("s.conflicts DESC", "s.disputed DESC", "coalesce(s.last_at, '') DESC"),
    "gap": ("s.gap DESC", "coalesce(s.last_at, '') DESC"),
}
ORDERS = {name: ", ".join(parts) for name, parts in SORTED.items()}
"""How a list can be sorted, the first without being asked; what is equal by that is in order of id."""
FEW_KEYS = 64
"""Keys of a list that are fetched first; then four times as many, and so on."""
LISTED = """
SELECT s.id, s.title, s.first_at, s.last_at, (SELECT count(*) FROM story_articles a WHERE a.story = s.id), l.story IS NOT NULL,
 coalesce(l.lead, ''), l.changed_at, coalesce(l.outlets, 0), coalesce(l.borne, 0), coalesce(l.disputed, 0),
 coalesce(l.single, 0), coalesce(l.untold, 0), coalesce(l.withdrawn, 0), coalesce(l.lesser, 0),
 coalesce(l.conflicts, 0), coalesce(l.conflict, ''),
 coalesce(l.wide_articles, 0), coalesce(l.wide_origins, 0), coalesce(l.copies, 0)
FROM stories s LEFT JOIN listings l ON l.story = s.id
"""
LONE = "EXISTS (SELECT 1 FROM story_articles a WHERE a.story = s.id AND a.position = 1)"
CLAIM = (
    "c.story, coalesce(nullif(l.lead, ''), s.title), c.id, c.kind, c.text, c.speaker, c.speaker_kind, c.standing, c.denies,"
    " c.articles, c.low, c.high, c.day"
)
HOMES = "JOIN stories s ON s.id = c.story JOIN listings l ON l.story = c.story"
CLAIMS = f"SELECT {CLAIM} FROM claims c {HOMES}"  # noqa: S608  # constants


class Listings:
    """What can be asked of the rows drawn from records."""

    db: sqlite3.Connection

    def listed(self, wanted: Wanted, order: str = "change", limit: int = 50, offset: int = 0) -> tuple[Listed, ...]:
        """A page of the stories that are wanted, in one of ORDERS."""
        where, values = conditions(wanted)
        chosen = f"SELECT s.id FROM stories s {where} ORDER BY {ORDERS[order]}, s.id LIMIT ? OFFSET ?"  # noqa: S608  # constants
        # The page's stories first, and what is shown of them then: of a million none other is counted or fetched.
        rows = self.db.execute(f"{LISTED} WHERE s.id IN ({chosen}) ORDER BY {ORDERS[order]}, s.id", (*values, limit, offset))
        return tuple(Listed(*row) for row in rows)

    def listed_keys(self, wanted: Wanted, order: str) -> Iterator[tuple[Any, ...]]:
        """By what the wanted stories are sorted, the id last, in that order; a few at a time: cheap, however many follow."""
        where, values = conditions(wanted)
        columns = ", ".join(part.removesuffix(" DESC") for part in SORTED[order])
        ask = f"SELECT {columns}, s.id FROM stories s {where} ORDER BY {ORDERS[order]}, s.id LIMIT ? OFFSET ?"  # noqa: S608  # constants
        start, many = 0, FEW_KEYS
        while rows := self.db.execute(ask, (*values, many, start)).fetchall():
            yield from rows
            start, many = start + len(rows), many * 4

    def listed_of(self, stories: Sequence[str]) -> tuple[Listed, ...]:
        """These stories, by id, those of a newer last article first."""
        marks = ", ".join("?" * len(stories))
        rows = self.db.execute(f"{LISTED} WHERE s.id IN ({marks}) ORDER BY {ORDERS['change']}, s.id", tuple(stories))
        return tuple(Listed(*row) for row in rows)

    def count_listed(self, wanted: Wanted) -> int:
        """How many stories are wanted."""
        if (
            wanted == Wanted(lone=wanted.lone) and wanted.lone is not None
        ):  # asked by every first page: counted without a look at each
            more = int(self.db.execute("SELECT count(*) FROM story_articles WHERE position = 1").fetchone()[0])
            return int(self.db.execute("SELECT count(*) FROM stories").fetchone()[0]) - more if wanted.lone else more
        where, values = conditions(wanted)
        return int(self.db.execute(f"SELECT count(*) FROM stories s {where}", values).fetchone()[0])  # noqa: S608  # constants

    def facets(self, kind: FacetKind, limit: int = 100, offset: int = 0, like: str = "") -> tuple[Facet, ...]:
        """Names of a kind, those in most stories first; `like` is the beginning of one of their words."""
        begins = "AND (key LIKE :like ESCAPE '\\' OR key LIKE '% ' || :like ESCAPE '\\')" if like else ""
        rows = self.db.execute(
            f"SELECT kind, key, name, note, ref, stories FROM names WHERE kind = :kind {begins}"  # noqa: S608  # the same
            " ORDER BY stories DESC, key LIMIT :limit OFFSET :offset",
            {"kind": kind, "like": escaped(like) + "%", "limit": limit, "offset": offset},
        )
        return tuple(Facet(*row) for row in rows)

    def facets_of(self, kind: FacetKind, keys: Iterable[str]) -> tuple[Facet, ...]:
        """Names of a kind by their keys."""
        asked = msgspec.json.encode(sorted(keys)).decode()
        rows = self.db.execute(
            "SELECT n.kind, n.key, n.name, n.note, n.ref, n.stories"
            " FROM json_each(?) j CROSS JOIN names n ON n.kind = ? AND n.key = j.value",
            (asked, kind),
        )
        return tuple(Facet(*row) for row in rows)

    def count_facets(self, kind: FacetKind) -> int:
        """How many names of a kind there are."""
        return int(self.db.execute("SELECT count(*) FROM names WHERE kind = ?", (kind,)).fetchone()[0])

    def facet(self, ref: str) -> Facet | None:
        """The name that a `ref` stands for."""
        row = self.db.execute("SELECT kind, key, name, note, ref, stories FROM names WHERE ref = ?", (ref,)).fetchone()
        return Facet(*row) if row else None

    def said_by(self, key: str, limit: int = 200, offset: int = 0) -> tuple[ClaimRow, ...]:
        """What somebody of that key is on record as saying: the newest first."""
        rows = self.db.execute(
            f"{CLAIMS} WHERE c.speaker_key = ? AND c.kind = 'statement'"
            " ORDER BY c.day DESC, c.articles DESC, c.story, c.id LIMIT ? OFFSET ?",
            (key, limit, offset),
        )
        return claim_rows(rows.fetchall())

    def count_said(self, key: str) -> int:
        """How many statements somebody of that key has made."""
        row = self.db.execute("SELECT count(*) FROM claims WHERE speaker_key = ? AND kind = 'statement'", (key,)).fetchone()
        return int(row[0])

    def happened_at(self, key: str, limit: int = 200, offset: int = 0) -> tuple[ClaimRow, ...]:
        """What is told to have happened at a place of that key: by day, the newest first, the weightiest of a day first."""
        rows = self.db.execute(
            f"{CLAIMS} WHERE c.place_key = ? ORDER BY c.day DESC, c.weight DESC, c.story, c.id LIMIT ? OFFSET ?",
            (key, limit, offset),
        )
        return claim_rows(rows.fetchall())

    def teller(self, key: str) -> Teller:
        """How often an outlet of that key is the first to tell what others tell too."""
        row = self.db.execute(
            "SELECT count(*), coalesce(sum(articles), 0), coalesce(sum(shared), 0), coalesce(sum(first), 0)"
            " FROM tellings WHERE outlet_key = ?",
            (key,),
        ).fetchone()
        return Teller(*row)

    def relays_of(self, key: str) -> tuple[Relaying, ...]:
        """Whom an outlet of that key takes from, whom it takes most from first."""
        return self._relays("outlet_key", key)

    def relayed_by(self, giver: str) -> tuple[Relaying, ...]:
        """Who takes from one of that key: `name` is then the key of the one who takes."""
        return self._relays("giver_key", giver)

    def _relays(self, column: str, key: str) -> tuple[Relaying, ...]:
        other = "giver" if column == "outlet_key" else "outlet"
        rows = self.db.execute(
            f"SELECT min({other}), kind, sum(articles), count(DISTINCT story) FROM relayings WHERE {column} = ?"  # noqa: S608  # the same
            f" GROUP BY {other}_key, kind ORDER BY sum(articles) DESC, {other}_key, kind",
            (key,),
        )
        return tuple(Relaying(*row) for row in rows)


def conditions(wanted: Wanted) -> tuple[str, tuple[str, ...]]:
    """The WHERE clause of what is wanted, with its values."""
    parts: list[str] = []
    values: list[str] = []
    if wanted.since:
        parts.append("substr(coalesce(s.last_at, ''), 1, 10) >= ?")
        values.append(wanted.since)
    if wanted.until:
        parts.append("s.first_at IS NOT NULL AND substr(s.first_at, 1, 10) <= ?")
        values.append(wanted.until)
    for ref in wanted.facets:
        parts.append("s.id IN (SELECT story FROM facets WHERE ref = ?)")
        values.append(ref)
    if wanted.lone is not None:
        parts.append(f"NOT {LONE}" if wanted.lone else LONE)
    return (f"WHERE {' AND '.join(parts)}" if parts else ""), tuple(values)


def claim_rows(rows: Sequence[tuple[Any, ...]]) -> tuple[ClaimRow, ...]:
    """Rows of CLAIM as values."""
    return tuple(ClaimRow(*row) for row in rows)


def escaped(like: str) -> str:
    """Text that LIKE takes as it is."""
    return like.replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_")
