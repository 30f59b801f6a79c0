"""Every input becomes an article or is kept as broken with its reason; texts are never altered."""

from __future__ import annotations

import gzip
import io
import json
import os
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.inputs import Passed, acquire
from onrecord.acquire.jsonlines import from_lines
from onrecord.acquire.kinds import kind_of
from onrecord.acquire.page import from_page
from onrecord.acquire.plain import from_text
from onrecord.acquire.taken import MOST_TEXT, Lead, Taken, iso_time
from onrecord.facts.article import Article, Broken

PAGE = """<html lang="en-GB"><head><title>Ferry strike called off | The Brack Mail</title>
<meta property="og:site_name" content="The Brack Mail">
<meta property="article:published_time" content="2024-03-05T18:20:00+01:00">
<link rel="canonical" href="https://mail.example/ferry-strike"><meta name="author" content="Jo Ferris"></head><body>
<nav><a href="/">Home</a> <a href="/sport">Sport</a></nav>
<article><h1>Ferry strike called off</h1>
<figure><img src="/quay.jpg"><figcaption>The quay at dawn. <span class="credit">Photo: Tidewater</span></figcaption></figure>
<p>The ferry crews of Brack called off their strike on Tuesday
after the company offered them a rise of four per cent over two years.</p>
<p>“We did not get all that we wanted, but we got a floor,” said Ida Holm, who led the talks for the union since January.</p>
<blockquote class="twitter-tweet"><p>Ferries sail from six tomorrow.</p>— Brack Ferries (@brackferries)</blockquote>
<p>The first boat leaves on Wednesday at six, according to the company, which had cancelled ninety crossings since Sunday night.</p>
</article><footer>All rights reserved</footer></body></html>"""


def article_of(taken: Taken) -> Article:
    """The article that was taken; fails for a broken input."""
    found = taken[0] if isinstance(taken, tuple) else taken
    assert isinstance(found, Article), found
    return found


def test_plain_text_is_kept_to_the_character() -> None:
    data = "\ufeffQuay to close\r\n\r\nThe council “voted”.\r\n".encode()
    article = article_of(from_text(data, "a.txt"))
    assert article.text.encode() == data
    assert article.title == "Quay to close"
    assert article.published_at is None


def test_a_files_id_is_its_path_below_the_folder(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "one.txt").write_text("One boat left.")
    (tmp_path / "two.html").write_text(PAGE)
    (tmp_path / "logo.png").write_bytes(b"\x89PNG")
    (tmp_path / "rows.jsonl").write_text('{"id": 7, "text": "Three boats left."}\n\nnot json\n{"outlet": "The Brack Mail"}\n')
    passed = Passed()
    taken = list(acquire([str(tmp_path)], passed=passed))
    ids = [t.id if isinstance(t, Broken) else article_of(t).id for t in taken]
    assert ids == ["in/one.txt", "7", "rows.jsonl:3", "rows.jsonl:4", "two.html"]
    assert [t.reason for t in taken if isinstance(t, Broken)] == ["not a JSON article", "no text"]
    assert passed.endings == {".png": 1}


def test_page_gives_metadata_and_keeps_captions_apart() -> None:
    taken = from_page(PAGE.encode(), Article(id="p"))
    assert isinstance(taken, tuple)
    article, data = taken
    assert data == PAGE.encode()
    assert article.outlet == "The Brack Mail"
    assert article.published_at == "2024-03-05T18:20:00+01:00"
    assert article.canonical_url == "https://mail.example/ferry-strike"
    assert article.byline == "Jo Ferris"
    assert article.title == "Ferry strike called off"
    kinds = {article.text[b.start : b.end]: b.kind for b in article.blocks}
    assert kinds == {
        "Ferry strike called off": "title",
        "The quay at dawn.": "caption",
        "Photo: Tidewater": "credit",
        "Ferries sail from six tomorrow. — Brack Ferries (@brackferries)": "embed",
    }
    body = article.text[: min(b.start for b in article.blocks if b.kind != "title")]
    assert "offered them a rise" in body
    assert "dawn" not in body
    assert "six tomorrow" not in body
    assert "rights reserved" not in article.text


