"""What a story is about gathers every account of it: by name, by description, by a noun that points to it.

Where several articles tell, one at its beginning, that one whom they name was arrested, dismissed, acquitted or killed, that is a
main happening of the story. Other accounts of such a deed are of it unless something parts them: another person, another day,
another doer, a deed that is only possible, wished for or denied, "another", "the second". Accounts that name nobody whom it befell
are of it where they point to it ("the arrest") or describe whom it befell in the story's words.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.events.accounts import UNREAL, EventAccount
from onrecord.collate.events.compatible import others, two_charges
from onrecord.collate.events.rejoining import BEGINNING
from onrecord.collate.events.things import Gathering, Thing, things_of
from onrecord.collate.wording import dates_apart, days_of, far_apart, words_of
from onrecord.lexicon.closed import listed
from onrecord.lexicon.comparing import known_by, word_set

TOLD = frozenset({"actual", "alleged"})
"""Status in which an account tells of a main happening as one that took place."""
ARTICLES = 2
"""Articles that tell a deed of somebody by name from which it may be a main happening."""
LEADS = 2
"""How many times more articles a happening must be told in than the next of its kind for what names nobody to be of it."""
HALF = 0.5
"""Share of a group's accounts that tell the deed from which the group tells it."""
PHRASE = re.compile(r",|\b(?:of|who|that|which|in|on|at|over|for|from|with|to|after|as|by|\w+ing)\b", re.IGNORECASE)
"""Where the first noun of a description has ended."""
BEFORE = 40
"""Code points before the word for a deed in which another of its kind is marked as such."""

DEFINITE = frozenset({"the", "this", "that", "today's", "today’s", "yesterday's", "yesterday’s"})
"""Words before a noun that take what it tells as known."""
ONE_PERSON = listed("third_persons") - listed("plural_persons") - listed("things_own")
"""Pronouns of one man or woman."""


@dataclass(frozen=True)
class Main(Gathering):
    """A main happening, known by whom it befell; its accounts are those by name.

    `named` are all accounts of the sense by that name, wherever they stand.
    """

    whom: str
    named: tuple[EventAccount, ...]

    @cached_property
    def articles(self) -> frozenset[str]:
        """The articles that tell it by name."""
        return frozenset(h.source.id for h in self.accounts)

    @cached_property
    def described(self) -> frozenset[str]:
        """The stems of the sentences that tell it by name: what the story has to say of whom it befell."""
        return frozenset(s for h in self.named for s in h.around.bag)

    @cached_property
    def charge(self) -> frozenset[str]:
        """The stems of what it is for, over all accounts by name."""
        return frozenset(s for h in self.accounts for s in h.charge)


def gathered(groups: Sequence[Sequence[EventAccount]]) -> list[list[EventAccount]]:
    """The groups, with every account of a main happening in one of them; in the order of their first accounts."""
    groups = [part for g in groups for part in _without_unlike(g)]
    mains, things = _mains(groups), things_of(groups, TOLD, BEGINNING)
    by_sense: dict[str, list[Main]] = defaultdict(list)
    for m in mains:
        by_sense[m.sense].append(m)
    out: dict[int, list[EventAccount]] = {n: [] for n in range(len(groups))}
    for n, group in enumerate(groups):
        for h in group:
            home = _home(h, n, group, by_sense)
            out[home if home != n else _home_of_thing(h, n, group, things)].append(h)
    return [g for g in out.values() if g]


def _without_unlike(group: Sequence[EventAccount]) -> list[list[EventAccount]]:
    """The group without those of its accounts that only hold possible or ask for what the others tell as done, each alone."""
    told = sum(h.event.factuality == "actual" for h in group)
    if told * 2 <= len(group):
        return [list(group)]
    out = [h for h in group if h.event.factuality in UNREAL or (h.event.factuality == "possible" and _is_modal(h)) or _is_due(h)]
    kept = [h for h in group if h not in out]
    return [kept, *([h] for h in out)] if kept and out else [list(group)]


def _is_due(h: EventAccount) -> bool:
    """Whether a verb before it makes it what ought to or can be, whatever was read: "the jury can find her guilty"."""
    return bool(word_set("due_or_able") & frozenset(_before(h)[-3:]))


def _before(h: EventAccount) -> list[str]:
    """The words shortly before that for the deed, in small letters."""
    at = h.event.trigger.start
    return h.source.text[max(0, at - BEFORE) : at].casefold().split()


def _mains(groups: Sequence[Sequence[EventAccount]]) -> list[Main]:
    """The main happenings, those told in most articles first."""
    held: dict[tuple[str, str], list[tuple[int, EventAccount]]] = defaultdict(list)
    for n, group in enumerate(groups):
        for h in group:
            for key in h.keys:
                if known_by().get(key[0]) in {"s", "d"} and h.event.factuality in TOLD:
                    held[key].append((n, h))
    found: list[Main] = []
    for (sense, whom), rows in held.items():
        early = {h.source.id for _, h in rows if h.source.sentence_number(h.event.trigger.start) < BEGINNING}
        if len({h.source.id for _, h in rows}) < ARTICLES or not early:
            continue
        reach: dict[int, set[str]] = defaultdict(set)
        for n, h in rows:
            reach[n].add(h.source.id)
        home = max(reach, key=lambda n: (len(reach[n]), sum(m == n for m, _ in rows), -n))
        found.append(Main(sense, home, tuple(h for n, h in rows if n == home), whom, tuple(h for _, h in rows)))
    return sorted(found, key=lambda m: (-len(m.articles), m.sense, m.whom))


