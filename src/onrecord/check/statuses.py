"""Deeds and acts: whether accounts tell them as done, and whether any says that they are not so."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.collate.entities import name_words
from onrecord.collate.events import EventAccount
from onrecord.collate.wording import stem, words_of
from onrecord.facts.record import Side

ENOUGH = 0.5
LEAST = 2
"""Content words of a clause that is looked for."""
WEAK = frozenset({"planned", "called for", "threatened", "possible", "conditional", "denied", "negated", "alleged"})
"""What is not told as done."""
HARD = {
    "actual": WEAK,
    "planned": frozenset({"conditional", "denied", "negated"}),
}
"""By what the draft makes of it, what accounts may make of it that is weaker."""


def statuses(laid: Laid) -> Iterator[Finding]:
    """Each deed of the draft that near accounts tell too, all of them as less certain."""
    for h in laid.deeds.get(laid.draft.id, ()):
        weaker = HARD.get(h.event.factuality, frozenset())
        if laid.in_quotes(h.event.trigger) or not weaker:
            continue
        clause = h.event.clause or h.event.trigger
        if len(words_of(clause.of(laid.draft.text)).bag) < LEAST or not _told_as_done(laid, h):
            continue
        if laid.attributed(clause):
            weaker = weaker - CLAIMED
        near = [
            e
            for x in laid.tellings(clause)
            if x.likeness >= ENOUGH
            for e in laid.deeds_in(x)
            if e.trigger == h.trigger and _parties_meet(h, e)
        ]
        theirs = laid.same_deeds(h) or near
        if not any(t.trigger == h.trigger for t in theirs) or any(t.event.factuality not in weaker for t in theirs):
            continue
        what = theirs[0].event.factuality
        if what == "planned" and not any(AHEAD.search(t.source.sentence(t.event.trigger.start).of(t.source.text)) for t in theirs):
            continue  # planned by a verb that may also tell what was done ("decided to")
        denied = what == "denied" and not laid.attributed(clause)
        reason = f"told as {what} by every account, as {h.event.factuality} in the draft"
        yield Finding(
            clause, "deed", "disputed" if denied else "differs", reason, tuple(dict.fromkeys(_side(t) for t in theirs))[:3]
        )


AHEAD = re.compile(
    r"\b(?:will|would|shall|(?:is|are|was|were|be) (?:due |expected |set |scheduled |supposed )?to"
    r"|plan(?:s|ned)? to|intend\w* to|later this)\b",
    re.IGNORECASE,
)
"""Words that put a deed into what is to come."""
PRESENT = re.compile(r"(?!(?:is|was|has|does)$)[a-z]+[^s]s")
"""A verb in the present, which tells what is usual or ahead as often as what is done."""
LATER = re.compile(r"\b(?:after|when|once|as soon as|next|from)\b", re.IGNORECASE)
"""Words that put a verb in the present into what is to come."""
CLAIMED = frozenset({"alleged", "possible", "denied", "called for"})
"""What is no weaker than the word of somebody whom the draft names."""


def _told_as_done(laid: Laid, h: EventAccount) -> bool:
    """Whether a verb tells it as done: "taking office" and "the arrest" only point to it, "takes effect once signed" is ahead."""
    said = h.event.trigger.of(laid.draft.text).casefold()
    ahead = PRESENT.fullmatch(said) and LATER.search(laid.draft.sentence(h.event.trigger.start).of(laid.draft.text))
    return h.event.voice is not None and not said.endswith("ing") and not ahead


def _parties_meet(a: EventAccount, b: EventAccount) -> bool:
    """Whether the two have a party in common, or one of them tells none."""
    mine, theirs = a.actors | a.recipients, b.actors | b.recipients
    return not mine or not theirs or bool(mine & theirs)


def _side(h: EventAccount) -> Side:
    span = h.event.clause or h.event.trigger
    return Side(h.source.id, (span,), span.of(h.source.text))


def disputed(laid: Laid) -> Iterator[Finding]:
    """Deeds that the draft tells as fact, on nobody's word, and that somebody denies."""
    for h in laid.deeds.get(laid.draft.id, ()):
        clause = h.event.clause or h.event.trigger
        if laid.in_quotes(h.event.trigger) or laid.attributed(clause) or h.event.factuality != "actual":
            continue
        told = words_of(clause.of(laid.draft.text))
        if len(told.bag) <= LEAST or told.negated:
            continue
        for x in laid.tellings(clause):
            if x.likeness < ENOUGH:
                break
            denial = next(
                (
                    d
                    for d in laid.claims.denials
                    if d.asserted is x.source and any(s.overlaps(x.span) for s in d.claim) and d.denied is not laid.draft
                ),
                None,
            )
            if denial:
                against = (Side(denial.denied.id, denial.words, denial.denied.say(denial.words)),)
                yield Finding(clause, "deed", "disputed", f"{denial.denier or 'somebody'} denies it", against, (x.side,))
                break


