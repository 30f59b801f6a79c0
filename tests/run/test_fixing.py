"""Corrections of one line: what they take out of a reading, and which accounts they bring together or apart."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pytest

from onrecord.collate.clustering import as_corrected
from onrecord.facts.act import Act
from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution, Source
from onrecord.facts.edit import ClaimKind, Edit, EditKind, in_sentence, passage_words
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Forward, Record, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.span import Span
from onrecord.run import fixing
from onrecord.run.correcting import corrected, loose
from onrecord.store.store import Store

TEXT = "Some 40 boats left the quay. The council closed the quay for 40 days. Ida Lund said that it was unsafe."


def span(words: str, after: int = 0) -> Span:
    """Where words stand in the text."""
    start = TEXT.index(words, after)
    return Span(start, start + len(words))


@pytest.fixture
def reading() -> Reading:
    """A reading with two figures of the same digits, an act and an attribution."""
    boats, days = span("40"), span("40", 30)
    heard, said = span("Ida Lund"), span("that it was unsafe")
    sentences = (span("Some 40 boats left the quay."), span("The council closed the quay for 40 days."), span("Ida Lund said"))
    return Reading(
        Article("a", text=TEXT),
        sentences=sentences,
        attributions=(Attribution("a1", "indirect", Source(heard.start, heard.end, "e1"), span("said"), (said,)),),
        figures=(Figure(boats.start, boats.end, 40, 40, "boats", "boats"), Figure(days.start, days.end, 40, 40, "days", "days")),
        acts=(Act("c1", "order", None, "issued", evidence=(span("closed the quay"),)),),
    )


def edit(kind: EditKind, *passages: str) -> Edit:
    """An edit about words of the article."""
    return Edit(1, "2021-03-04", "Ann", kind, ("a",) * len(passages), passages)


def test_a_figure_is_known_by_its_sentence_since_others_have_its_digits(reading: Reading) -> None:
    words = passage_words(TEXT, in_sentence(span("40", 30), reading))
    left = corrected(reading, [edit("wrong figure", words)])
    assert [f.unit for f in left.figures] == ["boats"]
    assert loose([reading], [edit("wrong figure", words)]) == ()
    assert loose([reading], [edit("wrong figure", "41 [...] Nobody left.")]) != ()


def test_an_act_and_a_speaker_are_taken_out_alone(reading: Reading) -> None:
    assert corrected(reading, [edit("wrong act", "closed the quay")]).acts == ()
    (left,) = corrected(reading, [edit("wrong speaker", "that it was unsafe")]).attributions
    assert left.source is None
    assert left.content == reading.attributions[0].content
    assert corrected(reading, [edit("note", "closed the quay")]) == reading


@dataclass(frozen=True)
class Told:
    """An account, as far as corrections look at it."""

    source: Any
    spans: tuple[Span, ...]


@dataclass(frozen=True)
class Page:
    """An article, as far as accounts look at it."""

    id: str
    text: str


def told(article: str, words: str) -> Told:
    """An account of these words, which are the whole article."""
    return Told(Page(article, words), (Span(0, len(words)),))


def regrouped(groups: list[list[Told]], *edits: Edit, kind: ClaimKind = "event") -> list[list[str]]:
    """The articles of each group after the edits."""
    found = as_corrected(kind, groups, edits, lambda a: a.spans, {"a": 0, "b": 1, "c": 2})
    return [[a.source.id for a in g] for g in found]


def test_accounts_are_brought_together_and_apart_in_the_order_of_publication() -> None:
    a, b, c = told("a", "The quay fell"), told("b", "The pier fell"), told("c", "The quay collapsed")
    apart = Edit(1, "", "Ann", "part claims", ("c",), ("The quay collapsed",), about="event")
    joined = Edit(2, "", "Ann", "join claims", ("b", "a"), ("The pier fell", "The quay fell"), about="event")
    assert regrouped([[a, c], [b]], apart) == [["a"], ["c"], ["b"]]
    assert regrouped([[b], [a, c]], joined) == [["a", "b", "c"]]
    assert regrouped([[b], [a, c]], joined, apart) == [["a", "b"], ["c"]]
    assert regrouped([[a, c], [b]], apart, kind="act") == [["a", "c"], ["b"]]
    assert regrouped([[a], [c]], apart) == [["a"], ["c"]]


def test_what_can_be_done_is_told_before_anything_is_kept(tmp_path: Any) -> None:  # noqa: ANN401  # a path
    accounts = (Account("a", (span("closed the quay"),)), Account("b", (Span(0, 3),)))
    event = RecordEvent("v1", None, None, (), (), None, None, "actual", accounts, (1, 2), title="closed the quay")
    figure = RecordFigure("f1", 40, 40, "boats", "boats", None, None, accounts[:1], (1, 1))
    said = RecordStatement("s1", "Ida Lund", "person", "that it was unsafe", accounts[:1], (1, 1))
    record = Record("s", "", ("a", "b"), events=(event,), figures=(figure,), statements=(said,), forwards=(Forward("v0", "v1"),))
    with Store.open(tmp_path / "x.db", write=True) as store:
        with store.commit_point():
            store.keep_article(Article("a", text=TEXT))
            store.keep_article(Article("b", text=TEXT))
        change = fixing.about_item(store, record, "part", "v0", articles=["b"])
        assert (change.kind, change.about, set(change.articles)) == ("part claims", "event", {"b"})
        for doing, item, more in (
            ("part", "v1", {"articles": ["a", "b"]}),
            ("part", "v1", {"articles": ["z"]}),
            ("part", "f1", {"articles": ["a"]}),
            ("join", "v1", {"other": "v1"}),
            ("join", "v1", {"other": "s1"}),
            ("speaker", "v1", {}),
            ("wrong", "v9", {}),
        ):
            with pytest.raises(fixing.FixError):
                fixing.about_item(store, record, doing, item, **more)  # type: ignore[arg-type]  # words of a parametrised test
        with pytest.raises(fixing.FixError):
            fixing.keep(store, fixing.about_item(store, record, "note", "v1"), "Ann", " ", "2021-03-04")
        assert store.edits() == ()
