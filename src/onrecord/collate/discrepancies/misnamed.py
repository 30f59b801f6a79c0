"""Names that differ in one word where all else tells that one thing is named: a body's long name, an office holder's given name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from rapidfuzz.distance import Levenshtein

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.span import Span
from onrecord.lexicon.naming import nicknames

WORDS, FEWER, RARE = 4, 3, 3
"""Words from which the name of a body that differs in one only is that body's; from which it is where so many rare words are told
around both."""
SLIPS = 2
"""Letters by which two given names of one first letter may differ and be one, spelt otherwise."""
_LONG_NAME = re.compile(
    r"(?<![.!?]\s)(?<!^)(?<!\n)\b[A-Z][\w’'-]+(?:\s(?:of|for|on)(?:\sthe)?\s[A-Z][\w’'-]+|\s[A-Z][\w’'-]+){3,6}"
)
_OFFICE = re.compile(
    r"\b(?P<office>Sen(?:ator)?|Rep(?:resentative)?|Gov(?:ernor)?|Gen(?:eral)?|Judge|Justice|Dr|Prof(?:essor)?|President|Minister"
    r"|Mayor|Sheriff|Ambassador|Director|Secretary|Commissioner|Chief|Sgt|Lt|Capt|Col)s?\.? "
    r"(?P<given>[A-Z][a-z]+) (?:[A-Z]\. )?(?P<last>[A-Z][\w’'-]*[a-z])(?!\w)"
)
_BODY = re.compile(
    r"(?:Commission|Council|Committee|Board|Agency|Authority|Court|Center|Centre|Bureau|Department|Office|Institute|Association"
    r"|Union|Service|Administration|University|College|Hospital|Corps|Institution|Tribunal|Ministry|Jail|Prison|Airport|Laboratory"
    r"|Foundation|Federation|Organi[sz]ation|Fund|Bank|Company|Group)s?$"
)
_OWNED = re.compile(r"['’]s?$")

_TITLE = re.compile(r"\S+\s*$")
"""The word before a name."""

Named = tuple[Source, Span]


def misnamed(found: Claims) -> Iterator[Finding]:
    """Bodies first, then office holders; once for a pair of names."""
    yield from _bodies(found)
    yield from _holders(found)


def _bodies(found: Claims) -> Iterator[Finding]:
    """Long names of which one word differs, and neither article has the other's."""
    told: dict[tuple[str, ...], Named] = {}
    for source in found.trace.material.sources:
        for m in _LONG_NAME.finditer(source.text):
            words = tuple(_OWNED.sub("", w) for w in m.group().split())
            told.setdefault(words, (source, Span(m.start(), m.end() - (len(m.group()) - len(_OWNED.sub("", m.group()))))))
    for one, other in combinations(told, 2):
        apart = [(x, y) for x, y in zip(one, other, strict=False) if x != y]
        if len(one) != len(other) or len(one) < FEWER or len(apart) != 1 or _one_word(*apart[0]):
            continue
        if not (_BODY.match(one[-1]) and _BODY.match(other[-1])):
            continue
        (a, x), (b, y) = told[one], told[other]
        if a is b or _has(a, other) or _has(b, one):
            continue
        if len(one) >= WORDS or _around(found, told[one], told[other]) >= RARE:
            yield _finding(a, x, b, y)


def _holders(found: Claims) -> Iterator[Finding]:
    """One office and surname with two given names, in sentences that share something few others have."""
    told: dict[tuple[str, str], dict[str, Named]] = {}
    for source in found.trace.material.sources:
        for m in _OFFICE.finditer(source.text):
            key = m["office"][:3], m["last"]
            told.setdefault(key, {}).setdefault(m["given"], (source, Span(m.start("given"), m.end())))
    for (_, last), named in told.items():
        for (one, (a, x)), (other, (b, y)) in combinations(named.items(), 2):
            if a is b or _one_word(one, other) or _has(a, (other, last)) or _has(b, (one, last)):
                continue
            if _around(found, (a, x), (b, y)):
                yield _finding(a, x, b, y)


def _around(found: Claims, one: Named, other: Named) -> int:
    """How many words that few sentences have stand in both sentences around the names."""
    bags = []
    for source, span in (one, other):
        sentence = source.sentence(span.start)
        before = source.text[sentence.start : span.start]
        bags.append(words_of(f"{_TITLE.sub('', before)} {source.text[span.end : sentence.end]}").bag)
    return sum(found.is_rare(s) for s in bags[0] & bags[1])


def _one_word(one: str, other: str) -> bool:
    """Whether two words may be one, shortened, inflected or spelt otherwise."""
    if any({one.casefold(), other.casefold()} <= group for group in nicknames()):
        return True
    short, long = sorted((one.casefold(), other.casefold()), key=len)
    return long.startswith(short[:3]) or (short[0] == long[0] and Levenshtein.distance(short, long) <= SLIPS)


def _has(source: Source, name: tuple[str, ...]) -> bool:
    return " ".join(name) in source.text


def _finding(a: Source, x: Span, b: Source, y: Span) -> Finding:
    names = [s.reading.article.outlet or "one account" for s in (a, b)]
    reason = f"{names[0]} names {' '.join(x.of(a.text).split())}, {names[1]} {' '.join(y.of(b.text).split())}"
    return Finding("actor", "conflict", reason, (side(a, (x,)), side(b, (y,))))
