"""The toll of a story about people killed or injured: how many, on what day and in which town.

Each is settled over all of the story's articles by a conditional logit over candidates: what the accounts count, where they count
it (title, first sentences, rest), who tells it last, and words that tell of deaths, wounds, suicide or survival where nothing is
counted. The weights were learnt from the Gun Violence Archive's figures for pages it links to (docs/adr/0040): for other kinds
of events the toll is a reading of the same evidence under weights learnt from shootings. What no article's words bear is not
given, however likely.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from onrecord.collate.series.bearing import Words, bearing_injured, bearing_killed, stated_none
from onrecord.collate.series.day import DaysTold, day_candidates, day_features, days
from onrecord.collate.series.evidence import TITLE, Evidence, evidence
from onrecord.collate.series.features import Accounts, candidates, features
from onrecord.collate.series.ranking import best
from onrecord.collate.series.town import TownsTold, home, shown, town_candidates, town_features, towns, used_as_place
from onrecord.facts.reading import Reading
from onrecord.facts.record import RecordFigure, RecordToll, Side
from onrecord.facts.span import Span
from onrecord.lexicon.tolls import toll_weights

Model = Mapping[str, float]
Sides = tuple[Side, ...]
TELLING = frozenset({"killed", "injured", "shot", "critical", "murder", "attempt", "victims"})
"""Statuses whose counts tell of people killed or injured."""
HEAD = frozenset({"title", "lede"})
SPEAKING = frozenset({"wound", "charge", "suicide", "police", "accident", "attempt"})
"""Flags that speak of charges, wounds and the like."""
BEFALLEN = frozenset({"death", "dies", "wound", "alive"})
"""Flags that tell of the dead and wounded."""
TOLD_BY = 0.5
"""Share of a story's articles that must count people killed or injured in title or first sentences for the story to have a toll."""


def settle_toll(
    readings: Sequence[Reading], figures: Sequence[RecordFigure] = (), weights: Mapping[str, Model] | None = None
) -> RecordToll | None:
    """The toll as the record has it; None where most of the accounts are about something else. `weights` as for `tolls`."""
    ordered = in_order(readings)
    accounts = [evidence(r) for r in ordered]
    telling = sum(tells_toll(a) for a in accounts)
    if not telling or telling < TOLD_BY * len(accounts):
        return None
    toll = settled(ordered, accounts, weights)
    own = {("killed", toll.killed), ("injured", toll.injured)}
    same = (f.id for f in figures if (f.sense, f.low) in own and f.low == f.high)
    return RecordToll(**{f: getattr(toll, f) for f in toll.__struct_fields__ if f != "figures"}, figures=tuple(same))


def tells_toll(article: Evidence) -> bool:
    """Whether an article tells of people killed or injured where it tells what it is about.

    It counts them in title or first sentences; or it speaks there of a harm or a charge and counts them soon after, or tells soon
    of the dead or wounded.
    """
    zones = {t.zone for t in article.told if t.status.rstrip("+?") in TELLING}
    if article.plets or not zones.isdisjoint(HEAD):
        return True
    spoken = any(zone in HEAD and name in SPEAKING for zone, name in article.flags)
    soon = any(zone != "rest" and name in BEFALLEN for zone, name in article.flags)
    return (bool(zones) and (spoken or article.harm)) or (soon and article.harm)


def tolls(readings: Sequence[Reading], weights: Mapping[str, Model] | None = None) -> RecordToll:
    """The toll that the readings of one story's articles tell together; the order they come in does not matter.

    `weights` stand in for those shipped, by model ("toll", "day", "town").
    """
    ordered = in_order(readings)
    return settled(ordered, [evidence(r) for r in ordered], weights) if ordered else RecordToll()


FEWEST_PLACED = 3
"""One in so many accounts at least must name the place: a town that one of many names may be where its reporter sits."""


def in_order(readings: Sequence[Reading]) -> list[Reading]:
    """The readings, oldest first."""
    return sorted(readings, key=lambda r: (r.article.published_at or "", r.article.id))


