"""Which claims stand on the record's page, which on the pages of the rest, and so where each claim's line is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from onrecord.facts.disputed import Counts, Things, counted, parted_things
from onrecord.facts.placing import Claim, Placing, by_weight, first, placed, together
from onrecord.facts.record import Record
from onrecord.web.names import rest_file, story_file
from onrecord.web.story.decided import MOST as MOST_ACTS
from onrecord.web.story.lines import MOST_ACCOUNTS

AGREED, GROUPS, PER_GROUP, UNTOLD, SAID, PER_SPEAKER, SPEAKERS = 7, 7, 3, 7, 20, 4, 10
ALL = "all-"
"""Begins the id of a line that stands a second time, with all its accounts."""
PAGE = 80
"""Claims on one page of the rest."""


@dataclass(frozen=True)
class Split:
    """What of a record stands on its page (`shown`), and the rest, section by section in the order they are listed."""

    agreed: tuple[Claim, ...]
    voices: dict[str, tuple[Claim, ...]]
    untold: tuple[Claim, ...]
    said: tuple[Claim, ...]
    rest: dict[str, tuple[Claim, ...]]


def split(placing: Placing) -> Split:
    """The claims that lead each section, and the others."""
    agreed, more_agreed = leading(placing.agreed, AGREED)
    untold, _ = leading([c for c in placing.untold if c.weight > 0] or placing.untold, UNTOLD)
    chosen = {c.id for c in untold}
    voices = {v: leading(placing.voices[v], PER_GROUP)[0] for v in first(tuple(placing.voices), GROUPS)[0]}
    held = {c.id for own in voices.values() for c in own}
    said = _said(placing)
    spoken = {c.id for c in said}
    return Split(
        agreed=agreed,
        voices=voices,
        untold=untold,
        said=said,
        rest={
            "agreed": more_agreed,
            "alone": tuple(c for own in placing.voices.values() for c in own if c.id not in held),
            "untold": tuple(c for c in placing.untold if c.id not in chosen),
            "said": tuple(c for c in placing.said if c.id not in spoken),
        },
    )


def leading(claims: Sequence[Claim], most: int) -> tuple[tuple[Claim, ...], tuple[Claim, ...]]:
    """The claims of the first `most` passages, by weight, and the others: what is told in the same words comes with its first."""
    main = {c.id for group in together(claims, most) for c in group}
    return tuple(c for c in claims if c.id in main), tuple(c for c in claims if c.id not in main)


def _said(placing: Placing) -> tuple[Claim, ...]:
    """The statements under "who said what" that stand on the page: of a few speakers a few each."""
    speakers: dict[str, int] = {}
    out: list[Claim] = []
    for claim in placing.said:
        name = claim.speaker
        if len(out) >= SAID or (name not in speakers and len(speakers) >= SPEAKERS):
            continue
        if speakers.get(name, 0) < PER_SPEAKER:
            speakers[name] = speakers.get(name, 0) + 1
            out.append(claim)
    return tuple(out)


@dataclass(frozen=True)
class Layout:
    """Where all of a record stands: claims by section, those on its page, disputed things, counts, each line's address."""

    placing: Placing
    parts: Split
    things: Things
    counts: Counts
    wide: tuple[Claim, ...]
    homes: dict[str, str]


def laid_out(record: Record) -> Layout:
    """The layout of a record's pages."""
    placing = placed(record)
    parts, things = split(placing), parted_things(record, placing)
    where = addresses(record, parts, things)
    page = story_file(record.id)
    everything: tuple[Claim, ...] = (*record.events, *record.figures, *record.acts, *record.statements)
    wide = by_weight(c for c in everything if len(c.accounts) > MOST_ACCOUNTS and where[c.id].startswith(f"{page}#"))
    return Layout(placing, parts, things, counted(placing, things), wide, where)


def wide_addresses(record: Record, wide: Sequence[Claim]) -> dict[str, str]:
    """Where all accounts of each claim of the record's page stand that has more than its line shows, below the root."""
    return {c.id: f"{rest_file(record.id, 'accounts', i // PAGE + 1)}#{ALL}{c.id}" for i, c in enumerate(wide)}


def homes(record: Record) -> dict[str, str]:
    """The address, below the root, of each claim's and each difference's line."""
    return laid_out(record).homes


def addresses(record: Record, parts: Split, things: Things) -> dict[str, str]:
    """What `homes` gives."""
    page = story_file(record.id)
    out: dict[str, str] = {}
    for name, claims in parts.rest.items():
        files = [rest_file(record.id, name, n + 1) for n in range(-(-len(claims) // PAGE))]
        out |= {c.id: f"{files[i // PAGE]}#{c.id}" for i, c in enumerate(claims)}
    for i, thing in enumerate(things.far):
        there = rest_file(record.id, "disputed", i // PAGE + 1)
        out |= {x.id: f"{there}#{x.id}" for x in (*thing.found, *thing.claims)}
    acts = {a.id for a in first(by_weight([a for a in record.acts if a.weight > 0] or record.acts), MOST_ACTS)[0]}
    out |= {b.id: out.get(b.act, f"{page}#{b.act}") for b in record.bindings if b.act not in acts}
    everything = (record.events, record.figures, record.acts, record.statements, record.bindings, record.discrepancies)
    return {x.id: out.get(x.id, f"{page}#{x.id}") for items in everything for x in items}
