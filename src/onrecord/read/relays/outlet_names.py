"""Outlets that a text names: by the lexicon, by the form of the name, or by a noun beside it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal

from onrecord.lexicon.countries import country_named, country_of_people, country_of_seat
from onrecord.lexicon.gazetteer import places_named
from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.offices import honorifics, noun_of
from onrecord.lexicon.outlets import Named, Outlet
from onrecord.lexicon.relaying import alternatives, words

Way = Literal["known", "described", "form", "weak", "short", "bare", "acronym", "generic", "anaphor", "own"]


@dataclass(frozen=True)
class Phrase:
    """Words that name or stand for an outlet.

    `start`-`end` is the name alone, `first`-`last` with article, adjectives and nouns that say what it is ("the state-run
    newspaper X"). `sure` is False where the name is also a word of other meaning: then only strong words make it a relay.
    `noun` is the descriptor of an anaphor ("the same newspaper").
    """

    start: int
    end: int
    first: int
    last: int
    name: str
    way: Way
    outlet: Outlet | None = None
    sure: bool = True
    noun: str = ""


UPPER = r"[A-ZÀ-ÖØ-ÞĀ-Ž]"
CAPITAL = rf"(?:(?:{UPPER}\.){{1,4}}|(?:St|Mt|Dr|Mr|Ms|Mrs)\.|{UPPER}[\w’'&-]*(?:\.\w+)*)"
LINK = r"(?:of|de|da|do|du|des|la|le|el|al|&|van|der|den|di|del|della|e|y)"
RUN = re.compile(rf"(?<!\w){CAPITAL}(?:[ \u00a0](?:{LINK} )?(?:{CAPITAL}|[0-9]+\b)){{0,7}}")
# The strict frames in which a name of any form is an outlet's: "the dam burst, Kivuwatch reported.", "told Daybreak".
BARE = re.compile(
    r"\s(?:(?:reports|reported|has reported)(?:\s(?:on\s\w+day|\w+day|earlier|last\s\w+|exclusively))?[.,;]"
    r"|(?:has|have) (?:learned|learnt)\b|can reveal\b)"
)
TOLD = re.compile(r"\b(?:told|telling|tells|speaking to|spoke to|interview with)\s(?:the\s)?$")
QUOTES = frozenset("\"“‘'")
OWNED = ("-run", "-owned", "-based", "-leaning", "-controlled", "-backed", "-language", "-funded", "-affiliated")
OWNING = re.compile(r"[’']s ")
ENDING = re.compile(r"(?:[’']s?|(?<!\.[A-Z])\.|-)+$")
DOMAIN = re.compile(r"[A-Z]\w*-(?:TV|FM|AM)|\w[\w-]*\.(?:com|org|net|info|news|eu|co|tv|[a-z]{2})")
ACRONYM = re.compile(r"[A-Z][A-Z0-9]{1,5}")
ARTICLE = "al-"
BIG = 100_000
"""Inhabitants from which a town's name beside "newspaper" is the town's."""


@cache
def _before() -> re.Pattern[str]:
    """Article, adjectives and descriptor right before a name: "the state-run newspaper ", "our sister site the "."""
    noun = rf"\b(?:{alternatives('descriptors')})\s(?:the\s|called\s)?[\"“‘']?"
    adjectives = r"(?:[\w’'-]+(?:ese|ish|ian|an|i|-run|-owned|-based|-leaning|-language|al|ive|en|ch)\s){1,2}"
    return re.compile(
        rf"(?P<noun>\b(?:the|a|an|our|its|their)\s(?:[\w’'-]+\s){{0,3}}?{noun}|\b{adjectives}{noun}|{noun})$|\b(?:the|both)\s(?:[\w-]+(?:{'|'.join(OWNED)})\s)?[\"“‘']?$|[\"“‘']$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    """Descriptor right behind a name (" news agency"), perhaps in apposition (", a website close to the rebels")."""
    noun = rf"(?:{alternatives('descriptors')})\b"
    stop = r"(?=[,.;:)]|\s(?:close|linked|based|run|owned|that|which|in|of|affiliated|said|says|report\w*|wrote)\b)"
    apposed = rf"(?:an?\s(?:[\w’'-]+\s){{0,5}}?|the\s(?:[a-z][\w’'-]*\s){{0,5}}?){noun}{stop}"
    near = rf"(?:{alternatives('trailing')})\b"
    return re.compile(rf"[\"”’']?\s{near}(?!\s[A-Z])|,\s(?P<apposed>{apposed})")


@cache
def _apposed() -> tuple[re.Pattern[str], re.Pattern[str]]:
    """What stands before and behind a name in apposition to a descriptor: "a Beirut newspaper, ", ", reported"."""
    before = rf"\b(?:an?|the|another)\s(?:[\w’'-]+\s){{0,3}}?(?:{alternatives('descriptors')}),\s(?:the\s|[Aa]l-)?$"
    return re.compile(before, re.IGNORECASE), re.compile(
        rf",\s(?:has\s)?(?:said|says|wrote|(?:{alternatives('strong_verbs')})(?:e?d|s)?)\b"
    )


@cache
def _last_words() -> frozenset[str]:
    """Words that can stand right before a name as part of its phrase."""
    return frozenset(phrase.split()[-1] for phrase in words("descriptors")) | {"the", "both", "called"}


@cache
def _first_words() -> frozenset[str]:
    """Words that can follow a name as its descriptor."""
    return frozenset(phrase.split()[0] for phrase in words("trailing"))


def widened(text: str, start: int, end: int) -> tuple[int, int, bool]:
    """The phrase around a name, and whether a noun beside it says that it is an outlet."""
    low = max(text.rfind("\n", 0, start) + 1, start - 70)
    # Most names have no such neighbour: a look at the next word spares the search.
    head = text[max(low, start - 14) : start].rstrip()
    word = head.rpartition(" ")[2].lower()
    near = word in _last_words() or word[-1:] in QUOTES or word.endswith(OWNED)
    before = _before().search(text, low, start) if near else None
    follows = text[end : end + 2] == ", " or text[end : end + 14].strip("\"”’' ").partition(" ")[0].strip(".,;:") in _first_words()
    behind = _behind().match(text, end) if follows else None
    last = behind.end() if behind and not behind["apposed"] else end
    noun = bool(before and before["noun"] and not _other_agency(before["noun"]))
    if not noun and _apposed()[1].match(text, end) and (told := _apposed()[0].search(text, low, start)):
        return told.start(), last, not _other_agency(told[0])
    return before.start() if before else start, last, noun or behind is not None


def _other_agency(noun: str) -> bool:
    """Whether the agency is of another trade than news: "the disaster agency", "the space agency"."""
    of = re.search(r"([\w’'-]+)\s(?:agency|service)\W*(?:called\W*)?$", noun)
    return of is not None and of[1].lower() in words("other_agencies")


def runs(text: str) -> Iterator[tuple[int, int]]:
    """Capitalised runs, without words that only open a sentence, possessives and stops."""
    openers = words("not_first")
    for match in RUN.finditer(text):
        start = match.start()
        # "Nigeria's Daily Post": a possessive ends one name, and another starts.
        for owning in OWNING.finditer(match[0]):
            start = match.start() + owning.end()
        parts = text[start : match.end()].replace("\u00a0", " ").split(" ")
        article = text[max(0, start - 4) : start].lower() == "the "
        while len(parts) > 1 and (parts[0].islower() or parts[0].endswith(OWNED) or (parts[0] in openers and not article)):
            start += len(parts.pop(0)) + 1
        end = start + len(ENDING.sub("", " ".join(parts)))
        if text[max(0, start - len(ARTICLE)) : start].lower() == ARTICLE:
            start -= len(ARTICLE)
        if end > start and text[start:end] not in openers:
            yield start, end


def form_of(name: str) -> Way | None:
    """Whether a name has the form of an outlet's: "form" (surely), "weak" (perhaps), or None."""
    if DOMAIN.fullmatch(name):
        return "form"
    parts = name.split()
    if parts[1:2] == ["of"] and parts[0] in words("heads") | words("weak_heads") and len(parts) > 2:
        return "weak"
    if not 2 <= len(parts) <= 6 or any(bad in name for bad in words("not_outlets")):
        return None
    ends = {parts[-1], " ".join(parts[-2:])}
    if ends & words("heads"):
        return "form"
    if parts[0] in words("openers"):
        return "form" if len(parts[0]) > 4 else "weak"
    return "weak" if ends & words("weak_heads") else None


def named(text: str, found: Sequence[Named]) -> Iterator[Phrase]:
    """Outlets named in the text, in order, without overlap; `found` are those that the lexicon knows."""
    known = {n.start: n for n in found}
    ends = {n.end: n for n in known.values()}
    spans = dict(runs(text))
    learned: set[str] = set()
    last = 0
    for at in sorted({*known, *spans}):
        phrase = _phrase(text, at, known.get(at), spans.get(at), ends, learned) if at >= last else None
        if phrase:
            last = phrase.end
            if phrase.way == "described":
                learned.add(phrase.name)
            yield phrase


def is_town(name: str) -> bool:
    """Whether a name is a big town's or a capital's: "a Cairo newspaper" tells where an outlet is and not which."""
    if country_of_seat(name) is not None:
        return True
    return any(p.precision == "city" and p.population >= BIG for p in places_named(name))


def _surname(text: str, at: int) -> bool:
    """Whether a given name stands right before: "Michael Bloomberg"."""
    before = text[max(0, at - 20) : at].strip(" ").rpartition(" ")[2]
    return before[:1].isupper() and before not in words("not_first") and is_given_name(before)


def _articled(text: str, found: Named) -> bool:
    """Whether "the" stands before a name, or a word behind it that only an outlet has: "a Guardian investigation"."""
    return text[max(0, found.start - 4) : found.start].lower() == "the " or bool(_belongings().match(text, found.end))


@cache
def _belongings() -> re.Pattern[str]:
    return re.compile(rf"(?:[’']s)?\s(?:{alternatives('products')}|{alternatives('staff')})\b")


def may_be_part(found: Named) -> bool:
    """Whether a name can be a word of a longer one: "State" of "State Department", but not "CNN" of "CNN Monday"."""
    return found.ambiguous or needs_article(found)


def needs_article(found: Named) -> bool:
    """Whether a one-word name is a common word that is an outlet's only with "the": "the Hill", "the State"."""
    return (
        found.outlet.name.startswith("The ")
        and len(found.outlet.name.split()) == 2
        and found.end - found.start == len(found.outlet.name) - 4
    )


def _phrase(text: str, at: int, found: Named | None, run: int | None, ends: dict[int, Named], learned: set[str]) -> Phrase | None:
    """The outlet that is named here: by the lexicon, unless the name is part of a longer one; else by form or description."""
    if found and " " not in text[at : found.end] and _surname(text, at):
        return None
    if found and (run is None or found.end >= run or not may_be_part(found)):
        first, last, described = widened(text, at, found.end)
        if not described and needs_article(found) and not _articled(text, found):
            return None
        return Phrase(at, found.end, first, last, text[at : found.end], "known", found.outlet, described or not found.ambiguous)
    inner = ends.get(run) if run else None
    if run is None or (inner and inner.start > at and not may_be_part(inner)):
        return None
    name = text[at:run]
    first, last, described = widened(text, at, run)
    described = described and not (country_of_people(name) or country_named(name) or is_town(name))
    way = form_of(name) or ("described" if described or name in learned else None)
    if way is None and name in words("heads") and text[max(0, at - 4) : at].lower() == "the ":
        way = "short"
    if way is None and ACRONYM.fullmatch(name) and name not in words("not_acronyms"):
        way = "acronym"
    framed = BARE.match(text, run) or TOLD.search(text, max(0, at - 18), at)
    opener = name.partition(" ")[0]
    titled = opener.lower() in honorifics() or noun_of([opener.lower()]) or (opener != name and is_given_name(opener))
    if way is None and framed and name not in words("not_acronyms") and name.count(" ") < 2 and not titled:
        way = "bare"
    return Phrase(at, run, first, last, name, way, None, way in {"form", "described"} or described) if way else None
