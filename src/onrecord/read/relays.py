"""Relays: where an article rests on another outlet's or agency's report, and how far."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from heapq import merge

import msgspec

from onrecord.facts.attribution import Relay
from onrecord.facts.reading import Reading
from onrecord.read.parsed import Parsed
from onrecord.read.relaying.casting import Cast
from onrecord.read.relaying.credits import credit_lines, datelines
from onrecord.read.relaying.cues import Cue, cue_of
from onrecord.read.relaying.identity import Names, Own
from onrecord.read.relaying.phrases import Phrase, named
from onrecord.read.relaying.scope import cover, lend
from onrecord.read.relaying.standins import anaphors, antecedent, generic

Found = tuple[Phrase, Cue]
BARE_CONTEXT = re.compile(r"(?:[,\"”’]\s|\b[Aa]s\s)$")


def read_relays(parsed: Parsed, reading: Reading) -> Reading:
    """Add the relays, the outlets they name as entities, and to each attribution the outlets whose report it rests on."""
    cast = Cast(parsed, reading)
    found = list(_relays(parsed, cast))
    drafts = [
        Relay(f"r{n}", cue.start, cue.end, cast.entity_of(phrase), cue.form, given=phrase.outlet.key if phrase.outlet else None)
        for n, (phrase, cue) in enumerate(found, 1)
    ]
    reading = cast.written(reading)
    relays = cover(parsed, reading, drafts)
    return msgspec.structs.replace(reading, relays=relays, attributions=lend(reading, relays))


def _phrases(parsed: Parsed) -> Iterator[Phrase]:
    """Everything in the text that names or stands for an outlet, in order; of two that overlap the first or longer."""
    last = 0
    text = parsed.text
    for phrase in merge(named(text), generic(text), anaphors(text), key=lambda p: (p.start, -p.end)):
        if phrase.start >= last:
            last = phrase.end
            yield phrase


def _relays(parsed: Parsed, cast: Cast) -> Iterator[Found]:
    """The relays in text order, one a place."""
    own = Own.of(parsed.article)
    names = Names(own)
    phrases = list(_phrases(parsed))
    credited = {c[0].start: c for c in (*datelines(parsed, phrases), *credit_lines(parsed, phrases))}
    agencies = {c[0].name for c in credited.values()}
    earlier: list[Found] = []
    for raw in phrases:
        phrase = replace(raw, sure=True) if raw.way == "acronym" and raw.name in agencies else raw
        if phrase.way == "anaphor":
            found = _anaphoric(parsed, phrase, cast, [*names.recent(), *(p for p, _ in earlier)])
        elif own.is_own(phrase) and not names.is_short(phrase, parsed.text):
            continue
        else:
            full = names.resolve(phrase, parsed.text)
            found = _named(parsed, full, credited.get(phrase.start), cast) if full else None
        if found and not any(found[1].start < c.end and c.start < found[1].end and p.name == found[0].name for p, c in earlier):
            earlier.append(found)
            yield found


def _named(parsed: Parsed, phrase: Phrase, credit: Found | None, cast: Cast) -> Found | None:
    """The relay of an outlet that is named, where the words around it make it one."""
    if credit:
        return phrase, credit[1]
    if not parsed.in_own(phrase.start):
        return None
    cue = cue_of(parsed.doc, phrase)
    if cue is None or cast.is_person(phrase):
        return None
    if phrase.way == "acronym" and not phrase.sure:
        return (phrase, cue) if cue.form in {"told", "interview", "quoted"} and cast.may_be_outlet(phrase) else None
    if phrase.way == "bare" and not (
        cast.may_be_outlet(phrase) and BARE_CONTEXT.search(parsed.text, max(0, phrase.first - 4), phrase.first)
    ):
        return None
    if not phrase.sure and (not cue.strong or not cast.may_be_outlet(phrase)):
        return None
    return phrase, cue


def _anaphoric(parsed: Parsed, phrase: Phrase, cast: Cast, earlier: list[Phrase]) -> Found | None:
    """The relay of a description that stands for the outlet last named as a source."""
    full = antecedent(phrase, sorted((p for p in earlier if p.way != "generic"), key=lambda p: p.start))
    if full is None or not parsed.in_own(phrase.start) or cast.is_other(phrase):
        return None
    cue = cue_of(parsed.doc, phrase)
    if cue is None or cue.form == "credit":
        return None
    start = min(cue.start, phrase.first)
    return replace(full, start=phrase.start, end=phrase.end, way="anaphor"), Cue("anaphor", start, max(cue.end, phrase.last))
