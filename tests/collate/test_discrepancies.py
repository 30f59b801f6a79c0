"""Where accounts differ: each kind once right, and the near thing that is none."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.discrepancies.wording import flips
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def toll(page: Pages, name: str, words: str, low: int, high: int | None, at: str, speaker: str | None = None) -> Any:  # noqa: ANN401 - a page
    text = f"{words} died in the fire, {speaker or 'officials'} said."
    p = page(name, text, at=at).figure(words, low, high, sense="killed")
    return p.says(speaker, f"{words} died in the fire", sort_of="organization") if speaker else p


def test_a_toll_that_grows_is_an_update(page: Pages, record_of: Make) -> None:
    a = toll(page, "a", "Seven people", 7, 7, "2025-06-10T08:00:00Z")
    b = toll(page, "b", "Eleven people", 11, 11, "2025-06-10T20:00:00Z")
    assert kinds(record_of(a, b)) == [("figure", "update")]


def test_a_toll_that_shrinks_on_another_word_is_a_conflict_and_disputed(page: Pages, record_of: Make) -> None:
    a = toll(page, "a", "Nine people", 9, 9, "2025-06-10T08:00:00Z", "the fire service")
    b = toll(page, "b", "Four people", 4, 4, "2025-06-10T09:00:00Z", "the ministry of health")
    record = record_of(a, b)
    assert kinds(record) == [("figure", "conflict")]
    assert {f.standing for f in record.figures} == {"disputed"}


def test_bounds_that_meet_are_no_discrepancy_unless_a_toll_has_grown(page: Pages, record_of: Make) -> None:
    a = toll(page, "a", "At least nine people", 9, None, "2025-06-10T10:00:00Z")
    b = toll(page, "b", "Eleven people", 11, 11, "2025-06-10T09:00:00Z")
    assert kinds(record_of(a, b)) == []
    c = toll(page, "c", "Twelve people", 12, 12, "2025-06-10T18:00:00Z")
    assert kinds(record_of(a, c)) == [("figure", "update")]


def test_large_numbers_of_one_unit_with_digits_swapped_conflict(page: Pages, record_of: Make) -> None:
    a = page("a", "The safety office ordered the recall of 48,000 room heaters.").figure("48,000 room heaters", 48000, 48000)
    b = page("b", "Recall of 84,000 room heaters, the safety office said.").figure(
        "84,000 room heaters", 84000, 84000, counts="room heaters"
    )
    assert kinds(record_of(a, b)) == [("figure", "conflict")]


def test_a_rounded_sum_is_rounding(page: Pages, record_of: Make) -> None:
    a = page("a", "The bridge will cost 410 million euros.").figure(
        "410 million euros", 410e6, 410e6, unit="EUR", counts="cost of the bridge"
    )
    b = page("b", "The bridge will cost more than 400 million euros.")
    b.figure("more than 400 million euros", 400e6, None, unit="EUR", counts="cost of the bridge")
    assert kinds(record_of(a, b)) == [("figure", "rounding")]


def test_another_scope_is_no_conflict(page: Pages, record_of: Make) -> None:
    a = page("a", "The maker recalls 212,000 heaters in Canada.").figure("212,000 heaters", 212000, 212000, scope="in Canada")
    b = page("b", "The maker recalls 350,000 heaters in North America.").figure(
        "350,000 heaters", 350000, 350000, scope="in North America"
    )
    assert kinds(record_of(a, b)) == [("figure", "scope")]


def test_one_number_that_adds_up_two_of_another_account(page: Pages, record_of: Make) -> None:
    a = (
        page("a", "The bill fell by 102 votes with 12 abstentions.", at="2025-01-01")
        .figure("102 votes", 102, 102)
        .figure("12 abstentions", 12, 12)
    )
    b = page("b", "In all 114 deputies gave the bill no vote.", at="2025-01-02").figure("114 deputies", 114, 114)
    assert ("figure", "scope") in kinds(record_of(a, b))


@pytest.mark.parametrize(
    ("whole", "cut", "turned"),
    [
        ("It is not true that the water is safe to drink.", "the water is safe to drink", True),
        ("There is no village that the army has not left.", "There is no village that the army has left", True),
        ("We have signed nothing, and we will sign nothing.", "We have signed nothing", False),
        ("The council will not reopen the pool, and I am glad of it.", "The council will not reopen the pool", False),
        ("Nobody was hurt. The doors never opened.", "The doors never opened", False),
    ],
)
def test_a_cut_that_loses_a_no_within_the_clause_turns_the_sense(whole: str, cut: str, turned: bool) -> None:
    assert flips(whole, cut) is turned


def quote(page: Pages, name: str, words: str, speaker: str = "Lena Ortiz") -> Any:  # noqa: ANN401 - a page
    return page(name, f"{words} {speaker} said.").says(speaker, words, "direct")


def test_a_cut_that_turns_the_sense_is_a_conflict_of_wording(page: Pages, record_of: Make) -> None:
    a = quote(page, "a", "“There is no part of the plan that the union has not approved,”")
    b = quote(page, "b", "“There is no part of the plan that the union has approved,”")
    assert kinds(record_of(a, b)) == [("wording", "conflict")]


def test_other_words_in_quotation_marks_are_a_paraphrase_and_a_plain_cut_is_nothing(page: Pages, record_of: Make) -> None:
    a = quote(page, "a", "“Our riders trusted us with their homes, and we are not going to gamble with that trust,”")
    b = quote(page, "b", "“Our riders have trusted us with their homes, and with that trust we do not gamble,”")
    assert kinds(record_of(a, b)) == [("wording", "paraphrase")]
    c = quote(page, "c", "“Our riders trusted us with their homes,”")
    assert kinds(record_of(a, c)) == []


def resolution(page: Pages, name: str, text: str, stage_word: str, *, binding: bool | None, words: str | None = None) -> Any:  # noqa: ANN401 - a page
    evidence = text.split(".")[0]
    more: dict[str, object] = {"stage_evidence": stage_word, "binding": binding}
    if words:
        more["binding_evidence"] = words
    return page(name, text).act(evidence, "resolution", "passed", "The Assembly", title="a resolution on the river", **more)


def test_a_command_in_one_account_and_advice_in_another(page: Pages, record_of: Make) -> None:
    a = resolution(
        page,
        "a",
        "The Assembly passed a resolution on the river. It does not bind the government.",
        "passed",
        binding=False,
        words="does not bind",
    )
    b = resolution(page, "b", "The Assembly ordered the government to clean the river by a resolution.", "ordered", binding=None)
    record = record_of(a, b)
    assert ("status", "conflict") in kinds(record)
    assert record.acts[0].binding is False
    assert [x.binding for x in record.bindings] == [False]


def test_a_headline_that_commands_what_the_body_says_binds_nobody(page: Pages, record_of: Make) -> None:
    title = "Assembly halts building on the river"
    text = f"{title}\n\nThe Assembly passed a resolution on the river. It does not bind the government."
    a = page("a", text, title=title).act(
        "The Assembly passed a resolution on the river", "resolution", "passed", "The Assembly",
        stage_evidence="passed", binding=False, binding_evidence="does not bind", title="a resolution on the river",
    )  # fmt: skip
    assert ("headline", "conflict") in kinds(record_of(a))


def test_one_says_it_and_another_denies_it(page: Pages, record_of: Make) -> None:
    text = (
        "A driver said managers had known of the leak since spring. The company denied that. "
        "“We learned of the leak in November,” Ada Banda said."
    )
    a = page("a", text).says("A driver", "managers had known of the leak since spring", entity={"named": False}, sort="unnamed")
    a.says("Ada Banda", "“We learned of the leak in November,”", "direct")
    record = record_of(a)
    assert kinds(record) == [("factuality", "conflict")]
    assert record.discrepancies[0].sides[0].says == "managers had known of the leak since spring"
    assert record.discrepancies[0].sides[1].says == "“We learned of the leak in November,”"


def test_two_dates_of_one_act(page: Pages, record_of: Make) -> None:
    from onrecord.facts.time import TimeExpression

    def dated(name: str, day: str, value: str) -> Any:  # noqa: ANN401 - a page
        p = page(name, f"The Assembly passed a resolution on the river on {day}.")
        p.act(
            f"The Assembly passed a resolution on the river on {day}",
            "resolution",
            "passed",
            "The Assembly",
            stage_evidence="passed",
            date=value,
        )
        span = p.at(day)
        p.rows["times"] = [TimeExpression(span.start, span.end, value, "DATE")]
        return p

    assert kinds(record_of(dated("a", "Friday", "2025-03-14"), dated("b", "Thursday", "2025-03-13"))) == [("date", "conflict")]
    assert kinds(record_of(dated("a", "Friday", "2025-03-14"), dated("b", "March 14", "2025-03-14"))) == []


def test_a_swapped_actor_is_seen_and_not_averaged_away(page: Pages, record_of: Make) -> None:
    def shelled(name: str, who: str) -> Any:  # noqa: ANN401 - a page
        p = page(name, f"{who} shelled the grain port of Tamra.")
        e = p.entity(who, "organization", sector="MIL")
        return p.event(f"{who} shelled the grain port of Tamra", "shelled", type="ASSAULT", actors=(e,))

    record = record_of(shelled("a", "Northland Guard"), shelled("b", "Free Coast Army"))
    assert ("actor", "conflict") in kinds(record)


def test_an_age_is_no_count_of_the_dead(page: Pages, record_of: Make) -> None:
    first = page("a", "Five people died in the fire. The youngest is a girl of nine.", at="2024-05-01T08:00:00Z")
    first.figure("Five people", 5, 5, sense="killed").figure("nine", 9, 9, unit="people", counts="people", sense="killed")
    then = page("b", "Nine people died in the fire, firemen said.", at="2024-05-01T09:00:00Z")
    then.figure("Nine people", 9, 9, sense="killed")
    figures = record_of(first, then).figures
    assert sorted([a.article for a in f.accounts] for f in figures if f.low == 9) == [["a"], ["b"]]
