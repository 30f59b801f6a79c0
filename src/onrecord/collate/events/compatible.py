"""Whether two accounts can be of one event at all, and whether more than a verb says that they are."""

from __future__ import annotations

import re
from functools import cache

from onrecord.collate.events.accounts import UNREAL, EventAccount
from onrecord.collate.wording import Likeness, dates_apart, far_apart, stem, words_of
from onrecord.facts.entity import Entity
from onrecord.lexicon.comparing import phases

NONE: frozenset[str] = frozenset()
MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types in which each party may be told as the doer."""
SAME_WORDS = 0.7
"""Likeness from which two clauses are told in the same words: then a changed part is a difference, no other event."""
MUCH = 0.45
"""Likeness that is more than a shared verb and a shared name."""
VERBATIM = 0.9
"""Likeness of clauses in the very same words."""
SAME_SENTENCE = 0.8
"""Likeness of whole sentences from which they are one sentence that both carry."""
REST = 0.6
"""Likeness of what is told besides names from which one changed part is a difference."""
SOME, LIKE = 0.2, 0.35
FEW = 2
SHARED = 4
"""Stems besides deed and names that clauses of two persons' doings share where they are one, told of the wrong one."""
AHEAD = frozenset({"planned", "possible"})
"""Words besides names below which nothing can be said of how alike two clauses are."""


def parties(a: EventAccount) -> frozenset[str]:
    """Who takes part, by name."""
    return a.named_actors | a.named_recipients


def cannot_be_one(a: EventAccount, b: EventAccount, likeness: Likeness) -> bool:
    """Whether day, place, who takes part, or what is told of the deed keeps two accounts from being of one event.

    One part may differ where all the rest is told alike: that is a difference between accounts and is to be seen as one.
    """
    same = a.trigger == b.trigger or one_by_parties(a, b)
    if one_deed_of(a, b) or votes_for_it(a, b):
        return False
    if a.is_vote and b.is_vote and a.votes_no != b.votes_no:
        return True
    if two_deeds(a, b) or _of_two_moods(a, b, likeness) or _by_other_names(a, b):
        return True
    if two_charges(a.charge, b.charge):
        return True
    if far_apart(a.event.date, b.event.date) or of_two_phases(a, b):
        return True
    if {a.event.factuality, b.event.factuality} & UNREAL and "actual" in {a.event.factuality, b.event.factuality} and not same:
        return True
    turned = turned_round(a, b)
    hurt_apart = others(a.sufferers, b.sufferers, a, b)
    apart = [
        dates_apart(a.event.date, b.event.date),
        bool(a.place and b.place and a.place != b.place and not a.places & b.places),
        others(a.doers, b.doers, a, b),
        hurt_apart,
        turned,
        not one_by_parties(a, b) and bool(a.words.numbers and b.words.numbers and not a.words.numbers & b.words.numbers),
    ]
    if not any(apart):
        return False
    told = alike(a, b, likeness)
    if same and not turned and told >= SAME_WORDS and likeness.compare(a.around, b.around) >= SAME_SENTENCE:
        return False  # one sentence that two outlets carry, of which the readings differ, or the outlets by a day
    if turned and told >= (VERBATIM if same else SAME_WORDS):
        return False  # the same words the other way round, a difference to be shown; or "won 41 seats", "41 seats went to"
    if not same or sum(apart) > 1:
        return True
    if hurt_apart and not a.doers & b.doers and told < SAME_WORDS:
        return True  # two people arrested in the same words are two arrests
    if _two_persons(a, b) and len(a.rest & b.rest) < SHARED:
        return True  # two people who each survive a vote survive two
    joined = parties(a) & parties(b)
    return not (joined and told >= MUCH) and rest_alike(a, b, likeness) < REST


