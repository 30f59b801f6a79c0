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
VOTES_REACH = 40
"""Characters before and after two counts in which it shows that nobody cast them."""
YEARS = (1900, 2035)
"""Four digits without a comma that are a year before any noun."""
_DIGITS = re.compile(r"\d+\b(?![.,]\d)")
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
    """Whether the words around it say that it is still to come, or only asked for ("15 to 25 inches of rain still expected")."""
    before, after = _near(c)
    return bool(any_of(held().ahead).search(after[:BELIEVED_REACH]) or any_of(held().foretelling).search(before[-BELIEVED_REACH:]))


def is_uncast(c: FigureAccount) -> bool:
    """Whether votes for or against are seats that are held, or votes that are needed ("a slim 52-48 majority")."""
    before, after = _near(c)
    return bool(any_of(held().uncast).search(before[-VOTES_REACH:]) or any_of(held().uncast).search(after[:VOTES_REACH]))


def is_name(c: FigureAccount) -> bool:
    """Whether the number is what something is called by: a year ("2016 ambitions"), an emergency line ("911 calls")."""
    said = _DIGITS.match(c.span.of(c.source.text)) or _DIGITS.match(c.source.text[c.figure.start : c.figure.start + 5])
    if said is None:
        return False
    unit = c.figure.counts.casefold().split()[:1] or [c.figure.unit.casefold()]
    if said[0] in held().numbers and unit[0] in held().callings:
        return True
    return YEARS[0] <= int(said[0]) <= YEARS[1] and int(said[0]) % 1000 != 0 and not c.status and not c.figure.about


def _near(c: FigureAccount) -> tuple[str, str]:
    """The words of its sentence before and after it, short of the next stop."""
    text, sentence = c.source.text, c.source.sentence(c.figure.start)
    before = _END.split(Span(sentence.start, c.figure.start).of(text))[-1]
    after = _END.split(Span(c.figure.end, max(sentence.end, c.figure.end)).of(text))[0]
    return before, after
