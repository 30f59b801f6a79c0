"""Matching over parts, as on a cluster, against matching all at once: on gva_dev and on the mixed stream, article by article."""

from __future__ import annotations

from pathlib import Path

import msgspec
import pytest
from tests.cluster.conftest import Inline
from tests.cluster.test_matching import read
from tests.quality.test_stories import corpora  # noqa: F401  # a fixture

from onrecord.cluster import matching
from onrecord.cluster.linking import stories_in
from onrecord.facts.story import Copy
from onrecord.match.copies import find_copies
from onrecord.match.pairs import WINDOW
from onrecord.match.stories import group
from onrecord.match.text import ArticleText

pytestmark = pytest.mark.quality
Corpora = dict[str, tuple[list[ArticleText], dict[str, str]]]


@pytest.mark.parametrize("name", ["gva_dev", "mixed"])
def test_stories_and_copies_are_the_same(
    name: str,
    tmp_path: Path,
    corpora: Corpora,  # noqa: F811  # as pytest gives it
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(matching, "BAND_ARTICLES", 100)
    texts = list({a.id: a for a in corpora[name][0]}.values())
    work, light = read(tmp_path, Inline(), texts, per_part=128, window=WINDOW)
    found = [row for note in matching.match_stories(work, light, name) for row in work.folder.table(note.parts[0].path).to_pylist()]
    assert stories_in(sorted(found, key=lambda r: int(r["first"])), {}) == list(group(texts).stories)
    rows = [row for note in matching.match_copies(work, light, name) for row in work.folder.table(note.parts[0].path).to_pylist()]
    copies = tuple(msgspec.json.decode(row["body"], type=Copy) for row in sorted(rows, key=lambda r: str(r["article"])))
    assert copies == find_copies(texts)
    print(f"{name}: {len(texts)} articles, {len(found)} stories and {len(copies)} copies, the same")
