"""What tests share: a reading of a text, and the place of the corpora beside the project."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import settings

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading

# No timed tests, and the same examples every run: what CI finds, a laptop finds.
settings.register_profile("house", deadline=None, derandomize=True)
settings.load_profile("house")

SHARED = Path(__file__).resolve().parents[2] / "shared"


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of corpora beside the project; tests that need it are skipped, saying so, where it is not there."""
    if not (SHARED / "data").is_dir():
        pytest.skip(f"no corpora at {SHARED}: scores are not measured")
    return SHARED


@pytest.fixture(scope="session")
def nlp_read() -> Callable[..., Reading]:
    """A function that reads a text (with any of an article's fields by name) and gives its reading."""
    from onrecord.read.pipeline import read_all

    def read(text: str, **fields: str | None) -> Reading:
        return next(read_all([Article(id="test", text=text, **fields)]))  # type: ignore[arg-type]  # fields are an article's

    return read
