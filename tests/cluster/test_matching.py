"""Matching over parts, bands, steps and chunks finds what matching over all at once finds."""

from __future__ import annotations

from pathlib import Path

import msgspec
import numpy as np
import pytest
from bench.stories_growth import articles
from tests.cluster.conftest import Inline
from tests.cluster.coverage import rows

from onrecord.cluster import matching
from onrecord.cluster.components import chunks_of
from onrecord.cluster.distributed import Distributed
from onrecord.cluster.editions import Repeated, write_repeated
from onrecord.cluster.linking import stories_in
from onrecord.cluster.parts import Folder
from onrecord.cluster.reading import light_row
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import Light, Settings
from onrecord.facts.article import Article
from onrecord.facts.story import Copy
from onrecord.match.copies import find_copies
from onrecord.match.grouping import bar_among
from onrecord.match.linkage import linked
from onrecord.match.naming import age, story_of
from onrecord.match.pairs import likely
from onrecord.match.text import ArticleText, of_article
from onrecord.run.progress import Quiet

MANY, WINDOW, PER_PART = 420, 40, 7


@pytest.fixture(scope="module")
def texts() -> list[ArticleText]:
    """Light texts of several hundred articles; some have an address in common."""
    made = [msgspec.convert(row, Article) for row in rows(MANY)]
    urls = [f"https://news.example/{n % 90}" if n % 5 == 0 else None for n in range(MANY)]
    return [of_article(msgspec.structs.replace(a, url=url)) for a, url in zip(made, urls, strict=True)]


def read(
    tmp_path: Path, inline: Inline, texts: list[ArticleText], per_part: int = PER_PART, window: int = WINDOW
) -> tuple[Distributed, list[Light]]:
    """A build whose articles are read, in parts of a few."""
    folder = Folder(tmp_path)
    light = []
    for n, some in enumerate(batched_of(texts, per_part)):
        part = folder.write(f"light/{n}.parquet", schema("light"), (light_row(t) for t in some))
        light.append(Light(n, part.path, "", "", part.rows))
    write_repeated(folder, Repeated())
    return Distributed(inline, folder, Settings(folder=str(tmp_path), window=window), Quiet()), light


def batched_of(texts: list[ArticleText], size: int) -> list[list[ArticleText]]:
    """Texts a few at a time, not in order of time or id."""
    turned = [*texts[1::3], *texts[::3], *texts[2::3]]
    return [turned[at : at + size] for at in range(0, len(turned), size)]


def test_copies_by_bands_are_those_of_all_at_once(
    tmp_path: Path, inline: Inline, texts: list[ArticleText], monkeypatch: pytest.MonkeyPatch
) -> None:
    work = read(tmp_path, inline, texts)
    monkeypatch.setattr(matching, "BAND_ARTICLES", 50)
    notes = matching.match_copies(*work, "ground")
    assert work[0].settings.bands == 1 + MANY // 50
    found = [row for note in notes for row in work[0].folder.table(note.parts[0].path).to_pylist()]
    copies = [msgspec.json.decode(row["body"], type=Copy) for row in sorted(found, key=lambda r: str(r["article"]))]
    expected = find_copies(texts)
    assert len(expected) > 60
    assert {c.kind for c in expected} == {"copy", "edition"}
    assert copies == list(expected)


def test_stories_by_steps_are_those_of_all_at_once(tmp_path: Path, inline: Inline) -> None:
    texts = list(articles(MANY))
    work = read(tmp_path, inline, texts)
    notes = matching.match_stories(*work, "ground")
    assert len(notes) > 4, "too few chunks to show anything"
    found = [row for note in notes for row in work[0].folder.table(note.parts[0].path).to_pylist()]
    ordered = sorted(texts, key=age)
    groups = linked(len(ordered), likely(ordered, WINDOW), bar_among(len(ordered)))
    expected = [story_of([ordered[place] for place in group]) for group in groups]
    assert sum(len(s.articles) > 1 for s in expected) > 20
    assert stories_in(sorted(found, key=lambda r: int(r["first"])), {}) == expected


def test_no_story_crosses_a_chunk_and_chunks_stay_small(tmp_path: Path) -> None:
    import pyarrow as pa

    folder = Folder(tmp_path)
    chain = np.arange(0, 298, 2)
    table = pa.table({"one": chain, "other": chain + 2, "score": np.where(chain % 20 == 18, 0.1, 0.9)}, schema=schema("scores"))
    folder.write_table("scores/0.parquet", table)
    chunk, label = chunks_of(folder, ["scores/0.parquet"], 300)
    assert label[0] == label[18] != label[20], "a faint score joins nothing"
    assert all(len(set(chunk[label == n])) == 1 for n in set(label))
    assert np.bincount(chunk).max() < 120
    assert len(set(chunk)) > 2


def test_a_second_story_of_one_id_gets_the_next(tmp_path: Path) -> None:
    """As the local build names a story whose id another has: two digests may be one, however rarely."""
    from onrecord.cluster.parts import Note

    folder = Folder(tmp_path)
    told = [
        {"id": "s1", "title": "", "first_at": None, "last_at": None, "articles": f'["{a}"]', "first": n} for n, a in enumerate("ab")
    ]
    part = folder.write("stories/0.parquet", schema("stories"), told)
    found = matching.renamed(folder, [Note("0", "", (part,))])
    assert len(set(found.values())) == len(found) == 2, "neither has the id that its article gives, so both are named anew"
