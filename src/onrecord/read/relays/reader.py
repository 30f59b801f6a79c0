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
from onrecord.read.relays.credits import PICTURE, credit_lines, datelines
from onrecord.read.relays.cues import Cue, coordinated, cue_of
from onrecord.read.relays.identity import Names, Own
from onrecord.read.relays.outlet_entities import OutletEntities
from onrecord.read.relays.outlet_names import Phrase, named
from onrecord.read.relays.scope import cover, lend
from onrecord.read.relays.standins import anaphors, antecedent, generic, pronouns

Found = tuple[Phrase, Cue]
APPOSED = re.compile(r",\s(?:[\w’'.-]+\s){0,4}")
BARE_CONTEXT = re.compile(r"(?:[,\"”’]\s|\b[Aa]s\s)$")


def read_relays(parsed: Parsed, reading: Reading) -> Reading:
    """Add the relays, the outlets they name as entities, and to each attribution the outlets whose report it rests on."""
    known = tuple(find_outlets(parsed.text))
    outlets = OutletEntities(parsed, reading, known)
    found = _relays(parsed, outlets, known)
    drafts = [
        Relay(f"r{n}", cue.start, cue.end, outlets.entity_of(phrase), cue.form, given=phrase.outlet.key if phrase.outlet else None)
        for n, (phrase, cue) in enumerate(found, 1)
    ]
    reading = outlets.written(reading)
    relays = cover(parsed, reading, drafts)
    return msgspec.structs.replace(reading, relays=relays, attributions=lend(reading, relays))


def _phrases(parsed: Parsed, known: Sequence[Named]) -> Iterator[Phrase]:
    """Everything in the text that names or stands for an outlet, in order; of two that overlap the first or longer."""
    last = 0
    text = parsed.text
    for phrase in merge(named(text, known), generic(text), anaphors(text), pronouns(text), key=lambda p: (p.start, -p.end)):
        # "Anadolu, Turkey's state-run news agency": said of the name before it.
        apposed = last and phrase.way in {"generic", "anaphor"} and APPOSED.fullmatch(text, last, phrase.first)
        if phrase.start >= last and not apposed:
            last = phrase.end
            yield phrase


def _relays(parsed: Parsed, outlets: OutletEntities, known: Sequence[Named]) -> list[Found]:
    """The relays in text order, one a place."""
    own = Own.of(parsed.article)
    names = Names(own)
    phrases = list(_phrases(parsed, known))
    credited = {c[0].start: c[1] for c in (*datelines(parsed, phrases), *credit_lines(parsed, phrases))}
    agencies = {p.name for p in phrases if p.start in credited}
    found: list[tuple[Phrase, Cue | None]] = []
    for raw in phrases:
        phrase = replace(raw, sure=True) if raw.way == "acronym" and raw.name in agencies else raw
        if phrase.way == "anaphor":
            earlier = [p for p, cue in found if cue and p.way != "own"]
            anaphoric = _anaphoric(parsed, phrase, outlets, earlier if phrase.noun == "it" else [*names.recent(), *earlier])
            found.extend([anaphoric] if anaphoric else [])
        elif own.is_own(phrase) and not names.is_short(phrase, parsed.text):
            found.append((replace(phrase, way="own"), cue_of(parsed, phrase)))
        elif full := names.resolve(phrase, parsed.text):
            found.append((full, credited.get(phrase.start) or _cue(parsed, full, outlets)))
    done: list[Found] = []
    for phrase, cue in coordinated(parsed.text, found):
        taken = cue and any(cue.start < c.end and c.start < cue.end and p.name == phrase.name for p, c in done)
        if cue and not taken and phrase.way != "own":
            done.append((phrase, cue))
    return done


def _cue(parsed: Parsed, phrase: Phrase, outlets: OutletEntities) -> Cue | None:
    """The words that make a named outlet a relay; None where they do not, or where the name is another thing's."""
    cue = cue_of(parsed, phrase) if parsed.in_own(phrase.start) else None
    if cue is None or outlets.is_person(phrase) or _no_relay(parsed.text, phrase, cue):
        return None
    if phrase.sure:
        return cue
    if not outlets.may_be_outlet(phrase) or not (cue.strong or phrase.way == "bare"):
        return None
    if phrase.way == "acronym" and cue.form not in {"told", "interview", "quoted"}:
        return None
    return cue if phrase.way != "bare" or _framed(parsed.text, phrase, cue, outlets) else None


def _framed(text: str, phrase: Phrase, cue: Cue, outlets: OutletEntities) -> bool:
    """Whether a name of any form stands in a frame where only an outlet does."""
    if cue.form in {"told", "interview"}:
        return outlets.only_reports(phrase)
    return bool(BARE_CONTEXT.search(text, max(0, phrase.first - 4), phrase.first))


def _no_relay(text: str, phrase: Phrase, cue: Cue) -> bool:
    """Whether what was seen there is a picture or a study in a journal of science, or one of the outlet's people saw it."""
    if cue.form != "seen":
        return False
    journal = phrase.way != "known" and phrase.name.endswith(("Journal", "Review", "Science"))
    owned = text[phrase.last : phrase.last + 2] in {"'s", "’s"}
    return journal or owned or bool(PICTURE.search(text, max(0, cue.start - 40), cue.start))


def _anaphoric(parsed: Parsed, phrase: Phrase, outlets: OutletEntities, earlier: list[Phrase]) -> Found | None:
    """The relay of a description that stands for the outlet last named as a source."""
    full = antecedent(phrase, sorted((p for p in earlier if p.way != "generic"), key=lambda p: p.start))
    if full is None or not parsed.in_own(phrase.start) or outlets.is_other(phrase):
        return None
    if phrase.noun == "it" and not outlets.are_one(full, phrase):
        return None
    cue = cue_of(parsed, phrase)
    if cue is None or cue.form == "credit" or _no_relay(parsed.text, phrase, cue):
        return None
    start = min(cue.start, phrase.first)
    return replace(full, start=phrase.start, end=phrase.end, way="anaphor"), Cue("anaphor", start, max(cue.end, phrase.last))
