"""Credit lines and datelines that give a text to another outlet: "LISBON (IPA) -", "Reuters", "With reporting from dpa"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.lexicon.relaying import either
from onrecord.read.adjacent_cues import line_of
from onrecord.read.parsed import Parsed
from onrecord.read.relays.cues import CONTRIBUTED, Cue
from onrecord.read.relays.outlet_names import Phrase

LONGEST = 220
PICTURE = re.compile(rf"\b(?:{either('pictures')})s?\b", re.IGNORECASE)
WORK = f"(?:{either('credited_work')})"
ORIGIN = either("credited_by")
LEADING = re.compile(
    rf"(?P<part>\b(?:(?:with|additional|further|extra|other|original|some)\s){{1,2}}(?:\w+\s)?{WORK}(?:\s(?:by|from)|:)\s(?:[^\n.]{{0,60}}[\s,/])?)$"
    rf"|(?P<work>\b{WORK}\s(?:by|from)\s(?:[^\n.]{{0,60}}[\s,/])?)$|(?P<by>^\W*(?:{ORIGIN})\W{{1,3}}(?:[^\n.]{{0,40}}[\s,/–—-])?)$",
    re.IGNORECASE,
)
# A place with agencies in brackets before a dash, for what no dateline block was made: "Cologne (dpa) – The ..."
OPENING = re.compile(r"[A-Z](?:[^\n()]{1,50}\([^\n()]{2,40}\)|[\w’'-]{1,30}/[A-Z][\w ]{1,20}(?:/[\w ]{2,20})?) ?(?:—|–|--|-) ")
ALONE = re.compile(r"[\W_]*")
MEMBER = ("known", "form", "described", "acronym", "weak")


def datelines(parsed: Parsed, phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, Cue]]:
    """Outlets named in the dateline before the first sentence."""
    spans = [(b.start, b.end) for b in parsed.blocks if b.kind == "dateline"]
    first = next((b for b in parsed.blocks if b.kind == "body"), None)
    if first and not spans and (opening := OPENING.match(parsed.text, first.start, first.end)):
        spans = [opening.span()]
    for start, end in spans:
        for phrase in phrases:
            if start <= phrase.start and phrase.end <= end and phrase.way in MEMBER:
                bracket = parsed.text.rfind("(", start, phrase.start)
                if (phrase.way == "known" and phrase.sure) or bracket >= 0:
                    yield phrase, Cue("dateline", phrase.start, phrase.end)


def credit_lines(parsed: Parsed, phrases: Sequence[Phrase]) -> Iterator[tuple[Phrase, Cue]]:
    """Outlets that a line of its own credits with all or part of the text."""
    text = parsed.text
    for phrase in phrases:
        low, high = line_of(text, phrase.start, phrase.end)
        if phrase.way not in MEMBER or high - low > LONGEST or PICTURE.search(text, low, high):
            continue
        block = next((b for b in parsed.blocks if b.start <= phrase.start < b.end), None)
        if block is None or block.kind in {"caption", "embed", "title", "dateline"}:
            continue
        before, after = text[low : phrase.first], text[phrase.last : high]
        if ALONE.fullmatch(before) and ALONE.fullmatch(after) and (block.kind == "agency" or _sure(phrase)) and low:
            yield phrase, Cue("credit", phrase.first, phrase.last)
            continue
        leading = LEADING.search(before)
        if (
            leading
            and not (leading["by"] and high - low > 120)
            and (leading["by"] is None or not re.search(r"\w{3,}\s\w+\s\w+", after))
        ):
            yield phrase, Cue("credit", low + leading.start() + len(leading[0]) - len(leading[0].lstrip()), phrase.last)
        elif trailing := CONTRIBUTED.match(after):
            yield phrase, Cue("credit", phrase.first, phrase.last + trailing.end())


def _sure(phrase: Phrase) -> bool:
    """Whether a name alone on a line can only be an outlet's: no "Print" or "Share" of a page."""
    agency = phrase.outlet is not None and phrase.outlet.kind in {"agency", "state media"}
    return phrase.way == "known" and (phrase.sure or agency)


def whole(parsed: Parsed, start: int) -> bool:
    """Whether a credit gives all of the text to an outlet, rather than a part or help."""
    low, high = line_of(parsed.text, start, start)
    line = parsed.text[low:high]
    return not re.search(rf"\b(?:with|additional|further|extra|other|contribut\w+|some|{WORK})\b", line, re.IGNORECASE)
