"""A record that cannot be made is made without the articles that are to blame, and names them."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from tests.small_store import READER, small_store

from onrecord.facts.article import Article, Broken
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.run import collating
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Quiet
from onrecord.store.store import Store

IDS = ("a", "b", "c")


def read(*ids: str) -> list[Reading]:
    return [Reading(Article(i, text=i)) for i in ids]


def made(readings: Sequence[Reading]) -> Record:
    """A record of articles; "b" is one of which none can be made."""
    names = tuple(r.article.id for r in readings)
    if "b" in names:
        raise OverflowError("date value out of range")
    return Record("s", "", names)


def test_the_guilty_article_is_left_out_and_named() -> None:
    record = collating.without_the_guilty(made, read(*IDS))
    assert record.articles == ("a", "c")
    (note,) = record.notes
    assert "Made without b" in note
    assert "OverflowError: date value out of range" in note


def test_where_no_one_is_to_blame_or_all_are_the_fault_is_told() -> None:
    with pytest.raises(OverflowError):
        collating.without_the_guilty(made, read("b"))

    def never_two(readings: Sequence[Reading]) -> Record:
        if len(readings) > 1:
            raise ValueError("together")
        return Record("s", "", ())

    with pytest.raises(ValueError, match="together"):
        collating.without_the_guilty(never_two, read("a", "c"))


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return small_store(tmp_path / "s.db", [Article(i, text=f"{i} words") for i in IDS], Record("s", "t", IDS))


def test_a_record_of_what_a_correction_has_changed_meanwhile_is_let_go(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A build that collates while `onrecord fix` regroups the stories ends well, and never keeps a record of what was."""

    def meanwhile(*_: object) -> Record | Broken:
        with Store.open(path, write=True) as other, other.commit_point():
            other.keep_stories([], (), ())
        return Record("s", "t", IDS)

    monkeypatch.setattr(collating, "collated", meanwhile)
    with Store.open(path, write=True) as store:
        collating.collate_changed(store, READER, BuildOptions(again=True), Quiet())
        assert store.record("s") is None
        assert store.stories() == ()
