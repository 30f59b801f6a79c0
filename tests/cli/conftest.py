"""What tests of the command line share: a store of one story with one of everything."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.small_store import small_store, span_of

from onrecord.facts.article import Article, Broken
from onrecord.facts.entity import Entity
from onrecord.facts.record import (
    Account,
    Discrepancy,
    Edge,
    Node,
    Provenance,
    Record,
    RecordAct,
    RecordEvent,
    RecordFigure,
    RecordStatement,
    Side,
    TimelineEntry,
)
from onrecord.facts.span import Span
from onrecord.facts.story import Copy

FERRY = (
    'Bridge shut\n\nThe bridge at Vendsund is shut. "It stays shut until it is safe," said Mayor Ida Lund. Two piers are cracked.'
)
POST = (
    "Vendsund bridge closed\n\nThe Vendsund bridge was closed, The Ferry reported. "
    '"It stays shut," Lund said. Three piers are cracked.'
)


def span(text: str, words: str) -> tuple[Span, ...]:
    return (span_of(text, words),)


def made_record() -> Record:
    """A record of two articles with one of everything."""
    ferry, post = "ferry.txt", "post.txt"
    long, short = '"It stays shut until it is safe,"', '"It stays shut,"'
    return Record(
        "s1f2e3", "Bridge shut", (ferry, post), "2021-03-01", "2021-03-02",
        entities=(Entity("e1", "Ida Lund", "person"),),
        statements=(
            RecordStatement("s1", "Ida Lund", "person", long, (
                Account(ferry, span(FERRY, long), ("n1",), form="verbatim"),
                Account(post, span(POST, short), ("n2", "n1"), known=True, form="truncated"),
            ), (1, 1), why="both rest on The Ferry", standing="single origin"),
        ),
        events=(RecordEvent("v1", "COERCE", "restrict", (), (), None, "2021-03-01", "actual",
                            (Account(ferry, span(FERRY, "is shut"), ("n1",)),), (1, 2), title="The bridge at Vendsund is shut"),),
        figures=(RecordFigure("f1", 2, 2, "piers", "piers", None, None,
                              (Account(ferry, span(FERRY, "Two piers"), ("n1",)),), (0, 1)),),
        acts=(RecordAct("c1", "order", None, "issued", False, "2021-03-01", (), None,
                        (Account(ferry, span(FERRY, "shut"), ("n1",)),), (0, 1)),),
        discrepancies=(Discrepancy("d1", "figure", "conflict", "2 against 3 piers", (
            Side(ferry, span(FERRY, "Two piers")), Side(post, span(POST, "Three piers")))),),
        copies=(Copy(post, ferry, "partial", 0.4, reason="credits it"),),
        provenance=Provenance((Node("n1", "outlet", "The Ferry"), Node("n2", "outlet", "Post")),
                              (Edge("n2", "n1", "relays", post, span(POST, "The Ferry reported")),)),
        timeline=(TimelineEntry("2021-03-01", "v1", "The bridge is shut"),),
    )  # fmt: skip


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of one story with a record."""
    articles = [
        Article("ferry.txt", outlet="The Ferry", title="Bridge shut", published_at="2021-03-01", text=FERRY),
        Article("post.txt", outlet="Post", title="Vendsund bridge closed", published_at="2021-03-02", text=POST),
    ]
    return small_store(tmp_path / "news.db", articles, made_record(), Broken("bad.txt", "acquire", "empty"))


@pytest.fixture
def record() -> Record:
    """The record of that story."""
    return made_record()
