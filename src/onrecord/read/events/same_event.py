"""Sameness: which mentions inside an article tell of one event."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.facts.event import Factuality
from onrecord.facts.span import Span
from onrecord.lexicon.plover import families
from onrecord.read.syntax.subject_spans import Voice

MOST = 50
"""Events of one word and type that a mention is compared with, latest first."""
UNREAL = frozenset({"negated", "denied"})
UNSURE = frozenset({"possible", "alleged"})
"""What a clause makes of an event that a noun has told as a fact: open is then who did it, not whether it was."""


def root_of(lemma: str) -> str:
    """A key that a verb and its noun share: their family, else the first six letters."""
    return families().get(lemma) or families().get(lemma.split("_")[0]) or lemma.split("_")[0][:6]


@dataclass
class EventDraft:
    """An event in the making; `definite` for a noun phrase that points back ("the airstrike")."""

    type: str | None
    mode: str | None
    lemma: str
    trigger: Span
    clause: Span
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    factuality: Factuality
    definite: bool
    nominal: bool
    sentence: int
    attribution: str | None = None
    subject: Span | None = None
    voice: Voice | None = None
    told: Span | None = None
    undergoers: tuple[str, ...] = ()
    mentions: list[Span] = field(default_factory=list)


def compatible(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Whether two sets of entities may be the same: one is empty, or they share a member."""
    return not left or not right or not set(left).isdisjoint(right)


def same(earlier: EventDraft, later: EventDraft) -> bool:
    """Whether a later mention tells of the same event."""
    if root_of(earlier.lemma) != root_of(later.lemma) or earlier.type != later.type:
        return False
    if earlier.date and later.date and not (earlier.date.startswith(later.date) or later.date.startswith(earlier.date)):
        return False
    if (earlier.factuality in UNREAL) != (later.factuality in UNREAL):
        return False
    if not compatible(earlier.actors, later.actors) or not compatible(earlier.recipients, later.recipients):
        return False
    if earlier.place and later.place and earlier.place != later.place:
        return False
    shared = set(earlier.actors) & set(later.actors) or set(earlier.recipients) & set(later.recipients)
    if later.definite or (earlier.nominal and earlier.definite):
        return True
    return bool(shared) and earlier.factuality == later.factuality and earlier.sentence != later.sentence


def merged(earlier: EventDraft, later: EventDraft) -> None:
    """Let the earlier draft take in a later mention: what it lacked it gains, what is told as actual is actual."""
    earlier.mentions.append(later.clause)
    if later.factuality == earlier.factuality or later.factuality == "actual":  # who is only said to have done it has not
        earlier.actors = earlier.actors or later.actors
    earlier.recipients = earlier.recipients or later.recipients
    earlier.undergoers = earlier.undergoers or later.undergoers
    earlier.place = earlier.place or later.place
    earlier.date = earlier.date or later.date
    earlier.mode = earlier.mode or later.mode
    if not later.nominal and earlier.nominal and not (earlier.factuality == "actual" and later.factuality in UNSURE):
        earlier.factuality = later.factuality


def gathered(drafts: list[EventDraft]) -> list[EventDraft]:
    """The events of an article in text order, each with its further mentions."""
    found: list[EventDraft] = []
    alike: dict[tuple[str, str | None], list[EventDraft]] = defaultdict(list)
    for draft in drafts:
        known = alike[root_of(draft.lemma), draft.type]
        earlier = next((d for d in reversed(known[-MOST:]) if same(d, draft)), None)
        if earlier is None:
            found.append(draft)
            known.append(draft)
        else:
            merged(earlier, draft)
    return found
