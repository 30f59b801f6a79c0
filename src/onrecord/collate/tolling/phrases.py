"""Tolls in a title or sentence: "1 dead, 3 hurt", "mother, 2 children found dead", "nine people were shot, one fatally".

Rules are regular expressions over one letter a lexeme (lexicon/tolls.toml), so that they hold for titles, whose parse is poor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.lexicon.tolls import toll_words
from onrecord.read.counting.lexemes import Lexeme, lexemes_of

MOST = 120
# A person or several: "a 24-year-old man", "3 others", "two women", "16-year-old", "boy, 16,"
ITEM = r"(?:a?N?[_DYP']{0,4}[PQ](?:,[NY],)?|(?<!_,)ND?|(?<![_P],)Y|aD)"
GROUP = rf"(?P<who>{ITEM}(?:(?:,C?|C){ITEM}){{0,5}})"
AFTER = r"[B]{0,4}"
RULES: tuple[tuple[str, str], ...] = (
    ("killed", rf"{GROUP},?{AFTER}(?:Sf|fS|f|SCK|S_M|SK|K)"),
    ("injured", rf"{GROUP},?{AFTER}(?:SCI|SI|I)"),
    ("shot", rf"{GROUP},?{AFTER}S"),
    ("critical", rf"{GROUP},?{AFTER}(?:_|__a?)c"),
    ("injured", rf"V{GROUP}(?=[_a]{{1,4}}c)"),
    ("killed", rf"(?:k|fs|fS|(?<![PQNYDBS',])K){GROUP}(?!,?{AFTER}[SI](?![NaPQ]))"),
    ("injured", rf"(?:i|(?<![PQNYDB',])I){GROUP}(?!,?{AFTER}K(?![NaPQ]))"),
    ("shot", rf"[sS]{GROUP}(?!,?{AFTER}[KISc])"),
)
COMPILED = tuple((status, re.compile(pattern)) for status, pattern in RULES)


@dataclass(frozen=True, slots=True)
class TollMention:
    """So many (`count`) killed, injured or shot, told at a code point of a text. `exact` is False for "people" without a number."""

    status: str
    count: int
    start: int
    exact: bool = True
    suspect: bool = False


def letter(lexeme: Lexeme) -> str:
    """The letter of a lexeme."""
    known = toll_words().letters
    if lexeme.sort == "number":
        return "N" if lexeme.value is not None and 0 <= lexeme.value <= MOST else "#"
    if lexeme.form in known:
        return known[lexeme.form]
    if lexeme.sort == "word":
        return "_"
    return {",": ",", "-": "-", "'": "'"}.get(lexeme.form, "'" if lexeme.sort == "possessive" else "!")


def coded(lexemes: list[Lexeme]) -> tuple[str, list[Lexeme]]:
    """The letters of lexemes, with "24-year-old" as one Y, and the lexeme of each letter."""
    code: list[str] = []
    kept: list[Lexeme] = []
    i = 0
    while i < len(lexemes):
        forms = [x.form for x in lexemes[i : i + 5] if x.form != "-"]
        if lexemes[i].sort == "number" and forms[1:2] and forms[1] in ("year", "years", "month", "months") and "old" in forms[2:3]:
            dashes = sum(x.form == "-" for x in lexemes[i : i + 5][: 3 + 2])
            code.append("Y")
            kept.append(lexemes[i])
            i += 3 + min(dashes, 2)
            continue
        code.append(letter(lexemes[i]))
        kept.append(lexemes[i])
        i += 1
    return "".join(code), kept


def count_of(code: str, kept: list[Lexeme], start: int, end: int) -> tuple[int, bool]:
    """How many people a group of items counts, and whether all of them say."""
    total, exact, number = 0, True, None
    for item in re.split(r"(?:,C?|C)", code[start:end]):
        offset = code.find(item, start)
        number = next((kept[offset + k].value for k, c in enumerate(item) if c == "N"), None)
        start = offset + len(item)
        if number is not None:
            total += int(number)
        elif "Q" in item:
            total += 2
            exact = False
        elif re.search("[PYD]", item):
            total += 1
    return total, exact


def toll_mentions(text: str, offset: int = 0) -> list[TollMention]:
    """The tolls of a title or sentence that starts at code point `offset`, in order."""
    code, kept = coded(list(lexemes_of(text)))
    found: list[TollMention] = []
    taken: set[int] = set()
    for status, rule in COMPILED:
        for match in rule.finditer(code):
            start, end = match.span("who")
            ages = re.sub(r"(?<=[PQ]),N,", lambda m: "'" * len(m[0]), code[start:end])
            count, exact = count_of(code[:start] + ages + code[end:], kept, start, end)
            if not 0 < count <= MOST or not taken.isdisjoint(range(start, end)):
                continue
            taken.update(range(start, end))
            words = {kept[i].form for i in range(start, end)}
            found.append(
                TollMention(
                    status,
                    count,
                    offset + kept[start].start,
                    exact,
                    bool(words & {"suspect", "gunman", "shooter", "suspects", "robber", "intruder"}),
                )
            )
    found += charges(kept, offset)
    return sorted(found, key=lambda m: m.start)


def charges(kept: list[Lexeme], offset: int) -> list[TollMention]:
    """As "three counts of attempted murder" (`attempt`), "two counts of murder" (`murder`), "the four victims" (`victims`)."""
    found = []
    for i, lexeme in enumerate(kept):
        if lexeme.sort != "number" or lexeme.value is None or not 0 < lexeme.value <= MOST:
            continue
        forms = [x.form for x in kept[i + 1 : i + 9]]
        if forms[:1] == ["counts"] or forms[:1] == ["count"]:
            sort = (
                "attempt"
                if "attempted" in forms or "assault" in forms
                else "murder"
                if {"murder", "manslaughter", "homicide"} & set(forms)
                else ""
            )
        else:
            sort = "victims" if "victims" in forms[:3] else ""
        if sort:
            found.append(TollMention(sort, int(lexeme.value), offset + lexeme.start))
    return found
