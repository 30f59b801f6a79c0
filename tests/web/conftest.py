"""A small store with one story of three hand-made articles, one of them hostile."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from tests.small_store import small_store, span_of

from onrecord.facts.act import Need, Votes
from onrecord.facts.article import Article, Broken
from onrecord.facts.record import (
    Account,
    Discrepancy,
    Edge,
    Node,
    Provenance,
    Record,
    RecordAct,
    RecordBinding,
    RecordEvent,
    RecordFigure,
    RecordStatement,
    Side,
    TimelineEntry,
)
from onrecord.facts.span import Span
from onrecord.facts.story import Copy

CHROMIUM = next((p for n in ("chromium", "chromium-browser", "google-chrome") if (p := shutil.which(n))), None)
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
TEXTS = {
    "harbour/one": "Council votes to close the quay\n\nThe council of Brack voted 9 to 4 on Tuesday to close the quay.\n\n"
    '"We cannot mend it this year," Mayor Ida Holm told Tidewater News. At least 40 boats must move.\n',
    "two": "Quay to close\n\nThe council of Brack voted on Wednesday to close the quay, Tidewater News reported. "
    'Holm said the town could not "mend it this year". Some 60 boats must move.\n',
    "three<b>": "<script>alert(1)</script> & the quay\n\nAn hour <img src=x onerror=alert(1)> later nothing had moved.\n",
}


def at(article: str, words: str) -> Span:
    """The span of words in a text of this file."""
    return span_of(TEXTS[article], words)


def account(article: str, words: str, **fields: object) -> Account:
    """An account that rests on words of a text."""
    return Account(article=article, spans=(at(article, words),), **fields)  # type: ignore[arg-type]  # an account's fields


@pytest.fixture
def record() -> Record:
    """The record of the story."""
    quote = account("harbour/one", '"We cannot mend it this year,"', form="verbatim", chain=("n1",), known=True)
    cut = account("two", '"mend it this year"', form="truncated", chain=("n2", "n1"), known=True)
    return Record(
        id="harbour/one",
        title="Council votes to close the quay",
        articles=("harbour/one", "two", "three<b>"),
        first_at="2024-03-05T10:00:00+01:00",
        last_at="2024-03-06",
        statements=(
            RecordStatement(
                "s1",
                "Ida Holm",
                "person",
                '"We cannot mend it this year,"',
                (quote, cut),
                (1, 1),
                why="both rest on Tidewater News",
            ),
        ),
        events=(
            RecordEvent(
                "v1",
                "REJECT",
                None,
                (),
                (),
                None,
                "2024-03-05",
                "actual",
                (account("harbour/one", "voted 9 to 4"),),
                (1, 2),
                title="council voted to close the quay",
            ),
            RecordEvent(
                "v2",
                None,
                None,
                (),
                (),
                None,
                None,
                "called for",
                (account("two", "close the quay"),),
                (1, 1),
                title="the quay closes",
            ),
        ),
        figures=(
            RecordFigure(
                "f1", 40, None, "boats", "boats", None, None, (account("harbour/one", "At least 40 boats"),), (1, 1), group="g1"
            ),
            RecordFigure("f2", 60, 60, "boats", "boats", None, None, (account("two", "60 boats"),), (1, 1), about=True, group="g1"),
        ),
        acts=(
            RecordAct(
                "c1",
                "resolution",
                None,
                "passed",
                False,
                "2024-03-05",
                (Need(who="the harbour office", what="issue the order"),),
                Votes(9, 4),
                (account("harbour/one", "voted 9 to 4"),),
                (1, 1),
                body_name="council of Brack",
            ),
        ),
        bindings=(RecordBinding("b1", "c1", binding=False, accounts=(account("two", "close the quay"),), origins=(1, 1)),),
        discrepancies=(
            Discrepancy(
                "d1",
                "date",
                "conflict",
                "Tuesday in one account, Wednesday in the other",
                (Side("harbour/one", (at("harbour/one", "Tuesday"),)), Side("two", (at("two", "Wednesday"),))),
            ),
        ),
        copies=(Copy("two", "harbour/one", "partial", 0.3),),
        provenance=Provenance(
            nodes=(Node("n1", "outlet", "Tidewater News"), Node("n2", "article", "two"), Node("n3", "person", "Ida Holm")),
            edges=(
                Edge("n2", "n1", "relays", "two", (at("two", "Tidewater News reported"),)),
                Edge("n1", "n3", "quotes", "harbour/one"),
            ),
        ),
        timeline=(TimelineEntry("2024-03-05", "v1", "council voted to close the quay"),),
    )


@pytest.fixture
def store_path(tmp_path: Path, record: Record) -> Path:
    """A store that holds the story, its readings and one broken input."""
    articles = [
        Article(
            "harbour/one",
            "https://tidewater.example/quay",
            "Tidewater News",
            "Council votes to close the quay",
            "2024-03-05T10:00:00+01:00",
            text=TEXTS["harbour/one"],
        ),
        Article("two", "javascript:alert(1)", "The Brack Mail", "Quay to close", "2024-03-06", text=TEXTS["two"]),
        Article("three<b>", None, "<i>Sly</i> Times", "<script>alert(1)</script> & the quay", None, text=TEXTS["three<b>"]),
    ]
    return small_store(tmp_path / "small.db", articles, record, Broken("empty.txt", "acquire", "empty", "the file holds no text"))


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The system's Chromium."""
    if CHROMIUM is None:
        pytest.skip("no Chromium on this machine: pages are not looked at")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        yield browser
        browser.close()
