"""Quotations retold, cut at a condition, or put into two mouths; words answered, denied elsewhere, taken back by the outlet."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
EARLY, LATE = "2024-05-01T08:00:00Z", "2024-05-02T08:00:00Z"


def found(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def quoting(page: Pages, name: str, who: str, words: str, at: str = EARLY) -> Any:  # noqa: ANN401 - a page
    return page(name, f'"{words}" {who} said.', at=at).says(who, f'"{words}"', kind="direct")


def test_one_quotation_retold_in_other_words(page: Pages, record_of: Make) -> None:
    first = quoting(page, "a", "Nora Hale", "I do not leave because I am tired, I leave since nine villages must not read my name,")
    again = quoting(page, "b", "Nora Hale", "I go not as one worn out, I go so that nine villages need not see my name,", LATE)
    assert found(record_of(first, again)) == [("wording", "paraphrase")]


def test_a_cut_that_leaves_out_the_condition_in_its_midst(page: Pages, record_of: Make) -> None:
    whole = quoting(page, "a", "Nora Hale", "We have ruled that, as long as nobody has seen the books, the mill stays shut,")
    cut = quoting(page, "b", "Nora Hale", "We have ruled that the mill stays shut,", LATE)
    assert found(record_of(whole, cut)) == [("wording", "scope")]
    marked = quoting(page, "b", "Nora Hale", "We have ruled that ... the mill stays shut,", LATE)
    assert found(record_of(whole, marked)) == []


def test_a_cut_before_the_other_half_of_a_contrast(page: Pages, record_of: Make) -> None:
    whole = quoting(page, "a", "Nora Hale", "The harvest was early and rich; the roads to the mill, this year, were neither,")
    cut = quoting(page, "b", "Nora Hale", "The harvest was early and rich,", LATE)
    assert found(record_of(whole, cut)) == [("wording", "scope")]
    plain = quoting(page, "a", "Nora Hale", "The harvest was early and rich; the roads to the mill were dry,")
    assert found(record_of(plain, cut)) == []


def test_words_contracted_in_the_mouth_of_nobody_known(page: Pages, record_of: Make) -> None:
    first = quoting(page, "a", "Nora Hale", "We are not asking for a crown, we are asking for a count under the lamp,")
    words = "\"We're not asking for a crown, we're asking for a count by the lamp.\""
    other = page("b", f"{words} a mounted officer heard.", at=LATE)
    other.says("a mounted officer", words, kind="direct", entity={"named": False})
    assert found(record_of(first, other)) == [("wording", "paraphrase")]


def test_the_same_words_of_a_student_and_of_an_officer(page: Pages, record_of: Make) -> None:
    described = {"entity": {"named": False}}
    first = page("a", '"They pushed first," a student with a scarf said.', at=EARLY)
    first.says("a student with a scarf", '"They pushed first,"', kind="direct", **described)
    other = page("b", '"They pushed first," a mounted officer said.', at=LATE)
    other.says("a mounted officer", '"They pushed first,"', kind="direct", **described)
    assert found(record_of(first, other)) == [("actor", "conflict")]
    anybody = page("b", '"They pushed first," a young woman said.', at=LATE)
    anybody.says("a young woman", '"They pushed first,"', kind="direct", **described)
    assert found(record_of(first, anybody)) == []


def two_voices(page: Pages, one: str, other: str) -> Any:  # noqa: ANN401 - a page
    made = page("a", f"Nora Hale said {one}.\nThe harbour office said {other}.", at=EARLY)
    made.says("Nora Hale", one)
    return made.says("The harbour office", other, sort_of="organization")


def test_what_one_voice_has_done_and_the_next_has_not(page: Pages, record_of: Make) -> None:
    told = two_voices(page, "the port had accepted the new timetable", "the timetable was still being studied")
    assert found(record_of(told)) == [("status", "conflict")]
    wished = two_voices(page, "the port would have accepted the new timetable", "the timetable was still being studied")
    assert found(record_of(wished)) == []
    silent = two_voices(page, "the port had accepted the new timetable", "it would not comment on the timetable")
    assert found(record_of(silent)) == []


def test_an_accusation_and_the_reply_of_the_accused(page: Pages, record_of: Make) -> None:
    text = 'Nora Hale is accused of having led the boats to the lock.\n"{}" Hale said.'
    reply = text.format("I never sent a boat near the lock,")
    told = page("a", reply, at=EARLY).says("Nora Hale", '"I never sent a boat near the lock,"', kind="direct")
    assert found(record_of(told)) == [("factuality", "conflict")]
    beside = text.format("One never knows with a lock,")
    other = page("a", beside, at=EARLY).says("Nora Hale", '"One never knows with a lock,"', kind="direct")
    assert found(record_of(other)) == []


def deed(page: Pages, name: str, clause: str, trigger: str, at: str = EARLY, **more: Any) -> Any:  # noqa: ANN401 - a page
    made = page(name, f"{clause}.", at=at, **more)
    made.event(clause, trigger)
    return made


def test_a_deed_told_and_said_not_to_have_been_done(page: Pages, record_of: Make) -> None:
    told = deed(page, "a", "The harbour judge sealed the old warehouse", "sealed")
    denied = page("b", "The harbour judge had not sealed the old warehouse.", at=LATE)
    assert found(record_of(told, denied)) == [("factuality", "conflict")]
    elsewhere = page("b", "The harbour judge had not sealed the old warehouse in Lisbon.", at=LATE)
    assert found(record_of(told, elsewhere)) == []
    only = page("b", "The harbour judge had not only sealed the old warehouse.", at=LATE)
    assert found(record_of(told, only)) == []


def test_nothing_and_no_charge_deny_as_well(page: Pages, record_of: Make) -> None:
    def named(told: Any) -> Any:  # noqa: ANN401 - a page
        told.entity("Ira Moll")
        return told

    told = named(deed(page, "a", "Ira Moll has confessed to the judge", "confessed"))
    assert found(record_of(told, named(page("b", "Ira Moll has confessed nothing.", at=EARLY)))) == [("factuality", "conflict")]
    charged = named(deed(page, "a", "Ira Moll has been charged with arson", "charged"))
    no_charge = named(page("b", "No charge has been brought against Ira Moll.", at=EARLY))
    assert found(record_of(charged, no_charge)) == [("factuality", "conflict")]


def test_a_deed_only_wished_for_is_not_denied(page: Pages, record_of: Make) -> None:
    told = deed(page, "a", "The town wants to have sealed the old warehouse", "sealed")
    assert found(record_of(told, page("b", "The town had not sealed the old warehouse.", at=LATE))) == []


def test_an_outlet_corrects_itself(page: Pages, record_of: Make) -> None:
    told = page("a", "Correction: an earlier post said that the council had sold the mill.\nIt hasn't.\nIt votes next week.")
    record = record_of(told)
    assert found(record) == [("factuality", "update")]
    assert record.discrepancies[0].sides[0].says == "the council had sold the mill"
    assert found(record_of(page("a", "The mayor said that the council had sold the mill.\nIt hasn't rained."))) == []


def test_a_claim_called_nonsense(page: Pages, record_of: Make) -> None:
    text = 'Nora Hale said the lock had been left open.\nThe keeper called that nonsense.\n"I turned the key myself," he said.'
    told = page("a", text).says("Nora Hale", "the lock had been left open")
    record = record_of(told)
    assert found(record) == [("factuality", "conflict")]
    assert "I turned the key myself" in record.discrepancies[0].sides[1].says


def test_nobody_hurt_and_somebody_hurt(page: Pages, record_of: Make) -> None:
    told = deed(page, "a", "Three guards were injured at the lock", "injured")
    assert ("factuality", "conflict") in found(record_of(told, page("b", "Nobody was injured.", at=LATE)))
    then = page("b", "A barge hit the lock in 2005.\nNobody was injured then.", at=LATE)
    assert found(record_of(told, then)) == []
    he = page("b", "He was not injured.", at=LATE)
    assert found(record_of(told, he)) == []


def test_all_boxes_sealed_and_one_opened(page: Pages, record_of: Make) -> None:
    every = page("a", "All nine crates travelled sealed.", at=EARLY)
    one = page("b", "Crate 6 was opened on the quay that night.", at=LATE)
    assert found(record_of(every, one)) == [("factuality", "conflict")]
    gate = page("b", "The gate was opened on the quay that night.", at=LATE)
    assert found(record_of(every, gate)) == []
