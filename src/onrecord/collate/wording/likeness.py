"""How alike two wordings are."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from rapidfuzz.distance import Levenshtein

from onrecord.collate.wording.words import Words, common_words, stem, words_of
from onrecord.lexicon.comparing import antonyms

LONGEST = 600
"""Words from which a wording is too long to be compared word for word."""
LONG_WORD, BEGIN = 7, 3
"""Letters of a word that may be spelt in two ways, and how many of the first stay the same."""


class Likeness:
    """How much each stem tells: rare ones of the story more than those that stand everywhere."""

    def __init__(self, spread: Counter[str], total: int) -> None:
        self._weights = {s: 0.5 + math.log(1 + total / (1 + n)) / math.log(1 + total) for s, n in spread.items()}
        self._rare = 0.5 + math.log(1 + total) / math.log(1 + total)
        self._masses: dict[frozenset[str], float] = {}

    @classmethod
    def over(cls, texts: Iterable[str]) -> Likeness:
        """Weights from the wordings of one story."""
        spread: Counter[str] = Counter()
        total = 0
        for text in texts:
            spread.update(words_of(text).bag)
            total += 1
        return cls(spread, max(1, total))

    def mass(self, stems: frozenset[str]) -> float:
        """The weight of a set of stems, each from below 1 (in every wording) to 1.5 (in one)."""
        known = self._masses.get(stems)
        if known is None:
            known = self._masses[stems] = sum(self._weights.get(s, self._rare) for s in sorted(stems))
        return known

    def compare(self, a: Words, b: Words) -> float:
        """From 0 (nothing shared) to 1: the mean of the share of both that is shared and the share of the shorter."""
        shared = a.bag & b.bag
        if not shared:
            return 0.0
        mx, my = self.mass(a.bag), self.mass(b.bag)
        both = sum(self._weights.get(s, self._rare) for s in sorted(shared))
        return (2 * both / (mx + my) + both / min(mx, my)) / 2

    def share(self, a: frozenset[str], b: frozenset[str]) -> float:
        """The same of two sets of stems."""
        both = self.mass(a & b)
        return (2 * both / (self.mass(a) + self.mass(b)) + both / min(self.mass(a), self.mass(b))) / 2 if both else 0.0

    def held(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of the weight of some stems stands among others."""
        return self.mass(part & whole) / self.mass(part) if part else 0.0

    def rarest(self, stems: frozenset[str]) -> float:
        """How much the rarest of the stems tells; 0 where there is none."""
        return max((self._weights.get(s, self._rare) for s in stems), default=0.0)


def numbers_clash(a: Words, b: Words) -> bool:
    """Whether both give numbers and none is shared."""
    return bool(a.numbers and b.numbers and not a.numbers & b.numbers)


def verbatim(a: Words, b: Words) -> float:
    """Share of the shorter's words that stand in the other in order, whatever their endings; 0 for fewer than three words."""
    short, long = sorted((a.run, b.run), key=len)
    if len(short) < 3 or len(long) > LONGEST:
        return 1.0 if short == long and short else 0.0
    return common_words(tuple(map(stem, short)), tuple(map(stem, long))) / len(short)


_ONE = re.compile(r"^(some|any|every)one$")


def spelt_alike(x: str, y: str) -> bool:
    """Whether two words, lower case, are one, perhaps in two forms ("mobilization", "mobilisation"; "someone", "somebody")."""
    x, y = (_ONE.sub(r"\1body", w) for w in (x, y))
    long_one = min(len(x), len(y)) >= LONG_WORD and x[:BEGIN] == y[:BEGIN] and f"{x}s" != y and f"{y}s" != x
    return x == y or (long_one and Levenshtein.distance(x, y) == 1)


@cache
def _opposites() -> dict[str, frozenset[str]]:
    out: dict[str, set[str]] = {}
    for a, b in antonyms():
        out.setdefault(stem(a), set()).add(stem(b))
    return {a: frozenset(b) for a, b in out.items()}


STOPPING = frozenset({"stop", "ban", "prevent", "prohibit", "forbid"})


def noes(a: Words) -> int:
    """How often it says no, words counted that stop or forbid what follows them."""
    return a.negated + sum(s in STOPPING for s in a.stems) if a.bag & STOPPING else a.negated


def opposite(a: Words, b: Words) -> bool:
    """Whether one says no where the other does not, or a word of one rules out a word of the other."""
    if noes(a) % 2 != noes(b) % 2:
        return True
    only_b = b.bag - a.bag
    return any(_opposites()[x] & only_b for x in a.bag - b.bag if x in _opposites())
