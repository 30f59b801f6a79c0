"""Lists of several stores as one: merged by what they are sorted by, counts of the same thing added up."""

from __future__ import annotations

import heapq
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import accumulate, chain, islice
from typing import Any, TypeVar

import msgspec

from onrecord.facts.edit import Edit
from onrecord.store.indexing import name_key
from onrecord.store.results import Facet, Listed, Relaying

T = TypeVar("T")


class Reversed:
    """Sorts text the other way round."""

    def __init__(self, text: str) -> None:
        self.text = text

    def __lt__(self, other: Reversed) -> bool:
        return other.text < self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Reversed) and other.text == self.text

    __hash__ = None  # type: ignore[assignment]  # it is only compared


def place_in(order: str) -> Callable[[Listed], Any]:
    """By what a list of that order is sorted, as listings.ORDERS has it."""
    return {
        "change": lambda s: (Reversed(s.last_at or ""), s.id),
        "conflicts": lambda s: (-s.conflicts, -s.disputed, Reversed(s.last_at or ""), s.id),
        "gap": lambda s: (s.wide_origins - s.wide_articles, Reversed(s.last_at or ""), s.id),
    }[order]


def merged(found: Iterable[Sequence[T]], key: Callable[[T], Any], limit: int, offset: int) -> tuple[T, ...]:
    """A page of several sorted lists as one."""
    return tuple(islice(heapq.merge(*found, key=key), offset, offset + limit))


def zip_longest(rows: Sequence[Sequence[str]]) -> Iterator[list[str]]:
    """The first of each, the second of each ..., of those that have one."""
    for place in range(max(map(len, rows), default=0)):
        yield [row[place] for row in rows if place < len(row)]


def united(one: Facet, other: Facet) -> Facet:
    """A name as two stores have it."""
    return msgspec.structs.replace(
        one, name=min(one.name, other.name), note=max(one.note, other.note), stories=one.stories + other.stories
    )


def relayings(found: Iterable[tuple[Relaying, ...]]) -> tuple[Relaying, ...]:
    """What several stores tell of relays, added up."""
    many: dict[tuple[str, str], list[int]] = defaultdict(lambda: [0, 0])
    for row in chain.from_iterable(found):
        many[row.name, row.kind][0] += row.articles
        many[row.name, row.kind][1] += row.stories
    made = (Relaying(name, kind, articles, stories) for (name, kind), (articles, stories) in many.items())
    return tuple(sorted(made, key=lambda r: (-r.articles, name_key(r.name), r.kind)))


def renumbered(edits: Sequence[Sequence[Edit]]) -> Iterator[Edit]:
    """Corrections of several stores with numbers of their own, also where one takes another back."""
    before = [0, *accumulate(max((e.number for e in of_one), default=0) for of_one in edits)]
    for shift, of_one in zip(before, edits, strict=False):
        for edit in of_one:
            undoes = None if edit.undoes is None else edit.undoes + shift
            yield msgspec.structs.replace(edit, number=edit.number + shift, undoes=undoes)
