"""A draft's own story is found in a store, and the check counts in the draft's file."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.small_store import READER

from onrecord.acquire.drafts import draft_of
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.run import checking
from onrecord.run.checking import check_draft, own_story
from onrecord.store.store import Store

TEXTS = {
    "bridge": "The bridge at Vendsund was shut on Monday. “Two piers are cracked beyond repair,” said Mayor Ida Lund.",
    "dam": "A dam burst above Orlaby on Friday. Seven people died, police spokeswoman Karin Dahl said.",
    "band": "The brass band of Orlaby won first prize in Westhaven. Its conductor is Alva Ruud.",
}


@pytest.fixture
def store(tmp_path: Path) -> Path:
    """A store of three stories of one article each."""
    path = tmp_path / "news.db"
    with Store.open(path, write=True) as made, made.commit_point():
        made.keep_setting("reader", READER)
        for name, text in TEXTS.items():
            article = Article(name, text=text, published_at="2024-05-03")
            made.keep_article(article)
            made.keep_reading(article, READER, Reading(article, sentences=(Span(0, len(text)),), reader=READER))
        made.keep_stories([Story(f"s-{n}", n, (n,), "2024-05-03", "2024-05-03") for n in TEXTS], (), ())
        for name in TEXTS:
            made.keep_record(Record(f"s-{name}", name, (name,)), "mark")
    return path


@pytest.mark.parametrize("many", [False, True])
@pytest.mark.parametrize(
    ("text", "story"),
    [
        ("Seven died when the dam above Orlaby burst, Karin Dahl of the police said.", "s-dam"),
        ("Ida Lund has shut the bridge at Vendsund: its piers are cracked.", "s-bridge"),
        ("Shares of the lender fell by a tenth after its chairman left.", None),
    ],
)
def test_the_drafts_own_story_is_found(
    store: Path, text: str, story: str | None, many: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(checking, "LOOKED_AT", 1 if many else 12)
    with Store.open(store) as kept:
        found = own_story(kept, text)
    assert (found.id if found else None) == story


def test_offsets_count_in_the_file(store: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def read(articles: list[Article], _: str) -> list[Reading]:
        return [Reading(a, sentences=(Span(0, len(a.text)),)) for a in articles]

    monkeypatch.setattr(checking, "read_articles", read)
    source = "The bridge is **shut**. “Two *piers* are cracked beyond repair,” she said."
    with Store.open(store) as kept:
        made = check_draft(kept, draft_of(source.encode(), "a.md"), "s-bridge")
    quoted = next(c for c in made.claims if c.kind == "quotation")
    assert source[quoted.start : quoted.end] == "“Two *piers* are cracked beyond repair,”"
    assert quoted.verdict in ("borne", "one origin")
    assert made.text == source
    assert made.story == "s-bridge"


def test_a_draft_without_a_story_says_so(store: Path) -> None:
    with Store.open(store) as kept:
        made = check_draft(kept, draft_of(b"Shares of the lender fell by a tenth after its chairman left.", "a.txt"))
    assert (made.story, made.claims) == (None, ())
    assert made.note
