"""One thing that is so in one account and not in another."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.collate.clustering import likely_pairs
from onrecord.collate.discrepancies.making import Found, Made, side, sides_of
from onrecord.collate.events import DENYING, Happening
from onrecord.collate.likeness import Likeness, noes, numbers_clash, opposite, verbatim
from onrecord.collate.speakers import SAME, speaker_match
from onrecord.collate.statements import ALL_BUT
from onrecord.collate.uttering import Variant
from onrecord.facts.span import Span

DEED = 0.5
"""Likeness of two clauses from which the one denies what the other asserts."""
SAYING = 0.62
"""The same for two utterances."""
LONGEST = 30
"""Words from which a wording says too much for a single "no" to tell."""
LEAST = 3
"""Content words that a wording needs to be set against another."""


def factualities(found: Found) -> Iterator[Made]:
    """Happenings that some accounts assert and others deny, then utterances that contradict each other."""
    for item, group in zip(found.events, found.happenings, strict=True):
        likeness = found.deeds
        yes = [h for h in group if h.event.factuality == "actual"]
        no = [h for h in group if h.event.factuality in DENYING]
        pairs = [(a, b) for a in yes for b in no if _against(a, b, likeness)]
        if pairs:
            yes, no = list(dict.fromkeys(a for a, _ in pairs)), list(dict.fromkeys(b for _, b in pairs))
            sides = (*sides_of((h.source, h.spans[:1]) for h in yes), *sides_of((h.source, h.spans[:1]) for h in no))
            yield Made("factuality", "conflict", "asserted in one account, denied in the other", sides, (item.id,))
    yield from _denials(found)
    yield from _contradictions(found)


def _denials(found: Found) -> Iterator[Made]:
    """Assertions that somebody denies in so many words; once for an utterance and its denial, however many articles carry them."""
    home = {(v.source.id, s): i for i, g in enumerate(found.utterances) for v in g for s in v.attribution.content}
    seen: set[tuple[int | Span, int | Span]] = set()
    for d in found.denials:
        pair = (home.get((d.asserted.id, d.claim[0]), d.claim[0]), home.get((d.denied.id, d.words[0]), d.words[0]))
        if pair in seen:
            continue
        seen.add(pair)
        reason = f"{d.denier or 'the other side'} denies it"
        claims = tuple(
            e.id
            for e, g in zip(found.events, found.happenings, strict=True)
            if any(h.source is d.asserted and _in(h, d.claim) for h in g)
        )
        yield Made("factuality", "conflict", reason, (side(d.asserted, d.claim), side(d.denied, d.words)), claims)


def _in(h: Happening, spans: tuple[Span, ...]) -> bool:
    return any(s.contains(h.event.trigger) for s in spans)


def _against(a: Happening, b: Happening, likeness: Likeness) -> bool:
    """Whether `b` denies what `a` asserts: one deed, told by two voices."""
    if a.trigger != b.trigger and a.event.type != b.event.type:
        return False
    if a.source is b.source and (
        a.event.attribution == b.event.attribution or any(x.overlaps(y) for x in a.spans for y in b.spans)
    ):
        return False
    if min(len(a.words.bag), len(b.words.bag)) < LEAST:
        return False
    return likeness.compare(a.words, b.words) >= DEED


def _contradictions(found: Found) -> Iterator[Made]:
    """Utterances of different speakers of which one says what the other says is not so."""
    heads = [[v for v in group if len(v.words.bag) >= LEAST][:3] for group in found.utterances]
    for i, j in likely_pairs([frozenset(s for v in head for s in v.words.bag) for head in heads]):
        pair = next(((a, b) for a in heads[i] for b in heads[j] if _contradict(a, b, found.sayings)), None)
        if pair:
            sides = tuple(s for v in pair for s in sides_of([(v.source, v.attribution.content)]))
            yield Made(
                "factuality",
                "conflict",
                "one says what the other says is not so",
                sides,
                (found.statements[i].id, found.statements[j].id),
            )


def _contradict(a: Variant, b: Variant, likeness: Likeness) -> bool:
    if not _one_no(a, b) or numbers_clash(a.words, b.words) or likeness.compare(a.words, b.words) < SAYING:
        return False
    if speaker_match(a.entity, b.entity, a.name, b.name) == SAME or not a.name or not b.name:
        return False
    inside = a.source is b.source and any(x.overlaps(y) for x in a.attribution.content for y in b.attribution.content)
    return not inside


def _one_no(a: Variant, b: Variant) -> bool:
    """Whether just one says no, in a wording short enough that the no is what it is about."""
    if max(len(a.words.run), len(b.words.run)) > LONGEST:
        return False
    told = noes(a.words) % 2 != noes(b.words) % 2 or (opposite(a.words, b.words) and verbatim(a.words, b.words) >= ALL_BUT / 2)
    return told and max(len(a.words.run), len(b.words.run)) <= 2 * min(len(a.words.run), len(b.words.run))
