"""What changed between two texts of one article, and whether it is a change at all."""

from __future__ import annotations

import unicodedata
from difflib import SequenceMatcher
from typing import Literal

import msgspec

from onrecord.facts.article import Article
from onrecord.lexicon.editions import is_passing

QUOTES = str.maketrans({"“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "–": "-", "—": "-", "…": "..."})


class Change(msgspec.Struct, frozen=True):
    """A paragraph that an edition takes out or puts in; one that it alters is both, the old one first."""

    kind: Literal["out", "in"]
    text: str


def folded(paragraph: str) -> str:
    """A paragraph as far as its words go: typographers' changes of quotes, dashes and white space are none."""
    return " ".join(unicodedata.normalize("NFKC", paragraph.translate(QUOTES)).split())


def paragraphs(article: Article) -> list[str]:
    """The paragraphs of an article that are its own, as they stand."""
    return [line.strip() for line in article.text.split("\n") if line.strip() and not is_passing(line.strip())]


def changes(old: Article, new: Article) -> tuple[Change, ...]:
    """What `new` takes out of `old` and puts in, paragraph by paragraph in the order of the text; empty where nothing of note."""
    before, after = paragraphs(old), paragraphs(new)
    matcher = SequenceMatcher(None, [folded(p) for p in before], [folded(p) for p in after], autojunk=False)
    found: list[Change] = []
    for step, a, b, c, d in matcher.get_opcodes():
        if step != "equal":
            found += [Change("out", p) for p in before[a:b]] + [Change("in", p) for p in after[c:d]]
    return tuple(found)


def trivial(old: Article, new: Article) -> bool:
    """Whether a text fetched again is the article that is kept: white space, typography, counters and related links apart."""
    return folded(old.title) == folded(new.title) and not changes(old, new)
