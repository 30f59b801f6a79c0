"""Laws of every format: a golden case, the same bytes on every run, words as they stand, standing and abstentions told."""

from __future__ import annotations

import csv
import gc
import io
import json
import time
import weakref
import zipfile
from collections import Counter
from collections.abc import Iterable, Iterator
from importlib.metadata import EntryPoint
from pathlib import Path
from typing import Any, BinaryIO

import msgspec
import pytest
from lxml import etree
from tests.export.golden_files import GOLDEN, shown
from tests.export.made import ARTICLES, made_record, made_told
from tests.small_store import small_store

from onrecord.export import Choice, ExportError, Format, Told, download, factualities, format_named, formats, missing, told, write
from onrecord.export.packing import zipped
from onrecord.export.registry import added, own_formats
from onrecord.facts.record import Record
from onrecord.store.store import Store

ALL = sorted(own_formats())


@pytest.mark.parametrize("name", ALL)
def test_a_format_writes_its_golden_case(name: str) -> None:
    found = shown(format_named(name))
    kept = {p.relative_to(GOLDEN).as_posix(): p.read_bytes() for p in GOLDEN.rglob("*") if p.is_file()}
    assert found == {n: b for n, b in kept.items() if n in found or n.startswith(f"{name}/")}, "see tests/export/golden_files.py"


