"""The ordered tuple of readers, and the function that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.attributions import read_attributions_fast
from onrecord.read.entities import read_entities
from onrecord.read.events import read_events
from onrecord.read.parsed import PIPELINE, Parsed, parse
from onrecord.read.sentences import read_sentences
from onrecord.read.times import read_times

Reader = Callable[[Parsed, Reading], Reading]
"""Takes the parse and what earlier readers found; returns the reading with its own part added. Pure."""

READERS: tuple[Reader, ...] = (read_sentences, read_entities, read_attributions_fast, read_times, read_events)
VERSION = "1"


@cache
def readers() -> tuple[Reader, ...]:
    """Our readers and after them those that other packages give under the entry point `onrecord.readers`."""
    return READERS + tuple(point.load() for point in sorted(entry_points(group="onrecord.readers"), key=lambda p: p.name))


def read(parsed: Parsed) -> Reading:
    """The reading of one parsed article. A reader that fails is named in `faults`; the rest of the reading stands."""
    reading = Reading(article=parsed.article, blocks=parsed.blocks, reader=VERSION)
    for reader in readers():
        try:
            reading = reader(parsed, reading)
        except Exception as fault:  # one reader's fault must not lose the article
            name = getattr(reader, "__name__", "reader")
            reading = msgspec.structs.replace(reading, faults=(*reading.faults, f"{name}: {type(fault).__name__}: {fault}"))
    return reading


def read_all(articles: Iterable[Article], name: str = PIPELINE) -> Iterator[Reading]:
    """The readings of articles, in order."""
    return map(read, parse(articles, name))
