"""What quotation marks add: contents grow to the marks around them, and quotations left over find their speaker."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from onrecord.facts.touching import Touching
from onrecord.lexicon.closed import listed
from onrecord.read.quotations import Quotation

Chars = tuple[int, int]
"""Code-point offsets into the text, end exclusive."""
WORD = re.compile(r"\w+")
LETTERS = re.compile(r"[^\W\d_]+")
SMALL = listed("small_in_titles")
CLOSING_MARKS = ('"', "\u201d", "\u00bb")
LONG_ENOUGH = 4
"""Quotations of this many words are nearly always someone's words; shorter ones may be titles, terms or scare quotes."""


@dataclass(frozen=True)
class AttributionDraft:
    """One attribution as code-point spans.

    `score` ranks it; `nested` says its cue lies in another's content; `sure` is how sure the tagger is of it, None for the parse's.
    """

    source: Chars | None
    cue: Chars | None
    content: tuple[Chars, ...]
    score: float = 1.0
    nested: bool = False
    sure: float | None = None


def is_title_like(words: str) -> bool:
    """Tell whether words in quotation marks look like the name of a work: all but small words begin with capitals."""
    found = LETTERS.findall(words)
    large = [word for word in found if word.lower() not in SMALL]
    return bool(large) and all(word[0].isupper() for word in large) and not words.rstrip("\"”'’").endswith((".", "?", "!"))


def close_brackets(span: Chars, text: str) -> Chars:
    """Return a span with the closing bracket behind it, where one opened inside it has none."""
    start, end = span
    for opening, closing in ("()", "[]"):
        if text.count(opening, start, end) > text.count(closing, start, end) and text[end : end + 1] == closing:
            end += 1
    return start, end


def overlap(one: Chars, other: Chars) -> int:
    """Return how many code points two spans share."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def merge(spans: Sequence[Chars], text: str) -> tuple[Chars, ...]:
    """Return spans in order, with those that touch or have only white space between made one."""
    merged: list[Chars] = []
    for start, end in sorted(spans):
        if (
            merged
            and (start <= merged[-1][1] or not text[merged[-1][1] : start].strip())
            and "\n" not in text[merged[-1][1] : start]
        ):
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return tuple(merged)


def subtract(span: Chars, holes: Sequence[Chars]) -> list[Chars]:
    """Return what is left of a span outside the holes."""
    left = [span]
    for low, high in holes:
        left = [part for start, end in left for part in ((start, min(end, low)), (max(start, high), end)) if part[0] < part[1]]
    return left


def placed(quotes: Sequence[Quotation]) -> Touching[Quotation]:
    """Return quotations by where they stand, marks included."""
    return Touching((quote.start, quote.end, quote) for quote in quotes)


def grow_to_marks(draft: AttributionDraft, quotes: Touching[Quotation], text: str) -> AttributionDraft:
    """Let each content take in the whole of a quotation that it covers at least half of, marks included.

    Source and cue are never taken in, nor a quotation that they stand in.
    """
    holes = [part for part in (draft.source, draft.cue) if part]
    spans: list[Chars] = list(draft.content)
    if not draft.content:
        return draft
    low, high = min(start for start, _ in draft.content), max(end for _, end in draft.content)
    for quote in quotes.at(low, high):
        span = (quote.start, quote.end)
        covered = sum(overlap(span, content) for content in draft.content)
        if 2 * covered < span[1] - span[0] or any(overlap(span, hole) for hole in holes):
            continue
        spans.append(span)
    return replace(draft, content=merge([close_brackets(span, text) for span in spans], text))


def unclaimed(quotes: Sequence[Quotation], drafts: Sequence[AttributionDraft], text: str) -> list[Quotation]:
    """Return the quotations that are someone's words by their form and that no content covers."""
    found = []
    contents = Touching((*content, content) for item in drafts for content in item.content)
    for quote in quotes:
        span = (quote.start, quote.end)
        covered = sum(overlap(span, content) for content in contents.at(*span))
        words = text[quote.inner : quote.close]
        if 4 * covered < span[1] - span[0] and len(WORD.findall(words)) >= LONG_ENOUGH and not is_title_like(words):
            found.append(quote)
    return found


def paragraph_of(text: str, offset: int) -> Chars:
    """Return the line that holds an offset."""
    end = text.find("\n", offset)
    return text.rfind("\n", 0, offset) + 1, len(text) if end < 0 else end


def adopt(drafts: list[AttributionDraft], quotes: Sequence[Quotation], text: str) -> list[AttributionDraft]:
    """Give quotations that no content covers to the attribution of their paragraph that they belong to.

    The second half of a broken quotation goes to the attribution that holds the first half; any other to the nearest one.
    """
    result = list(drafts)
    for quote in unclaimed(quotes, drafts, text):
        low, high = paragraph_of(text, quote.start)
        best: tuple[bool, int, int] | None = None
        for number, item in enumerate(result):
            parts = [part for part in (item.cue, item.source, *item.content) if part]
            if not all(low <= part[0] and part[1] <= high for part in parts) or item.nested:
                continue
            gap = min(quote.start - part[1] if part[1] <= quote.start else part[0] - quote.end for part in parts)
            rank = (not goes_on(item, quote, text), gap, number)
            if gap >= 0 and (best is None or rank < best):
                best = rank
        if best is not None:
            number = best[2]
            item = result[number]
            result[number] = replace(item, content=merge([*item.content, (quote.start, quote.end)], text))
    return result


def goes_on(item: AttributionDraft, quote: Quotation, text: str) -> bool:
    """Tell whether a quotation is the second half of a sentence that a content breaks off ("This is," X said, "bad")."""
    low, high = item.content[-1]
    broken = text[low:high].rstrip()
    halves = (
        broken[-1:] in CLOSING_MARKS and broken[:-1].rstrip()[-1:] not in ".!?" and text[quote.inner : quote.inner + 1].islower()
    )
    between = text[high : quote.start]
    return halves and high <= quote.start and not any(mark in between for mark in (". ", "; ", *CLOSING_MARKS))


def carry_on(drafts: Sequence[AttributionDraft], quotes: Sequence[Quotation], text: str) -> list[AttributionDraft]:
    """Return attributions, with one without a cue for each paragraph that only carries on a quotation of the paragraph before.

    Such a paragraph is nothing but quotations nobody claims; its speaker is that of the paragraph before, which must
    hold quoted content of one speaker at its end or have left its last quotation open.
    """
    result = list(drafts)
    for quote in unclaimed(quotes, drafts, text):
        low, high = paragraph_of(text, quote.start)
        if text[low : quote.start].strip() or text[quote.end : high].strip() or not low:
            continue
        before = paragraph_of(text, len(text[:low].rstrip()) - 1)
        speakers = [
            item
            for item in result
            if not item.nested and item.source and any(before[0] <= part[0] and part[1] <= before[1] for part in item.content)
        ]
        last = max(speakers, key=lambda item: item.content[-1][1], default=None)
        if last is not None and any(overlap(part, (q.start, q.end)) for q in quotes for part in last.content):
            result.append(AttributionDraft(last.source, None, ((quote.start, quote.end),)))
    return result
