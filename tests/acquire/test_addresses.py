"""Addresses are fetched within bounds, from public networks only, and as robots.txt allows; faults are told apart."""

# rows and markup stand as others write them

from __future__ import annotations

import contextlib
import gzip
import time
import zlib
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest
from tests.acquire.taking import articles, reasons, taken
from tests.localsite import QUAY, Reply, Site, page

from onrecord.acquire import fetch, guard
from onrecord.acquire.guard import RefusedError, parted, places, public
from onrecord.facts.article import Article


def test_a_page_is_fetched_after_a_redirect(site: Site) -> None:
    place = site.put("/page", page())
    moved = site.put("/moved", Reply(status=302, headers={"Location": "/page"}))
    article = articles(moved)[0]
    assert (article.id, article.url) == (moved, place)
    assert "voted on Tuesday" in article.text
    assert article.fetched is not None
    assert article.fetched.digest == article.digest


def test_plain_text_is_taken_as_it_is(site: Site) -> None:
    place = site.put("/text", Reply("Quay to close\n\nThe council voted.", kind="text/plain; charset=utf-8"))
    (article,) = taken(place)
    assert isinstance(article, Article)
    assert (article.title, article.url) == ("Quay to close", place)


def test_encodings_that_are_asked_for_are_unpacked_and_those_of_texts_heeded(site: Site) -> None:
    data = page().encode()
    for name, packed, coding in (
        ("g", gzip.compress(data), "gzip"), ("z", zlib.compress(data), "deflate"), ("r", zlib.compress(data)[2:-4], "deflate"),
    ):  # fmt: skip
        assert articles(site.put(f"/{name}", Reply(packed, headers={"Content-Encoding": coding})))[0].title == "Quay to close"
    words = "Zarząd portu zamknął nabrzeże."
    assert articles(site.put("/t", Reply(words.encode("iso-8859-2"), kind='text/plain; charset="ISO-8859-2"')))[0].text == words


def test_a_packed_file_at_an_address_is_what_is_in_it(site: Site) -> None:
    place = site.put("/page.html.gz", Reply(gzip.compress(page().encode()), kind="application/gzip"))
    (article,) = articles(place)
    assert (article.title, article.url) == ("Quay to close", place)
    assert article.fetched is not None


def test_a_page_without_a_kind_of_content_is_read_as_the_page_it_is(site: Site) -> None:
    assert articles(site.put("/page", Reply(page(), kind=None)))[0].title == "Quay to close"


def test_the_encoding_that_the_server_names_is_heeded_and_a_lie_about_utf8_is_not(site: Site) -> None:
    words = "Zarząd portu zamknął nabrzeże, powiedziała Łucja Śliwińska, kapitan portu w Bracku."
    told = site.put("/told", Reply(page("Port", *[words] * 4).replace('<meta charset="utf-8">', "").encode("iso-8859-2"),
                                   kind="text/html; charset=iso-8859-2"))  # fmt: skip
    lied = site.put("/lied", Reply(page("Port", *[words] * 4).encode(), kind="text/html; charset=iso-8859-1"))
    assert all(words in a.text for a in articles(told, lied))


def test_private_networks_are_refused_unless_allowed(site: Site) -> None:
    place = site.put("/page", page())
    assert "private network" in reasons(place, private=False)[0]
    assert not site.asked


@pytest.mark.parametrize(
    ("reply", "why"),
    [
        (Reply("no", status=401), "401 login needed"),
        (Reply("pay", status=402), "paywall"),
        (Reply("no", status=403), "403 forbidden"),
        (Reply("gone", status=404), "404 not found: "),
        (Reply("gone", status=410), "410 gone"),
        (Reply("no", status=451), "451 unavailable for legal reasons"),
        (Reply("oops", status=500), "500 internal server error"),
        (Reply(b"\x89PNG\r\n\x1a\n\0\0", kind="image/png"), "not a page: the server sent image/png"),
        (Reply(status=302, headers={"Location": "/page"}), "more than 5 redirects"),
        (Reply(b"\x8b\x02\x80abc", headers={"Content-Encoding": "br"}), "unasked encoding"),
        (Reply(b"\x28\xb5\x2f\xfd", headers={"Content-Encoding": "zstd"}), "unasked encoding"),
        (Reply(gzip.compress(page().encode() * 9)[:-40], headers={"Content-Encoding": "gzip"}), "cut short"),
        (Reply(page(), headers={"Content-Length": "99999"}), "cut short"),
    ],
)
def test_faults_are_told_apart(site: Site, reply: Reply, why: str) -> None:
    assert why in reasons(site.put("/page", reply))[0]


