"""The small parts of match: quotations, credits, days, linkage, corrections, titles and ids."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.match.samples import COPY, WIRE, ferry, text

from onrecord.facts.article import Article
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.match.corrections import in_force, replay
from onrecord.match.credits import same_outlet
from onrecord.match.crowds import crowds
from onrecord.match.dates import looks_back, named_days
from onrecord.match.grouping import bar
from onrecord.match.linkage import linked
from onrecord.match.naming import story_of
from onrecord.match.products import Rows, pattern, products, stacked
from onrecord.match.quotations import quotations
from onrecord.match.terms import Row
from onrecord.match.text import article_text, of_article


@pytest.mark.parametrize(
    ("words", "quoted"),
    [
        ('He said "no way" twice.', ['"no way"']),
        ("She said: “We wait.” Then she left.", ["“We wait.”"]),
        ("It's the firm's view that ‘it's over’.", ["‘it's over’"]),
        ("It 's ``not clear'' yet", ["``not clear''"]),
        ("“First paragraph goes on\nand “second closes.”", ["“First paragraph goes on", "“second closes.”"]),
        ("He was 5'10 and 'very tall' they said", ["'very tall'"]),
        ("No words of anybody.", []),
    ],
)
def test_quotations_of_all_marks(words: str, quoted: list[str]) -> None:
    assert [s.of(words) for s in quotations(words, [Span(0, len(words))])] == quoted


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("MNA", "Meridian News Agency", True),
        ("Beacon", "Beacon Business Wire", True),
        ("the Mirror", "Copperbelt Mirror", True),
        ("AP", "The Associated Press", True),
        ("AP", "Agence France-Presse", False),
        ("Reuters", "reuters.com", True),
        ("IPA", "Meridian News Agency", False),
        ("Reuters", None, False),
    ],
)
def test_names_of_one_outlet(one: str, other: str | None, same: bool) -> None:
    assert same_outlet(one, other) is same


def test_credits_by_form() -> None:
    forms = {(c.name, c.form, c.own) for a in (text("a", WIRE, outlet="Tarn News Agency"), text("b", COPY)) for c in a.credits}
    assert ("TNA", "dateline", True) in forms
    assert ("TNA", "line", False) in forms


def test_a_photo_credit_is_no_credit_of_the_text() -> None:
    words = "Parliament met on Friday in Norhaven.\n\nPhoto: The chamber on Friday. Credit: Reuters\n\nIt adjourned at nine."
    assert text("a", words).credits == ()


def test_weekdays_are_resolved_against_publication() -> None:
    assert named_days(text("a", "Votes were cast on Sunday.", "2031-03-04")) == {3 * 32 + 2}
    assert named_days(text("a", "Votes were cast on Sunday.")) == frozenset()
    assert named_days(text("a", "Votes were cast on March 2 and on 5 April.")) == {3 * 32 + 2, 4 * 32 + 5}


def test_looking_back() -> None:
    assert looks_back(text("a", "Ten years after the flood, the bridge stands again."))
    assert not looks_back(text("a", "She got ten years in prison for the theft."))


def half(*_: float) -> float:
    return 0.5


def test_linkage_does_not_chain() -> None:
    chain = [(n, n + 1, 0.9) for n in range(6)]
    assert max(len(g) for g in linked(7, chain, half)) < 7


def test_linkage_keeps_groups_given() -> None:
    assert linked(4, [], half, [[1, 3]]) == [[0], [1, 3], [2]]


@given(st.permutations([(0, 1, 0.9), (1, 2, 0.6), (2, 3, 0.9), (0, 2, 0.6), (1, 3, 0.6), (0, 3, 0.6), (4, 3, 0.2)]))
def test_linkage_ignores_the_order_of_pairs(pairs: list[tuple[int, int, float]]) -> None:
    assert linked(5, pairs, half) == [[0, 1, 2, 3], [4]]


def clique(places: range, score: float) -> list[tuple[int, int, float]]:
    return [(a, b, score) for a in places for b in places if a < b]


def test_two_formed_stories_need_a_likeness_near_to_their_own() -> None:
    between = [(a, b, 0.5) for a in range(4) for b in range(4, 8)]
    tight = clique(range(4), 0.9) + clique(range(4, 8), 0.9)
    loose = clique(range(4), 0.7) + clique(range(4, 8), 0.9)
    assert len(linked(8, tight + between, bar)) == 2
    assert len(linked(8, loose + between, bar)) == 1


def test_a_formed_story_takes_in_a_few_by_the_common_bar() -> None:
    between = [(a, b, 0.5) for a in range(6) for b in range(6, 8)]
    assert len(linked(8, clique(range(6), 0.9) + clique(range(6, 8), 0.9) + between, bar)) == 1


VECTOR = st.dictionaries(st.integers(0, 40), st.floats(0.125, 1.0, width=32), max_size=9)


@given(st.lists(st.tuples(st.lists(VECTOR, max_size=6), st.integers(0, 6)), max_size=8))
def test_rows_are_kept_as_they_came_until_they_are_dropped(turns: list[tuple[list[dict[int, float]], int]]) -> None:
    rows, held = Rows(), list[dict[int, float]]()
    for fresh, dropped in turns:
        rows.extend([(np.array(sorted(v), np.int32), np.array([v[c] for c in sorted(v)], np.float32)) for v in fresh])
        held = (held + fresh)[dropped:]
        rows.drop(min(dropped, len(rows)))
        matrix = rows.matrix()
        assert len(rows) == len(held)
        assert [dict(zip(r.indices.tolist(), r.data.tolist(), strict=True)) for r in matrix] == held


def vector(**values: float) -> Row:
    return np.array([int(name[1:]) for name in values], np.int32), np.array(list(values.values()), np.float32)


def test_products_of_pairs_are_those_of_their_rows() -> None:
    one = stacked([vector(c1=0.5, c5=0.5), vector(c2=1.0)])
    other = stacked([vector(c2=0.25, c5=0.5)])
    assert products(one, other, np.array([0, 1, 1]), np.array([0, 0, 0])).tolist() == [0.25, 0.25, 0.25]
    assert products(pattern(one), other, np.array([0]), np.array([0])).tolist() == [0.5]


def test_a_crowd_is_the_number_of_neighbours_nearly_as_near() -> None:
    one, other, near = np.array([0, 0, 0, 1]), np.array([1, 2, 3, 2]), np.array([0.5, 0.4, 0.1, 0.2])
    assert crowds(one, other, near)[:, :2].tolist() == [[1, 2], [1, 2], [1, 3], [2, 2]]
    more = np.array([0, 0]), np.array([0.45, 0.05])
    assert crowds(one, other, near, more)[:, :2].tolist() == [[1, 3], [1, 3], [1, 4], [2, 2]]


def edit(number: int, kind: str, articles: tuple[str, ...] = (), undoes: int | None = None) -> Edit:
    return Edit(number, "2031-01-01T00:00:00Z", "ed", kind, articles=articles, undoes=undoes)  # type: ignore[arg-type]  # kinds of Edit


def test_split_merge_and_undo() -> None:
    groups = [["a", "b", "c"], ["d"]]
    split, merge = edit(1, "split story", ("c",)), edit(2, "merge stories", ("c", "d"))
    assert replay(groups, [split, merge]).groups == (("a", "b"), ("d", "c"))
    assert replay(groups, [split, merge, edit(3, "undo", undoes=2)]).groups == (("a", "b"), ("d",), ("c",))
    assert replay(groups, [split, edit(2, "undo", undoes=1), edit(3, "undo", undoes=2)]).groups == (("a", "b"), ("d",), ("c",))
    assert groups == [["a", "b", "c"], ["d"]]


def test_edits_about_articles_that_are_gone_are_idle() -> None:
    gone = edit(1, "merge stories", ("x", "y"))
    assert replay([["a"]], [gone]).idle == (gone,)


@given(st.lists(st.sampled_from(["split story", "merge stories", "undo"]), max_size=8), st.data())
def test_replay_keeps_every_article_once(kinds: list[str], data: st.DataObject) -> None:
    names = st.lists(st.sampled_from("abcdef"), max_size=3).map(tuple)
    edits = [edit(n, k, data.draw(names), data.draw(st.integers(0, 8)) if k == "undo" else None) for n, k in enumerate(kinds)]
    groups = [["a", "b"], ["c", "d", "e"], ["f"]]
    assert sorted(a for g in replay(groups, edits).groups for a in g) == list("abcdef")
    assert len(in_force(edits)) <= len(edits)


def test_a_story_s_id_comes_from_its_earliest_article() -> None:
    articles = ferry()
    assert story_of(articles).id == story_of(articles[:1]).id == story_of(articles[::-1]).id
    assert story_of(articles[1:]).id != story_of(articles).id


def test_a_story_without_headlines_is_called_by_its_opening() -> None:
    title = story_of([text("a", "The long and winding report of the harbour commission says nothing new. " * 5)]).title
    assert title.startswith("The long and winding report")
    assert len(title) <= 120


def test_a_reading_and_its_article_give_the_same_text() -> None:
    article = Article(id="a", text=COPY, outlet="Ostervik Post")
    assert article_text(Reading(article)).body == of_article(article).body
    assert article_text(Reading(article)).credits == of_article(article).credits
