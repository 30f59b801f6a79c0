"""What tests of the command line share: a store of one story with one of everything."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.facts.article import Article, Broken
from onrecord.facts.entity import Entity
from onrecord.facts.reading import Reading
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
from onrecord.facts.story import Copy, Story
from onrecord.store.store import Store

FERRY = (
    'Bridge shut\n\nThe bridge at Vendsund is shut. "It stays shut until it is safe," said Mayor Ida Lund. Two piers are cracked.'
)
POST = (
    "Vendsund bridge closed\n\nThe Vendsund bridge was closed, The Ferry reported. "
    '"It stays shut," Lund said. Three piers are cracked.'
)


def span(text: str, words: str) -> tuple[Span, ...]:
    return (Span(text.index(words), text.index(words) + len(words)),)


def record() -> Record:
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
    path = tmp_path / "news.db"
    articles = [
        Article("ferry.txt", outlet="The Ferry", title="Bridge shut", published_at="2021-03-01", text=FERRY),
        Article("post.txt", outlet="Post", title="Vendsund bridge closed", published_at="2021-03-02", text=POST),
    ]
    with Store.open(path, write=True) as kept, kept.commit_point():
        for article in articles:
            kept.keep_article(article)
            kept.keep_reading(article, "r1", Reading(article=article, reader="r1"))
        kept.keep_setting("reader", "r1")
        kept.keep_stories([Story("s1f2e3", "Bridge shut", ("ferry.txt", "post.txt"), "2021-03-01", "2021-03-02")], (), ())
        kept.keep_record(record(), "m")
        kept.keep_broken(Broken("bad.txt", "acquire", "empty"))
    return path
