"""Words of a passage made comparable: folded, stemmed, numerals as digits."""

from __future__ import annotations

import re
import threading
import unicodedata
from functools import cache, lru_cache
from typing import NamedTuple

import snowballstemmer
from rapidfuzz.distance import LCSseq

from onrecord.lexicon.comparing import irregular_forms, negations, numerals, stop_words, word_set

_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*")
_THOUSANDS = re.compile(r"^\d{1,3}(,\d{3})+$")
_SCALES = {"dozen": 12, "hundred": 100, "thousand": 1_000, "million": 1_000_000, "billion": 1_000_000_000, "trillion": 10**12}
_OPEN, _CLOSE = '"“‘«„', '"”’»'


class Words(NamedTuple):
    """A passage as comparable words.

    `stems` are content words in order and `bag` the set of them, `numbers` the numbers in it, `negated` how often it says no,
    `run` all words folded.
    """

    stems: tuple[str, ...]
    numbers: frozenset[float]
    negated: int
    run: tuple[str, ...]
    bag: frozenset[str]


def fold(text: str) -> str:
    """Lower case, without accents and with plain apostrophes."""
    if text.isascii():
        return text.lower()
    flat = unicodedata.normalize("NFKD", text).casefold().replace("’", "'").replace("‘", "'")
    return "".join(c for c in flat if not unicodedata.combining(c))


_OWN = threading.local()


def _stemmer() -> snowballstemmer.stemmer:
    """This thread's stemmer: it keeps the word that it is at in itself."""
    if not hasattr(_OWN, "stemmer"):
        _OWN.stemmer = snowballstemmer.stemmer("english")
    return _OWN.stemmer


@cache
def _bases() -> dict[str, str]:
    """Stem of the base of each form that the lexicon brings together, by form and by the form's stem."""
    rows = irregular_forms().items()
    return {plain_stem(form): plain_stem(base) for form, base in rows} | {form: plain_stem(base) for form, base in rows}


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """The stem of a folded word; forms that the lexicon brings together share one."""
    return _bases().get(word) or _bases().get(plain_stem(word)) or plain_stem(word)


@lru_cache(maxsize=65536)
def plain_stem(word: str) -> str:
    """The stem of a folded word by its endings alone."""
    return str(_stemmer().stemWord(word))


@cache
def stems_of(table: str) -> frozenset[str]:
    """The stems of one of the lexicon's sets of words."""
    return frozenset(stem(w) for w in word_set(table))


@lru_cache(maxsize=32768)
def words_of(text: str) -> Words:
    """The comparable words of `text`."""
    run = [t.removesuffix("'s") for t in _TOKEN.findall(fold(text))]
    stems: list[str] = []
    numbers: list[float] = []
    negated = 0
    at = 0
    while at < len(run):
        value, used = (12.0, 2) if run[at : at + 2] == ["a", "dozen"] else _number(run, at)
        if used:
            numbers.append(value)
            stems.append(f"{value:g}")
            at += used
            continue
        word = run[at]
        negated += word in negations() or word.endswith("n't")
        if word not in stop_words() and word not in negations() and len(word) > 1:
            stems.append(stem(word.replace("'", "")))
        at += 1
    return Words(tuple(stems), frozenset(numbers), negated, tuple(run), frozenset(stems))


def _number(run: list[str], at: int) -> tuple[float, int]:
    """The number that starts at word `at` and how many words it takes (0 when there is none)."""
    total = current = 0.0
    used = seen = 0
    while at + used < len(run):
        word = run[at + used]
        if word[0].isdigit():
            plain = word.replace(",", "") if _THOUSANDS.match(word) else word.rstrip(".,")
            try:
                value = float(plain)
            except ValueError:
                break
            if seen:
                break
            current += value
        elif word in numerals() and (word != "one" or seen):
            value = numerals()[word]
            if seen and not (current % 100 == 0 or (current % 10 == 0 and value < 10)):
                break
            current += value
        elif word in _SCALES and seen:
            if _SCALES[word] <= 100:
                current *= _SCALES[word]
            else:
                total, current = total + current * _SCALES[word], 0.0
        elif not (word == "and" and seen and run[at + used - 1] == "hundred" and _follows(run, at + used + 1)):
            break
        used, seen = used + 1, seen + 1
    return total + current, used


def _follows(run: list[str], at: int) -> bool:
    return at < len(run) and run[at] in numerals()


def common_words(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """Length of the longest common subsequence of words: a quotation cut in its middle keeps all of its own."""
    return int(LCSseq.similarity(a, b))


def quoted(text: str) -> bool:
    """Whether the passage opens with a quotation mark."""
    return text.strip()[:1] in set(_OPEN)


def has_quote(text: str) -> bool:
    """Whether any of the passage stands in quotation marks."""
    return any(c in text for c in '"“”«»„') or bool(re.search(r"(?:^|\s)‘\w", text))
