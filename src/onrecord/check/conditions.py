"""What an account makes depend on something, or says no of, and the draft tells outright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.check.statuses import PRESENT
from onrecord.collate.wording import tokens_of, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.checking import check_words

ENOUGH = 0.5
SURE = 0.6
SURELY = 0.7
"""The same for what the draft denies and accounts tell: a telling may speak of more than one thing."""
LEAST = 3
"""Content words of a clause that is looked for."""
MOST = 3
"""Accounts that all have to say so."""
REACH = 3
"""Content words after a word that says no of which it says no."""
_PART = re.compile(r"[,;:–—.]|\b(?:and|but|or|because|while|that)\b")
_IF = re.compile(r"\b(?:if|unless|provided(?: that)?|on condition|subject to|depend\w* on|as long as)\b", re.IGNORECASE)
_UNTIL = re.compile(r"(?:\bnot\b|n['’]t\b)[^.;]*\b(?:until|before)\b", re.IGNORECASE)
"""Says when, and no more says no of it than "only after" does."""
_MAY = re.compile(r"\b(?:could|may|might)\b(?! have\b)", re.IGNORECASE)
_HEDGED = re.compile(
    r"\b(?:if|unless|would|could|might|may|should|provided|condition\w*|offer\w*|propos\w*|whether|yet)\b", re.IGNORECASE
)


def conditions(laid: Laid) -> Iterator[Finding]:
    """Deeds that the draft tells as done or to come, and every near account only on a condition."""
    for e in laid.draft.reading.events:
        clause = clause_at(laid.draft, e.clause or e.trigger)
        sentence = laid.draft.sentence(e.trigger.start)
        if laid.in_quotes(e.trigger) or e.factuality not in ("actual", "planned") or _HEDGED.search(sentence.of(laid.draft.text)):
            continue
        if len(words_of(clause.of(laid.draft.text)).bag) < LEAST:
            continue
        if PRESENT.fullmatch(e.trigger.of(laid.draft.text).casefold()):
            continue  # what is usual: "a tie leaves the ruling in place"
        near = [x for x in laid.tellings(clause) if x.likeness >= ENOUGH]
        if near and all(_IF.search(x.text) or (e.factuality == "actual" and _MAY.search(x.text)) for x in near[:3]):
            yield Finding(
                clause, "deed", "differs", f"an account has it on a condition: {near[0].text}", tuple(x.side for x in near[:3])
            )


def polarity(laid: Laid) -> Iterator[Finding]:
    """Clauses of which the draft and every near account differ in whether they say no of the same words."""
    done: set[Span] = set()
    for e in laid.draft.reading.events:
        clause = clause_at(laid.draft, e.trigger)
        words = words_of(clause.of(laid.draft.text)).bag
        if laid.in_quotes(e.trigger) or len(words) < LEAST:
            continue
        deed = words_of(e.trigger.of(laid.draft.text)).bag
        yield from _against(laid, clause, deed, 1)
        if clause not in done:
            done.add(clause)
            yield from _against(laid, clause, words, 2)


def _against(laid: Laid, clause: Span, words: frozenset[str], least: int) -> Iterator[Finding]:
    """Where near accounts say no of `least` of the words and the draft does not, or of a deed the other way about."""
    mine = words & denied(laid.draft.sentence(clause.start).of(laid.draft.text))
    sure = SURE if least == 1 else ENOUGH
    near = [x for x in laid.tellings(clause) if x.likeness >= sure or (x.aligned and x.likeness >= ENOUGH)]
    near = [x for x in near if not (_IF.search(x.text) or _UNTIL.search(x.text))]
    near = [x for x in near if len(words & words_of(x.text).bag) >= least][:MOST]
    if mine and least == 1:
        near = [x for x in near if x.likeness >= SURELY and not _HEDGED.search(x.text) and not _refused(x.text)]
        near = [
            x
            for x in near
            if any(
                words & words_of(h.event.trigger.of(x.source.text)).bag and h.event.factuality == "actual" for h in laid.deeds_in(x)
            )
        ]
        against = near if near and not any(words & denied(x.text) for x in near) else []
    elif mine:
        return
    else:
        against = near if near and all(len(words & denied(x.text)) >= least for x in near) else []
    if against:
        reason = f"an account {'does not say' if mine else 'says'} no of it: {against[0].text}"
        yield Finding(clause, "deed", "differs", reason, tuple(x.side for x in against))


def _refused(text: str) -> bool:
    """Whether a sentence says in other words than "no" and "not" that somebody will not have it ("rejected", "against")."""
    return bool(set(words_of(text).run) & check_words("refusing"))


def denied(text: str) -> frozenset[str]:
    """The content words of which a sentence says no: the few after each word that does, within its clause."""
    out: set[str] = set()
    for part in _PART.split(text):
        tokens = tokens_of(part)
        for i, t in enumerate(tokens):
            word = part[t.span.start : t.span.end].casefold()
            yet = word == "yet" and [x.key for x in tokens[i + 1 : i + 2]] == ["to"] and not any(x.key == "not" for x in tokens[:i])
            if word == "no" and i and tokens[i - 1].telling:  # "has seen no papers": neither seen nor papers
                before = tokens[i - 1].span
                out.update(words_of(part[before.start : before.end]).bag)
            if yet or word in check_words("negating") or word.endswith(("n't", "n’t")):
                out.update(
                    w
                    for x in [y for y in tokens[i + 1 :] if y.telling][:REACH]
                    for w in words_of(part[x.span.start : x.span.end]).bag
                )
    return frozenset(out)
