"""What a clause says of the counted, and the finite clause of an act."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.parser import parse
from onrecord.read.pipeline import read

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read_text() -> Read:
    """A text read by the fast readers."""

    def one(text: str) -> Reading:
        (parsed,) = parse([Article(id="a", text=text, published_at="2031-05-06")])
        return read(parsed)

    return one


@pytest.mark.parametrize(
    ("text", "counts", "told"),
    [
        ("Six officers were still in the hospital on Monday night.", "officers", "were still in the hospital on Monday night"),
        ("Hundreds of guests remained hostage in the club for hours.", "guests", "remained hostage in the club for hours"),
        ("Millions of people who are not insured would pay.", "people", "who are not insured"),
        ("The bill would hurt 25 million Norlanders.", "Norlanders", None),
        ("It is unclear what effect several rounds of changes will have.", "rounds of changes", None),
        ("Sixteen states have passed or are considering such bans.", "states", None),
    ],
)
def test_what_is_said_of_the_counted(read_text: Read, text: str, counts: str, told: str | None) -> None:
    figure = read_text(text).figures[0]
    assert figure.counts == counts
    assert (figure.told.of(text) if figure.told else None) == told


def test_no_label_is_cut_within_a_word_or_before_another_number(read_text: Read) -> None:
    first = read_text("\"These four people in the so-called 'squad' have done nothing.\"").figures[0]
    assert first.counts.split()[-1] not in {"so", "so-called"}
    second = read_text("The fund pays for more than 10 million people in towns and roughly 13 million in villages.").figures[0]
    assert "13" not in second.counts


def test_a_bound_may_stand_behind_the_counted(read_text: Read) -> None:
    fewer, more = (read_text(f"Firms with 500 workers or {w} are exempt.").figures[0] for w in ("fewer", "more"))
    assert (fewer.low, fewer.high) == (None, 500)
    assert (more.low, more.high) == (500, None)


def test_a_list_of_ages_counts_nobody(read_text: Read) -> None:
    assert not read_text("Because they are 14, 15 and 16 year old kids, he said.").figures


def test_an_act_has_the_clause_that_does_it(read_text: Read) -> None:
    text = "Shortly after the talks, the Norland Senate passed a harbour bill on Monday."
    (act,) = read_text(text).acts
    assert act.told is not None
    assert act.told.of(text).startswith("the Norland Senate passed a harbour bill")


def test_a_question_passes_nothing(read_text: Read) -> None:
    for text in (
        "Why has the Norland Senate passed the harbour bill?",
        "Why is the Norland Senate not voting to rebuke the hateful things they said?",
    ):
        assert not [a for a in read_text(text).acts if a.stage == "passed"]
    assert [a.stage for a in read_text("The Norland Senate has passed the harbour bill.").acts] == ["passed"]


def test_a_hearing_is_no_filing(read_text: Read) -> None:
    text = "The Supreme Court of Norland will hear the lawsuits against the ban on 12 June."
    filed = [a for a in read_text(text).acts if a.sort == "lawsuit"]
    assert [(a.body, a.date, a.told) for a in filed] == [(None, None, None)]


def test_votes_by_which_a_motion_fell_are_cast(read_text: Read) -> None:
    text = "An amendment that would have shut two bays to trawlers had been defeated earlier, 48 to 73."
    (act,) = read_text(text).acts
    assert act.stage == "rejected"
    assert act.votes is not None
    assert (act.votes.in_favour, act.votes.against) == (48, 73)
    assert not any(a.votes for a in read_text("An amendment that would be defeated 48 to 73 is on the table.").acts)
