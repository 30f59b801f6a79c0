"""Words that stand for an outlet without its name: "state television", "the same newspaper"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from heapq import merge

from onrecord.lexicon.relaying import alternatives, either, words
from onrecord.read.relays.outlet_names import Phrase

NEAR, FAR = 500, 3000
PEOPLE = r"[A-Z][a-z]+(?:ian|ean|an|ese|ish|i|ch|ek|sh)"
WHOSE = f"{either('media_adjectives')}|{PEOPLE}"
MEDIUM = either("media")
STATE = r"[Ss]tate(?:[- ](?:run|owned|controlled|linked|affiliated|backed))?(?: news)?"
GENERIC = re.compile(
    r"\b(?:(?:[Tt]he|[Ss]ome|[Ss]everal|[Oo]ther) )?"
    rf"(?P<core>(?:(?:{WHOSE}) )?{STATE} (?:media|television|TV|radio|broadcaster|news agency|newspapers?|press|outlets?)"
    rf"|(?:{WHOSE})(?: (?:news|local|official|independent))? (?:{MEDIUM})"
    r"|(?:[Mm]edia|[Pp]ress|[Nn]ews|[Nn]ewspaper|[Tt]elevision|TV|[Rr]adio) reports)"
    r"\b(?! (?:[A-Z]|freedom|conference|release|secretary|office))"
)


@cache
def _indefinite() -> re.Pattern[str]:
    """An outlet that is not named: "a radio station in Gao", "a foreign news agency"."""
    adjective = rf"(?:(?:{WHOSE}|{STATE}|[a-z]+-language|private|small)\s)"
    loose = rf"{adjective}(?:agency|station|channel|paper|website|site|network)"
    return re.compile(rf"\b[Aa]n?(?:other)?\s(?P<core>{loose}|{adjective}{{0,2}}(?:{alternatives('unnamed')}))\b(?!\s[A-Z]|[-/’'])")


@cache
def _anaphor() -> re.Pattern[str]:
    adjective = (
        r"(?:[\w’-]+(?:ese|ish|ian|an|-run|-owned|-leaning|-based|al|ive|-wing)\s|public\s|trade\s|business\s|pro-[\w-]+\s){0,2}"
    )
    return re.compile(
        rf"\b(?:[Tt]he|[Tt]hat)\s(?P<same>same\s)?{adjective}(?P<noun>{alternatives('descriptors')})\b(?!\s[A-Z]|[-/])"
    )


def generic(text: str) -> Iterator[Phrase]:
    """Outlets named only by what they are: "state media", "Kenyan media", "media reports", "a radio station"."""
    for match in merge(GENERIC.finditer(text), _indefinite().finditer(text), key=lambda m: m.start()):
        start, end = match.span("core")
        yield Phrase(start, end, match.start(), match.end(), match["core"], "generic")


def anaphors(text: str) -> Iterator[Phrase]:
    """Descriptions that may stand for the outlet last named: "the paper", "the same newspaper"."""
    for match in _anaphor().finditer(text):
        yield Phrase(
            match.start(), match.end(), match.start(), match.end(), match[0], "anaphor", None, bool(match["same"]), match["noun"]
        )


IT = re.compile(
    r"(?<![\w’'])[Ii]t(?=\s(?:(?:also|later|has|had|then|further)\s){0,2}(?:said|says|added|adds|reported|reports|wrote|writes|quoted|cited|noted)\b)"
)


def pronouns(text: str) -> Iterator[Phrase]:
    """Places where "it said" or "it also reported" may be of the outlet just named."""
    for match in IT.finditer(text):
        yield Phrase(*match.span(), *match.span(), match[0], "anaphor", None, True, "it")


def antecedent(phrase: Phrase, earlier: list[Phrase]) -> Phrase | None:
    """The outlet that a description stands for: the last one named as a source that can be called so.

    A loose description ("the agency", "the site") must stand near it, since other things are called so too.
    """
    loose = phrase.noun.lower() in words("loose_descriptors") | {"it"}
    for named in reversed(earlier):
        near = phrase.start - named.end <= (NEAR if loose else FAR)
        if near and _fits(phrase.noun.lower(), named):
            return named
    return None


def _fits(noun: str, named: Phrase) -> bool:
    """Whether an outlet can be called by a noun; nothing is known against one outside the lexicon."""
    kind = named.outlet.kind if named.outlet else None
    if kind is None:
        return True
    last = noun.split()[-1]
    if last in {"newspaper", "paper", "daily", "weekly", "tabloid", "broadsheet"}:
        return kind in {"newspaper", "magazine", "state media"}
    if last == "magazine":
        return kind in {"magazine", "newspaper"}
    if last in {"agency", "newswire", "wire"} or noun in {"wire service", "news service"}:
        return kind in {"agency", "state media"}
    if last in {"broadcaster", "channel", "station", "television", "radio", "network"}:
        return kind in {"broadcaster", "state media"}
    return True
