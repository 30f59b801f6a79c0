"""Batches of articles to learn from: each corpus alone, most as one stream, and small ones with look-alikes side by side."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import msgspec
import numpy as np
from numpy.typing import NDArray

from onrecord.facts.article import Article
from onrecord.match.item import Item
from onrecord.match.likeness import Matrix
from onrecord.match.naming import age
from onrecord.match.pairs import batch
from onrecord.match.products import stacked
from onrecord.match.text import of_article

SMALL = 240
TINY = 400
SEED = 5


@dataclass
class Articles:
    """All articles with corpus and gold story by place."""

    found: list[Article]
    items: list[Item]
    corpus: NDArray[np.str_]
    gold: NDArray[np.str_]


@dataclass
class Sample:
    """The pairs of one batch: places in Articles, likeness, whether they are of one story, and the batch's places."""

    places: NDArray[np.int64]
    one: NDArray[np.int64]
    other: NDArray[np.int64]
    rows: Matrix
    same: NDArray[np.bool_]


def altered(article: Article, size: int, day: float | None) -> Item:
    """An article cut short after `size` characters, as briefs are (0: whole), and dated to `day`, if it had a date."""
    cut = article.text[:size].rsplit(" ", 1)[0] if size else article.text
    at = article.published_at
    if at and day is not None:
        at = datetime.fromtimestamp(day * 86400, UTC).isoformat()
    return Item(of_article(msgspec.structs.replace(article, text=cut, published_at=at)))


def sample(articles: Articles, places: Sequence[int], size: int = 0, days: Mapping[int, float] | None = None) -> Sample:
    """The pairs of a batch, with articles cut short after `size` characters and dated to `days` where these are given."""
    moved = days or {}
    items = {p: altered(articles.found[p], size, moved.get(p)) if size or p in moved else articles.items[p] for p in places}
    ordered = np.array(sorted(places, key=lambda p: age(items[p].article)))
    pairs = batch([items[p] for p in ordered.tolist()])
    one, other = ordered[pairs.one], ordered[pairs.other]
    return Sample(ordered, one, other, pairs.rows, articles.gold[one] == articles.gold[other])


def members_of(articles: Articles) -> dict[str, list[int]]:
    """The places of each story's articles, without TimeBank, whose stories are not known."""
    members: dict[str, list[int]] = defaultdict(list)
    for place in np.flatnonzero(articles.corpus != "timebank").tolist():
        members[str(articles.gold[place])].append(place)
    return members


def small_batches(articles: Articles) -> list[list[int]]:
    """Batches of a few stories of several articles each, with the stories most like them."""
    chance = np.random.default_rng(SEED)
    members = members_of(articles)
    names = list(members)
    bodies = stacked([item.vectors["body"] for item in articles.items])
    centres = np.stack([np.asarray(bodies[members[name]].mean(0)).ravel()[:20_000] for name in names])
    centres /= np.linalg.norm(centres, axis=1, keepdims=True) + 1e-9
    alike = centres @ centres.T
    np.fill_diagonal(alike, 0)
    kinds = [*dict.fromkeys(name.split("/")[0] for name in names), ""]
    found: list[list[int]] = []
    for turn in range(SMALL):
        open_to = [n for n, name in enumerate(names) if name.startswith(kinds[turn % len(kinds)])]
        several = [n for n in open_to if len(members[names[n]]) > 1]
        chosen = set(chance.choice(several, min(len(several), int(chance.integers(1, 5))), replace=False).tolist())
        for story in list(chosen):
            chosen.update(np.argsort(-alike[story])[: chance.integers(1, 5)].tolist())
        places: set[int] = set()
        for story in sorted(chosen):
            own = members[names[story]]
            places.update(chance.choice(own, min(len(own), int(chance.integers(2, 9))), replace=False).tolist())
        found.append(sorted(places))
    return found


def tiny_batches(articles: Articles, count: int = TINY, seed: int = SEED + 1) -> list[Sample]:
    """Batches of one to six articles of a story and one to four of those most like them, half of them cut to the length of briefs.

    In two of three the others are dated to the days of the story, so that something else than the date must tell them apart.
    """
    chance = np.random.default_rng(seed)
    several = [places for places in members_of(articles).values() if len(places) > 1]
    bodies = stacked([item.vectors["body"] for item in articles.items])
    found: list[Sample] = []
    for turn in range(count):
        own = several[int(chance.integers(len(several)))]
        places = chance.choice(own, min(len(own), int(chance.integers(1, 7))), replace=False).tolist()
        near = np.asarray((bodies @ bodies[places[0]].T).todense()).ravel()
        near[(articles.gold == articles.gold[places[0]]) | (articles.corpus == "timebank")] = 0
        others = np.argsort(-near, kind="stable")[: int(chance.integers(1, 5))].tolist()
        dates = [d for d in (articles.items[p].article.day for p in places) if d is not None]
        days = {p: float(chance.choice(dates) + chance.uniform(-0.6, 1.2)) for p in others} if dates and turn % 3 else {}
        found.append(sample(articles, sorted({*places, *others}), int(chance.integers(250, 900)) if turn % 2 else 0, days))
    return found
