"""Series: one row a value, by status and scope, ordered by the day each is told of, with who gives it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record, Series

Story = Callable[..., Record]


def one(record: Record, sense: str, scope: str | None = None) -> Series:
    found = [s for s in record.series if s.sense == sense and s.scope == scope]
    assert len(found) == 1, record.series
    return found[0]


def rows(series: Series) -> list[tuple[Any, ...]]:
    return [(v.low, v.high, v.as_of) for v in series.values]


def killed(page: Any, words: str, low: int, high: int | None = None, **more: Any) -> Any:  # noqa: ANN401 - a Page
    return page.figure(words, low, low if high is None else high, unit="people", counts="people", sense="killed", **more)


def test_a_growing_toll_is_one_series_and_its_last_value_stands(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "The flood in Tarn killed 12 people.", at="2031-05-05"), "12 people", 12)
    b = killed(page("b", "The flood in Tarn killed 30 people.", at="2031-05-06"), "30 people", 30)
    record = record_of(a, b)
    series = one(record, "killed")
    assert rows(series) == [(12, 12, "2031-05-05"), (30, 30, "2031-05-06")]
    assert [v.claimants for v in series.values] == [("Outlet a",), ("Outlet b",)]
    assert next(v for v in series.values if v.figure == series.latest).low == 30


def test_a_late_article_with_an_old_count_does_not_lower_the_toll(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "The flood in Tarn killed 30 people.", "North Post", "2031-05-05"), "30 people", 30)
    b = killed(page("b", "The flood in Tarn killed 12 people.", "Daily Gong", "2031-05-06"), "12 people", 12)
    series = one(record_of(a, b), "killed")
    assert next(v for v in series.values if v.figure == series.latest).low == 30


def test_a_count_revised_down_stands_over_the_higher_one(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "The blast in Tarn killed 96 people.", at="2031-05-05"), "96 people", 96)
    b = killed(page("b", "Police revised the toll down to 71 people.", at="2031-05-08"), "71 people", 71)
    series = one(record_of(a, b), "killed")
    assert next(v for v in series.values if v.figure == series.latest).low == 71


def test_two_sides_of_one_article_are_rivals_and_none_stands(page: Callable[..., Any], record_of: Story) -> None:
    text = "Ostria's ministry said 58 soldiers were killed. Verland's army said 350 soldiers were killed."
    a = page("a", text, at="2031-05-05")
    a.figure("58 soldiers", 58, 58, sense="killed", attribution="a1").figure(
        "350 soldiers", 350, 350, sense="killed", attribution="a2"
    )
    a.says("Ostria's ministry", "58 soldiers were killed", sort_of="organization")
    a.says("Verland's army", "350 soldiers were killed", sort_of="organization")
    series = one(record_of(a), "killed")
    assert series.latest is None
    assert {v.low: v.claimants for v in series.values} == {58: ("Ostria's ministry",), 350: ("Verland's army",)}


def test_dead_or_missing_is_a_status_of_its_own(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "Floods have killed 31 people. At least 45 people are dead or missing.", at="2031-05-05"), "31 people", 31)
    a.figure("At least 45 people", 45, None, unit="people", counts="people", sense="killed")
    record = record_of(a)
    assert rows(one(record, "killed")) == [(31, 31, "2031-05-05")]
    assert rows(one(record, "dead or missing")) == [(45, None, "2031-05-05")]


def test_another_disasters_dead_are_in_no_series(page: Callable[..., Any], record_of: Story) -> None:
    text = "The earthquake in Tarn killed 162 people. It was the second disaster after 134 people died in a stadium crush."
    a = page("a", text, at="2031-05-05", title="Earthquake kills 162")
    killed(killed(a, "162 people", 162), "134 people", 134)
    assert rows(one(record_of(a), "killed")) == [(162, 162, "2031-05-05")]


def test_what_is_feared_or_new_or_others_is_in_no_series(page: Callable[..., Any], record_of: Story) -> None:
    text = "The flood killed 12 people. 40 people could be killed. 5 others were killed. 3 new deaths came."
    a = killed(killed(page("a", text, at="2031-05-05"), "12 people", 12), "40 people", 40)
    a.figure("5 others", 5, 5, sense="killed").figure("3 new deaths", 3, 3, counts="new deaths", sense="killed")
    assert rows(one(record_of(a), "killed")) == [(12, 12, "2031-05-05")]


def test_a_story_that_counts_nobody_has_no_series(page: Callable[..., Any], record_of: Story) -> None:
    assert record_of(page("a", "An army plane carried the wounded to the capital.", at="2031-05-05")).series == ()


def differences(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def test_the_dead_are_not_held_against_those_who_had_gathered(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "59 people were killed at the shrine in Kessar.", at="2031-05-05"), "59 people", 59)
    b = page("b", "Between 300 and 400 people had gathered at the shrine in Kessar.", at="2031-05-06")
    b.figure("Between 300 and 400 people", 300, 400, unit="people", counts="people")
    assert differences(record_of(a, b)) == []


def test_a_growing_count_is_one_update_with_both_sides_named(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "The flood in Tarn killed 44 people.", "North Post", "2031-05-05"), "44 people", 44)
    b = page("b", "The flood in Tarn killed at least 268 people.", "Daily Gong", "2031-05-06")
    b.figure("at least 268 people", 268, None, unit="people", counts="people", sense="killed")
    c = killed(page("c", "The flood in Tarn killed 271 people.", "Harbour Herald", "2031-05-07"), "271 people", 271)
    record = record_of(a, b, c)
    assert differences(record) == [("figure", "update")]
    assert record.discrepancies[0].reason == "North Post: 44 killed on 2031-05-05; Daily Gong: at least 268 on 2031-05-06"


def test_two_towns_with_other_dead_are_two_occasions(page: Callable[..., Any], record_of: Story) -> None:
    pages = []
    for which, town, dead in (("a", "Jaipur", 9), ("b", "Udaipur", 5)):
        text = f"A bus overturned near {town} on Monday, killing {dead} pilgrims."
        p = page(which, text, at="2031-05-05").event(f"A bus overturned near {town} on Monday", "overturned")
        p.entity(town, "place", precision="city")
        pages.append(killed(p, f"{dead} pilgrims", dead))
    assert not [d for d in record_of(*pages).discrepancies if d.kind in ("place", "figure")]


def test_the_numbers_of_two_sides_are_a_conflict_with_both_named(page: Callable[..., Any], record_of: Story) -> None:
    text = "Organisers said 40,000 people marched. The police said 9,000 people marched."
    a = page("a", text, at="2031-05-05")
    a.figure("40,000 people", 40000, 40000, attribution="a1").figure("9,000 people", 9000, 9000, attribution="a2")
    a.says("Organisers", "40,000 people marched", sort_of="group").says(
        "The police", "9,000 people marched", sort_of="organization"
    )
    found = [d for d in record_of(a).discrepancies if d.kind == "figure"]
    assert [(d.verdict, {s.says for s in d.sides}) for d in found] == [("conflict", {"40,000 people", "9,000 people"})]


def test_more_in_favour_than_were_present_is_shown_and_no_rounding(page: Callable[..., Any], record_of: Story) -> None:
    a = page("a", "It passed with 134 lawmakers in the chamber.", "North Post", "2031-05-05")
    a.figure("134 lawmakers", 134, 134)
    b = page("b", "About 140 lawmakers voted in favour.", "Daily Gong", "2031-05-05").figure(
        "About 140 lawmakers", 140, 140, about=True
    )
    found = record_of(a, b).discrepancies
    assert [(d.verdict, d.reason) for d in found] == [("unclear", "Daily Gong has 140 in favour, North Post 134 present")]


def test_of_two_numbers_that_say_at_least_the_higher_stands(page: Callable[..., Any], record_of: Story) -> None:
    early = page("a", "At least 14 people died in the flood.", "Velm Herald", at="2031-05-01T10:00:00Z")
    early.figure("At least 14 people", 14, None, unit="people", counts="people", sense="killed")
    stale = page("b", "At least 11 people died in the flood.", "Brack Post", at="2031-05-02T10:00:00Z")
    stale.figure("At least 11 people", 11, None, unit="people", counts="people", sense="killed")
    record = record_of(early, stale)
    (series,) = record.series
    assert next(v.low for v in series.values if v.figure == series.latest) == 14


def test_a_toll_is_made_of_what_articles_count_where_the_model_finds_nobody(page: Callable[..., Any], record_of: Story) -> None:
    texts = ("The raid took the lives of four Norlanders.", "Four Norlanders lost their lives in the raid.")
    pages = []
    for n, text in enumerate(texts):
        told = page("ab"[n], text, at="2031-05-01T10:00:00Z")
        words = "four Norlanders" if "four" in text else "Four Norlanders"
        told.figure(words, 4, 4, unit="norlanders", counts="Norlanders", sense="killed")
        pages.append(told)
    toll = record_of(*pages).toll
    assert toll is not None
    assert toll.killed == 4
    assert len(toll.killed_words) == 2


def test_official_counts_stand_before_what_one_account_believes(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "Officials said at least 30 people were believed killed by the storm.", at="2031-05-05"), "30 people", 30)
    b = killed(page("b", "The storm has killed 23 people, officials said.", at="2031-05-06"), "23 people", 23)
    c = killed(page("c", "The storm has killed 25 people.", at="2031-05-07"), "25 people", 25)
    series = one(record_of(a, b, c), "killed")
    assert next(v for v in series.values if v.figure == series.latest).low == 25


def test_a_size_without_a_number_is_no_last_value(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "The flood killed 12 people.", at="2031-05-05"), "12 people", 12)
    b = page("b", "The flood killed dozens of people.", at="2031-05-06")
    b.figure("dozens of people", 24, None, unit="people", counts="people", sense="killed", about=True)
    series = one(record_of(a, b), "killed")
    assert next(v for v in series.values if v.figure == series.latest).low == 12


def test_those_of_one_family_are_no_count_of_all(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "The flood killed 23 people. Six people from one family were killed.", at="2031-05-05"), "23 people", 23)
    a.figure("Six people", 6, 6, unit="people", counts="people from one family", sense="killed")
    series = one(record_of(a), "killed")
    assert (rows(series), series.counts) == ([(23, 23, "2031-05-05")], "people")


def test_a_manner_that_an_article_counts_beside_the_whole_is_no_value_of_it(page: Callable[..., Any], record_of: Story) -> None:
    text = "The toll of the flood is 23 people killed.\n\nThe county confirmed two drowning deaths."
    a = killed(page("a", text, at="2031-05-05"), "23 people", 23)
    a.figure("two drowning deaths", 2, 2, unit="deaths", counts="drowning deaths", sense="killed")
    assert rows(one(record_of(a), "killed")) == [(23, 23, "2031-05-05")]


def test_what_somebody_is_blamed_for_is_in_no_series_of_his_own_death(page: Callable[..., Any], record_of: Story) -> None:
    text = "A drone killed General Osk. He was responsible for the deaths of thousands of people."
    a = page("a", text, at="2031-05-05")
    a.figure("thousands of people", 2000, None, unit="people", counts="people", sense="killed", about=True)
    assert record_of(a).series == ()


def test_crowds_of_two_towns_are_no_growing_count(page: Callable[..., Any], record_of: Story) -> None:
    a = page("a", "About 40 people marched in Jaipur. About 100 people marched in Udaipur.", at="2031-05-05")
    for town in ("Jaipur", "Udaipur"):
        a.entity(town, "place", precision="city")
    for words, number in (("40 people", 40), ("100 people", 100)):
        at = a.at(f"About {words} marched in ")
        clause = type(at)(at.start, at.end + len("Udaipur"))
        a.figure(words, number, number, unit="people", counts="people", clause=clause)
    assert [s for s in record_of(a).series if len(s.values) > 1] == []


def test_rival_counts_give_way_to_a_later_one(page: Callable[..., Any], record_of: Story) -> None:
    text = "The agency said the quake in Tarn killed 259 people. The minister said the quake killed 319 people."
    a = page("a", text, at="2031-08-09")
    a = killed(killed(a, "259 people", 259, attribution="a1"), "319 people", 319, attribution="a2")
    a.says("The agency", "the quake in Tarn killed 259 people", sort_of="organization")
    a.says("The minister", "the quake killed 319 people", sort_of="person")
    b = killed(page("b", "The quake in Tarn killed 436 people.", at="2031-08-13"), "436 people", 436)
    c = killed(page("c", "The quake in Tarn killed 131 people.", at="2031-08-08"), "131 people", 131)
    series = one(record_of(a, b, c), "killed")
    assert next(v for v in series.values if v.figure == series.latest).low == 436


def test_another_happenings_dead_are_not_in_the_toll(page: Callable[..., Any], record_of: Story) -> None:
    a = killed(page("a", "The quake in Tarn killed 98 people.", at="2031-08-06"), "98 people", 98)
    text = "The quake in Tarn killed 131 people. It came a week after another tremor struck the island and killed 17 people."
    b = killed(killed(page("b", text, at="2031-08-08"), "131 people", 131), "17 people", 17)
    assert [r[0] for r in rows(one(record_of(a, b), "killed"))] == [98, 131]


def test_a_word_for_the_dead_behind_another_subject_tells_nothing_of_guns(page: Callable[..., Any], record_of: Story) -> None:
    text = "Police say the man had 23 guns with him, and he was killed on the roof."
    a = page("a", text, at="2031-08-06").figure("23 guns", 23, 23, unit="guns", counts="guns")
    (figure,) = record_of(a).figures
    assert figure.sense is None
