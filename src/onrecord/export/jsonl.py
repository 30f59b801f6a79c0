"""JSON Lines: one story, record or reading a line, as DESIGN.md section 3 fixes them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import BinaryIO

import msgspec

from onrecord.facts.story import Story
from onrecord.store.store import Store


def write_lines(facts: Iterable[msgspec.Struct], out: BinaryIO) -> int:
    """Write facts a line each and return how many. Raises OSError where `out` cannot take them."""
    encoder = msgspec.json.Encoder()
    count = 0
    for fact in facts:
        out.write(encoder.encode(fact) + b"\n")
        count += 1
    return count


def by_id(store: Store) -> Iterator[Story]:
    """The stories in order of id, which a rebuild with the same input does not change, one at a time."""
    found = (store.story(i) for i in store.story_ids())
    return (s for s in found if s is not None)


def write_stories(store: Store, out: BinaryIO) -> int:
    """Write all stories, in order of id."""
    return write_lines(by_id(store), out)


def write_records(store: Store, out: BinaryIO) -> int:
    """Write all records, in order of their stories' ids."""
    found = (store.record(i) for i in store.story_ids())
    return write_lines((r for r in found if r is not None), out)


def write_readings(store: Store, out: BinaryIO) -> int:
    """Write all readings, in order of their articles' ids."""
    return write_lines(store.readings(), out)
