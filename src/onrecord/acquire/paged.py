"""Pages as they come from elsewhere: with the encoding their server named, and perhaps only sending on to another address."""

from __future__ import annotations

import re
from urllib.parse import urljoin

from onrecord.acquire.apart import article_of
from onrecord.acquire.taken import Taken, broken
from onrecord.facts.article import Article, Broken

SENDS_ON = re.compile(
    rb"""<meta\b(?=[^>]{0,300}?http-equiv\s*=\s*["']?\s*refresh\b)[^>]{0,300}?content\s*=\s*["']?\s*[\d.]{0,6}\s*[;,]\s*(?:url\s*=\s*)?["']?\s*([^"'>\s]{1,2000})""",
    re.IGNORECASE,
)
SENT_BY_SCRIPT = re.compile(
    rb"""\blocation(?:\.href)?\s*(?:=|\.(?:replace|assign)\s*\()\s*["'](https?://[^"'\s<>]{4,2000}|/[^"'\s<>]{0,2000})["']"""
)
SMALL = 6_000
"""Bytes of a page that does nothing but send on by a script; a longer one may do so for some readers alone."""
HEAD = 20_000
SENDING_ON = "redirect page"


def charset_of(parameters: str) -> str | None:
    """The charset among the parameters of a Content-Type."""
    for part in parameters.split(";"):
        name, _, value = part.partition("=")
        if name.strip().casefold() == "charset":
            return value.strip().strip("\"'") or None
    return None


def page_of(data: bytes, known: Article, charset: str | None = None) -> Taken:
    """The article of a page's bytes; `charset` is the encoding that its server named.

    A page that holds no article and sends on to another address is told as that (`sends_on` gives the address).
    """
    made = article_of(data, known, charset)
    if isinstance(made, Broken) and (place := sends_on(data, known.url)):
        return broken(known.id, SENDING_ON, f"the page only sends on (redirects) to {place}", known.url)
    return made


def sends_on(data: bytes, base: str | None) -> str | None:
    """The address to which a page sends on (meta refresh, or a script in a page that holds little else)."""
    found = SENDS_ON.search(data[:HEAD]) or (SENT_BY_SCRIPT.search(data) if len(data) < SMALL else None)
    if found is None:
        return None
    try:
        return str(urljoin(base or "", found[1].decode("utf-8", "replace").strip()))
    except ValueError:
        return None
