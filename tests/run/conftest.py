"""What tests of the build share: cheap reading, and coverage to build from."""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.facts.article import Article
from onrecord.run.options import BuildOptions
from onrecord.store.store import Store

# Workers import the cheap reader by its name: they are given this path.
sys.path.insert(0, str(Path(__file__).parent))


@pytest.fixture
def cheap() -> BuildOptions:
    """Options with the cheap reader and two workers."""
    return BuildOptions(workers=2, commit_every=3, timeout=20.0, now="2021-03-01T10:00:00+00:00", reading="cheap_reader:read")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store."""
    with Store.open(tmp_path / "news.db", write=True) as opened:
        yield opened


BRIDGE = (
    "The old river bridge at Vendsund was shut on Monday after inspectors found cracks in two of its piers. "
    'Cars must take the ferry. "The bridge stays shut until it is safe" said Ida Lund, mayor of Vendsund.'
)
STRIKE = (
    "Bakers across Tolmark walked out over night shifts on Tuesday and shops had no bread by noon. "
    '"We bake no more at night" said Olaf Brandt, who leads the bakers.'
)


@pytest.fixture
def coverage() -> list[Article]:
    """Two stories of three articles each."""
    made = []
    for n, outlet in enumerate(("The Ferry", "Sund Post", "Harbour Times")):
        day = f"2021-03-0{n + 1}"
        made.append(
            Article(
                id=f"bridge-{n}",
                outlet=outlet,
                title="Vendsund bridge shut",
                published_at=day,
                text=f"{BRIDGE} {outlet} was there.",
            )
        )
        made.append(
            Article(
                id=f"strike-{n}",
                outlet=outlet,
                title="Tolmark bakers strike",
                published_at=day,
                text=f"{STRIKE} {outlet} was there.",
            )
        )
    return made
