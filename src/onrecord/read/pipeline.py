"""The ordered tuple of readers, and the function that runs them."""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.metadata import entry_points

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.acts import read_acts
from onrecord.read.attributions import read_attributions, read_attributions_fast
from onrecord.read.entities import read_entities
from onrecord.read.events import read_events, read_figure_events
from onrecord.read.figures import read_figures
from onrecord.read.parsed import Parsed
from onrecord.read.parser import parse
from onrecord.read.places import read_places
from onrecord.read.relays import read_relays
from onrecord.read.sentences import read_sentences
from onrecord.read.times import read_times
from onrecord.read.version import Mode, reader_version

Reader = Callable[[Parsed, Reading], Reading]
"""Takes the parse and what earlier readers found; returns the reading with its own part added. Pure."""

READERS: tuple[Reader, ...] = (
    read_sentences,
    read_entities,
    read_attributions_fast,
    read_times,
    read_places,
    read_relays,
    read_figures,
    read_events,
    read_figure_events,
    read_acts,
)
LANGUAGES = ("en",)
"""The languages that our readers read. An article in another is kept and told of, not read as if it were in one of these."""
ACCURATE: dict[Reader, Reader] = {read_attributions_fast: read_attributions}
"""The readers that take the place of a fast one when asked to be accurate."""


@cache
def readers(mode: Mode = "fast") -> tuple[Reader, ...]:
    """Our readers and after them those that other packages give under the entry point `onrecord.readers`."""
    own = tuple(ACCURATE.get(r, r) if mode == "accurate" else r for r in READERS)
    return own + tuple(point.load() for point in sorted(entry_points(group="onrecord.readers"), key=lambda p: p.name))


def read(parsed: Parsed, mode: Mode = "fast", spent: dict[str, float] | None = None) -> Reading:
    """The reading of one parsed article. A reader that fails is named in `faults`; the rest of the reading stands.

    `spent` is given the CPU seconds of each reader by its name.
    """
    reading = Reading(article=parsed.article, blocks=parsed.blocks, reader=reader_version(mode))
    if parsed.article.lang not in LANGUAGES:
        told = f"language: {parsed.article.lang} is not read, only {', '.join(LANGUAGES)}"
        return msgspec.structs.replace(reading, faults=(told,))
    if len(parsed.text) < len(parsed.article.text):
        told = f"read in part: the first {len(parsed.text):,} of {len(parsed.article.text):,} characters"
        reading = msgspec.structs.replace(reading, faults=(told,))
    for reader in readers(mode):
        name = getattr(reader, "__name__", "reader")
        began = time.process_time()
        try:
            reading = reader(parsed, reading)
        except Exception as fault:  # one reader's fault must not lose the article
            reading = msgspec.structs.replace(reading, faults=(*reading.faults, f"{name}: {type(fault).__name__}: {fault}"))
        if spent is not None:
            spent[name] = spent.get(name, 0.0) + time.process_time() - began
    return reading


def read_all(articles: Iterable[Article], mode: Mode = "fast", spent: dict[str, float] | None = None) -> Iterator[Reading]:
    """The readings of articles, in order. `spent` is given the CPU seconds of the parse and of each reader."""
    spent = {} if spent is None else spent
    waiting = parse(articles)
    while True:
        began = time.process_time()
        parsed = next(waiting, None)
        spent["parse"] = spent.get("parse", 0.0) + time.process_time() - began
        if parsed is None:
            return
        reading = read(parsed, mode, spent)
        settle()
        yield reading


@cache
def settle() -> None:
    """Take the models and word lists, loaded by now, out of the garbage collector's rounds, once a process.

    They live as long as the process; going over them again and again cost a twentieth of the reading.
    """
    gc.freeze()
