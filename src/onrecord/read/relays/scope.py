"""How far a relay reaches, and which attributions rest on it."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

import msgspec

from onrecord.facts.attribution import Attribution, Relay
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span, hull
from onrecord.read.adjacent_cues import line_of
from onrecord.read.parsed import Parsed
from onrecord.read.relays.credits import whole

ONE_STATEMENT = frozenset({"told", "interview", "seen"})


def cover(parsed: Parsed, reading: Reading, relays: Sequence[Relay]) -> tuple[Relay, ...]:
    """The relays with the passages that rest on them."""
    return tuple(msgspec.structs.replace(r, covers=_covers(parsed, reading, r, relays)) for r in relays)


def _covers(parsed: Parsed, reading: Reading, relay: Relay, relays: Sequence[Relay]) -> tuple[Span, ...]:
    """The relay's sentence and those after it in its paragraph that stay in the same chain; for a credit, all of the text."""
    bracketed = relay.form == "credit" and parsed.text[relay.start] in "(["
    if relay.form == "dateline" or (relay.form == "credit" and not bracketed):
        return _everything(parsed) if relay.form == "dateline" or whole(parsed, relay.start) else ()
    first = _sentence_at(reading.sentences, relay.start)
    if first is None:
        return ()
    _, stop = line_of(parsed.text, relay.start, relay.end)
    if parsed.text[:stop].rstrip().endswith(":"):
        stop = line_of(parsed.text, *_next_line(parsed.text, stop))[1]
    own = parsed.article.outlet
    end = reading.sentences[first].end
    speakers = _speakers(reading, reading.sentences[first])
    for sentence in reading.sentences[first + 1 :]:
        verified = own and own in sentence.of(parsed.text)
        if sentence.start >= stop or verified or any(sentence.start <= r.start < sentence.end for r in relays):
            break
        inside = [a for a in reading.attributions if _anchor(a, sentence)]
        if not inside and relay.form in ONE_STATEMENT:
            break
        if any(a.source and a.source.entity not in speakers | {relay.entity, None} for a in inside):
            break
        end = sentence.end
    return (Span(reading.sentences[first].start, end),)


def _next_line(text: str, stop: int) -> tuple[int, int]:
    """Where the next line with words starts, twice: what a colon at the end of a line leads to."""
    start = stop + len(text[stop:]) - len(text[stop:].lstrip())
    return start, start


def _everything(parsed: Parsed) -> tuple[Span, ...]:
    body = [b for b in parsed.blocks if b.kind in {"title", "body"}]
    return tuple(Span(b.start, b.end) for b in body)


def _sentence_at(sentences: Sequence[Span], place: int) -> int | None:
    """Number of the sentence that holds a place."""
    at = bisect_right(sentences, place, key=lambda s: s.start) - 1
    return at if at >= 0 and place < sentences[at].end else None


def _anchor(attribution: Attribution, sentence: Span) -> bool:
    """Whether an attribution is made in this sentence."""
    mark = attribution.cue or attribution.source or attribution.content[0]
    return sentence.start <= mark.start < sentence.end


def _speakers(reading: Reading, sentence: Span) -> set[str | None]:
    return {a.source.entity for a in reading.attributions if a.source and _anchor(a, sentence)}


def lend(reading: Reading, relays: Sequence[Relay]) -> tuple[Attribution, ...]:
    """The attributions with the outlets they rest on, nearest first."""
    return tuple(
        msgspec.structs.replace(a, relays=outlets) if (outlets := _outlets(a, relays)) else a for a in reading.attributions
    )


def _outlets(attribution: Attribution, relays: Sequence[Relay]) -> tuple[str, ...]:
    """The outlets whose relays reach an attribution, the one whose words stand nearest first, an outlet's own words left out."""
    parts = [*attribution.content, *([attribution.cue] if attribution.cue else [])]
    if not parts:
        return ()
    mark = attribution.cue or hull(attribution.content)
    own = attribution.source.entity if attribution.source else None
    reach: list[tuple[int, int, str]] = []
    for relay in relays:
        if relay.entity == own or not any(c.overlaps(p) for c in relay.covers for p in parts):
            continue
        everything = relay.form in {"credit", "dateline"} and len(relay.covers) != 1
        distance = max(mark.start - relay.end, relay.start - mark.end, 0)
        reach.append((int(everything), distance, relay.entity))
    named = dict.fromkeys(entity for _, _, entity in sorted(reach))
    return tuple(named)
