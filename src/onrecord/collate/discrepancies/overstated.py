"""What is told as final or as done by a whole house, where the accounts have it for a time or by a committee of it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta

from onrecord.collate.discrepancies.headline import title_span
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source, moment
from onrecord.collate.wording import words_of
from onrecord.facts.record import DiscrepancyKind
from onrecord.facts.span import Span

_FOR_GOOD = re.compile(r"\b(?:for good|for ever|forever|permanently|once and for all|outright|for life)\b", re.IGNORECASE)
_FOR_A_TIME = re.compile(
    r"\b(?:interim|temporar(?:y|ily)|provisional(?:ly)?|preliminary|until further notice|for the time being)\b(?: [\w'’-]+)?",
    re.IGNORECASE,
)
_HOUSE = re.compile(
    r"\b(?:MPs|lawmakers|legislators|deputies|senators|parliament|the (?:national )?assembly|congress|the senate"
    r"|the council|councillors|the house)\b(?: [\w'’-]+){0,5}? "
    r"(?:rubber-?stamp(?:s|ed)?|waved? through|approved?|approves|adopt(?:s|ed)?|pass(?:es|ed)?"
    r"|back(?:s|ed)?|vot(?:e|es|ed) (?:for|to)|confirm(?:s|ed)?|endors(?:e|es|ed)|ratif(?:y|ies|ied)|clear(?:s|ed)?)\b",
    re.IGNORECASE,
)
_COMMITTEE = re.compile(
    r"\b(?:an?|the|its|one)(?: [\w'’-]+){0,2} (?:sub-?committee|committee|panel|commission)\b(?: [\w'’-]+){0,4}?"
    r" (?:recommend(?:s|ed)|vot(?:es|ed)|approv(?:es|ed)|back(?:s|ed)|advis(?:es|ed)|endors(?:es|ed))\b",
    re.IGNORECASE,
)
_NOT = re.compile(r"\b(?:not|never|no|n['’]t|if|unless|will|would|must|could|may|to)\b[^.;,]{0,30}$", re.IGNORECASE)
_AHEAD = re.compile(r"\b(?:will|would|to|must|may|could|days?|had|not|never|laws?|committee|panel|subcommittee)\b", re.IGNORECASE)
SHARED = 2
"""Content words that two accounts share which tell of one decision."""
DAYS = timedelta(days=2)
CLOSE = 2
"""Sentences apart within which one article sets the two against each other."""


def overstated(found: Claims) -> Iterator[Finding]:
    """Titles that say "for good" of what is for a time, and houses said to have done what a committee did."""
    for source in found.trace.material.sources:
        title = title_span(source)
        if title is not None and _FOR_GOOD.search(title.of(source.text)):
            yield from _set_against(found, source, title, _FOR_A_TIME, "told as final, and as for a time", "headline")
        for sentence in source.sentences:
            m = _HOUSE.search(sentence.of(source.text))
            said = sentence.of(source.text)
            if m is None or _NOT.search(said[: m.start()]) or _AHEAD.search(m.group()) or _COMMITTEE.search(said):
                continue
            above = title is not None and title.contains(sentence)
            kind: DiscrepancyKind = "headline" if above else "status"
            span = title if above and title is not None else sentence
            yield from _set_against(found, source, span, _COMMITTEE, "done by the house, and by a committee of it", kind)


def _together(a: Source, b: Source) -> bool:
    """Whether both articles were published about one decision's time: a committee votes days before its house does."""
    told = [moment(s.reading.article.published_at) for s in (a, b)]
    return None in (a.reading.article.published_at, b.reading.article.published_at) or abs(told[0] - told[1]) <= DAYS


def _set_against(
    found: Claims, source: Source, said: Span, pattern: re.Pattern[str], reason: str, kind: DiscrepancyKind
) -> Iterator[Finding]:
    """The first place of each article, its own first, that limits what `said` tells; at most one of its own and one other."""
    about = words_of(said.of(source.text)).bag
    number = source.sentence_number(said.start)
    for other in sorted(found.trace.material.sources, key=lambda s: (s is not source, found.rank(s.id))):
        for m in pattern.finditer(other.text):
            if said.start <= m.start() < said.end and other is source:
                continue
            here = other.sentence_number(m.start())
            near = Span(other.sentences[max(0, here - 1)].start, other.sentences[here].end)
            close = other is source and abs(here - number) <= CLOSE
            if not close and pattern is _COMMITTEE and not _together(source, other):
                continue
            if close or len(words_of(near.of(other.text)).bag & about) >= SHARED:
                yield Finding(kind, "conflict", reason, (side(source, (said,)), side(other, (Span(*m.span()),))))
                if other is not source:
                    return
                break
