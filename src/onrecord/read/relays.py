"""Relays: where an article rests on another outlet's or agency's report, and how far."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace
from heapq import merge

import msgspec

from onrecord.facts.attribution import Relay
from onrecord.facts.reading import Reading
from onrecord.lexicon.outlets import Named, find_outlets
from onrecord.read.parsed import Parsed
from onrecord.read.relaying.casting import Cast
from onrecord.read.relaying.credits import PICTURE, credit_lines, datelines
from onrecord.read.relaying.cues import Cue, coordinated, cue_of
from onrecord.read.relaying.identity import Names, Own
from onrecord.read.relaying.phrases import Phrase, named
from onrecord.read.relaying.scope import cover, lend
from onrecord.read.relaying.standins import anaphors, antecedent, generic

Found = tuple[Phrase, Cue]
BARE_CONTEXT = re.compile(r"(?:[,\"”’]\s|\b[Aa]s\s)$")


def read_relays(parsed: Parsed, reading: Reading) -> Reading:
    """Add the relays, the outlets they name as entities, and to each attribution the outlets whose report it rests on."""
    known = tuple(find_outlets(parsed.text))
    cast = Cast(parsed, reading, known)
    found = list(_relays(parsed, cast, known))
    drafts = [
        Relay(f"r{n}", cue.start, cue.end, cast.entity_of(phrase), cue.form, given=phrase.outlet.key if phrase.outlet else None)
        for n, (phrase, cue) in enumerate(found, 1)
    ]
    reading = cast.written(reading)
    relays = cover(parsed, reading, drafts)
    return msgspec.structs.replace(reading, relays=relays, attributions=lend(reading, relays))


def _phrases(parsed: Parsed, known: Sequence[Named]) -> Iterator[Phrase]:
    """Everything in the text that names or stands for an outlet, in order; of two that overlap the first or longer."""
    last = 0
    text = parsed.text
    for phrase in merge(named(text, known), generic(text), anaphors(text), key=lambda p: (p.start, -p.end)):
        if phrase.start >= last:
            last = phrase.end
            yield phrase


def _relays(parsed: Parsed, cast: Cast, known: Sequence[Named]) -> Iterator[Found]:
    """The relays in text order, one a place."""
    own = Own.of(parsed.article)
    names = Names(own)
    phrases = list(_phrases(parsed, known))
    credited = {c[0].start: c for c in (*datelines(parsed, phrases), *credit_lines(parsed, phrases))}
    agencies = {c[0].name for c in credited.values()}
    found: list[tuple[Phrase, Cue | None]] = []
    for raw in phrases:
        phrase = replace(raw, sure=True) if raw.way == "acronym" and raw.name in agencies else raw
        if phrase.way == "anaphor":
            earlier = [p for p, cue in found if cue]
            anaphoric = _anaphoric(parsed, phrase, cast, [*names.recent(), *earlier])
            found.extend([anaphoric] if anaphoric else [])
        elif not own.is_own(phrase) or names.is_short(phrase, parsed.text):
            full = names.resolve(phrase, parsed.text)
            if full:
                found.append((full, _cue(_named(parsed, full, credited.get(phrase.start), cast))))
    done: list[Found] = []
    for phrase, cue in coordinated(parsed.text, found):
        if cue and not any(cue.start < c.end and c.start < cue.end and p.name == phrase.name for p, c in done):
            done.append((phrase, cue))
    return iter(done)


def _cue(found: Found | None) -> Cue | None:
    return found[1] if found else None


def _named(parsed: Parsed, phrase: Phrase, credit: Found | None, cast: Cast) -> Found | None:
    """The relay of an outlet that is named, where the words around it make it one."""
    if credit:
        return phrase, credit[1]
    if not parsed.in_own(phrase.start):
        return None
    cue = cue_of(parsed, phrase)
    if cue is None or cast.is_person(phrase) or _no_relay(parsed.text, phrase, cue):
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


def _no_relay(text: str, phrase: Phrase, cue: Cue) -> bool:
    """Whether what was seen or published there is a picture, or a study in a journal of science."""
    if cue.form != "seen":
        return False
    journal = phrase.way != "known" and phrase.name.endswith(("Journal", "Review", "Science"))
    return journal or bool(PICTURE.search(text, max(0, cue.start - 40), cue.start))


def _anaphoric(parsed: Parsed, phrase: Phrase, cast: Cast, earlier: list[Phrase]) -> Found | None:
    """The relay of a description that stands for the outlet last named as a source."""
    full = antecedent(phrase, sorted((p for p in earlier if p.way != "generic"), key=lambda p: p.start))
    if full is None or not parsed.in_own(phrase.start) or cast.is_other(phrase):
        return None
    cue = cue_of(parsed, phrase)
    if cue is None or cue.form == "credit":
        return None
    start = min(cue.start, phrase.first)
    return replace(full, start=phrase.start, end=phrase.end, way="anaphor"), Cue("anaphor", start, max(cue.end, phrase.last))
