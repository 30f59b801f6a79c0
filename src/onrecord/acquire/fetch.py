"""Fetches one address: robots.txt obeyed (RFC 9309), size and time bounded, redirects limited and each checked."""

from __future__ import annotations

import time
from dataclasses import dataclass
from urllib.parse import urljoin

import httpx
from protego import Protego

from onrecord import __version__
from onrecord.acquire.guard import RefusedError, Target, resolved
from onrecord.acquire.page import from_page
from onrecord.acquire.plain import from_text
from onrecord.acquire.taken import MOST_BYTES, Taken, broken
from onrecord.facts.article import Article

AGENT = f"onrecord/{__version__}"
MOST_REDIRECTS = 5
MOST_SECONDS = 30.0
MOST_ROBOTS = 500_000
PAGES = ("text/html", "application/xhtml+xml")
REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True)
class Answer:
    """What a server answered at last: status, address after redirects, kind of content, bytes."""

    status: int
    url: str
    kind: str
    data: bytes


def one_answer(client: httpx.Client, target: Target, url: str, most: int, deadline: float) -> tuple[Answer, str | None]:
    """The answer of one address, and where it redirects to. Raises RefusedError past a bound, httpx.HTTPError on a fault."""
    host = target.parts.netloc
    request = client.build_request("GET", target.pinned, headers={"Host": host}, extensions={"sni_hostname": target.host})
    response = client.send(request, stream=True)
    try:
        place = response.headers.get("location")
        if response.status_code in REDIRECTS and place:
            return Answer(response.status_code, url, "", b""), urljoin(url, place)
        data = bytearray()
        for piece in response.iter_bytes():
            data += piece
            if len(data) > most:
                raise RefusedError(f"larger than {most:,} bytes")
            if time.monotonic() > deadline:
                raise RefusedError(f"took longer than {MOST_SECONDS:.0f} seconds")
        kind = response.headers.get("content-type", "").split(";")[0].strip().casefold()
        return Answer(response.status_code, url, kind, bytes(data)), None
    finally:
        response.close()


def answer(client: httpx.Client, url: str, *, private: bool, most: int = MOST_BYTES, deadline: float) -> Answer:
    """The last answer of an address, redirects followed. Raises RefusedError and httpx.HTTPError."""
    for _ in range(MOST_REDIRECTS + 1):
        got, onward = one_answer(client, resolved(url, private=private), url, most, deadline)
        if onward is None:
            return got
        url = onward
    raise RefusedError(f"more than {MOST_REDIRECTS} redirects")


def allowed(client: httpx.Client, url: str, *, private: bool, deadline: float) -> bool:
    """Whether the site's robots.txt lets us fetch the address: no file allows, an unreachable one forbids (RFC 9309, 2.3.1)."""
    try:
        got = answer(client, urljoin(url, "/robots.txt"), private=private, most=MOST_ROBOTS, deadline=deadline)
    except httpx.HTTPError:
        return False
    if got.status >= 500:  # server errors
        return False
    if got.status >= 400:  # no such file
        return True
    return bool(Protego.parse(got.data.decode("utf-8", "replace")).can_fetch(url, AGENT))


def from_address(url: str, *, private: bool = False) -> Taken:
    """The article at an address, or why there is none. `private` lets addresses inside private networks pass."""
    deadline = time.monotonic() + MOST_SECONDS
    limits = httpx.Timeout(10.0)
    try:
        with httpx.Client(timeout=limits, headers={"User-Agent": AGENT}, trust_env=False, follow_redirects=False) as client:
            resolved(url, private=private)
            if not allowed(client, url, private=private, deadline=deadline):
                return broken(url, "robots.txt", "the site's robots.txt does not let onrecord fetch it", url)
            got = answer(client, url, private=private, deadline=deadline)
    except RefusedError as fault:
        return broken(url, "refused", str(fault), url)
    except (httpx.HTTPError, httpx.InvalidURL, OSError, ValueError) as fault:
        return broken(url, "cannot be fetched", f"{type(fault).__name__}: {fault}", url)
    return of_answer(url, got)


def of_answer(url: str, got: Answer) -> Taken:
    """The article of an answer."""
    if got.status != 200:  # only a plain answer holds the article
        return broken(url, "cannot be fetched", f"the server answered {got.status}", url)
    known = Article(id=url, url=got.url)
    if got.kind in PAGES:
        return from_page(got.data, known)
    if got.kind == "text/plain":
        return from_text(got.data, url)
    return broken(url, "not a page", f"the server sent {got.kind or 'no kind of content'}, not HTML or text", url)
