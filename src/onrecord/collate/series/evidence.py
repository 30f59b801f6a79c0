"""What one article gives about a toll: counts by status and place in the article, and the flags of its words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.collate.series.phrases import MOST, TollMention, toll_mentions
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.tolls import toll_words

ZONES = ("title", "lede", "early", "rest")
STATUSES = ("killed", "injured", "shot")
LEDE, EARLY = 2, 8
TITLE = -1
"""The place of the title among the sentences."""
PLET = re.compile(
    r"\b(double|triple|quadruple|quintuple|sextuple)\b[\w\s-]{0,12}?\b(shooting|homicide|murder|killing|slaying)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Told:
    """So many of a status, told in a sentence.

    `status` ends in "+" for a count by the figures reader, in "?" for one of people without a number, else the phrase grammar
    counts them. `span` is in the text, or in the title where `sentence` is TITLE.
    """

    status: str
    count: int
    zone: str
    sentence: int
    span: Span
    named: tuple[str, ...] = ()


@dataclass(frozen=True)
class Evidence:
    """What an article tells: counts, flags by (zone, flag) with the first words that bear each, "triple shooting" by kind."""

    article: str
    told: tuple[Told, ...]
    flags: dict[tuple[str, str], Told]
    plets: tuple[tuple[str, int, Told], ...]
    published: str
    harm: bool = False
    """Whether title or first sentences speak of what kills or injures."""

    @cached_property
    def counts(self) -> dict[tuple[str, str], tuple[int, ...]]:
        """Counts by (zone, status), in order."""
        found: dict[tuple[str, str], list[int]] = {}
        for told in self.told:
            found.setdefault((told.zone, told.status), []).append(told.count)
        return {key: tuple(counts) for key, counts in found.items()}

    @cached_property
    def sentences(self) -> dict[int, dict[str, list[int]]]:
        """Counts by sentence and status."""
        found: dict[int, dict[str, list[int]]] = {}
        for told in self.told:
            found.setdefault(told.sentence, {}).setdefault(told.status, []).append(told.count)
        return found

    @cached_property
    def named(self) -> frozenset[str]:
        """Last names of those told dead by name and age."""
        return frozenset(name for told in self.told if told.status == "killed" for name in told.named)


@cache
def flag_patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a flag."""
    return {
        name: re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)
        for name, phrases in toll_words().flags.items()
    }


@cache
def any_flag() -> re.Pattern[str]:
    """Any flag's phrases: most sentences have none."""
    return re.compile("|".join(pattern.pattern for pattern in flag_patterns().values()), re.IGNORECASE)


def zone_of(sentence: int) -> str:
    """The zone of a sentence by its place in the body."""
    return "lede" if sentence < LEDE else "early" if sentence < EARLY else "rest"


def pieces(reading: Reading) -> Iterator[tuple[int, str, str, int]]:
    """The title and the sentences: place, zone, words and where the words start."""
    article = reading.article
    yield TITLE, "title", article.title, 0
    title = article.title.strip()
    bodies = ((s.start, article.text[s.start : s.end]) for s in reading.sentences)
    for place, (start, words) in enumerate((start, words) for start, words in bodies if words.strip() != title):
        yield place, zone_of(place), words, start


def evidence(reading: Reading) -> Evidence:
    """The evidence of one article, its title among it whether or not it stands in the text."""
    told: list[Told] = []
    flags: dict[tuple[str, str], Told] = {}
    plets: dict[tuple[str, int], Told] = {}
    figures = sorted((f for f in reading.figures if f.sense in STATUSES), key=lambda f: (f.start, f.end))
    at = 0
    harm = False
    for place, zone, words, start in pieces(reading):
        harm = harm or (place < LEDE and not toll_words().harms.isdisjoint(re.findall(r"[a-z]+", words.lower())))
        for mention in toll_mentions(words, start):
            told += noted(mention, zone, place)
        while place != TITLE and at < len(figures) and figures[at].start < start + len(words):
            figure, at = figures[at], at + 1
            value = figure.low if figure.low is not None else figure.high
            denied = words[max(0, figure.start - start - 3) : figure.start - start].lower() in ("no ", "no-")
            if figure.start >= start and not denied and value is not None and 0 < value <= MOST and value == int(value):
                told.append(Told(f"{figure.sense}+", int(value), zone, place, Span(figure.start, figure.end)))
        for name, pattern in flag_patterns().items() if any_flag().search(words) else ():
            if (zone, name) not in flags and (match := pattern.search(words)):
                flags[zone, name] = Told(name, 0, zone, place, Span(start + match.start(), start + match.end()))
        if place < EARLY:
            for match in PLET.finditer(words):
                key = (match[2].lower(), toll_words().plets[match[1].lower()])
                plets.setdefault(key, Told("plet", key[1], zone, place, Span(start + match.start(), start + match.end())))
    multiples = tuple((kind, count, where) for (kind, count), where in sorted(plets.items(), key=lambda p: p[0]))
    return Evidence(reading.article.id, tuple(told), flags, multiples, reading.article.published_at or "", harm)


def noted(mention: TollMention, zone: str, place: int) -> Iterator[Told]:
    """A mention's counts; inexact ones ("men were shot") with "?"."""
    span = Span(mention.start, mention.end)
    yield Told(mention.status if mention.exact else mention.status + "?", mention.count, zone, place, span, mention.named)
    if mention.suspect:
        yield Told("suspect", mention.count, zone, place, span)
