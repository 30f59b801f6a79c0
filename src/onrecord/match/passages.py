"""Shared passages of two texts: runs of the same words outside quotations, joined over small edits. Exact, token by token."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from onrecord.facts.span import Span
from onrecord.match.text import ArticleText

WORD = re.compile(r"[^\W_]+(?:[.,]\d+)*")
MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
NOTHING = np.uint64(0xFFFFFFFFFFFFFFFF)
GRAM = 5
"""Words in the shortest run that counts as shared."""
PASSAGE = 7
"""Words in the shortest passage: shorter ones are turns of phrase, however many there are."""
EDIT = 4
"""Most words that an edit inside a passage may insert, drop or change."""


@dataclass(frozen=True)
class Words:
    """The words of an article's own account outside quotations, with their places.

    `runs` are first and last (exclusive) word of each stretch that no quotation or end of paragraph breaks.
    """

    words: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    runs: tuple[tuple[int, int], ...]

    @cached_property
    def lasts(self) -> tuple[int, ...]:
        """For each word the end of its run."""
        return tuple(last for first, last in self.runs for _ in range(first, last))

    def grams(self, size: int = GRAM) -> dict[tuple[str, ...], list[int]]:
        """Where each run of `size` words stands."""
        found: dict[tuple[str, ...], list[int]] = {}
        for first, last in self.runs:
            for at in range(first, last - size + 1):
                found.setdefault(self.words[at : at + size], []).append(at)
        return found

    def prints(self, size: int, window: int) -> NDArray[np.uint64]:
        """Fingerprints by winnowing (Schleimer, Wilkerson, Aiken 2003): of every `window` grams of `size` words the least hash.

        Two texts that share a run of `size + window - 1` words share a fingerprint.
        """
        count = len(self.words) - size + 1
        if count <= 0:
            return np.zeros(0, np.uint64)
        coded = np.fromiter((crc32(w.encode("utf-8", "surrogatepass")) for w in self.words), np.uint64, len(self.words))
        hashes = np.zeros(count, np.uint64)
        for place in range(size):
            hashes = hashes * MULTIPLIER + coded[place : place + count]
        hashes ^= hashes >> np.uint64(29)
        hashes *= MULTIPLIER
        ends = np.concatenate([np.full(last - first, last) for first, last in self.runs])[:count]
        hashes[np.arange(count) + size > ends] = NOTHING
        padded = np.concatenate((hashes, np.full(window - 1, NOTHING, np.uint64)))
        least = np.minimum.reduce([padded[place : place + count] for place in range(window)])
        found = np.unique(least)
        kept: NDArray[np.uint64] = found[found != NOTHING]
        return kept


def own_words(article: ArticleText) -> Words:
    """The words of an article outside its quotations."""
    words: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    runs: list[tuple[int, int]] = []
    for span in outside(article):
        first = len(words)
        for match in WORD.finditer(article.text, span.start, span.end):
            words.append(match[0].casefold())
            starts.append(match.start())
            ends.append(match.end())
        if len(words) > first:
            runs.append((first, len(words)))
    return Words(tuple(words), tuple(starts), tuple(ends), tuple(runs))


def outside(article: ArticleText) -> list[Span]:
    """The stretches of the body that are not quoted."""
    found: list[Span] = []
    quoted = list(article.quotations)
    for block in article.body:
        at = block.start
        while quoted and quoted[0].start < block.end:
            quote = quoted.pop(0)
            if at < quote.start:
                found.append(Span(at, quote.start))
            at = max(at, quote.end)
        if at < block.end:
            found.append(Span(at, block.end))
    return found


@dataclass(frozen=True)
class Shared:
    """What two texts share: for each passage its words in one (`here`) and the other (`there`), first and last exclusive."""

    here: tuple[tuple[int, int], ...]
    there: tuple[tuple[int, int], ...]
    longest: int
    """Words in the longest unbroken run."""

    def turned(self) -> Shared:
        """The same seen from the other text."""
        return Shared(self.there, self.here, self.longest)


def covered(passages: tuple[tuple[int, int], ...]) -> set[int]:
    """The words in passages."""
    return {at for first, last in passages for at in range(first, last)}


Grams = dict[tuple[str, ...], list[int]]


def shared(one: Words, other: Words, places: Grams | None = None, size: int = GRAM) -> Shared:
    """The passages that two texts share: longest runs first to last, runs at most `EDIT` words apart in both joined.

    `places` are the grams of `other` where they are known already.
    """
    places = other.grams(size) if places is None else places
    end_of, end_there = one.lasts, other.lasts
    found: list[tuple[int, int, int]] = []
    for first, last in one.runs:
        at = first
        while at <= last - size:
            best = (0, 0)
            for there in places.get(one.words[at : at + size], ()):
                length = size
                limit = min(end_of[at] - at, end_there[there] - there)
                while length < limit and one.words[at + length] == other.words[there + length]:
                    length += 1
                best = max(best, (length, -there))
            if best[0]:
                found.append((at, -best[1], best[0]))
                at += best[0]
            else:
                at += 1
    return joined(found)


def joined(found: list[tuple[int, int, int]]) -> Shared:
    """Passages from runs (place here, place there, words), joined over small edits."""
    here: list[tuple[int, int]] = []
    there: list[tuple[int, int]] = []
    for at, other, length in found:
        if here and 0 <= at - here[-1][1] <= EDIT and 0 <= other - there[-1][1] <= EDIT * 3:
            here[-1], there[-1] = (here[-1][0], at + length), (there[-1][0], other + length)
        else:
            here.append((at, at + length))
            there.append((other, other + length))
    kept = [n for n, (first, last) in enumerate(here) if last - first >= PASSAGE]
    return Shared(tuple(here[n] for n in kept), tuple(there[n] for n in kept), max((run[2] for run in found), default=0))


def spans_of(words: Words, passages: tuple[tuple[int, int], ...]) -> tuple[Span, ...]:
    """The code points of passages, cut where a quotation or a paragraph breaks the words."""
    cuts = {first for first, _ in words.runs}
    found: list[Span] = []
    for first, last in passages:
        at = first
        for place in range(first + 1, last + 1):
            if place == last or place in cuts:
                found.append(Span(words.starts[at], words.ends[place - 1]))
                at = place
    return tuple(found)
