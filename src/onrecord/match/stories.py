"""Stories: groups the articles about one event and its immediate consequences. One setting for all kinds of news."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.facts.edit import Edit
from onrecord.facts.story import Story
from onrecord.match.corrections import replay
from onrecord.match.linkage import linked
from onrecord.match.naming import Change, age, kept_names, story_of
from onrecord.match.pairs import scores
from onrecord.match.terms import Space, Terms, matrices
from onrecord.match.text import ArticleText

THRESHOLD = 0.21
"""Mean score that two groups need to be one story."""


class Grouping(msgspec.Struct, frozen=True):
    """Stories, oldest first, and the log of known stories that were split or merged, by the matcher or by people."""

    stories: tuple[Story, ...]
    log: tuple[Change, ...] = ()


def bar(size: int) -> float:
    """The mean score that a merge into a group of `size` articles needs."""
    return THRESHOLD if size < 60 else THRESHOLD * 1.2


def grouped(articles: Sequence[ArticleText]) -> list[list[str]]:
    """The ids of the articles by story, as the matcher alone sees it."""
    ordered = sorted(articles, key=age)
    space = Space()
    fields = matrices(space, [Terms(a) for a in ordered])
    one, other, score = scores(fields, [a.day for a in ordered])
    groups = linked(len(ordered), zip(one.tolist(), other.tolist(), score.tolist(), strict=True), bar)
    return [[ordered[place].id for place in group] for group in groups]


def group(articles: Sequence[ArticleText], edits: Sequence[Edit] = (), known: Sequence[Story] = ()) -> Grouping:
    """The stories that the articles tell. Ids of articles must differ; their order does not matter.

    `edits` are people's corrections, replayed last. `known` stories give their ids to the groups that hold most of them.
    """
    by_id = {a.id: a for a in articles}
    fixed = replay(grouped(articles), edits)
    names, log = kept_names(fixed.groups, known)
    stories = [story_of([by_id[i] for i in ids], names.get(place)) for place, ids in enumerate(fixed.groups)]
    log += [
        Change(
            "split" if e.kind == "split story" else "merge",
            (),
            tuple(s.id for s in stories if set(e.articles) & set(s.articles)),
            e.note,
        )
        for e in fixed.done
    ]
    return Grouping(tuple(sorted(stories, key=lambda s: age(by_id[s.articles[0]]))), tuple(log))
