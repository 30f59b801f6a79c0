"""The build over many machines makes the store that the local build makes, whatever comes in."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.cluster.conftest import CHEAP, Inline
from tests.cluster.coverage import content, rows, write

from onrecord.acquire.inputs import acquire
from onrecord.cluster.build import build
from onrecord.cluster.engine import Engine
from onrecord.cluster.loading import load
from onrecord.cluster.parts import Folder, PartsError
from onrecord.cluster.settings import Settings
from onrecord.run.build import build as build_here
from onrecord.store.store import Store

MANY = 150


def local(tmp_path: Path, inputs: list[str]) -> Path:
    """The store of the local build."""
    path = tmp_path / "local.db"
    with Store.open(path, write=True) as store:
        build_here(acquire(inputs), store, CHEAP)
    return path


def over_parts(tmp_path: Path, inputs: list[str], engine: Engine, settings: Settings) -> Path:
    """The store made from parts."""
    path = tmp_path / "parts.db"
    whole = build(inputs, engine, settings)
    with Store.open(path, write=True) as store:
        load(Folder(settings.folder), whole, lambda _: store, CHEAP)
    return path


def compared(one: Path, other: Path) -> None:
    """Both hold the same."""
    ours, theirs = content(one), content(other)
    for table, found in ours.items():
        assert found == theirs[table], table


def test_the_same_store_with_broken_inputs_editions_and_copies(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    source = str(write(tmp_path / "news.jsonl", MANY))
    here = local(tmp_path, [source])
    compared(here, over_parts(tmp_path, [source], inline, settings))
    held = content(here)
    assert len(held["copies"]) > MANY // 10
    assert 3 < len(held["stories"]) < MANY
    assert sum("'boom'" in row or "'dies'" in row for row in held["broken"]) == 2
    assert sum("twice" in row for row in held["articles"]) == 2


def test_a_handful_of_articles_is_grouped_as_chosen_by_somebody(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    source = str(write(tmp_path / "news.jsonl", 9))
    compared(local(tmp_path, [source]), over_parts(tmp_path, [source], inline, settings))


def test_a_store_of_the_parts_is_done_for_the_next_local_build(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    source = str(write(tmp_path / "news.jsonl", 30))
    path = over_parts(tmp_path, [source], inline, settings)
    before = content(path)
    with Store.open(path, write=True) as store:
        report = build_here(acquire([source]), store, CHEAP)
    assert (report.read, report.collated, report.log) == (0, 0, ())
    assert content(path) == before


def test_parts_join_what_a_store_holds_already(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    half, rest = tmp_path / "half.jsonl", tmp_path / "rest.jsonl"
    lines = write(tmp_path / "news.jsonl", 40).read_text("utf-8").splitlines(keepends=True)
    half.write_text("".join(lines[:20]))
    rest.write_text("".join(lines[20:]))
    both = tmp_path / "local.db"
    with Store.open(both, write=True) as store:
        build_here(acquire([str(half)]), store, CHEAP)
        build_here(acquire([str(rest)]), store, CHEAP)
    path = tmp_path / "joined.db"
    with Store.open(path, write=True) as store:
        build_here(acquire([str(half)]), store, CHEAP)
        load(Folder(settings.folder), build([str(rest)], inline, settings), lambda _: store, CHEAP)
    ours, theirs = content(both), content(path)
    assert ours["story_articles"] == theirs["story_articles"]
    assert ours["articles"] == theirs["articles"]
    assert ours["records"] == theirs["records"]


def test_daft_itself_with_two_workers(tmp_path: Path, importable: None, settings: Settings) -> None:  # noqa: ARG001  # sets the path
    source = str(write(tmp_path / "news.jsonl", 150))
    compared(local(tmp_path, [source]), over_parts(tmp_path, [source], Engine(2), settings))


def test_months_have_stores_of_their_own(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    source = str(write(tmp_path / "news.jsonl", 60))
    whole = build([source], inline, settings)
    opened: dict[str, Store] = {}

    def of_month(month: str) -> Store:
        return opened.setdefault(month, Store.open(tmp_path / f"news-{month}.db", write=True))

    months = load(Folder(settings.folder), whole, of_month, CHEAP, by_month=True)
    for store in opened.values():
        store.close()
    assert {"2021-01", "2021-02", "2021-03", "2021-04", "undated"} >= set(months) > {"2021-01"}
    with Store.open(tmp_path / "news-*.db") as shelf, Store.open(local(tmp_path, [source])) as one:
        assert shelf.stories() == one.stories()
        assert {s.id: shelf.record(s.id) for s in shelf.stories()} == {s.id: one.record(s.id) for s in one.stories()}
        assert shelf.counts() == one.counts()
        for story in shelf.stories():
            assert all(shelf.article(a) == one.article(a) for a in story.articles)


def test_a_part_that_was_changed_is_noticed(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    whole = build([str(write(tmp_path / "news.jsonl", 9))], inline, settings)
    path = Path(settings.folder) / whole.readings[0].path
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    with Store.open(tmp_path / "x.db", write=True) as store, pytest.raises(PartsError, match="not as it was written"):
        load(Folder(settings.folder), whole, lambda _: store, CHEAP)


def test_parquet_is_taken_in_like_json_lines(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    import pyarrow as pa
    from pyarrow import parquet

    table = pa.Table.from_pylist([*rows(20), {"id": "empty", "text": ""}])
    parquet.write_table(table, tmp_path / "news.parquet")
    source = str(tmp_path / "news.parquet")
    here = local(tmp_path, [source])
    compared(here, over_parts(tmp_path, [source], inline, settings))
    assert len(content(here)["articles"]) == 20
    assert len(content(here)["broken"]) == 1
