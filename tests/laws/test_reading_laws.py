"""Laws of any reading, whatever the text: spans lie in the text and quote it exactly, ids lead somewhere, nothing fails."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.acquire.inputs import acquire
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.pipeline import read_all

SAMPLE = Path(__file__).parents[2] / "sample"
PARTS = [
    "The council of Brack voted 9 to 4 on Tuesday to close the quay.",
    "“We cannot mend it this year,” said Mayor Ida Holm.",
    '"It is over," he told Reuters, "and we knew it',
    "At least 40 boats — some say 5,000 to 6,000 — must move by Jan. 3, 2020 at 9.30am GMT.",
    "As the Tidewater News reported, ",
    "WESTHAVEN, March 12 (WPA) -",
    "She denied that the minister, who had resigned, was killed in an airstrike.",
    "’”“\"''``",
    "🛥️ Öre \u202eRTL\u202c אבג 東京 ",
    "Photo: The quay. Credit: WPA",
    "\n\n",
    "\r\n",
    "\t",
    "$1.2bn, 12.5% and €400m; 116-102; a third of 27",
    "http://x.example/?a=1&b=2 @handle #tag (AP)",
    "Mr. A. B. Cde Jr. of the U.N. said:",
    "no one no one no one",
]
texts = st.lists(st.sampled_from(PARTS) | st.text(max_size=20), max_size=9).map(" ".join)


def spans_of(value: object) -> Iterator[Span]:
    """All spans inside a fact, the facts' own start and end among them."""
    if isinstance(value, Span):
        yield value
    elif isinstance(value, msgspec.Struct):
        start, end = getattr(value, "start", None), getattr(value, "end", None)
        if isinstance(start, int) and isinstance(end, int):
            yield Span(start, end)
        for name in value.__struct_fields__:
            yield from spans_of(getattr(value, name))
    elif isinstance(value, tuple):
        for inner in value:
            yield from spans_of(inner)


def check(reading: Reading) -> None:
    """The laws."""
    text = reading.article.text
    assert reading.faults == ()
    for span in spans_of(msgspec.structs.replace(reading, article=Article("x"))):
        assert 0 <= span.start < span.end <= len(text), span
    entities = [e.id for e in reading.entities]
    attributions = [a.id for a in reading.attributions]
    events = [e.id for e in reading.events]
    for ids in (entities, attributions, events, [f.id for f in reading.figures], [a.id for a in reading.acts]):
        assert len(ids) == len(set(ids))
    known = set(entities)
    assert {m.entity for m in reading.mentions} <= known
    for a in reading.attributions:
        assert set(a.relays) <= known
        assert a.source is None or a.source.entity is None or a.source.entity in known
        assert a.within is None or (a.within in attributions and a.within != a.id)
        assert list(a.content) == sorted(a.content)
        assert all(x.end <= y.start for x, y in zip(a.content, a.content[1:], strict=False))
    for e in reading.events:
        assert {*e.actors, *e.recipients, *([e.place] if e.place else [])} <= known
        assert e.attribution is None or e.attribution in attributions
    for f in reading.figures:
        assert f.low is not None or f.high is not None
        assert f.low is None or f.high is None or f.low <= f.high
        assert f.event is None or f.event in events
    for act in reading.acts:
        assert act.body is None or act.body in known
    for r in reading.relays:
        assert r.entity in known
    assert msgspec.json.decode(msgspec.json.encode(reading), type=Reading) == reading


@settings(max_examples=60)
@given(texts)
def test_any_text_is_read_without_fault(text: str) -> None:
    for reading in read_all([Article("x", text=text, published_at="2024-03-05")]):
        check(reading)


@pytest.mark.parametrize("text", ["", " ", "\n", "a", "“", "1", "." * 3000, "x" * 20000, "( " * 2000, "said " * 1500, '"' * 501])
def test_odd_texts_are_survived(text: str) -> None:
    check(next(read_all([Article("x", text=text)])))


def sample_articles() -> list[Article]:
    """The articles of the sample coverage."""
    taken = [t[0] if isinstance(t, tuple) else t for t in acquire([str(SAMPLE)])]
    return [t for t in taken if isinstance(t, Article)]


def test_the_sample_keeps_the_laws_and_is_read_the_same_twice() -> None:
    articles = sample_articles()
    assert len(articles) > 12
    first, second = list(read_all(articles)), list(read_all(reversed(articles)))
    for reading in first:
        check(reading)
    assert first == second[::-1]


def test_a_direct_quotation_stands_in_quotation_marks() -> None:
    marks = "\"“”'’`"
    found = 0
    for reading in read_all(sample_articles()):
        text = reading.article.text
        for a in reading.attributions:
            if a.kind == "direct":
                for span in a.content:
                    found += 1
                    around = text[max(0, span.start - 2) : span.end + 2]
                    assert any(m in around for m in marks), around
    assert found >= 15
