"""Quotations that an article carries without saying whose they are, where another article says so."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.collate.material import Material, Source
from onrecord.collate.statements.accounts import Variant
from onrecord.facts.attribution import Attribution
from onrecord.facts.span import Span

SHORTEST = 8
"""Words from which the same words in quotation marks are the same statement."""
_WORD = re.compile(r"[^\W_]+")
_QUOTATION = re.compile(r"[\"“«„][^\"“”«»„\n]{20,1200}[\"”»]")


def add_carried(material: Material, statements: Sequence[Sequence[Variant]]) -> list[list[Variant]]:
    """The statements, each with the unattributed quotations of other articles that have all of its words or a run of them."""
    loose = _loose(material)
    out = []
    for variants in statements:
        carriers = {v.source.id for v in variants}
        texts = {" ".join(_words(q)) for v in variants for q in v.quotations}
        more: list[Variant] = []
        for source, span, run in loose:
            fits = source.id not in carriers and any(
                f" {run} " in f" {t} " or f" {t} " in f" {run} " for t in texts if t.count(" ") >= SHORTEST - 1
            )
            if fits and not any(m.source is source for m in more):
                more.append(Variant(source, Attribution(f"carried {span.start}", "direct", None, None, (span,)), None, ""))
        out.append([*variants, *more])
    return out


def _words(text: str) -> list[str]:
    return [m.group().casefold() for m in _WORD.finditer(text)]


def _loose(material: Material) -> list[tuple[Source, Span, str]]:
    """Quotations of some length that no attribution of their article holds."""
    out = []
    for source in material.sources:
        held = [c for a in source.reading.attributions for c in a.content]
        for m in _QUOTATION.finditer(source.text):
            span = Span(m.start(), m.end())
            words = _words(m.group())
            if len(words) >= SHORTEST and not any(c.overlaps(span) for c in held):
                out.append((source, span, " ".join(words)))
    return out
