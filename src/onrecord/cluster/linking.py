"""Stage 9, `stories`: the articles of a chunk linked into stories, as the local build links them all."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from typing import Any

import msgspec
import numpy as np

from onrecord.cluster.ordering import numbers, step_of
from onrecord.cluster.parts import Folder
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import Settings, work_path
from onrecord.cluster.tasks import Do, Done, Task
from onrecord.facts.story import Story
from onrecord.match.grouping import bar_among
from onrecord.match.linkage import linked
from onrecord.match.naming import story_of
from onrecord.match.pairs import CHOSEN
from onrecord.match.stories import grouped
from onrecord.match.text import ArticleText

Ranks = np.ndarray[Any, np.dtype[np.int64]]
Held = dict[int, tuple[int, ArticleText]]
"""By rank: an article's place and text."""


def start(settings: Settings, folder: Folder) -> Do:
    """A worker that links articles."""

    def do(task: Task) -> Done:
        chunk = task.given["chunk"]
        ranks = numbers(folder.table(task.given["members"])["rank"])
        held = texts_of(folder, ranks, settings.window, task.given["steps"])
        if settings.among <= CHOSEN:
            groups = of_few(held)
        else:
            pairs = local(folder, task.given["edges"], ranks)
            groups = [[int(ranks[n]) for n in group] for group in linked(len(ranks), pairs, bar_among(settings.among))]
        rows, homes = [], []
        for group in groups:
            rows.append(row_of(story_of([held[rank][1] for rank in group]), group[0]))
            homes += [{"place": held[rank][0], "chunk": chunk} for rank in group]
        parts = [
            folder.write(work_path("stories", f"{task.name}.parquet"), schema("stories"), rows),
            folder.write(work_path("homes", f"{task.name}.parquet"), schema("homes"), homes),
        ]
        return parts, {"stories": len(rows)}

    return do


def texts_of(folder: Folder, ranks: Ranks, window: int, steps: Mapping[str, Sequence[str]]) -> Held:
    """The articles of these ranks; `steps` are the parts of each step that holds any."""
    found: Held = {}
    for step in np.unique(ranks // window).tolist():
        wanted = ranks[ranks // window == step]
        texts = step_of(folder, steps[str(step)], (wanted - step * window).tolist())
        found.update(zip(wanted.tolist(), texts, strict=True))
    return found


def of_few(held: Held) -> list[list[int]]:
    """The groups of so few articles that the local build looks at them as chosen by somebody."""
    rank = {text.id: r for r, (_, text) in held.items()}
    return [[rank[name] for name in group] for group in grouped([text for _, text in held.values()])]


def local(folder: Folder, paths: Sequence[str], ranks: Ranks) -> Iterator[tuple[int, int, float]]:
    """The scores of a chunk, by the places of its articles among its members, in the order in which the local build has them."""
    for path in paths:
        table = folder.table(path)
        one = np.searchsorted(ranks, numbers(table["one"]))
        other = np.searchsorted(ranks, numbers(table["other"]))
        yield from zip(one.tolist(), other.tolist(), table["score"].to_pylist(), strict=True)


def row_of(story: Story, first: int) -> dict[str, Any]:
    """A story as a row; `first` is the rank of its first article."""
    fields = {name: getattr(story, name) for name in ("id", "title", "first_at", "last_at")}
    return {**fields, "articles": msgspec.json.encode(story.articles).decode(), "first": first}


def stories_in(rows: Sequence[dict[str, Any]], renamed: dict[str, str]) -> list[Story]:
    """The stories of rows; `renamed` are the ids of those whose first id another story has, by the rank of their first article."""
    return [
        Story(
            renamed.get(str(row["first"]), row["id"]),
            row["title"],
            msgspec.json.decode(row["articles"], type=tuple[str, ...]),
            row["first_at"],
            row["last_at"],
        )
        for row in rows
    ]
