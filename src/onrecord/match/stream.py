"""Stories from a stream: articles day by day, in bounded memory, with ids that stay.

While a day is open each article gets the story that its best neighbour has. When the day closes its articles are looked at again
together, in an order of their own, so that the stories do not depend on the order of arrival inside the day.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from math import floor

import numpy as np

from onrecord.facts.story import Story
from onrecord.match.grouping import FAINT, bar
from onrecord.match.item import Item
from onrecord.match.likeness import Meeting
from onrecord.match.linkage import linked
from onrecord.match.naming import Change, age, story_id, story_of
from onrecord.match.pairs import WINDOW, scores
from onrecord.match.scoring import model
from onrecord.match.text import ArticleText
from onrecord.match.window import Floats, Places, Window

LIKELY = 8
"""Neighbours by which an article of the open day gets its first story."""


class Stream:
    """Puts articles into stories as they come. Holds the latest `limit` articles; older ones keep the id they had.

    `log` tells which stories were merged; a stream never splits one.
    """

    def __init__(self, limit: int = WINDOW) -> None:
        self.log: list[Change] = []
        self._window = Window(limit)
        self._before = 0  # places from here on are of the day that is being closed
        self._day: int | None = None
        self._open: list[Item] = []
        self._ids: dict[int, str] = {}
        self._born: dict[str, tuple[bool, float, str]] = {}
        self._members: dict[str, list[int]] = {}
        self._scores: dict[int, list[tuple[int, float]]] = {}
        self._near: tuple[Places, Floats] = (np.zeros(0, np.int64), np.zeros(0))

    def add(self, article: ArticleText) -> str:
        """Take in an article and tell its story as far as is known now. One dated later than the open day closes that day."""
        item = self._take(article)
        own = story_id(article)
        near = self._window.nearest(item, LIKELY)
        if not len(near):
            return own
        pairs = Meeting(self._window, near, np.full(len(near), self._window.end), item)
        cosines = self._window.crossed(near, pairs.other, (("body", "body"),), item)[:, 0]
        found = scores(pairs, cosines, self._count(), self._around(near))
        best = int(np.argmax(found))
        return self._ids[int(near[best])] if found[best] >= model().threshold else own

    def feed(self, articles: Iterable[ArticleText]) -> None:
        """Take in articles without asking for their stories one by one."""
        for article in articles:
            self._take(article)

    def close(self) -> dict[str, str]:
        """Close the open day: the ids of its articles with those of their stories, for good or until a merge is logged."""
        items = sorted(self._open, key=lambda i: age(i.article))
        self._open = []
        first = self._window.end
        one, other, near = self._window.add(items)
        known = self._around(np.unique(one))
        self._remember(one, other, near, scores(Meeting(self._window, one, other), near, len(self._window.items), known))
        self._window.forget()
        fresh = list(range(first, first + len(items)))
        for place, item in zip(fresh, items, strict=True):
            self._settle([place], item)
        for group in self._regrouped(fresh):
            self._unite(group)
        told = {item.article.id: self._ids[place] for place, item in zip(fresh, items, strict=True)}
        self._forget()
        return told

    def stories(self) -> tuple[Story, ...]:
        """The stories of the articles in the window, each with those of its articles that are still there."""
        held = [
            story_of([self._window.item(p).article for p in sorted(places)], name)
            for name, places in self._members.items()
            if places
        ]
        return tuple(sorted(held, key=lambda s: self._born[s.id]))

    def _take(self, article: ArticleText) -> Item:
        day = None if article.day is None else floor(article.day)
        if day is not None and self._day is not None and day > self._day and self._open:
            self.close()
        if day is not None:
            self._day = day if self._day is None else max(self._day, day)
        item = Item(article)
        self._open.append(item)
        return item

    def _count(self) -> int:
        return len(self._window.items) + len(self._open)

    def _around(self, places: Places) -> tuple[Places, Floats]:
        """The neighbours known of these places: their owners and cosines."""
        if not len(places) or not len(self._near[0]):
            return np.zeros(0, np.int64), np.zeros(0)
        first = min(int(places.min()), int(self._near[0].min()))
        wanted = np.zeros(self._window.end - first, dtype=bool)
        wanted[places - first] = True
        which = wanted[self._near[0] - first]
        return self._near[0][which], self._near[1][which]

    def _remember(self, one: Places, other: Places, cosines: Floats, found: Floats) -> None:
        self._near = np.concatenate((self._near[0], one, other)), np.concatenate((self._near[1], cosines, cosines))
        clear = found >= FAINT
        for a, b, score in zip(one[clear].tolist(), other[clear].tolist(), found[clear].tolist(), strict=True):
            self._scores.setdefault(a, []).append((b, score))
            self._scores.setdefault(b, []).append((a, score))

    def _settle(self, places: list[int], item: Item) -> None:
        """Make a story of its own for one article."""
        name = story_id(item.article)
        for place in places:
            self._ids[place] = name
        self._members.setdefault(name, []).extend(places)
        self._born.setdefault(name, age(item.article))

    def _regrouped(self, fresh: Sequence[int]) -> Iterator[list[int]]:
        """The groups among the new articles and the stories near them."""
        names = {self._ids[p] for p in fresh}
        names |= {self._ids[b] for p in fresh for b, _ in self._scores.get(p, ()) if b in self._ids}
        places = sorted(p for name in names for p in self._members[name])
        local = {place: n for n, place in enumerate(places)}
        edges = [
            (local[a], local[b], score) for a in places for b, score in self._scores.get(a, ()) if a < b and b in local
        ]  # fmt: skip
        held = [[local[p] for p in self._members[name]] for name in sorted(names)]
        for group in linked(len(places), edges, bar, held):
            yield [places[n] for n in group]

    def _unite(self, group: Sequence[int]) -> None:
        """Give one id, the oldest story's, to a group."""
        names = sorted({self._ids[p] for p in group}, key=lambda n: self._born[n])
        if len(names) < 2:
            return
        kept, gone = names[0], names[1:]
        before = [n for n in names if any(p < self._before for p in self._members[n])]
        if len(before) > 1:
            self.log.append(Change("merge", tuple(before), (kept,)))
        for name in gone:
            self._members[kept].extend(self._members.pop(name))
            del self._born[name]
        for place in self._members[kept]:
            self._ids[place] = kept

    def _forget(self) -> None:
        """Drop what fell out of the window."""
        first = self._window.first
        self._before = self._window.end
        keep = self._near[0] >= first
        self._near = self._near[0][keep], self._near[1][keep]
        for place in [p for p in self._ids if p < first]:
            name = self._ids.pop(place)
            self._members[name].remove(place)
            self._scores.pop(place, None)
            if not self._members[name]:
                del self._members[name], self._born[name]
