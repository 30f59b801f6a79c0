"""Two tellings alike but for one thing: another name, place or day, a unit, a "no", or a word that says the opposite."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import combinations

from onrecord.collate.discrepancies.kinship import alike_names
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.passage import Difference, Passage
from onrecord.collate.discrepancies.slot_names import other_name
from onrecord.collate.discrepancies.slot_senses import lone_no, opposite_word, opposites
from onrecord.collate.discrepancies.slot_values import other_day, other_number, other_unit
from onrecord.collate.figures import meet
from onrecord.collate.wording import Alignment, Stretch, align, stem

LEAST, SHARE = 3, 0.6
"""Content words that the two must share in order, and their share of the shorter's."""
WHOLE = 0.75
"""The same share for whole sentences."""
LOOSE = 2
"""Content words that may differ beside the one thing: synonyms, spellings."""
MORE = 5
"""Content words that one may have more than the other."""
MOST = 12
"""Accounts of a claim that are laid side by side."""
_HOURS = frozenset(stem(w) for w in ("night", "morning", "evening", "afternoon", "day", "today"))


def changed(found: Claims) -> Iterator[Finding]:
    """Each claim's accounts of different articles laid side by side."""
    for item, group in zip(found.events, found.event_accounts, strict=True):
        told = [Passage(h.source, h.spans[0], h.trigger, h.event.factuality) for h in group]
        yield from _between(found, told, item.id)
    for act, of_act in zip(found.acts, found.act_accounts, strict=True):
        yield from _between(found, [Passage(d.source, d.act.evidence[0]) for d in of_act], act.id)
    for statement, variants in zip(found.statements, found.statement_accounts, strict=True):
        told = [
            Passage(v.source, v.attribution.content[0], quoted=v.in_quotes) for v in variants if len(v.attribution.content) == 1
        ]
        yield from _between(found, told, statement.id)


def _between(found: Claims, told: Sequence[Passage], claim: str) -> Iterator[Finding]:
    shown: set[str] = set()
    for a, b in combinations(told[:MOST], 2):
        if a.source is b.source or a.mood != b.mood:
            continue
        for x, y, share in ((a, b, SHARE), (_whole(a), _whole(b), WHOLE)):
            if x.text == y.text:
                continue
            difference = differ(found, x, y, share)
            if difference is not None and difference.kind == "place" and _counts_clash(found, x, y):
                break  # other dead in another place: two occasions
            if difference is not None and difference.kind not in shown:
                shown.add(difference.kind)
                sides = side(x.source, (x.span,)), side(y.source, (y.span,))
                quotes = a.quoted and b.quoted and difference.kind == "factuality"
                yield Finding("wording" if quotes else difference.kind, difference.verdict, difference.reason, sides, (claim,))
                break


def _counts_clash(found: Claims, a: Passage, b: Passage) -> bool:
    """Whether the sentences count people of one status, and differ in how many."""
    one, other = (
        {(c.status, c.bounds) for c in found.counts.get(p.source.id, ()) if _whole(p).span.contains(c.span) and c.status}
        for p in (a, b)
    )
    return any(s == t and not meet(x, y) for s, x in one for t, y in other)


def _whole(p: Passage) -> Passage:
    """The sentence around the passage."""
    return replace(p, span=p.source.sentence(p.span.start))


def differ(found: Claims, a: Passage, b: Passage, share: float = SHARE) -> Difference | None:
    """The one thing by which two tellings differ; None where they differ in nothing that tells, or in too much."""
    laid = align(a.text, b.text)
    if laid is None or len(set(laid.kept) - _HOURS) < LEAST:
        return None
    found_here = [(s, d) for s in laid.stretches if (d := _of_stretch(found, a, b, s, laid))]
    if len(found_here) != 1 or not _else_alike(laid, a, b):
        return None
    stretch, difference = found_here[0]
    if any(_other_names(a, b, s) for s in laid.stretches if s is not stretch or difference.kind == "date"):
        return None
    rest = laid.shorter - min(sum(t.telling for t in x) for x in (stretch.ours, stretch.theirs))
    opposed = a.deed == b.deed or (a.deed, b.deed) in opposites()
    return difference if opposed and len(laid.kept) >= share * rest else None


def _else_alike(laid: Alignment, a: Passage, b: Passage) -> bool:
    """Whether, names and times left out, hardly any word is put in another's place, and little is told by one only."""
    loose = more = 0
    for s in laid.stretches:
        named = bool(s.ours and s.theirs)
        ours = sum(t.telling and not (named and a.capital(t)) for t in s.ours)
        theirs = sum(t.telling and not (named and b.capital(t)) for t in s.theirs)
        loose += min(ours, theirs)
        more += abs(ours - theirs)
    return loose <= LOOSE and more <= MORE


def _other_names(a: Passage, b: Passage, s: Stretch) -> bool:
    """Whether the stretch has names on both sides, times left out, that share no word."""
    said = [
        " ".join(t.span.of(p.text) for t in words if p.capital(t) and not p.in_time(p.at((t,))))
        for p, words in ((a, s.ours), (b, s.theirs))
    ]
    return all(said) and not alike_names(*said)


def _of_stretch(found: Claims, a: Passage, b: Passage, s: Stretch, laid: Alignment) -> Difference | None:
    """What the words of a stretch make of the two."""
    if s.ours and s.theirs:
        value = other_day(found, a, b, s) or other_number(found, a, b, s, laid) or other_unit(s)
        return value or other_name(found, a, b, s, laid) or opposite_word(a, b, s)
    return lone_no(a, b, s)
