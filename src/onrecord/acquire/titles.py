"""A page's title: what its headings, JSON-LD and metas say, weighed by how many agree; the outlet's name is no part of it."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.acquire.characters import one_line
from onrecord.acquire.elements import Element, text_of, within
from onrecord.acquire.jsonld import Object, bare
from onrecord.acquire.metas import Metas, values
from onrecord.lexicon.outlets import is_ambiguous, outlet_named, outlet_of_domain

LONGEST = 400
SHOWN = (
    "//*[contains(@itemprop, 'headline')][not(self::meta)][not(self::h1)]"
    " | //h2[contains(@class, 'headline') or contains(@class, 'title')]"
)
SEPARATOR = re.compile(r"\s+[|\-–—:·•»«/]+\s+|\s*[|»«]\s*|\s::\s|\s?:: ?")
WEIGHTS = {"h1": 4.0, "shown": 2.0, "json-ld": 3.0, "og:title": 3.0, "twitter:title": 1.5, "title": 1.5}
OTHER_WEIGHT = 1.0
SHORTEST = 4


def candidates(tree: Element, metas: Metas, own: Object) -> Iterator[tuple[str, str]]:
    """What may be the title, each with where it stands."""
    yield from ((text, "h1") for text in headings(tree))
    yield from ((text, "shown") for text in shown(tree))
    for key in ("headline", "name"):
        said = own.get(key)
        if text := one_line(said[0] if isinstance(said, list) and said else said, LONGEST):
            yield text, "json-ld"
            break
    yield from values(metas, "title")
    for element in tree.iter("title"):
        if (text := text_of(element)) and element.getparent() is not None and element.getparent().tag in ("head", "html", "body"):
            yield text[:LONGEST], "title"
            break


def shown(tree: Element) -> Iterator[str]:
    """The headline where the page marks it otherwise: an element with itemprop="headline", a heading of such a class."""
    for element in tree.xpath(SHOWN)[:3]:
        if (text := one_line(text_of(element), LONGEST)) and not within(element, "aside", 4):
            yield text
            return


def headings(tree: Element) -> Iterator[str]:
    """The page's main headings: the first h1 elements that are no logo and no part of a menu or a teaser."""
    found = 0
    for element in tree.iter("h1"):
        text = one_line(text_of(element), LONGEST)
        parent = element.getparent()
        around = [a.tag for _, a in zip(range(6), element.iterancestors(), strict=False)]
        logo = (
            "logo"
            in " ".join(
                (element.get("class", ""), element.get("id", ""), parent.get("class", "") if parent is not None else "")
            ).casefold()
        )
        if not text or logo or "nav" in around or within(element, "aside", 4):
            continue
        yield text
        found += 1
        if found == 3:  # a page has one title
            return


def outlet_names(metas: Metas, publishers: tuple[str, ...], host: str | None) -> frozenset[str]:
    """What the outlet is called, as letters and digits."""
    names = {bare(n) for n, _ in values(metas, "outlet")} | {bare(n) for n in publishers}
    if host:
        parts = [
            p
            for p in host.casefold().split(".")
            if p not in ("www", "com", "co", "uk", "org", "net", "news", "m", "amp", "edition")
        ]
        names |= {bare(p) for p in parts if len(p) > 2} | {bare(host), bare(host.removeprefix("www."))}
        if known := outlet_of_domain(host):
            names |= {bare(n) for n in (known.name, *known.aliases)}
    return frozenset(n for n in names if n)


def without_outlet(text: str, outlets: frozenset[str]) -> str:
    """A title without the outlet's name before or behind it."""
    for _ in range(3):
        cuts = list(SEPARATOR.finditer(text))
        if not cuts:
            return text
        first, last = cuts[0], cuts[-1]
        if is_outlet(text[last.end() :], outlets) and len(text[: last.start()]) >= SHORTEST:
            text = text[: last.start()].strip()
        elif is_outlet(text[: first.start()], outlets) and len(text[first.end() :]) >= SHORTEST:
            text = text[first.end() :].strip()
        else:
            return text
    return text


def outlet_in_title(text: str) -> str | None:
    """The outlet whose name stands before or behind a page's title, parted from it; None for one that is not known for sure."""
    parts = [p.strip() for p in SEPARATOR.split(text)]
    if len(parts) < 2:
        return None
    for part in (parts[-1], parts[0]):
        found = outlet_named(part)
        if found and (" " in part or not is_ambiguous(part)):
            return found.name
    return None


def is_outlet(part: str, outlets: frozenset[str]) -> bool:
    """Whether a part of a title is the outlet's name, alone or with the name of a part of it ("CNN Politics")."""
    said = bare(part)
    words = part.split()
    return bool(said) and any(
        said == o
        or (len(words) == 2 and bare(words[0]) == o)
        or (
            len(o) > 4
            and len(said) > 4
            and (said.startswith(o) or o.startswith(said) or said.endswith(o))
            and len(said) < 2 * len(o) + 8
        )
        for o in outlets
    )


def title_of(tree: Element, metas: Metas, own: Object, outlets: frozenset[str]) -> str:
    """The page's title; "" where nothing tells."""
    votes: dict[str, float] = {}
    forms: dict[str, tuple[float, str]] = {}
    seen: dict[str, int] = {}

    def vote(text: str, source: str) -> None:
        key = bare(text)
        weight = WEIGHTS.get(source, OTHER_WEIGHT) / (1 + 2 * seen.get(source, 0)) * (0.1 if key in outlets else 1.0)
        seen[source] = seen.get(source, 0) + 1
        votes[key] = votes.get(key, 0.0) + weight
        form = 0.5 if source == "h1" else weight  # a heading may run its kicker into the title
        if form > forms.get(key, (0.0, ""))[0]:
            forms[key] = (form, text)

    found = [(text, source) for text, source in candidates(tree, metas, own) if bare(text)]
    for text, source in found:
        if source != "title":
            vote(without_outlet(text, outlets), source)
    for text, source in found:
        if source == "title":  # it holds more than the title: the part that another source has too, else what is not the outlet
            inside = max((k for k in votes if len(k) > 10 and k in bare(text)), key=len, default=None)
            vote(forms[inside][1] if inside else in_front(without_outlet(text, outlets)), source)
    best = max(votes, key=lambda k: votes[k], default=None)
    return forms[best][1] if best is not None else ""


def in_front(text: str) -> str:
    """What stands before a bar in a title element."""
    front = re.split(r"\s*[|»«]\s*", text)[0].strip()
    return front if len(front) >= SHORTEST else text
