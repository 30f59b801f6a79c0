"""Posts of other platforms that a page embeds, taken out of its text."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.acquire.elements import Element, is_a, remove, text_of
from onrecord.lexicon.pages import page_words

MOST = 300
LONGEST = 1000
CITED = (
    "cite",
    "data-embed-url",
    "data-instgrm-permalink",
    "data-href",
    "data-bluesky-uri",
    "data-text-post-permalink",
    "data-tweet-id",
    "data-video-id",
)


def is_embed(element: Element) -> bool:
    """Whether an element is an embedded post: by its names, or a quotation that cites a platform."""
    if element.tag not in ("blockquote", "div", "figure", "section", "amp-twitter", "article", "p", "aside") or not element.attrib:
        return False
    if is_a(element, "embed"):
        return True
    return element.tag == "blockquote" and any(p in (element.get(name) or "") for name in CITED for p in page_words("platforms"))


def take_embeds(tree: Element) -> Iterator[str]:
    """Take embedded posts out of a page: their words."""
    found = 0
    for element in [e for e in tree.iter() if isinstance(e.tag, str) and is_embed(e)]:
        if element.getparent() is None or found >= MOST or next((a for a in element.iterancestors() if a is tree), None) is None:
            continue
        said = text_of(element, 4 * LONGEST)
        if len(said) > 3 * LONGEST:  # no post is as long: a part of the page has such a name
            continue
        remove(element)
        if said:
            found += 1
            yield said[:LONGEST]
