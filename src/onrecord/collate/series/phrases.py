"""Tolls in a title or sentence: "1 dead, 3 hurt", "mother, 2 children found dead", "nine people were shot, one fatally".

Rules are regular expressions over one letter a lexeme (lexicon/tolls.toml), so that they hold for titles, whose parse is poor.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.lexicon.tolls import toll_words
from onrecord.read.lexemes import Lexeme, lexemes_of

MOST = 1_000_000
LONGEST = 1200
"""Code points of a sentence that are looked at: a longer one is no prose."""
OLDEST = 110
AGE_WORDS = [[unit, "old"] for unit in ("year", "years", "month", "months", "week", "weeks", "day", "days")]
# A person or several: "a 24-year-old man", "3 others", "two women", "16-year-old", "boy, 16,", "Jane Roe, 45,", "himself"
ITEM = (
    r"(?:[aoA]?N?[_nDYPo']{0,4}[PQR](?:,[NY],)?|n{1,5},[NY](?:,(?=[BKISfC,]))?"
    r"|(?<![_n],)N(?:(?:o[ao]?)?[Dw]|[_n]{1,2}(?=,C?R))?|(?<![_nP],)a?Y|aD|A(?=,?B{0,2}[rKISh]))"
)
GROUP = rf"(?P<who>{ITEM}(?:(?:,C?|C){ITEM}){{0,7}})"
AFTER = r"[Br]{0,4}"
ACTIVE = r"(?!d?[aoA]{0,2}N?[_n]?[PQYR])"
RULES: tuple[tuple[str, str], ...] = (
    ("killed", rf"{GROUP},?{AFTER}(?:Sf|f(?![sS])|S[C,]K{ACTIVE}|S_M)"),
    ("killed", rf"{GROUP},?(?:[Br]{{1,4}}(?:fS|SK|K)|(?:fS|SK|K){ACTIVE})"),
    ("injured", rf"{GROUP},?{AFTER}(?:SCI|SI|I){ACTIVE}"),
    ("shot", rf"{GROUP},?(?:[Br]{{1,4}}S(?![C,]K)|S{ACTIVE}(?![C,]K))"),
    ("critical", rf"{GROUP},?{AFTER}(?:_|__?a?)?[ch]"),
    ("critical", rf"{GROUP}r(?=[,!C]|$)"),
    ("injured", rf"V{GROUP}(?=[_a]{{1,4}}c)"),
    ("no injured", rf"(?P<who>x)(?:{AFTER}I|[_n]{{0,2}}W)"),
    ("no killed", rf"(?P<who>x)(?:{AFTER}K|[_n]{{0,2}}F)"),
    ("killed", r"(?P<who>N)[_nr]{0,2}F"),
    ("injured", r"(?P<who>N)[_n]{0,2}W"),
    ("killed", r"t(?:[_nBo]{0,4}?)(?P<who>N)"),
    ("killed", rf"(?:F|[kKM]o|ka?lo?|Ko)o?a?{GROUP}"),
    ("killed", rf"(?:SC)?(?:k|fs|fS|(?<![PQRNYDBS',])K|SCK){GROUP}(?!,?{AFTER}[SI](?![NaAPQ]))"),
    ("injured", rf"(?:i|(?<![PQNYDBS',])I){GROUP}(?!,?{AFTER}K(?![NaAPQ]))"),
    ("shot", rf"(?:[sS]d?|go){GROUP}(?!,?{AFTER}[KISc])"),
)
COMPILED = tuple((status, re.compile(pattern)) for status, pattern in RULES)
INCLUDED = re.compile(r",?U[aNYPQDn_',C-]{1,12}?(?:,|(?=[BKISfL]))")
AGES = re.compile(r"(?<=[PQ]),N(?:CN)?(?=,|[^NPQYDn_]|$)|(?<=n),[NY](?=,|[BKISf]|$)")
PARTS = re.compile(r",C?|C")
NAMED = re.compile("n+(?=,[NY])")
NOBODY = re.compile("x-?[oa]{0,2}$")
NEAR = 4
TRIGGERS = "KkIiSsfFWtchMgrV"


@dataclass(frozen=True, slots=True)
class TollMention:
    """So many (`count`) killed, injured or shot, told from `start` to `end` of a text, as code points.

    `exact` is False for "people" without a number. `suspect` tells that an attacker is among them; `named` are the last names of
    those told by name.
    """

    status: str
    count: int
    start: int
    end: int
    exact: bool = True
    suspect: bool = False
    named: tuple[str, ...] = ()


@cache
def triggers() -> re.Pattern[str]:
    """Words without which no rule holds: most sentences have none."""
    words = {word for word, letter in toll_words().letters.items() if letter in TRIGGERS} | {"count", "counts", "victims"}
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words))) + r")\b", re.IGNORECASE)


def letter(lexeme: Lexeme, capital: bool) -> str:
    """The letter of a lexeme."""
    known = toll_words().letters
    if lexeme.sort == "number":
        return "N" if lexeme.value is not None and 0 <= lexeme.value <= MOST and lexeme.value == int(lexeme.value) else "#"
    if lexeme.form in known:
        return known[lexeme.form]
    if lexeme.sort == "word":
        return "n" if capital else "_"
    if lexeme.form == "." or lexeme.sort == "break":
        return "!"
    return {",": ",", ";": ",", "-": "-", "'": "'"}.get(lexeme.form, "'" if lexeme.sort == "possessive" else "!")


def coded(text: str) -> tuple[str, list[tuple[Lexeme, Lexeme]]]:
    """The letters of a text, with "24-year-old" as one Y and "at least" left out, and the first and last lexeme of each letter."""
    lexemes = lexemes_of(text)
    hedges = toll_words().hedges
    code: list[str] = []
    kept: list[tuple[Lexeme, Lexeme]] = []
    i = 0
    while i < len(lexemes):
        lexeme = lexemes[i]
        span = 1
        if lexeme.sort == "number":
            span = age_end(lexemes, i)
            made = "Y" if span > 1 else letter(lexeme, capital=False)
        else:
            skipped = next((n for n in (3, 2, 1) if " ".join(x.form for x in lexemes[i : i + n]) in hedges), 0)
            if skipped and i + skipped < len(lexemes) and lexemes[i + skipped].sort == "number":
                i += skipped
                continue
            if lexeme.form == "." and code and code[-1] == "n" and lexemes[i - 1].end - lexemes[i - 1].start <= 3:
                i += 1  # an initial or "Jr."
                continue
            made = letter(lexeme, text[lexeme.start].isupper())
        code.append(made)
        kept.append((lexeme, lexemes[i + span - 1]))
        i += span
    return "".join(code), kept


def age_end(lexemes: list[Lexeme], i: int) -> int:
    """How many lexemes the age at `i` spans ("24-year-old", "12-" before "and 10-year-old"); 1 for a number that is none."""
    forms = [x.form for x in lexemes[i : i + 9]]
    bare = [(n, f) for n, f in enumerate(forms) if f != "-"]
    if [f for _, f in bare[1:3]] in AGE_WORDS:
        return bare[2][0] + 1
    value = lexemes[i].value or 0
    if forms[1:3] in (["-", "and"], ["-", ","]) and value < OLDEST and i + 3 < len(lexemes) and lexemes[i + 3].sort == "number":
        return 2 if age_end(lexemes, i + 3) > 1 else 1
    return 1


def without_included(code: str, kept: list[tuple[Lexeme, Lexeme]]) -> tuple[str, list[tuple[Lexeme, Lexeme]]]:
    """The letters without those told as part of others ("fifteen people, including children,")."""
    places = list(range(len(code)))
    for match in reversed(list(INCLUDED.finditer(code))):
        del places[match.start() : match.end()]
    return "".join(code[p] for p in places), [kept[p] for p in places]


def count_of(code: str, kept: list[tuple[Lexeme, Lexeme]], start: int, end: int) -> tuple[int, bool]:
    """How many people a group of items counts, and whether all of them say."""
    group = AGES.sub(lambda m: "'" * len(m[0]), code[start:end] + ",")[: end - start]
    total, exact, place = 0, True, 0
    for item in PARTS.split(group):
        place = group.find(item, place)
        number = next((kept[start + place + k][0].value for k, c in enumerate(item) if c == "N"), None)
        place += len(item)
        if number is not None:
            total += int(number)
        elif "Q" in item and not (total and "Y" in item):  # "12- and 10-year-old sons" are two
            total += 2
            exact = False
        elif re.search("[PQYDRAn]", item):
            total += 1
    return total, exact


def toll_mentions(text: str, offset: int = 0) -> list[TollMention]:
    """The tolls of a title or sentence that starts at code point `offset`, in order. `no killed`, `no injured` count 0."""
    if not triggers().search(text):
        return []
    code, kept = without_included(*coded(text[:LONGEST]))
    found: list[TollMention] = []
    taken: set[int] = set()
    for status, rule in COMPILED:
        for match in rule.finditer(code):
            start, end = match.span("who")
            if not taken.isdisjoint(range(start, end)):
                continue
            mention = mentioned(status, match, code, kept, offset)
            if mention.count or mention.status.startswith("no "):
                taken.update(range(start, end))
                found.append(mention)
    found += charges([lexeme for lexeme, _ in kept], offset)
    return sorted(found, key=lambda m: m.start)


def mentioned(status: str, match: re.Match[str], code: str, kept: list[tuple[Lexeme, Lexeme]], offset: int) -> TollMention:
    """The toll that a rule's match tells; of nobody where "no" or "none of" stands before it."""
    start, end = match.span("who")
    first, last = match.start(), match.end() - 1
    count, exact = count_of(code, kept, start, end)
    if nobody := NOBODY.search(code, max(0, start - NEAR), start):
        first, status, count = nobody.start(), f"no {status}", 0
    return TollMention(
        status,
        min(count, MOST),
        offset + kept[first][0].start,
        offset + kept[last][1].end,
        exact,
        bool({kept[i][0].form for i in range(start, end)} & toll_words().attackers),
        tuple(kept[m.end() - 1][0].form for m in NAMED.finditer(code, start, end)),
    )


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
            end = kept[min(i + 3, len(kept) - 1)].end
            found.append(TollMention(sort, int(lexeme.value), offset + lexeme.start, offset + end))
    return found