def _home(h: EventAccount, at: int, group: Sequence[EventAccount], mains: dict[str, list[Main]]) -> int:
    """The group that an account belongs to."""
    own = [m for s in sorted(h.senses) for m in mains.get(s, ())]
    if not own or any(m.home == at for m in own) or not _tells(h):
        return at
    for m in own:
        told = sum(m.sense in x.senses for x in group)
        if told >= HALF * len(group) and _one(h, m) and (_by_name(h, m) or _by_pointing(h, m, mains[m.sense])):
            return m.home
    return at


def _home_of_thing(h: EventAccount, at: int, group: Sequence[EventAccount], things: Sequence[Thing]) -> int:
    """The group of the thing's happening that an account is of."""
    own = [t for t in things if t.sense in h.senses]
    if not own or any(t.home == at for t in own) or not _tells(h) or _marked_another(h):
        return at
    for t in own:
        if sum(t.sense in x.senses for x in group) >= HALF * len(group) and t.holds(h):
            return t.home
    return at


def _marked_another(h: EventAccount) -> bool:
    """Whether a word before it makes it another of its kind: "the second attack"."""
    return bool(word_set("another_one") & frozenset(_before(h)[-4:]))


def _tells(h: EventAccount) -> bool:
    """Whether it tells of the deed as done: as a fact or an allegation, or as what somebody decided and did."""
    if word_set("resolving") & frozenset(_before(h)[-4:]):
        return h.event.factuality in {*TOLD, "planned"}
    return h.event.factuality in TOLD and not _is_modal(h)


def _is_modal(h: EventAccount) -> bool:
    """Whether a word before it makes it only possible or due ("could have fired")."""
    clause = h.spans[0]
    start = clause.start if clause.contains(h.event.trigger) else max(0, h.event.trigger.start - BEFORE)
    return bool(listed("short_of_fact") & frozenset(h.source.text[start : h.event.trigger.start].casefold().split()[-4:]))


def _one(h: EventAccount, m: Main) -> bool:
    """Whether nothing parts an account from a main happening."""
    if h.event.date and m.days and all(dates_apart(h.event.date, d) for d in m.days):
        return False
    if two_charges(h.charge, m.charge) or _of_another_time(h, m):
        return False
    if _marked_another(h):
        return False
    if _tells_several(h):
        return False
    told = [x for x in m.accounts if x.doers]
    if m.sense in word_set("once_in_a_story") or known_by()[m.sense] != "s" or not h.doers or not told:
        return True
    return not all(others(h.doers, x.doers, h, x) for x in told)


def _tells_several(h: EventAccount) -> bool:
    """Whether the verb before a passive deed is that of several: "who were later arrested"."""
    before = h.source.text[min(h.spans[0].start, h.event.trigger.start) : h.event.trigger.start].casefold().split()
    return h.event.voice == "passive" and "were" in before[-3:]


def _of_another_time(h: EventAccount, m: Main) -> bool:
    """Whether its clause tells only times that are months from the main happening's days."""
    clause = h.spans[0]
    told = [t.value for t in h.source.reading.times if clause.start <= t.start < clause.end + BEFORE and days_of(t.value)]
    return bool(told and m.near) and all(far_apart(t, d) for t in told for d in m.near)


def _by_name(h: EventAccount, m: Main) -> bool:
    return (m.sense, m.whom) in h.keys


def _by_pointing(h: EventAccount, m: Main, rivals: Sequence[Main]) -> bool:
    """Whether an account that names nobody whom the deed befell can only be of a main happening that its article tells by name."""
    befallen = h.sufferers if known_by()[m.sense] == "s" else h.doers or h.sufferers
    if befallen or not (h.source.id in m.articles or m.whom in h.named_around):
        return False
    if any(r is not m and r.whom != m.whom and len(r.articles) * LEADS > len(m.articles) for r in rivals):
        return False
    return _points(h, m) if h.is_noun else _describes(h, m)


def _points(h: EventAccount, m: Main) -> bool:
    """Whether a noun takes its deed as known and names nobody and nothing else: "the arrest", "his arrest", "Tuesday's verdict"."""
    clause, trigger = h.spans[0], h.event.trigger
    before = h.source.text[min(clause.start, trigger.start) : trigger.start].split()
    if h.persons_inside == {m.whom}:
        return True
    behind = h.source.text[trigger.end : max(trigger.end, clause.end)].casefold().split()
    if not before or "of" in behind[:1] or trigger.of(h.source.text).casefold().endswith("s"):
        return False
    first = before[0].casefold()
    if first in ONE_PERSON:
        return _may_be(first, h, m)
    dated = before[0].endswith(("'s", "’s")) and h.event.date is not None
    return first in DEFINITE or dated


def _may_be(pronoun: str, h: EventAccount, m: Main) -> bool:
    """Whether a pronoun of a person can stand for whom it befell: by gender, and named nearest before it."""
    whom = next((e for x in m.accounts if (e := x.parties.get(m.whom)) is not None), None)
    own = "male" if pronoun in listed("male_persons") else "female"
    return whom is not None and whom.gender in (None, own) and (m.whom in h.named_near)


def _describes(h: EventAccount, m: Main) -> bool:
    """Whether a verb's account describes whom it befell by words that the story has for that one, and tells of one alone."""
    if h.event.voice == "passive" and h.event.subject is None and h.persons_before == {m.whom}:
        return True  # "Rui Lopes left the court, cleared of all charges"
    role = h.undergoer_words if known_by()[m.sense] == "s" else h.subject_words
    words = role.casefold().split()
    if not words or h.words.numbers or frozenset(words) & word_set("anybody") or words[0] in word_set("nobody_told"):
        return False
    if words[0] in ONE_PERSON:
        return _may_be(words[0], h, m)
    head = words_of(PHRASE.split(role, maxsplit=1)[0]).stems[-1:]
    return bool(head) and head[0] in m.described
