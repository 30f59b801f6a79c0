"""How alike two wordings are."""

from __future__ import annotations

import math
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.collate.words import Words, common_run, common_words, stem, words_of
from onrecord.lexicon.comparing import antonyms


@dataclass(frozen=True)
class Likeness:
    """How much each stem tells: rare ones of the story more than those that stand everywhere."""

    spread: Counter[str]
    total: int

    @classmethod
    def over(cls, texts: Iterable[str]) -> Likeness:
        """Weights from the wordings of one story."""
        spread: Counter[str] = Counter()
        total = 0
        for text in texts:
            spread.update(set(words_of(text).stems))
            total += 1
        return cls(spread, max(1, total))

    def weight(self, stem: str) -> float:
        """The weight of a stem, from below 1 (in every wording) to about 2 (in one)."""
        return 0.5 + math.log(1 + self.total / (1 + self.spread[stem])) / math.log(1 + self.total)

    def mass(self, stems: Iterable[str]) -> float:
        """The weight of a set of stems."""
        return sum(self.weight(s) for s in stems)

    def compare(self, a: Words, b: Words) -> float:
        """From 0 (nothing shared) to 1: the mean of the share of both that is shared and the share of the shorter."""
        x, y = set(a.stems), set(b.stems)
        if not x or not y:
            return 0.0
        mx, my, both = self.mass(x), self.mass(y), self.mass(x & y)
        return (2 * both / (mx + my) + both / min(mx, my)) / 2


def numbers_clash(a: Words, b: Words) -> bool:
    """Whether both give numbers and none is shared."""
    return bool(a.numbers and b.numbers and not a.numbers & b.numbers)


def verbatim(a: Words, b: Words) -> float:
    """Share of the shorter's words that stand in the other in order, whatever their endings; 0 for fewer than three words."""
    short, long = sorted((tuple(map(stem, a.run)), tuple(map(stem, b.run))), key=len)
    if len(short) < 3 or len(long) > 600:
        return 1.0 if short == long and short else 0.0
    return common_words(short, long) / len(short)


def shared_run(a: Words, b: Words) -> int:
    """Longest run of words in both."""
    return common_run(a.run[:600], b.run[:600])


def _noes(a: Words) -> int:
    """How often it says no, words counted that stop or forbid what follows them."""
    return a.negated + sum(s in {"stop", "ban", "prevent", "prohibit", "forbid"} for s in a.stems)


def opposite(a: Words, b: Words) -> bool:
    """Whether one says no where the other does not, or a word of one rules out a word of the other."""
    if _noes(a) % 2 != _noes(b) % 2:
        return True
    only_a, only_b = set(a.stems) - set(b.stems), set(b.stems) - set(a.stems)
    return any((x, y) in antonyms() for x in only_a for y in only_b)
