"""Blocks: what is not the article's own account is told apart by its form."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.article import Article, Block
from onrecord.facts.reading import Reading
from onrecord.read.blocks import blocks_of, kind_of

TEXT = """Council votes to close the quay

WESTHAVEN, March 12 (WPA) - The council of Brack voted on Tuesday to close the quay.

In the video below, the mayor reads the order:

Boats leave the quay. Credit: Tidewater Images

"We cannot mend it," Mayor Ida Holm said. The photo shows nothing, she said.

Read more: Ten quays to see before winter

WPA"""


def kinds(text: str, **fields: str) -> list[tuple[str, str]]:
    """The kind and the first words of each block."""
    article = Article("x", text=text, **fields)  # type: ignore[arg-type]  # an article's fields
    return [(b.kind, text[b.start : b.end][:18]) for b in blocks_of(article)]


def test_a_wire_page_in_plain_text() -> None:
    assert kinds(TEXT, title="Council votes to close the quay") == [
        ("title", "Council votes to c"),
        ("dateline", "WESTHAVEN, March 1"),
        ("body", "The council of Bra"),
        ("embed", "In the video below"),
        ("caption", "Boats leave the qu"),
        ("body", '"We cannot mend it'),
        ("boilerplate", "Read more: Ten qua"),
        ("agency", "WPA"),
    ]


@pytest.mark.parametrize(
    "paragraph",
    [
        "The photo shows the minister shaking hands with the rebel leader in 2012, prosecutors told the court.",
        "He asked them to follow us on the way to the airport, and they did as they were told.",
        "Police said the video did not show who fired first. Nobody has been charged.",
        "“Read more books,” she told the pupils when the library opened on Monday after four years.",
        "The company said in a statement: we will pay all of it back.",
        "By Tuesday evening the water had reached the second floor of the school.",
    ],
)
def test_news_is_body(paragraph: str) -> None:
    assert kind_of(paragraph) == "body"


@pytest.mark.parametrize(
    ("paragraph", "kind"),
    [
        ("Photo: The quay in 2019. Credit: Ann Lee/WPA", "caption"),
        ("FILE - Mayor Ida Holm speaks in Brack, March 2, 2024. (AP Photo/Ann Lee, File)", "caption"),
        ("Getty Images", "caption"),
        ("pic.twitter.com/abc123", "embed"),
        ("WATCH: The moment the wall gave way", "embed"),
        ("Sign up for our newsletter", "boilerplate"),
        ("Related: Five ferries that still run", "boilerplate"),
        ("ADVERTISEMENT", "boilerplate"),
        ("© 2024 Tidewater News. All rights reserved.", "boilerplate"),
    ],
)
def test_furniture_is_told_by_its_form(paragraph: str, kind: str) -> None:
    assert kind_of(paragraph) == kind


def test_a_pages_own_structure_stands() -> None:
    text = "Quay closed\n\nThe quay is closed.\n\nThe quay at dawn."
    given_blocks = (Block(34, 51, "caption"),)
    found = blocks_of(Article("x", title="Quay closed", text=text, blocks=given_blocks))
    assert [b.kind for b in found] == ["title", "body", "caption"]


def test_readers_look_at_title_and_body_only(nlp_read: object) -> None:
    assert callable(nlp_read)
    reading: Reading = nlp_read(TEXT, title="Council votes to close the quay")
    outside = [b for b in reading.blocks if b.kind not in {"title", "body"}]
    for fact in (*reading.sentences, *reading.events, *reading.attributions):
        span = getattr(fact, "trigger", None) or getattr(fact, "cue", None) or fact
        start = getattr(span, "start", None)
        assert start is None or not any(b.start <= start < b.end for b in outside)


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400), st.text(max_size=30))
def test_blocks_lie_in_order_and_hold_all_visible_text(text: str, title: str) -> None:
    blocks = blocks_of(Article("x", title=title, text=text))
    assert all(a.end <= b.start for a, b in itertools.pairwise(blocks))
    outside = text[:0].join(
        text[a:b] for a, b in zip([0, *(b.end for b in blocks)], [*(b.start for b in blocks), len(text)], strict=True)
    )
    assert not any(c.isalnum() for c in outside)


STORY = (
    "The council of Brack voted on Tuesday to close the quay.\n\n{line}\n\n"
    "Boats will have to land in Velm, Mayor Ida Holm said.\n\nShe gave no date for the repair, which has been put off twice."
)


@pytest.mark.parametrize(
    "line",
    [
        "SEEN TODAY Quay closes after storm Again More clips SEE NEXT Quay closes after storm 01:27",
        "Enlarge this picture Ida Holm/Tidewater Ida Holm/Tidewater",
        "Mayor Ida Holm opens the quay in March. (Jan Moss / Staff Photographer)",
        "Tracker:See the path of the storm",
        "VELM",
        "THE SEVEN QUAYS THAT NOBODY COULD SAVE",
        "Ten Quays To See Before Winter Comes Back",
        "A night of waves",
        "___",
        '{"unitName":"slot3","display":"mobile"} hidden ad unit',
        "How the quay was lost Read more",
    ],
)
def test_a_line_between_paragraphs_that_is_no_sentence_is_furniture(line: str) -> None:
    told = dict(kinds(STORY.format(line=line), title="Brack closes its quay"))
    assert "body" in told
    article = Article("x", title="Brack closes its quay", text=STORY.format(line=line))
    (block,) = [b for b in blocks_of(article) if article.text[b.start : b.end] == line]
    assert block.kind not in {"body", "title"}


@pytest.mark.parametrize(
    "line",
    [
        "Holm's plan would cost twice what the council voted for in May",
        "The harbour master told the Herald:",
        "“We cannot mend it,” the mayor said",
        "VELM WILL PAY, the mayor said on Friday, and nobody else.",
    ],
)
def test_a_line_that_tells_something_is_body(line: str) -> None:
    article = Article("x", title="Brack closes its quay", text=STORY.format(line=line))
    (block,) = [b for b in blocks_of(article) if article.text[b.start : b.end] == line]
    assert block.kind == "body"


def test_a_line_that_stands_twice_is_furniture_and_a_sentence_only_the_second_time() -> None:
    line, told = "This text is more than six months old", "The quay is gone, she said."
    text = STORY.format(line=f"{line}\n\n{told}") + f"\n\n{line}\n\n{told}"
    found = [(text[b.start : b.end], b.kind) for b in blocks_of(Article("x", title="Brack closes its quay", text=text))]
    assert [k for words, k in found if words == line] == ["boilerplate", "boilerplate"]
    assert [k for words, k in found if words == told] == ["body", "boilerplate"]
