"""Pages that the tests make: one article about a bridge, whose parts a test varies."""

from __future__ import annotations

import json

from onrecord.acquire.page import from_page
from onrecord.facts.article import Article, Broken

URL = "https://mail.example/brack/bridge-shut"
TITLE = "Bridge shut after cable snaps"
TEXT = (
    "The Tarn bridge at Brack was shut to all traffic on Monday after one of its forty cables snapped in high wind.",
    "No one was hurt, but a lorry driver told rescuers that the deck had swayed “like a hammock” before he reached the far bank.",
    "County engineer Ida Holm said that an inspection in April had found rust on three cables and that new ones had been ordered.",
    "About 9,000 people cross the bridge on a working day, most of them on their way to the cannery at Quay Point.",
    "A ferry will run every twenty minutes from Tuesday morning until the bridge is open again, which may take six weeks.",
)


def page(
    body: str | None = None,
    head: str = "",
    data: object = None,
    title: str | None = f"{TITLE} | The Brack Mail",
    heading: str | None = TITLE,
    around: str = "",
    lang: str = "en",
) -> bytes:
    """A page with a body (the five paragraphs when None), more head, JSON-LD, and what stands around the article."""
    told = f'<script type="application/ld+json">{data if isinstance(data, str) else json.dumps(data)}</script>' if data else ""
    said = "".join(f"<p>{p}</p>" for p in TEXT) if body is None else body
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8">{f"<title>{title}</title>" if title else ""}'
        f'<meta property="og:site_name" content="The Brack Mail"><link rel="canonical" href="{URL}">{head}{told}</head><body>'
        f'<header><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav></header><main><article>'
        f"{f'<h1>{heading}</h1>' if heading else ''}{said}</article></main>{around}"
        f"<footer><p>© The Brack Mail. All rights reserved.</p></footer></body></html>"
    ).encode("utf-8", "surrogatepass")


def taken(data: bytes, known: Article | None = None, charset: str | None = None) -> Article:
    """The article of a page; fails where it is refused."""
    found = from_page(data, known or Article(id="p"), charset)
    assert isinstance(found, tuple), found
    return found[0]


def refused(data: bytes) -> Broken:
    """Why a page is refused; fails where it is not."""
    found = from_page(data, Article(id="p"))
    assert isinstance(found, Broken), found
    return found


def parts(article: Article, *kinds: str) -> list[str]:
    """The paragraphs of an article that are of these kinds (body where no block says otherwise)."""
    found, place = [], 0
    for paragraph in article.text.split("\n\n"):
        kind = next((b.kind for b in article.blocks if b.start <= place < b.end), "body")
        place += len(paragraph) + 2
        if kind in kinds:
            found.append(paragraph)
    return found


def body(article: Article) -> tuple[str, ...]:
    """The body paragraphs of an article."""
    return tuple(parts(article, "body"))
