"""Feeds: RSS 0.9 to 2.0, Atom, JSON Feed. An item with its whole text is an article; of another the page is to be fetched."""

from __future__ import annotations

import io
import re
from calendar import timegm
from collections.abc import Iterator
from datetime import UTC, datetime
from html import unescape
from typing import Any
from urllib.parse import urljoin, urlsplit

from onrecord.acquire.fragment import WORD, from_fragment
from onrecord.acquire.given import MARKUP, language, replaced, worded
from onrecord.acquire.ids import Names
from onrecord.acquire.moments import given_time
from onrecord.acquire.references import bytes_with_valid_references
from onrecord.acquire.taken import Item, Lead, broken
from onrecord.facts.article import Article, Broken
from onrecord.lexicon.feeds import more_follows

MOST_ITEMS = 5_000
LEAST_WORDS = 80
"""Words that an item's content must have to be taken for the whole article; a brief (`LEAST_BRIEF`) is whole where the feed marks
it as content and it has several sentences."""
LEAST_BRIEF = 30
SHORT = 2
"""Letters of a country's domain, under which publishers often stand at the third label (co.uk)."""
TAG = re.compile(r"<[^>]*>")


def from_feed(data: bytes, name: str, base: str | None = None) -> Iterator[Item]:
    """The items of a feed: articles, and addresses of those whose text it does not hold. `base` is the feed's own address."""
    import feedparser

    source = io.BytesIO(bytes_with_valid_references(data))  # bytes: never an address
    try:
        feed = feedparser.parse(source, response_headers={"content-location": base} if base else None)
    except Exception as fault:  # feedparser follows broken namespaces and attributes until it falls over them
        yield broken(name, "not a feed", f"its markup cannot be followed: {fault}", base)
        return
    if not feed.entries:
        why = str(feed.get("bozo_exception", "")) if feed.bozo else ""
        if not feed.get("version") or why:
            yield broken(name, "not a feed", why or "no feed that we know", base)
        return
    channel = Channel(feed.feed, base)
    for number, entry in enumerate(feed.entries[:MOST_ITEMS], 1):
        try:
            yield of_entry(entry, channel, f"{name}:{number}")
        except Exception as fault:  # one item's fault is that item's alone
            yield broken(f"{name}:{number}", "cannot be taken in", f"{type(fault).__name__}: {fault}")


class Channel:
    """What a feed says of itself."""

    def __init__(self, feed: Any, base: str | None) -> None:  # noqa: ANN401  # feedparser's own dictionary
        self.base = base or feed.get("link") or ""
        self.host = site(feed.get("link") or base)
        self.title = " ".join(str(feed.get("title") or "").split())
        self.lang = language(feed.get("language"))

    def outlet(self, url: str | None) -> str | None:
        """The feed's name, for an item that is on its own site; another site's items are of another outlet."""
        return self.title or None if url is None or not self.host or site(url) == self.host else None


TTL = re.compile(rb"<ttl>\s*(\d{1,6})\s*</ttl>", re.IGNORECASE)
PERIOD = re.compile(rb"<(?:\w+:)?updatePeriod>\s*(hourly|daily|weekly|monthly|yearly)\s*<", re.IGNORECASE)
FREQUENCY = re.compile(rb"<(?:\w+:)?updateFrequency>\s*(\d{1,4})\s*<", re.IGNORECASE)
PERIODS = {b"hourly": 3600, b"daily": 86400, b"weekly": 604800, b"monthly": 2592000, b"yearly": 31536000}


def pace_of(data: bytes) -> float | None:
    """Seconds after which a feed says that it may have changed (RSS `ttl`, the syndication module); None where it does not."""
    head = data[:20_000]
    if (ttl := TTL.search(head)) and int(ttl[1]):
        return float(ttl[1]) * 60
    if period := PERIOD.search(head):
        often = FREQUENCY.search(head)
        return PERIODS[period[1].lower()] / max(1, int(often[1]) if often else 1)
    return None


def site(url: str | None) -> str:
    """The last two or three labels of an address's host: enough to tell one publisher's site from another's."""
    try:
        host = (urlsplit(url).hostname or "") if url else ""
    except ValueError:
        return ""
    labels = host.split(".")
    return (
        host
        if host.replace(".", "").isdigit()
        else ".".join(labels[-3:] if len(labels[-1]) == 2 and len(labels) > 2 else labels[-2:])
    )


def moment_of(entry: Any, name: str) -> str | None:  # noqa: ANN401  # feedparser's own dictionary
    """A time of an item as it is written, with its zone; else as feedparser has read it, in UTC."""
    if time := given_time(dict.get(entry, name)):  # `entry.get` would give one time for the other
        return time
    parsed = dict.get(entry, f"{name}_parsed")
    try:
        return datetime.fromtimestamp(timegm(parsed), UTC).isoformat() if parsed else None
    except (ValueError, OverflowError, OSError):
        return None


