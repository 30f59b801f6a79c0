"""What looks like a conflict and is none, each beside a case like it that is one."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
EARLY, LATE = "2024-05-12T08:00:00Z", "2024-05-13T08:00:00Z"


def kinds(record: Record) -> list[tuple[str, str]]:
    return [(d.kind, d.verdict) for d in record.discrepancies]


def quote(page: Pages, name: str, words: str) -> Any:  # noqa: ANN401 - a page
    return page(name, f"“{words}” Lena Ortiz said.").says("Lena Ortiz", f"“{words}”", "direct")


def bare(page: Pages, *words: str) -> list[Any]:
    """Pages that only quote: no attribution was read."""
    return [page(f"p{n}", f"At the quay it was heard. “{w}” Then it rained.", at=EARLY) for n, w in enumerate(words)]


CUT = "go back to the harbour and mend the rotten boats they came in."


def test_a_question_that_urges_says_no_no(page: Pages, record_of: Make) -> None:
    urged = quote(page, "a", f"Why don't they {CUT}")
    assert kinds(record_of(urged, quote(page, "b", CUT))) == []
    denied = quote(page, "a", f"They don't {CUT}")
    assert kinds(record_of(denied, quote(page, "b", CUT))) == [("wording", "conflict")]


def test_a_phrase_in_an_outlets_sentence_turns_nothing(page: Pages, record_of: Make) -> None:
    ruled = "The order may not bind those with a genuine lasting bond to a person in Arl."
    phrase = "genuine lasting bond to a person in Arl"
    whole = quote(page, "a", ruled)
    part = page("b", f"Lena Ortiz said the ban would spare people with a “{phrase}”.").says(
        "Lena Ortiz", f"the ban would spare people with a “{phrase}”", "mixed"
    )
    assert kinds(record_of(whole, part)) == []
    assert kinds(record_of(whole, page("c", f"Nobody knows yet who has a “{phrase}”."))) == []


def test_words_put_together_anew_are_no_cut(page: Pages, record_of: Make) -> None:
    whole = quote(page, "a", "Being unfair is not enough because we just want to quarrel at the quay.")
    assert kinds(record_of(whole, quote(page, "b", "We want to just quarrel,"))) == []
    no = quote(page, "a", "It is not so that we just want to quarrel at the quay.")
    assert kinds(record_of(no, quote(page, "b", "we just want to quarrel at the quay,"))) == [("wording", "conflict")]


def test_a_quotation_of_two_sentences_is_held_against_both(page: Pages, record_of: Make) -> None:
    said = "This is an open inquiry. We have reached no judgment on the cause of the fire."
    other = page("b", f"She spoke at noon. “{said}”")
    assert kinds(record_of(quote(page, "a", said), other)) == []
    turned = page("b", "She spoke at noon. It is not so that this is an open inquiry we have of the fire.")
    assert kinds(record_of(quote(page, "a", "This is an open inquiry we have of the fire."), turned)) == [("wording", "conflict")]


@pytest.mark.parametrize(("word", "verdicts"), [("somebody", []), ("nobody", ["conflict"])])
def test_someone_is_somebody(page: Pages, record_of: Make, word: str, verdicts: list[str]) -> None:
    told = "If {} has a quarrel with the harbour board then the board will listen to it."
    made = record_of(*bare(page, told.format("someone"), told.format(word)))
    assert [v for _, v in kinds(made)] == verdicts


def test_other_sentences_with_some_words_in_common_are_two_utterances(page: Pages, record_of: Make) -> None:
    letter = "Our southern colleagues must join us in condemning the mayor's careless letters."
    speech = "Every single member of this council should join us in condemning the mayor's spiteful letters."
    assert kinds(record_of(*bare(page, letter, speech))) == []
    gap = "Every single member of this council ... should join us in condemning the mayor's spiteful letters."
    assert kinds(record_of(*bare(page, letter, gap))) == []
    assert kinds(record_of(*bare(page, letter, letter.replace("careless", "spiteful")))) == [("wording", "conflict")]


@pytest.mark.parametrize(
    ("words", "expected"), [("Three of the pilots", []), ("three of whom", []), ("Three pilots", [("figure", "conflict")])]
)
def test_some_of_a_whole_are_not_the_whole(page: Pages, record_of: Make, words: str, expected: list[tuple[str, str]]) -> None:
    tail = "steered the ferry Alma off the northern pier of Velm"
    a = page("a", f"Four pilots {tail}.", at=EARLY).figure("Four pilots", 4, 4, unit="pilots")
    text = f"The pilots, {words} {tail}, are free." if "whom" in words else f"{words} {tail}."
    b = page("b", text, at=LATE).figure(words, 3, 3, unit="pilots")
    assert kinds(record_of(a, b)) == expected


def test_the_limits_of_a_rule_are_one_limit(page: Pages, record_of: Make) -> None:
    def pair(first: str, second: str) -> list[tuple[str, str]]:
        a = page("a", f"{first} under $75,000.", at=EARLY).figure("under $75,000", None, 75_000, unit="USD")
        b = page("b", f"{second} $75,000.", at=LATE).figure("$75,000", 75_000, 75_000, unit="USD")
        return kinds(record_of(a, b))

    assert pair("The harbour bonus goes to pilots making", "The harbour bonus shrinks for pilots making") == []
    assert pair("The new pier at Velm harbour cost", "The new pier at Velm harbour cost") == [("figure", "rounding")]


@pytest.mark.parametrize(("act", "expected"), [("Pier Safety", []), ("Harbour Relief", [("status", "update")])])
def test_another_act_signed_is_not_the_one_to_be_signed(
    page: Pages, record_of: Make, act: str, expected: list[tuple[str, str]]
) -> None:
    a = page("a", "Governor Rui Lopes is expected to sign the harbour relief bill into law.", at=EARLY)
    b = page("b", f"Governor Rui Lopes signed the {act} Act into law, a bill worth $10.", at=LATE)
    for p in (a, b):
        p.entity("Rui Lopes")
    assert kinds(record_of(a, b)) == expected


def test_a_denial_that_shares_one_word_answers_something_else(page: Pages, record_of: Make) -> None:
    def told(second: str) -> list[tuple[str, str]]:
        first = "The ongoing inquiry into the fire is in its early stages"
        made = page("a", f"{first}, Lena Ortiz said. Officials deny {second}.")
        made.says("Lena Ortiz", first).says("Officials", second, cue="deny", sort_of="group", denies=True)
        return kinds(record_of(made))

    assert told("there is an ongoing threat") == []
    assert told("the inquiry into the fire is in its early stages") == [("factuality", "conflict")]


def test_what_puts_a_toll_right_is_told_after_it_whatever_day_stands_beside_it(page: Pages, record_of: Make) -> None:
    a = page("a", "The fire at the mill in Velm killed at least 50 people.", at=EARLY)
    a.figure("at least 50 people", 50, None, unit="people", sense="killed")
    b = page("b", "The mayor on Monday revised the toll of the mill fire in Velm to 49 people killed, from 50.", at=LATE)
    b.figure("49 people", 49, 49, unit="people", sense="killed", as_of="2024-05-06")
    b.figure("50", 50, 50, unit="people", sense="killed")
    (made,) = record_of(a, b).discrepancies
    assert (made.kind, made.verdict) == ("figure", "update")
    assert made.reason.endswith("49, put right")


def test_one_news_conference_is_one_hearing(page: Pages, record_of: Make) -> None:
    def told(name: str, outlet: str, where: str) -> Any:  # noqa: ANN401 - a page
        words = "that the pilots had steered the ferry off the northern pier"
        return page(name, f"Lena Ortiz said {where} {words}.", outlet).says("Lena Ortiz", words)

    both = record_of(told("a", "Tolm Herald", "at a news conference"), told("b", "Velia Gazette", "at a press conference"))
    assert both.statements[0].origins == (1, 2)
    apart = record_of(told("a", "Tolm Herald", "at a news conference"), told("b", "Velia Gazette", "in an interview"))
    assert apart.statements[0].origins == (2, 2)


def arrests(page: Pages, name: str, *told: tuple[str, str, int, str]) -> Any:  # noqa: ANN401 - a page
    """A page of sentences, each (text, speaker, number of arrested people, ISO day of the word before the last)."""
    made = page(name, "\n".join(text for text, *_ in told), at=LATE)
    for text, speaker, number, day in told:
        made.says(speaker, text.split(" said ")[1].rstrip("."))
        made.figure(f"{number} people", number, number, sense="arrested")
        made.time(text.split()[-1].rstrip("."), day, "DATE")
    return made


def test_arrests_of_two_days_in_one_article_are_two_counts(page: Pages, record_of: Make) -> None:
    rain = page("b", "Rain fell at the quay.")
    first = "Lena Ortiz said 250 people were arrested at the quay of Selim on Saturday."
    other = ("Omar Diaz said 40 people were arrested at the quay of Selim on Sunday.", "Omar Diaz", 40, "2024-05-12")
    two = arrests(page, "a", (first, "Lena Ortiz", 250, "2024-05-11"), other)
    assert kinds(record_of(two, rain)) == []
    same = (other[0].replace("Sunday", "Sabbath"), *other[1:3], "2024-05-11")
    assert kinds(record_of(arrests(page, "a", (first, "Lena Ortiz", 250, "2024-05-11"), same), rain)) == [("figure", "conflict")]


def test_who_some_are_counted_of_are_not_all(page: Pages, record_of: Make) -> None:
    more = page("a", "More than 200 people were brought to the quay hospital in Selim.").figure("More than 200 people", 200, None)
    some = page("b", "Forty of the 200 people brought to the quay hospital in Selim went home.").figure("200 people", 200, 200)
    assert kinds(record_of(more, some)) == []
    every = page("b", "All 200 people brought to the quay hospital in Selim went home.").figure("200 people", 200, 200)
    assert kinds(record_of(more, every)) == [("figure", "rounding")]


def jobs(page: Pages, name: str, words: str, low: int) -> Any:  # noqa: ANN401 - a page
    made = page(name, f"The deal of the Selim yard will keep {words} in the harbour of Selim.", at=EARLY)
    return made.figure(words, low, low, about="about" in words, unit="jobs", counts="jobs")


def test_one_thing_has_one_card_however_many_values(page: Pages, record_of: Make) -> None:
    pages = [jobs(page, "a", "about 1,000 jobs", 1000), jobs(page, "b", "850 jobs", 850), jobs(page, "c", "760 jobs", 760)]
    (made,) = record_of(*pages).discrepancies
    assert {s.article for s in made.sides} == {"a", "b", "c"}
    assert all(number in made.reason for number in ("1,000", "850", "760"))


def test_what_is_rounded_and_what_clashes_are_two_cards(page: Pages, record_of: Make) -> None:
    pages = [jobs(page, "a", "1,190 jobs", 1190), jobs(page, "b", "about 1,200 jobs", 1200), jobs(page, "c", "1,900 jobs", 1900)]
    assert {d.verdict for d in record_of(*pages).discrepancies} == {"rounding", "conflict"}


def test_a_number_that_the_other_article_has_as_a_part_is_no_other_number(page: Pages, record_of: Make) -> None:
    some = page("a", "Twelve people fell ill with measles in Selim.", at=EARLY).figure("Twelve people", 12, 12, sense="infected")
    every = page("b", "Thirty-one people fell ill with measles in Ostria, twelve of them in Selim.", at=LATE)
    every.figure("Thirty-one people", 31, 31, sense="infected").figure("twelve of them", 12, 12, unit="", counts="them")
    assert kinds(record_of(some, every)) == []
    alone = page("c", "Thirty-one people fell ill with measles in Selim.", at=LATE)
    alone.figure("Thirty-one people", 31, 31, sense="infected")
    assert kinds(record_of(some, alone)) == [("figure", "update")]
