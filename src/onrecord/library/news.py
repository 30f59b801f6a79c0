"""A store and its records, opened to be read."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cached_property
from pathlib import Path

from onrecord.export import TABLES, Claim, Download, ExportError, Table, Told, download, format_named, told, with_articles
from onrecord.export import Choice as Wanted
from onrecord.facts.article import Article
from onrecord.facts.check import Check
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Story
from onrecord.library.rows import Rows
from onrecord.library.showing import news_html, record_html
from onrecord.store.results import Hit
from onrecord.store.store import Store


class StoryRecord:
    """A story's record with the articles that its spans count in.

    `facts` is the record as `onrecord export records` has it, `articles` are by id; `claims` all claims in one view, those that
    lead first. In a notebook it shows itself.
    """

    def __init__(self, held: Told) -> None:
        self._told = held

    @property
    def id(self) -> str:
        """The story's id."""
        return self._told.record.id

    @property
    def title(self) -> str:
        """The story's headline."""
        return self._told.record.title

    @property
    def facts(self) -> Record:
        """The record itself."""
        return self._told.record

    @property
    def articles(self) -> Mapping[str, Article]:
        """The story's articles by id."""
        return self._told.articles

    @property
    def claims(self) -> tuple[Claim, ...]:
        """All claims, of whatever sort, those that lead first; `item` of each is the record's own."""
        return self._told.claims

    def words(self, claim: Claim) -> tuple[tuple[Article, str], ...]:
        """The exact words of each account that makes a claim, with its article; pieces are joined by an ellipsis."""
        found = ((self.articles.get(a.article), self._told.words(a.article, a.spans)) for a in claim.accounts)
        return tuple((article, said) for article, said in found if article is not None and said)

    def table(self, name: str) -> Rows:
        """One of the tables that exports have, by its name: one of `News.tables`."""
        table = table_named(name)
        return Rows(table, iter(table.rows(self._told)))

    def export(self, form: str, *, admiralty: bool = False) -> Download:
        """The record in one of the formats of `onrecord export --list`: its name, media type and bytes."""
        return download(format_named(form), self._told, Wanted(admiralty=admiralty))

    def __repr__(self) -> str:
        return f"<record of {self.title!r}: {len(self.claims)} claims of {len(self.facts.articles)} articles>"

    def _repr_html_(self) -> str:
        return record_html(self._told)


class News:
    """A store, opened to be read; each question opens the file anew, so that a build beside it is seen.

    Every method raises StoreError, with a hint, where the file is no store.
    """

    def __init__(self, path: str | Path) -> None:
        self.path = Path(path)
        with Store.open(self.path):
            pass  # fails here rather than at the first question

    @property
    def stories(self) -> tuple[Story, ...]:
        """All stories, the newest first."""
        with Store.open(self.path) as store:
            return store.stories()

    def record(self, story: str) -> StoryRecord:
        """The record of a story, by its id. Raises KeyError where there is none."""
        with Store.open(self.path) as store:
            found = store.record(story)
            if found is None:
                raise KeyError(story)
            return StoryRecord(with_articles(store, found))

    def records(self, since: str | None = None) -> Iterator[StoryRecord]:
        """The records one at a time, in order of story ids; `since` (ISO 8601) leaves out stories that ended before."""
        with Store.open(self.path) as store:
            yield from map(StoryRecord, told(store, Wanted(since=since)))

    @cached_property
    def tables(self) -> tuple[str, ...]:
        """The names of the tables."""
        return tuple(t.name for t in TABLES)

    def table(self, name: str, since: str | None = None) -> Rows:
        """One table over all records; of a large store, ask the records one by one."""
        table = table_named(name)
        with Store.open(self.path) as store:
            return Rows(table, (row for held in told(store, Wanted(since=since)) for row in table.rows(held)))

    def claims(self, since: str | None = None) -> Iterator[tuple[StoryRecord, Claim]]:
        """All claims with the record that each stands in."""
        for record in self.records(since):
            for claim in record.claims:
                yield record, claim

    def article(self, article: str) -> Article:
        """An article by its id. Raises KeyError where there is none."""
        with Store.open(self.path) as store:
            found = store.article(article)
        if found is None:
            raise KeyError(article)
        return found

    def reading(self, article: str) -> Reading:
        """The reading of an article by the article's id. Raises KeyError where there is none."""
        with Store.open(self.path) as store:
            found = store.reading(article)
        if found is None:
            raise KeyError(article)
        return found

    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Articles, then statements, that hold all the words ("quoted words" together, word* begins so), best first."""
        with Store.open(self.path) as store:
            return store.search(text, limit)

    def check(self, text: str, story: str | None = None) -> Check:
        """What the record makes of each claim of a draft; without `story`, the draft's own story is found."""
        from onrecord.run.checking import check_text

        with Store.open(self.path) as store:
            return check_text(store, text, story)

    def __repr__(self) -> str:
        return f"<onrecord store {self.path}>"

    def _repr_html_(self) -> str:
        return news_html(str(self.path), self.stories)


def table_named(name: str) -> Table:
    """The table of that name. Raises ExportError for any other."""
    for table in TABLES:
        if table.name == name:
            return table
    raise ExportError(f"no table is called {name!r}", f"there are {', '.join(t.name for t in TABLES)}")