def test_robots_are_obeyed_also_for_a_redirects_target(site: Site) -> None:
    site.put("/robots.txt", Reply("User-agent: *\nDisallow: /private/\n", kind="text/plain"))
    inside = site.put("/private/page", page())
    moved = site.put("/moved", Reply(status=301, headers={"Location": "/private/page"}))
    assert all(r.startswith("robots.txt: ") for r in reasons(inside, moved))
    assert site.paths() == ["/moved"]


def test_robots_are_read_also_packed_and_with_a_mark_of_their_order(site: Site) -> None:
    rules = gzip.compress("\ufeffUser-agent: *\nDisallow: /private\n".encode())
    site.put("/robots.txt", Reply(rules, kind="text/plain", headers={"Content-Encoding": "gzip"}))
    assert reasons(site.put("/private", page()))[0].startswith("robots.txt")


def test_a_robots_file_beyond_all_measure_is_heeded_as_far_as_it_must_be(site: Site) -> None:
    site.put("/robots.txt", Reply("User-agent: *\nDisallow: /private\n" + "# x\n" * 300_000, kind="text/plain"))
    assert articles(site.put("/page", page()))
    assert reasons(site.put("/private", page()))[0].startswith("robots.txt")


def test_a_busy_server_is_asked_again_as_it_wishes_and_not_for_ever(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    busy = Reply("later", status=503, headers={"Retry-After": "7"})
    assert articles(site.put("/page", busy, Reply(page())))
    assert waits == [7.0]
    often = site.put("/often", Reply("no", status=429))
    assert reasons(often)[0].startswith("429 too many requests")
    assert site.paths().count("/often") == fetch.MOST_TRIES
    long = site.put("/long", Reply("no", status=429, headers={"Retry-After": "86400"}))
    assert reasons(long)[0].startswith("429")
    assert site.paths().count("/long") == 1


def test_one_host_is_asked_no_faster_than_the_delay(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    monkeypatch.setattr(time, "sleep", waits.append)
    articles(site.put("/a", page()), site.put("/b", page()), delay=5.0)
    assert len(waits) == 1
    assert 4.0 < waits[0] <= 5.0


def test_a_redirect_into_a_private_network_is_refused(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def public_but_for_metadata(ip: str) -> bool:
        asked.append(ip)
        return ip == "127.0.0.1"

    monkeypatch.setattr(guard, "public", public_but_for_metadata)
    place = site.put("/metadata", Reply(status=302, headers={"Location": "http://169.254.169.254/latest/"}))
    assert "169.254.169.254 is inside a private network" in reasons(place, private=False)[0]
    assert "127.0.0.1" in asked


def test_a_page_that_only_sends_on_is_followed_and_told_where_it_leads_nowhere(site: Site) -> None:
    site.put("/page", page())
    refresh = '<html><head><META http-equiv="refresh" content="0;URL=\'{}\'"></head><body></body></html>'
    assert articles(site.put("/old", refresh.format("/page")))[0].url == f"{site.url}/page"
    script = '<html><head><title>Moved</title><script>window.location.replace("/page")</script></head></html>'
    assert articles(site.put("/script", script))[0].url == f"{site.url}/page"
    assert reasons(site.put("/gone", refresh.format("/nowhere")))[0].startswith("404")


def test_a_flood_is_cut_off(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch.Fetcher.get, "__kwdefaults__", {**(fetch.Fetcher.get.__kwdefaults__ or {}), "most": 1000})
    assert "larger than 1,000 bytes" in reasons(site.put("/flood", "<p>" + "x" * 3000))[0]
    packed = Reply(gzip.compress(b"<p>" + b"x" * 100_000), headers={"Content-Encoding": "gzip"})
    assert "larger than 1,000 bytes" in reasons(site.put("/packed", packed))[0]


def stacked(size: int) -> bytes:
    return gzip.compress(gzip.compress(b"\0" * size))


def test_a_bomb_packed_twice_is_refused(site: Site) -> None:
    twice = Reply(stacked(40_000_000), headers={"Content-Encoding": "gzip, gzip"})
    assert "unasked encoding" in reasons(site.put("/twice", twice))[0]
    inside = Reply(stacked(40_000_000), headers={"Content-Encoding": "gzip"}, kind="application/gzip")
    assert "too large" in reasons(site.put("/inside", inside))[0]


def slow_headers(handler: BaseHTTPRequestHandler) -> None:
    for letter in b"HTTP/1.1 200 OK\r\nX-Slow: " + b"x" * 400:
        handler.wfile.write(bytes([letter]))
        time.sleep(0.02)


def endless_103(handler: BaseHTTPRequestHandler) -> None:
    for _ in range(400):
        handler.wfile.write(b"HTTP/1.1 103 Early Hints\r\n\r\n")
        time.sleep(0.02)


def gzip_of_nothing(handler: BaseHTTPRequestHandler) -> None:
    handler.wfile.write(b"HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nContent-Encoding: gzip\r\n\r\n")
    packer = zlib.compressobj(wbits=31)
    handler.wfile.write(packer.compress(b"x"))
    for _ in range(400):
        handler.wfile.write(packer.flush(zlib.Z_FULL_FLUSH) or b"\0\0\0\xff\xff")
        time.sleep(0.02)


@pytest.mark.parametrize("raw", [slow_headers, endless_103, gzip_of_nothing])
def test_an_exchange_ends_when_its_time_is_up(site: Site, monkeypatch: pytest.MonkeyPatch, raw: Callable[..., None]) -> None:
    def drip(handler: BaseHTTPRequestHandler) -> None:
        with contextlib.suppress(OSError):  # the other side goes, as it should
            raw(handler)

    monkeypatch.setattr(fetch, "MOST_SECONDS", 0.5)
    started = time.monotonic()
    assert reasons(site.put("/slow", Reply(raw=drip)))[0].startswith("timed out")
    assert time.monotonic() - started < 5


def test_headers_go_to_the_hosts_named_and_to_no_other(site: Site) -> None:
    with_other_name = site.url.replace("127.0.0.1", "localhost")
    site.put("/page", page())
    moved = site.put("/moved", Reply(status=302, headers={"Location": f"{with_other_name}/page"}))
    articles(moved, headers=(("X-Key", "secret"),), agent="Desk/1")
    sent = dict(site.asked)
    assert sent["/moved"]["x-key"] == "secret"
    assert "x-key" not in sent["/page"]
    assert sent["/page"]["user-agent"] == "Desk/1"


def test_cookies_are_sent_where_they_belong(site: Site, tmp_path: Path) -> None:
    jar = tmp_path / "cookies.txt"
    jar.write_text(
        "# Netscape HTTP Cookie File\n127.0.0.1\tFALSE\t/\tFALSE\t0\tsid\tabc\n.other.example\tTRUE\t/\tFALSE\t0\tx\ty\n"
    )
    articles(site.put("/page", page()), cookies=jar)
    assert dict(site.asked)["/page"]["cookie"] == "sid=abc"


def test_a_proxy_is_asked_and_what_lies_inside_is_not_asked_of_it(site: Site) -> None:
    site.put("http://news.invalid/robots.txt", Reply("", kind="text/plain"))
    site.put("http://news.invalid/page", page())
    assert articles("http://news.invalid/page", proxy=site.url, private=False)[0].title == "Quay to close"
    assert "private network" in reasons("http://10.0.0.1/page", proxy=site.url, private=False)[0]
    assert all("10.0.0.1" not in path for path in site.paths())


def test_capitals_in_a_scheme_do_not_matter(site: Site) -> None:
    assert articles(site.put("/page", page()).replace("http://", "HTTP://"))


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "http://", "http://user:pw@a.example/", "http://[::1", "http://a.example:99999/"]
)
def test_addresses_of_other_kinds_are_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        parted(url)


@pytest.mark.parametrize(
    "ip",
    [
        "10.0.0.1", "127.0.0.1", "::1", "169.254.169.254", "fe80::1%eth0", "::ffff:10.0.0.1", "192.168.1.1", "224.0.0.1",
        "64:ff9b::7f00:1", "64:ff9b:1::", "::127.0.0.1", "fec0::1", "::ffff:0:7f00:1", "2002:7f00:1::", "::8.8.8.8", "100.64.0.1",
    ],
)  # fmt: skip
def test_addresses_that_are_not_public(ip: str) -> None:
    assert not public(ip)


@pytest.mark.parametrize("ip", ["93.184.216.34", "2606:2800:220:1:248:1893:25c8:1946", "64:ff9b::808:808", "::ffff:8.8.8.8"])
def test_public_addresses_are_public(ip: str) -> None:
    assert public(ip)


def test_a_name_is_refused_when_any_of_its_addresses_is_inside(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(guard, "looked_up", lambda *_: ["93.184.216.34", "10.0.0.1"])
    with pytest.raises(RefusedError, match="private"):
        places("news.example", 80, private=False)


def test_the_text_of_a_page_is_the_articles(site: Site) -> None:
    text = articles(site.put("/page", page()))[0].text
    assert all(paragraph in text for paragraph in QUAY)
