"""The toll of a story is settled over its articles."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord.collate.toll import Toll, tolls
from onrecord.collate.tolling.phrases import toll_mentions
from onrecord.facts.reading import Reading

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
        ("Jane Roe, 12, was at home", []),
        ("City council votes on parks", []),
    ],
)
def test_tolls_of_titles(title: str, told: list[tuple[str, int]]) -> None:
    assert [(m.status, m.count) for m in toll_mentions(title)] == told


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
    return [first, second]


def test_a_storys_toll(nlp_read: Read) -> None:
    assert tolls(story(nlp_read)) == Toll(2, 3, "2019-03-03", "Dayton")


def test_the_order_of_articles_does_not_matter(nlp_read: Read) -> None:
    readings = story(nlp_read)
    assert len({tolls(order) for order in itertools.permutations(readings)}) == 1


def test_nothing_told_gives_nothing() -> None:
    assert tolls([]) == Toll()


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
            ]
        ),
        max_size=40,
    )
)
@settings(deadline=None)
def test_any_words_are_survived(words: list[str]) -> None:
    text = " ".join(words)
    for mention in toll_mentions(text):
        assert mention.count > 0
        assert 0 <= mention.start < len(text)
