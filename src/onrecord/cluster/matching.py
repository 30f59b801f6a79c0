"""The stages that match: copies by bands of fingerprints, stories by steps of time; exact over the parts."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import count
from pathlib import PurePosixPath

import msgspec
import numpy as np

from onrecord.cluster.components import STAGE as CHUNKS
from onrecord.cluster.components import divided
from onrecord.cluster.distributed import Distributed, ground_of, numbered, tasks_on
from onrecord.cluster.ordering import boundaries_of, numbers
from onrecord.cluster.parts import Folder, Note
from onrecord.cluster.scoring import runs
from onrecord.cluster.settings import INDEX, TOGETHER, Light
from onrecord.match.naming import story_id
from onrecord.match.text import ArticleText

BAND_ARTICLES = 20_000
"""Articles whose fingerprints would fill one band: about what one task of the stage `pairs` holds."""


def blocks_of(light: Sequence[Light]) -> dict[int, list[Light]]:
    """The parts by the block in which one task goes through them."""
    found: dict[int, list[Light]] = defaultdict(list)
    for part in light:
        found[part.number // TOGETHER].append(part)
    return dict(found)


def match_copies(work: Distributed, light: Sequence[Light], ground: str) -> list[Note]:
    """Find the copies of all articles; a note for each block of parts."""
    rows = sum(part.rows for part in light)
    work.told(bands=rows // BAND_ARTICLES + 1)
    work.folder.keep_index(INDEX, light)
    given = [(block, {"parts": [(p.number, p.path) for p in parts]}) for block, parts in blocks_of(light).items()]
    prints = work.stage("prints", tasks_on(ground_of(ground, "prints", work.settings.bands), given))
    bands = numbered(prints, "prints")
    pairs = work.stage("pairs", tasks_on(ground_of(prints), ((band, {"paths": paths}) for band, paths in bands.items())))
    near = numbered(pairs, "pairs")
    verified = work.stage(
        "verified", tasks_on(ground_of(ground, pairs), ((block, {"paths": paths}) for block, paths in near.items()))
    )
    ends = numbered(verified, "verified")
    return work.stage(
        "copies", tasks_on(ground_of(ground, verified), ((block, {**told, "paths": ends.get(block, [])}) for block, told in given))
    )


def match_stories(work: Distributed, light: Sequence[Light], ground: str) -> list[Note]:
    """Find the stories of all articles; a note for each chunk that no story crosses."""
    window = work.settings.window
    boundaries, among = boundaries_of(work.folder, [p.path for p in light], window)
    work.told(boundaries=boundaries, among=among)
    given = [(block, {"parts": [(p.number, p.path) for p in parts]}) for block, parts in blocks_of(light).items()]
    ordered = work.stage("steps", tasks_on(ground_of(ground, "steps", window), given))
    steps = numbered(ordered, "steps")
    scores = work.stage("scores", tasks_on(ground_of(ordered, among), enumerate(runs(list(steps.values())))))
    chunks = divided(work.folder, scores, among, ground_of(ground, scores, among))
    edges = numbered([chunks], f"{CHUNKS}/edges")
    tasks = []
    for part in chunks.parts:
        path = PurePosixPath(part.path)
        if path.parent.name == "members":
            chunk = int(path.stem)
            held = np.unique(numbers(work.folder.table(part.path)["rank"]) // window).tolist()
            told = {"chunk": chunk, "members": part.path, "edges": edges.get(chunk, []), "steps": {str(s): steps[s] for s in held}}
            tasks.append((chunk, told))
    return work.stage("stories", tasks_on(ground_of(ordered, [chunks]), tasks))


def renamed(folder: Folder, stories: Sequence[Note]) -> dict[str, str]:
    """New ids for stories whose id an earlier one has, by the rank of their first article: as the local build gives them."""
    rows = [row for note in stories for row in folder.table(note.parts[0].path, ["id", "first"]).to_pylist()]
    if max(Counter(row["id"] for row in rows).values(), default=0) < 2:
        return {}
    taken: set[str] = set()
    found: dict[str, str] = {}
    firsts = {row["first"]: row["id"] for row in rows}
    opened = opening_articles(folder, stories)
    for first in sorted(firsts):
        name = next(n for k in count() if (n := story_id(ArticleText(opened[first], ""), k)) not in taken)
        taken.add(name)
        if name != firsts[first]:
            found[str(first)] = name
    return found


def opening_articles(folder: Folder, stories: Sequence[Note]) -> dict[int, str]:
    """The first article of each story, by rank."""
    return {
        row["first"]: msgspec.json.decode(row["articles"], type=tuple[str, ...])[0]
        for note in stories
        for row in folder.table(note.parts[0].path, ["first", "articles"]).to_pylist()
    }
