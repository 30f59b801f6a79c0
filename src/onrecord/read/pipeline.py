"""The ordered tuple of readers, and the function that runs them."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from functools import cache
from hashlib import sha256
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Literal

import msgspec

import onrecord
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.acts import read_acts
from onrecord.read.attributions import read_attributions, read_attributions_fast
from onrecord.read.entities import read_entities
from onrecord.read.events import read_events
from onrecord.read.figures import read_figures
from onrecord.read.parsed import PIPELINE, Parsed, parse
from onrecord.read.places import read_places
from onrecord.read.relays import read_relays
from onrecord.read.sentences import read_sentences
from onrecord.read.times import read_times

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
    read_acts,
)
ACCURATE: dict[Reader, Reader] = {read_attributions_fast: read_attributions}
"""The readers that take the place of a fast one when asked to be accurate."""
Mode = Literal["fast", "accurate"]
WEIGHTS = 2_000_000
"""Files larger than this many bytes are weights, which the small files beside them name by hash."""


@cache
def readers(mode: Mode = "fast") -> tuple[Reader, ...]:
    """Our readers and after them those that other packages give under the entry point `onrecord.readers`."""
    own = tuple(ACCURATE.get(r, r) if mode == "accurate" else r for r in READERS)
    return own + tuple(point.load() for point in sorted(entry_points(group="onrecord.readers"), key=lambda p: p.name))


@cache
def reader_version(mode: Mode = "fast", name: str = PIPELINE) -> str:
    """The name of all that a reading depends on beside the article: a digest of the readers and what they know, models, mode.

    Readings are cached under it: a change of a rule, a word list or a model makes them anew, nothing else does.
    """
    seen = sha256()
    root = Path(onrecord.__file__).parent
    for folder in ("facts", "lexicon", "models", "read"):
        for path in sorted(p for p in (root / folder).rglob("*") if p.is_file() and p.suffix != ".pyc"):
            seen.update(path.relative_to(root).as_posix().encode())
            size = path.stat().st_size
            seen.update(path.read_bytes() if size <= WEIGHTS else str(size).encode())
    others = sorted(f"{p.name}={p.dist.version if p.dist else ''}" for p in entry_points(group="onrecord.readers"))
    return " ".join([onrecord.__version__, seen.hexdigest()[:12], mode, f"{name}={version(name.replace('_', '-'))}", *others])


def read(parsed: Parsed, mode: Mode = "fast") -> Reading:
    """The reading of one parsed article. A reader that fails is named in `faults`; the rest of the reading stands."""
    reading = Reading(article=parsed.article, blocks=parsed.blocks, reader=reader_version(mode))
    for reader in readers(mode):
        try:
            reading = reader(parsed, reading)
        except Exception as fault:  # one reader's fault must not lose the article
            name = getattr(reader, "__name__", "reader")
            reading = msgspec.structs.replace(reading, faults=(*reading.faults, f"{name}: {type(fault).__name__}: {fault}"))
    return reading


def read_all(articles: Iterable[Article], mode: Mode = "fast") -> Iterator[Reading]:
    """The readings of articles, in order."""
    return (read(parsed, mode) for parsed in parse(articles))
