"""What one article gives about a toll: counts by status and place in the article, and the flags of its words."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from onrecord.collate.tolling.phrases import TollMention, toll_mentions
from onrecord.facts.reading import Reading
from onrecord.lexicon.tolls import toll_words

ZONES = ("title", "lede", "early", "rest")
STATUSES = ("killed", "injured", "shot")
LEDE, EARLY = 2, 8
MOST = 60
PLET = re.compile(
    r"\b(double|triple|quadruple|quintuple|sextuple)\b[\w\s-]{0,12}?\b(shooting|homicide|murder|killing|slaying)", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class Evidence:
    """Counts by (zone, status), flags by (zone, flag), and "triple shooting" counts by kind of one article."""

    counts: dict[tuple[str, str], tuple[int, ...]]
    flags: frozenset[tuple[str, str]]
    plets: tuple[tuple[str, int], ...]
    published: str


@cache
def flag_patterns() -> dict[str, re.Pattern[str]]:
    """One pattern a flag."""
    return {
        name: re.compile(r"\b(?:" + "|".join(map(re.escape, phrases)) + r")\b", re.IGNORECASE)
        for name, phrases in toll_words().flags.items()
    }


def zone_of(sentence: int) -> str:
    """The zone of a sentence by its place in the body."""
    return "lede" if sentence < LEDE else "early" if sentence < EARLY else "rest"


def evidence(reading: Reading) -> Evidence:
    """The evidence of one article, its title among it whether or not it stands in the text."""
    article = reading.article
    counts: dict[tuple[str, str], list[int]] = {}
    flags: set[tuple[str, str]] = set()
    note(toll_mentions(article.title), "title", counts)
    zones = [("title", article.title)]
    sentences = [s for s in reading.sentences if article.text[s.start : s.end].strip() != article.title.strip()]
    starts = []
    for place, sentence in enumerate(sentences):
        zone = zone_of(place)
        starts.append((sentence.start, sentence.end, zone))
        words = article.text[sentence.start : sentence.end]
        zones.append((zone, words))
        note(toll_mentions(words), zone, counts)
    for figure in reading.figures:
        value = figure.low if figure.low is not None else figure.high
        if figure.sense in STATUSES and value is not None and 0 < value <= MOST and value == int(value):
            inside = next((z for s, e, z in starts if s <= figure.start < e), None)
            if inside:
                counts.setdefault((inside, str(figure.sense) + "+"), []).append(int(value))
    for zone, words in zones:
        for name, pattern in flag_patterns().items():
            if (zone, name) not in flags and pattern.search(words):
                flags.add((zone, name))
    plets = tuple(
        sorted({(m[2].lower(), toll_words().plets[m[1].lower()]) for _, words in zones[:10] for m in PLET.finditer(words)})
    )
    return Evidence({k: tuple(v) for k, v in counts.items()}, frozenset(flags), plets, article.published_at or "")


def note(mentions: list[TollMention], zone: str, counts: dict[tuple[str, str], list[int]]) -> None:
    """Add the counts of mentions; inexact ones ("men were shot") under `many`."""
    for mention in mentions:
        status = mention.status if mention.exact else mention.status + "?"
        counts.setdefault((zone, status), []).append(mention.count)
        if mention.suspect:
            counts.setdefault((zone, "suspect"), []).append(mention.count)
