"""Two passages laid side by side: what they have in common, and the stretches in which one has other words than the other."""

from __future__ import annotations

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from functools import cache, lru_cache

from onrecord.collate.wording.words import fold, stem
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import antonyms, negations, numerals, stop_words

LONGEST = 60
"""Words from which a passage says too much to be laid beside another."""
_TOKEN = re.compile(r"\d[\d,.]*\d|\d|[^\W\d_]+(?:['’][^\W\d_]+)*|[%$€£]")
_SKIPPED = frozenset(["the", "a", "an", "that"])


@cache
def _opposed() -> frozenset[str]:
    """Words that have an opposite, in any form that says no ("refused")."""
    known = {stem(a) for a, _ in antonyms()}
    return frozenset(w for w in negations() if stem(w) in known)


@dataclass(frozen=True)
class Token:
    """One word: what it is compared by, and where it stands in the passage."""

    key: str
    span: Span

    @property
    def telling(self) -> bool:
        """Whether it carries content."""
        return self.key not in stop_words()


@dataclass(frozen=True)
class Stretch:
    """Words of one passage that stand where the other has others; either side may be empty."""

    ours: tuple[Token, ...]
    theirs: tuple[Token, ...]
    before: tuple[tuple[str, ...], tuple[str, ...]] = ((), ())
    """The two words right before the stretch on either side."""


@dataclass(frozen=True)
class Alignment:
    """What two passages share (`kept`: content words in order) and how they differ."""

    kept: tuple[str, ...]
    shorter: int
    stretches: tuple[Stretch, ...]


@lru_cache(maxsize=8192)
def tokens_of(text: str) -> tuple[Token, ...]:
    """The words of a passage, articles left out."""
    out = []
    for m in _TOKEN.finditer(text):
        word = fold(m.group()).removesuffix("'s")
        if word not in _SKIPPED:
            key = word if word in stop_words() or (word in negations() and word not in _opposed()) else stem(word)
            out.append(Token(str(numerals().get(word, key)), Span(m.start(), m.end())))
    return tuple(out)


def align(one: str, other: str) -> Alignment | None:
    """The two passages side by side; None where they are too long or share nothing."""
    ours, theirs = tokens_of(one), tokens_of(other)
    if not ours or not theirs or max(len(ours), len(theirs)) > LONGEST:
        return None
    matcher = SequenceMatcher(None, [t.key for t in ours], [t.key for t in theirs], autojunk=False)
    kept: list[str] = []
    stretches = []
    for kind, i, j, k, n in matcher.get_opcodes():
        if kind == "equal":
            kept += [t.key for t in ours[i:j] if t.telling]
        else:
            before = tuple(t.key for t in ours[max(0, i - 2) : i]), tuple(t.key for t in theirs[max(0, k - 2) : k])
            stretches.append(Stretch(ours[i:j], theirs[k:n], before))
    shorter = min(sum(t.telling for t in side) for side in (ours, theirs))
    return Alignment(tuple(kept), shorter, tuple(stretches)) if kept else None
