"""The town of an attack: candidate names of a story's articles and their features."""

from __future__ import annotations

import math
import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from onrecord.collate.series.evidence import zone_of
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.gazetteer import fold, key_of, places_named, states
from onrecord.lexicon.tolls import toll_patterns

NAME = re.compile(r"\b[A-Z][\w\u2019'-]*\.?(?: (?:of |de |la |del )?[A-Z][\w\u2019'-]*){0,3}")
STATE_AFTER = re.compile(r",\s*((?:[A-Z][\w.]*)(?: [A-Z][\w.]*){0,2})")
BEFORE = {
    "in": "in",
    "near": "near",
    "of": "of",
    "at": "at",
    "from": "from",
    "outside": "near",
    "to": "to",
    "south": "side",
    "east": "side",
    "west": "side",
    "north": "side",
    "downtown": "in",
}
TITLE_TAIL = re.compile(r" [-|] .*$")
LONGEST = 3
SENTENCES = 40
OWN_SHARE = 0.2
"""Share of the named places from which a story is taken to be of the United States, where the weights were learnt."""


@dataclass(frozen=True, slots=True)
class TownMention:
    """One mention of a name that may be the town: what stands around it."""

    key: str
    shown: str
    zone: str
    before: str
    state: str
    force: bool
    county: bool
    attack: bool
    first_word: bool
    span: Span | None = None
    """Where it stands in the text; None for one of the title."""


@dataclass(frozen=True, slots=True)
class Towns:
    """The mentions of one article, and the states it names."""

    mentions: tuple[TownMention, ...]
    states: frozenset[str]
    entities: frozenset[str]
    outlet: str
    country: str
    article: str


def home(readings: Sequence[Reading]) -> str:
    """The country that a story's places lie in: the one most named, or the United States where they are named often enough."""
    named = Counter(e.country for r in readings for e in r.entities if e.kind == "place" and e.country)
    if not named or named["USA"] > OWN_SHARE * named.total():
        return "USA"
    return min(named, key=lambda c: (-named[c], c))


def runs(words: str, country: str) -> Iterator[tuple[int, str]]:
    """The runs of up to three capitalised words that may name a town, longest first at each place, with where each starts."""
    for match in NAME.finditer(words):
        parts = match[0].split(" ")
        offset = match.start()
        i = 0
        while i < len(parts):
            for length in range(min(LONGEST, len(parts) - i), 0, -1):
                name = " ".join(parts[i : i + length]).rstrip(".\u2019'")
                start = offset + len(" ".join(parts[:i])) + (1 if i else 0)
                if length == 1 and len(name) < 3:
                    continue
                if (
                    is_town(name, country)
                    or toll_patterns()["county"].match(words, start + len(name))
                    or stated(words, start + len(name))
                ):
                    yield start, name
                    i += length - 1
                    break
            i += 1


def stated(words: str, end: int) -> bool:
    """Whether a state stands right after a name."""
    match = STATE_AFTER.match(words, end)
    return match is not None and bool(state_of(match[1]))


def is_town(name: str, country: str) -> bool:
    """Whether the gazetteer knows a town of that name in a country."""
    return any(p.country == country and p.precision == "city" for p in places_named(name))


def towns(reading: Reading, country: str) -> Towns:
    """What an article gives about its town, which lies in a country."""
    article = reading.article
    text = article.text
    patterns = toll_patterns()
    found: list[TownMention] = []
    told: dict[str, Span | None] = {}
    pieces: list[tuple[str, str, int | None]] = [
        ("title", TITLE_TAIL.sub("", article.title), None),
        ("tail", "".join(TITLE_TAIL.findall(article.title)), None),
    ]
    pieces += [("dateline", text[b.start : b.end], b.start) for b in reading.blocks if b.kind == "dateline"]
    pieces += [(zone_of(n), text[s.start : s.end], s.start) for n, s in enumerate(reading.sentences[:SENTENCES])]
    for zone, piece, offset in pieces:
        words = piece.title() if zone == "dateline" and len(piece.title()) == len(piece) else piece
        attack = bool(patterns["attack"].search(words))
        for start, name in runs(words, country):
            end = start + len(name)
            after = STATE_AFTER.match(words, end)
            state = state_of(after[1]) if after else ""
            if state:
                told.setdefault(state, None)
            lead = words[:start].rstrip().rsplit(" ", 1)[-1].lower() if start else "^"
            found.append(
                TownMention(
                    key_of(name),
                    name,
                    zone,
                    BEFORE.get(lead, ""),
                    state,
                    bool(patterns["force"].match(words, end)),
                    bool(patterns["county"].match(words, end)),
                    attack,
                    start == 0,
                    None if offset is None else Span(offset + start, offset + end),
                )
            )
        for match in NAME.finditer(piece):
            if code := state_of(match[0]):
                told.setdefault(code, None if offset is None else Span(offset + match.start(), offset + match.end()))
    entities = frozenset(key_of(e.name) for e in reading.entities if e.kind == "place")
    if "DC" in told:
        found.append(TownMention("washington", "Washington", "capital", "", "DC", False, False, False, False, told["DC"]))
    outlet = re.sub(r"[^a-z]", "", f"{article.outlet or ''} {article.url or ''}".lower())
    return Towns(tuple(found), frozenset(told), entities, outlet, country, article.id)