def byline_of(entry: Any) -> str | None:  # noqa: ANN401  # feedparser's own dictionary
    """Who wrote an item; an address of mail is no name."""
    names = [str(a.get("name")) for a in entry.get("authors", []) if a.get("name")] or [str(entry.get("author") or "")]
    kept = [re.sub(r"\S+@\S+|[()]", "", " ".join(n.split())).strip() for n in names]
    return ", ".join(dict.fromkeys(n for n in kept if n))[:500] or None


def of_entry(entry: Any, channel: Channel, where: str) -> Item:  # noqa: ANN401  # feedparser's own dictionary
    """An item of RSS or Atom."""
    link = str(entry.get("link") or "").strip()
    url = urljoin(channel.base, link) if link else None
    if url is not None and not url.lower().startswith(("http://", "https://")):
        url = None
    if url is None and str(entry.get("id", "")).startswith(("http://", "https://")):
        url = str(entry["id"])
    source = entry.get("source") or {}
    outlet = " ".join(str(source.get("title") or "").split()) or None
    if outlet is None and (href := source.get("href") or source.get("link")):
        outlet = site(str(href)) or None
    published, updated = moment_of(entry, "published"), moment_of(entry, "updated")
    known = Article(
        id=url or str(entry.get("id") or "") or where,
        url=url,
        outlet=outlet or entry.get("publisher") or channel.outlet(url),
        title=" ".join(unescape(TAG.sub("", str(entry.get("title") or ""))).split()),
        published_at=published or updated,
        lang=language(entry.get("language")) or channel.lang or "en",
        byline=byline_of(entry),
        section=next((str(t.get("term")) for t in entry.get("tags", []) if t.get("term")), None),
        modified_at=updated if published and updated != published else None,
    )
    contents = [str(c.get("value") or "") for c in entry.get("content", [])]
    full = max(contents, key=len, default="")
    return settled(known, full, str(entry.get("summary") or ""), where)


def of_json_feed(feed: dict[str, Any], name: str, base: str | None = None) -> Iterator[Item]:
    """The items of a JSON Feed (versions 1 and 1.1)."""
    items = feed.get("items")
    home = worded(feed.get("home_page_url")) or base or ""
    channel = Channel({"link": home, "title": worded(feed.get("title")), "language": worded(feed.get("language"))}, base)
    for number, item in enumerate(items[:MOST_ITEMS] if isinstance(items, list) else (), 1):
        where = f"{name}:{number}"
        if not isinstance(item, dict):
            yield broken(where, "not an item", "an item of a JSON feed is an object")
            continue
        link = worded(item.get("url")) or worded(item.get("external_url"))
        url = urljoin(home, link) if link else None
        authors = item.get("authors") or item.get("author") or feed.get("authors") or feed.get("author")
        published, modified = given_time(item.get("date_published")), given_time(item.get("date_modified"))
        known = Article(
            id=url or worded(item.get("id")) or where,
            url=url,
            outlet=channel.outlet(url),
            title=" ".join((worded(item.get("title")) or "").split()),
            published_at=published or modified,
            lang=language(worded(item.get("language"))) or channel.lang or "en",
            byline=worded(authors),
            section=(worded(item.get("tags")) or "").split(",")[0] or None,
            modified_at=modified if published and modified != published else None,
        )
        html, text = item.get("content_html"), item.get("content_text")
        full = html if isinstance(html, str) and html.strip() else text if isinstance(text, str) else ""
        yield settled(known, full, worded(item.get("summary")) or "", where)


def settled(known: Article, full: str, summary: str, where: str) -> Item:
    """An item as an article where the feed holds its text, else the address of its page; of one without a page what there is."""
    if whole(full, marked=True):
        return taken(known, full, where)
    if whole(summary, marked=False):
        return taken(known, summary, where)
    if known.url:
        return Lead(known.url, known, own=True)
    longest = max(full, summary, key=len)
    return taken(replaced(known, truncated="the feed gives a summary alone, and no address of the page"), longest, where)


def taken(known: Article, text: str, where: str) -> Article | Broken:
    """The article of an item's text."""
    source = text if MARKUP.search(text) else "".join(f"<p>{part}</p>" for part in re.split(r"\n\s*\n", text.replace("<", "&lt;")))
    if not known.id:
        known = replaced(known, id=Names().of_row({"title": known.title, "text": text}, where))
    return from_fragment(source, known)


def whole(text: str, *, marked: bool) -> bool:
    """Whether an item's text is the whole article: long enough, and not broken off. `marked`: the feed calls it content."""
    plain = " ".join(TAG.sub(" ", text).split())
    words = len(WORD.findall(plain))
    if more_follows(plain[-200:]):
        return False
    sentences = len(re.findall(r"[.!?][\"'”’)]*(?:\s|$)", plain))
    if marked:
        return words >= LEAST_WORDS or (words >= LEAST_BRIEF and sentences >= 3)
    return words >= 3 * LEAST_WORDS and sentences >= 6
