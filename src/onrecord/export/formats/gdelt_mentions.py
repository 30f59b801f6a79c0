"""GDELT Mentions 2.0: each article's mention of an event (16 columns, tab-separated), and onrecord's columns after them."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import BinaryIO
from urllib.parse import urlsplit

from onrecord.export.choosing import Choice
from onrecord.export.columns import Cell, joined
from onrecord.export.eventrows import OURS, Coded, coded, heading, ours, put
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told, address
from onrecord.facts.record import Account
from onrecord.facts.span import hull

COLUMNS = (
    "GlobalEventID", "EventTimeDate", "MentionTimeDate", "MentionType", "MentionSourceName", "MentionIdentifier", "SentenceID",
    "Actor1CharOffset", "Actor2CharOffset", "ActionCharOffset", "InRawText", "Confidence", "MentionDocLen", "MentionDocTone",
    "MentionDocTranslationInfo", "Extras",
)  # fmt: skip
WEB = 1
CITED = 2
"""GDELT's types of mentions: 1 an address on the web, 2 a citation alone."""


def number(claim: str, story: str) -> int:
    """A whole number for an event, below 2^53 and the same on every run: GDELT's readers want no text there."""
    return int.from_bytes(hashlib.sha256(f"{story}/{claim}".encode()).digest()[:8], "big") >> 11


def instant(value: str | None) -> str | None:
    """A time as GDELT writes it, YYYYMMDDHHMMSS in UTC; None where the hour is not known."""
    if not value or len(value) <= len("2020-01-05"):
        return None
    try:
        found = datetime.fromisoformat(value)
    except ValueError:
        return None
    return found.astimezone(UTC).strftime("%Y%m%d%H%M%S") if found.tzinfo else None


def row(told: Told, one: Coded, account: Account) -> tuple[Cell, ...]:
    """A mention's cells. Offsets count code points of the article's text; GDELT's own are in bytes of its copy, which nobody has.

    Where GDELT gives the time at which it saw an event or an article, here stands when its first article, or this one, came out.
    """
    article = told.articles.get(account.article)
    url = article.url if article else None
    source = urlsplit(url).hostname if url else article.outlet if article else None
    place = hull(account.spans).start if account.spans else None
    first = (told.articles.get(a.article) for a in one.event.accounts)
    seen = min((t for a in first if a is not None and (t := instant(a.published_at))), default=None)
    told_by = list(ours(told, one.claim, one.event.date))
    told_by[OURS.index("onrecord_words")] = told.words(account.article, account.spans) or None
    told_by[OURS.index("onrecord_span")] = address(account.article, account.spans)
    told_by[OURS.index("onrecord_url")] = url
    told_by[OURS.index("onrecord_factuality")] = account.factuality or one.event.factuality
    return (
        number(one.event.id, told.record.id), seen, instant(article.published_at) if article else None, WEB if url else CITED,
        source, url or account.article, None, None, None, place, 1 if account.spans else None, None,
        len(article.text) if article else None, None, None, None, *told_by, joined(told.names(account.chain)), account.known,
    )  # fmt: skip


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:
    """Write a row an article's account of an event that was asked for."""
    left: LeftOut = Counter()
    heading(out, (*COLUMNS, *OURS, "onrecord_chain", "onrecord_chain_known"))
    for told in records:
        for one in coded(told, choice, left):
            for account in one.event.accounts:
                put(out, row(told, one, account))
    return left


FORMAT = Format(
    "gdelt-mentions", "each article's mention of each event, GDELT's 16 columns", "text/tab-separated-values", ".tsv", write
)
