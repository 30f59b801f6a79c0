"""Agencies' own formats in XML: NITF, and NewsML-G2 (and NewsML 1) with NITF, XHTML or plain text inside."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from lxml import etree
from lxml import html as lxml_html

from onrecord.acquire.fragment import from_fragment
from onrecord.acquire.given import language, replaced
from onrecord.acquire.moments import given_time
from onrecord.acquire.references import bytes_with_valid_references
from onrecord.acquire.taken import Item, broken, checked
from onrecord.facts.article import Article

Element = Any  # lxml ships no types
BODIES = ("body.content", "body", "inlineData", "DataContent")
KEPT = frozenset({"p", "h2", "h3", "figcaption", "figure", "li", "ul", "ol", "table", "tr", "td", "th", "blockquote", "br", "pre"})
MOST_ITEMS = 2_000


def from_newsml(data: bytes, name: str) -> Iterator[Item]:
    """The articles of an NITF document, of a NewsML item, or of a message of several. A cancelled item is refused as such."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=True, load_dtd=False)
    try:
        root = etree.fromstring(bytes_with_valid_references(data), parser)
    except (etree.LxmlError, ValueError) as fault:
        yield broken(name, "not XML", str(fault))
        return
    if root is None:
        yield broken(name, "not XML", "no element")
        return
    items = found(root, "newsItem", "NewsItem") or found(root, "nitf") or [root]
    texts = [item for item in items if found(item, *BODIES)]
    if not texts:
        yield broken(name, "no text", "the item has no text (a picture, a video, a package of links?)")
    for number, item in enumerate(texts[:MOST_ITEMS], 1):
        where = name if len(texts) == 1 else f"{name}:{number}"
        try:
            yield of_item(item, where)
        except Exception as fault:  # one item's fault is that item's alone
            yield broken(where, "cannot be taken in", f"{type(fault).__name__}: {fault}")


def local(element: Element) -> str:
    """An element's name without its namespace."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def found(root: Element, *names: str) -> list[Element]:
    """The elements of these names, the first name's first; each in the order of the document."""
    every = [e for e in root.iter() if isinstance(e.tag, str)]
    return [e for name in names for e in every if local(e) == name]


def words(element: Element) -> str:
    """An element's words."""
    return " ".join("".join(element.itertext()).split())


def first(root: Element, *names: str) -> str | None:
    """The words of the first element that has any, by the order of names."""
    return next((text for e in found(root, *names) if (text := words(e))), None)


def normed(root: Element, *names: str) -> str | None:
    """The time in the first of these elements: its `norm` (NITF) or its words."""
    return next((t for e in found(root, *names) if (t := given_time(e.get("norm")) or given_time(words(e)))), None)


def outlet_of(item: Element) -> str | None:
    """Who publishes: the rights' holder or provider by name, else the publication NITF names."""
    for name in ("copyrightHolder", "provider", "infoSource", "Provider"):
        for e in found(item, name):
            inner = first(e, "name")
            party = next((p.get("FormalName") for p in found(e, "Party") if p.get("FormalName")), None)
            if text := inner or party or e.get("literal") or (words(e) or None):
                return str(text)
    named = next((e.get("name") for e in found(item, "pubdata") if e.get("name")), None)
    return named or first(item, "distributor", "org.holder")


def of_item(item: Element, where: str) -> Item:
    """The article of one item."""
    for status in found(item, "pubStatus", "Status"):
        if str(status.get("qcode") or status.get("FormalName") or "").rsplit(":", 1)[-1].casefold() in {"canceled", "withheld"}:
            return broken(where, "withdrawn", "its sender has withdrawn it (pubStatus)")
    inner = next(iter(found(item, "nitf")), None)
    whole = inner if inner is not None else item
    published = normed(
        item, "firstCreated", "FirstCreated", "contentCreated", "date.issue", "story.date", "versionCreated", "date.release"
    )
    modified = normed(item, "versionCreated", "contentModified", "ThisRevisionCreated")
    byline = first(whole, "byline", "by", "ByLine")
    doc = next((e.get("id-string") for e in found(whole, "doc-id") if e.get("id-string")), None)
    known = Article(
        id=item.get("guid") or doc or first(item, "NewsItemId") or where,
        url=next((e.get("href") for e in found(item, "link", "remoteInfo") if str(e.get("href", "")).startswith("http")), None),
        outlet=outlet_of(item),
        title=first(whole, "hl1", "headline", "HeadLine", "hedline", "title") or "",
        published_at=published,
        lang=language(next((e.get("tag") for e in found(item, "language") if e.get("tag")), None)) or "en",
        byline=byline.removeprefix("By ").removeprefix("by ") if byline else None,
        agency=first(item, "creditline", "CreditLine"),
        section=first(item, "fixture.identifier") or next((e.get("position.section") for e in found(item, "pubdata")), None),
        modified_at=modified if modified != published else None,
    )
    body = found(whole, *BODIES)[0]
    dateline = first(whole, "dateline", "DateLine")
    markup = any(local(e) in {"p", "div", "br", "hl2", "block"} for e in body.iter())
    if not markup:
        text = "".join(body.itertext()).strip()
        if "<" in text and lxml_html.fragment_fromstring(text, create_parent="div").find(".//p") is not None:
            return from_fragment(text, known)
        title = f"{known.title}\n\n" if known.title and not text.startswith(known.title) else ""
        return checked(replaced(known, text=title + text))
    return from_fragment(as_html(body, dateline), known)


def as_html(body: Element, dateline: str | None) -> str:
    """A body's paragraphs as HTML: NITF's own names become HTML's, its media's captions captions."""
    names = {"hl2": "h2", "media-caption": "figcaption", "media": "figure", "media-producer": "figcaption"}
    parts = [f"<p>{escaped(dateline)}</p>"] if dateline else []

    def write(element: Element) -> None:
        tag = names.get(local(element), local(element)).lower()
        if not tag or tag in {"script", "style", "media-reference", "media-metadata", "object"}:
            parts.append(escaped(element.tail or "") if element is not body else "")
            return
        keep = tag in {
            "p",
            "h2",
            "h3",
            "figcaption",
            "figure",
            "li",
            "ul",
            "ol",
            "table",
            "tr",
            "td",
            "th",
            "blockquote",
            "br",
            "pre",
        }
        parts.append(f"<{tag}>" if keep else "")
        parts.append(escaped(element.text or ""))
        for child in element:
            write(child)
        parts.append(f"</{tag}>" if keep and tag != "br" else "")
        parts.append(escaped(element.tail or "") if element is not body else "")

    write(body)
    return "".join(parts)


def escaped(text: str) -> str:
    """Text in which HTML finds no markup."""
    return text.replace("&", "&amp;").replace("<", "&lt;")
