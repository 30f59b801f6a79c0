"""The text of a page: all of it, nothing else, and its notes, captions, tables and posts as blocks of their kind."""

from __future__ import annotations

import pytest
from tests.acquire.made_pages import TEXT, TITLE, body, page, parts, taken

PARAGRAPHS = [f"<p>{p}</p>" for p in TEXT]


def with_inside(mark: str, at: int = 2) -> bytes:
    """The page with something between its paragraphs."""
    return page("".join([*PARAGRAPHS[:at], mark, *PARAGRAPHS[at:]]))


@pytest.mark.parametrize(
    ("mark", "kept"),
    [
        ("<figure><img src='/a.jpg'><figcaption>Advertisement</figcaption></figure>", []),
        ("<figure><video src='/a.mp4'></video><figcaption>00:53</figcaption></figure>", []),
        ("<figure><img src='/a.jpg'><figcaption><a href='/other'>Cannery hires fifty</a></figcaption></figure>", []),
        ("<a href='/other'><figure><img src='/a.jpg'><figcaption>Cannery hires fifty</figcaption></figure></a>", []),
        ("<a href='/a-large.jpg'><figure><img src='/a.jpg'><figcaption>The bridge on Monday</figcaption></figure></a>",
         ["The bridge on Monday"]),
        ("<figure><img src='/a.jpg'><figcaption>The bridge, seen from <a href='/quay'>the quay</a></figcaption></figure>",
         ["The bridge, seen from the quay"]),
    ],
)  # fmt: skip
def test_labels_clocks_and_headlines_of_others_are_no_captions(mark: str, kept: list[str]) -> None:
    article = taken(page("".join(f"<p>{p}</p>" for p in TEXT[:3]) + mark + "".join(f"<p>{p}</p>" for p in TEXT[3:])))
    assert parts(article, "caption") == kept
    assert "Cannery" not in article.text


@pytest.mark.parametrize(
    "mark",
    [
        '<p style="display: none">Draft: the mayor was arrested on Sunday after a chase through the old town of Brack.</p>',
        "<div hidden><p>Draft: the mayor was arrested on Sunday after a chase through the old town of Brack.</p></div>",
        '<p><a href="/x">WATCH THE MOMENT THE CABLE SNAPS</a></p>',
        '<p><strong><a href="/x">Read more: Who is Ida Holm?</a></strong></p>',
        '<div class="newsletter-signup"><p>Get the best of the Mail in your inbox every morning, free of charge.</p></div>',
        "<p>Sign up to our newsletter for the day’s news.</p>",
        '<aside class="related"><h3><a href="/y">Cannery hires fifty</a></h3><p>The cannery takes on fifty people.</p></aside>',
        f'<blockquote class="pullquote"><p>{TEXT[1][40:110]}</p><cite>A lorry driver</cite></blockquote>',
        "<h2>Rust on three cables</h2>",
        "<p>Advertisement</p>",
        '<div class="comments"><p>I have said so for years, and nobody in the county has ever listened to what I said.</p></div>',
    ],
)
def test_what_is_no_text_of_the_article_is_no_body(mark: str) -> None:
    assert body(taken(with_inside(mark))) == TEXT


def test_the_next_story_below_is_another_article() -> None:
    other = "".join(
        f"<p>The cannery at Quay Point will take on {n} more people this year, its manager said on Friday evening.</p>"
        for n in range(4, 9)
    )
    assert body(taken(page(around=f"<article><h2>Cannery hires fifty</h2>{other}</article>"))) == TEXT


def test_both_halves_of_a_body_in_two_boxes_are_kept() -> None:
    halves = '<div class="ad">Ad</div>'.join(
        f'<div class="body"><div>{"".join(half)}</div></div>' for half in (PARAGRAPHS[:3], PARAGRAPHS[3:])
    )
    assert body(taken(page(halves))) == TEXT


def test_a_body_for_each_kind_of_screen_is_one_body() -> None:
    twin = f'<div class="desktop-only">{"".join(PARAGRAPHS)}</div><div class="mobile-only">{"".join(PARAGRAPHS)}</div>'
    assert body(taken(page(twin))) == TEXT


def test_paragraphs_parted_by_breaks_or_in_boxes_are_paragraphs() -> None:
    assert body(taken(page("<div>" + "<br><br>".join(TEXT) + "</div>"))) == TEXT
    assert body(taken(page("".join(f"<div>{p}</div>" for p in TEXT)))) == TEXT


def test_words_side_by_side_are_not_run_together() -> None:
    article = taken(
        with_inside("<p><span>MONDAY</span><span>5 March</span> was the day on which the engineers met the county’s council.</p>")
    )
    assert "MONDAY 5 March was" in article.text
    assert (
        "Tbridge"
        not in taken(
            with_inside("<p><span>T</span>he bridge stays shut, the county said on Monday evening in a statement.</p>")
        ).text
    )


