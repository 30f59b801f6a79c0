"""Attributions: who says what, found from the parse (fast) or by the tagger (accurate)."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.facts.attribution import Attribution, AttributionKind
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.facts.touching import Touching
from onrecord.lexicon.cues import speech_verbs
from onrecord.read.attributions.antecedents import pointing_back
from onrecord.read.attributions.audience import audience_of, clocks, without_audience, without_clock
from onrecord.read.attributions.choose import arrange
from onrecord.read.attributions.edges import edged, holds_clause
from onrecord.read.attributions.forms import give_way, signed, transcribed, with_sources
from onrecord.read.attributions.mending import mended
from onrecord.read.attributions.parsewise import parsed_cues
from onrecord.read.attributions.polarity import polarity
from onrecord.read.attributions.proposing import proposes
from onrecord.read.attributions.quoting import WORD, AttributionDraft, adopt, carry_on, grow_to_marks, overlap, placed
from onrecord.read.attributions.sources import Sources
from onrecord.read.attributions.tagger import find
from onrecord.read.attributions.uncued import told_before
from onrecord.read.attributions.voiceless import is_voiceless
from onrecord.read.attributions.weights import fast_weights
from onrecord.read.links import without_links
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import Quotation, QuotationIndex, quotations

SURE_SOURCE = 0.5
"""Least probability of the parse's cue for its source to be taken where the tagger sees none."""
SURE = 0.9
"""Least probability of the parse's cue for an attribution that the tagger did not see."""
NESTED_SCORE = 0.9
"""Least probability of the cue for an attribution inside another: PolNeAR counts none of them, so few are let in."""


def read_attributions_fast(parsed: Parsed, reading: Reading) -> Reading:
    """Add the attributions that the dependency parse and the quotation marks show."""
    quotes = quotations(without_links(parsed.text))
    index = QuotationIndex(quotes)
    found = arrange(parsed.doc, parsed_cues(parsed.doc, index, fast_weights()))
    outer = mended(parsed, [item for item in found if not item.nested], (), index)
    return with_attributions(parsed, reading, [*outer, *reported_inside(parsed, outer, found, index)], quotes)


def read_attributions(parsed: Parsed, reading: Reading) -> Reading:
    """Add the attributions that the tagger finds, with the parse as a second opinion and for what lies inside others."""
    quotes = quotations(without_links(parsed.text))
    index = QuotationIndex(quotes)
    hints = arrange(parsed.doc, parsed_cues(parsed.doc, index, fast_weights()))
    outer = find(without_links(parsed.text), parsed.in_own, [hint for hint in hints if not hint.nested])
    outer = mended(parsed, with_sources(outer, hints, SURE_SOURCE), hints, index)
    outer += alone(hints, outer)
    return with_attributions(parsed, reading, [*outer, *reported_inside(parsed, outer, hints, index)], quotes)


def alone(hints: Sequence[AttributionDraft], outer: Sequence[AttributionDraft]) -> list[AttributionDraft]:
    """Return the parse's sure attributions that touch no cue and no content of the tagger's."""
    claimed = [part for item in outer for part in (item.cue, *item.content) if part]
    found = []
    for hint in hints:
        parts = [part for part in (hint.source, hint.cue, *hint.content) if part]
        if not hint.nested and hint.score >= SURE and not any(overlap(part, other) for part in parts for other in claimed):
            found.append(hint)
    return found


def reported_inside(
    parsed: Parsed, outer: Sequence[AttributionDraft], found: Sequence[AttributionDraft], index: QuotationIndex
) -> list[AttributionDraft]:
    """Return the drafts that report speech inside the content of another attribution ("CNBC reported that Halbusi said").

    Only clear ones: a verb of speech with a source, outside quotation marks. Their content is what lies inside the other's.
    """
    inside: list[AttributionDraft] = []
    holders = Touching((*part, o) for o in outer if o.cue for part in o.content)
    for item in found:
        if item.score < NESTED_SCORE or item.cue is None or item.source is None or index.at(item.cue[0]):
            continue
        cue = item.cue
        near = (o for o in holders.at(*cue) if o.cue and not overlap(o.cue, cue) and any(_holds(part, cue) for part in o.content))
        holder = next(near, None)
        if holder is None or not any(_holds(part, item.source) for part in holder.content):
            continue
        content = tuple(part for part in item.content if any(_holds(whole, part) for whole in holder.content))
        verbs = {token.lemma.lower() for token in parsed.tokens_of(Span(*cue))}
        if content and verbs & speech_verbs() and content != holder.content:
            inside.append(AttributionDraft(item.source, cue, content, item.score, nested=True))
    return inside


