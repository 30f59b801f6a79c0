"""The build over many machines makes the store that the local build makes, whatever comes in."""

from __future__ import annotations

from contextlib import ExitStack
from pathlib import Path

import pytest
from tests.cluster.conftest import CHEAP, Inline, cheap_settings
from tests.cluster.coverage import content, rows, write

from onrecord.acquire.inputs import acquire
from onrecord.cluster.build import build
from onrecord.cluster.engine import Engine
from onrecord.cluster.loading import load
from onrecord.cluster.parts import Folder, PartsError
from onrecord.cluster.settings import Settings
from onrecord.run.build import build as build_here
from onrecord.store.faults import StoreError
from onrecord.store.listings import ORDERS
from onrecord.store.results import FacetKind, Wanted
from onrecord.store.store import Store

MANY = 150
KINDS: tuple[FacetKind, ...] = ("person", "place", "outlet", "event", "body")


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


@pytest.fixture(scope="module")
def months(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """The pattern of the stores of some months, and the one store of the local build."""
    tmp_path = tmp_path_factory.mktemp("months")
    inline, settings = Inline(), cheap_settings(tmp_path)
    source = str(write(tmp_path / "news.jsonl", 60))
    whole = build([source], inline, settings)
    with ExitStack() as opened:
        found = load(
            Folder(settings.folder),
            whole,
            lambda month: opened.enter_context(Store.open(tmp_path / f"news-{month}.db", write=True)),
            CHEAP,
            by_month=True,
        )
    assert {"2021-01", "2021-02", "2021-03", "2021-04", "undated"} >= set(found) > {"2021-01"}
    return tmp_path / "news-*.db", local(tmp_path, [source])


def test_stores_of_months_are_read_as_one(months: tuple[Path, Path]) -> None:
    pattern, single = months
    with Store.open(pattern) as shelf, Store.open(single) as one:
        assert shelf.stories() == one.stories()
        assert tuple(shelf.story_ids()) == tuple(one.story_ids())
        assert {s.id: shelf.record(s.id) for s in shelf.stories()} == {s.id: one.record(s.id) for s in one.stories()}
        assert shelf.counts() == one.counts()
        assert shelf.count_articles() == one.counts().articles
        assert shelf.article_ids() == one.article_ids()
        assert [r.article.id for r in shelf.readings()] == [r.article.id for r in one.readings()]
        assert shelf.editions("twice") == one.editions("twice")
        assert {b.id for b in shelf.broken()} == {b.id for b in one.broken()}
        for story in shelf.stories():
            assert all(shelf.article(a) == one.article(a) and shelf.story_of(a) == story.id for a in story.articles)
            assert shelf.copies(story.articles) == one.copies(story.articles)


def test_lists_of_months_are_merged_page_by_page(months: tuple[Path, Path]) -> None:
    pattern, single = months
    with Store.open(pattern) as shelf, Store.open(single) as one:
        for wanted in (Wanted(), Wanted(lone=True), Wanted(lone=False), Wanted(since="2021-02-10", until="2021-03-20")):
            total = one.count_listed(wanted)
            assert shelf.count_listed(wanted) == total
            for order in ORDERS:
                pages = [shelf.listed(wanted, order, 4, start) for start in range(0, total + 1, 4)]
                assert [s for page in pages for s in page] == list(one.listed(wanted, order, total + 1))
        for kind in KINDS:
            assert shelf.facets(kind, 3) == one.facets(kind, 3)
            assert shelf.facets(kind, 50, 2) == one.facets(kind, 50, 2)
            assert all(shelf.facet(f.ref) == f for f in one.facets(kind))
        assert shelf.facets("outlet", like="ti") == one.facets("outlet", like="ti") != ()
        for who in one.facets("person"):
            assert set(shelf.said_by(who.key)) == set(one.said_by(who.key))
            assert shelf.count_said(who.key) == one.count_said(who.key)
        for outlet in one.facets("outlet"):
            assert shelf.teller(outlet.key) == one.teller(outlet.key)
            assert shelf.relays_of(outlet.key) == one.relays_of(outlet.key)


def test_a_search_over_months_finds_all(months: tuple[Path, Path]) -> None:
    pattern, single = months
    with Store.open(pattern) as shelf, Store.open(single) as one:
        for words in ("crane", "ferry sandbank", '"look into it"', "Tolm*"):
            assert {h.id for h in shelf.search_articles(words, 100)} == {h.id for h in one.search_articles(words, 100)} != set()
            assert len(shelf.search_articles(words, 3)) == len(one.search_articles(words, 3))
        assert set(shelf.search_claims("look", 100, said=True)) == set(one.search_claims("look", 100, said=True)) != set()
        assert {(h.kind, h.id) for h in shelf.search("look", 100)} == {(h.kind, h.id) for h in one.search("look", 100)}
        assert set(shelf.suggested("har", 20)) == set(one.suggested("har", 20)) != set()


def test_several_stores_are_not_written_as_one(months: tuple[Path, Path]) -> None:
    with pytest.raises(StoreError, match="one is written at a time"):
        Store.open(months[0], write=True)
    with Store.open(months[0]) as shelf, pytest.raises(StoreError, match="one is written at a time"):
        shelf.commit_point()
    with pytest.raises(StoreError, match="no store fits"):
        Store.open(months[0].with_name("none-*.db"))


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
