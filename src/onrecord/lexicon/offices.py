"""Offices, roles, bodies, groups and documents: what a noun names, and the PLOVER sector it carries."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache
from typing import Any, Literal

from rapidfuzz.distance import DamerauLevenshtein

from onrecord.lexicon.resource import read_toml

NounSort = Literal["person", "organization", "group", "document", "post"]
Known = tuple[NounSort, str | None]
NO_SECTOR = "UNS"
LONG_PHRASE = 11
STARTS = frozenset({"prime", "foreign", "opposition", "crown"})
"""First words of offices that are looked for though the second is misspelt."""


@cache
def _tables() -> Mapping[str, Any]:
    return read_toml("offices.toml")


@cache
def nouns() -> dict[str, Known]:
    """Each lower-case noun or phrase with its sort and PLOVER sector (None where it tells none)."""
    found: dict[str, Known] = {}
    sorts: tuple[NounSort, ...] = ("person", "organization", "group")
    for sort in sorts:
        for sector, words in _tables()[sort].items():
            for word in words:
                found.setdefault(word, (sort, None if sector == NO_SECTOR else sector))
    for sort in ("document", "post"):
        for word in [*_tables()[sort]["words"], *_tables()[sort].get("speaking", ())]:
            found.setdefault(word, (sort, None))
    return found


@cache
def _last_words() -> frozenset[str]:
    return frozenset(last for noun in nouns() for last in (noun.split()[-1], noun.split()[-1].rpartition("-")[2], noun.split()[0]))


def may_be_noun(before: str, *forms: str) -> bool:
    """Whether a word in one of these lower-case forms, after the word `before`, can head a known noun; quicker than a look-up."""
    return before in STARTS or any(form in _last_words() for form in forms)


@cache
def honorifics() -> frozenset[str]:
    """Lower-case titles that stand before a name."""
    return frozenset(word for words in _tables()["honorifics"].values() for word in words)


@cache
def genders() -> dict[str, Literal["female", "male"]]:
    """Lower-case nouns and titles that tell a person's gender."""
    found: dict[str, Literal["female", "male"]] = {}
    for table in ("honorifics", "gender"):
        found.update(dict.fromkeys(_tables()[table]["male"], "male"))
        found.update(dict.fromkeys(_tables()[table]["female"], "female"))
    return found


def standard(noun: str) -> str:
    """The noun in full and without gender: "sen." is "senator", "spokeswoman" is "spokesman"."""
    short: dict[str, str] = _tables()["short"]
    if noun in short:
        return short[noun]
    first, _, last = noun.rpartition(" ")
    return f"{first} {short[last]}" if first and last in short else noun


@cache
def wider(noun: str) -> frozenset[str]:
    """The nouns (in standard form) that name things which `noun` can refer back to ("lawmaker": senator, deputy ...)."""
    return frozenset(standard(other) for other in _tables()["wider"].get(noun, ()))


@cache
def _misspelt(phrase: str) -> str | None:
    """The known office that a long phrase misspells by one letter ("prime minster"), else None."""
    for known, (sort, _) in nouns().items():
        near = sort == "person" and len(known) >= LONG_PHRASE and abs(len(known) - len(phrase)) <= 1 and known[0] == phrase[0]
        if near and DamerauLevenshtein.distance(known, phrase, score_cutoff=1) <= 1:
            return known
    return None


def noun_of(words: Sequence[str]) -> tuple[Known, int] | None:
    """What the longest known phrase at the end of `words` (lower case) names, and how many words it has."""
    known = nouns()
    for size in (4, 3, 2, 1):
        if len(words) >= size:
            phrase = " ".join(words[-size:])
            found = known.get(phrase) or known.get(_tables()["short"].get(phrase, ""))
            if found:
                return found, size
    meant = _misspelt(" ".join(words[-2:])) if len(words) >= 2 and words[-2] in STARTS else None
    return (known[meant], 2) if meant else None


def meant_noun(words: Sequence[str], size: int) -> str:
    """The noun phrase of `size` words at the end of `words` in standard form, a misspelt one as it was meant."""
    phrase = " ".join(words[-size:])
    return standard(phrase if phrase in nouns() or size < 2 else _misspelt(phrase) or phrase)


@cache
def suffixes() -> dict[str, str | None]:
    """Last words that tell a body in a name ("Copper *Mines*"), with the sector they tell."""
    return {word: None if sector == NO_SECTOR else sector for sector, words in _tables()["suffixes"].items() for word in words}


@cache
def chamber_of(noun: str) -> str | None:
    """Which chamber of a parliament a noun names (`lower` or `upper`), None for no chamber."""
    return next((tier for tier, found in _tables()["chambers"].items() if noun in found), None)


@cache
def _colours() -> dict[str, str]:
    return {word: sector for sector, words in _tables()["colour"].items() for word in words}


@cache
def words_of(table: str, key: str) -> frozenset[str]:
    """A list of words of the lexicon: `open` nouns, verbs of `speech`, `weak` nouns and `rulers`."""
    return frozenset(_tables()[table][key])


def sector_told(words: Sequence[str], sector: str | None, size: int) -> str | None:
    """The sector of a noun phrase (lower-case words, of which the last `size` are the known noun, itself of `sector`).

    A weak noun takes the sector of the words before it: "army officers" are military, a "rebel leader" a rebel.
    """
    if not words or words[-1] not in words_of("weak", "nouns") or size > 1:
        return sector
    before = words[:-1]
    for at in range(len(before) - 1, -1, -1):
        for length in (2, 1):
            found = _colours().get(" ".join(before[max(0, at + 1 - length) : at + 1]))
            if found and not (found == "GOV" and sector == "MIL"):
                return found
    return sector
