"""The words that each article sets in quotation marks, wherever they stand: with a speaker or without, in the title or the text."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.entities import entity_of, name_of
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import fold, stem
from onrecord.facts.attribution import Attribution
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import contractions, numerals

LEAST = 2
"""Words of a quotation: one alone may be only set apart."""
MOST = 400
"""Quotations of one article that are looked at."""
NEAREST = 12
"""Stretches of what somebody says, before the end of a quotation, of which one may hold it."""
_MARKS = re.compile(r"[“”\"„«»]")
_WORD = re.compile(
    r"(?:[A-Za-z]\.){2,}|\[[^\]\n]{1,60}\]|\([^)\n]{1,40}\)|\.\.\.|…|\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]"
)
_GAP = frozenset(["...", "…"])


@dataclass(frozen=True)
class QuotedWord:
    """One word of a quotation: what it is compared by, and where it stands in the article.

    `put_in` marks words in brackets and ellipses: they are the outlet's, and stand for any words.
    """

    key: str
    span: Span
    put_in: bool = False


@dataclass(frozen=True)
class Quotation:
    """Words between one pair of quotation marks. `name` is the speaker whom the article gives, empty where it gives none."""

    source: Source
    span: Span
    entity: Entity | None = None
    name: str = ""

    @cached_property
    def words(self) -> tuple[QuotedWord, ...]:
        """The words in order, contracted forms in full."""
        out: list[QuotedWord] = []
        for m in _WORD.finditer(self.source.text, self.span.start, self.span.end):
            span, word = Span(m.start(), m.end()), fold(m.group())
            if word in _GAP or word[0] in "[(":
                out.append(QuotedWord(word, span, put_in=True))
                continue
            word = word.replace(".", "") if word[-1] == "." else word
            full = contractions().get(word) or _in_full(word)
            out += [QuotedWord(str(numerals().get(w, w)), span) for w in full]
        return tuple(out)

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """What its words are compared by."""
        return tuple(w.key for w in self.words)

    @cached_property
    def stems(self) -> tuple[str, ...]:
        """The stems of these."""
        return tuple(map(stem, self.keys))


def _in_full(word: str) -> tuple[str, ...]:
    if word.endswith("n't"):
        return word[:-3], "not"
    for short, full in (("'re", "are"), ("'ll", "will"), ("'ve", "have"), ("'m", "am")):
        if word.endswith(short):
            return word.removesuffix(short), full
    return (word,)


def quotations_of(material: Material) -> tuple[Quotation, ...]:
    """All quotations of a story of two words or more, in the order of publication."""
    return tuple(q for source in material.sources for q in _of_source(material, source))


def _of_source(material: Material, source: Source) -> Iterator[Quotation]:
    told = _told(source)
    for n, span in enumerate(_marked(source.text)):
        if n == MOST:
            return
        said = _teller(told, span)
        if said is None:
            yield Quotation(source, span)
        else:
            yield Quotation(source, span, entity_of(material, source, said), name_of(material, source, said))


def teller(source: Source, span: Span) -> Attribution | None:
    """The attribution whose content holds most of some words, the shortest of such: a person's within a paper's."""
    return _teller(_told(source), span)


def _told(source: Source) -> list[tuple[int, int, Attribution]]:
    return sorted(
        ((c.start, c.end, a) for a in source.reading.attributions for c in a.content), key=lambda x: (x[0], x[1], x[2].id)
    )


def _teller(told: list[tuple[int, int, Attribution]], span: Span) -> Attribution | None:
    at = bisect_right(told, span.end, key=lambda x: x[0])
    over = [(max(0, min(e, span.end) - max(s, span.start)), -(e - s), a) for s, e, a in told[max(0, at - NEAREST) : at]]
    best = max(over, key=lambda x: x[:2], default=None)
    return best[2] if best is not None and best[0] * 2 > span.length else None


def _marked(text: str) -> Iterator[Span]:
    """What stands between quotation marks, line by line; a mark that nothing closes holds to the end of its line."""
    line = 0
    while line < len(text):
        end = text.find("\n", line)
        end = len(text) if end < 0 else end
        opened: int | None = None
        for m in _MARKS.finditer(text, line, end):
            if opened is None or m.group() in "“„«":
                opened = m.end() if m.group() not in "”»" else None
            elif m.group() != "«":
                if _worth(text, opened, m.start()):
                    yield Span(opened, m.start())
                opened = None
        if opened is not None and _worth(text, opened, end):
            yield Span(opened, end)
        line = end + 1


def _worth(text: str, start: int, end: int) -> bool:
    return len(_WORD.findall(text, start, end)) >= LEAST
