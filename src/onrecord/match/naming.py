"""A story's id, title and times; and how ids are kept when a story grows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from hashlib import sha256
from itertools import count
from typing import Literal

import msgspec

from onrecord.facts.story import Story
from onrecord.match.terms import folded, tokens
from onrecord.match.text import ArticleText

LONGEST_TITLE = 120


class Change(msgspec.Struct, frozen=True):
    """A line of the log: stories that became one (`merge`), or one that became several (`split`), with the ids before and after."""

    kind: Literal["split", "merge"]
    before: tuple[str, ...]
    after: tuple[str, ...]
    why: str = ""


def age(article: ArticleText) -> tuple[bool, float, str]:
    """Sorts articles oldest first, undated ones last, those of one time by id."""
    return article.day is None, article.day or 0.0, article.id


def story_id(article: ArticleText, others: int = 0) -> str:
    """The id of a story whose earliest article this is, where `others` stories that opened with it have ids already."""
    return "s" + sha256((article.id + f"\n{others}" * bool(others)).encode("utf-8", "surrogatepass")).hexdigest()[:12]


def title_of(articles: Sequence[ArticleText]) -> str:
    """The headline whose words most of the others' headlines and openings hold; the oldest of equals."""
    spread: Counter[str] = Counter()
    for article in articles:
        opening = article.text[article.body[0].start : article.body[0].end] if article.body else article.text[:300]
        spread.update({folded(w) for w in tokens(f"{article.title} {opening[:600]}") if len(w) > 3})

    def central(article: ArticleText) -> float:
        own = {folded(w) for w in tokens(article.title) if len(w) > 3}
        return sum(spread[w] - 1 for w in own) / (len(own) + 2)

    titled = [a for a in articles if a.title.strip()]
    if titled:
        return max(titled, key=central).title.strip()
    first = articles[0]
    opening = first.text[first.body[0].start : first.body[0].end] if first.body else first.text.strip()
    line = " ".join(opening.split())
    return line if len(line) <= LONGEST_TITLE else line[: LONGEST_TITLE - 1].rsplit(" ", 1)[0] + "…"


def story_of(articles: Sequence[ArticleText], name: str | None = None) -> Story:
    """The story of articles, under `name` or the id that its earliest article gives."""
    ordered = sorted(articles, key=age)
    dated = [a.published_at for a in ordered if a.day is not None]
    return Story(
        id=name or story_id(ordered[0]),
        title=title_of(ordered),
        articles=tuple(a.id for a in ordered),
        first_at=dated[0] if dated else None,
        last_at=dated[-1] if dated else None,
    )


def kept_names(groups: Sequence[Sequence[ArticleText]], known: Sequence[Story]) -> tuple[list[str], list[Change]]:
    """The id of each group, and the log of known stories that were split or merged.

    A group keeps the id of the known story that it holds most of; of equals the one with the lesser id. An id goes to one group.
    The others get the id of their earliest article, or one made from it where a known story has that id.
    """
    home = {article: story.id for story in known for article in story.articles}
    held: dict[int, Counter[str]] = {
        place: Counter(home[a.id] for a in group if a.id in home) for place, group in enumerate(groups)
    }
    names: dict[int, str] = {}
    taken: set[str] = set()
    claims = sorted((-many, name, place) for place, counts in held.items() for name, many in counts.items())
    for _, name, place in claims:
        if place not in names and name not in taken:
            names[place] = name
            taken.add(name)
    taken |= {story.id for story in known}
    for place, group in enumerate(groups):
        if place not in names:
            names[place] = next(name for n in count() if (name := story_id(min(group, key=age), n)) not in taken)
            taken.add(names[place])
    return [names[place] for place in range(len(groups))], changes(held, names)


def changes(held: Mapping[int, Counter[str]], names: Mapping[int, str]) -> list[Change]:
    """The log: which known stories each group joins, and which known story each several groups share."""
    log = [Change("merge", tuple(sorted(counts)), (names[place],)) for place, counts in sorted(held.items()) if len(counts) > 1]
    places: dict[str, list[int]] = {}
    for place, counts in held.items():
        for name in counts:
            places.setdefault(name, []).append(place)
    log += [Change("split", (name,), tuple(names[p] for p in spread)) for name, spread in sorted(places.items()) if len(spread) > 1]
    return log
