"""Whether a figure's own words tell what is counted, and in which account's words the record gives it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from functools import cache

from onrecord.collate.figures.accounts import FigureAccount, anybody
from onrecord.collate.figures.held import is_uncast
from onrecord.collate.figures.labelled import is_labelled, is_supposed
from onrecord.collate.wording import stem, words_of
from onrecord.lexicon.closed import listed
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.counting import measured

FEW = 3
"""Up to here "the two leaders" are known and named, not counted."""
BEST = (2, 8)
"""Words of a phrase that tells enough and can still be read."""
VICTIMS = frozenset({"killed", "injured", "missing", "dead or missing", "killed or injured"})
SIDES = frozenset({"for", "against", "abstain"})
KINSHIPS = frozenset({"family", "household"})
VOTED = frozenset({"votes", "vote", "yeas"})
_UNNUMBERED = re.compile(
    r"(?:an?|another|no|not|nobody|none|every|each)\b(?! (?:half|quarter|third|dozen|hundred|thousand|million))", re.IGNORECASE
)
_KNOWN = re.compile(
    r"(?:\b(?:the|these|those|its|his|her|their|our|my|your|both|all|either|other|whose)|['\u2019]s?)\s*(?:other |first |last )?$",
    re.IGNORECASE,
)
_NONE = re.compile(r"no\b|none\b|nobody\b|not\b|zero\b|0\b", re.IGNORECASE)


def tells(c: FigureAccount) -> bool:
    """Whether somebody who has read nothing else sees from the figure what is counted.

    Not so for ages, what is counted without a number, a bare measure ("6 days"), and a few that are known ("the two leaders").
    """
    said = c.span.of(c.source.text)
    if not c.tells_what:
        return False
    if c.is_age or c.figure.sense in SIDES:
        return not (c.is_age or is_supposed(c) or is_uncast(c))
    if c.bounds == (1, 1) and c.figure.unit.casefold() in KINSHIPS:
        return False  # "six people from one family"
    if c.figure.unit.casefold() in VOTED and is_uncast(c):
        return False
    if _UNNUMBERED.match(said) and not (c.bounds == (0, 0) and c.status and _NONE.match(said)):
        return False
    if c.bounds[0] == 1 and c.bounds[1] in (1, None) and not (c.people and c.status):
        return False
    before = c.source.text[max(0, c.figure.start - 20) : c.figure.start]
    small = c.bounds[0] == c.bounds[1] and (c.bounds[1] or 0) <= FEW
    if small and not c.status and (_KNOWN.search(before) or said.casefold().startswith(("the ", "both "))):
        return False
    return _phrase_tells(c) and is_labelled(c)


def _phrase_tells(c: FigureAccount) -> bool:
    words = [w for w in words_of(c.figure.counts).run if w[:1].isalpha()]
    if not words:
        return bool(c.status and c.people) and c.bounds != (0, 0)
    if all(w in measured().units or w in word_set("measures") or w in measured().empty for w in words):
        return False
    return bool(c.status) or any(stem(w) not in anybody() | _vague() for w in words) or len(label_of(c).split()) > len(words)


@cache
def _vague() -> frozenset[str]:
    """Stems of nouns for anybody, of which only what befell them or what they are tells who is counted."""
    return frozenset(
        stem(w) for w in ("people", "men", "women", "man", "woman", "members", "family", "other", "more", "new", "several", "such")
    )


def best_told(found: Sequence[FigureAccount]) -> FigureAccount:
    """The account in whose words a value is given: of the thing that most count, told by itself, first in time."""
    known = [c for c in found if tells(c)] or list(found)
    units = Counter(c.figure.unit for c in known if c.figure.unit)

    def worth(c: FigureAccount) -> tuple[int, bool, int]:
        size = len(c.figure.counts.split())
        if c.status in VICTIMS and size:
            return units[c.figure.unit], True, -size  # where the people were is another account's to tell
        return units[c.figure.unit], BEST[0] <= size <= BEST[1], -abs(size - 4)

    return max(known, key=worth)


def label_of(best: FigureAccount) -> str:
    """What a figure counts in an account's words, told on by what its clause says of the counted.

    So "officers" are "officers were still in the hospital", and "texts" are "texts per day". Victims and votes have a status.
    """
    label, text = best.figure.counts, best.source.text
    at = text.find(label, best.figure.start, best.figure.end + len(label) + 1) if label else -1
    if at < 0 or best.figure.sense or best.status in VICTIMS:
        return label
    end = at + len(label)
    if (rate := RATE.match(text, end)) is not None:
        return f"{label} {' '.join(rate.group().split())}"
    told = best.figure.told
    if told is not None and 0 <= told.start - end <= BETWEEN and not _FURTHER_OFF.search(text[end : told.start]):
        return f"{label} {' '.join(told.of(text).split())}"
    if label.casefold().split()[0] not in COMPARING or len(label.split()) > BEST[0]:
        return label
    sentence = best.source.sentence(best.figure.start)
    rest = _FURTHER.split(text[end : max(sentence.end, end)])[0].split()[:FURTHER]
    while rest and rest[-1].casefold() in listed("hanging"):
        rest.pop()
    return " ".join([label, *rest])


RATE = re.compile(r"\s*(?:per|an?|each|every) (?:second|minute|hour|day|night|week|month|year|person|household|family)\b")
"""What a number goes by, behind the counted ("texts *per day*", "messages *a day*")."""
BETWEEN = 60
"""Code points between the counted and what is said of them: a name or a number set beside them."""
_FURTHER_OFF = re.compile(r"[\"\u201c\u201d:;\n]")
COMPARING = frozenset({"more", "fewer", "less", "additional"})
FURTHER = 6
"""Words after a noun that compares which tell what of them ("more people *uninsured by 2026*")."""
_FURTHER = re.compile(r"[.,;:!?()\"\u201c\u201d\n]|\s[-\u2013\u2014]")


def sense_told(found: Sequence[FigureAccount]) -> str | None:
    """What befell the counted, where at least half of the accounts tell it."""
    cast = [c for c in found if not (c.figure.sense in SIDES and is_uncast(c))]
    senses = Counter(s for c in cast if (s := c.figure.sense or (c.status if c.status in VICTIMS else None)))
    sense, number = senses.most_common(1)[0] if senses else (None, 0)
    return sense if 2 * number >= len(found) else None
