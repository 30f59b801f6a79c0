"""What the draft has somebody say or own, and accounts have the same one deny; and the other way about."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.clauses import clause_at
from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.collate.entities import CLOSE, entity_of, name_of, speaker_match
from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.attribution import Attribution
from onrecord.facts.span import Side, Span, hull
from onrecord.lexicon.checking import check_words

SHARED = 0.5
"""Share of the smaller content that two contents have in common that are of one thing."""
OWNED = 0.3
"""Likeness from which a telling is of what somebody is said to own."""
CHARGES = re.compile(
    r"\b(?:charges?|accusations?|allegations?|claims?|reports?|it|this|that|wrongdoing|involvement|responsibility)\b"
)


def attributions(laid: Laid) -> Iterator[Finding]:
    """Each thing that the draft has somebody say, admit or deny outside quotations."""
    for a in laid.draft.reading.attributions:
        if a.content and a.source is not None and a.kind != "direct" and not laid.in_quotes(a.content[0]):
            yield from _reversed(laid, a)
    yield from _owned(laid)


def _reversed(laid: Laid, a: Attribution) -> Iterator[Finding]:
    """The same speaker's word on the same, said in the draft and denied in accounts."""
    mine = words_of(_text(laid.draft, a)).bag
    if not mine:
        return
    no = _denies(laid.draft, a)
    opposite: list[Side] = []
    same: list[Side] = []
    for source in laid.others:
        for b in source.reading.attributions:
            if not b.content or not _one_speaker(laid, a, source, b):
                continue
            theirs = words_of(_text(source, b)).bag
            smaller = min(laid.likeness.mass(mine), laid.likeness.mass(theirs))
            if not theirs or laid.likeness.mass(mine & theirs) < SHARED * smaller:
                continue
            apart = _denies(source, b) != no and _says_no(laid.draft, a) == _says_no(
                source, b
            )  # to deny it is to say that it is not so
            (opposite if apart else same).append(Side(source.id, b.content, source.say(b.content)))
    if opposite and not same:
        reason = f"{'asserted' if no else 'denied'} by the same speaker in an account: {opposite[0].says}"
        yield Finding(_whole(laid.draft, a), "attribution", "differs", reason, tuple(opposite[:3]))


def _text(source: Source, a: Attribution) -> str:
    return " ".join(c.of(source.text) for c in a.content)


def _whole(draft: Source, a: Attribution) -> Span:
    """The attribution's words with its source, where they stand in one sentence."""
    parts = hull((*a.content, *([Span(a.source.start, a.source.end)] if a.source else [])))
    sentence = draft.sentence(a.content[0].start)
    return parts if sentence.contains(parts) else a.content[0]


def _denies(source: Source, a: Attribution) -> bool:
    cue = a.cue.of(source.text) if a.cue else ""
    return a.denies or bool(set(words_of(cue).run) & check_words("disowning"))


def _says_no(source: Source, a: Attribution) -> bool:
    """Whether what is said says no of something, by "not" or by a verb ("it did not swerve", "he challenged the account")."""
    said = words_of(_text(source, a))
    return bool(said.negated or set(said.run) & (check_words("negating") | check_words("disowning")))


def _one_speaker(laid: Laid, a: Attribution, source: Source, b: Attribution) -> bool:
    mine = entity_of(laid.material, laid.draft, a), name_of(laid.material, laid.draft, a)
    theirs = entity_of(laid.material, source, b), name_of(laid.material, source, b)
    return speaker_match(mine[0], theirs[0], mine[1], theirs[1]) >= CLOSE


def _owned(laid: Laid) -> Iterator[Finding]:
    """Where the draft has somebody admit or confirm what an account has denied."""
    text = laid.draft.text
    for sentence in laid.draft.sentences:
        said = sentence.of(text)
        found = next((m for m in re.finditer(r"[^\W\d_]+", said) if m.group().casefold() in check_words("owning")), None)
        if found is None or set(words_of(said).run) & check_words("disowning"):
            continue
        span = Span(sentence.start + found.start(), sentence.start + found.end())
        if laid.in_quotes(span):
            continue
        clause = clause_at(laid.draft, span)
        who = laid.words(laid.draft, Span(clause.start, span.start))
        near = laid.tellings(clause)
        denied = [x for x in near if x.likeness >= OWNED and set(words_of(x.text).run) & check_words("disowning")]
        denied += [
            x
            for x in laid.sentences_with(check_words("disowning"))
            if who and who <= laid.words(x.source, x.span) and CHARGES.search(x.text)
        ]
        owned = any(x.likeness >= SHARED and found.group().casefold() in words_of(x.text).run for x in near)
        if denied and not owned:
            yield Finding(clause, "attribution", "differs", f"an account has it denied: {denied[0].text}", (denied[0].side,))
