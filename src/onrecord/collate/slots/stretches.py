"""How long things lasted, as each article tells it: every stretch of time with what it is of, from the whole of the article."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.material import Material, Source
from onrecord.collate.wording import words_of
from onrecord.facts.span import Span
from onrecord.lexicon.stretches import lasting_things

MINUTES = {"S": 1 / 60, "TM": 1.0, "H": 60.0, "D": 1440.0, "W": 10080.0, "M": 43829.0, "Y": 525949.0}
"""Minutes of each unit of an ISO 8601 duration; `TM` for the minutes of an hour, `M` for months."""
FEW = (2.0, 10.0)
"""What "a few" and "several" can mean."""
_BARE = re.compile(r"(?:the )?(?:minutes|hours|days|weeks|months|years|decades|centuries)$", re.IGNORECASE)
REACH = 70
"""Characters of its clause on either side of a stretch within which the words stand that tell what lasted."""
ROUGH, OPEN = 0.15, 1.6
"""Share by which "about" may be off, and how many times the number "more than" may mean."""
_VALUE = re.compile(r"P(?P<time>T)?(?P<much>\d+(?:\.\d+)?|X)(?P<unit>[SMHDWY])$")
_DECADES = re.compile(r"P(?P<much>\d+|X)(?P<unit>DE|CE)$")
_BEFORE = re.compile(
    r"\b(?:(?P<more>more than|at least|over|exceeding|longer than)|(?P<less>less than|nearly|almost|under|up to|not quite)"
    r"|(?P<about>about|around|roughly|approximately|some|an estimated))\s+(?:an? )?$",
    re.IGNORECASE,
)
_INSIDE = re.compile(
    r"(?P<more>more than|at least|over|exceeding|longer than)\b|(?P<less>less than|nearly|almost|under|up to)\b"
    r"|(?P<about>about|around|roughly|approximately)\b",
    re.IGNORECASE,
)
_NOT_LASTING = re.compile(r"[\s-]*(?:ago|old|before|after|later|earlier|prior|from now|into|away|since)\b", re.IGNORECASE)
"""Behind a stretch: it tells when, how old or how far, and not how long."""
_WHEN = re.compile(
    r"\b(?:in|within|last|past|next|coming|every|each|per|first \w+ \w+ in|first time in|another|by|after|before|since|of age"
    r"|previous|in the|over the|for the (?:past|last|next|first))\s+(?:the |an? |just |only |another |(?:past|last|next) )*"
    r"(?:(?:more|less) than |about |nearly |almost |at least |over )?$",
    re.IGNORECASE,
)
"""Before a stretch, the same."""
_WITHIN = re.compile(
    r"\b(?:ago|old|before|after|later|earlier|prior|next|past|last|coming|more (?:second|minute|hour|day|week|month|year)s?)\b",
    re.IGNORECASE,
)
"""Inside a stretch, the same."""
_UNDECIDED = re.compile(
    r"\b(?:could|may|might|would|will|fac(?:es?|ed|ing)|punish\w*|maximum|minimum|sentenc\w+|carr(?:y|ies)|up to|expected|if)\b",
    re.IGNORECASE,
)
"""Words of its clause that make it a stretch that is possible, asked for or ahead."""
_BREAK = re.compile(r"[,;:()—–]| - ")


@dataclass(frozen=True)
class Stretch:
    """One stretch of time.

    `low` to `high` are its minutes where the words are taken as they are, `least` to `most` what it can mean with "about", "more
    than"; `kinds` is what it may be of.
    """

    source: Source
    span: Span
    low: float
    high: float
    least: float
    most: float
    kinds: frozenset[str]

    @property
    def words(self) -> str:
        """Its words."""
        return " ".join(self.span.of(self.source.text).split())

    @property
    def sentence(self) -> Span:
        """The sentence around it."""
        return self.source.sentence(self.span.start)

    @cached_property
    def bag(self) -> frozenset[str]:
        """Stems of its sentence without the words for times."""
        return stems_at(self.source, self.sentence)

    @cached_property
    def beside(self) -> frozenset[str]:
        """Stems of what is told right beside it."""
        at = Span(max(self.sentence.start, self.span.start - REACH), min(self.sentence.end, self.span.end + REACH))
        return stems_at(self.source, at)


def stems_at(source: Source, span: Span) -> frozenset[str]:
    """Stems of the words of a span without its times and numbers."""
    return frozenset(s for s in words_of(source.untimed(span)).bag if not s[0].isdigit())


def stretches_of(material: Material) -> list[Stretch]:
    """All stretches of the story's articles that tell how long something lasted, in the order of publication."""
    return [s for source in material.sources for s in _of(source)]


def _of(source: Source) -> Iterator[Stretch]:
    for t in source.reading.times:
        if t.type == "DURATION" and (value := _minutes(t.value)) is not None:
            made = _read(source, Span(t.start, t.end), *value)
            if made is not None and not _BARE.match(made.words):
                yield made


def _minutes(value: str) -> tuple[float, float] | None:
    """The minutes of an ISO duration, least and most; "several" of a unit is between two bounds."""
    if (found := _DECADES.match(value)) is not None:
        unit = MINUTES["Y"] * (10 if found["unit"] == "DE" else 100)
    elif (found := _VALUE.match(value)) is not None:
        unit = MINUTES["TM"] if found["time"] and found["unit"] == "M" else MINUTES[found["unit"]]
    else:
        return None
    low, high = FEW if found["much"] == "X" else (float(found["much"]),) * 2
    return (low * unit, high * unit) if high > 0 else None


def _read(source: Source, span: Span, low: float, high: float) -> Stretch | None:
    """The stretch with its bounds, where its clause tells that something lasted for it."""
    sentence, text = source.sentence(span.start), source.text
    before, after = text[max(sentence.start, span.start - REACH) : span.start], text[span.end : min(sentence.end, span.end + REACH)]
    bound = _INSIDE.match(span.of(text)) or _BEFORE.search(before)
    if _NOT_LASTING.match(after) or _WHEN.search(before) or _WITHIN.search(span.of(text)):
        return None
    before, after = _BREAK.split(before)[-1], _BREAK.split(after)[0]
    if _UNDECIDED.search(before):
        return None
    start = span.start
    if bound is not None and bound.re is _BEFORE:
        start = max(sentence.start, span.start - REACH) + bound.start()
    least, most = low, high
    if bound is not None and bound["more"]:
        most = high * OPEN
    elif bound is not None and bound["less"]:
        least = low / OPEN
    elif bound is not None:
        least, most = low * (1 - ROUGH), high * (1 + ROUGH)
    around = f"{before} {after}"
    kinds = frozenset(kind for kind, words in lasting_things() if words.search(around))
    return Stretch(source, Span(start, span.end), low, high, least, most, kinds) if math.isfinite(most) else None
