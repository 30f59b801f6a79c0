"""Pages saved as MHTML (one mail with the page and its parts), and pages saved by a browser with their address in a comment."""

from __future__ import annotations

import plistlib
import re
from collections.abc import Iterator
from email import message_from_bytes, policy
from email.utils import parsedate_to_datetime
from typing import cast

from onrecord.acquire.given import replaced
from onrecord.acquire.paged import page_of
from onrecord.acquire.taken import Item, broken, digest
from onrecord.facts.article import Article, Fetched

MOST_PARTS = 2_000
# Chrome, Internet Explorer, SingleFile and Firefox's add-ons each say where a saved page came from.
SAVED_FROM = re.compile(
    rb"<!--\s*(?:saved from url=\(\d+\)|Page saved with SingleFile\s+url:\s*|Archive processed by SingleFile\s+url:\s*|\s*url:\s*)(https?://[^\s<>]+)",
    re.IGNORECASE,
)


def from_webarchive(data: bytes, known: Article) -> Iterator[Item]:
    """The article of the page in a web archive of Safari, which is a property list."""
    try:
        main = plistlib.loads(data)["WebMainResource"]
        page, place, charset = main["WebResourceData"], main.get("WebResourceURL"), main.get("WebResourceTextEncodingName")
    except (plistlib.InvalidFileException, KeyError, TypeError, ValueError, AttributeError, RecursionError, OverflowError) as fault:
        yield broken(known.id, "not a page", f"{type(fault).__name__}: {fault}", known.url)
        return
    url = place if isinstance(place, str) and place.lower().startswith(("http://", "https://")) else known.url
    yield page_of(bytes(page), replaced(known, url=url), charset if isinstance(charset, str) else None)


def from_mhtml(data: bytes, known: Article) -> Iterator[Item]:
    """The article of the page in a mail (or in a web archive of Safari)."""
    if data.startswith(b"bplist"):
        yield from from_webarchive(data, known)
        return
    mail = message_from_bytes(data, policy=policy.default)
    start = str(mail.get_param("start") or "").strip("<>")
    pages = []
    for number, part in enumerate(mail.walk()):
        if number > MOST_PARTS:
            break
        if part.get_content_type() in {"text/html", "application/xhtml+xml"}:
            pages.append(part)
    if not pages:
        yield broken(known.id, "no page", "the mail holds no HTML part", known.url)
        return
    chosen = next((p for p in pages if start and str(p.get("content-id", "")).strip("<>") == start), pages[0])
    page = cast("bytes", chosen.get_payload(decode=True) or b"")
    place = str(mail.get("snapshot-content-location") or chosen.get("content-location") or mail.get("content-location") or "")
    url = place.strip() if place.strip().lower().startswith(("http://", "https://")) else known.url
    fetched = None
    try:
        if mail.get("date"):
            fetched = Fetched(parsedate_to_datetime(str(mail["date"])).isoformat(), digest(page))
    except (ValueError, TypeError, IndexError):
        pass  # a mail without a date that can be read
    yield page_of(page, replaced(known, url=url, fetched=fetched), chosen.get_content_charset())


def saved_from(data: bytes) -> str | None:
    """The address that a saved page says it came from."""
    found = SAVED_FROM.search(data[:4096])
    return found[1].decode("ascii", "ignore") if found else None
