"""Follow-ups, opinion and analysis of an event: told in other words than its reports, but named after it in their titles.

Among a handful of articles that somebody chose, one whose title names what most titles of a formed story name joins it, where it
is published within a month and is not rather one of several about something else.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence

from onrecord.match.grouping import FORMED
from onrecord.match.text import ArticleText

SHARE, FEWEST = 0.5, 3
"""Share of a story's titles, and how many at least, that hold the name it goes by."""
MONTH = 30.0
"""Days from the nearest article of the story within which a follow-up is published."""
NEAR = 0.05
"""Mean score with the story's articles below which a title alone tells nothing."""
SHORTEST = 4
"""Letters of a word of a name by which a story may go."""
WORD = re.compile(r"[^\W\d_]+")


def with_followups(
    groups: Sequence[Sequence[int]], articles: Sequence[ArticleText], scores: Mapping[tuple[int, int], float]
) -> list[list[int]]:
    """The groups of places, follow-ups moved to the formed story that their titles name; `scores` by lesser and greater place."""
    named = [_named_in_title(a) for a in articles]
    stories = [list(g) for g in groups if len(g) >= FORMED]
    keys = [_goes_by([named[i] for i in story]) for story in stories]
    moved = {i: _home(i, stories, keys, articles, named, scores) for g in groups if len(g) < FORMED for i in g}
    moved |= {
        i: home
        for own, g in enumerate(stories)
        for i in g
        if len(stories) > 1 and (home := _home(i, stories, keys, articles, named, scores)) not in (None, own)
    }
    out = [[i for i in g if moved.get(i) is None] for g in groups]
    for i, home in sorted(moved.items()):
        if home is not None:
            place = next(n for n, g in enumerate(groups) if list(g) == stories[home])
            out[place].append(i)
    return sorted(sorted(g) for g in out if g)


def _named_in_title(article: ArticleText) -> tuple[str, ...]:
    """The words of names that the title holds, in order, lower case."""
    known = {w for name in article.names for w in WORD.findall(name) if len(w) >= SHORTEST and w[0].isupper()}
    return tuple(dict.fromkeys(w.casefold() for w in WORD.findall(article.title) if w in known))


def _goes_by(titles: Sequence[tuple[str, ...]]) -> frozenset[str]:
    """The names that most of a story's titles hold."""
    told = Counter(w for title in titles for w in title)
    return frozenset(w for w, n in told.items() if n >= max(FEWEST, SHARE * len(titles)))


def _home(
    i: int,
    stories: Sequence[Sequence[int]],
    keys: Sequence[frozenset[str]],
    articles: Sequence[ArticleText],
    named: Sequence[tuple[str, ...]],
    scores: Mapping[tuple[int, int], float],
) -> int | None:
    """The one story that an article follows up, by its place among `stories`: of several the one that its title names first."""
    fits = []
    for n, story in enumerate(stories):
        rest = [j for j in story if j != i]
        mean = sum(scores.get((min(i, j), max(i, j)), 0.0) for j in rest) / max(1, len(rest))
        if keys[n] & set(named[i]) and mean >= NEAR and _is_near(i, rest, articles) and not _about_another(i, rest, keys[n], named):
            fits.append(n)
    first = [n for n in fits if named[i][0] in keys[n]] or fits
    return first[0] if len(first) == 1 else None


def _is_near(i: int, story: Sequence[int], articles: Sequence[ArticleText]) -> bool:
    """Whether the article is dated within a month of one of the story's."""
    day = articles[i].day
    return day is not None and any(other is not None and abs(day - other) <= MONTH for j in story if (other := articles[j].day))


def _about_another(i: int, story: Sequence[int], key: frozenset[str], named: Sequence[tuple[str, ...]]) -> bool:
    """Whether the title first names what other titles outside the story name, and none in it."""
    first = named[i][0]
    if first in key:
        return False
    inside = any(first in named[j] for j in story)
    return not inside and any(first in names for j, names in enumerate(named) if j != i and j not in story)
