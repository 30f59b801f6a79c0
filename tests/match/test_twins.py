"""One text printed by hundreds of outlets: one story, each a copy, at a cost that grows as their number."""

from __future__ import annotations

import random

import pytest
from tests.match.samples import COPY, OWN, WIRE, text

from onrecord.match import board, copies
from onrecord.match.copies import find_copies
from onrecord.match.stories import group, grouped
from onrecord.match.text import ArticleText
from onrecord.match.twins import STAND, surplus

UNCREDITED = COPY.removesuffix("\n\nTNA")


def printed(count: int, words: str = UNCREDITED, at: str = "2031-03-03T13:00:00Z", mark: str = "p") -> list[ArticleText]:
    return [text(f"{mark}{n:04}", words, at, outlet=f"Paper {mark}{n}", title=f"Ferry aground ({n})") for n in range(count)]


@pytest.mark.parametrize("count", [STAND + 1, 200, 450])
def test_the_same_text_in_many_outlets_is_one_story_of_copies(count: int) -> None:
    articles = [*printed(count), text("own", OWN, "2031-03-03T15:00:00Z", outlet="Lunde Bladet", title="A ship stranded off Lunde")]
    random.Random(3).shuffle(articles)
    grouping = group(articles)
    (story,) = [s for s in grouping.stories if "p0000" in s.articles]
    assert len(story.articles) >= count
    found = [c for c in find_copies(articles) if c.article != "own"]
    assert {c.article for c in found} == {f"p{n:04}" for n in range(1, count)}
    assert all(c.part == "whole" and c.share == 1.0 for c in found)


def test_few_of_one_text_are_compared_as_any_others() -> None:
    assert surplus(printed(STAND)) == {}
    assert len(surplus(printed(STAND + 5))) == 5


def test_the_text_of_the_agency_that_is_credited_stands() -> None:
    agency = text("z-wire", COPY, "2031-03-03T14:00:00Z", outlet="TNA", title="Ferry aground")
    beyond = surplus([*printed(40, COPY), agency])
    assert "z-wire" not in beyond
    assert all("z-wire" in standing for standing in beyond.values())


def test_the_same_text_long_after_is_not_taken_for_one_event_unseen() -> None:
    later = printed(STAND + 4, at="2031-09-03T13:00:00Z", mark="q")
    beyond = surplus([*printed(STAND + 4), *later])
    assert {article[0] for article in beyond} == {"p", "q"}
    assert all({other[0] for other in standing} == {article[0]} for article, standing in beyond.items())


def test_a_line_of_a_ticker_has_no_twins() -> None:
    assert surplus(printed(60, "Ferry aground off Lunde\n\nMore follows soon.")) == {}


def test_the_order_of_the_articles_does_not_matter() -> None:
    articles = [*printed(60), *printed(30, WIRE, mark="w")]
    mixed = list(articles)
    random.Random(8).shuffle(mixed)
    assert sorted(map(sorted, grouped(mixed))) == sorted(map(sorted, grouped(articles)))
    assert find_copies(mixed) == find_copies(articles)


def test_pairs_compared_grow_as_the_articles(monkeypatch: pytest.MonkeyPatch) -> None:
    compared: list[int] = []
    plain = copies.pair_of

    def counted(kept: board.Board, one: ArticleText, other: ArticleText) -> copies.Pair | None:
        compared[-1] += 1
        return plain(kept, one, other)

    monkeypatch.setattr(copies, "pair_of", counted)
    for count in (100, 200, 400):
        compared.append(0)
        find_copies(printed(count))
    assert compared[2] <= STAND * 400
    assert (compared[2] - compared[1]) <= 2.1 * (compared[1] - compared[0])
