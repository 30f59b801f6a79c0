"""Facts as arrays: they come back the same, also when their fields have changed since."""

from __future__ import annotations

import zlib
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.facts.act import Act, Need, Votes
from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution, Source
from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Edge, Node, Provenance, Record, RecordEvent
from onrecord.facts.span import Span
from onrecord.store.compact import HEAD, layout_of, pack, unpack
from onrecord.store.faults import DamagedError

spans = st.builds(Span, st.integers(0, 10**7), st.integers(0, 10**7))
words = st.text(max_size=12)
readings = st.builds(
    Reading,
    article=st.just(Article(id="")),
    sentences=st.lists(spans, max_size=4).map(tuple),
    attributions=st.lists(
        st.builds(
            Attribution,
            id=words,
            kind=st.sampled_from(["direct", "mixed"]),
            source=st.none() | st.builds(Source, st.integers(0, 9), st.integers(0, 9), st.none() | words),
            cue=st.none() | spans,
            content=st.lists(spans, max_size=3).map(tuple),
        ),
        max_size=3,
    ).map(tuple),
    figures=st.lists(
        st.builds(
            Figure,
            st.integers(0, 9),
            st.integers(0, 9),
            st.none() | st.integers(-(2**60), 2**60) | st.floats(allow_nan=False),
            st.none(),
            words,
            words,
        ),
        max_size=3,
    ).map(tuple),
    events=st.lists(
        st.builds(
            Event, id=words, type=st.none() | words, mode=st.none(), trigger=spans, mentions=st.lists(spans, max_size=2).map(tuple)
        ),
        max_size=3,
    ).map(tuple),
    acts=st.lists(
        st.builds(
            Act,
            id=words,
            sort=words,
            body=st.none() | words,
            stage=words,
            needs=st.lists(st.builds(Need, who=st.none() | words, span=st.none() | spans), max_size=2).map(tuple),
            votes=st.none() | st.builds(Votes, st.none() | st.integers(0, 500)),
        ),
        max_size=2,
    ).map(tuple),
)


@settings(max_examples=80)
@given(readings)
def test_a_reading_comes_back_the_same(reading: Reading) -> None:
    body = pack(reading)
    assert unpack(body, Reading, {}) == reading
    assert pack(unpack(body, Reading, {})) == body


def record() -> Record:
    account = Account("a", (Span(1, 2), Span(5, 9)), ("n1",), known=True)
    event = RecordEvent("v1", "PROTEST", None, ("e1",), (), None, "2021-03-01", "planned", (account,), (1, 2))
    graph = Provenance((Node("n1", "outlet", "The Ferry"),), (Edge("n1", "n1", "cites", "a", (Span(0, 3),)),), (("n1", "n1"),))
    return Record("s1", "The bridge", ("a",), events=(event,), provenance=graph)


def test_a_record_comes_back_the_same() -> None:
    assert unpack(pack(record()), Record, {}) == record()


def test_facts_of_another_release_are_read_by_name() -> None:
    """A body whose layout is not today's is read through the layout that was kept beside it."""
    name, layout = layout_of(Record)
    old = b"\0" * HEAD + pack(record())[HEAD:]
    assert name != old[:HEAD]
    assert unpack(old, Record, {old[:HEAD]: layout}) == record()
    with pytest.raises(DamagedError):
        unpack(old, Record, {})


def test_a_field_that_came_later_has_its_default_and_one_that_went_is_passed_over() -> None:
    """An older Span-like struct with its fields the other way round, one more, and one fewer."""

    class Old(msgspec.Struct, frozen=True):
        name: str
        gone: tuple[int, ...]
        id: str

    old = pack(Old("The Ferry", (1, 2), "n1"))
    layouts = {old[:HEAD]: layout_of(Old)[1]}

    class New(msgspec.Struct, frozen=True):
        id: str
        name: str
        owner: str | None = None

    assert unpack(old, New, layouts) == New("n1", "The Ferry")


def test_renamed_fields_are_told_by_the_name_others_see() -> None:
    layout: dict[str, Any] = msgspec.json.decode(layout_of(Edge)[1])
    assert [name for name, _ in layout["Edge"]] == ["from", "to", "kind", "article", "spans"]
    assert dict(layout["Edge"])["spans"] == "*Span"


@pytest.mark.parametrize(("former", "now"), [("established", "corroborated"), ("unknown", "unknown origin")])
def test_standings_of_an_older_release_are_read_as_those_of_today(former: str, now: str) -> None:
    body = pack(record())
    array = zlib.decompress(body[HEAD:])
    assert msgspec.msgpack.encode(record().events[0].standing) in array
    older = array.replace(msgspec.msgpack.encode(record().events[0].standing), msgspec.msgpack.encode(former))
    assert unpack(body[:HEAD] + zlib.compress(older), Record, {}).events[0].standing == now


def test_values_that_no_release_wrote_are_refused() -> None:
    body = pack(record())
    wrong = zlib.decompress(body[HEAD:]).replace(
        msgspec.msgpack.encode(record().events[0].standing), msgspec.msgpack.encode("true")
    )
    with pytest.raises(DamagedError):
        unpack(body[:HEAD] + zlib.compress(wrong), Record, {})
