"""Pages that are no articles are refused with the reason; those that are cut short are kept and say so."""

from __future__ import annotations

import pytest
from tests.acquire.made_pages import TEXT, body, page, refused, taken

from onrecord.acquire.page import from_page
from onrecord.facts.article import Article

WALL = "Checking your browser. Enable JavaScript and cookies to continue. Ray ID: 7f3a9b2c"
CARDS = "".join(
    f'<div class="card"><h3><a href="/{n}">Story {n} of the day</a></h3><p>What story {n} tells in a line.</p></div>'
    for n in range(6)
)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (page(f"<p>{WALL}</p>", title="Just a moment...", heading="mail.example"), "blocked"),
        (
            page("<p>By order of a court, access has been blocked to this page of the paper.</p>", title="Blocked", heading=None),
            "blocked",
        ),
        (page("<p>The page you are looking for could not be found.</p>", title="404", heading="Page not found"), "not found page"),
        (
            page("<p>We and our 842 partners store your personal data in cookies.</p>", heading="Before you continue"),
            "consent wall",
        ),
        (page(CARDS, title="World", heading="World"), "list of links"),
        (page('<div class="video-player"></div><p>Watch: the bridge.</p>'), "no article text"),
        (page("<p></p>"), "no article text"),
        (b"<div>" * 3000 + b"<p>x</p>", "not a page"),
        (b"\0\xff\xfe\0 no page \0\0\0\x80", "not text"),
        (b"", "not a page"),
    ],
)
def test_pages_that_are_no_articles_are_refused(data: bytes, reason: str) -> None:
    assert refused(data).reason == reason


def test_an_article_about_captchas_and_missing_pages_is_one() -> None:
    said = "<p>A captcha asks whether you are a robot; the page you are looking for is shown once you prove that you are human.</p>"
    article = taken(page(said + "".join(f"<p>{p}</p>" for p in TEXT)))
    assert len(body(article)) == 6


def test_a_short_item_under_a_cookie_banner_is_an_article() -> None:
    banner = "<div id='cmp'><p>We and our 842 partners store personal data in cookies, as you may choose.</p></div>"
    assert body(taken(page(f"<p>{TEXT[0]}</p>", around=banner))) == TEXT[:1]


@pytest.mark.parametrize(
    ("mark", "data"),
    [
        ('<div class="paywall"><p>Already a subscriber? Log in.</p></div>', {"@type": "NewsArticle", "isAccessibleForFree": False}),
        ("<p>To continue reading, subscribe now or log in to your account.</p>", None),
        ('<p class="regwall">Create a free account to keep reading this story.</p>', None),
    ],
)
def test_a_teaser_before_a_paywall_is_kept_as_cut_short(mark: str, data: object) -> None:
    article = taken(page(f"<p>{TEXT[0]}</p>{mark}", data=data))
    assert body(article) == TEXT[:1]
    assert article.truncated is not None
    assert "paywall" in article.truncated


def test_a_whole_article_that_says_it_is_not_free_is_not_cut_short() -> None:
    data = {"@type": "NewsArticle", "isAccessibleForFree": False, "articleBody": "\n".join(TEXT)}
    assert taken(page(data=data)).truncated is None


def test_page_one_of_several_is_cut_short_and_the_next_post_of_a_blog_is_no_page() -> None:
    assert taken(page(head='<link rel="next" href="https://mail.example/brack/bridge-shut?page=2">')).truncated
    assert taken(page("".join(f"<p>{p}</p>" for p in TEXT) + '<div class="pagination">Page 1 of 3</div>')).truncated
    assert taken(page(head='<link rel="next" href="https://mail.example/brack/cannery">')).truncated is None


@pytest.mark.parametrize(
    ("data", "charset"),
    [
        ("<p>Zoë Brännöck, André Müßig</p>".encode() + b"\xff<p>" + TEXT[0].encode() + b"</p>", None),
        ('<meta charset="iso-8859-1"><p>Zoë Brännöck, André Müßig</p><p>'.encode("latin-1") + TEXT[0].encode() + b"</p>", None),
        ("<p>Zoë Brännöck, André Müßig</p><p>".encode("latin-1") + TEXT[0].encode() + b"</p>", "ISO-8859-1"),
        ('<meta charset="iso-8859-1"><p>Zoë Brännöck, André Müßig</p><p>'.encode() + TEXT[0].encode() + b"</p>", "utf-8"),
        ("<p>Zoë Brännöck, André Müßig</p><p>".encode("utf-16") + TEXT[0].encode("utf-16-le") + "</p>".encode("utf-16-le"), None),
        ("<p>Zoë Brännöck, André Müßig</p><p>".encode("mac-roman") + TEXT[0].encode() + b"</p>", None),
    ],
)
def test_letters_are_right_in_any_charset(data: bytes, charset: str | None) -> None:
    assert (
        "Zoë Brännöck, André Müßig" in taken(b"<html><body>" + data if not data.startswith(b"\xff") else data, charset=charset).text
    )


def test_the_language_is_that_of_the_text() -> None:
    german = (
        "Die Brücke über den Tarn ist am Montag gesperrt worden, nachdem im Sturm eines von vierzig Seilen gerissen war.",
        "Verletzt wurde niemand, doch berichtete ein Fahrer den Rettern, die Fahrbahn habe geschwankt wie eine Hängematte.",
    )
    assert taken(page("".join(f"<p>{p}</p>" for p in german), lang="en")).lang == "de"
    assert taken(page(lang="de")).lang == "en"


def test_half_a_character_and_a_broken_address_end_nothing() -> None:
    data = page(data='{"@type": "NewsArticle", "headline": "Bridge shut after cable snaps \\ud83d"}', heading=None, title=None)
    article = taken(data.replace(b"https://mail.example/brack/bridge-shut", b"http://[bad/news"))
    assert article.title.startswith("Bridge shut after cable snaps")
    article.title.encode()
    assert article.canonical_url is None


def test_a_page_of_very_many_elements_is_refused() -> None:
    found = from_page(b"<p>x" + b"<i>" * 10 + b"<b>x</b>" * 200_000, Article(id="p"))
    assert not isinstance(found, Article)
    assert not isinstance(found, tuple)
