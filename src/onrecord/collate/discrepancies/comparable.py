"""Whether two different numbers can be held against each other: of one thing, of one occasion, of the same people."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from functools import cache, partial

from onrecord.collate.discrepancies.kinship import persons_in
from onrecord.collate.discrepancies.making import Claims
from onrecord.collate.discrepancies.parts import parted
from onrecord.collate.discrepancies.verdict import size
from onrecord.collate.figures import LARGE, FigureAccount, anybody
from onrecord.collate.wording import MONTHS, PARTIAL_DAY, number_giver, stem, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.counting import measures
from onrecord.lexicon.statuses import statuses

ALIKE = 0.3
"""Likeness of what is told around two numbers from which they may be one where no sense (killed, arrested) says so."""
MEASURED = 0.5
"""The same for time, length and shares, of which a story has many, and where a sense is told of one of the two only."""
MONEY = 0.4
"""The same for money."""
LARGE_ALIKE, ONLY_ALIKE = 0.2, 0.1
"""From `LARGE` on a number of one unit needs less, the less where it is the only such number in its article."""
NEAR, NEAR_ALIKE, NEAR_LEAST = 0.1, 0.1, 100
"""Share by which two large numbers are so near that still less tells."""
NONE_ALIKE = 0.28
"""The same where one account has it that there are none."""
TELLING = 10
"""A number below this needs more: a story has many such."""
FAR = 20
"""How many times larger one number is than the other from which they count different things, unless a sense is shared."""
STRETCH = 2.5
"""How many times another a stretch of time is from which both are hardly of one thing."""
WIDE = 50
"""How many times as many people of one status another account may have for both to be of one occasion: a war's dead, a raid's."""
BACKGROUND = timedelta(days=14)
"""How long before the story's first article a date lies that tells of another occasion."""
SAME_TIME = timedelta(days=7)
"""Days apart up to which two dates beside numbers can be of one occasion, told as of different days."""

TOLD_OFTEN = 0.12
"""Share of the story's sentences from which a word that both clauses have tells nothing."""
AHEAD = 80
"""Characters before a number in which words tell that it is ahead."""
_AHEAD = re.compile(
    r"\b(?:could|may|might|expects?|expected|forecasts?|predicts?|predicted|projects|projected|estimates? that|likely"
    r"|up to another|an additional|as many as)\b",
    re.IGNORECASE,
)
_COULD = re.compile(r"[^.;,]*?\b(?:could|may|might)\b", re.IGNORECASE)
_LENGTH = re.compile(r"\b(?:miles?|kilomet(?:er|re)s?|feet|foot|inch(?:es)?|yards?)\b", re.IGNORECASE)
_RATE = re.compile(r"^[^.;,]{0,40}?\b(?:per\b|for every\b|an? (?:day|week|month|year|hour)\b|in every\b)", re.IGNORECASE)
_EACH = re.compile(r"\b(?:each|every|per)\b", re.IGNORECASE)
_ONCE = re.compile(r"\b(?:(?:that|which|had|was|were) once|formerly|used to|at its peak)\b[^.;]{0,30}$", re.IGNORECASE)
VAGUE = re.compile(r"(?:tens|dozens|scores|hundreds|thousands|millions)\b", re.IGNORECASE)
_UNHURT = re.compile(r"\b(?:injury|wound|harm)$", re.IGNORECASE)
_APART = re.compile(r"\b(?:elsewhere|separate(?:ly)?|unrelated|similar)\b", re.IGNORECASE)
_OVER_TIME = re.compile(
    r"\b(?:(?:this|last|each|every) (?:year|month)|same (?:time|period)|year-to-date|nationwide|statewide|citywide"
    rf"|since (?:{MONTHS})\b)",
    re.IGNORECASE,
)


