"""Twins: articles of the very same text. A few stand for all where an agency's text was printed by hundreds of outlets.

Without it their number would be squared: each is as near to every other, more than anybody looks at, so that one story fell into
many, and a text in more than four hundred articles passed for a formula that is no copy of anything.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from hashlib import blake2b

from onrecord.match.credits import same_outlet
from onrecord.match.naming import age
from onrecord.match.text import ArticleText

STAND = 12
"""Twins that are compared like any other article; further ones go where the first of them goes."""
FEWEST = 20
"""Words from which an equal text is no chance: shorter ones are a line of a ticker."""
DAYS = 3.0
"""Days between twins up to which they tell one event: the same text again after a year may be of another."""


def words_of(article: ArticleText) -> list[str]:
    """The words of an article's body, as compared."""
    return " ".join(article.text[span.start : span.end] for span in article.body).casefold().split()


def twins(articles: Sequence[ArticleText]) -> list[list[ArticleText]]:
    """The articles of one text that are more than STAND, oldest first, none of them long after the first."""
    by_text: dict[bytes, list[ArticleText]] = defaultdict(list)
    for article in articles:
        words = words_of(article)
        if len(words) >= FEWEST:
            by_text[blake2b(" ".join(words).encode("utf-8", "surrogatepass"), digest_size=16).digest()].append(article)
    found = []
    for same in by_text.values():
        if len(same) <= STAND:
            continue
        together: list[ArticleText] = []
        for article in sorted(same, key=age):
            if together and not close(together[0], article):
                found.append(together)
                together = []
            together.append(article)
        found.append(together)
    return [together for together in found if len(together) > STAND]


def close(one: ArticleText, other: ArticleText) -> bool:
    """Whether two articles came out about the same time, as far as is known."""
    return one.day is None or other.day is None or abs(one.day - other.day) <= DAYS


def surplus(articles: Sequence[ArticleText]) -> dict[str, list[str]]:
    """The ids of twins beyond those that stand for all, each with these: the ones credited, then the oldest."""
    found: dict[str, list[str]] = {}
    for together in twins(articles):
        credited = {credit.name for article in together for credit in article.credits if not credit.own}
        given = [any(same_outlet(name, article.outlet) for name in credited) for article in together]
        ranked = [together[place] for place in sorted(range(len(together)), key=lambda place: (not given[place], place))]
        standing = [article.id for article in ranked[:STAND]]
        found.update((article.id, standing) for article in ranked[STAND:])
    return found
