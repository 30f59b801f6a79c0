"""Whether two accounts can be of one event at all, and whether more than a verb says that they are."""

from __future__ import annotations

from onrecord.collate.events.accounts import UNREAL, EventAccount
from onrecord.collate.wording import Likeness, dates_apart, far_apart, opposite, words_of

MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE", "ASSAULT"})
"""Types in which each party may be told as the doer."""
SAME_WORDS = 0.7
"""Likeness from which two clauses are told in the same words: then a changed part is a difference, no other event."""
MUCH = 0.45
"""Likeness that is more than a shared verb and a shared name."""
SOME = 0.2


def parties(a: EventAccount) -> frozenset[str]:
    """Who takes part, by name."""
    return a.named_actors | a.named_recipients


def cannot_be_one(a: EventAccount, b: EventAccount, likeness: Likeness) -> bool:
    """Whether day, place, who takes part, or what is told of the deed keeps two accounts from being of one event.

    One part may differ where all the rest is told alike: that is a difference between accounts and is to be seen as one.
    """
    same = a.trigger == b.trigger or one_by_parties(a, b)
    if far_apart(a.event.date, b.event.date) or opposed_deeds(a, b):
        return True
    if {a.event.factuality, b.event.factuality} & UNREAL and "actual" in {a.event.factuality, b.event.factuality} and not same:
        return True
    apart = [
        dates_apart(a.event.date, b.event.date),
        bool(a.place and b.place and a.place != b.place and not a.places & b.places),
        bool(a.named_actors and b.named_actors and not a.named_actors & b.named_actors),
        bool(a.named_recipients and b.named_recipients and not a.named_recipients & b.named_recipients),
        turned_round(a, b),
        bool(a.words.numbers and b.words.numbers and not a.words.numbers & b.words.numbers),
    ]
    if not any(apart):
        return False
    if not same or sum(apart) > 1:
        return True
    joined = parties(a) & parties(b)
    return not (joined and alike(a, b, likeness) >= MUCH) and alike(a, b, likeness) < SAME_WORDS


def opposed_deeds(a: EventAccount, b: EventAccount) -> bool:
    """Whether the words for the deed rule each other out ("withdrew", "resumed")."""
    if a.trigger == b.trigger:
        return False
    return opposite(words_of(a.trigger_words), words_of(b.trigger_words))


def turned_round(a: EventAccount, b: EventAccount) -> bool:
    """Whether who does it in one account suffers it in the other."""
    if a.event.type in MUTUAL and a.event.type != "ASSAULT":
        return False
    there = a.named_actors & b.named_recipients, a.named_recipients & b.named_actors
    return any(there) and not (a.named_actors & b.named_actors or a.named_recipients & b.named_recipients)


def more_than_a_verb(a: EventAccount, b: EventAccount, likeness: Likeness) -> bool:
    """Whether two accounts share more than a word for the deed: an act, who takes part, a day with a place, or many words."""
    if (a.act is not None and a.act == b.act) or one_by_parties(a, b):
        return True
    joined = parties(a) & parties(b)
    one_day = bool(a.event.date and len(a.event.date) == len(b.event.date or "") and a.event.date == b.event.date)
    one_place = bool(a.place and a.place == b.place)
    told = alike(a, b, likeness)
    if a.trigger == b.trigger:
        return bool(joined) or (one_day and (one_place or told >= SOME)) or (one_place and told >= SOME) or told >= MUCH
    return (bool(joined) and told >= SOME) or told >= SAME_WORDS


LETHAL = frozenset({"kill", "shoot"})
"""Deeds that one deed may be told as."""
REPEATED = frozenset({"CONSULT", "REQUEST", "COOPERATE", "AID", "SUPPORT", "REJECT", "ACCUSE"})
"""Types that the same parties do again and again in one story: the parties alone do not tell which."""


def one_by_parties(a: EventAccount, b: EventAccount) -> bool:
    """Whether the same one does the same to the same other, both by name: then other words for it are words for one event."""
    if not (a.named_actors & b.named_actors and a.named_recipients & b.named_recipients):
        return False
    deed = a.trigger == b.trigger or {a.trigger, b.trigger} == LETHAL
    mood = a.event.factuality == b.event.factuality or "alleged" in (a.event.factuality, b.event.factuality)
    return deed and mood and bool(a.event.type) and a.event.type == b.event.type and a.event.type not in REPEATED


def alike(a: EventAccount, b: EventAccount, likeness: Likeness) -> float:
    """Likeness of the two clauses."""
    return likeness.compare(a.words, b.words)