def test_given_fields_of_a_line_stand(tmp_path: Path) -> None:
    row = {
        "id": "k",
        "url": "https://a.example/x",
        "outlet": "A",
        "title": "T",
        "published_at": "Tue, 05 Mar 2024 10:00:00 +0100",
        "html": PAGE,
    }
    path = tmp_path / "x.jsonl.gz"
    path.write_bytes(gzip.compress(json.dumps(row).encode() + b"\n"))
    article = article_of(next(iter(acquire([str(path)]))))
    assert (article.id, article.url, article.outlet, article.title) == ("k", "https://a.example/x", "A", "T")
    assert article.published_at == "2024-03-05T10:00:00+01:00"


@pytest.mark.parametrize(
    ("data", "reason"),
    [(b"", "empty"), (b" \n\t", "empty"), (b"\x00\x01\x02\xff", "not text"), (b"word " * (MOST_TEXT // 4), "too long")],
)
def test_unusable_texts_are_kept_with_a_reason(data: bytes, reason: str) -> None:
    taken = from_text(data, "x.txt")
    assert isinstance(taken, Broken)
    assert (taken.id, taken.reason, taken.stage) == ("x.txt", reason, "acquire")


def test_missing_and_unknown_files_are_broken(tmp_path: Path) -> None:
    (tmp_path / "a.docx").write_bytes(b"PK")
    taken = list(acquire([str(tmp_path / "nowhere"), str(tmp_path / "a.docx")]))
    assert [t.reason for t in taken if isinstance(t, Broken)] == ["not there", "unknown kind of file"]


@pytest.mark.parametrize(("name", "data"), [("a.jsonl", b""), ("a.jsonl", b"\n \n"), ("a.jsonl.gz", gzip.compress(b""))])
def test_a_file_that_holds_nothing_is_counted(tmp_path: Path, name: str, data: bytes) -> None:
    (tmp_path / name).write_bytes(data)
    for given_input in (tmp_path / name, tmp_path):
        passed = Passed()
        assert list(acquire([str(given_input)], passed=passed)) == []
        assert passed.reasons == {"file without articles": 1}


def test_a_cut_gzip_is_broken_and_what_came_before_is_kept(tmp_path: Path) -> None:
    rows = "".join(json.dumps({"id": str(i), "text": f"Boat {i} left the quay."}) + "\n" for i in range(4000)).encode()
    path = tmp_path / "cut.jsonl.gz"
    path.write_bytes(gzip.compress(rows)[:-200])
    taken = list(acquire([str(path)]))
    assert isinstance(taken[-1], Broken)
    assert taken[-1].reason == "cannot be read"
    assert article_of(taken[0]).id == "0"


@pytest.mark.parametrize("value", ["yesterday", "", "2024-13-40", None, 5, "x" * 1000])
def test_times_that_are_none(value: object) -> None:
    assert iso_time(value) is None


@given(st.binary(max_size=2000))
def test_any_bytes_are_survived(data: bytes) -> None:
    for taken in (from_text(data, "t"), from_page(data, Article(id="t")), *from_lines(io.BytesIO(data), "t")):
        assert isinstance(taken, (Article, Broken, tuple))


@given(st.text(max_size=500))
def test_any_text_in_json_lines_comes_back_unaltered(text: str) -> None:
    line = json.dumps({"id": "x", "text": text}).encode()
    taken = next(iter(from_lines(io.BytesIO(line), "t")))
    assert not isinstance(taken, Lead)
    assert isinstance(taken, Broken) or article_of(taken).text == text


def test_two_folders_with_a_file_of_one_name_are_two_articles(tmp_path: Path) -> None:
    for folder in ("d1", "d2"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "a.txt").write_text(f"Boat of {folder} left.")
    named = [str(tmp_path / "d1"), str(tmp_path / "d2")]
    found = [article_of(t) for t in acquire(named)]
    assert [(a.id, a.title) for a in found] == [("a.txt", "Boat of d1 left."), ("d2/a.txt", "Boat of d2 left.")]
    assert [article_of(t).id for t in acquire([named[0], named[0]])] == ["a.txt", "a.txt"], "one file named twice is one article"


def test_a_name_that_is_no_text_and_a_path_too_long_cost_nothing_else(tmp_path: Path) -> None:
    odd = os.fsdecode(os.fsencode(tmp_path) + b"/name_\xff.txt")
    Path(odd).write_text("One boat left.")
    taken = list(acquire([odd, str(tmp_path / ("a" * 300 + ".txt")), str(tmp_path)]))
    assert [type(t).__name__ for t in taken] == ["Article", "Broken", "Article"]
    for item in taken:
        (item.id if isinstance(item, Broken) else article_of(item).id).encode("utf-8")


@pytest.mark.parametrize("reader", ["page_of", "of_text"])
def test_a_fault_of_ours_costs_one_input_alone(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, reader: str) -> None:
    from onrecord.acquire import contents, paged

    (tmp_path / "a.txt").write_text("One boat left.")
    (tmp_path / "b.html").write_text(PAGE)
    (tmp_path / "c.jsonl").write_text('{"id": "c", "text": "Three boats left."}\n')

    def faulty(*_: object, **__: object) -> None:
        raise KeyError("what nobody thought of")

    monkeypatch.setattr({"page_of": paged, "of_text": contents}[reader], reader, faulty)
    taken = list(acquire([str(tmp_path)]))
    broken = [t for t in taken if isinstance(t, Broken)]
    assert len(taken) == 3
    assert [(b.reason, b.id) for b in broken] == [("cannot be taken in", {"page_of": "b.html", "of_text": "a.txt"}[reader])]


@pytest.mark.parametrize(
    ("name", "data", "kind"),
    [
        ("a.txt", b"<html><p>", "text"), ("a.html", b"Quay to close", "page"), ("a", b"<!DOCTYPE html><html>", "page"),
        ("a.xml", b"<?xml version='1.0'?><!-- x --><rss>", "feed"), ("a.html", b"<rss version='2.0'>", "feed"),
        ("a.xml", b'<?xml version="1.0"?><!DOCTYPE nitf SYSTEM "x"><nitf>', "newsml"), ("a.xml", b"<urlset xmlns='x'>", "sitemap"),
        ("a.xml", "<?xml version='1.0' encoding='UTF-16'?><feed>".encode("utf-16"), "feed"), ("a.json", b"[1]", "json"),
        ("a.jsonl", b'{"a": 1}', "lines"), ("a", b"\x1f\x8b\x08", "gzip"), ("a.jpg", b"\xff\xd8\xff", None), ("a.css", b"p {}", None),  # noqa: E501
        ("a.svg", b"<svg xmlns='x'>", None), ("a.docx", b"\xd0\xcf", None), ("page.php?id=3", b"Quay", "page"),
    ],
)  # fmt: skip
def test_kinds_are_told_by_content_then_by_name(name: str, data: bytes, kind: str | None) -> None:
    assert kind_of(data, name) == kind


@pytest.mark.parametrize(
    ("called", "name", "kind"),
    [
        ("text/html", "http://a.example/x", "page"), ("text/plain", "http://a.example/x", "text"), ("", "http://a.example/x.rss", "feed"),  # noqa: E501
        ("text/plain", "http://a.example/x.jsonl", "lines"), ("application/x-ndjson", "http://a.example/x", "lines"),
        ("image/png", "http://a.example/x", None), ("text/html", "http://a.example/x.png", "page"),
    ],
)  # fmt: skip
def test_kinds_of_answers(called: str, name: str, kind: str | None) -> None:
    assert kind_of(b"Quay to close", name, called) == kind
