"""What the record's own steps find between the draft and the accounts: their discrepancies, as verdicts on the draft's words."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.collate.wording import words_of
from onrecord.facts.check import CheckVerdict, ClaimKind
from onrecord.facts.record import Discrepancy, DiscrepancyKind
from onrecord.facts.span import Side, Span
from onrecord.lexicon.checking import check_words

KINDS: dict[DiscrepancyKind, ClaimKind] = {
    "figure": "figure",
    "date": "date",
    "place": "deed",
    "actor": "deed",
    "wording": "quotation",
    "status": "act",
    "factuality": "deed",
    "headline": "deed",
}


def collated(laid: Laid) -> Iterator[Finding]:
    """Each discrepancy that has the draft on one side alone and accounts on the other."""
    for d in laid.discrepancies:
        mine = [s for s in d.sides if s.article == laid.draft.id]
        others = tuple(s for s in d.sides if s.article != laid.draft.id and s.spans)
        if len(mine) != 1 or len(mine[0].spans) != 1 or not others or d.verdict in ("rounding", "paraphrase"):
            continue
        if d.kind == "figure" and d.verdict == "update":
            continue  # the draft is not the last account of a series: the record's own series tells what stands
        if f"“{mine[0].says}”" in d.reason or (d.kind == "headline" and not _is_title(laid, mine[0])):
            continue  # the draft is the side that tells less
        if d.kind in ("actor", "place") and not _named(laid, d, mine[0]):
            continue  # who or where the draft has it only by a pronoun or a noun may be misread
        if d.kind == "date" and any(_told_too(laid, _narrowed(laid, d, mine[0]), s) for s in others):
            continue  # the account tells of both times
        if d.kind == "status" and _staged(laid, mine[0]):
            continue
        if d.kind in ("status", "headline", "actor") and any(
            r.kind == d.kind and r.reason == d.reason for r in laid.record.discrepancies
        ):
            continue  # accounts differ so among themselves
        if d.kind == "factuality" and (laid.attributed(mine[0].spans[0]) or any(_disowns(laid, s) for s in (mine[0], *others))):
            continue  # the draft says on whose word it is; or it is denied there as here
        yield Finding(_narrowed(laid, d, mine[0]), KINDS[d.kind], _verdict(laid, d, mine[0]), d.reason, others)


def _disowns(laid: Laid, side: Side) -> bool:
    """Whether the sentence of a side has a verb by which somebody says that it is not so."""
    source = laid.material.by_id[side.article]
    sentence = source.sentence(side.spans[0].start).of(source.text)
    return bool(set(words_of(sentence).run) & check_words("disowning"))


_VALUES = re.compile(r"(?:done by|done to|given to|to|by)? ?(.+?) in one account, (?:by |to )?(.+?) in the (?:other|later one)")


def _named(laid: Laid, d: Discrepancy, mine: Side) -> bool:
    """Whether one of the two names that the reason sets against each other stands in the draft's words."""
    found = None if "given to" in d.reason else _VALUES.search(d.reason)
    if found is None:
        return True
    sentence = laid.draft.sentence(mine.spans[0].start).of(laid.draft.text)
    names = [n.strip() for n in found.groups() if n]
    return any(words_of(n).bag and words_of(n).bag <= words_of(sentence).bag for n in names)


def _told_too(laid: Laid, span: Span, side: Side) -> bool:
    """Whether the sentence of an account has the draft's own words for a time."""
    source = laid.material.by_id[side.article]
    return span.of(laid.draft.text) in source.sentence(side.spans[0].start).of(source.text)


def _staged(laid: Laid, mine: Side) -> bool:
    """Whether an account has the act at the stage at which the draft has it."""
    for acts in laid.aligned.acts:
        ours = [d for d in acts if d.source is laid.draft and any(s.overlaps(mine.spans[0]) for s in d.act.evidence)]
        stages = {d.act.stage for d in acts if d.source is not laid.draft}
        if any(d.act.stage in stages for d in ours):
            return True
    return False


def _is_title(laid: Laid, mine: Side) -> bool:
    return mine.spans[0].start < laid.draft.sentences[0].end


def _narrowed(laid: Laid, d: Discrepancy, mine: Side) -> Span:
    """The words of the draft by which it differs: of a day the day alone."""
    whole = mine.spans[0]
    if d.kind == "date":
        inside = [Span(t.start, t.end) for t in laid.draft.reading.times if whole.start <= t.start and t.end <= whole.end]
        named = [s for s in inside if s.of(laid.draft.text) in d.reason]
        return named[0] if named else whole
    return whole


def _verdict(laid: Laid, d: Discrepancy, mine: Side) -> CheckVerdict:
    """Outdated where the draft tells as planned what is done by now; disputed where accounts say yes and no."""
    if d.verdict == "update":
        moods = {h.event.factuality for h in laid.deeds.get(laid.draft.id, ()) if mine.spans[0].contains(h.event.trigger)}
        return "differs" if "actual" in moods else "outdated"
    return "disputed" if d.kind == "factuality" else "differs"
