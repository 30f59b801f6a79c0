"""What the values of one number are to each other: rounded, told in part, of another hour, or in conflict; who has which.

The reason names each value with its outlet, so that it can be read without the record.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import combinations, pairwise

from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import moment
from onrecord.collate.wording import stem
from onrecord.facts.record import Verdict
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.counting import measures

ROUND, OPEN_ROUND = 0.05, 0.1
"""Share by which a rounded number may differ, and for a bound ("more than 400" for 410)."""
ROUND_LEAST = 20
"""A number below is not rounded to another."""
ABOUT, CLOSE = 1.1, 1.05
"""How many times one measure, and one count, is the other up to which a number given as about so much is the other rounded."""
_LIMIT = re.compile(
    r"\b(?:up to|as (?:much|many|long) as|at most|no (?:more|less|fewer) than|less than|maximum|minimum)\b", re.IGNORECASE
)

_MOST = re.compile(r"\b(?:maximum|up to|at most|(?:no|not) (?:less|more|fewer) than)\b", re.IGNORECASE)

_RULE = re.compile(
    r"\b(?:earn\w*|mak(?:e|es|ing|ers)|incomes?|salar(?:y|ies)|eligib\w*|qualif\w*|thresholds?|limits?|limitations?|caps?|capped"
    r"|cut-?offs?|brackets?|phas\w+ out|exempt\w*|tax\w*)\b",
    re.IGNORECASE,
)
"""Words of a rule that holds up to a sum, or from it on."""


def of_numbers(values: Sequence[FigureAccount]) -> tuple[Verdict, str]:
    """How values of one number, in the order of publication, stand to each other, with who has which."""
    told = ", then ".join(told_by(values))
    side_by_side = ", ".join(told_by(values))
    pairs = list(combinations(values, 2))
    if any(_range_in_part(c, d) for c, d in pairs) and all(_range_in_part(c, d) or is_rounded(c, d) for c, d in pairs):
        return "scope", f"{side_by_side}: one range, of which not all is told"
    if all(is_rounded(c, d) or both_bounds(c, d) for c, d in pairs):
        least = "least numbers, which can all be right" if any(both_bounds(c, d) for c, d in pairs) else "one number, rounded"
        if len({size(c) for c in values}) == 1 and any(c.bounds[1] is None for c in values):
            least = "one number, which one account gives as the least; both can be right"
        return "rounding", f"{side_by_side}: {least}"
    published = [moment(c.source.reading.article.published_at) for c in values]
    if _moves(values[0]) and all(a <= b for a, b in pairwise(published)):
        return "update", f"{told}: it changes with time"
    return "conflict", f"{side_by_side}; both cannot be right"


def told_by(values: Sequence[FigureAccount]) -> list[str]:
    """Of each value who has it, in its own words."""
    return [f"{who(values, n)} has “{words(c)}”" for n, c in enumerate(values)]


def rounded(x: tuple[float | None, float | None], y: tuple[float | None, float | None], about: bool) -> bool:
    """Whether one value is the other rounded: little apart, and one of them rounder, a bound, or given as "about"."""
    a, b = _point(x), _point(y)
    if a is None or b is None or a == b or min(a, b) <= 0:
        return False
    if None in x and None in y:
        return False
    bound = None in (*x, *y)
    apart = abs(a - b) / max(a, b)
    if bound:
        limit, value = (x, b) if None in x else (y, a)
        right = value >= limit[0] if limit[0] is not None else value <= (limit[1] or 0)
        return right and apart <= OPEN_ROUND
    return apart <= ROUND and max(a, b) >= ROUND_LEAST and (about or abs(_zeros(a) - _zeros(b)) >= 1)


def both_bounds(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether both give a least number only, or both a greatest."""
    return c.bounds != d.bounds and ((c.bounds[1] is None and d.bounds[1] is None) or (c.bounds[0] is None and d.bounds[0] is None))


def size(c: FigureAccount) -> float:
    """Its larger bound."""
    return max((abs(v) for v in c.bounds if v is not None), default=0.0)


def near(c: FigureAccount, d: FigureAccount, by: float) -> bool:
    """Whether the larger is at most `by` times the smaller."""
    low, high = sorted((size(c), size(d)))
    return high <= by * low


def who(values: Sequence[FigureAccount], n: int) -> str:
    """The outlet that has the n-th value, told apart from those before it."""
    names = [c.source.reading.article.outlet or "one account" for c in values]
    return names[n] if names[n] not in names[:n] else f"another article of {names[n]}" if names[n] != "one account" else "another"


def words(c: FigureAccount) -> str:
    """The number's own words."""
    return " ".join(c.span.of(c.source.text).split())


def one_range(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether one is a range, or a limit in so many words, and the other has the same end of it."""
    ends = {v for v in c.bounds if v is not None} & {v for v in d.bounds if v is not None}
    touching = c.bounds[1] == d.bounds[0] != c.bounds[0] or d.bounds[1] == c.bounds[0] != d.bounds[0]
    opposite = (c.bounds[0] is None and d.bounds[1] is None) or (c.bounds[1] is None and d.bounds[0] is None)
    return bool(ends) and c.bounds != d.bounds and not opposite and not (touching and _is_range(c) and _is_range(d))


def one_limit(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether both tell one sum of money as the limit of a rule: "those making under $75,000", "more than $75,000 is cut"."""
    money = c.unit & d.unit & {code.casefold() for code in measures().codes}
    return bool(money) and size(c) == size(d) and any(_RULE.search(x.sentence) for x in (c, d))


def says_the_most(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether both tell one number as the most there can be: "a maximum of five years", "up to five years"."""
    return size(c) == size(d) and all(x.bounds[0] is None or _MOST.search(x.sentence) for x in (c, d))


def _range_in_part(c: FigureAccount, d: FigureAccount) -> bool:
    return one_range(c, d) and any(_is_range(x) or _LIMIT.search(words(x)) for x in (c, d))


def _is_range(c: FigureAccount) -> bool:
    return None not in c.bounds and c.bounds[0] != c.bounds[1]


def is_rounded(c: FigureAccount, d: FigureAccount) -> bool:
    """Whether one is the other rounded: a bound that holds for it, or about as much, or as much with fewer figures."""
    if one_range(c, d):
        return True
    about = c.figure.about or d.figure.about
    exact, other = sorted((size(c), size(d)), key=lambda v: not float(v).is_integer())
    if not float(other).is_integer() and abs(exact - other) < 1:
        return True
    return rounded(c.bounds, d.bounds, about) or (
        (about or None in (*c.bounds, *d.bounds)) and near(c, d, CLOSE if not (c.bare or d.bare) else ABOUT)
    )


def _point(x: tuple[float | None, float | None]) -> float | None:
    if x[0] is not None and x[1] is not None:
        return (x[0] + x[1]) / 2
    return x[0] if x[0] is not None else x[1]


def _zeros(value: float) -> int:
    digits = f"{value:.0f}"
    return len(digits) - len(digits.rstrip("0"))


def _moves(c: FigureAccount) -> bool:
    """Whether what is measured is another from hour to hour: a speed, a strength."""
    return bool(c.unit & frozenset(stem(w) for w in word_set("speeds")))
