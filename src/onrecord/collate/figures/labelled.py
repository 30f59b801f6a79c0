"""Whether a figure's words are a label: not torn from a compound, a name in quotation marks, a headline or a supposition."""

from __future__ import annotations

import re

from onrecord.collate.figures.accounts import FigureAccount
from onrecord.collate.figures.held import is_ahead, is_name, is_vague
from onrecord.collate.wording import words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.counting import measured

SLOGAN = 8
"""Words in quotation marks up to which they are a name or a slogan and no sentence that somebody says."""
QUOTED = re.compile(r"[“\"‘](?P<words>[^“”\"‘\n]{2,80}?)[”\"’](?!\w)")
JOINED = re.compile(r"\S*?[\w.,]+[-–‐](?:to[-–‐])?[A-Za-z0-9]")
"""A number that a dash joins to what follows ("a *nine-member* court", "a *5-to-3* decision"): the size of one thing."""
TORN = re.compile(r"^\W|^times\b|^to\b|^for\b|[“”\"‘]|[’'] ?\w+$(?<![’']s)|^to-")
TORN_WORDS = 2
"""Words of a label that breaks off within its clause ("stories pointing")."""
POINTING = frozenset({"this", "that", "it", "these", "those", "them", "all", "which", "such", "what"})
SUPPOSED = re.compile(
    r"\b(?:could|might|may|cannot|if|unless|lest|needs?|needed|should|would have|at stake|capable of|enough to)\b", re.IGNORECASE
)
ABLE = re.compile(r"\b(?:capable of|capability of|ability to|able to|power to) \w+(?: \w+)?\s*$", re.IGNORECASE)
"""What something could do, in the clause above ("a rifle *capable of killing* hundreds")."""
REACH = 80
"""Code points before a number, in its clause, in which words make it a supposition."""
BEGINNING = 5
"""Sentences at an article's start, in which it tells what it is about."""
FEW = 12
"""Up to here one bare noun ("seats", "pages") does not tell what is counted unless something befell it."""


def is_labelled(c: FigureAccount) -> bool:
    """Whether the words of its own sentence tell what a figure counts, so that they can stand beside the number."""
    torn = _is_joined(c) or _is_slogan(c) or _is_torn(c) or is_name(c)
    return not (torn or is_supposed(c) or _is_bare(c) or is_offset(c))


def is_offset(c: FigureAccount) -> bool:
    """Whether it only says how long before or after something a thing was ("*three days* after the blast")."""
    return c.figure.unit.casefold().rstrip("s") in SPANS and bool(_OFF.match(c.source.text, c.figure.end))


SPANS = frozenset({"second", "minute", "hour", "day", "night", "week", "month", "year", "decade", "century"})
_OFF = re.compile(r"\s*(?:after|before|later|earlier|ago|prior|since|from now|into)\b")


def _is_joined(c: FigureAccount) -> bool:
    """Whether a dash joins the number to its noun; a measure so joined ("a 35-year sentence") tells its thing's length."""
    text = c.source.text[c.figure.start : c.figure.end + 12]
    m = JOINED.match(text)
    return m is not None and m.end() > len(str(c.figure.low or "")) and not c.bare and not _of_measure(c)


def _of_measure(c: FigureAccount) -> bool:
    return c.figure.unit.casefold() in measured().units


def _is_slogan(c: FigureAccount) -> bool:
    """Whether the number stands in a short run of words in quotation marks: a name ("one country, two systems"), a slogan."""
    sentence = c.source.sentence(c.figure.start)
    told = sentence.of(c.source.text)
    for m in QUOTED.finditer(told):
        inside = sentence.start + m.start("words") <= c.figure.start < sentence.start + m.end("words")
        if inside and len(m["words"].split()) <= SLOGAN and not re.search(r"[.!?,]$", m["words"].strip()):
            return True
    return False


def _is_torn(c: FigureAccount) -> bool:
    """Whether the label begins or breaks within a mark, only points, or is a name that nobody counts ("Seven Ways Wisconsin")."""
    label = c.figure.counts.strip()
    if not label:
        return False
    unit = c.figure.unit
    named = label.split()[-1]
    many = named.casefold().endswith(("s", "men", "people")) or named.isupper()
    one_name = named.casefold() == unit.casefold() and named[:1].isupper() and not many
    broken = (
        label.split()[-1].casefold().endswith("ing") and len(label.split()) > 1 and c.figure.unit.casefold() != named.casefold()
    )
    between = " between " in f" {label} " and " and " not in label
    return bool(TORN.search(label)) or broken or between or set(label.casefold().split()) <= POINTING or one_name


def is_supposed(c: FigureAccount) -> bool:
    """Whether the number is one that could be, would be needed or is only thought of."""
    clause = c.figure.clause or c.source.sentence(c.figure.start)
    before = Span(max(clause.start, c.figure.start - REACH), c.figure.start).of(c.source.text)
    able = Span(max(c.source.sentence(c.figure.start).start, c.figure.start - REACH), c.figure.start).of(c.source.text)
    return bool(SUPPOSED.search(before) or ABLE.search(able)) or is_ahead(c)


def _is_bare(c: FigureAccount) -> bool:
    """Whether a bare noun is counted without a number, or a few of it far down in an article, and nothing tells which."""
    words = words_of(c.figure.counts).run
    if c.figure.told is not None or c.status:
        return False
    if len(words) == 1 and is_vague(c):
        return True  # "for the sake of millions of Norlanders"
    small = (c.bounds[1] or c.bounds[0] or 0) <= FEW and c.source.sentence_number(c.figure.start) >= BEGINNING
    return small and len(words) == 1 and words[0] not in word_set("measures")
