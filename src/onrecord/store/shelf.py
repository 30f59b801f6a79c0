"""Several stores that are read as one: a shelf, such as news-2024-01.db, news-2024-02.db ... opened as `news-*.db`.

Each is a whole store with its own stories, their articles and records. Lists are merged a page at a time; a thing is asked for by
its id in one store after the other, the newest first. A shelf is never written: a build or a correction names the store it is for.
"""

from __future__ import annotations

import heapq
import sqlite3
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from functools import reduce
from itertools import chain, islice
from pathlib import Path
from typing import Any, NoReturn, TypeVar

import msgspec

from onrecord.facts.article import Article, Broken
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy, Story
from onrecord.store.faults import StoreError
from onrecord.store.merging import Reversed, merged, place_in, relayings, renumbered, united, zip_longest
from onrecord.store.one import OneStore
from onrecord.store.results import Build, ClaimRow, Counts, Facet, FacetKind, Hit, Listed, Relaying, Teller, Wanted
from onrecord.store.searching import ANYWHERE, MOST_WEIGHED, Marked, Narrowed, ranked_articles, search_claims, suggested

T = TypeVar("T")
MOST_STORES = 400
"""Stores of a shelf: each is a file kept open while a page is made."""
SIDES = ("-wal", "-shm", "-journal", ".part")
MORE_NAMES = 30
"""Names of each store that are looked at beside those asked for, so that one that is middling in all is not missed."""


def is_pattern(path: Path) -> bool:
    """Whether a path stands for several stores: its name has a `*`, and no file is called just so."""
    return "*" in path.name and not path.exists()


