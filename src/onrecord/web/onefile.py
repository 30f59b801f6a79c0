"""One record as one file to send: its page with the texts of its articles, styles and scripts in it, and nothing outside it."""

from __future__ import annotations

import base64
import hashlib
import posixpath
from collections.abc import Callable
from functools import partial
from typing import Any
from urllib.parse import unquote

from lxml import html

from onrecord.store.store import Store
from onrecord.web.names import article_file, rest_file, story_file
from onrecord.web.pages import article_page, rest_page, story_page
from onrecord.web.report import static_text
from onrecord.web.story import rest_pages

MOST_PAGES = 2_000
"""Pages in one file: the articles of a record, and what its own page leaves to further ones."""
Element = Any
"""lxml's, which has no types."""


def one_file(store: Store, story_id: str) -> str | None:
    """The record of a story as one page; None where there is no such record."""
    first = story_page(store, story_id)
    record = store.record(story_id)
    if first is None or record is None:
        return None
    makers: dict[str, Callable[[], str | None]] = {
        article_file(a): (lambda a=a: article_page(store, a))  # type: ignore[misc]  # bound at once
        for a in record.articles
    }
    makers |= {rest_file(story_id, s, n): partial(rest_page, store, story_id, s, n) for s, n in rest_pages(store, story_id)}
    own = story_file(story_id)
    page = html.document_fromstring(first)
    prefixes = {own: ""}
    parts: list[Element] = []
    waiting = [(own, page)]
    while waiting:
        name, held = waiting.pop(0)
        for link in held.iter("a"):
            target, hash_sign, place = (link.get("href") or "").partition("#")
            if not target:
                if prefixes[name] and hash_sign:
                    link.set("href", f"#{prefixes[name]}{place}")
                continue
            if "://" in target or target.startswith("mailto:"):
                continue
            to = unquote(posixpath.normpath(posixpath.join(posixpath.dirname(name), target)))
            if to not in prefixes and to in makers and len(prefixes) < MOST_PAGES and (made := makers[to]()) is not None:
                prefixes[to] = f"p{len(prefixes)}-"
                part = part_of(made, prefixes[to])
                parts.append(part)
                waiting.append((to, part))
            if to in prefixes:
                link.set("href", f"#{prefixes[to]}{place or 'top'}" if prefixes[to] or place else "#main")
            else:
                link.attrib.pop("href")  # it leads to a page that is not sent
    assembled(page, parts)
    ids = {e.get("id") for e in page.iter() if isinstance(e.tag, str)}
    for link in page.iter("a"):
        if (link.get("href") or "").startswith("#p") and link.get("href")[1:] not in ids:
            link.set("href", f"{link.get('href').partition('-')[0]}-top")  # of words that the article's page does not mark
    text: str = html.tostring(page, encoding="unicode", method="html")
    return f"<!doctype html>\n{text}"


def part_of(page: str, prefix: str) -> Element:
    """What a page has in its middle, as a part of another page: its ids are its own."""
    main = html.document_fromstring(page).get_element_by_id("main")
    main.tag = "section"
    main.attrib.clear()
    main.set("class", "sent")
    for element in main.iter():
        if isinstance(element.tag, str):
            for name in ("id", "for", "aria-labelledby", "aria-describedby"):
                if element.get(name):
                    element.set(name, f"{prefix}{element.get(name)}")
    main.set("id", f"{prefix}top")
    return main


def assembled(page: Element, parts: list[Element]) -> None:
    """Put all into the page: parts at its end, styles and scripts where they were named; what only a site has leaves it."""
    for form in [*page.iter("form"), *page.iter("nav")]:
        if form.tag == "form" or form.get("aria-label") == "Site":
            form.drop_tree()
    main = page.get_element_by_id("main")
    for part in parts:
        for heading in part.iter("h1"):
            heading.tag = "h2"
        main.append(part)
    digests: list[str] = []
    for link in list(page.iter("link")):
        if link.get("rel") == "stylesheet":
            style = html.Element("style")
            style.text = static_text(posixpath.basename(link.get("href")))
            link.addprevious(style)
        link.drop_tree()
    for script in list(page.iter("script")):
        text = static_text(posixpath.basename(script.get("src")))
        digests.append(f"'sha256-{base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()}'")
        script.attrib.clear()
        script.text = text
        page.body.append(script)
    policy = f"default-src 'none'; style-src 'unsafe-inline'; script-src {' '.join(digests) or chr(39) + 'none' + chr(39)}"
    page.head.insert(0, html.Element("meta", {"http-equiv": "Content-Security-Policy", "content": policy}))
    page.head.insert(0, html.Element("meta", charset="utf-8"))
