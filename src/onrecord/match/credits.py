"""Agency credits: the names that an article's dateline, credit line, byline or metadata gives as where its text is from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Literal

import msgspec

from onrecord.facts.article import Article, Block
from onrecord.facts.span import Span
from onrecord.lexicon.wires import wire_named

CreditForm = Literal["dateline", "line", "byline", "contribution", "told"]

IN_PARENTHESES = re.compile(r"\(([^()\n]{2,60})\)\s*(?:[-–—:_]|$)")
OPENING = re.compile(r"[^\n(]{2,60}\(([^()\n]{2,40})\)\s*[-–—:_]")
PARTS = re.compile(r"\s*(?:/|,| and | & |\+)\s*")
CONTRIBUTION = re.compile(
    r"(?:(?:additional|extra|further) (?:reporting|material|information) (?:by|from)"
    r"|with (?:reporting|files|material|information|agencies)(?: by| from)?|source:) +([A-Z][\w .&’'/-]{1,50}?)(?=[.,)\n]|$)"
    r"|(?:^|\n|\. )\W*(?:the )?([A-Z][\w .&’'-]{1,40}?) contributed to this (?:report|story|article)",
    re.IGNORECASE,
)
BYLINE = re.compile(r"^\W*(?:by|from) ((?:the )?[\w .&’'/-]{2,50})\W*$", re.IGNORECASE)
TOLD = re.compile(r"\b(?:told|tells|telling|speaking to|interview with) ([A-Z][A-Z]{1,6}\b|[A-Z][a-z]+[A-Z]?\w*\b)")
ABBREVIATION = re.compile(r"[A-Z]{2,6}")
FILLER = frozenset({"the", "of", "and", "for"})
LONGEST_LINE = 60


class Credit(msgspec.Struct, frozen=True):
    """An agency that an article names as the giver of text.

    `own` is whether that is the outlet itself; `shared` whether other names stand beside it in the same credit.
    """

    name: str
    form: CreditForm
    span: Span | None = None
    own: bool = False
    shared: bool = False


def words(name: str) -> list[str]:
    """The words of a name, case folded, without articles and the like."""
    return [w for w in re.findall(r"\w+", name.casefold()) if w not in FILLER]


def same_outlet(name: str, other: str | None) -> bool:
    """Whether two names are one outlet's: equal, first or last words ("the Mirror"), initials, or names of one wire."""
    if not other:
        return False
    a, b = words(name), words(re.sub(r"\.(com|co\.uk|org|net|de|fr)$", "", other.casefold()))
    if not a or not b:
        return False
    wire = wire_named(name)
    if "".join(a) == "".join(b) or (wire and wire == wire_named(other)):
        return True
    for short, long in ((a, b), (b, a)):
        if len(short) < len(long) and (short == long[: len(short)] or (short == long[-len(short) :] and len(short[-1]) > 3)):
            return True
        if len(short) == 1 and len(long) > 1 and short[0] == "".join(w[0] for w in long):
            return True
    return False


def named(text: str, span: Span, form: CreditForm, outlet: str | None) -> Iterator[Credit]:
    """The names in a credit, each with its own span."""
    parts: list[Span] = []
    at = 0
    whole = span.of(text)
    for cut in [*PARTS.finditer(whole), None]:
        end = cut.start() if cut else len(whole)
        if whole[at:end].strip():
            parts.append(Span(span.start + at, span.start + end))
        at = cut.end() if cut else end
    for part in parts:
        name = re.sub(r"^(?:the|by) +", "", part.of(text).strip(), flags=re.IGNORECASE)
        if name and any(c.isalpha() for c in name) and any(c.isupper() or wire_named(name) for c in name):
            yield Credit(wire_named(name) or name, form, part, same_outlet(name, outlet), len(parts) > 1)


def looks_like_wire(name: str) -> bool:
    """Whether a name standing alone on a line is an agency: a known one, or an abbreviation in capitals."""
    bare = name.strip(" .()-–—").removeprefix("The ")
    return all(wire_named(p) or ABBREVIATION.fullmatch(p) for p in PARTS.split(bare) if p) and bool(bare)


def of_block(text: str, block: Block, outlet: str | None) -> Iterator[Credit]:
    """The credits in one block."""
    own = text[block.start : block.end]
    if block.kind == "dateline":
        for found in IN_PARENTHESES.finditer(own):
            yield from named(text, Span(block.start + found.start(1), block.start + found.end(1)), "dateline", outlet)
    elif block.kind in ("agency", "credit", "body") and len(own) <= LONGEST_LINE and looks_like_wire(own):
        first = len(own) - len(own.lstrip(" .()-–—"))
        yield from named(text, Span(block.start + first, block.start + len(own.rstrip(" .()-–—"))), "line", outlet)
    if block.kind in ("caption", "dateline", "title", "embed"):
        return
    if len(own) <= LONGEST_LINE and (byline := BYLINE.match(own)) and looks_like_wire(byline[1].removeprefix("the ")):
        yield from named(text, Span(block.start + byline.start(1), block.start + byline.end(1)), "byline", outlet)
    for found in CONTRIBUTION.finditer(text, block.start, block.end):
        group = 1 if found[1] else 2
        yield from named(text, Span(*found.span(group)), "contribution", outlet)
    if block.kind == "body":
        for found in TOLD.finditer(text, block.start, block.end):
            if wire_named(found[1]) or ABBREVIATION.fullmatch(found[1]) or (outlet and found[1] != "The"):
                name = wire_named(found[1]) or found[1]
                yield Credit(name, "told", Span(*found.span(1)), same_outlet(name, outlet))


def credits_of(article: Article, blocks: tuple[Block, ...]) -> tuple[Credit, ...]:
    """Every credit of the article, metadata first. Photo credits are none; "told X" counts only beside shared text."""
    found: list[Credit] = []
    if article.agency:
        name = wire_named(article.agency) or article.agency
        found.append(Credit(name, "line", None, same_outlet(name, article.outlet)))
    if article.byline and looks_like_wire(article.byline.removeprefix("By ")):
        name = article.byline.removeprefix("By ").removeprefix("The ")
        found.append(Credit(wire_named(name) or name, "byline", None, same_outlet(name, article.outlet)))
    first = next((b for b in blocks if b.kind == "body"), None)
    if first and (opening := OPENING.match(article.text, first.start, first.end)):
        found.extend(named(article.text, Span(*opening.span(1)), "dateline", article.outlet))
    for block in blocks:
        found.extend(of_block(article.text, block, article.outlet))
    return tuple(found)