class Shelf(OneStore):
    """The stores that fit a pattern, open to be read. `stores` are they, the last by name first."""

    def __init__(self, path: Path, stores: Sequence[OneStore]) -> None:
        super().__init__(path, stores[0].db)
        self.stores = tuple(stores)

    @classmethod
    def of(cls, pattern: Path, write: bool = False) -> Shelf:
        """Open all stores that fit a pattern. Raises StoreError where there is none, too many, or one that cannot be read."""
        if write:
            raise StoreError(f"{pattern} stands for several stores, and one is written at a time", "name the one: --store FILE")
        paths = sorted((p for p in pattern.parent.glob(pattern.name) if p.is_file() and not p.name.endswith(SIDES)), reverse=True)
        if not paths:
            raise StoreError(f"no store fits {pattern}", f"make some with: onrecord build INPUT --engine daft --store '{pattern}'")
        if len(paths) > MOST_STORES:
            raise StoreError(f"{len(paths)} stores fit {pattern}; at most {MOST_STORES} are opened", "give a narrower pattern")
        with ExitStack() as open_:
            stores = [open_.enter_context(OneStore.at(path)) for path in paths]
            open_.pop_all()
        return cls(pattern, stores)

    def close(self) -> None:
        """Close all."""
        for store in self.stores:
            store.close()

    def discard(self) -> NoReturn:
        """A shelf is never removed."""
        raise self.refused()

    def commit_point(self, durable: bool = False) -> NoReturn:  # noqa: ARG002  # as in Writes
        """A shelf is never written."""
        raise self.refused()

    def refused(self) -> StoreError:
        """The error for whoever would write."""
        return StoreError(f"{self.path} stands for several stores, and one is written at a time", "name the one: --store FILE")

    def first(self, ask: Callable[[OneStore], T | None]) -> T | None:
        """The first answer that a store has."""
        return next((found for store in self.stores if (found := ask(store)) is not None), None)

    def home_of(self, article_id: str) -> OneStore | None:
        """The store that holds an article."""
        return next((s for s in self.stores if holds(s.db, article_id)), None)

    # What Reads asks

    def article(self, article_id: str) -> Article | None:
        """The article of that id."""
        return self.first(lambda s: s.article(article_id))

    def articles(self, editions: bool = False) -> Iterator[Article]:
        """All articles in order of id."""
        return heapq.merge(*(s.articles(editions) for s in self.stores), key=lambda a: a.id)

    def article_ids(self) -> tuple[str, ...]:
        """The ids of all articles, in order."""
        return tuple(heapq.merge(*(s.article_ids() for s in self.stores)))

    def editions(self, article_id: str) -> tuple[Article, ...]:
        """The editions of one article."""
        home = self.home_of(article_id)
        return home.editions(article_id) if home else ()

    def page(self, article_id: str) -> bytes | None:
        """The bytes the article was made from."""
        return self.first(lambda s: s.page(article_id))

    def readings(self, article_ids: Iterable[str] | None = None) -> Iterator[Reading]:
        """The readings of these articles in that order, or of all by id."""
        if article_ids is None:
            yield from heapq.merge(*(s.readings() for s in self.stores), key=lambda r: r.article.id)
            return
        for article_id in article_ids:
            if home := self.home_of(article_id):
                yield from home.readings((article_id,))

    def reader(self) -> str:
        """The reader version of the newest store."""
        return self.stores[0].reader()

    def setting(self, name: str) -> str | None:
        """A setting of the newest store that carries it."""
        return self.first(lambda s: s.setting(name))

    def stories(self) -> tuple[Story, ...]:
        """All stories, the newest first."""
        return tuple(heapq.merge(*(s.stories() for s in self.stores), key=lambda s: (Reversed(s.last_at or ""), s.id)))

    def story_ids(self) -> Iterator[str]:
        """The ids of all stories, in order."""
        return heapq.merge(*(s.story_ids() for s in self.stores))

    def story(self, story_id: str) -> Story | None:
        """The story of that id."""
        return self.first(lambda s: s.story(story_id))

    def story_of(self, article_id: str) -> str | None:
        """The id of the story that an article is in."""
        return self.first(lambda s: s.story_of(article_id))

    def record(self, story_id: str) -> Record | None:
        """The record of a story."""
        return self.first(lambda s: s.record(story_id))

    def record_marks(self) -> dict[str, str]:
        """The marks of the records kept, by story."""
        return dict(chain.from_iterable(s.record_marks().items() for s in self.stores))

    def copies(self, article_ids: Iterable[str] | None = None) -> tuple[Copy, ...]:
        """The copies that these articles are (or all)."""
        if article_ids is None:
            return tuple(chain.from_iterable(s.copies() for s in self.stores))
        return tuple(c for a in article_ids if (home := self.home_of(a)) for c in home.copies((a,)))

    def broken(self) -> tuple[Broken, ...]:
        """The inputs that could not be used, by id."""
        return tuple(heapq.merge(*(s.broken() for s in self.stores), key=lambda b: b.id))

    def edits(self) -> tuple[Edit, ...]:
        """People's corrections, numbered through: those of one store after those of another."""
        return tuple(renumbered(tuple(s.edits() for s in self.stores)))

    def story_log(self) -> tuple[str, ...]:
        """What became of stories, store by store."""
        return tuple(chain.from_iterable(s.story_log() for s in self.stores))

    def builds(self) -> tuple[Build, ...]:
        """The builds, oldest first."""
        return tuple(sorted(chain.from_iterable(s.builds() for s in self.stores), key=lambda b: b.at))

    def count_articles(self) -> int:
        """How many articles there are."""
        return sum(s.count_articles() for s in self.stores)

    def counts(self) -> Counts:
        """How much the stores hold together."""
        return Counts(*map(sum, zip(*(msgspec.structs.astuple(s.counts()) for s in self.stores), strict=True)))

    def damage(self) -> str:
        """What is wrong with the first store that is not sound."""
        return next((told for s in self.stores if (told := s.damage())), "")

    # What Listings asks

    def listed(self, wanted: Wanted, order: str = "change", limit: int = 50, offset: int = 0) -> tuple[Listed, ...]:
        """A page of the stories that are wanted."""
        keys = heapq.merge(*(keys_of(store, wanted, order) for store in self.stores), key=lambda k: k[0])
        homes: dict[OneStore, list[str]] = defaultdict(list)
        for (*_, story), store in islice(keys, offset, offset + limit):
            homes[store].append(story)
        found = (listed for store, stories in homes.items() for listed in store.listed_of(stories))
        return tuple(sorted(found, key=place_in(order)))

    def listed_of(self, stories: Sequence[str]) -> tuple[Listed, ...]:
        """These stories, by id."""
        return merged((s.listed_of(stories) for s in self.stores), place_in("change"), len(stories), 0)

    def count_listed(self, wanted: Wanted) -> int:
        """How many stories are wanted."""
        return sum(s.count_listed(wanted) for s in self.stores)

    def facets(self, kind: FacetKind, limit: int = 100, offset: int = 0, like: str = "") -> tuple[Facet, ...]:
        """Names of a kind, those in most stories first.

        Of each store the names in most stories are looked at, some more than are asked for, and counted in all the others.
        """
        keys = {f.key for s in self.stores for f in s.facets(kind, MORE_NAMES + limit + offset, 0, like)}
        found: dict[str, list[Facet]] = defaultdict(list)
        for store in self.stores:
            for facet in store.facets_of(kind, keys):
                found[facet.key].append(facet)
        many = sorted((-sum(f.stories for f in same), key) for key, same in found.items())
        return tuple(reduce(united, found[key]) for _, key in many[offset : offset + limit])

    def facets_of(self, kind: FacetKind, keys: Iterable[str]) -> tuple[Facet, ...]:
        """Names of a kind by their keys."""
        keys = tuple(keys)
        return tuple(f for s in self.stores for f in s.facets_of(kind, keys))

    def count_facets(self, kind: FacetKind) -> int:
        """How many names of a kind there are; one that several stores have counts in each."""
        return sum(s.count_facets(kind) for s in self.stores)

    def facet(self, ref: str) -> Facet | None:
        """The name that a `ref` stands for."""
        found = [f for s in self.stores if (f := s.facet(ref)) is not None]
        return reduce(united, found) if found else None

    def said_by(self, key: str, limit: int = 200, offset: int = 0) -> tuple[ClaimRow, ...]:
        """What somebody of that key is on record as saying."""
        found = (s.said_by(key, limit + offset) for s in self.stores)
        return merged(found, lambda c: (Reversed(c.day or ""), -c.articles, c.story), limit, offset)

    def count_said(self, key: str) -> int:
        """How many statements somebody of that key has made."""
        return sum(s.count_said(key) for s in self.stores)

    def happened_at(self, key: str, limit: int = 200, offset: int = 0) -> tuple[ClaimRow, ...]:
        """What is told to have happened at a place of that key."""
        return merged((s.happened_at(key, limit + offset) for s in self.stores), lambda c: Reversed(c.day or ""), limit, offset)

    def teller(self, key: str) -> Teller:
        """How often an outlet of that key is the first to tell what others tell too."""
        return Teller(*map(sum, zip(*(msgspec.structs.astuple(s.teller(key)) for s in self.stores), strict=True)))

    def relays_of(self, key: str) -> tuple[Relaying, ...]:
        """Whom an outlet of that key takes from."""
        return relayings(s.relays_of(key) for s in self.stores)

    def relayed_by(self, giver: str) -> tuple[Relaying, ...]:
        """Who takes from one of that key."""
        return relayings(s.relayed_by(giver) for s in self.stores)

    # What search asks

    def search(self, text: str, limit: int = 50) -> tuple[Hit, ...]:
        """Articles, then statements, that hold all the words."""
        said = (h for s in self.stores for h in s.search(text, limit) if h.kind == "statement")
        return (*self.search_articles(text, limit), *islice(said, limit))

    def search_articles(self, text: str, limit: int, by: Narrowed = ANYWHERE) -> tuple[Hit, ...]:
        """Articles that hold all the words, best first."""
        found = (ranked_articles(s.db, text, limit, by, self.weighed) for s in self.stores)
        return tuple(hit for _, hit in merged(found, lambda r: (r[0], r[1].id), limit, 0))

    def search_claims(self, text: str, limit: int, *, said: bool, by: Narrowed = ANYWHERE) -> tuple[Marked, ...]:
        """Statements or other claims that hold all the words, those that most articles carry first, then the newest store's."""
        found = chain.from_iterable(search_claims(s.db, text, limit, said=said, by=by, weighed=self.weighed) for s in self.stores)
        return tuple(sorted(found, key=lambda c: -c[0].articles)[:limit])

    def suggested(self, begun: str, limit: int) -> tuple[str, ...]:
        """Words of articles that begin so."""
        many: dict[str, int] = defaultdict(int)
        for store in self.stores:
            for word, count in suggested(store.db, begun, limit * 4):
                many[word] += count
        return tuple(sorted(many, key=lambda w: (-many[w], w))[:limit])

    @property
    def weighed(self) -> int:
        """How many of what a store finds are weighed against each other: all stores together about as many as a single one."""
        return MOST_WEIGHED // len(self.stores)

    def stories_with(self, words: Sequence[str], limit: int) -> tuple[str, ...]:
        """Ids of the stories whose articles have most of some words: of each store its best in turn."""
        found = [s.stories_with(words, limit) for s in self.stores]
        return tuple(islice((i for row in zip_longest(found) for i in row), limit))


def keys_of(store: OneStore, wanted: Wanted, order: str) -> Iterator[tuple[tuple[Any, ...], OneStore]]:
    """By what a store's wanted stories are sorted, made to be compared with other stores': what falls is turned round."""
    for *falling, story in store.listed_keys(wanted, order):
        yield (*(Reversed(v) if isinstance(v, str) else -v for v in falling), story), store


def holds(db: sqlite3.Connection, article_id: str) -> bool:
    """Whether a store has an article."""
    return db.execute("SELECT 1 FROM articles WHERE id = ?", (article_id,)).fetchone() is not None
