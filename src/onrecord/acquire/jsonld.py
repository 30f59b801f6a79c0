"""A page's JSON-LD: read leniently and within bounds, references followed, the object that describes the article chosen."""

from __future__ import annotations

import html
import json
import re
from collections import deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

from onrecord.acquire.characters import one_line
from onrecord.acquire.elements import Element
from onrecord.lexicon.pages import page_words

Object = dict[str, Any]
MOST_DATA = 6_000_000
MOST_OBJECTS = 4_000
DEEPEST = 12
ARTICLES = {"newsarticle": 3.0, "reportagenewsarticle": 3.0, "liveblogposting": 3.0, "analysisnewsarticle": 3.0, "article": 2.5,
            "opinionnewsarticle": 3.0, "backgroundnewsarticle": 3.0, "reviewnewsarticle": 3.0, "satiricalarticle": 3.0,
            "asknewsarticle": 3.0, "blogposting": 2.5, "advertisercontentarticle": 2.5, "scholarlyarticle": 2.0, "techarticle": 2.0,
            "socialmediaposting": 1.0, "report": 1.0, "discussionforumposting": 1.0, "creativework": 0.5, "review": 1.0,
            "webpage": 0.2, "itempage": 0.2, "videoobject": 0.1}  # fmt: skip
"""How well a type says that an object is the article of the page."""
TRAILING = re.compile(r",(\s*[}\]])")
SHELL = re.compile(
    r"^\s*(?:<!--|//\s*<!\[CDATA\[|<!\[CDATA\[|/\*\s*<!\[CDATA\[\s*\*/)|(?:-->|//\s*\]\]>|\]\]>|/\*\s*\]\]>\s*\*/)\s*$"
)


@dataclass(frozen=True)
class Graph:
    """All objects of a page's JSON-LD with the key each stands under, and those that have an `@id`."""

    objects: tuple[tuple[Object, str, int], ...] = ()
    named: dict[str, Object] = field(default_factory=dict)

    def resolved(self, value: object) -> object:
        """The object that a reference ({"@id": ...}) stands for, else the value itself."""
        if isinstance(value, dict) and "@id" in value and "name" not in value:
            return self.named.get(str(value["@id"]), value)
        return value


def loaded(script: str) -> object:
    """The value of a JSON-LD script: comments around it, raw line breaks, commas too many and escapes forgiven; None for none."""
    text = SHELL.sub("", SHELL.sub("", script.strip())).strip().rstrip(";")
    for tried in (text, TRAILING.sub(r"\1", text), html.unescape(text)):
        try:
            return json.loads(tried, strict=False)
        except RecursionError:
            return None
        except ValueError:
            continue
    try:
        return json.JSONDecoder(strict=False).raw_decode(text)[0]  # what follows the first value is no part of it
    except (ValueError, RecursionError):
        return None


def graph_of(tree: Element) -> Graph:
    """The objects of a page's JSON-LD, breadth first."""
    values: deque[tuple[object, str, int]] = deque()
    size = 0
    for script in tree.iter("script"):
        if "ld+json" not in script.get("type", "").casefold():
            continue
        text = script.text or ""
        size += len(text)
        if size > MOST_DATA:
            break
        values.append((loaded(text), "", 0))
    found: list[tuple[Object, str, int]] = []
    named: dict[str, Object] = {}
    while values and len(found) < MOST_OBJECTS:
        value, key, depth = values.popleft()
        if depth > DEEPEST:
            continue
        if isinstance(value, list):
            values.extend((inner, key, depth + 1) for inner in value[:500])
        elif isinstance(value, dict):
            found.append((value, key, depth))
            if "@id" in value and len(value) > 1:
                named.setdefault(str(value["@id"]), value)
            values.extend((inner, name.casefold(), depth + 1) for name, inner in value.items() if isinstance(inner, (dict, list)))
    return Graph(tuple(found), named)


def types_of(found: Object) -> Iterator[str]:
    """The types of an object, in lower case, without their vocabulary."""
    kinds = found.get("@type")
    for kind in kinds if isinstance(kinds, list) else [kinds]:
        if isinstance(kind, str):
            yield kind.rsplit("/", 1)[-1].rsplit(":", 1)[-1].casefold()


def path_of(value: object) -> str | None:
    """The path of an address, for comparing; None for none and for a home page."""
    if isinstance(value, dict):
        value = value.get("@id") or value.get("url")
    if not isinstance(value, str):
        return None
    try:
        return urlsplit(value).path.rstrip("/").casefold() or None
    except ValueError:
        return None


def bare(text: object) -> str:
    """The letters and digits of a text, for comparing."""
    return re.sub(r"[\W_]+", "", one_line(text).casefold())


def article_of(graph: Graph, addresses: tuple[str | None, ...], headings: tuple[str, ...]) -> Object:
    """The object that describes the page's article: the one that agrees with its address or its headings; {} for none."""
    paths = {path for a in addresses if (path := path_of(a))}
    titles = [b for h in headings if (b := bare(h))]
    best: tuple[float, Object] = (0.4, {})
    for place, (found, key, depth) in enumerate(graph.objects):
        kind = max((ARTICLES.get(t, 0.0) for t in types_of(found)), default=0.0)
        if not kind:
            continue
        score = kind - depth * 0.05 - place * 0.001
        if key in page_words("others"):
            score -= 2.5
        own = {path for name in ("url", "mainEntityOfPage", "@id") if (path := path_of(found.get(name)))}
        score += 3 if own & paths else -1.5 if own and paths else 0
        said = bare(found.get("headline") or found.get("name"))
        if said and titles:
            score += 3 if any(said == t or (len(said) > 15 and (said in t or t in said)) for t in titles) else -0.5
        score += 0.5 * bool(found.get("datePublished")) + 0.3 * bool(found.get("articleBody"))
        if score > best[0]:
            best = (score, found)
    return best[1]


def names_in(graph: Graph, value: object, depth: int = 0) -> Iterator[tuple[str, str]]:
    """The names of people or bodies in an author, publisher or source, each with its type ("" where none is given)."""
    value = graph.resolved(value)
    if depth > 4:
        return
    if isinstance(value, list):
        for inner in value[:12]:
            yield from names_in(graph, inner, depth + 1)
    elif isinstance(value, dict):
        kind = next(types_of(value), "")
        names = value.get("name") or value.get("alternateName")
        for name in names if isinstance(names, list) else [names]:
            if isinstance(name, dict):
                name = name.get("name") or name.get("@value")  # noqa: PLW2901  # a name within a name
            if text := one_line(name, 200):
                yield text, kind
        if not names and isinstance(value.get("@value"), str):
            yield one_line(value["@value"], 200), kind
        if not names and isinstance(value.get("@list"), list):
            yield from names_in(graph, value["@list"], depth + 1)
    elif isinstance(value, str) and (text := one_line(value, 200)):
        yield text, ""
