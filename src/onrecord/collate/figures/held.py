"""How an account holds a number: as a plain count, as a size without a number, as a belief, as what is laid to somebody."""

from __future__ import annotations

import re

from onrecord.collate.figures.accounts import FigureAccount
from onrecord.facts.span import Span
from onrecord.lexicon.numbers import number_words
from onrecord.lexicon.statuses import any_of, held

LAID_REACH = 70
"""Characters between the words that lay deaths to somebody and their number."""
BELIEVED_REACH = 60
"""Characters before and after a number in which it is told as a belief."""
SIZE = 5
"""Words at its beginning in which a number stands."""
_WORD = re.compile(r"[a-z]+")
_END = re.compile(r"[.;:!?\n]")


def is_vague(c: FigureAccount) -> bool:
    """Whether its words name a size and no number ("thousands", "several dozen"): two such are seldom one count."""
    said = c.span.of(c.source.text).casefold()
    if c.bounds[1] is not None or any(ch.isdigit() for ch in said):
        return False
    known = number_words()
    return any(w in known.vague or w in known.few for w in _WORD.findall(said)[:SIZE])


def is_believed(c: FigureAccount) -> bool:
    """Whether its own clause tells it as a belief ("30 deaths were believed to have been caused by the storm")."""
    before, after = _near(c)
    words = any_of(held().believed)
    return bool(words.search(before[-BELIEVED_REACH:]) or words.search(after[:BELIEVED_REACH]))


def is_laid(c: FigureAccount) -> bool:
    """Whether it counts what somebody is held responsible for ("responsible for thousands of deaths")."""
    before, _ = _near(c)
    m = next(iter(reversed(list(any_of(held().laid).finditer(before)))), None)
    return m is not None and len(before) - m.end() <= LAID_REACH


def is_ahead(c: FigureAccount) -> bool:
    """Whether the words after it say that it is still to come ("15 to 25 inches of rain still expected")."""
    _, after = _near(c)
    return bool(any_of(held().ahead).search(after[:BELIEVED_REACH]))


def _near(c: FigureAccount) -> tuple[str, str]:
    """The words of its sentence before and after it, short of the next stop."""
    text, sentence = c.source.text, c.source.sentence(c.figure.start)
    before = _END.split(Span(sentence.start, c.figure.start).of(text))[-1]
    after = _END.split(Span(c.figure.end, max(sentence.end, c.figure.end)).of(text))[0]
    return before, after