def turned(laid: Laid) -> Iterator[Finding]:
    """Deeds whose doer in the draft suffers them in every near account, and the other way about."""
    for h in laid.deeds.get(laid.draft.id, ()):
        if laid.in_quotes(h.event.trigger) or not h.actors or not h.recipients or h.event.type in {None, *MUTUAL}:
            continue
        doers, sufferers = _called(laid, h.actors), _called(laid, h.recipients)
        if doers & sufferers:
            continue
        clause = clause_at(laid.draft, h.event.clause or h.event.trigger)
        near = [
            e
            for x in laid.tellings(clause)
            if x.likeness >= ENOUGH or x.aligned
            for e in laid.deeds_in(x)
            if (e.event.type and e.event.type == h.event.type) or e.trigger == h.trigger
        ]
        alike = [e for e in near if _called(laid, e.actors) & doers or _called(laid, e.recipients) & sufferers]
        back = [e for e in near if _called(laid, e.actors) & sufferers and _called(laid, e.recipients) & doers]
        if back and not alike:
            yield Finding(clause, "deed", "differs", "an account has it the other way round", tuple(_side(e) for e in back[:3]))


MUTUAL = frozenset({"CONSULT", "AGREE", "COOPERATE"})
"""Types of deeds that the one does with the other as the other with the one."""


def _called(laid: Laid, parties: frozenset[str]) -> frozenset[str]:
    """The parties and the nouns that name them."""
    names = [name_words(laid.material.entity[p].name) for p in parties]
    return parties | {stem(n[-1]) for n in names if n}


def obliged(laid: Laid) -> Iterator[Finding]:
    """Deeds that the draft tells as an obligation, and every near account as something asked for."""
    for h in laid.deeds.get(laid.draft.id, ()):
        clause = clause_at(laid.draft, h.event.trigger)
        text = clause.of(laid.draft.text)
        if laid.in_quotes(h.event.trigger) or not MUST.search(text) or ASKED.search(text):
            continue
        near = [x for x in laid.tellings(clause) if x.likeness >= ENOUGH]
        if near and not any(MUST.search(x.text) for x in near) and any(ASKED.search(x.text) for x in near[:3]):
            reason = f"asked for, not ordered, in an account: {near[0].text}"
            yield Finding(clause, "act", "differs", reason, tuple(x.side for x in near[:3]))


MUST = re.compile(
    r"\b(?:must|ha(?:s|ve|d) to|(?:is|are|was|were) (?:now )?(?:bound|obliged|required|forced|ordered|compelled) to"
    r"|forb(?:id|ids|ade|idden)|bann?(?:ed|s)?|prohibit\w*|not allowed|mandatory"
    r"|order(?:s|ed)|oblige[sd]?)\b",
    re.IGNORECASE,
)
ASKED = re.compile(
    r"\b(?:ask|asks|asked|asking|urg(?:e|es|ed|ing)|recommend\w*|call(?:s|ed|ing)? (?:on|for)|request\w*|advis\w*"
    r"|appeal\w* (?:to|for)|non-?binding|not bind\w*|voluntar\w*)\b",
    re.IGNORECASE,
)
