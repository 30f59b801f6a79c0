"""Lexemes: the words, numbers and signs that the grammars of times and figures are written over, with numbers composed.

spaCy's tokens are not used here: they join "EUR400" and "116-102" and part "9.30am" one way in one text and another in the next.
"""

from __future__ import annotations

import re
from functools import lru_cache

import msgspec
from msgspec.structs import replace

from onrecord.lexicon.numbers import number_words

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
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?(?![\d])|\d{1,15}(?:\.\d{1,9})?)"
    r"|(?P<half_day>[ap]\.\s?m\b\.?|[AP]\.\s?M\b\.?|(?<=[\d\s])[apAP][mM]\b)"
    r"|(?P<possessive>['\u2019]s\b)"
    r"|(?P<clock_word>o['\u2019]clock\b)"
    r"|(?P<break>\n\s*)"
    r"|(?P<sign>[^\s\w]|_)"
)
VULGAR = {"\u00bc": 0.25, "\u00bd": 0.5, "\u00be": 0.75, "\u2153": 1 / 3, "\u2154": 2 / 3}
CENTURY = 100
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
            value = float(form.replace(",", ""))
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
        elif form == "-" and last == "tens":
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


def lexemes_of(text: str) -> list[Lexeme]:
    """The lexemes of a text, with the words of one number joined into one lexeme of sort `number`."""
    return list(composed(text))


@lru_cache(maxsize=2)
def composed(text: str) -> tuple[Lexeme, ...]:
    """What `lexemes_of` gives, kept for the next reader of the same text."""
    words = number_words()
    raw = raw_lexemes(text)
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