def test_the_told_body_is_taken_where_the_page_shows_less() -> None:
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n\n".join(TEXT)}
    assert body(taken(page(f"<p>{TEXT[0]}</p>", data=data))) == TEXT


def test_what_the_told_body_lacks_at_the_foot_is_no_body() -> None:
    foot = "<p>Holm Bridges of Sandel has built bridges for ninety years and sells shares in them to everybody who asks.</p>"
    data = {"@type": "NewsArticle", "headline": TITLE, "articleBody": " ".join(TEXT)}
    assert body(taken(page("".join(PARAGRAPHS) + foot, data=data))) == TEXT


@pytest.mark.parametrize(
    "note",
    [
        "<footer><p>{}</p></footer>",
        '<aside class="correction-note"><p>{}</p></aside>',
        "<p><em>{}</em></p>",
        '<div class="widget"><span>{}</span></div>',
    ],
)
def test_a_correction_is_never_lost(note: str) -> None:
    said = "An earlier version of this article said that thirty cables had snapped."
    article = taken(page("".join(PARAGRAPHS) + note.format(said)))
    assert parts(article, "correction") == [said]
    assert body(article) == TEXT


@pytest.mark.parametrize(
    "mark",
    [
        '<figure><img src="data:image/gif;base64,R0lGOD"><figcaption>The bridge on Monday</figcaption></figure>',
        '<div class="photo"><img src="http://[bad/x.jpg"><div class="photo-caption">The bridge on Monday</div></div>',
        '<p class="wp-caption-text">The bridge on Monday</p>',
        '<table class="photo"><tr><td><img src="/a.jpg"></td></tr><tr><td>The bridge on Monday</td></tr></table>',
        '<div><div><img src="/a.jpg" width="900"></div><div>The bridge on Monday</div></div>',
    ],
)
def test_captions_stand_apart(mark: str) -> None:
    article = taken(with_inside(mark))
    assert body(article) == TEXT
    assert parts(article, "caption") == ["The bridge on Monday"]
    assert all(i.url is None or i.url.startswith("https://mail.example/") for i in article.images)


@pytest.mark.parametrize(
    "name", ["twitter-tweet", "instagram-media", "mastodon-embed", "reddit-embed-bq", "bluesky-embed", "text-post-media"]
)
def test_embedded_posts_stand_apart(name: str) -> None:
    article = taken(with_inside(f'<blockquote class="{name}"><p>The bridge is gone.</p>— Al (@al)</blockquote>'))
    assert body(article) == TEXT
    assert parts(article, "embed") == ["The bridge is gone. — Al (@al)"]


def test_a_quotation_is_body() -> None:
    said = "I will not let a single car across before I have seen every cable with my own eyes."
    assert said in body(taken(with_inside(f"<blockquote><p>{said}</p></blockquote>")))


def test_the_rows_of_a_table_are_kept() -> None:
    table = "<table><caption>Cables</caption><tr><th>Year</th><th>Found</th></tr><tr><td>2023</td><td>3</td></tr>"
    table += "<tr><td>2024</td><td>11</td></tr></table>"
    article = taken(with_inside(f"<figure class='wp-block-table'>{table}</figure>"))
    assert parts(article, "table") == ["Cables", "Year | Found", "2023 | 3", "2024 | 11"]
    assert body(article) == TEXT


def test_each_post_of_a_live_blog_has_its_time() -> None:
    posts = "".join(
        f'<article class="post"><time datetime="2024-03-05T1{n}:05:00+01:00">1{n}:05</time><h2>Post {n}</h2><p>{p}</p></article>'
        for n, p in enumerate(TEXT)
    )
    article = taken(page(f'<div class="live-blog">{posts}</div>', data={"@type": "LiveBlogPosting", "headline": TITLE}))
    assert parts(article, "post") == [f"2024-03-05T1{n}:05:00+01:00 | Post {n}" for n in range(5)]
    assert body(article) == TEXT


def test_posts_that_only_json_ld_tells_are_kept() -> None:
    updates = [
        {"@type": "BlogPosting", "headline": f"Post {n}", "datePublished": f"2024-03-05T1{n}:05:00Z", "articleBody": p}
        for n, p in enumerate(TEXT)
    ]
    article = taken(page("<div id='app'></div>", data={"@type": "LiveBlogPosting", "headline": TITLE, "liveBlogUpdate": updates}))
    assert parts(article, "post")[1] == "2024-03-05T11:05:00Z | Post 1"
    assert body(article) == TEXT
