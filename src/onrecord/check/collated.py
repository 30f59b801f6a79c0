"""What the record's own steps find between the draft and the accounts: their discrepancies, as verdicts on the draft's words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.facts.check import CheckVerdict, ClaimKind
from onrecord.facts.record import Discrepancy, DiscrepancyKind
from onrecord.facts.span import Side, Span

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
        yield Finding(mine[0].spans[0], KINDS[d.kind], _verdict(laid, d, mine[0], others), d.reason, others)


def _verdict(laid: Laid, d: Discrepancy, mine: Side, others: tuple[Side, ...]) -> CheckVerdict:
    """An account that agrees with the draft beside one that does not leaves the claim disputed."""
    if d.verdict == "update":
        return "outdated"
    return "disputed" if d.kind == "factuality" else "differs"


def words(span: Span, laid: Laid) -> str:
    """The draft's words."""
    return span.of(laid.draft.text)
