"""Quotations whose words stand in another article's own text, with a "no" before them that the quotation leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.wording import flips, tells
from onrecord.collate.material import Source
from onrecord.collate.statements import Variant
from onrecord.facts.span import Span

SHORTEST = 6
"""Words from which a quotation that stands elsewhere word for word is taken from there."""
_WORD = re.compile(r"[^\W_]+")


def borrowed(found: Claims) -> Iterator[Finding]:
    """Each quotation against the sentence of another article that holds its words, where that sentence says the opposite."""
    sources = found.trace.material.sources
    wanted = {run for variants in found.statement_accounts for v in variants if (run := _opening(v)) is not None}
    first = {run[0] for run in wanted}
    index: dict[tuple[str, ...], list[tuple[Source, int]]] = {}
    for source in sources if wanted else ():
        words = [(m.group().casefold(), m.start()) for m in _WORD.finditer(source.text)]
        for i in range(len(words) - SHORTEST + 1):
            if words[i][0] in first and (key := tuple(w for w, _ in words[i : i + SHORTEST])) in wanted:
                index.setdefault(key, []).append((source, words[i][1]))
    for item, variants in zip(found.statements, found.statement_accounts, strict=True):
        carriers = {v.source.id for v in variants}
        for v in variants:
            said = max(v.quotations, key=len, default="")
            opening = _opening(v)
            for source, start in index.get(opening, ()) if opening else ():
                told = Span(source.sentence(start).start, _end(source, start, said))
                if source.id not in carriers and tells(v) and flips(told.of(source.text), said):
                    sides = (side(source, (told,)), side(v.source, v.attribution.content))
                    yield Finding("wording", "conflict", "words left out turn the sense into its opposite", sides, (item.id,))
                    break


def _end(source: Source, start: int, said: str) -> int:
    """The end of the sentence up to which the words at `start` go on as those of a quotation do: it may be of several sentences."""
    last = start
    for here, there in zip(_WORD.finditer(source.text, start), _WORD.finditer(said), strict=False):
        if here.group().casefold() != there.group().casefold():
            break
        last = here.start()
    return source.sentence(last).end


def _opening(v: Variant) -> tuple[str, ...] | None:
    """The first words of a variant's longest quotation; None where it is too short to be known again."""
    run = [m.group().casefold() for m in _WORD.finditer(max(v.quotations, key=len, default=""))]
    return tuple(run[:SHORTEST]) if len(run) >= SHORTEST else None
