"""Quotations whose words stand in another article's own text, with a "no" before them that the quotation leaves out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Found, Made, side
from onrecord.collate.discrepancies.wording import flips
from onrecord.collate.material import Source
from onrecord.facts.span import Span

SHORTEST = 6
"""Words from which a quotation that stands elsewhere word for word is taken from there."""
_WORD = re.compile(r"[^\W_]+")


def borrowed(found: Found) -> Iterator[Made]:
    """Each quotation against the sentence of another article that holds its words, where that sentence says the opposite."""
    sources = found.bench.material.sources
    index: dict[tuple[str, ...], list[tuple[Source, int]]] = {}
    for source in sources:
        words = [(m.group().casefold(), m.start()) for m in _WORD.finditer(source.text)]
        for i in range(len(words) - SHORTEST + 1):
            index.setdefault(tuple(w for w, _ in words[i : i + SHORTEST]), []).append((source, words[i][1]))
    for item, variants in zip(found.statements, found.utterances, strict=True):
        carriers = {v.source.id for v in variants}
        for v in variants:
            said = max(v.quotations, key=len, default="")
            run = [m.group().casefold() for m in _WORD.finditer(said)]
            if len(run) < SHORTEST:
                continue
            for source, start in index.get(tuple(run[:SHORTEST]), ()):
                sentence = source.sentence(start)
                if source.id not in carriers and flips(sentence.of(source.text), said):
                    sides = (side(source, (Span(sentence.start, sentence.end),)), side(v.source, v.attribution.content))
                    yield Made("wording", "conflict", "words left out turn the sense into its opposite", sides, (item.id,))
                    break
