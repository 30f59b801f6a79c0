"""No claim, copy or article that the types allow may break a page or the terminal."""

from __future__ import annotations

import io
from itertools import cycle
from pathlib import Path

import msgspec
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from rich.console import Console
from tests.generated import facts

from onrecord.cli.showing import Showing
from onrecord.facts.article import Article, Broken
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Edge, Record, Side
from onrecord.facts.story import Copy, Story
from onrecord.store.results import Build, Counts
from onrecord.store.store import Store
from onrecord.web.pages import article_page, index_page, story_page

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


@settings(max_examples=40, suppress_health_check=list(HealthCheck))
@given(st.lists(facts(Story), max_size=3), facts(Broken))
def test_any_story_is_listed(stories: list[Story], broken: Broken) -> None:
    class Listed(Held):
        def stories(self) -> tuple[Story, ...]:
            return tuple(stories)

        def counts(self) -> Counts:
            return Counts(1, 0, 1, 1, len(stories), 0, 0, 0, 10)

    assert "onrecord" in index_page(Listed((), Record("s", "", ()), broken), served=True)