def _holds(whole: tuple[int, int], part: tuple[int, int]) -> bool:
    """Tell whether a span lies in another."""
    return whole[0] <= part[0] and part[1] <= whole[1]


def with_attributions(parsed: Parsed, reading: Reading, found: Sequence[AttributionDraft], quotes: Sequence[Quotation]) -> Reading:
    """Add what a reader found: only the article's own account, contents grown to their quotation marks, sources resolved."""
    text = parsed.text
    times = clocks(parsed)
    kept = [without_audience(parsed, without_clock(item, times)) for item in found if _in_own(parsed, item)]
    formed = [*signed(parsed, quotes), *transcribed(parsed)]
    if formed:
        kept = [*give_way(kept, formed), *formed]
    own_quotes = [quote for quote in quotes if parsed.in_own(quote.start)]
    marks = placed(own_quotes)
    index = QuotationIndex(list(quotes))
    grown = edged(parsed, [grow_to_marks(item, marks, text) for item in kept], index)
    sources = Sources(parsed, reading)
    told = told_before(sources, adopt(grown, own_quotes, text), own_quotes)
    ordered = sorted(carry_on(told, own_quotes, text), key=lambda item: (item.cue or item.content[0], item.nested))
    stands = [polarity(parsed, item, index) for item in ordered]
    plain = [_attribution(f"a{number}", item, sources, marks) for number, item in enumerate(ordered, 1)]
    made = [
        msgspec.structs.replace(
            attribution,
            proposes=stand != "leaves open" and proposes(parsed, item, index),
            denies=stand == "denies",
        )
        for attribution, item, stand in zip(pointing_back(sources, plain), ordered, stands, strict=True)
    ]
    holders = [(attribution, item) for attribution, item in zip(made, ordered, strict=True) if not item.nested]
    within = [_holder(item, attribution.id, holders) for attribution, item in zip(made, ordered, strict=True)]
    unsaid = {attribution.id for attribution, stand in zip(made, stands, strict=True) if stand != "says"}
    attributions = tuple(
        msgspec.structs.replace(attribution, within=holder, proposes=attribution.proposes and holder not in unsaid)
        for attribution, holder in zip(made, within, strict=True)
    )
    return msgspec.structs.replace(reading, attributions=attributions)


def _in_own(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether all parts of an attribution stand in title or body."""
    parts = [part for part in (item.source, item.cue, *item.content) if part]
    return all(parsed.in_own(start) and parsed.in_own(end - 1) for start, end in parts)


def kind_of(content: Sequence[Span], quotes: Touching[Quotation], text: str) -> AttributionKind:
    """Direct when all words of the content are quoted, indirect when none is, else mixed."""
    total = quoted = 0
    for span in content:
        near = quotes.at(span.start, span.end)
        for match in WORD.finditer(text, span.start, span.end):
            total += 1
            quoted += any(overlap(match.span(), (quote.inner, quote.close)) for quote in near)
    if not quoted:
        return "indirect"
    return "direct" if quoted == total else "mixed"


def _attribution(key: str, item: AttributionDraft, sources: Sources, quotes: Touching[Quotation]) -> Attribution:
    """Return the fact for one attribution."""
    content = tuple(Span(*part) for part in item.content)
    source = sort = description = None
    if item.source and not is_voiceless(sources, item):
        source, sort, description = sources.resolve(item.source)
    audience = audience_of(sources.parsed, item.cue) if item.cue else None
    return Attribution(
        id=key,
        kind=kind_of(content, quotes, sources.parsed.text),
        source=source,
        cue=Span(*item.cue) if item.cue else None,
        content=content,
        sort=sort,
        description=description,
        audience=Span(*audience) if audience else None,
        clause=holds_clause(sources.parsed, item),
        score=item.sure,
    )


def _holder(item: AttributionDraft, own: str, holders: Sequence[tuple[Attribution, AttributionDraft]]) -> str | None:
    """Return the id of the attribution whose content holds this one's cue, when it is nested."""
    if not item.nested or item.cue is None:
        return None
    for attribution, other in holders:
        if attribution.id != own and any(start <= item.cue[0] and item.cue[1] <= end for start, end in other.content):
            return attribution.id
    return None
