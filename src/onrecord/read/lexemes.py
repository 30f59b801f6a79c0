"""Lexemes: the words, numbers and signs that the grammars of times and figures are written over, with numbers composed.

spaCy's tokens are not used here: they join "EUR400" and "116-102" and part "9.30am" one way in one text and another in the next.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from onrecord.lexicon.numbers import number_words
from onrecord.lexicon.timewords import TimeWord, time_words

LEXEME = re.compile(
    # Words come first since most lexemes are; the look-ahead leaves to the alternatives below what they begin with a letter.
    r"(?P<word>(?![\u00bc\u00bd\u00be\u2153\u2154]|[ap]\.\s?m\b|[AP]\.\s?M\b|(?<=[\d\s])[apAP][mM]\b|o['\u2019]clock\b)[^\W\d_]+)"
    r"|(?P<iso>\b\d{4}-\d{2}-\d{2}(?:T\d{2}:\d{2}(?::\d{2})?Z?)?(?![\d-]))"
    r"|(?P<slashed>\b\d{1,2}/\d{1,2}/(?:\d{4}|\d{2})\b|\b\d{1,2}([-.])\d{1,2}\4(?:19|20)?\d{2}\b)"
    r"|(?P<decade>[\u2018\u2019'`]\d0s\b|\b1\d{2}0s\b|\b20\d0s\b)"
    r"|(?P<clock>\b\d{1,2}:[0-5]\d(?::[0-5]\d)?(?![\d:])|\b\d{1,2}\.[0-5]\d(?=\s?[ap]\.?m\b))"
    r"|(?P<clock24>\b[0-2]\d[0-5]\d(?=\s(?:GMT|UTC|BST|CET|CEST|local|hours|hrs)\b))"
    r"|(?P<ordinal>\b\d{1,3}(?:,\d{3})*(?:st|nd|rd|th)\b)"
    r"|(?P<fraction>\b\d{1,2}/\d{1,2}\b|[\u00bc\u00bd\u00be\u2153\u2154])"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])"
    r"|(?<![\d.,/:-])\d{1,3}(?:[\u00a0\u202f\u2009]\d{3})+(?![\d.,/:-]\d|\d)"  # spaces that only part digits
    r"|\d{1,15}(?:\.\d{1,9})?)"
    r"|(?P<half_day>[ap]\.\s?m\b\.?|[AP]\.\s?M\b\.?|(?<=[\d\s])[apAP][mM]\b)"
    r"|(?P<possessive>['\u2019]s\b)"
    r"|(?P<clock_word>o['\u2019]clock\b)"
    r"|(?P<break>\n\s*)"
    r"|(?P<sign>[^\s\w]|_)"
)
VULGAR = {"\u00bc": 0.25, "\u00bd": 0.5, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
THIN = re.compile(r"[\u00a0\u202f\u2009]")
CENTURY = 100
NO_TIME, MONTH = TimeWord(""), "M"
MOST = 1e18  # beyond this a run of number words is noise


class Lexeme(msgspec.Struct, frozen=True):
    """A word, number or sign: its code points, sort (a group name of LEXEME), lower-case form, and value where it is a number.

    `digits` tells a number written in digits; `plain` one without sign, comma or point.
    """

    start: int
    end: int
    sort: str
    form: str
    value: float | None = None
    digits: bool = False


def fraction(form: str) -> float | None:
    """The value of "1/2" or a vulgar fraction sign; None for a division by nought or one above 1."""
    if form in VULGAR:
        return VULGAR[form]
    above, below = map(int, form.split("/"))
    return above / below if above < below <= 10 else None


def raw_lexemes(text: str) -> list[Lexeme]:
    """The lexemes of a text before number words are composed."""
    found: list[Lexeme] = []
    for match in LEXEME.finditer(text):
        sort = match.lastgroup or "sign"
        form = match[0].lower().replace("\u2019", "'")
        value: float | None = None
        if sort == "number":
            value = float(THIN.sub("", form.replace(",", "")))
        elif sort == "ordinal":
            value = float(re.sub(r"\D", "", form))
        elif sort == "fraction":
            value = fraction(form)
        found.append(Lexeme(match.start(), match.end(), sort, form, value, sort == "number"))
    return found


def word_value(lexemes: list[Lexeme], i: int) -> tuple[float, int] | None:
    """The number that the words from `i` spell, and where it ends ("two hundred and five"); None when they spell none."""
    words = number_words()
    total, group, j, taken = 0.0, 0.0, i, i
    last = "none"
    while j < len(lexemes):
        form = lexemes[j].form
        if form in words.units and last in ("none", "tens", "scale", "and"):
            if last == "tens" and words.units[form] > 9:
                break
            group += words.units[form]
            last = "units"
        elif form in words.tens and last in ("none", "scale", "and"):
            group += words.tens[form]
            last = "tens"
        elif form in words.tens and last == "units" and 13 <= group <= 20:
            group = group * CENTURY + words.tens[form]
            last = "tens"
        elif form in words.scales and last != "none" and last != "and":
            scale = words.scales[form]
            if scale <= CENTURY:
                group *= scale
            else:
                total, group = total + group * scale, 0.0
            last = "scale"
        elif form == "-" and (last == "tens" or (last == "units" and j + 1 < len(lexemes) and lexemes[j + 1].form in words.scales)):
            j += 1
            continue
        elif form == "and" and last == "scale":
            last = "and"
            j += 1
            continue
        else:
            break
        j += 1
        taken = j
    return (total + group, taken) if taken > i else None


def scaled(lexemes: list[Lexeme], i: int) -> tuple[float, int]:
    """The value of the digits at `i` with scale words, suffixes and a fraction after them, and where that ends."""
    words = number_words()
    lexeme = lexemes[i]
    value = lexeme.value or 0.0
    j = i + 1
    if j < len(lexemes) and lexemes[j].sort == "fraction" and lexemes[j].value is not None and value == int(value):
        value, j = value + (lexemes[j].value or 0.0), j + 1
    while j < len(lexemes):
        after = lexemes[j]
        glued = after.start == lexemes[j - 1].end
        if after.form in words.scales:
            value *= words.scales[after.form]
        elif glued and j == i + 1 and after.form in words.suffixes:
            value *= words.suffixes[after.form]
        elif after.form == "-" and j + 1 < len(lexemes) and lexemes[j + 1].form in words.scales:
            pass
        else:
            break
        j += 1
    return value, j


def with_part(lexemes: list[Lexeme], spelled: tuple[float, int]) -> tuple[float, int]:
    """A number with the part and the scale that follow it: "three and a half", "two and three quarters million"."""
    words = number_words()
    value, j = spelled
    forms = [x.form for x in lexemes[j : j + 5]] + [""] * 5
    if forms[0] != "and":
        return spelled
    above, k = (1, 2) if forms[1] in ("a", "one") else (words.units.get(forms[1], 0), 2)
    if forms[k] == "-":
        k += 1
    below = words.parts.get(forms[k], 0)
    if not 0 < above < below:
        return spelled
    scale = words.scales.get(forms[k + 1], 0)
    if forms[k + 1] == "of" or (not scale and below > 4):
        return spelled  # "two and a third of the rest"
    return (value + above / below) * (scale or 1), j + k + (2 if scale else 1)


def part_of_scale(lexemes: list[Lexeme], i: int, spelled: tuple[float, int] | None) -> tuple[float, int] | None:
    """As "a quarter of a million", "three-quarters of a million", "half a dozen": a part of a scale is a number of its own."""
    words = number_words()
    above, j = (spelled[0], spelled[1]) if spelled else (1.0, i + 1 if lexemes[i].form in ("a", "one") else i)
    if j < len(lexemes) and lexemes[j].form == "-" and spelled:
        j += 1
    forms = [x.form for x in lexemes[j : j + 4]] + [""] * 4
    below = words.parts.get(forms[0], 0)
    if not below or above >= below:
        return None
    k = 2 if forms[1] == "of" else 1
    direct = 2 if forms[1] == "-" else 1
    if forms[0] == "half" and forms[direct] in words.scales and words.scales[forms[direct]] != CENTURY:
        return round(words.scales[forms[direct]] / 2, 2), j + direct + 1  # "a half dozen", "half-million"
    if forms[k] not in ("a", "an", "one") or forms[k + 1] not in words.scales or (k == 1 and forms[0] != "half"):
        return None
    return round(above / below * words.scales[forms[k + 1]], 2), j + k + 2


def spaced_joined(raw: list[Lexeme], text: str) -> list[Lexeme]:
    """The lexemes with digits in groups of three parted by single spaces ("1 204 000") made one number.

    Not where a word before may name the first group ("March 12 300 people", "Room 4 100 guests").
    """
    found: list[Lexeme] = []
    i = 0
    while i < len(raw):
        j = i + 1
        first = raw[i]
        if first.sort == "number" and first.form.isdecimal() and len(first.form) <= 3 and first.form[0] != "0":
            while (
                j < len(raw)
                and raw[j].sort == "number"
                and len(raw[j].form) == 3
                and raw[j].form.isdecimal()
                and raw[j].start == raw[j - 1].end + 1
                and text[raw[j - 1].end] == " "
            ):
                j += 1
        if j > i + 1 and opens_number(raw, i, text) and not continues_number(raw, j):
            form = "".join(x.form for x in raw[i:j])
            found.append(Lexeme(first.start, raw[j - 1].end, "number", form, float(form), digits=True))
        else:
            found += raw[i:j]
        i = j
    return found


def opens_number(raw: list[Lexeme], i: int, text: str) -> bool:
    """Whether the word before lets a number of several groups begin: no name, no label, no digit."""
    before = raw[i - 1] if i else None
    if before is None or before.sort == "break":
        return True
    if before.sort in ("number", "ordinal", "iso", "slashed", "clock") or before.form in "-/.:#+()":
        return False
    name = text[before.start].isupper() and i > 1 and raw[i - 2].sort not in ("break", "sign")
    return not name and time_words().get(before.form, NO_TIME).letter != MONTH


def continues_number(raw: list[Lexeme], j: int) -> bool:
    """Whether more digits follow at once, as in a telephone number."""
    return j < len(raw) and raw[j].sort in ("number", "clock", "slashed") and raw[j].start <= raw[j - 1].end + 1


def lexemes_of(text: str) -> list[Lexeme]:
    """The lexemes of a text, with the words of one number joined into one lexeme of sort `number`."""
    return list(composed(text))


@lru_cache(maxsize=2)
def composed(text: str) -> tuple[Lexeme, ...]:
    """What `lexemes_of` gives, kept for the next reader of the same text."""
    words = number_words()
    raw = spaced_joined(raw_lexemes(text), text)
    found: list[Lexeme] = []
    i = 0
    while i < len(raw):
        lexeme = raw[i]
        spelled = None
        if lexeme.sort == "number":
            spelled = scaled(raw, i)
        elif lexeme.form in words.units or lexeme.form in words.tens:
            spelled = word_value(raw, i)
        elif lexeme.form in ("a", "an") and i + 1 < len(raw) and raw[i + 1].form in words.scales:
            one = replace(lexeme, form="one")
            after = word_value([one, *raw[i + 1 : i + 8]], 0)
            spelled = (after[0], i + after[1]) if after else None
        elif lexeme.form in words.scales:
            spelled = (float(words.scales[lexeme.form]), i + 1)
        spelled = part_of_scale(raw, i, spelled) or (with_part(raw, spelled) if spelled else None)
        if spelled is None or spelled[0] > MOST:
            if lexeme.form in words.ordinals and lexeme.sort == "word":
                lexeme = replace(lexeme, sort="ordinal", value=float(words.ordinals[lexeme.form]))
            found.append(lexeme)
            i += 1
            continue
        value, j = spelled
        joined = text[lexeme.start : raw[j - 1].end].lower()
        found.append(Lexeme(lexeme.start, raw[j - 1].end, "number", joined, value, lexeme.digits))
        i = j
    return tuple(found)
