"""What the lines above a plain text say of it, and what they do not."""

from __future__ import annotations

import pytest

from onrecord.acquire.plain import from_text
from onrecord.acquire.texthead import headed
from onrecord.facts.article import Article
from onrecord.run.jobs import pasted

BODY = "The quay of Brack was closed on Thursday, and nobody knows when it will be open again."


@pytest.mark.parametrize(
    ("head", "outlet", "published", "byline"),
    [
        ("By Jo Ferris\nFox News\nMay 19, 2016", "Fox News", "2016-05-19", "Jo Ferris"),
        ("The Guardian, 19 May 2016", "The Guardian", "2016-05-19", None),
        ("By Jo Ferris | CNN | Published 9:30 AM EDT, Thu May 19, 2016", "CNN", "2016-05-19T09:30:00-04:00", "Jo Ferris"),
        ("https://www.reuters.com/world/quay\n19 May 2016 09:30 GMT", "Reuters", "2016-05-19T09:30:00+00:00", None),
        ("Source: Fox News\nDate: 2016-05-19\nAuthor: Jo Ferris", "Fox News", "2016-05-19", "Jo Ferris"),
        ("A ship lies at the quay\nfoxnews.com", "Fox News", None, None),
        ("Last updated on 19 May 2016", None, None, None),
        ("Source: two held", None, None, None),
        ("Time\nWorld\n5 min read", None, None, None),
        ("On May 19, 2016 the quay was closed", None, None, None),
        ("19/05/06", None, None, None),
    ],
)
def test_lines_that_are_nothing_else_tell(head: str, outlet: str | None, published: str | None, byline: str | None) -> None:
    text = f"Quay to close\n\n{head}\n\n{BODY}\n"
    found = from_text(text.encode(), "a.txt")
    assert isinstance(found, Article)
    assert (found.title, found.outlet, found.published_at, found.byline) == ("Quay to close", outlet, published, byline)
    assert found.text == text


def test_the_fields_at_the_head_of_a_markdown_file_tell() -> None:
    text = f"---\ntitle: Quay to close\nsource: Reuters\ndate: 2016-05-19\n---\n\n# Quay is closed\n\n{BODY}\n"
    found = headed(text, Article("a.md"))
    assert (found.title, found.outlet, found.published_at) == ("Quay to close", "Reuters", "2016-05-19")


def test_the_headline_is_the_first_line_that_is_no_field() -> None:
    assert headed(f"Reuters\n19 May 2016\nQuay to close\n{BODY}", Article("a.txt")).title == "Quay to close"
    assert headed("19 May 2016", Article("a.txt")).title == "19 May 2016"


def test_an_agency_behind_a_writer_is_no_outlet() -> None:
    found = headed(f"Quay to close\nBy Jo Ferris - Associated Press - Friday, May 20, 2016\n{BODY}", Article("a.txt"))
    assert (found.outlet, found.agency, found.byline, found.published_at) == (None, "Associated Press", "Jo Ferris", "2016-05-20")


def test_what_is_known_stands_and_lines_far_down_are_not_asked() -> None:
    known = Article("a.txt", outlet="Brack Mail", published_at="2016-05-21", title="Quay")
    found = headed(f"Quay to close\nFox News\nMay 19, 2016\n{BODY}", known)
    assert (found.outlet, found.published_at, found.title) == ("Brack Mail", "2016-05-21", "Quay")
    assert headed("\n".join([*[BODY] * 9, "May 19, 2016"]), Article("b.txt")).published_at is None


def test_a_pasted_text_tells_what_its_fields_do_not() -> None:
    text = f"Quay to close\nFox News\nMay 19, 2016\nhttps://www.foxnews.com/quay\n{BODY}"
    assert [(a.outlet, a.published_at, a.title, a.url) for a in (pasted(text), pasted(text, "Quay", "Mail", "May 20, 2016"))] == [
        ("Fox News", "2016-05-19", "Quay to close", None),
        ("Mail", "2016-05-20", "Quay", None),
    ]
