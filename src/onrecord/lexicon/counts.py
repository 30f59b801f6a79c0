"""How common words are in news: in how many articles of a fixed collection each stands."""

from __future__ import annotations

from functools import cache
from math import log

from onrecord.lexicon.resource import read_rows


class Commonness:
    """Document frequencies. A word that the collection lacks counts as one that stands in half an article."""

    def __init__(self, articles: int, holds: dict[str, int]) -> None:
        self.articles = articles
        self.holds = holds
        self._weights = {word: log(articles / (count + 0.5)) for word, count in holds.items()}
        self._rare = log(articles / 0.5)

    def weight(self, word: str) -> float:
        """Inverse document frequency, natural logarithm; never below 0."""
        return max(0.0, self._weights.get(word, self._rare))


@cache
def commonness() -> Commonness:
    """The table shipped (`counts.tsv`): its first row holds the number of articles."""
    rows = read_rows("counts.tsv")
    return Commonness(int(rows[0][1]), {word: int(count) for word, count in rows[1:]})
