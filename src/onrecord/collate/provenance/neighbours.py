"""Relays that only the story shows: an article that names another article's outlet as its source.

The reader of one article cannot know that "Caspian Watch" publishes; with the story's articles side by side it is known, so the
reader's cues for relays are tried again on the full names of the story's outlets.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

import msgspec

from onrecord.collate.entities import same_outlet
from onrecord.collate.material import Source
from onrecord.facts.attribution import Relay, RelayForm
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.outlets import outlet_named
from onrecord.lexicon.relaying import leading
from onrecord.read.adjacent_cues import ADJACENT, REACH, line_of

SHORTEST = 4
"""Letters from which a name of one word is looked for."""
MOST = 200
"""Places in one article that are looked at."""
REPORTING = re.compile(
    r"(?:,\s(?:citing|quoting)\s[^,\n]{1,60},)?\s(?:(?:has|had|have)\s(?:spoken|talked)\sto|(?:first|also)\s(?:reported|wrote))\b"
)


def with_neighbours(sources: Sequence[Source]) -> tuple[Source, ...]:
    """The sources, each with the relays to the story's other outlets that its reading does not have."""
    outlets = list(dict.fromkeys(s.reading.article.outlet for s in sources if s.reading.article.outlet))
    return tuple(_with_relays(s, outlets) for s in sources)


def _with_relays(source: Source, outlets: Sequence[str]) -> Source:
    own = source.reading.article.outlet
    found = [
        (name, *cue)
        for name in outlets
        if (len(name) >= SHORTEST or " " in name) and not (own and same_outlet(name, own))
        for cue in _cued(source, name)
    ]
    found += [row for name, form, span in found for row in _joined(source, outlets, name, form, span)]
    if not found:
        return source
    entities, relays = dict(source.entities), list(source.reading.relays)
    for name, form, span in sorted(found, key=lambda row: row[2]):
        if any(span.overlaps(Span(r.start, r.end)) and _is(source, r, name) for r in source.reading.relays):
            continue
        entity = next((e.id for e in entities.values() if e.named and same_outlet(e.name, name)), None)
        if entity is None:
            entity = f"outlet{len(entities) + 1}"
            entities[entity] = Entity(entity, name, "outlet")
        known = outlet_named(name)
        covers = (source.sentence(span.start),)
        relays.append(
            Relay(f"n{len(relays) + 1}", span.start, span.end, entity, form, covers=covers, given=known.key if known else None)
        )
    ordered = tuple(sorted(relays, key=lambda r: (r.start, r.end)))
    return Source(msgspec.structs.replace(source.reading, entities=tuple(entities.values()), relays=ordered))


def _is(source: Source, relay: Relay, name: str) -> bool:
    entity = source.entities.get(relay.entity)
    return entity is not None and any(same_outlet(n, name) for n in (entity.name, *entity.aliases))


JOINT = re.compile(r",\s|,?\s(?:and|or|as well as)\s")


def _joined(
    source: Source, outlets: Sequence[str], cued: str, form: RelayForm, span: Span
) -> Iterator[tuple[str, RelayForm, Span]]:
    """The story's outlets whose names stand before a cued one as part of one list: "the Post and the Herald reported"."""
    own, text = source.reading.article.outlet, source.text
    low, at = line_of(text, span.start, span.end)[0], span.start
    others = [n for n in outlets if n != cued and not (own and same_outlet(n, own))]
    for _ in others:
        found = ((name, m) for name in others for m in _named(name).finditer(text, low, at) if JOINT.fullmatch(text, m.end(), at))
        row = next(found, None)
        if row is None:
            return
        at = row[1].start()
        yield row[0], form, Span(at, row[1].end())


def _named(name: str) -> re.Pattern[str]:
    """An outlet's full name, with "the" before it or without."""
    bare = re.sub(r"^The\s", "", name)
    return re.compile(rf"(?<!\w)(?:[Tt]he\s)?{re.escape(bare)}(?!\w)")


def _cued(source: Source, name: str) -> Iterator[tuple[RelayForm, Span]]:
    """Where the words around an outlet's full name make it one that the passage rests on."""
    text = source.text
    for count, m in enumerate(_named(name).finditer(text)):
        if count >= MOST:
            return
        low, high = line_of(text, m.start(), m.end())
        before = text[max(low, m.start() - REACH) : m.start()]
        row = next(((r, f) for r, pattern in leading() if (f := pattern.search(before))), None)
        if row is not None:
            start = m.start() - len(before) + row[1].start() + len(row[1][0]) - len(row[1][0].lstrip())
            yield row[0].form, Span(start, m.end())
        elif (behind := ADJACENT.match(text, m.end(), high) or REPORTING.match(text, m.end(), high)) is not None:
            yield "report", Span(m.start(), behind.end())
