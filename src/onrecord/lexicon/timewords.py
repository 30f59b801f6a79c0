"""Words of time expressions."""

from __future__ import annotations

from functools import cache

import msgspec

from onrecord.lexicon.resource import read_toml

PLAIN = {
    "months": "M",
    "weekdays": "W",
    "seasons": "S",
    "parts_of_day": "P",
    "units": "U",
    "adverbial_units": "V",
    "days": "d",
    "zones": "Z",
}


class TimeWord(msgspec.Struct, frozen=True):
    """The class letter of a word (timewords.toml) and its value: a number, a TIMEX3 part or grain, or ""."""

    letter: str
    value: int | str = ""


@cache
def time_words() -> dict[str, TimeWord]:
    """Single words, lower case, with class and value. Of a word in two classes ("second") the first table's wins."""
    table = read_toml("timewords.toml")
    found: dict[str, TimeWord] = {}
    for name, letter in PLAIN.items():
        for word, value in table[name].items():
            found.setdefault(word, TimeWord(letter, value))
    for letter, words in table["words"].items():
        for word in words:
            found.setdefault(word, TimeWord(letter, word))
    for letter, name in (("R", "references"), ("H", "holidays")):
        for word, value in table[name].items():
            if word.isalpha() and word not in ("recent", "current"):
                found.setdefault(word, TimeWord(letter, value))
    return found


@cache
def future_words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    """Lemmas whose infinitive lies ahead ("plans to meet"), auxiliaries of the future, and words before a date ahead ("until")."""
    table = read_toml("timewords.toml")["future"]
    return frozenset(table["heads"]), frozenset(table["auxiliaries"]), frozenset(table["before"])


@cache
def timetabled() -> frozenset[str]:
    """Verbs, as lemmas, whose present with a day tells of one to come ("the session *starts* on Monday")."""
    return frozenset(read_toml("timewords.toml")["future"]["timetabled"])


@cache
def time_phrases() -> dict[tuple[str, ...], TimeWord]:
    """Names of several words (holidays, "at the moment"), as their lower-case words, with class and value."""
    table = read_toml("timewords.toml")
    return {
        tuple(phrase.split()): TimeWord(letter, value)
        for letter, name in (("H", "holidays"), ("R", "references"), ("d", "days"))
        for phrase, value in table[name].items()
        if " " in phrase or not phrase.isalpha()
    }


@cache
def weekday_names() -> tuple[str, ...]:
    """The full names of the days of the week, Monday first, lower case."""
    return tuple(w for w in read_toml("timewords.toml")["weekdays"] if w.endswith("day"))


@cache
def month_names(short: bool = False) -> tuple[str, ...]:
    """The full names of the months, January first, lower case; the `short` forms instead where asked for."""
    full: dict[int, str] = {}
    table = read_toml("timewords.toml")["months"]
    for word, number in table.items():
        full[number] = max(full.get(number, ""), word, key=len)
    return tuple(w for w in table if w not in full.values()) if short else tuple(full[n] for n in sorted(full))
