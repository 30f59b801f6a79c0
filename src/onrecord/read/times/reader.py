"""Times: TIMEX3 expressions of title and body, resolved against the day of publication or the dates that the text itself gives."""

from __future__ import annotations

import datetime as dt
import re
from functools import partial

import msgspec

from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.parsed import Parsed
from onrecord.read.times.compose import expressions
from onrecord.read.times.context import Context
from onrecord.read.times.letters import Letters, encode
from onrecord.read.times.tense import tense_of

FIRST_YEAR, LAST_YEAR = 1400, 2600
KINDS = frozenset({"title", "body", "dateline"})


def read_times(parsed: Parsed, reading: Reading) -> Reading:
    """Add the time expressions of title and body."""
    letters = encode(parsed.text, partial(is_other_word, parsed))
    context = Context(
        publication_day(parsed.article.published_at),
        partial(tense_at, parsed),
        months=told_months(letters),
        this_weekdays=told_this(letters),
    )
    found = expressions(letters, context)
    wanted = tuple(b for b in parsed.blocks if b.kind in KINDS)
    own = tuple(t for t in found if any(b.start <= t.start < b.end for b in wanted))
    return msgspec.structs.replace(reading, times=own)


def publication_day(published_at: str | None) -> dt.date | None:
    """The day of an ISO 8601 date or time, in the zone it is given in; None for what is not one or far off any press."""
    try:
        day = dt.date.fromisoformat((published_at or "")[:10])
    except ValueError:
        return None
    return day if FIRST_YEAR <= day.year <= LAST_YEAR else None


def tense_at(parsed: Parsed, start: int) -> str:
    """The tense of the clause at a code point."""
    tokens = parsed.tokens_of(Span(start, start + 1))
    return tense_of(tokens[0]) if len(tokens) else "past"


def is_other_word(parsed: Parsed, start: int) -> bool:
    """Whether a month's or holiday's name at a code point is a modal verb or part of a person's name."""
    tokens = parsed.tokens_of(Span(start, start + 1))
    if not len(tokens):
        return False
    token = tokens[0]
    return token.tag in ("MD", "VB", "VBP") or (
        token.ent_type == "PERSON"
        and re.match(r"[A-Z][a-z]+", token.nbor().text if token.i + 1 < len(token.doc) else "") is not None
    )


def told_this(letters: Letters) -> frozenset[int]:
    """The weekdays (ISO numbers) that the text tells with "this"."""
    return frozenset(int(letters.values[m.start() + 1]) for m in re.finditer("tW", letters.code))


def told_months(letters: Letters) -> dict[int, set[int]]:
    """The years that the text itself gives for months ("January 2020", "Jan. 3, 2020", "3 January 2020", ISO dates)."""
    found: dict[int, set[int]] = {}
    for match in re.finditer(r"(M)\.?(?:[D1],?)?,?(Y)", letters.code):
        month, year = letters.values[match.start(1)], letters.values[match.start(2)]
        if 1900 <= float(year) <= 2100:
            found.setdefault(int(month), set()).add(int(year))
    for match in re.finditer("I", letters.code):
        form = letters.form(match.start())
        found.setdefault(int(form[5:7]), set()).add(int(form[:4]))
    return found