def comparable(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether one number says what the other says otherwise; what is part of the other, or of another occasion, does not."""
    if c.is_age or d.is_age or c.indefinite or d.indefinite or _of_one(c) or _of_one(d) or _one_is(found, "rate", rate, c, d):
        return False
    if _one_is(found, "once", _once, c, d) or parted(c, d) or of_other_people(found, c, d) or other_slot(found, c, d):
        return False
    if min(size(c), size(d)) < LARGE and (other_occasion(found, c, d) or other_towns(found, c, d)):
        return False
    if not one_kind(found, c, d) or _one_is(found, "expected", expected, c, d):
        return False
    if c.source is d.source and (not (_set_against(c, d) and c.unit & d.unit) or _of_other_days(found, c, d)):
        return False
    if c.unit & d.unit & of_time() and max(size(c), size(d)) > STRETCH * min(size(c), size(d)):
        return False  # how long two things lasted
    return _told_alike(found, c, d)


def can_be_one(found: Claims, c: FigureAccount, d: FigureAccount, *, moods: bool = True) -> bool:
    """Whether nothing keeps two numbers of one unit apart: a rate, time, place, persons, a status, what is only ahead (`moods`)."""
    if _one_is(found, "rate", rate, c, d) or _one_is(found, "once", _once, c, d) or _of_one(c) or _of_one(d) or parted(c, d):
        return False
    if moods and _one_is(found, "expected", expected, c, d):
        return False
    lasting = c.unit & d.unit & of_time()  # the dates beside a length of time are its beginning or its end
    if not lasting and other_occasion(found, c, d):
        return False
    return not (of_other_people(found, c, d) or other_slot(found, c, d) or other_towns(found, c, d))


@cache
def of_time() -> frozenset[str]:
    """Stems of the units of time."""
    return frozenset(stem(w) for w in ("second", "minute", "hour", "day", "week", "month", "year"))


def expected(c: FigureAccount) -> bool:
    """Whether the number is only ahead or possible ("could lose", "is forecast to dump", "up to another 25 inches")."""
    clause = c.figure.clause or c.source.sentence(c.figure.start)
    before = c.source.text[max(clause.start, c.figure.start - AHEAD) : c.figure.end]
    after = c.source.text[c.figure.end : min(clause.end, c.figure.end + AHEAD)]
    return bool(_AHEAD.search(before)) or bool(_COULD.match(after))


def other_slot(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the two count different things: of another status, some of the whole, or of another occasion.

    A count of people without a status is held against none that has one: 300 who had gathered, 59 who died.
    """
    if not any(x.people or not x.unit or x.unit & _votes() for x in (c, d)):
        return False
    if c.status != d.status and not {c.status, d.status} & {None}:
        return {c.status, d.status} != {"ill", "affected"}
    befallen = statuses().growing - {"affected"} | {"margin"}
    if c.status != d.status and {c.status, d.status} & befallen and not (c.points_back or d.points_back):
        return True
    befell = {c.status, d.status} & statuses().growing
    low, high = sorted((size(c), size(d)))
    if befell and 0 < WIDE * low < high:
        return True
    return bool(befell) and (c.key in found.of_others) != (d.key in found.of_others)


@cache
def _votes() -> frozenset[str]:
    return frozenset({stem("vote"), stem("votes")})


def _told_alike(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether a shared sense, or the words around both, tell that one thing is counted."""
    alike = found.counting.compare(c.context, d.context)
    low, high = sorted((size(c), size(d)))
    if any(VAGUE.match(x.span.of(x.source.text)) for x in (c, d)):
        return False
    if c.unit & d.unit & of_strength():
        return not any("aftershock" in x.sentence.casefold() or "foreshock" in x.sentence.casefold() for x in (c, d))
    if low == 0:
        told = bool(c.unit & d.unit) or bool(c.sense and c.sense == d.sense and not (c.bare or d.bare))
        return alike >= NONE_ALIKE and told and not _among(c, d) and not _of_some(c, d)
    if c.sense and c.sense == d.sense and not (c.bare or d.bare):
        return bool(c.unit & d.unit) or c.people == d.people
    if any(x.points_back and not x.figure.unit for x in (c, d)):
        return high <= FAR * low
    if (
        low == 1
        or high > FAR * low
        or (c.unit | d.unit) & _physical()
        or any(_LENGTH.search(x.span.of(x.source.text)) for x in (c, d))
    ):
        return False
    money = next(iter(c.unit & d.unit), "").upper() in measures().codes
    measured = (c.bare or d.bare) and not money
    only = c.only_large and d.only_large
    shared = {s for s in (c.context.bag & d.context.bag) - c.unit - d.unit if not s[0].isdigit()}
    if not only and not money and not any(found.is_rare(s, TOLD_OFTEN) for s in shared):
        return False
    if low >= NEAR_LEAST and not measured and c.unit & d.unit and high - low <= NEAR * high:
        return alike >= NEAR_ALIKE
    if low >= LARGE and c.unit & d.unit and not (c.bare or d.bare):
        return alike >= (ONLY_ALIKE if only else LARGE_ALIKE)
    if c.bare or d.bare or bool(c.sense) != bool(d.sense):
        return alike >= (MONEY if money else MEASURED) and len(c.context.bag & d.context.bag) > 2
    return alike >= (MEASURED if low < TELLING else ALIKE)


def _among(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether "none" is said of some only ("no fatalities among the troops")."""
    return any(
        x.bounds[1] == 0 and re.match(r"[^.;]{0,30}\bamong\b", x.source.text[x.figure.end : x.figure.end + 60]) for x in (c, d)
    )


def _of_some(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether "none" is of a sort that the other does not tell of ("no US deaths", "three children"), or of another happening.

    That nobody was hurt is said of the whole; "there were no injuries" is of what stands there.
    """
    none, some = (c, d) if c.bounds[1] == 0 else (d, c)
    happening = (words_of(none.sentence).bag & words_of(some.sentence).bag) - none.counted - some.counted - _befallen()
    return bool(none.counted - none.unit - some.counted - _befallen()) or not (happening or none.people)


@cache
def _befallen() -> frozenset[str]:
    """Stems of words for what befell the counted."""
    return frozenset(stem(w) for words in statuses().words.values() for w in words)


@cache
def of_strength() -> frozenset[str]:
    """Stems of the scales of which one happening has one value."""
    return frozenset(stem(u) for u in measures().scales_of_strength & {"magnitude", "intensity", "category"})


@cache
def _physical() -> frozenset[str]:
    """Stems of units of length, weight and the like: what is measured so is told by many numbers."""
    return frozenset(stem(u) for u in measures().physical) - of_strength()


def one_context(found: Claims, one: Sequence[FigureAccount], other: Sequence[FigureAccount]) -> bool:
    """Whether the words around some account of either value are so alike that one thing is counted, here and there."""
    return any(found.counting.compare(c.context, d.context) >= ALIKE for c in one for d in other)


def _set_against(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the two numbers of one article are given by different voices, or one of them is said to be wrong or earlier."""
    return c.speaker != d.speaker or c.rejected or d.rejected or c.points_back or d.points_back


def rate(c: FigureAccount) -> bool:
    """Whether it is so many for each of something, or in each stretch of time."""
    text = c.source.text
    return bool(
        _RATE.match(text[c.figure.end : c.figure.end + 60]) or _EACH.search(text[max(0, c.figure.start - 20) : c.figure.end])
    )


def _of_one(c: FigureAccount) -> bool:
    """Whether "no injury" is said of one person."""
    return c.bounds[1] == 0 and bool(_UNHURT.search(c.span.of(c.source.text)))


def _once(c: FigureAccount) -> bool:
    return bool(_ONCE.search(c.source.text[max(0, c.figure.start - 40) : c.figure.start]))


def _one_is(found: Claims, what: str, made: Callable[[FigureAccount], bool], c: FigureAccount, d: FigureAccount) -> bool:
    """Whether something, called `what`, is so of one number and not of the other."""
    return found.once(what, c, partial(made, c)) != found.once(what, d, partial(made, d))


def one_kind(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether one sort of thing is counted: equal units, or people of whom neither are some among the other."""
    if not c.unit or not d.unit or c.unit & d.unit:
        mine, other = (x.counted - x.unit for x in (c, d))
        return not (mine and other) or bool(mine & other) or bool(c.sense and c.sense == d.sense)
    if not (c.people and d.people):
        return bool(c.sense and c.sense == d.sense and not c.bare and not d.bare)
    any_c, any_d = bool(c.unit & anybody()), bool(d.unit & anybody())
    if any_c == any_d or (c.unit | d.unit) <= found.everybody:
        return any_c or any_d
    some, everybody = (d, c) if any_c else (c, d)
    return (some.bounds[0] or 0) > (everybody.bounds[1] or everybody.bounds[0] or 0)


def of_other_people(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether each tells of persons by name, and of different ones ("Clark was hit seven times", "Grant was hit twice")."""
    mine, theirs = (found.once("persons", x, partial(persons_in, found, x.source, _clause(x))) for x in (c, d))
    return bool(mine) and bool(theirs) and not mine & theirs


def _clause(c: FigureAccount) -> Span:
    return c.figure.clause or c.source.sentence(c.figure.start)


def other_towns(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the clauses name different towns."""
    mine, other = (found.once("towns", x, partial(_towns, found, x)) for x in (c, d))
    return bool(mine) and bool(other) and not mine & other


def _towns(found: Claims, c: FigureAccount) -> set[str]:
    material, clause = found.trace.material, c.source.sentence(c.figure.start)
    out = set()
    for m in c.source.names_in(clause):
        if not _gives(c, m.start):
            entity = material.entity.get(material.resolve(c.source.id, m.entity) or "")
            if entity is not None and entity.kind == "place" and entity.precision != "country":
                out.add(entity.id)
    return out


def _gives(c: FigureAccount, at: int) -> bool:
    """Whether a name is that of who gives the number, and no place of it ("Ostria put the figure at 58")."""
    if c.source.is_teller(at):
        return True
    giver = number_giver(c.source, c.span)
    return giver is not None and any(m.start == at and m.entity == giver.id for m in c.source.reading.mentions)


def other_occasion(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the times told beside the two put them on occasions that cannot be one."""
    if any(bool(words.search(c.sentence)) != bool(words.search(d.sentence)) for words in (_APART, _OVER_TIME)):
        return True
    first = found.trace.material.began.date()
    mine, other = (found.once("times", x, partial(_times, x, first)) for x in (c, d))
    if mine and other:
        return all(_gap(x, y) > SAME_TIME for x in mine for y in other)
    told = mine or other
    return bool(told) and first < date.max - BACKGROUND and all(last < first - BACKGROUND for _, last in told)


def _of_other_days(found: Claims, c: FigureAccount, d: FigureAccount) -> bool:
    """Whether the clauses of two numbers of one article tell of different days: Monday's arrests and Tuesday's."""
    first = found.trace.material.began.date()
    mine, other = _times(c, first), _times(d, first)
    return bool(mine and other) and all(_gap(x, y) > timedelta(0) for x in mine for y in other)


def _times(c: FigureAccount, first: date) -> list[tuple[date, date]]:
    """First and last day of each date told in the number's clause, or else of the one next to it in its sentence."""
    sentence = c.source.sentence(c.figure.start)
    told = [
        (t.start, span)
        for t in c.source.reading.times
        if sentence.start <= t.start < sentence.end and t.type in {"DATE", "TIME"} and (span := _days(t.value, first)) is not None
    ]
    clause = c.figure.clause or sentence
    inside = [span for at, span in told if clause.start <= at < clause.end]
    return inside or [span for _, span in sorted(told, key=lambda x: abs(x[0] - c.figure.start))[:1]]


def _days(value: str, first: date) -> tuple[date, date] | None:
    """The days that an ISO date may mean; a month without its year is the last one before the story began."""
    found = PARTIAL_DAY.match(value or "")
    if not found or (found.group(1) == "XXXX" and (not found.group(2) or first == date.max)):
        return None
    month, day = (int(g) if g else None for g in found.groups()[1:])
    year = int(found.group(1)) if found.group(1) != "XXXX" else first.year - ((month or 0) > first.month)
    try:
        start = date(year, month or 1, day or 1)
        last = date(year, month or 12, day or 28)
    except ValueError:
        return None
    return start, last if day else last + timedelta(days=3)


def _gap(x: tuple[date, date], y: tuple[date, date]) -> timedelta:
    return max(x[0] - y[1], y[0] - x[1], timedelta(0))
