"""What is named after an event in its title joins the event's story; another event of the kind stays out."""

from __future__ import annotations

from onrecord.match.followups import with_followups
from onrecord.match.text import ArticleText


def article(name: str, title: str, day: float | None = 100.0) -> ArticleText:
    names = ("Tolmark", "Halden", "Velia", "Ada Banda")
    return ArticleText(name, title, title=title, day=day, names=names)


REPORTS = [
    article("a", "Ferry sinks off Tolmark"),
    article("b", "Tolmark ferry: nine dead"),
    article("c", "Divers search Tolmark harbour"),
    article("d", "Minister resigns over sinking"),
]
TOLD = [[0, 1, 2, 3], [4]]


def near(score: float = 0.1) -> dict[tuple[int, int], float]:
    return {(i, 4): score for i in range(4)}


def test_an_opinion_named_after_the_event_joins() -> None:
    opinion = article("e", "The lesson of Tolmark is an old one", 108.0)
    assert with_followups(TOLD, [*REPORTS, opinion], near()) == [[0, 1, 2, 3, 4]]


def test_another_event_of_the_kind_stays_out() -> None:
    assert with_followups(TOLD, [*REPORTS, article("e", "Ferry sinks off Halden")], near(0.15)) == TOLD


def test_one_of_another_year_or_without_a_day_stays_out() -> None:
    for day in (900.0, None):
        assert with_followups(TOLD, [*REPORTS, article("e", "Tolmark, again", day)], near()) == TOLD


def test_what_has_nothing_in_common_but_a_name_stays_out() -> None:
    assert with_followups(TOLD, [*REPORTS, article("e", "Tolmark wins the cup")], near(0.01)) == TOLD


def test_what_first_names_another_thing_that_others_tell_of_stays_there() -> None:
    halden = [article("e", "Halden votes, days after Tolmark"), article("f", "Halden votes on ferries")]
    groups = [[0, 1, 2, 3], [4, 5]]
    assert with_followups(groups, [*REPORTS, *halden], near()) == groups
