"""Addresses are fetched within bounds, from public networks only, and as robots.txt allows."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from onrecord.acquire import fetch, guard
from onrecord.acquire.fetch import from_address
from onrecord.acquire.guard import RefusedError, public, resolved
from onrecord.facts.article import Article, Broken

BODY = (
    b"<html><head><title>Quay</title></head><body><article>"
    + (
        b"<p>The council of Brack voted on Tuesday to close the quay until the wall has been mended, the harbour master said.</p>"
        * 4
    )
    + b"</article></body></html>"
)


class Site(BaseHTTPRequestHandler):
    """A small site with a page, a forbidden page, loops and floods."""

    def do_GET(self) -> None:
        """Answer one request."""
        place = self.path.split("?")[0]
        if place == "/robots.txt":
            self.answer(200, "text/plain", b"User-agent: *\nDisallow: /private/\n")
        elif place == "/loop":
            self.onward("/loop")
        elif place == "/moved":
            self.onward("/page")
        elif place == "/metadata":
            self.onward("http://169.254.169.254/latest/")
        elif place == "/flood":
            self.answer(200, "text/html", b"<p>" + b"x" * 3000)
        elif place == "/picture":
            self.answer(200, "image/png", b"\x89PNG")
        elif place == "/text":
            self.answer(200, "text/plain; charset=utf-8", b"Quay to close\n\nThe council voted.")
        elif place in {"/page", "/private/page"}:
            self.answer(200, "text/html; charset=utf-8", BODY)
        else:
            self.answer(404, "text/html", b"no")

    def onward(self, place: str) -> None:
        """Redirect."""
        self.send_response(302)
        self.send_header("Location", place)
        self.send_header("Content-Length", "0")
        self.end_headers()

    def answer(self, status: int, kind: str, data: bytes) -> None:
        """Send a body."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    """The address of the site on loopback."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join()


def reason(url: str, *, private: bool = True) -> str:
    """Why an address gives no article."""
    taken = from_address(url, private=private)
    assert isinstance(taken, Broken), taken
    return f"{taken.reason}: {taken.detail}"


def test_a_page_is_fetched_after_a_redirect(site: str) -> None:
    taken = from_address(f"{site}/moved", private=True)
    assert isinstance(taken, tuple)
    article, data = taken
    assert (article.id, article.url, data) == (f"{site}/moved", f"{site}/page", BODY)
    assert "voted on Tuesday" in article.text


def test_plain_text_is_taken_as_it_is(site: str) -> None:
    taken = from_address(f"{site}/text", private=True)
    assert isinstance(taken, Article)
    assert taken.title == "Quay to close"


def test_private_networks_are_refused_unless_allowed(site: str) -> None:
    assert "private network" in reason(f"{site}/page", private=False)


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("/private/page", "robots.txt"),
        ("/loop", "more than 5 redirects"),
        ("/nowhere", "the server answered 404"),
        ("/picture", "not a page"),
    ],
)
def test_what_is_not_fetched_says_why(site: str, place: str, why: str) -> None:
    assert why in reason(site + place)


def test_a_redirect_into_a_private_network_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str] = []

    def public_but_for_metadata(ip: str) -> bool:
        asked.append(ip)
        return ip == "127.0.0.1"

    monkeypatch.setattr(guard, "public", public_but_for_metadata)
    assert "169.254.169.254 is inside a private network" in reason(f"{site}/metadata", private=False)
    assert "127.0.0.1" in asked


def test_a_flood_is_cut_off(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fetch.answer, "__kwdefaults__", {"most": 1000})
    assert "larger than 1,000 bytes" in reason(f"{site}/flood")


@pytest.mark.parametrize(
    "url", ["ftp://a.example/x", "http://", "http://user:pw@a.example/", "http://[::1", "http://a.example:99999/"]
)
def test_addresses_of_other_kinds_are_refused(url: str) -> None:
    with pytest.raises(RefusedError):
        resolved(url, private=True)


@pytest.mark.parametrize(
    "ip", ["10.0.0.1", "127.0.0.1", "::1", "169.254.169.254", "fe80::1%eth0", "::ffff:10.0.0.1", "192.168.1.1", "224.0.0.1"]
)
def test_addresses_that_are_not_public(ip: str) -> None:
    assert not public(ip)


def test_a_public_address_is_public() -> None:
    assert public("93.184.216.34")
