"""On what occasion something was said: written in a post, told to somebody, spoken before many; and which occasions are two."""

from __future__ import annotations

import re
from difflib import SequenceMatcher
from typing import Literal

from onrecord.collate.statements.accounts import Variant
from onrecord.collate.statements.telling import said_apart
from onrecord.collate.wording import fold, frame_of, stem
from onrecord.lexicon.comparing import word_set

Occasion = Literal["post", "letter", "heard"]
LONG_RUN = 8
"""Words in one run from which the same words, told of two occasions, are one utterance all the same."""
POSTS = frozenset({"post", "tweet"})
LETTERS = frozenset({"letter", "email", "e-mail", "memo", "note", "resolution", "petition", "motion"})


def occasion_of(v: Variant) -> Occasion | None:
    """How a variant's words came into the world, as its article tells; None where it does not, or tells two ways."""
    words = set(re.findall(r"[\w-]+", fold(frame_of(v.source, v.attribution))))
    cue = v.source.text[v.attribution.cue.start : v.attribution.cue.end] if v.attribution.cue else ""
    said = {stem(w) for w in re.findall(r"[\w-]+", fold(cue))}
    found: set[Occasion] = set()
    if v.paper in POSTS or said & {stem(w) for w in word_set("posting")}:
        found.add("post")
    if v.paper in LETTERS:
        found.add("letter")
    if v.attribution.audience is not None or words & word_set("heard_at"):
        found.add("heard")
    return next(iter(found)) if len(found) == 1 else None


def apart(a: Variant, b: Variant) -> bool:
    """Whether two variants were said on two days or two occasions, and no long run of words says that they are one."""
    first, second = occasion_of(a), occasion_of(b)
    two = said_apart(a, b) or (first is not None and second is not None and first != second)
    return two and longest_run(a.words.run, b.words.run) < LONG_RUN


def longest_run(a: tuple[str, ...], b: tuple[str, ...]) -> int:
    """How many words, whatever their endings, two wordings have in common in one unbroken run."""
    x, y = [stem(w) for w in a], [stem(w) for w in b]
    return SequenceMatcher(None, x, y, autojunk=False).find_longest_match().size
