"""Live blogs: each post's time, heading and author as a line of its own in front of its text."""

from __future__ import annotations

import re
from collections.abc import Iterator

from lxml import etree

from onrecord.acquire.characters import one_line
from onrecord.acquire.dates import read_time
from onrecord.acquire.elements import Element, is_a, remove, text_of
from onrecord.acquire.jsonld import Graph, Object, names_in, types_of
from onrecord.acquire.lines import HEADS, KIND
from onrecord.facts.article import BlockKind

FEWEST = 2
MOST_POSTS = 1000
MOST_TOLD = 40_000
CLOCK = re.compile(r"\b\d{1,2}[:.]\d\d\b")


def is_live(tree: Element, own: Object) -> bool:
    """Whether a page is a live blog."""
    if "liveblogposting" in types_of(own):
        return True
    return any(
        "class" in e.attrib and is_a(e, "liveblog") and len(e.findall(".//time")) >= FEWEST
        for e in tree.iter("div", "section", "main", "ol", "ul", "article")
    )


def posts_in(tree: Element) -> list[Element]:
    """The posts of a live blog: elements of such names or article elements, each with one time of its own."""
    found: list[Element] = []
    inside: set[Element] = set()
    for element in tree.iter("article", "div", "section", "li"):
        if len(found) >= MOST_POSTS:
            break
        named = (
            element.tag == "article"
            or (element.attrib and is_a(element, "post"))
            or "blogpost" in (element.get("itemtype") or "").casefold()
            or element.get("itemprop") == "liveBlogUpdate"
        )
        if not named or any(a in inside for a in element.iterancestors()):
            continue
        times = element.findall(".//time")
        if not times or len(element.findall(".//article")) > 1 or len(times) > 4 or len(text_of(element, 400)) < 20:
            continue
        found.append(element)
        inside.add(element)
    return found


def mark_posts(tree: Element) -> int:
    """Give each post of a live blog a line of the kind `post` (time, heading, author); how many there are."""
    posts = posts_in(tree)
    if len(posts) < FEWEST:
        return 0
    for post in posts:
        time = post.find(".//time")
        heading = next((h for h in post.iter(*sorted(HEADS))), None)
        when = read_time(time.get("datetime")) or text_of(time, 60)
        author = next((text_of(e, 80) for e in post.iter("span", "div", "p", "a", "address") if e.attrib and is_a(e, "byline")), "")
        said = " | ".join(part for part in (when, text_of(heading, 300) if heading is not None else "", author) if part)
        for element in (time, heading):
            if element is not None and element.getparent() is not None:
                remove(element)
        line = etree.Element("p")
        line.text = said
        line.set(KIND, "post")
        line.tail, post.text = post.text, None
        post.insert(0, line)
    return len(posts)


def told_posts(own: Object, graph: Graph) -> Iterator[tuple[BlockKind, str]]:
    """The posts that JSON-LD tells of, as lines: the first of them, to MOST_TOLD characters; what two posts say is told once."""
    updates = own.get("liveBlogUpdate")
    seen: set[str] = set()
    size = 0
    for update in (updates if isinstance(updates, list) else [updates])[:MOST_POSTS]:
        value = graph.resolved(update)
        if not isinstance(value, dict):
            continue
        when = read_time(value.get("datePublished")) or ""
        who = ", ".join(n for n, _ in names_in(graph, value.get("author")))
        said = " | ".join(part for part in (when, one_line(value.get("headline"), 300), who) if part)
        body = value.get("articleBody")
        text = body if isinstance(body, str) else ""
        if not said or not text.strip():
            continue
        if size > MOST_TOLD:
            return
        yield "post", said
        for part in re.split(r"\n+|</p>|<br ?/?>", text[:MOST_TOLD]):
            clean = one_line(part, 20_000)
            if clean and clean not in seen:
                seen.add(clean)
                size += len(clean)
                yield "body", clean
