"""The toll of a story is settled over its articles."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from msgspec.structs import replace

from onrecord.collate.record import collate
from onrecord.collate.series.phrases import toll_mentions
from onrecord.collate.series.settling import settle_toll, tolls
from onrecord.facts.reading import Reading
from onrecord.facts.record import RecordToll
from onrecord.facts.story import Story

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("title", "told"),
    [
        ("3 dead, 2 wounded in courthouse shooting", [("killed", 3), ("injured", 2)]),
        ("9 shot, 1 fatally, at housing complex", [("shot", 9), ("killed", 1)]),
        ("Boy, 16, shot in head", [("shot", 1)]),
        ("Mother, 2 children found dead", [("killed", 3)]),
        ("Two women and one man were shot to death", [("killed", 3)]),
        ("16-year-old boy killed, another teen wounded", [("killed", 1), ("injured", 1)]),
        ("Club shooting leaves 3 hurt, 1 dead", [("injured", 3), ("killed", 1)]),
        ("shooting that killed one man and wounded three others", [("killed", 1), ("injured", 3)]),
        ("1 killed, 3 in critical condition", [("killed", 1), ("critical", 3)]),
        ("Police: Man kills woman, her son, himself", [("killed", 3)]),
        ("Gunman fatally shoots 3 musicians, self", [("killed", 4)]),
        ("Fifteen people, including children, were shot", [("shot", 15)]),
        ("He shot and killed his 12- and 10-year-old sons", [("killed", 2)]),
        ("A man shot and killed a neighbor", [("killed", 1)]),
        ("four people are dead and another is fighting for her life", [("killed", 4), ("critical", 1)]),
        ("Al Roe, 35; Bo Doe, 34; and Cy Poe, 26, died", [("killed", 3)]),
        ("the shooting of 15 people", [("shot", 15)]),
        ("a blast that claimed the lives of at least 30 miners", [("killed", 30)]),
        ("The death toll rose to 38 on Tuesday", [("killed", 38)]),
        ("Bus crash kills more than 1,200, injures 30 others", [("killed", 1200), ("injured", 30)]),
        ("two deaths and five injuries", [("killed", 2), ("injured", 5)]),
        ("no one was injured", [("no injured", 0)]),
        ("but no-one was killed", [("no killed", 0)]),
        ("Nobody died and no injuries were reported", [("no killed", 0), ("no injured", 0)]),
        ("none of the passengers was hurt", [("no injured", 0)]),
        ("38.1 deaths per 100,000 people", []),
        ("Jane Roe, 12, was at home", []),
        ("City council votes on parks", []),
    ],
)
def test_tolls_of_titles(title: str, told: list[tuple[str, int]]) -> None:
    assert [(m.status, m.count) for m in toll_mentions(title)] == told


def named(reading: Reading, number: int) -> Reading:
    """The reading with an id of its own."""
    return replace(reading, article=replace(reading.article, id=f"a{number}"))


def story(read: Read) -> list[Reading]:
    first = read(
        "Two people were killed and three others were wounded in a shooting in Dayton, Ohio, on Sunday night, police said.",
        title="2 killed, 3 wounded in Dayton shooting",
        published_at="2019-03-04T08:00:00Z",
    )
    second = read(
        "Dayton police are looking for a man after a shooting on Sunday that killed two people and wounded three.\n\n"
        "The three victims who survived are in stable condition at a hospital in Dayton.",
        title="Police seek man in Dayton shooting that killed two",
        published_at="2019-03-05T08:00:00Z",
    )
    return [named(reading, n) for n, reading in enumerate((first, second))]


def settled(toll: RecordToll | None) -> tuple[int | None, int | None, str | None, str | None] | None:
    return (toll.killed, toll.injured, toll.date, toll.place) if toll else None


def test_a_storys_toll(nlp_read: Read) -> None:
    assert settled(tolls(story(nlp_read))) == (2, 3, "2019-03-03", "Dayton")


def test_the_order_of_articles_does_not_matter(nlp_read: Read) -> None:
    readings = story(nlp_read)
    assert len({settled(tolls(order)) for order in itertools.permutations(readings)}) == 1


def test_nothing_told_gives_nothing() -> None:
    assert tolls([]) == RecordToll()
    assert settle_toll([]) is None


DISASTERS: dict[str, tuple[list[tuple[str, str, str]], tuple[int | None, int | None]]] = {
    "flood, its toll rising": (
        [
            ("2024-05-03", "Three dead as dam bursts", "A dam burst above the town on Friday, killing at least three people."),
            ("2024-05-05", "Nine dead in dam disaster", "Nine people are now known to have died when a dam burst on Friday."),
        ],
        (9, 0),
    ),
    "bomb": (
        [
            (
                "2023-01-10",
                "Market bomb kills 27",
                "A bomb in a crowded market killed 27 people and wounded more than 60 on Tuesday, a hospital official said.",
            ),
            (
                "2023-01-10",
                "At least 27 die in market blast",
                "At least 27 people died and 60 others were injured when a bomb exploded in a market on Tuesday.",
            ),
        ],
        (27, 60),
    ),
    "crash": (
        [
            (
                "2022-07-02",
                "Bus plunges into ravine, 15 dead",
                "Thirteen students and two teachers died when a bus plunged into a ravine on Saturday. Thirty others were injured.",
            ),
            ("2022-07-03", "Driver of bus held", "Police held the driver of a bus that crashed on Saturday, killing 15 people."),
        ],
        (15, 30),
    ),
    "earthquake, in the thousands": (
        [
            (
                "2021-02-07",
                "Quake kills 1,450",
                "The earthquake killed 1,450 people and injured 3,200, the ministry said on Sunday. Nearly 200 died in one school.",
            ),
            (
                "2021-02-07",
                "More than 1,450 dead after quake",
                "At least 1,450 people were killed and 3,200 hurt by an earthquake on Saturday night.",
            ),
        ],
        (1450, 3200),
    ),
    "fire, nobody killed": (
        [
            ("2020-11-11", "Four hurt in hotel fire", "Four people were injured when fire broke out in a hotel on Wednesday."),
            ("2020-11-12", "Hotel fire: two leave hospital", "Two of the four people hurt in a hotel fire on Wednesday went home."),
        ],
        (0, 4),
    ),
    "derailment, nobody hurt": (
        [
            (
                "2018-05-05",
                "Train derails in snow",
                "A train derailed in snow on Saturday. No one was injured, its owner said.",
            ),
            ("2018-05-06", "Line closed after derailment", "A line is closed after a derailment, in which no-one was hurt."),
        ],
        (None, 0),
    ),
    "poisoning": (
        [
            (
                "2019-08-20",
                "Six farm workers die of fumes",
                "Six farm workers died and two were taken to hospital after breathing fumes in a tank on Monday, police said.",
            )
        ],
        (6, 2),
    ),
}


@pytest.mark.parametrize("name", DISASTERS)
def test_tolls_of_other_disasters(nlp_read: Read, name: str) -> None:
    pages, told = DISASTERS[name]
    toll = settle_toll([named(nlp_read(t, title=title, published_at=day), n) for n, (day, title, t) in enumerate(pages)])
    assert toll is not None
    assert (toll.killed, toll.injured) == told


def test_stories_of_something_else_have_no_toll(nlp_read: Read) -> None:
    vote = nlp_read(
        "Parliament voted 116 to 102 on Tuesday to cap rents. The bill follows a march in which 300 people blocked a bridge.\n\n"
        "Members stood for a minute to honour two firefighters who died last year.",
        title="Parliament caps rents",
        published_at="2019-03-05",
    )
    assert settle_toll([vote]) is None


def test_each_number_leads_back_to_words_that_bear_it(nlp_read: Read) -> None:
    readings = {r.article.id: r for r in story(nlp_read)}
    toll = settle_toll(list(readings.values()))
    assert toll is not None
    killed = {s.of(readings[side.article].article.text) for side in toll.killed_words for s in side.spans}
    assert killed == {"Two people were killed", "killed two people"}
    injured = {s.of(readings[side.article].article.text) for side in toll.injured_words for s in side.spans}
    assert injured == {"three others were wounded", "wounded three"}
    assert "Sunday night" in {side.says for side in toll.date_words}
    assert {side.says for side in toll.place_words} == {"Dayton"}


def test_words_of_a_title_outside_the_text_are_said(nlp_read: Read) -> None:
    toll = settle_toll([nlp_read("The fire broke out on Sunday.", title="Hotel fire kills seven", published_at="2019-03-05")])
    assert toll is not None
    assert (toll.killed, [(w.spans, w.says) for w in toll.killed_words]) == (7, [((), "kills seven")])


def test_figures_of_the_record_with_the_same_value_are_named(nlp_read: Read) -> None:
    readings = story(nlp_read)
    record = collate(Story("s1", "Shooting", tuple(r.article.id for r in readings), None, None), readings)
    assert record.toll is not None
    same = {f.id: (f.sense, f.low) for f in record.figures}
    assert {same[f] for f in record.toll.figures} == {("killed", 2), ("injured", 3)}


@given(
    st.lists(
        st.sampled_from(
            [
                "3",
                "two",
                "people",
                "man",
                ",",
                "and",
                "killed",
                "shot",
                "wounded",
                "dead",
                "fatally",
                "was",
                "a",
                "24-year-old",
                "others",
                "-",
                "x",
                "no",
                "nobody",
            ]
        ),
        max_size=40,
    )
)
@settings(deadline=None)
def test_any_words_are_survived(words: list[str]) -> None:
    text = " ".join(words)
    for mention in toll_mentions(text):
        assert mention.count > 0 or mention.status.startswith("no ")
        assert 0 <= mention.start < mention.end <= len(text)
