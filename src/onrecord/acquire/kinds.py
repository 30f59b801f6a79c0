"""What a file or an answer is, by its first bytes, then by its name and by what the server calls it."""

from __future__ import annotations

import re
from typing import Literal
from urllib.parse import urlsplit

Kind = Literal["page", "feed", "sitemap", "newsml", "json", "lines", "table", "mhtml", "warc", "zip", "gzip", "text", "parquet"]

HEAD = 8_192
ENDINGS: dict[str, Kind] = {
    ".jsonl": "lines", ".ndjson": "lines", ".json": "json", ".csv": "table", ".tsv": "table", ".html": "page", ".htm": "page",
    ".xhtml": "page", ".shtml": "page", ".php": "page", ".asp": "page", ".aspx": "page", ".jsp": "page", ".cms": "page",
    ".opml": "sitemap", ".webarchive": "mhtml",
    ".txt": "text", ".text": "text", ".md": "text", ".rss": "feed", ".atom": "feed", ".rdf": "feed", ".mhtml": "mhtml",
    ".mht": "mhtml",
    ".warc": "warc", ".parquet": "parquet", ".zip": "zip", ".wacz": "zip", ".nitf": "newsml", ".ninjs": "json", ".gz": "gzip",
}  # fmt: skip
"""Kinds by the ending of a name. Content that is plainly something else is taken as what it is."""
CALLED: dict[str, Kind] = {
    "text/html": "page", "application/xhtml+xml": "page", "application/rss+xml": "feed", "application/atom+xml": "feed",
    "application/rdf+xml": "feed", "application/feed+json": "json", "application/json": "json", "application/ld+json": "json",
    "application/x-ndjson": "lines", "application/ndjson": "lines", "application/jsonl": "lines",
    "application/x-jsonlines": "lines",
    "application/json-lines": "lines", "application/jsonlines": "lines", "text/csv": "table", "text/tab-separated-values": "table",
    "multipart/related": "mhtml", "message/rfc822": "mhtml", "application/warc": "warc", "application/zip": "zip",
    "text/plain": "text", "text/markdown": "text",
}  # fmt: skip
"""Kinds by what a server calls its answer."""
ROOTS: dict[str, Kind] = {
    "html": "page", "rss": "feed", "rdf": "feed", "feed": "feed", "channel": "feed", "urlset": "sitemap", "sitemapindex": "sitemap",
    "nitf": "newsml", "opml": "sitemap", "newsitem": "newsml", "newsmessage": "newsml", "packageitem": "newsml", "newsml": "newsml",
}  # fmt: skip
TAGS = frozenset(
    "head body title meta link script style div p h1 h2 article main section table center font span a img header nav figure".split()  # noqa: SIM905  # a list of words
)
PROLOGUE = re.compile(r"\s*(?:<\?[^>]*>\s*|<!--.*?-->\s*|<!doctype[^>\[]*(?:\[[^\]]*\])?>\s*)*", re.DOTALL | re.IGNORECASE)
ELEMENT = re.compile(r"<(?:[A-Za-z][\w.-]*:)?([A-Za-z][\w.-]*)[\s/>]")
MAIL = re.compile(r"(?:[A-Za-z-]+:[^\r\n]*\r?\n(?:[ \t][^\r\n]*\r?\n)*){1,40}", re.ASCII)
PAGE_NAME = re.compile(r"\.(?:x?html?|shtml|php|aspx?|jsp)(?:[?&;@_].*)?$", re.IGNORECASE)


def start_of(head: bytes) -> str:
    """The first characters of bytes, whatever their encoding: enough to tell markup and JSON."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return head[: len(head) // 2 * 2].decode("utf-16", "replace").lstrip("\ufeff")
    return head.decode("latin-1").removeprefix("ï»¿")


def by_content(head: bytes) -> Kind | None:
    """The kind that the first bytes show; None where they could be of several."""
    if head.startswith(b"\x1f\x8b"):
        return "gzip"
    if head.startswith(b"PK\x03\x04"):
        return "zip"
    if head.startswith(b"WARC/"):
        return "warc"
    if head.startswith(b"PAR1"):
        return "parquet"
    if head.startswith(b"bplist00") and b"WebMainResource" in head:
        return "mhtml"
    text = start_of(head)
    opening = text.lstrip()
    if opening.startswith("<"):
        if re.match(r"\s*(?:<!--.*?-->\s*|<\?[^>]*>\s*)*<!doctype\s+html", text, re.DOTALL | re.IGNORECASE):
            return "page"
        prologue = PROLOGUE.match(text)
        first = ELEMENT.match(text, prologue.end() if prologue else 0)
        name = first[1].casefold() if first else ""
        return ROOTS.get(name) or ("page" if name in TAGS else None)
    if opening[:1] in {"{", "["}:
        return "json"
    if (mail := MAIL.match(text)) and re.search(
        r"^mime-version:|^content-type:\s*multipart", mail[0], re.IGNORECASE | re.MULTILINE
    ):
        return "mhtml"
    return None


def by_name(name: str) -> Kind | None:
    """The kind that the ending of a name or of an address's path tells, packed or not."""
    if name.lower().startswith(("http://", "https://")):
        try:
            name = urlsplit(name).path
        except ValueError:
            return None
    lower = name.lower()
    bare = lower.removesuffix(".gz")
    ending = "." + bare.rsplit(".", 1)[-1] if "." in bare.rsplit("/", 1)[-1] else ""
    if ending == ".gz":
        return "gzip"
    return ENDINGS.get(ending) or ("page" if PAGE_NAME.search(bare) else "gzip" if lower != bare and not ending else None)


def kind_of(head: bytes, name: str, called: str = "") -> Kind | None:
    """What bytes are that begin so, under this name, and called so by their server ("" where there is none)."""
    shown, named, told = by_content(head), by_name(name), CALLED.get(called)
    if shown in {"gzip", "zip", "warc", "parquet"}:
        return shown
    if told == "text" and named in {"lines", "table", "json"}:
        told = named
    if told == "text" or (named == "text" and told is None):  # a text is a text, whatever it quotes
        return "text"
    if shown == "json":
        return "lines" if "lines" in {told, named} else "json" if told in {None, "json"} or named == "json" else told
    if shown is not None:
        return shown
    if named == "gzip":
        named = None
    return told or named


def binary(head: bytes) -> bool:
    """Whether bytes are no text in any encoding: they hold NULs that UTF-16 does not explain, or hardly anything but controls."""
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        return False
    return b"\0" in head or sum(b < 9 or 13 < b < 32 for b in head) > len(head) // 20
