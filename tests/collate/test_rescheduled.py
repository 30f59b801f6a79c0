"""Times moved, beginnings apart, zones lost; things called off; titles that say more than was decided."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record
from onrecord.facts.time import TimeExpression

Pages = Callable[..., Any]
Make = Callable[..., Record]
EARLY, LATE = "2024-05-01T08:00:00Z", "2024-05-02T08:00:00Z"


def found(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def timed(page: Pages, name: str, text: str, at: str, **times: str) -> Any:  # noqa: ANN401 - a page
    made = page(name, text, at=at)
    spans = [(made.at(words.replace("_", " ")), value) for words, value in times.items()]
    made.rows["times"] = [TimeExpression(s.start, s.end, v, "TIME" if "T" in v else "DATE") for s, v in spans]
    return made


def test_a_hearing_that_was_moved(page: Pages, record_of: Make) -> None:
    first = timed(page, "a", "The judge will hear the millers on Friday.", EARLY, Friday="2024-05-03")
    text = "The hearing of the millers has been moved from Friday to Tuesday."
    then = timed(page, "b", text, LATE, Friday="2024-05-03", Tuesday="2024-05-07")
    record = record_of(first, then)
    assert found(record) == [("date", "update")]
    assert [s.says for s in record.discrepancies[0].sides] == ["Friday", "Tuesday"]
    other = timed(page, "a", "The judge will swim in the lake on Sunday.", EARLY, Sunday="2024-05-05")
    assert found(record_of(other, then)) == []


def test_an_hour_that_was_fixed_otherwise_first(page: Pages, record_of: Make) -> None:
    first = timed(page, "a", "The order sets a curfew from 8 p.m. on.", EARLY, **{"8_p.m.": "2024-05-01T20:00"})
    text = "The curfew, initially fixed at 8 p.m., begins at 10 p.m. now."
    then = timed(page, "b", text, LATE, **{"8_p.m.": "2024-05-02T20:00", "10_p.m.": "2024-05-02T22:00"})
    assert found(record_of(first, then)) == [("date", "update")]


def test_one_strike_since_two_days(page: Pages, record_of: Make) -> None:
    first = timed(page, "a", "The bakers have been on strike since Monday.", EARLY, Monday="2024-04-29")
    other = timed(page, "b", "The bakers have been on strike since Sunday.", LATE, Sunday="2024-04-28")
    assert found(record_of(first, other)) == [("date", "conflict")]
    rain = timed(page, "b", "It has been raining in the hills since Sunday.", LATE, Sunday="2024-04-28")
    assert found(record_of(first, rain)) == []


def test_a_clock_time_that_lost_its_zone(page: Pages, record_of: Make) -> None:
    first = page("a", "The crane fell at about 2140 local time (1840 GMT).", at=EARLY)
    assert found(record_of(first, page("b", "At 1840 a crane fell.", at=LATE))) == [("date", "scope")]
    assert found(record_of(first, page("b", "At 1840 GMT a crane fell.", at=LATE))) == []


def test_a_strike_threatened_and_called_off(page: Pages, record_of: Make) -> None:
    first = page("a", "There will be a strike of the bakers in Porto, the guild said.", at=EARLY)
    then = page("b", "The guild of bakers in Porto has called off a strike.", at=LATE)
    assert found(record_of(first, then)) == [("status", "update")]
    assert found(record_of(first, page("b", "The rowing club has called off a regatta.", at=LATE))) == []
    assert found(record_of(first, page("b", "The guild of bakers in Porto has not called off a strike.", at=LATE))) == []


def test_a_title_that_shuts_for_good_what_is_shut_for_a_time(page: Pages, record_of: Make) -> None:
    title = "Judge shuts the Porto mill for good"
    told = page("a", f"{title}\nThe mill is shut.", title=title, at=LATE)
    interim = page("b", "A judge shut the Porto mill.\nHe granted an interim order.", at=EARLY)
    assert found(record_of(told, interim)) == [("headline", "conflict")]
    assert found(record_of(told, page("b", "The Lima tram has an interim timetable.", at=EARLY))) == []


def test_a_house_said_to_have_done_what_its_committee_did(page: Pages, record_of: Make) -> None:
    told = page("a", "Lawmakers have approved the fishing ban.", at=LATE)
    panel = page("b", "A parliamentary committee recommended a fishing ban.", at=EARLY)
    assert found(record_of(told, panel)) == [("status", "conflict")]
    ahead = page("a", "Lawmakers will have approved the fishing ban by May.", at=LATE)
    assert found(record_of(ahead, panel)) == []


def test_one_arrest_on_two_days(page: Pages, record_of: Make) -> None:
    def arrest(name: str, clause: str, verb: str, day: str, value: str, at: str) -> Any:  # noqa: ANN401 - a page
        made = timed(page, name, f"{clause}.", at, **{day: value})
        return made.event(clause, verb, date=value)

    seller = "A man with a red beard who sold false stamps to sailors and nuns was arrested at"
    first = arrest("a", "The forger was arrested at Lagos harbour on Monday", "arrested", "Monday", "2024-04-29", EARLY)
    other = arrest("b", f"{seller} Lagos harbour on Tuesday", "arrested", "Tuesday", "2024-04-30", LATE)
    assert found(record_of(first, other)) == [("date", "conflict")]
    elsewhere = arrest("b", f"{seller} Faro station on Tuesday", "arrested", "Tuesday", "2024-04-30", LATE)
    assert found(record_of(first, elsewhere)) == []


def test_a_title_that_adds_up_dead_and_missing(page: Pages, record_of: Make) -> None:
    def told(missing: int) -> Any:  # noqa: ANN401 - a page
        title = "Seventeen dead as pier breaks"
        made = page("a", f"{title}\nAt least five people died and {missing} guests were missing.", title=title)
        made.figure("Seventeen", 17, 17, unit="people", sense="killed")
        made.figure("At least five people", 5, None, sense="killed")
        return made.figure(f"{missing} guests", missing, missing, unit="people", sense="missing")

    assert found(record_of(told(12))) == [("headline", "scope")]
    assert found(record_of(told(9))) == []