def two_charges(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether what somebody is charged with, by its stems, is told in both, and nothing of it in both."""
    return min(len(one), len(other)) >= FEW and not one & other


def two_deeds(a: EventAccount, b: EventAccount) -> bool:
    """Whether two accounts tell two deeds: by different words, in one article, or in clauses of which one holds both words.

    "Withdrew a bill that triggered protests" tells of a withdrawal and of a trigger, wherever another carries the sentence.
    """
    if a.trigger == b.trigger or a.senses & b.senses:
        return False
    if a.speaks_of & b.senses or b.speaks_of & a.senses:
        return True
    return a.source is b.source or _word(b) in a.words.bag - {_word(a)} or _word(a) in b.words.bag - {_word(b)}


def _word(h: EventAccount) -> str:
    """The stem of the word that tells the deed."""
    return next(iter(words_of(h.event.trigger.of(h.source.text)).stems), h.trigger)


def _of_two_moods(a: EventAccount, b: EventAccount, likeness: Likeness) -> bool:
    """Whether one tells as done what the other only asks for, threatens or makes depend, or what its own article only plans."""
    moods = {a.event.factuality, b.event.factuality}
    if "actual" not in moods:
        return False
    if a.source is b.source and moods & {*AHEAD, "negated"}:
        return True
    return bool(moods & UNREAL) and alike(a, b, likeness) < SAME_WORDS


def _by_other_names(a: EventAccount, b: EventAccount) -> bool:
    """Whether a noun tells the deed by names of which the other has none: "the Halden bombing", "the bombing of the ferry Tolm"."""
    x, y = a.named_inside, b.named_inside
    return (a.is_noun or b.is_noun) and bool(x and y) and not (x | parties(a)) & (y | parties(b)) and not a.places & b.places


def _two_persons(a: EventAccount, b: EventAccount) -> bool:
    """Whether each names a person in one part, doing it or suffering it, and none is the other's."""
    pairs = ((a.doers, b.doers), (a.sufferers, b.sufferers))
    return any(
        bool(x and y)
        and not x & y
        and all(any(h.parties[i].kind == "person" for i in ids if i in h.parties) for h, ids in ((a, x), (b, y)))
        for x, y in pairs
    )


def others(one: frozenset[str], other: frozenset[str], a: EventAccount, b: EventAccount) -> bool:
    """Whether both tell by name who takes part, and none of one can be, or act for, any of the other."""
    return (
        bool(one and other)
        and not one & other
        and not any(_acts_for(a.parties[x], b.parties[y]) for x in one for y in other if x in a.parties and y in b.parties)
    )


def _acts_for(a: Entity, b: Entity) -> bool:
    """Whether one may be told for the other: who acts for a country, for the country; an outlet does nothing but tell."""
    if "outlet" in (a.kind, b.kind) or a.outlet or b.outlet:
        return True
    return "place" in (a.kind, b.kind) and a.kind != b.kind and bool(a.country) and a.country == b.country


def of_two_phases(a: EventAccount, b: EventAccount) -> bool:
    """Whether one deed follows the other ("withdrew", "resumed sales"; "charged", "convicted"): two events, however alike."""
    if any((x, y) in phases() for x in a.deed_words for y in b.deed_words):
        return True
    return a.trigger != b.trigger and (_followed_in(a, b) or _followed_in(b, a))


def _followed_in(a: EventAccount, b: EventAccount) -> bool:
    """Whether the clause of one tells, by another word than its deed's, what follows the other's deed or comes before it."""
    return any(phase_stems().get(w, NONE) & b.words.bag - a.words.bag for w in a.deed_words)


@cache
def phase_stems() -> dict[str, frozenset[str]]:
    """By deed the stems of those that follow it or come before it."""
    found: dict[str, set[str]] = {}
    for one, other in phases():
        found.setdefault(one, set()).add(stem(other))
    return {one: frozenset(others) for one, others in found.items()}


def turned_round(a: EventAccount, b: EventAccount) -> bool:
    """Whether who does it in one account suffers it in the other."""
    if a.event.type in MUTUAL:
        return False
    there = a.doers & b.sufferers, a.sufferers & b.doers
    return any(there) and not (a.doers & b.doers or a.sufferers & b.sufferers)


def more_than_a_verb(a: EventAccount, b: EventAccount, likeness: Likeness) -> bool:
    """Whether two accounts share more than a word for the deed: an act, who takes part, a day with a place, or many words."""
    if (a.act is not None and a.act == b.act) or one_by_parties(a, b) or one_deed_of(a, b) or votes_for_it(a, b):
        return True
    joined = parties(a) & parties(b)
    one_day = bool(a.event.date and len(a.event.date) == len(b.event.date or "") and a.event.date == b.event.date)
    one_place = bool(a.place and a.place == b.place)
    told = alike(a, b, likeness)
    if (_untold(a) or _untold(b)) and not _with_somebody(joined, a) and not (told >= VERBATIM and len(a.rest & b.rest) >= SHARED):
        return False
    if a.trigger == b.trigger:
        rest = rest_alike(a, b, likeness)
        near = told >= MUCH or rest >= SAME_WORDS
        if a.event.type in REPEATED and max(told, rest) < LIKE and not _bare_deed(a) and not _bare_deed(b):
            return False  # the same people ask, call and meet again and again
        told_alike = bool(joined) and (max(told, rest) >= SOME or one_day or _bare_deed(a) or _bare_deed(b))
        return told_alike or (one_day and (one_place or told >= SOME)) or (one_place and told >= SOME) or near
    one_type = bool(a.event.type) and a.event.type == b.event.type
    enough = SOME if one_type or one_day else MUCH
    return ((bool(joined) or (one_day and one_place)) and told >= enough) or told >= SAME_WORDS


def _untold(h: EventAccount) -> bool:
    """Whether a verb names the deed without saying that anybody does it: "to enter the country", "how many will vote"."""
    return not h.is_noun and (h.event.told is None or ASKED.match(h.spans[0].of(h.source.text)) is not None)


def _with_somebody(joined: frozenset[str], a: EventAccount) -> bool:
    """Whether a person or a body is among those who take part in both, not only a place."""
    return any(a.parties[i].kind != "place" for i in joined)


def _bare_deed(a: EventAccount) -> bool:
    """Whether the clause tells hardly more than the deed and who takes part in it."""
    return len(a.words.bag - a.names) < FEW


def rest_alike(a: EventAccount, b: EventAccount, likeness: Likeness) -> float:
    """Likeness of the two clauses without the names of who takes part: of what is told of the deed itself."""
    names = a.names | b.names
    x, y = (h.words._replace(bag=h.words.bag - names) for h in (a, b))
    return likeness.compare(x, y) if min(len(x.bag), len(y.bag)) >= FEW else 0.0


def one_deed_of(a: EventAccount, b: EventAccount) -> bool:
    """Whether both tell a deed that one of those they name undergoes once: nobody dies twice, whatever days accounts give."""
    shot = {a.trigger, b.trigger} == LETHAL and (a.once | b.once) & a.sufferers & b.sufferers
    if not shot and (a.trigger != b.trigger or not a.once & b.once):
        return False
    if {a.event.factuality, b.event.factuality} & UNREAL and a.event.factuality != b.event.factuality:
        return False
    apart = a.trigger != "kill" and far_apart(a.event.date, b.event.date)
    return not apart and not others(a.doers, b.doers, a, b)


LETHAL = frozenset({"kill", "shoot"})
"""Deeds that one deed may be told as."""
ASKED = re.compile(r"(?:how|whether|if)\b", re.IGNORECASE)
VOTED_NEAR = 60
"""Code points behind a vote within which what it does is told."""
REPEATED = frozenset({"CONSULT", "REQUEST", "COOPERATE", "AID", "SUPPORT", "REJECT", "ACCUSE"})
"""Types that the same parties do again and again in one story: the parties alone do not tell which."""


def votes_for_it(a: EventAccount, b: EventAccount) -> bool:
    """Whether one is a vote to do what the other tells, in one clause: "*voted* on Monday to *condemn* him"."""
    return any(
        x.voted is not None
        and x.source is y.source
        and y.event.lemma.casefold().split("_")[0] == x.voted
        and x.event.trigger.end <= y.event.trigger.start <= x.event.trigger.end + VOTED_NEAR
        for x, y in ((a, b), (b, a))
    )


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
