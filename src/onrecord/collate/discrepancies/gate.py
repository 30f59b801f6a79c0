"""What is found and not shown: sides that cannot be compared, and names that may be one.

A false conflict costs a desk more than a missed one.
"""

from __future__ import annotations

import re
from datetime import timedelta
from itertools import combinations

from onrecord.collate.discrepancies.making import Claims, Finding
from onrecord.collate.discrepancies.number_pairs import Pair, sure
from onrecord.collate.discrepancies.verdict import size
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Source
from onrecord.collate.wording import stems_of, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.counting import measures

NUMBERED = re.compile(r"\s*of\s+\d+\b")
"""After a number: its place in a row of pictures ("16 of 72 photos")."""
_GRADED = re.compile(
    r"\s*(?:(?:people|others|of them|of whom|were|was|are|remain(?:ed)?|in)\s+){0,3}"
    r"(?:critical(?:ly)?|serious(?:ly)?|grave(?:ly)?|severe(?:ly)?|slight(?:ly)?|minor)\b",
    re.IGNORECASE,
)
"""After a number: how badly its people are hurt, which makes it a part of all who are."""
FAR = 50.0
"""How many times another a value is from which two counts are hardly of one thing."""
ALIKE = 0.45
"""Likeness of what is told of two measures (miles an hour, feet, inches) from which they measure one thing."""
UNLIKELY = 0.11
"""Probability that two numbers are of one thing below which they are not held against each other, whoever grouped them."""
MANY = 5
"""How many times another a number must be for the trees to be asked: nearer ones are judged by what is told of them."""
FEWEST = 1
"""Words besides names of what somebody denies, below which nobody can tell what is denied."""
BESIDE = 3
"""Sentences apart within which a denial answers what its own article tells before it."""
ANSWERS = 0.6
"""Likeness from which a denial answers an assertion that is told elsewhere."""
BACKGROUND = timedelta(days=14)
LAST_YEAR = 9999
DAY_OR_MONTH = re.compile(r"\d{4}-\d{2}")
FORM = 3
"""First letters that two forms of one noun share."""
DENIES = "denies it"
_MEMBERS = re.compile(
    r"\b(?:lawmakers|legislators|senators|deputies|members|MPs|representatives|councillors|jurors|judges)$", re.IGNORECASE
)
"""People who do together what their body does."""
DOERS = re.compile(r"done by (?P<one>.+) in one account, by (?P<other>.+) in the other$")


def is_shown(made: Finding, found: Claims) -> bool:
    """Whether a discrepancy can be put before a desk."""
    if made.kind == "figure":
        return _counts_one_thing(made, found)
    if made.kind == "actor":
        return _two_doers(made)
    if made.kind == "factuality" and made.reason.endswith(DENIES):
        who = made.reason.removesuffix(DENIES).strip()
        if any(e.kind == "outlet" and e.name == who for e in found.trace.material.entities):
            return False  # outlets tell of denials
        if len(made.sides) == 2 and not _answers(made, found, who):
            return False
        return all(len(words_of(s.says or _said(found, s.article, s.spans)).bag) >= FEWEST for s in made.sides)
    return True


def _answers(made: Finding, found: Claims, who: str) -> bool:
    """Whether a denial answers that assertion: it stands beside it, is told in its words, or is by whom the assertion is about."""
    claim, denial = made.sides
    source = found.trace.material.by_id[claim.article]
    if claim.article == denial.article and claim.spans and denial.spans:
        near = source.sentence_number(denial.spans[0].start) - source.sentence_number(claim.spans[-1].start)
        if abs(near) <= BESIDE:
            return True
    if claim.spans and _long_before(found, source, claim.spans[0]):
        return False
    asserted = words_of(_said(found, claim.article, claim.spans))
    if asserted.bag & stems_of("putting_down"):
        return False  # itself a denial
    denied = words_of(_said(found, denial.article, denial.spans))
    if found.sayings.compare(asserted, denied) >= ANSWERS:
        return True
    return bool(words_of(who).bag & asserted.bag) and bool(asserted.bag & denied.bag)


def _long_before(found: Claims, source: Source, span: Span) -> bool:
    """Whether the sentence tells of a day well before the story began."""
    first = found.trace.material.began
    sentence = source.sentence(span.start)
    days = [
        t.value[:10] for t in source.reading.times if sentence.start <= t.start < sentence.end and DAY_OR_MONTH.match(t.value or "")
    ]
    return bool(days) and first.year < LAST_YEAR and all(d < (first - BACKGROUND).date().isoformat()[: len(d)] for d in days)


def _said(found: Claims, article: str, spans: tuple[Span, ...]) -> str:
    return found.trace.material.by_id[article].say(spans)


def _counts_one_thing(made: Finding, found: Claims) -> bool:
    """Whether the figures of the sides can be of one thing: no places in rows, no measures of others, no values worlds apart."""
    figures = [_figure_at(found, s.article, span.start) for s in made.sides for span in s.spans]
    known = [f for f in figures if f is not None]
    if len({bool(_GRADED.match(f.source.text, f.span.end)) for f in known}) > 1:
        return False
    if any(NUMBERED.match(f.source.text, f.span.end) for f in known) or _of_other_things(made, found, known):
        return False
    values = [v for f in known for v in (f.figure.low, f.figure.high) if v]
    if values and made.verdict != "rounding" and max(values) > FAR * min(values):
        return False
    measured = [f for f in known if f.figure.unit in measures().physical]
    if not measured:
        return True
    return all(found.counting.compare(measured[0].context, f.context) >= ALIKE for f in measured[1:])


def _of_other_things(made: Finding, found: Claims, figures: list[FigureAccount]) -> bool:
    """Whether values said to exclude each other are taken by the learnt trees, each beside each other, for surely of two things."""
    if made.verdict not in {"conflict", "update", "unclear"}:
        return False
    pairs = [Pair(c, d) for c, d in combinations(figures, 2) if c.bounds != d.bounds and size(c) and size(d)]
    far = all(max(size(c), size(d)) > MANY * min(size(c), size(d)) for c, d in pairs)
    return bool(pairs) and far and max(sure(found, pairs)) < UNLIKELY


def _figure_at(found: Claims, article: str, at: int) -> FigureAccount | None:
    """The figure of an article whose words hold an offset."""
    return next((f for f in found.counts.get(article, ()) if f.span.start <= at < f.span.end), None)


def _two_doers(made: Finding) -> bool:
    """Whether the two doers cannot be one: neither is part of the other nor its members, nor are they forms of one noun."""
    told = DOERS.match(made.reason)
    if told is None:
        return True
    one, other = words_of(told["one"]).bag, words_of(told["other"]).bag
    nouns = len(one) == len(other) == 1 and told["one"].split()[-1].islower() and told["other"].split()[-1].islower()
    forms = nouns and min(one)[:FORM] == min(other)[:FORM]
    members = any(_MEMBERS.search(told[who]) for who in ("one", "other"))
    return not (one <= other or other <= one or forms or members)
