"""One vote told with two tallies: "96-0" and "100 to nothing", 52-48 and 51-48."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.collate.discrepancies.grouping import sharing, together
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.showing import clause_around, each_has
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import numerals

NEAR = 0.08
"""Share of all votes by which each of two sides may differ for the two tallies to be of one vote."""
FEWEST = 2
"""Votes, at least, that a tally of few may be off on either side."""
SIDES = 4
_WORD = "(?:" + "|".join(sorted(numerals(), key=len, reverse=True)) + ")"
_TALLY = re.compile(
    rf"\b(?P<yes>\d{{1,3}}|{_WORD})(?:\s?[-–—]\s?|\s+to\s+|\s+votes?\s+to\s+)(?P<no>\d{{1,3}}|nothing|nil|zero|none|{_WORD})\b(?![-–—%\d])",
    re.IGNORECASE,
)
_VOTE = re.compile(
    r"\b(?:vote[sd]?|voting|pass(?:ed|es|ing|age)?|approv\w+|reject\w+|adopt\w+|margin|ballot|tally|acquit\w*|convict\w*|confirm\w+|ratif\w+"
    r"|defeat\w+|uph(?:e|o)ld|ruled|ruling|decision|majority|senate|house|council|parliament|committee|assembly)\b",
    re.IGNORECASE,
)
_OTHER = re.compile(
    r"\b(?:years?|months?|days?|hours?|inche?s?|feet|miles?|percent|points?|odds|score[ds]?|games?|p\.?m|a\.?m|degrees"
    r"|mph|people|million|billion|margin in)\b"
    r"|%|\$|£|€",
    re.IGNORECASE,
)
"""Words right behind two numbers that make them a range, a score or shares."""
_ODDS = re.compile(
    r"\b(?:aged?|between|from|outsp\w+|ratio|led|leads?|beat|won|polls?|surveys?|seats?|majority of)\s+(?:\w+ ){0,3}$",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class Tally:
    """The votes for and against that an article gives, with the stems of the sentence."""

    source: Source
    span: Span
    yes: int
    no: int
    bag: frozenset[str]


def tallies(found: Claims) -> Iterator[Finding]:
    """Once for a vote, with each tally as a side, in the order of publication."""
    told = [t for source in found.trace.material.sources for t in _of(source)]
    given: dict[str, set[tuple[int, int]]] = {}
    for t in told:
        given.setdefault(t.source.id, set()).add((t.yes, t.no))
    pairs = [(a, b) for a, b in sharing(told, lambda t: t.bag) if _one_vote(a, b, given) and not _of_two_persons(found, a, b)]
    for group in together(pairs, lambda t: (t.source.id, t.span)):
        values: list[Tally] = []
        for t in sorted(group, key=lambda t: (found.rank(t.source.id), t.span)):
            if (t.yes, t.no) not in {(v.yes, v.no) for v in values}:
                values.append(t)
        values = values[:SIDES]
        shown = [(v.source, clause_around(v.source, v.source.sentence(v.span.start), v.span)) for v in values]
        sides = tuple(side(source, (span,)) for source, span in shown)
        yield Finding("figure", "conflict", f"{each_has(shown)}: one vote, two tallies", sides)


def _of(source: Source) -> Iterator[Tally]:
    for sentence in source.sentences:
        told = sentence.of(source.text)
        if not _VOTE.search(told):
            continue
        for m in _TALLY.finditer(told):
            yes, no = _number(m["yes"]), _number(m["no"])
            after = told[m.end() : m.end() + 20]
            apart = yes < no + 1 or _OTHER.match(after.strip(" -")) or _ODDS.search(told[: m.start()])
            if not apart and yes + no > FEWEST:
                bag = frozenset(s for s in words_of(told).bag if not s[0].isdigit())
                yield Tally(source, Span(sentence.start + m.start(), sentence.start + m.end()), yes, no, bag)


def _of_two_persons(found: Claims, a: Tally, b: Tally) -> bool:
    """Whether each sentence tells of persons and none is in both, besides who tells it: two nominees, two votes."""
    entity, resolve = found.trace.material.entity, found.trace.material.resolve
    told = [
        {
            who
            for m in t.source.mentions_in(t.source.sentence(t.span.start))
            if m.start not in t.source.tellers
            and (who := resolve(t.source.id, m.entity)) in entity
            and entity[who].kind == "person"
        }
        for t in (a, b)
    ]
    return bool(told[0] and told[1]) and not told[0] & told[1]


def _number(word: str) -> int:
    return int(word) if word.isdigit() else int(numerals().get(word.casefold(), 0))


def _one_vote(a: Tally, b: Tally, given: dict[str, set[tuple[int, int]]]) -> bool:
    """Whether two articles give almost the same tally, neither has the other's, and the sentences share a word."""
    if a.source is b.source or (a.yes, a.no) == (b.yes, b.no):
        return False
    if (a.yes, a.no) in given[b.source.id] or (b.yes, b.no) in given[a.source.id]:
        return False
    off = max(FEWEST, NEAR * max(a.yes + a.no, b.yes + b.no))
    return abs(a.yes - b.yes) <= off and abs(a.no - b.no) <= off and bool(a.bag & b.bag)