def state_of(words: str) -> str:
    """The code of the state that words start with; "" for none."""
    parts = words.split(" ")
    return next((code for n in range(len(parts), 0, -1) if (code := states().get(fold(" ".join(parts[:n]))))), "")


def town_candidates(articles: Sequence[Towns]) -> list[str]:
    """The keys of the names that come into question."""
    return sorted({m.key for a in articles for m in a.mentions})


def used_as_place(articles: Sequence[Towns], key: str) -> bool:
    """Whether some article uses a name as a place's: in its words, its dateline, or its outlet's name."""
    return any(
        (m.key == key and (m.before or m.state or m.force or m.county or m.zone in ("dateline", "tail", "capital")))
        or key in a.entities
        or key.replace(" ", "") in a.outlet
        for a in articles
        for m in a.mentions
    )


def shown(articles: Sequence[Towns], key: str) -> str:
    """A key's name as most written, with "County" where that always stands after it."""
    own = [m for a in articles for m in a.mentions if m.key == key]
    names = [m.shown for m in own]
    best = key.title() if is_town(key, articles[0].country) else max(set(names), key=lambda n: (names.count(n), n))
    return f"{best} County" if own and all(m.county for m in own) else best


class TownsTold:
    """The names of a story's articles, with what is the same for all candidates and each candidate's own mentions."""

    def __init__(self, articles: Sequence[Towns]) -> None:
        self.articles = articles
        self.own: dict[str, list[list[TownMention]]] = {}
        """For each name its mentions, article by article."""
        for article in articles:
            by_key: dict[str, list[TownMention]] = {}
            for m in article.mentions:
                by_key.setdefault(m.key, []).append(m)
            for key, mentions in by_key.items():
                self.own.setdefault(key, []).append(mentions)
        self.total = sum(len(a.mentions) for a in articles) or 1
        self.entities = Counter(key for a in articles for key in a.entities)
        self.first = Counter(a.mentions[0].key for a in articles if a.mentions)
        self.first_lede = Counter(next((m.key for m in a.mentions if m.zone in ("dateline", "lede")), None) for a in articles)
        self.first_in = Counter(next((m.key for m in a.mentions if m.before == "in"), None) for a in articles)
        self.states = {code for a in articles for code in a.states}
        self.inside = {part for key in self.own for part in _parts(key)}


def _parts(key: str) -> Iterator[str]:
    """The names that stand inside a longer name."""
    words = key.split(" ")
    for start in range(len(words)):
        for end in range(start + 1, len(words) + 1):
            if end - start < len(words):
                yield " ".join(words[start:end])


def town_features(story: TownsTold, key: str) -> Iterator[tuple[str, float]]:
    """The features of one candidate name."""
    count, own = len(story.articles), story.own.get(key, [])
    mentions = [m for some in own for m in some]
    yield "articles", len(own) / count
    yield "several", float(len(own) > 1)
    yield "share", len(mentions) / story.total
    yield "log", math.log1p(len(mentions))
    run = key.replace(" ", "")
    yield "outlet", sum(run in a.outlet for a in story.articles) / count
    for zone in ("title", "tail", "dateline", "lede", "early", "rest", "capital"):
        yield f"zone {zone}", sum(any(m.zone == zone for m in some) for some in own) / count
    for before in sorted({m.before for m in mentions} - {""}):
        yield f"before {before}", sum(any(m.before == before for m in some) for some in own) / count
        yield f"before {before} attack", sum(any(m.before == before and m.attack for m in some) for some in own) / count
    yield "attack", sum(any(m.attack for m in some) for some in own) / count
    yield "state", sum(any(m.state for m in some) for some in own) / count
    yield "force", sum(any(m.force for m in some) for some in own) / count
    yield "county some", float(any(m.county for m in mentions))
    yield "county all", float(all(m.county for m in mentions))
    yield "opens", sum(m.first_word for m in mentions) / len(mentions)
    yield "entity", story.entities[key] / count
    yield "first", story.first[key] / count
    yield "first lede", story.first_lede[key] / count
    yield "first in", story.first_in[key] / count
    yield from known(story, key)


def known(story: TownsTold, key: str) -> Iterator[tuple[str, float]]:
    """What the gazetteer tells of a candidate, given the states that the articles name."""
    places = [p for p in places_named(key) if p.country == story.articles[0].country and p.precision == "city"]
    yield "unknown", float(not places)
    yield "is state", float(key in states())
    if places:
        yield "population", math.log10(max(places[0].population, 1))
        fitting = [p for p in places if p.state in story.states]
        yield "fits state", float(bool(fitting))
        yield "fitting population", math.log10(max(fitting[0].population, 1)) if fitting else 0.0
        yield "unique", float(len(places) == 1)
    yield "words", float(len(key.split()))
    yield "inside another", float(key in story.inside)
