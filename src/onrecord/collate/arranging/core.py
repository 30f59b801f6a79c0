"""What a story is about, as far as words tell: those that most articles' titles and first sentences share.

What most outlets put first is what happened; so a sentence that holds much of it tells the story, also where no two accounts of
it were found to be one. The measure is that of summaries from several documents by shared content (Nenkova and Vanderwende 2005).
"""

from __future__ import annotations

from collections import Counter

from onrecord.collate.material import Material
from onrecord.collate.wording import words_of

BEGINNING = 3
"""Sentences after the title that count as an article's beginning."""
POWER = 1.5
"""How much more a word counts that all share than one that some do."""
ENOUGH = 6
"""Words of those most shared that tell the whole story."""
FEWEST = 3
"""Words that tell what the story is about from which on a clause is compared by them."""
ROOM = 14
"""Stems of a sentence from which on each further one takes away."""


class Core:
    """The words that the beginnings of a story's articles share."""

    def __init__(self, material: Material) -> None:
        spread: Counter[str] = Counter()
        for source in material.sources:
            title = source.headline
            after = [s for s in source.sentences if title is None or s.start >= title.end][:BEGINNING]
            said = " ".join([source.reading.article.title, *(s.of(source.text) for s in after)])
            spread.update(words_of(said).bag)
        total = max(1, len(material.sources))
        least = min(2, total)
        self._shares: dict[str, float] = {s: (n / total) ** POWER for s, n in spread.items() if n >= least}
        self._whole = sum(sorted(self._shares.values(), reverse=True)[:ENOUGH]) or 1.0

    def above(self, least: float) -> frozenset[str]:
        """The words that stand so much at the beginnings of all articles, from 0 (in one of them) to 1 (in all)."""
        return frozenset(s for s, share in self._shares.items() if share >= least)

    def share_of(self, part: frozenset[str], whole: frozenset[str]) -> float:
        """How much of what the story is about, as far as some words tell it, stands among others; 0 where they tell little."""
        known = sorted(s for s in part if s in self._shares)
        if len(known) < FEWEST:
            return 0.0
        return sum(self._shares[s] for s in known if s in whole) / sum(self._shares[s] for s in known)

    def known(self, part: frozenset[str]) -> float:
        """The share of some words that the beginnings of articles share."""
        return sum(s in self._shares for s in part) / max(1, len(part))

    def held_by(self, text: str) -> float:
        """How much of what the story is about a text tells, from 0 to 1; long texts tell less for their length."""
        bag = words_of(text).bag
        held = sum(self._shares.get(s, 0.0) for s in sorted(bag)) / self._whole
        return min(1.0, held) * min(1.0, ROOM / max(1, len(bag)))
