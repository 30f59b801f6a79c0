"""Quantities: numbers with their bounds, ranges and the units written with them, over the lexemes of a text."""

from __future__ import annotations

from dataclasses import dataclass, replace
from functools import cache

from onrecord.lexicon.counting import Bound, bounds, measures
from onrecord.lexicon.numbers import number_words
from onrecord.read.lexemes import Lexeme

DASHES = frozenset({"-", "\u2013"})
RANGE_WORDS = frozenset({"to", "or"}) | DASHES
PARTS_OF_WHOLE = frozenset({"of", "the", "all"})


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number as written: lexemes `first` to `last` (exclusive) with its bounds, `core` to `core_last` without them.

    `unit` is the unit written with it (ISO 4217 code, "percent"), None for a plain number. `sort` is number, range, pair
    (two numbers joined by a dash or "to" that fall), vague ("dozens") or part ("a third").
    """

    first: int
    last: int
    core: int
    core_last: int
    low: float | None
    high: float | None
    unit: str | None = None
    about: bool = False
    sort: str = "number"


def at(lexemes: list[Lexeme], i: int) -> str:
    """The form of lexeme `i`, "" beyond the ends."""
    return lexemes[i].form if 0 <= i < len(lexemes) else ""


def quantities(lexemes: list[Lexeme], text: str) -> list[Quantity]:
    """The quantities of a text, in order; they do not overlap."""
    found: list[Quantity] = []
    vague = number_words().vague
    i = 0
    while i < len(lexemes):
        lexeme = lexemes[i]
        quantity = None
        if lexeme.sort == "number":
            quantity = ratio(lexemes, i) or plain(lexemes, i, text)
        elif lexeme.form in number_words().few:
            quantity = few_of_scale(lexemes, i) or (vague_number(lexemes, i) if lexeme.form in vague else None)
        elif lexeme.form in vague:
            quantity = vague_number(lexemes, i)
        elif lexeme.sort == "fraction" or lexeme.form in ("half", "third", "quarter", "thirds", "quarters"):
            quantity = part(lexemes, i)
        if quantity:
            quantity = bounded(lexemes, quantity, found[-1].last if found else 0)
            found.append(quantity)
            i = quantity.last
        else:
            i += 1
    return found


def plain(lexemes: list[Lexeme], i: int, text: str) -> Quantity | None:
    """The number at `i` with its unit, and the range it opens."""
    if at(lexemes, i + 1) in ("-", "") and at(lexemes, i + 2) in number_words().parts:
        return part(lexemes, i + 2)
    value = lexemes[i].value or 0.0
    start, unit = unit_before(lexemes, i, text)
    end, after = unit_after(lexemes, i + 1)
    quantity = Quantity(start, end, start, end, value, value, after or unit)
    return ranged(lexemes, quantity, i, text) or quantity


def ranged(lexemes: list[Lexeme], low: Quantity, i: int, text: str) -> Quantity | None:
    """The range or pair that the quantity whose number is lexeme `i` opens; None for none."""
    skipped = 2 if at(lexemes, low.first - 1) in ("about", "around", "roughly", "approximately") else 1
    between = at(lexemes, low.first - skipped) == "between" and at(lexemes, low.last) == "and"
    link = at(lexemes, low.last)
    if not between and link not in RANGE_WORDS:
        return None
    j = low.last + 1
    if link in DASHES and (lexemes[low.last].start != lexemes[low.last - 1].end):
        return None
    k = next((n for n in range(j, min(j + 4, len(lexemes))) if lexemes[n].sort == "number"), None)
    if k is None:
        return None
    start, unit = unit_before(lexemes, k, text)
    if start != j:
        return None
    end, after = unit_after(lexemes, k + 1)
    unit = after or unit or low.unit
    if low.unit and unit and low.unit != unit:
        return None
    a, b = lexemes[i].value or 0.0, lexemes[k].value or 0.0
    if a < b and b >= 1000 and a < 1000 and any(w in number_words().scales for w in lexemes[k].form.split()):
        a *= b / float(lexemes[k].form.split()[0].replace(",", "")) if lexemes[k].digits else 1
    rises = at(lexemes, low.first - 1) == "from" and not between
    if rises and not stands_first(lexemes, low.first - 1):
        return None  # "rose from 20 to 30" gives two values of one thing
    sort = "range" if a < b else "pair"
    if link == "or" and a >= b:
        return None
    first = low.first - (skipped if between else 1 if rises else 0)
    return (
        Quantity(first, end, low.first, end, min(a, b), max(a, b), unit, about=between and skipped == 2, sort=sort)
        if sort == "range"
        else Quantity(low.first, end, low.first, end, a, b, unit, sort=sort)
    )


def stands_first(lexemes: list[Lexeme], i: int) -> bool:
    """Whether lexeme `i` opens a sentence or clause, no verb before it governing it ("From 20 to 30 people were inside")."""
    return i <= 0 or lexemes[i - 1].sort == "break" or at(lexemes, i - 1) in (".", "!", "?", ":", ";", '"', "\u201c", "that")


def unit_before(lexemes: list[Lexeme], i: int, text: str) -> tuple[int, str | None]:
    """Where a sign or code of money before the number at `i` starts, and its currency; (i, None) for none."""
    known = measures()
    before = at(lexemes, i - 1)
    if before in known.signs:
        letters = at(lexemes, i - 2)
        if before == "$" and letters in known.sign_letters and lexemes[i - 2].end == lexemes[i - 1].start:
            return i - 2, known.sign_letters[letters]
        return i - 1, known.signs[before]
    if i and text[lexemes[i - 1].start : lexemes[i - 1].end] in known.codes:
        return i - 1, before.upper()
    return i, None


def unit_after(lexemes: list[Lexeme], i: int) -> tuple[int, str | None]:
    """Where money or percent after a number ends, and what it is; (i, None) for none."""
    known = measures()
    word, pair = at(lexemes, i), (at(lexemes, i), at(lexemes, i + 1))
    if pair in known.percent_phrases:
        return i + 2, known.percent_phrases[pair]
    if word in known.percent:
        return i + 1, known.percent[word]
    if word in known.money:
        return i + 1, known.money[word]
    if word in ("us", "american", "canadian", "australian", "british") and pair[1] in known.money:
        return i + 2, {"canadian": "CAD", "australian": "AUD"}.get(word, known.money[pair[1]])
    if word == "-" and pair[1] in known.percent:
        return i + 2, known.percent[pair[1]]
    return i, None


def few_of_scale(lexemes: list[Lexeme], i: int) -> Quantity | None:
    """As "several hundred", "a few thousand", "a couple of million": a number of at least two of the scale; None for none."""
    j = i + 2 if at(lexemes, i + 1) == "of" else i + 1
    if j >= len(lexemes) or lexemes[j].sort != "number" or at(lexemes, j) not in number_words().scales:
        return None
    start = i - 1 if at(lexemes, i - 1) == "a" else i
    return Quantity(start, j + 1, start, j + 1, 2.0 * (lexemes[j].value or 0.0), None, about=True, sort="vague")


def ratio(lexemes: list[Lexeme], i: int) -> Quantity | None:
    """As "one in five pupils", "3 out of 10": a share, as a fraction of 1; None for a count of something in a number of places.

    The whole is one that people give ratios by, and no digit or sign stands before or after.
    """
    j = i + 3 if (at(lexemes, i + 1), at(lexemes, i + 2)) == ("out", "of") else i + 2
    if j >= len(lexemes) or at(lexemes, i + 1) not in ("in", "out") or lexemes[j].sort != "number":
        return None
    above, below = lexemes[i].value or 0.0, lexemes[j].value or 0.0
    round_whole = below <= 12 or below in (20, 25, 30, 50, 100) or (below % 100 == 0 and not (1800 <= below <= 2100))
    if not 0 < above < below or above > 99 or above != int(above) or not round_whole:
        return None
    named = lexemes[j].sort == "number" and at(lexemes, j + 1) in ("per", "%", "percent", "-", "/", ":")
    if named or (lexemes[i].digits and at(lexemes, i - 1) in ("-", "/", ":", "$")):
        return None
    value = round(above / below, 4)
    return Quantity(i, j + 1, i, j + 1, value, value, "share", sort="part")


def vague_number(lexemes: list[Lexeme], i: int) -> Quantity | None:
    """As "dozens", "tens of thousands", "hundreds": a number whose least value alone is known."""
    vague = number_words().vague
    form = at(lexemes, i)
    least = float(vague[form])
    end = i + 1
    if at(lexemes, i + 1) == "of" and at(lexemes, i + 2) in vague:
        least *= vague[at(lexemes, i + 2)] / 2
        end = i + 3
    if form == "scores" and at(lexemes, i + 1) != "of":
        return None
    start = i
    if at(lexemes, i - 1) == "several" and form != "several":
        start = i - 1
    return Quantity(start, end, start, end, least, None, sort="vague")


def part(lexemes: list[Lexeme], i: int) -> Quantity | None:
    """As "a third of", "two-thirds", "half of": a share, as a fraction of 1; None for an ordinal."""
    lexeme = lexemes[i]
    if lexeme.sort == "fraction":
        return (
            None
            if lexeme.value is None or at(lexemes, i + 1) != "of"
            else Quantity(i, i + 1, i, i + 1, lexeme.value, lexeme.value, "share", sort="part")
        )
    divisor = number_words().parts.get(lexeme.form)
    if divisor is None:
        return None
    count, start = 1.0, i
    back = i - 2 if at(lexemes, i - 1) == "-" else i - 1
    if back >= 0 and lexemes[back].sort == "number" and (lexemes[back].value or 0) < divisor:
        count, start = lexemes[back].value or 1.0, back
    elif at(lexemes, i - 1) in ("a", "one"):
        start = i - 1
    elif lexeme.form != "half":
        return None
    if at(lexemes, i + 1) not in PARTS_OF_WHOLE:
        return None
    value = round(count / divisor, 4)
    return Quantity(start, i + 1, start, i + 1, value, value, "share", sort="part")


def bounded(lexemes: list[Lexeme], quantity: Quantity, floor: int) -> Quantity:
    """The quantity with the words before and after it that bound it."""
    for _ in range(2):
        bound, start = phrase_before(lexemes, quantity.first, floor, by_last_word())
        if bound is None:
            break
        quantity = replace(limited(quantity, bound), first=start)
    for phrase, bound in bounds().after:
        if (
            phrase[0] == at(lexemes, quantity.last)
            and tuple(x.form for x in lexemes[quantity.last : quantity.last + len(phrase)]) == phrase
        ):
            return replace(limited(quantity, bound), last=quantity.last + len(phrase))
    return quantity


@cache
def by_last_word() -> dict[str, list[tuple[tuple[str, ...], Bound]]]:
    """The phrases that bound the number after them, by their last word, longest first."""
    found: dict[str, list[tuple[tuple[str, ...], Bound]]] = {}
    for phrase, bound in bounds().before:
        found.setdefault(phrase[-1], []).append((phrase, bound))
    return found


def phrase_before(
    lexemes: list[Lexeme], end: int, floor: int, known: dict[str, list[tuple[tuple[str, ...], Bound]]]
) -> tuple[Bound | None, int]:
    """The longest bounding phrase that ends before lexeme `end`, and where it starts; `known` gives them by last word."""
    shift = 1 if at(lexemes, end - 1) in ("a", "an", "the") and end - 1 > floor else 0
    for skip in (0, shift):
        for phrase, bound in known.get(at(lexemes, end - skip - 1), ()):
            start = end - skip - len(phrase)
            if start >= floor and tuple(x.form for x in lexemes[start : end - skip]) == phrase:
                return bound, start
    return None, end


def limited(quantity: Quantity, bound: Bound) -> Quantity:
    """The quantity with one more bound."""
    if quantity.sort in ("range", "pair"):
        return replace(quantity, about=True) if bound == "about" else quantity
    if bound == "low" and quantity.low is not None:
        return replace(quantity, high=None)
    if bound == "high" and quantity.sort != "vague" and quantity.high is not None:
        return replace(quantity, low=None)
    return replace(quantity, about=True) if bound == "about" else quantity
