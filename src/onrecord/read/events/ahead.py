"""What lies ahead by its date alone: the timetable's present ("the assembly votes on Friday"), an event noun of a day to come."""

from __future__ import annotations

from collections.abc import Mapping

from onrecord.lexicon.timewords import timetabled
from onrecord.read.syntax.mood import in_present
from onrecord.read.syntax.predicates import Predicate


def lies_ahead(predicate: Predicate, dates: Mapping[int, str], published: str | None) -> bool:
    """Whether an event told without any word of the future is one by its date.

    The date must stand in its own clause and lie after the day of publication. Without such a day, verbs of timetables count
    that are in the present and have a day at all.
    """
    noun = predicate.sort == "noun" and not predicate.light
    if not noun and not in_present(predicate.head):
        return False
    if any(c.dep in {"npadvmod", "advmod"} and c.lower == "tomorrow" for c in predicate.head.children):
        return True
    day = dates.get(predicate.word.i) or dates.get(predicate.head.i)
    if day is None:
        return False
    if published is not None:
        size = min(len(day), 10)
        return day[:size] > published[:size]
    return not noun and bool({predicate.head.lemma.lower(), predicate.lemma} & timetabled())