def settled(readings: Sequence[Reading], articles: Sequence[Evidence], weights: Mapping[str, Model] | None) -> RecordToll:
    """The toll that readings, oldest first, and their evidence tell."""
    weights = toll_weights() if weights is None else weights
    killed, injured, dead, hurt = counted(readings, articles, weights["toll"])
    date, date_words = dated(readings, weights["day"])
    place, place_words = placed(readings, weights["town"])
    return RecordToll(killed, injured, date, place, dead, hurt, date_words, place_words)


def counted(
    readings: Sequence[Reading], articles: Sequence[Evidence], weights: Model
) -> tuple[int | None, int | None, Sides, Sides]:
    """Killed and injured with the words that bear each."""
    accounts = Accounts(articles)
    if not any(a.told or a.flags for a in articles):
        return None, None, (), ()
    if not any(t.count for a in articles for t in a.told):
        dead, hurt = (sides(readings, stated_none(articles, status)) for status in ("no killed", "no injured"))
        if dead or hurt:
            return 0 if dead else None, 0 if hurt else None, dead, hurt
    killed, injured = best(weights, candidates(articles), lambda c: features(accounts, *c)) or (0, 0)
    dead = sides(readings, bearing_killed(articles, killed) if killed else stated_none(articles, "no killed"))
    hurt = sides(readings, bearing_injured(articles, killed, injured) if injured else stated_none(articles, "no injured"))
    if not (killed and dead) and not (injured and hurt):
        return None, None, (), ()
    return killed if dead or not killed else None, injured if hurt or not injured else None, dead, hurt


def dated(readings: Sequence[Reading], weights: Model) -> tuple[str | None, Sides]:
    """The day, with the words for it. A day that only the publication suggests is not given."""
    found = [days(r) for r in readings]
    told_days = DaysTold(found)
    day = best(weights, day_candidates(found), lambda d: day_features(told_days, d))
    if day is None:
        return None, ()
    words = [next((m.span for m in d.mentions if m.day == day), None) for d in found]
    told = tuple(side(r, [span], []) for r, span in zip(readings, words, strict=True) if span)
    return (day.isoformat(), told) if told else (None, ())


def placed(readings: Sequence[Reading], weights: Model) -> tuple[str | None, Sides]:
    """The town's name, with the words for it."""
    country = home(readings)
    found = [towns(r, country) for r in readings]
    told_towns = TownsTold(found)
    town = best(weights, town_candidates(found), lambda t: town_features(told_towns, t))
    if town is None or not used_as_place(found, town):
        return None, ()
    own = [[m for m in t.mentions if m.key == town] for t in found]
    words = [next((m for m in some if m.span), some[0] if some else None) for some in own]
    if sum(m is not None for m in words) * FEWEST_PLACED < len(readings):
        return None, ()
    rows = zip(readings, words, strict=True)
    return shown(found, town), tuple(side(r, [m.span] if m.span else [], [] if m.span else [m.shown]) for r, m in rows if m)


def sides(readings: Sequence[Reading], words: Mapping[str, Words]) -> Sides:
    """The words of each article, as the record has them."""
    made = []
    for reading in readings:
        if told := words.get(reading.article.id):
            spans = [t.span for t in told if t.sentence != TITLE]
            made.append(side(reading, spans, [t.span.of(reading.article.title) for t in told if t.sentence == TITLE]))
    return tuple(made)


def side(reading: Reading, spans: Sequence[Span], titled: Sequence[str]) -> Side:
    """One article's words: spans of its text, and what only its title says, sought in the text where that begins with the title."""
    text, title = reading.article.text, reading.article.title
    if text.startswith(title):
        spans = [*(Span(at, at + len(words)) for words in titled if (at := title.find(words)) >= 0), *spans]
        titled = []
    kept = sorted(set(spans))
    return Side(reading.article.id, tuple(kept), " ... ".join([*titled, *(" ".join(s.of(text).split()) for s in kept)]))
