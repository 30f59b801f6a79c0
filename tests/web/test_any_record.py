"""No claim, copy or article that the types allow may break a page or the terminal."""

from __future__ import annotations

import io
import sqlite3
from contextlib import closing
from itertools import cycle
from pathlib import Path

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from tests.generated import facts

from onrecord.cli.showing import Showing
from onrecord.facts.article import Article, Broken
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Edge, Record, Side
from onrecord.facts.story import Copy, Story
from onrecord.store.drawn import keep_rows
from onrecord.store.indexing import rows_of
from onrecord.store.opening import migrations, statements_of
from onrecord.store.results import Build, Listed
from onrecord.store.store import Store
from onrecord.web.desk.cards import card
from onrecord.web.pages import article_page, story_page

IDS = ("a", "b/1", "c<c>")
"""The articles of the story; what a generated record says is turned to them, so that passages and pages are really made."""


def about(record: Record, articles: tuple[Article, ...]) -> Record:
    """The record with its accounts, sides, edges and copies about these articles, one after another."""
    ids = cycle(a.id for a in articles)

    def turned(value: object) -> object:
        if isinstance(value, tuple):
            return tuple(turned(v) for v in value)
        if not isinstance(value, msgspec.Struct):
            return value
        fields = {name: turned(getattr(value, name)) for name in value.__struct_fields__}
        if isinstance(value, Account | Side | Edge | Copy):
            fields["article"] = next(ids)
        return type(value)(**fields)

    made = turned(record)
    assert isinstance(made, Record)
    return msgspec.structs.replace(made, id="s", articles=tuple(a.id for a in articles))


RECORDS = st.tuples(facts(Record), st.tuples(*(facts(Article) for _ in IDS))).map(
    lambda pair: (
        articles := tuple(msgspec.structs.replace(a, id=i) for a, i in zip(pair[1], IDS, strict=True)),
        about(pair[0], articles),
    )
)


class Held(Store):
    # ruff: noqa: D102, ARG002 - the store's own questions, answered with what is given
    """A store that gives generated facts: what cannot be written into a real one (a number of any size) can be shown too."""

    def __init__(self, articles: tuple[Article, ...], record: Record, broken: Broken) -> None:
        self.held, self.made, self.refused = {a.id: a for a in articles}, record, broken
        self.path = Path("any.db")

    def article(self, article_id: str) -> Article | None:
        return self.held.get(article_id)

    def reading(self, article_id: str) -> Reading | None:
        found = self.held.get(article_id)
        return Reading(found, faults=("times: ValueError",)) if found and article_id != "a" else None

    def record(self, story_id: str) -> Record | None:
        return self.made

    def story_of(self, article_id: str) -> str | None:
        return self.made.id

    def stories(self) -> tuple[Story, ...]:
        return (Story(self.made.id, self.made.title, self.made.articles, self.made.first_at, self.made.last_at),)

    def edits(self) -> tuple[Edit, ...]:
        """Nobody corrected anything."""
        return ()

    def editions(self, article_id: str) -> tuple[Article, ...]:
        return (self.held[article_id],) * 2

    def builds(self) -> tuple[Build, ...]:
        return ()

    def broken(self) -> tuple[Broken, ...]:
        return (self.refused,)


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(RECORDS, facts(Broken))
def test_any_record_is_shown(made: tuple[tuple[Article, ...], Record], broken: Broken) -> None:
    articles, record = made
    store = Held(articles, record, broken)
    page = story_page(store, record.id)
    assert page is not None
    assert page.rstrip().endswith("</html>")
    for article in articles:
        assert article_page(store, article.id)
    out = io.StringIO()
    Showing(record, store, Console(file=out, width=100, highlight=False), whole=True).show()
    assert "Articles" in out.getvalue()


@settings(max_examples=60, suppress_health_check=list(HealthCheck))
@given(RECORDS, st.none() | st.text(max_size=30))
def test_rows_of_any_record_fit_their_tables_and_pages(made: tuple[tuple[Article, ...], Record], at: str | None) -> None:
    articles, record = made
    rows = rows_of(record, {a.id: a for a in articles}, at)
    listed = Listed(record.id, record.title, record.first_at, record.last_at, len(articles), True, *rows.listing[1:])  # type: ignore[arg-type]  # columns
    shown = card(listed, "")
    assert sum(t.count for t in shown.tallies) == listed.borne + listed.disputed + listed.single + listed.untold + listed.withdrawn
    assert sum(t.width for t in shown.tallies) == pytest.approx(100 if shown.tallies else 0, abs=0.1)
    with closing(sqlite3.connect(":memory:", isolation_level=None)) as db:
        for _, sql in migrations():
            for statement in statements_of(sql):
                db.execute(statement)
        keep_rows(db, record, at)
        assert db.execute("SELECT count(*) FROM claims").fetchone() == (len(rows.claims),)
