# ruff: noqa: E501 -- prose is easier to read in long lines
"""Look-alike events at scale: many shootings in one city, votes of one parliament week after week, anniversaries of each."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Callable, Sequence
from datetime import date, timedelta

import pytest
from tests.match.samples import text

from onrecord.match.stories import Stream, group
from onrecord.match.text import ArticleText

Way = Callable[[Sequence[ArticleText]], list[tuple[str, ...]]]

SURNAMES = (
    "Abbot",
    "Brandt",
    "Cole",
    "Dahl",
    "Eriksen",
    "Farouk",
    "Grady",
    "Holm",
    "Ibarra",
    "Jensen",
    "Kaplan",
    "Lowe",
    "Mensah",
    "Novak",
    "Okafor",
    "Pruitt",
    "Quist",
    "Rahman",
    "Salas",
    "Tolk",
    "Udo",
    "Vance",
    "Weiss",
    "Xu",
    "Yates",
    "Zeller",
)
FIRST = (
    "Ana",
    "Boris",
    "Carl",
    "Dora",
    "Emil",
    "Fay",
    "Gus",
    "Hana",
    "Igor",
    "Jo",
    "Kaia",
    "Leo",
    "Mona",
    "Nils",
    "Olga",
    "Paul",
    "Rita",
    "Sam",
    "Tess",
    "Uma",
)
STREETS = (
    "Alder",
    "Birch",
    "Canal",
    "Depot",
    "Elm",
    "Foundry",
    "Gate",
    "Harbour",
    "Iron",
    "Jubilee",
    "Kiln",
    "Lime",
    "Market",
    "North",
    "Orchard",
    "Pond",
    "Quarry",
    "River",
    "Station",
    "Tannery",
)
PLACES = (
    "a petrol station",
    "a barber's shop",
    "a car park",
    "a basement flat",
    "a playground",
    "a tram stop",
    "a takeaway",
    "a laundry",
    "a scrapyard",
    "a bakery",
)
TRADES = (
    "welder",
    "student",
    "nurse",
    "driver",
    "cook",
    "teacher",
    "roofer",
    "clerk",
    "florist",
    "plumber",
)
ACTIONS = (
    "sat in a parked car",
    "was walking a dog",
    "stood in a doorway",
    "was locking up",
    "waited for a bus",
    "argued with a neighbour",
    "was loading a van",
    "rode past on a bicycle",
)
DETAILS = (
    "A grey car with one headlamp left towards the ring road",
    "Three cartridges lay on the pavement",
    "The gunman wore a motorcycle helmet",
    "A quarrel over a debt may be behind it",
    "A bullet went through the window of a dentist",
    "The pistol was found in a rain barrel",
    "A reward of 20,000 has been offered",
    "Two brothers were questioned and let go",
    "The lights in the passage had been out for weeks",
    "A wedding party sheltered in a cellar",
    "A helicopter with a heat camera found nobody",
    "The killer called out a name before he fired",
    "A stolen scooter was found burnt in a gravel pit",
    "The dead had given evidence in a fraud trial",
    "Divers searched the mill race for a rifle",
    "The mayor spoke of a turf war over cannabis",
)
BILLS = (
    ("drag nets", "trawlers", "cod stocks", "Fishing", "marine biologists"),
    ("the pension age", "retired workers", "longer lives", "Finance", "labour unions"),
    ("school meals", "pupils", "canteen kitchens", "Education", "head teachers"),
    ("night flights", "residents near the airport", "noise meters", "Transport", "airlines"),
    ("rent caps", "tenants", "empty flats", "Housing", "landlords"),
    ("wolf hunting", "shepherds", "grazing land", "Agriculture", "zoologists"),
    ("wind turbines", "coastal villages", "power cables", "Energy", "grid engineers"),
    ("tobacco displays", "shopkeepers", "vapour flavours", "Health", "lung doctors"),
)


def shooting(number: int, chance: random.Random) -> list[ArticleText]:
    """Three accounts of one shooting in Dunmore, in different words, on the day and the next."""
    day = date(2031, 5, 1) + timedelta(days=number)
    victim, officer = (f"{chance.choice(FIRST)} {chance.choice(SURNAMES)}" for _ in range(2))
    street, place, trade, action = (chance.choice(x) for x in (STREETS, PLACES, TRADES, ACTIONS))
    age, weekday, surname = chance.randrange(18, 70), f"{day:%A}", victim.split()[1]
    road = f"{street} {chance.choice(('Street', 'Lane', 'Road', 'Avenue'))}"
    odd, other, last = chance.sample(DETAILS, 3)
    bodies = (
        f"A {age}-year-old {trade} was shot dead at {place} on {road} in Dunmore on {weekday}, police said. Inspector {officer} said that {victim} {action} when a man opened fire. {odd}. {other}. Nobody has been arrested.",
        f"Detectives in Dunmore are looking for a gunman who killed {victim}, {age}, a {trade}, on {road}. {surname} {action} outside {place} on {weekday} evening. {other}, and {last[0].lower()}{last[1:]}. Witnesses should call Inspector {officer}.",
        f"Neighbours laid flowers on {road} for {victim}, the {trade} who was shot at {place} on {weekday}. The family of {surname} thanked the ambulance crew. Inspector {officer} of the Dunmore police asked the public for films of the night. {last}. {odd}.",
    )
    titles = f"{trade.title()} shot dead on {road}", f"Police hunt killer of {victim}", f"Flowers on {road} for {surname}"
    return [
        text(f"shooting{number}-{n}", body, f"{day + timedelta(days=n > 1)}", title=title)
        for n, (body, title) in enumerate(zip(bodies, titles, strict=True))
    ]


def vote(number: int, chance: random.Random) -> list[ArticleText]:
    """Three accounts of one vote in the parliament of Norhaven; there are two votes a week."""
    day = date(2031, 9, 1) + timedelta(days=number // 2 * 7 + number % 2 * 3)
    what, who, why, office, experts = BILLS[number % len(BILLS)]
    yes, minister, critic = chance.randrange(68, 90), *(f"{chance.choice(FIRST)} {chance.choice(SURNAMES)}" for _ in range(2))
    no, weekday = 135 - yes, f"{day:%A}"
    bodies = (
        f"Norhaven's parliament voted {yes} to {no} on {weekday} for the bill on {what}. {office} minister {minister} spoke of {why}. {critic}, for the opposition, said that {who} would pay the price. The bill takes effect in spring.",
        f"By {yes} votes to {no} members of parliament in Norhaven passed new rules on {what}. {experts.capitalize()} had asked for them because of {why}, and minister {minister} called the vote a turning point for {who}.",
        f"What the vote on {what} means: {who} get two years to adapt, {minister} told reporters after parliament in Norhaven passed the bill, {yes} to {no}. {experts.capitalize()} pointed to {why}; {critic} wants a referendum.",
    )
    titles = f"Parliament passes bill on {what}", f"New rules on {what} pass, {yes} to {no}", f"After the vote: {what} and {who}"
    return [
        text(f"vote{number}-{n}", body, f"{day + timedelta(days=n > 1)}", title=title)
        for n, (body, title) in enumerate(zip(bodies, titles, strict=True))
    ]


def anniversary(number: int, of: Sequence[ArticleText]) -> ArticleText:
    """A piece a year later that tells of a shooting again."""
    first = of[0]
    assert first.published_at
    day = date.fromisoformat(first.published_at) + timedelta(days=365)
    return text(
        f"anniversary{number}",
        f"A year after the killing, candles burn again. {of[2].text}",
        f"{day}",
        title=f"A year on: {of[2].title}",
    )


def coverage() -> list[list[ArticleText]]:
    """Forty shootings, eight votes, ten anniversaries, by event."""
    chance = random.Random(3)
    shootings = [shooting(n, chance) for n in range(40)]
    votes = [vote(n, chance) for n in range(8)]
    return [*shootings, *votes, *([anniversary(n, shootings[n])] for n in range(10))]


def by_batch(articles: Sequence[ArticleText]) -> list[tuple[str, ...]]:
    return [s.articles for s in group(articles).stories]


def by_stream(articles: Sequence[ArticleText]) -> list[tuple[str, ...]]:
    stream = Stream()
    stream.feed(sorted(articles, key=lambda a: a.day or 0))
    stream.close()
    return [s.articles for s in stream.stories()]


def bcubed(gold: dict[str, int], stories: Sequence[Sequence[str]]) -> tuple[float, float]:
    """B-cubed precision and recall."""
    sizes = Counter(gold.values())
    both = [(Counter(gold[a] for a in story), len(story)) for story in stories]
    precision = sum(n * n / size for counts, size in both for n in counts.values()) / len(gold)
    recall = sum(n * n / sizes[event] for counts, _ in both for event, n in counts.items()) / len(gold)
    return precision, recall


@pytest.mark.parametrize(("way", "least"), [(by_batch, 0.85), (by_stream, 0.8)])
def test_events_alike_stay_apart_and_each_comes_together(way: Way, least: float) -> None:
    """Floors: written to one form by the same three hands, a tenth to a fifth of such events still run into one another."""
    events = coverage()
    gold = {a.id: n for n, event in enumerate(events) for a in event}
    precision, recall = bcubed(gold, way([a for event in events for a in event]))
    assert precision >= least
    assert recall >= 0.95


def test_an_anniversary_joins_no_event_of_a_year_ago() -> None:
    events = coverage()
    late = {a.id for event in events for a in event if a.id.startswith("anniversary")}
    stories = by_batch([a for event in events for a in event])
    assert not [s for s in stories if 0 < len(late & set(s)) < len(s)]
