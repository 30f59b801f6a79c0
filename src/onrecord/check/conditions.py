"""What an account makes depend on something, or says no of, and the draft tells outright."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid, Telling
from onrecord.collate.wording import tokens_of, words_of
from onrecord.lexicon.checking import check_words

ENOUGH = 0.5
SURE = 0.6
LEAST = 3
"""Content words of a clause that is looked for."""
REACH = 3
"""Content words after a word that says no of which it says no."""
_PART = re.compile(r"[,;:–—.]|\b(?:and|but|or|because|while|that)\b")
_IF = re.compile(r"\b(?:if|unless|provided(?: that)?|on condition|subject to|depend\w* on|as long as)\b", re.IGNORECASE)
_YET = re.compile(r"\b(?:ha(?:s|ve|d) yet to|(?:is|are|was|were) yet to|not yet|remains? to be)\b", re.IGNORECASE)
_HEDGED = re.compile(r"\b(?:if|unless|would|could|might|may|should|provided|condition\w*|offer\w*|propos\w*|whether|yet)\b", re.IGNORECASE)


def conditions(laid: Laid) -> Iterator[Finding]:
    """Deeds that the draft tells as done or to come, and every near account only on a condition."""
    for e in laid.draft.reading.events:
        clause = clause_at(laid.draft, e.clause or e.trigger)
        sentence = laid.draft.sentence(e.trigger.start)
        if laid.in_quotes(e.trigger) or e.factuality not in ("actual", "planned") or _HEDGED.search(sentence.of(laid.draft.text)):
            continue
        if len(words_of(clause.of(laid.draft.text)).bag) < LEAST:
            continue
        near = [x for x in laid.tellings(clause) if x.likeness >= ENOUGH]
        if near and all(_IF.search(x.text) for x in near[:3]):
            yield Finding(clause, "deed", "differs", f"an account has it on a condition: {near[0].text}", tuple(x.side for x in near[:3]))


def polarity(laid: Laid) -> Iterator[Finding]:
    """Deeds of which the draft and every near account differ in whether they say no of them."""
    for e in laid.draft.reading.events:
        clause = clause_at(laid.draft, e.trigger)
        deed = words_of(e.trigger.of(laid.draft.text)).bag
        if laid.in_quotes(e.trigger) or not deed or len(words_of(clause.of(laid.draft.text)).bag) < LEAST:
            continue
        mine = bool(deed & denied(laid.draft.sentence(e.trigger.start).of(laid.draft.text)))
        near = [x for x in laid.tellings(clause) if (x.likeness >= SURE or (x.aligned and x.likeness >= ENOUGH)) and deed & words_of(x.text).bag]
        if mine:
            near = [x for x in near if any(deed & words_of(h.event.trigger.of(x.source.text)).bag and h.event.factuality == "actual" for h in laid.deeds_in(x))]
        if near and all(bool(deed & denied(x.text)) != mine for x in near[:3]):
            reason = f"an account {'does not say' if mine else 'says'} no of it: {near[0].text}"
            yield Finding(clause, "deed", "differs", reason, tuple(x.side for x in near[:3]))


def denied(text: str) -> frozenset[str]:
    """The content words of which a sentence says no: the few after each word that does, within its clause."""
    out: set[str] = set()
    for part in _PART.split(text):
        tokens = tokens_of(part)
        for i, t in enumerate(tokens):
            word = part[t.span.start : t.span.end].casefold()
            yet = word == "yet" and [x.key for x in tokens[i + 1 : i + 2]] == ["to"] and not any(x.key == "not" for x in tokens[:i])
            if yet or word in check_words("negating") or word.endswith(("n't", "n’t")):
                out.update(w for x in [y for y in tokens[i + 1 :] if y.telling][:REACH] for w in words_of(part[x.span.start : x.span.end]).bag)
    return frozenset(out)
