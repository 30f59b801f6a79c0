"""One published text."""

from __future__ import annotations

from typing import Literal

import msgspec

BlockKind = Literal[
    "title", "body", "dateline", "caption", "credit", "embed", "boilerplate", "agency", "table", "correction", "post"
]
"""What a stretch of an article is. Only `title` and `body` are the article's own account; `dateline` is the place, date and
agency before the first sentence; `agency` is a credit line of a wire ("Reuters"), which readers of relays look at;
`correction` is a note of what the outlet corrected; `table` the cells of a table; `post` the heading (time, author) of a post
in a live blog."""

MOST_TEXT = 1_000_000
"""Code points of a text; a longer one is no article that is taken in or read."""


class Block(msgspec.Struct, frozen=True):
    """A stretch of the text (usually one paragraph) and what it is."""

    start: int
    end: int
    kind: BlockKind


class Image(msgspec.Struct, frozen=True):
    """A picture that stands in the article, with its caption and credit where given."""

    url: str | None = None
    caption: str | None = None
    credit: str | None = None


class Fetched(msgspec.Struct, frozen=True):
    """When an article's bytes were fetched (`at`, ISO 8601 with zone), the SHA-256 of those bytes, and the record that keeps them.

    `archive` names a WARC file and the record in it ("news.warc.gz#<urn:uuid:...>"), None where the bytes were not kept.
    """

    at: str
    digest: str
    archive: str | None = None


class Article(msgspec.Struct, frozen=True):
    """One published text as it was acquired.

    `text` is never altered after acquisition: every span of every fact counts its code points. `published_at` is ISO 8601, a
    date or a time with zone where the source gave one, or None when nothing tells. `blocks` is given by inputs that know
    the page's structure (HTML) and empty otherwise. `digest` is the SHA-256 of the bytes acquired.
    `modified_at` is like `published_at`; `truncated` says why the text is known to be cut short (a paywall, page 1 of several).
    """

    id: str
    url: str | None = None
    outlet: str | None = None
    title: str = ""
    published_at: str | None = None
    lang: str = "en"
    text: str = ""
    byline: str | None = None
    agency: str | None = None
    canonical_url: str | None = None
    images: tuple[Image, ...] = ()
    blocks: tuple[Block, ...] = ()
    digest: str | None = None
    section: str | None = None
    modified_at: str | None = None
    truncated: str | None = None
    fetched: Fetched | None = None


class Broken(msgspec.Struct, frozen=True):
    """An input that could not become an article or a reading; kept and counted, never dropped.

    `id` names the input (an article id, a path or `path:line`); `stage` is where it failed (acquire, read); `reason` is a
    short stable phrase such as "not UTF-8" or "empty"; `detail` tells more, for a person.
    """

    id: str
    stage: str
    reason: str
    detail: str = ""
    url: str | None = None
    text: str | None = None
