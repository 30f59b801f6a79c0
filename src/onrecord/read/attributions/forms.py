"""Attributions that the page's form makes, without a verb: a quotation signed with a name, and a transcript."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from onrecord.read.attributions.quoting import LONG_ENOUGH, WORD, AttributionDraft, Chars, overlap, subtract
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import PARAGRAPH, Quotation

NAME = r"(?:[A-Z\u00c0-\u00de][\w.'\u2019-]*)(?: (?:[A-Z\u00c0-\u00de][\w.'\u2019-]*|de|da|del|la|von|van|bin|al|of|the|and)){0,7}"
SIGNATURE = re.compile(rf"\s{{0,4}}(?P<dash>[\u2015\u2014\u2013]|--?)\s?(?P<name>{NAME}(?:, [^\n\"\u201c]{{1,80}})?)[ \t]*(?=\n|$)")
SPEAKER = re.compile(r"[\"\u201c]?(?P<name>[A-Z][A-Z.'\u2019-]+(?: [A-Z][A-Z.'\u2019-]+){0,3})(?P<colon>:)\s+(?=\S)")
FEWEST_TURNS = 2
"""Paragraphs that begin with a speaker's name in capitals make a transcript when there are this many, of two speakers."""


def signed(parsed: Parsed, quotes: Sequence[Quotation]) -> list[AttributionDraft]:
    """Return quotations that end a paragraph with a dash and a name behind them ("...," then a dash, then who)."""
    found = []
    for quote in quotes:
        long_enough = len(WORD.findall(parsed.text[quote.inner : quote.close])) >= LONG_ENOUGH
        match = SIGNATURE.match(parsed.text, quote.end) if long_enough and quote.closed else None
        if match and parsed.in_own(match.start("name")):
            found.append(AttributionDraft(match.span("name"), match.span("dash"), ((quote.start, quote.end),)))
    return found


def transcribed(parsed: Parsed) -> list[AttributionDraft]:
    """Return the turns of a transcript: paragraphs that begin with a speaker's name in capitals and a colon."""
    found = []
    for paragraph in PARAGRAPH.finditer(parsed.text):
        match = SPEAKER.match(parsed.text, *paragraph.span())
        if match and parsed.in_own(match.start("name")):
            content = (match.end(), match.end() + len(parsed.text[match.end() : paragraph.end()].rstrip()))
            if len(WORD.findall(parsed.text[content[0] : content[1]])) >= LONG_ENOUGH - 1:
                found.append(AttributionDraft(match.span("name"), match.span("colon"), (content,)))
    speakers = {parsed.text[slice(*item.source)] for item in found if item.source}
    return found if len(found) >= FEWEST_TURNS and len(speakers) > 1 else []


def give_way(drafts: Sequence[AttributionDraft], formed: Sequence[AttributionDraft]) -> list[AttributionDraft]:
    """Return attributions without the contents that a form gives to somebody else, and without those it leaves nothing of."""
    holes = [part for item in formed for part in item.content]
    marks = [part for item in formed for part in (item.source, item.cue) if part]
    left = []
    for item in drafts:
        if item.cue and any(overlap(item.cue, mark) for mark in marks):
            continue
        content: list[Chars] = [part for span in item.content for part in subtract(span, holes)]
        inside = item.cue is not None and any(overlap(item.cue, hole) for hole in holes)
        if content and not inside:
            left.append(replace(item, content=tuple(content)))
    return left


def with_sources(outer: Sequence[AttributionDraft], hints: Sequence[AttributionDraft], least: float) -> list[AttributionDraft]:
    """Return attributions, those without a source given that of a hint with the same cue and at least this score."""
    filled = []
    for item in outer:
        if item.source is None and item.cue:
            for hint in hints:
                same = hint.cue and overlap(hint.cue, item.cue) and hint.score >= least
                if same and hint.source and not any(overlap(hint.source, part) for part in (item.cue, *item.content)):
                    item = replace(item, source=hint.source)  # noqa: PLW2901  # the first fitting hint decides
                    break
        filled.append(item)
    return filled
