"""A text as a string of class letters, one a lexeme, over which the rules of time expressions are regular expressions."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace

from onrecord.lexicon.timewords import TimeWord, time_phrases, time_words
from onrecord.read.lexemes import Lexeme, lexemes_of

SORT_LETTERS = {
    "iso": "I",
    "slashed": "X",
    "decade": "K",
    "clock": "C",
    "clock24": "C",
    "ordinal": "1",
    "fraction": "2",
    "half_day": "G",
    "possessive": "J",
    "clock_word": "k",
    "break": "|",
}
SIGNS = {",": ",", "-": "-", "\u2013": "-", ".": ".", "(": "(", ")": ")"}
NEED_STOP = frozenset({"sat", "sun", "mon", "wed", "fri", "mar", "dec", "jan", "thu", "tue"})


@dataclass(frozen=True, slots=True)
class Letters:
    """Lexemes with their letters and values; `code` has one letter a lexeme."""

    text: str
    lexemes: tuple[Lexeme, ...]
    code: str
    values: tuple[int | float | str, ...]

    def form(self, i: int) -> str:
        """The lower-case form of lexeme `i`, "" beyond the ends."""
        return self.lexemes[i].form if 0 <= i < len(self.lexemes) else ""

    def written(self, i: int) -> str:
        """The words of lexeme `i` as written, "" beyond the ends."""
        return self.text[self.lexemes[i].start : self.lexemes[i].end] if 0 <= i < len(self.lexemes) else ""


@cache
def phrases() -> dict[str, list[tuple[tuple[str, ...], TimeWord]]]:
    """The lexicon's phrases by first form, longest first, each as the forms of its lexemes."""
    found: dict[str, list[tuple[tuple[str, ...], TimeWord]]] = {}
    for phrase, word in time_phrases().items():
        forms = tuple(x.form for x in lexemes_of(" ".join(phrase)))
        found.setdefault(forms[0], []).append((forms, word))
    for rows in found.values():
        rows.sort(key=lambda row: -len(row[0]))
    return found


def number_letter(lexeme: Lexeme) -> str:
    """D for digits that can be a day of the month, Y for those that can be a year, N for other numbers."""
    if lexeme.digits and lexeme.form.isdecimal():
        value = int(lexeme.form)
        if 1 <= value <= 31 and len(lexeme.form) <= 2:
            return "D"
        if 1000 <= value <= 2100 and len(lexeme.form) == 4:
            return "Y"
    elif lexeme.value and 1900 <= lexeme.value <= 2050 and lexeme.form.startswith(("nineteen", "twenty ", "two thousand")):
        return "Y"
    return "N"


def word_letter(lexeme: Lexeme, written: str, after: str) -> tuple[str, int | float | str]:
    """The letter and value of a single word; months and weekdays must be capitalised, short ones before a number or a full stop."""
    word = time_words().get(lexeme.form)
    if word is None:
        return "_", ""
    if word.letter in "MW" and (not written[0].isupper() or (lexeme.form in NEED_STOP and not (after == "." or after.isdecimal()))):
        return "_", ""
    if word.letter == "Z" and not written.isupper():
        return "_", ""
    return word.letter, word.value


def encode(text: str, is_other: Callable[[int], bool]) -> Letters:
    """The letters of a text. `is_other` tells of a code point where a month's name stands that it is another word or name."""
    raw = lexemes_of(text)
    lexemes: list[Lexeme] = []
    code: list[str] = []
    values: list[int | float | str] = []
    phrased = phrases()
    i = 0
    while i < len(raw):
        lexeme = raw[i]
        step = 1
        value: int | float | str = lexeme.value if lexeme.value is not None else ""
        for forms, word in phrased.get(lexeme.form, ()):
            if tuple(x.form for x in raw[i : i + len(forms)]) == forms and (word.letter != "H" or text[lexeme.start].isupper()):
                letter, value, step = word.letter, word.value, len(forms)
                break
        else:
            if lexeme.sort == "number":
                letter = number_letter(lexeme)
            elif lexeme.sort == "word":
                after = raw[i + 1].form if i + 1 < len(raw) else ""
                letter, value = word_letter(lexeme, text[lexeme.start : lexeme.end], after)
                if letter in "MH" and is_other(lexeme.start):
                    letter = "_"
            else:
                letter = SORT_LETTERS.get(lexeme.sort) or SIGNS.get(lexeme.form, "!")
        last = raw[i + step - 1]
        joined = lexeme if step == 1 else replace(lexeme, end=last.end, form=" ".join(x.form for x in raw[i : i + step]))
        lexemes.append(joined)
        code.append(letter)
        values.append(value)
        i += step
    return Letters(text, tuple(lexemes), "".join(code), tuple(values))
