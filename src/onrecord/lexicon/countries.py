"""Countries: their names, demonyms and the names that stand for their governments, to ISO 3166 alpha-3 codes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from onrecord.lexicon.resource import read_rows

UNPLURAL = ("s", "sh", "ch", "ese", "x", "z")


@cache
def _tables() -> tuple[dict[str, str], ...]:
    names: dict[str, str] = {}
    peoples: dict[str, str] = {}
    seats: dict[str, str] = {}
    usual: dict[str, str] = {}
    regions: dict[str, str] = {}
    for code, listed, demonyms, stands, parts, *_ in ([*row, "", "", "", ""] for row in read_rows("countries.tsv")):
        for name in filter(None, listed.split("|")):
            names.setdefault(name.casefold(), code)
            usual.setdefault(code, name)
        for people in filter(None, demonyms.split("|")):
            peoples.setdefault(people.casefold(), code)
            if not people.endswith(UNPLURAL):
                peoples.setdefault(people.casefold() + "s", code)
        for seat in filter(None, stands.split("|")):
            seats.setdefault(seat.casefold(), code)
        for part in filter(None, parts.split("|")):
            regions.setdefault(part.casefold(), code)
    return names, peoples, seats, usual, regions


def common_names() -> tuple[str, ...]:
    """All names of countries and of their peoples, lower case."""
    names, peoples, *_ = _tables()
    return (*names, *peoples)


def country_named(name: str) -> str | None:
    """The country that `name` names ("the United States", "Iran"), else None."""
    name = name.casefold()
    names = _tables()[0]
    return names.get(name) or (names.get(name[4:]) if name.startswith("the ") else None)


def country_of_people(word: str) -> str | None:
    """The country of a demonym or its adjective ("Iraqi", "Iraqis", "U.S."), else None."""
    return _tables()[1].get(word.casefold())


def country_of_seat(name: str) -> str | None:
    """The country whose government a capital or a house stands for ("Tehran", "the Kremlin"), else None."""
    name = name.casefold()
    seats = _tables()[2]
    return seats.get(name) or (seats.get(name[4:]) if name.startswith("the ") else None)


def country_of_region(name: str) -> str | None:
    """The country that a well-known region or city lies in ("Darfur", "Michigan"), else None."""
    return _tables()[4].get(name.casefold())


def usual_name(code: str) -> str | None:
    """The usual English name of the country with this ISO 3166 alpha-3 code."""
    return _tables()[3].get(code)


def country_in(words: Sequence[str]) -> str | None:
    """The country of the first name or demonym with a capital in running words ("the Iraqi foreign ministry"), else None."""
    for start, word in enumerate(words):
        if not word[:1].isupper() or (start and words[start - 1] == "New"):
            continue
        for size in range(min(4, len(words) - start), 0, -1):
            phrase = " ".join(words[start : start + size])
            found = country_named(phrase) or country_of_people(phrase)
            if found:
                return found
    return None


def countries_in(words: Sequence[str]) -> list[tuple[int, str]]:
    """The places and codes of the one-word demonyms and countries in running words ("Hungarian and Romanian officials")."""
    return [
        (at, code)
        for at, word in enumerate(words)
        if word[:1].isupper() and (code := country_of_people(word) or country_named(word))
    ]


def place_in(words: Sequence[str]) -> str | None:
    """The country of the first country, demonym, capital or well-known region in running words, else None."""
    found = country_in(words)
    if found:
        return found
    for size in (3, 2, 1):
        for start in range(len(words) - size + 1):
            phrase = " ".join(words[start : start + size])
            found = (country_of_seat(phrase) or country_of_region(phrase)) if phrase[:1].isupper() else None
            if found:
                return found
    return None