@pytest.mark.parametrize("name", ALL)
def test_bytes_are_the_same_on_every_run(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    first = download(format_named(name), made_told())
    monkeypatch.setattr("time.time", lambda: 4e9)
    monkeypatch.setattr("time.localtime", lambda *_: (2096, 10, 2, 7, 6, 40, 1, 276, 0))
    real = time.strftime
    monkeypatch.setattr("time.strftime", lambda form, *at: real(form, *at) if at else "2096-10-02")
    assert download(format_named(name), made_told()) == first


@pytest.mark.parametrize("name", ALL)
def test_no_record_and_many_records_are_written(name: str) -> None:
    for count in (0, 3):
        out = io.BytesIO()
        records = (msgspec.structs.replace(made_record(), id=f"s{n}") for n in range(count))
        write(format_named(name), (Told(r, made_told().articles) for r in records), out)
        if format_named(name).apart:
            with zipfile.ZipFile(io.BytesIO(out.getvalue())) as pack:
                assert [n.split(".")[0] for n in pack.namelist()] == [f"s{n}" for n in range(count)]
                assert pack.testzip() is None


@pytest.mark.parametrize("name", ALL)
def test_a_record_with_nothing_in_it_is_written(name: str) -> None:
    assert download(format_named(name), Told(Record("s0", "", ()), {})).body is not None


@pytest.mark.parametrize("name", ALL)
def test_standing_and_abstentions_go_into_every_format(name: str) -> None:
    body = b"".join(shown(format_named(name)).values())
    assert b"corroborated" in body or b"single origin" in body
    assert b"no account tells it" in body or b"accounts leave it open" in body


@pytest.mark.parametrize("name", ALL)
def test_no_format_keeps_the_records_it_has_written(name: str) -> None:
    """One that did would hold a whole store."""
    most = 0
    given: list[weakref.ref[Told]] = []

    def records() -> Iterator[Told]:
        nonlocal most
        for n in range(12):
            gc.collect()
            most = max(most, sum(r() is not None for r in given))
            told = Told(msgspec.structs.replace(made_record(), id=f"s{n}"), made_told().articles)
            given.append(weakref.ref(told))
            yield told

    write(format_named(name), records(), io.BytesIO())
    assert len(given) == 12
    assert most <= 4


def test_a_zip_is_the_same_to_a_pipe_and_to_a_file() -> None:
    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    pipe, file = Pipe(), io.BytesIO()
    for out in (pipe, file):
        zipped([("a.txt", lambda to: to.write(b"x" * 9))], out)
    assert pipe.getvalue() == file.getvalue()


def test_stories_are_chosen_by_id_and_by_time(news: Path) -> None:
    with Store.open(news) as store:
        assert [t.record.id for t in told(store, Choice())] == ["s1"]
        assert [t.record.id for t in told(store, Choice(("s1",), "2031-03-05"))] == ["s1"]
        assert not list(told(store, Choice(since="2031-03-06")))
        with pytest.raises(ExportError, match="s9"):
            list(told(store, Choice(("s9",))))
        with pytest.raises(ExportError, match="no date"):
            list(told(store, Choice(since="Monday")))


def test_a_story_without_dates_is_not_since_any_time(tmp_path: Path) -> None:
    path = small_store(tmp_path / "x.db", ARTICLES, msgspec.structs.replace(made_record(), last_at=None))
    with Store.open(path) as store:
        assert not list(told(store, Choice(since="1900-01-01")))


def test_factualities_are_named() -> None:
    assert factualities("alleged, actual") == {"actual", "alleged"}
    assert "generic" in factualities("all")
    with pytest.raises(ExportError, match="so-so"):
        factualities("so-so")


def nothing(records: Iterable[Told], out: BinaryIO, choice: Choice) -> Counter[str]:  # noqa: ARG001  # a format's writer
    out.write(b"nothing")
    return Counter()


THEIRS = Format("theirs", "a format of others", "text/plain", ".txt", nothing)
NO_FORMAT = "just words"
TAKEN = Format("csv", "a format that takes our name", "text/plain", ".txt", nothing)


def test_formats_of_other_packages_are_found_and_broken_ones_named() -> None:
    here = __name__
    points = [
        EntryPoint(n, f"{here}:{v}", "onrecord.exporters")
        for n, v in (("theirs", "THEIRS"), ("words", "NO_FORMAT"), ("taken", "TAKEN"), ("gone", "NOT_THERE"))
    ]
    points.append(EntryPoint("lost", "no_such_package:FORMAT", "onrecord.exporters"))
    known = added(tuple(points), own_formats())
    assert known.found["theirs"] is THEIRS
    assert known.found["csv"] is not TAKEN
    assert set(known.broken) == {"words", "taken", "gone", "lost"}
    with pytest.raises(ExportError, match=r"'lost' cannot be used: .*no_such_package"):
        format_named("lost", known)
    with pytest.raises(ExportError, match="no format is called 'x'"):
        format_named("x", known)
    assert not formats().broken


def test_a_missing_library_is_named_with_its_extra() -> None:
    form = msgspec.structs.replace(THEIRS, modules=("no_such_library",), extra="tables")
    with pytest.raises(ExportError, match="no_such_library") as told_of:
        write(form, [], io.BytesIO())
    assert "onrecord[tables]" in told_of.value.hint
    assert (missing(form), missing(THEIRS)) == (("no_such_library",), ())


def test_a_table_that_is_not_there_is_refused() -> None:
    with pytest.raises(ExportError, match="poems") as told_of:
        write(format_named("csv"), [], io.BytesIO(), Choice(table="poems"))
    assert "claims" in told_of.value.hint


NASTY = 2 * (
    "\x00\x08\x1f\ufffe\uffff =cmd|' /C calc'!A0 \t\r\n\v\x85\u2028 </script><b>&amp;]]> "
    '"quoted" {"a": 1} [x](javascript:y) \U0001f6a2 '
)


def hostile() -> Told:
    """The record with every text of it, and of its articles, as bad as one can be; the words of accounts too."""

    def bad(value: Any, name: str = "") -> Any:  # noqa: ANN401  # JSON of any shape
        if isinstance(value, dict):
            return {k: bad(v, k) for k, v in value.items()}
        if isinstance(value, list):
            return [bad(v, name) for v in value]
        return NASTY if isinstance(value, str) and name in WORDED else value

    record = msgspec.convert(bad(msgspec.to_builtins(made_record())), Record)
    texts = {a.id: (NASTY * 9)[: len(a.text)] for a in ARTICLES}
    articles = {a.id: msgspec.structs.replace(a, text=texts[a.id], title=NASTY, outlet=NASTY, byline=NASTY) for a in ARTICLES}
    return Told(msgspec.structs.replace(record, title=NASTY, as_of="soon", last_at="2031-FA"), articles)


WORDED = {
    "title", "name", "speaker", "text", "why", "counts", "unit", "scope", "what", "owner", "role", "date", "as_of", "actor_names",
    "recipient_names", "place_name", "body_name", "aliases", "says",
}  # fmt: skip
"""Members that hold words of articles; an abstention's reason is one of three, and shares its name with a discrepancy's."""


@pytest.mark.parametrize("name", ALL)
def test_any_text_is_written(name: str) -> None:
    form = format_named(name)
    body = download(form, hostile(), Choice(factuality=factualities("all"), admiralty=True)).body
    if form.packed:
        return
    text = body.decode()
    assert "\x00" not in text
    if form.ending in {".gexf", ".graphml"}:
        etree.fromstring(body)
    elif form.ending.endswith("json") or form.ending == ".jsonld":
        lines = text.rstrip("\n").split("\n") if name == "followthemoney" else [text]
        assert all(json.loads(line) for line in lines)
    elif form.ending in {".tsv", ".csv"}:
        rows = list(csv.reader(io.StringIO(text), "excel-tab" if form.ending == ".tsv" else "excel"))
        assert {len(r) for r in rows} == {len(rows[0])}
        assert not [c for r in rows[1:] for c in r if c.startswith(("=", "@", "+"))]


@pytest.mark.parametrize("date", ["2031-W10", "2031-FA", "2031-Q1", "2031", "2031-02", "203", "PRESENT_REF"])
@pytest.mark.parametrize("name", ALL)
def test_any_date_is_written(name: str, date: str) -> None:
    told = made_told()
    events = tuple(msgspec.structs.replace(e, date=date) for e in told.record.events)
    timeline = tuple(msgspec.structs.replace(t, date=date) for t in told.record.timeline)
    record = msgspec.structs.replace(told.record, events=events, timeline=timeline, as_of=date, last_at=date, first_at=None)
    assert download(format_named(name), Told(record, told.articles)).body
