"""One utterance in different words, and numbers that lie close together, wherever the articles give them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
EARLY, LATE = "2024-05-01T08:00:00Z", "2024-05-02T08:00:00Z"


def wordings(record: Record) -> list[tuple[str, str]]:
    return [(d.verdict, d.reason) for d in record.discrepancies if d.kind == "wording"]


def figures(record: Record) -> list[str]:
    return [d.verdict for d in record.discrepancies if d.kind == "figure"]


def quoted(page: Pages, *words: str) -> list[Any]:
    """Pages that only quote, in the text: no attribution was read."""
    return [page(f"p{n}", f"At the quay he spoke. “{w}” Then he left.", at=EARLY) for n, w in enumerate(words)]


def test_a_word_put_in_is_told_with_both_wordings_though_nobody_is_read_as_the_speaker(page: Pages, record_of: Make) -> None:
    made = record_of(
        *quoted(page, "The flood is looking bigger than the town feared.", "The flood is looking even bigger than the town feared.")
    )
    assert wordings(made) == [
        ("paraphrase", "Outlet p0 has “looking bigger”, Outlet p1 has “looking even bigger”: one utterance in two wordings")
    ]


def test_a_limit_or_a_no_lost_turns_the_sense(page: Pages, record_of: Make) -> None:
    limit = record_of(
        *quoted(
            page,
            "We mourn the loss of one of our pilots over the northern strait.",
            "We mourn the loss of our pilots over the northern strait.",
        )
    )
    assert [v for v, _ in wordings(limit)] == ["conflict"]
    no = record_of(
        *quoted(
            page,
            "The harbour board did not know about the leaking valve.",
            "The harbour board did now know about the leaking valve.",
        )
    )
    assert [v for v, _ in wordings(no)] == ["conflict"]


def test_spellings_contractions_cuts_and_words_in_brackets_are_one_wording(page: Pages, record_of: Make) -> None:
    whole = "We don't believe the harbour board wanted the old ferry to sink, and we said so."
    for other in (
        "We do not believe the harbour board wanted the old ferry to sink, and we said so.",
        "We don't believe the harbour board wanted [it] to sink, and we said so.",
        "We don't believe the harbour board wanted the old ferry to sink",
        "We don't believe the harbour board ... wanted the old ferry to sink, we said so.",
    ):
        assert wordings(record_of(*quoted(page, whole, other))) == []


def test_a_name_that_two_quotations_share_makes_no_utterance(page: Pages, record_of: Make) -> None:
    made = record_of(
        *quoted(
            page,
            "The harbour inspection team, which is currently in Velm, can look at it.",
            "They may let the harbour inspection team that's already in Velm go home.",
        )
    )
    assert wordings(made) == []


def test_a_long_word_taken_for_another_of_one_beginning(page: Pages, record_of: Make) -> None:
    a = page("a", "Nora Hale spoke of a “crude misquotation” at the quay.")
    b = page("b", "It was a “crude misconception”, Nora Hale said.")
    c = page("c", "It was a “crude misconception”, Ada Berg said.")
    assert [v for v, _ in wordings(record_of(a, b))] == ["conflict"]
    assert wordings(record_of(a, c)) == []


def test_three_wordings_of_one_utterance_are_one_card(page: Pages, record_of: Make) -> None:
    made = record_of(
        *quoted(
            page,
            "There is no reason at all to this kind of blind rage against pilots.",
            "There is no reason at all for this kind of blind rage against pilots.",
            "There is no reason at all for this blind rage against pilots.",
        )
    )
    assert [len(d.sides) for d in made.discrepancies] == [3]


def counting(page: Pages, name: str, text: str, words: str, value: float, at: str = EARLY, **more: Any) -> Any:  # noqa: ANN401 - a page
    return page(name, text, at=at).figure(words, more.pop("low", value), more.pop("high", value), **more)


def test_lengths_of_one_imprisonment(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "The sailor was held for 15 months in a prison of the northern island.", "15 months", 15)
    b = counting(page, "b", "He came home in June 2017 after 17 months in a prison on the northern island.", "17 months", 17, LATE)
    assert figures(record_of(a, b)) == ["conflict"]
    both = b.figure("June 2017", 15, 15, unit="months", counts="months")
    assert figures(record_of(a, both)) == []


def test_near_numbers_of_one_unit_that_share_no_telling_word(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "The mill stood still for 15 months.", "15 months", 15)
    b = counting(page, "b", "A sailor was away for 17 months.", "17 months", 17, LATE)
    assert figures(record_of(a, b)) == []


def test_shares_and_large_counts_rounded(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "The Mill Party took 42.4 percent of the vote.", "42.4 percent", 42.4)
    b = counting(page, "b", "The Mill Party took 42 percent of the vote then.", "42 percent", 42, LATE)
    assert figures(record_of(a, b)) == ["rounding"]
    c = counting(page, "c", "Ember called back 48,000 Ember heaters.", "48,000 Ember heaters", 48_000, unit="heaters")
    d = counting(page, "d", "Nearly 50,000 heaters are recalled.", "Nearly 50,000 heaters", 50_000, LATE, low=None)
    assert figures(record_of(c, d)) == ["rounding"]


def test_speeds_of_different_hours_are_an_update(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "The storm was moving northwest at 16 mph.", "16 mph", 16)
    b = counting(page, "b", "The storm was moving northwest at 17 mph.", "17 mph", 17, LATE)
    assert figures(record_of(a, b)) == ["update"]


def test_what_could_be_is_not_held_against_what_is(page: Pages, record_of: Make) -> None:
    a = counting(page, "a", "The storm could cut off 1,400 mill houses.", "1,400 mill houses", 1400, unit="houses")
    b = counting(page, "b", "The storm cut off 1,300 mill houses.", "1,300 mill houses", 1300, LATE, unit="houses")
    assert figures(record_of(a, b)) == []


def test_one_word_in_two_spellings_is_no_other_wording(page: Pages, record_of: Make) -> None:
    told = "The mobili{}ation of our town against the flood will not decrease."
    assert wordings(record_of(*quoted(page, told.format("z"), told.format("s")))) == []
    other = "The federation of our town against the flood will not decrease."
    assert wordings(record_of(*quoted(page, told.format("z"), other))) != []


def test_another_beginning_or_end_of_a_sentence_is_told(page: Pages, record_of: Make) -> None:
    made = record_of(
        *quoted(page, "They always run out of other people's boats.", "The trouble is that you run out of other people's boats.")
    )
    assert [v for v, _ in wordings(made)] == ["paraphrase"]
    made = record_of(*quoted(page, "Seven lamps, not one missing", "Seven lamps, not one less"))
    assert [r for _, r in wordings(made)] == ["Outlet p0 has “missing”, Outlet p1 has “less”: one utterance in two wordings"]


def test_a_beginning_cut_as_if_the_rest_were_whole_is_told_and_a_cut_end_is_not(page: Pages, record_of: Make) -> None:
    whole = "It seems to me that the harbour board wanted the old ferry to sink in the bay."
    cut = "The harbour board wanted the old ferry to sink in the bay."
    assert [v for v, _ in wordings(record_of(*quoted(page, whole, cut)))] == ["paraphrase"]
    ended = "It seems to me that the harbour board wanted the old ferry to sink."
    assert wordings(record_of(*quoted(page, whole, ended))) == []
