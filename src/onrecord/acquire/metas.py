"""A page's meta elements by name, whichever attribute holds it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from onrecord.acquire.characters import one_line
from onrecord.acquire.elements import Element
from onrecord.lexicon.pages import meta_names

Metas = Mapping[str, tuple[str, ...]]
MOST = 500


def metas_of(tree: Element) -> Metas:
    """The contents of the meta elements, by their names in lower case (name, property, itemprop)."""
    found: dict[str, list[str]] = {}
    for number, element in enumerate(tree.iter("meta")):
        if number > MOST:
            break
        content = one_line(element.get("content") or element.get("value"))
        if not content:
            continue
        for attribute in ("name", "property", "itemprop"):
            for name in (element.get(attribute) or "").casefold().split(" " if attribute == "property" else None)[:4]:
                found.setdefault(name, []).append(content)
    return {name: tuple(contents) for name, contents in found.items()}


def values(metas: Metas, field: str) -> Iterator[tuple[str, str]]:
    """The contents that metas give a field of the lexicon, each with the meta's name, the most telling first."""
    for name in meta_names(field):
        for content in metas.get(name, ()):
            yield content, name
