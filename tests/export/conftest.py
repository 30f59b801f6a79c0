"""What tests of formats share: the record made by hand, as it stands in a store."""

from __future__ import annotations

import io
from collections.abc import Callable
from pathlib import Path

import pytest
from tests.export.made import ARTICLES, made_record, made_told
from tests.small_store import small_store

from onrecord.export import Choice, Told, download, format_named, write


@pytest.fixture
def news(tmp_path: Path) -> Path:
    """A store with the record."""
    return small_store(tmp_path / "news.db", ARTICLES, made_record())


@pytest.fixture
def one() -> Told:
    """The record with its articles."""
    return made_told()


@pytest.fixture
def exported() -> Callable[..., bytes]:
    """A function that gives what a format (by name) writes of the record, with any field of a choice by name."""

    def give(name: str, **asked: object) -> bytes:
        return download(format_named(name), made_told(), Choice(**asked)).body  # type: ignore[arg-type]  # fields of a choice

    return give


@pytest.fixture
def left_out() -> Callable[..., dict[str, int]]:
    """A function that gives what a format left out of the record, by reason."""

    def give(name: str, **asked: object) -> dict[str, int]:
        return dict(write(format_named(name), [made_told()], io.BytesIO(), Choice(**asked)))  # type: ignore[arg-type]  # the same

    return give
