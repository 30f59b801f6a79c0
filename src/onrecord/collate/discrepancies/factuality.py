"""One thing that is so in one account and not in another."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Found, Made, side
from onrecord.collate.events import DENYING
from onrecord.collate.likeness import Likeness, opposite
from onrecord.collate.words import words_of


def factualities(found: Found) -> Iterator[Made]:
    """Happenings that some accounts assert and others deny."""
    for item, group in zip(found.events, found.happenings, strict=True):
        yes = [h for h in group if h.event.factuality == "actual"]
        no = [h for h in group if h.event.factuality in DENYING]
        if yes and no:
            reason = "asserted in one account, denied in the other"
            yield Made(
                "factuality",
                "conflict",
                reason,
                (side(yes[0].source, yes[0].spans[:1]), side(no[0].source, no[0].spans[:1])),
                (item.id,),
            )
    yield from _contradictions(found)


def _contradictions(found: Found) -> Iterator[Made]:
    """Utterances of different speakers of which one says what the other says is not so."""
    firsts = [(item, group) for item, group in zip(found.statements, found.utterances, strict=True)]
    likeness = Likeness.over(v.text for _, g in firsts for v in g)
    for i, (item, group) in enumerate(firsts):
        for other, rest in firsts[:i]:
            if item.speaker_id == other.speaker_id and item.speaker_id:
                continue
            pairs = [
                (a, b) for a in rest for b in group if opposite(a.words, b.words) and likeness.compare(a.words, b.words) >= 0.5
            ]
            if pairs:
                a, b = pairs[0]
                yield Made(
                    "factuality",
                    "conflict",
                    "one says what the other says is not so",
                    (side(a.source, a.attribution.content), side(b.source, b.attribution.content)),
                    (other.id, item.id),
                )


def says_no(text: str) -> bool:
    """Whether a passage says no an odd number of times."""
    return words_of(text).negated % 2 == 1
