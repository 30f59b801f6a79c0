"""Stories: groups the articles about one event and its immediate consequences. One setting for all kinds of news.

Each article's neighbours are found by its weightiest words among the articles near to it in time; each pair gets a learnt score
that the two tell of one event; average linkage makes groups of them. `Stream` does the same day by day.
"""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.facts.edit import Edit
from onrecord.facts.story import Story
from onrecord.match.corrections import replay
from onrecord.match.followups import with_followups
from onrecord.match.grouping import bar_among
from onrecord.match.linkage import linked
from onrecord.match.naming import Change, age, kept_names, story_of
from onrecord.match.pairs import CHOSEN, likely
from onrecord.match.stream import Stream
from onrecord.match.text import ArticleText
from onrecord.match.twins import surplus

__all__ = ["Grouping", "Stream", "group", "grouped"]


class Grouping(msgspec.Struct, frozen=True):
    """Stories, oldest first, and the log of known stories that were split or merged, by the matcher or by people."""

    stories: tuple[Story, ...]
    log: tuple[Change, ...] = ()


def grouped(articles: Sequence[ArticleText]) -> list[list[str]]:
    """The ids of the articles by story, as the matcher alone sees it."""
    beyond = surplus(articles)
    groups = grouped_apart([a for a in articles if a.id not in beyond])
    if beyond:
        group_of = {article: found for found in groups for article in found}
        for article in sorted(articles, key=age):
            if article.id in beyond:
                group_of[beyond[article.id][0]].append(article.id)
    return groups


def grouped_apart(articles: Sequence[ArticleText]) -> list[list[str]]:
    """The ids of the articles by story, where each is compared by itself."""
    ordered = sorted(articles, key=age)
    if len(ordered) > CHOSEN:
        groups = linked(len(ordered), likely(ordered), bar_among(len(ordered)))
    else:
        pairs = list(likely(ordered))
        scores = {(min(a, b), max(a, b)): score for a, b, score in pairs}
        groups = with_followups(linked(len(ordered), pairs, bar_among(len(ordered))), ordered, scores)
    return [[ordered[place].id for place in group] for group in groups]


def group(articles: Sequence[ArticleText], edits: Sequence[Edit] = (), known: Sequence[Story] = ()) -> Grouping:
    """The stories that the articles tell. Ids of articles must differ; their order does not matter.

    `edits` are people's corrections, replayed last. `known` stories give their ids to the groups that hold most of them.
    """
    by_id = {a.id: a for a in articles}
    fixed = replay(grouped(articles), edits)
    groups = [[by_id[i] for i in ids] for ids in fixed.groups]
    names, log = kept_names(groups, known)
    stories = [story_of(found, name) for found, name in zip(groups, names, strict=True)]
    log += [
        Change(
            "split" if edit.kind == "split story" else "merge",
            (),
            tuple(s.id for s in stories if set(edit.articles) & set(s.articles)),
            edit.note,
        )
        for edit in fixed.done
    ]
    return Grouping(tuple(sorted(stories, key=lambda s: age(by_id[s.articles[0]]))), tuple(log))
