"""Who wrote a page: JSON-LD, metas and visible bylines weighed; the outlet's own name counts only where no other stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.acquire.elements import text_of
from onrecord.acquire.jsonld import Graph, Object, bare, names_in, types_of
from onrecord.acquire.marks import Marks
from onrecord.acquire.metas import Metas, values
from onrecord.lexicon.pages import page_words, phrases
from onrecord.lexicon.wires import wire_named

LONGEST = 300
LONGEST_LINE = 100
MOST_NAMES = 15
ADDRESS = re.compile(r"https?://\S+|www\.\S+|\S+@\S+\.\w+|\(?@\w+\)?|^\S+/\S+$")
PARTS = re.compile(r"\s*(?:,|;|/|\band\b|&|\bund\b|\bet\b|\by\b)\s*")


def candidates(marks: Marks, metas: Metas, own: Object, graph: Graph) -> Iterator[tuple[tuple[str, ...], str]]:
    """Lists of names that may be the byline, each with its source, the most telling first."""
    yield tuple(n for n, _ in names_in(graph, own.get("author"))), "json-ld"
    yield tuple(n for n, _ in names_in(graph, own.get("creator"))), "json-ld"
    by_name: dict[str, list[str]] = {}
    for content, name in values(metas, "author"):
        by_name.setdefault(name, []).append(content)
    for name, contents in by_name.items():
        yield tuple(p for c in contents for p in visible_names(c)), name
    for found, key, _ in graph.objects:
        if not key and {"webpage", "itempage"} & set(types_of(found)) and found is not own:
            yield tuple(n for n, _ in names_in(graph, found.get("author"))), "json-ld page"
    for source, elements in (("itemprop", marks.props.get("author", [])), ("rel", marks.authors), ("byline", marks.of("byline"))):
        heard: list[str] = []
        for place, element in elements[:8]:
            if marks.heading and abs(place - marks.heading) > 400 and heard:  # far from the heading: a box at the foot
                continue
            inner = element.xpath(".//*[@itemprop='name']") if source == "itemprop" else ()
            for one in inner or (element,):
                heard += [n for n in visible_names(one.get("content") or text_of(one, LONGEST)) if n not in heard]
            if source == "byline" and heard:
                break
        yield tuple(heard), source


def visible_names(text: str) -> list[str]:
    """The names in a visible byline, without "By", roles, addresses and dates."""
    said = phrases("by").sub("", ADDRESS.sub(" ", text).strip())
    said = phrases("byline_end").sub("", said).strip(" ,.|-–—:")
    if not said or len(said) > LONGEST or ("/" in said and " " not in said):
        return []
    names = []
    for part in PARTS.split(said):
        name = phrases("by").sub("", part).strip(" .|-–—:()")
        words = name.split()
        size = next((n for n in (3, 2) if len(words) > n + 1 and wire_named(" ".join(words[-n:]))), 0)
        name = " ".join(words[:-size]) if size else name
        if is_name(name):
            names.append(name)
    return names


def is_name(name: str) -> bool:
    """Whether a part of a byline may be a person or an agency: short, with a capital, no role."""
    if wire_named(name):
        return True
    words = name.split()
    return (
        0 < len(words) <= 5  # the longest names
        and not name.isdigit()
        and any(c.isalpha() for c in name)
        and bare(name) not in page_words("nobody")
        and (name[0].isupper() or not name[0].isascii())
        and len(phrases("role").findall(name)) * 2 <= len(words) - (1 if len(words) == 1 else 0)
    )


def in_body(lines: Sequence[str]) -> str | None:
    """The names of a byline that stands as a line of its own above the text or at its foot ("By Jo Ferris")."""
    for line in (*lines[:5], *lines[-2:]):
        if (
            len(line) <= LONGEST_LINE
            and phrases("by").match(line)
            and not line.endswith((".", "?"))
            and (names := visible_names(line))
        ):
            return ", ".join(names)
    return None


def tidy(name: str) -> str:
    """A name of JSON-LD without "By", an address or a list's comma."""
    said = phrases("by").sub("", ADDRESS.sub(" ", name)).strip(" ,.|-–—:;") if not wire_named(name) else name
    return re.sub(r"\s+", " ", said)


def byline_of(marks: Marks, metas: Metas, own: Object, graph: Graph, outlets: frozenset[str]) -> str | None:
    """Who wrote the page, names joined by commas; None where nothing tells."""
    fallback: str | None = None
    for names, _ in candidates(marks, metas, own, graph):
        clean = list(
            dict.fromkeys(t for n in names[:MOST_NAMES] if (t := tidy(n)) and bare(t) not in page_words("nobody") and bare(t))
        )
        people = [n for n in clean if bare(n) not in outlets]
        if people:
            return ", ".join(people)[:LONGEST]
        if clean and fallback is None:
            fallback = ", ".join(clean)[:LONGEST]
    return fallback
