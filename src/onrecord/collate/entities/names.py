"""Whether two names name one thing: outlets, organizations, persons."""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import Levenshtein

from onrecord.collate.wording import fold
from onrecord.lexicon.checking import check_rows
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.offices import noun_of, suffixes

_TITLE = re.compile(
    r"^(?:(?:mr|mrs|ms|miss|dr|prof|sir|dame|lord|lady|gen|general|col|colonel|president|minister|senator|judge)\.?\s+)+",
    re.IGNORECASE,
)

_OFFICE = re.compile(
    r"^(?:[\w-]+ )?(?:minister|secretary|director|head|chief|president|governor|mayor|chair\w*) (?:of|for) ", re.IGNORECASE
)


ARTICLE = re.compile(r"\b[ae]l-(?=\w)")
"""The Arabic article before a name, which outlets set or leave out."""


@lru_cache(maxsize=16384)
def name_words(name: str) -> tuple[str, ...]:
    """The telling words of a name, folded, apostrophes and hyphens closed up."""
    flat = re.sub(r"(?<=\w)'s\b", "", fold(name))
    flat = ARTICLE.sub("", flat)
    flat = re.sub(r"(?<=\w)['-](?=\w)", "", flat)
    return tuple(w for w in re.findall(r"\w+", flat) if w not in word_set("filler"))


def acronym(name: str) -> str:
    """First letters of the telling words, and of the parts of words joined by a hyphen."""
    return "".join(
        w[0] for w in re.findall(r"\w+", ARTICLE.sub("", re.sub(r"(?<=\w)'s?\b", "", fold(name)))) if w not in word_set("filler")
    )


def _is_acronym(short: str, name: str) -> bool:
    letters = re.sub(r"\W", "", short)
    return len(letters) >= 2 and letters.isupper() and letters.lower() == acronym(name)


@lru_cache(maxsize=65536)
def same_outlet(a: str, b: str) -> bool:
    """Whether two names are of one outlet: equal, short for the other, or its acronym."""
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if x == y or _is_acronym(a, b) or _is_acronym(b, a):
        return True
    cores = sorted(([w for w in n if w not in word_set("media")] for n in (x, y)), key=len)
    short, long = cores
    if not short:
        return "".join(x) == "".join(y)
    if short == long:
        return len(x) != len(y) or x[0] == y[0]
    fewer, more = sorted((x, y), key=len)
    if any(w in {"radio", "tv", "television"} and w not in more for w in fewer):
        return False  # "Radio-Canada" is not short for an "Atlantic Canada News Agency"
    return len(short) < len(long) and short in (long[: len(short)], long[-len(short) :])


@lru_cache(maxsize=65536)
def same_organization(a: str, b: str) -> bool:
    """Whether two names are of one body: equal, an acronym of the other, or all of it but its legal form or the noun for its kind.

    "Halden" is short for "Halden Inc." and "Halden Bank", not for the "Halden Edge Platform": a name that begins another is
    often that of something else.
    """
    x, y = name_words(a), name_words(b)
    if not x or not y:
        return False
    if x == y or "".join(x) == "".join(y) or _is_acronym(a, b) or _is_acronym(b, a):
        return True
    short, long = sorted((x, y), key=len)
    begins = len(short) < len(long) and long[: len(short)] == short and any(w[0].isalpha() for w in short) and len(short[0]) > 3
    whole = b if long is y else a
    return begins and (only_kind(long[len(short) :]) or fold(whole).rstrip(".").rpartition(" ")[2] in FORMS)


FORMS = frozenset({"inc", "ltd", "plc", "corp", "co", "llc", "gmbh", "sa", "ag"})
"""Legal forms of firms, whose first word is short for them."""
PUBLIC = frozenset({"GOV", "COP", "LEG", "JUD", "MIL"})


def only_kind(words: tuple[str, ...]) -> bool:
    """Whether the last words of a body's name tell only its legal form or kind ("Holdings", "Bank"), and of no public one."""
    known = [noun_of([w]) for w in words]
    return all(
        w in suffixes() or (found is not None and found[0][0] == "organization" and found[0][1] not in PUBLIC)
        for w, found in zip(words, known, strict=True)
    )


def close_spelling(a: str, b: str) -> bool:
    """Whether two folded words are spellings of one name: one letter apart in five, two in nine, the same first letter."""
    if a == b:
        return True
    if not a or not b or a[0] != b[0] or min(len(a), len(b)) < 5:
        return False
    return Levenshtein.distance(a, b) <= (2 if min(len(a), len(b)) >= 9 else 1)


@lru_cache(maxsize=65536)
def same_person(a: str, b: str) -> bool | None:
    """True where two names must be of one person, False where they cannot be, None where one is only a surname."""
    x, y = _person_words(a), _person_words(b)
    if not x or not y:
        return False
    if x == y or "".join(x) == "".join(y):
        return True if min(len(x), len(y)) > 1 else None
    if not close_spelling(x[-1], y[-1]):
        return _surname_inside(x, y)
    if min(len(x), len(y)) == 1:
        return None
    return _same_given(x[:-1], y[:-1])


def _person_words(name: str) -> tuple[str, ...]:
    """The words of a person's name without titles; of "Minister of Mines Ada Banda" the last two."""
    words = name_words(_TITLE.sub("", name))
    return words[-2:] if _OFFICE.match(name) and len(words) > 2 else words


def _surname_inside(x: tuple[str, ...], y: tuple[str, ...]) -> bool | None:
    """A person of two surnames called by the first ("Rui Tomé" of "Rui Tomé Barreira"), or one called by the given name alone."""
    short, long = sorted((x, y), key=len)
    if len(short) == 1:
        return None if short[0] in long else False
    return len(short) < len(long) and set(short) <= set(long)


def _same_given(x: tuple[str, ...], y: tuple[str, ...]) -> bool | None:
    first, other = x[0], y[0]
    if first == other or close_spelling(first, other) or set(x) <= set(y) or set(y) <= set(x):
        return True
    if any(first in forms and other in forms for forms in check_rows("given")):
        return True
    if min(len(first), len(other)) == 1:
        return first[0] == other[0]
    return None if first[:3] == other[:3] else False
