"""Quotations of a draft: whole, altered, cut, of nobody, of another."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.check import CheckedClaim

Pages = Callable[..., Any]
Check = Callable[..., dict[str, CheckedClaim]]
SAID = "“We will open the bridge in spring if the piers hold, and nobody will be paid twice,”"
ACCOUNT = f"The mayor spoke on the quay. {SAID} said Ida Lund."


def of_account(page: Pages) -> Any:  # noqa: ANN401 - a page
    return page("a", ACCOUNT).says("Ida Lund", SAID, "direct")


def quoted(page: Pages, words: str, speaker: str = "Ida Lund") -> Any:  # noqa: ANN401 - a page
    return page("draft", f"The bridge is shut. “{words},” said {speaker}.").says(speaker, f"“{words},”", "direct")


def test_words_that_an_account_has_are_borne_by_it(page: Pages, check: Check) -> None:
    found = check(quoted(page, "nobody will be paid twice"), of_account(page))
    claim = found["“nobody will be paid twice,”"]
    assert claim.verdict in ("borne", "one origin")
    assert [s.article for s in claim.bearing] == ["a"]


def test_words_that_nobody_has_are_never_borne(page: Pages, check: Check) -> None:
    claim = check(quoted(page, "The town has run out of money and out of patience"), of_account(page))[
        "“The town has run out of money and out of patience,”"
    ]
    assert claim.verdict == "not on record"


@pytest.mark.parametrize(
    "words",
    [
        "We will open the bridge in autumn if the piers hold",
        "We will not open the bridge in spring if the piers hold",
        "We will open the bridge in spring if the piers held up",
    ],
)
def test_an_altered_word_is_shown_as_a_difference(page: Pages, check: Check, words: str) -> None:
    claim = check(quoted(page, words), of_account(page))[f"“{words},”"]
    assert claim.verdict == "differs"
    assert any(not c.kept for c in claim.changes)
    assert " ".join(c.draft for c in claim.changes if c.draft) == words


@pytest.mark.parametrize(("said", "verdict"), [("nobody will\nbe paid twice", "borne"), ("nobody will\nbe paid at all", "differs")])
def test_a_quotation_over_a_wrapped_line_is_one(page: Pages, check: Check, said: str, verdict: str) -> None:
    claim = check(quoted(page, said), of_account(page))[f"“{said},”"]
    assert claim.kind == "quotation"
    assert claim.verdict in {verdict, "one origin" if verdict == "borne" else verdict}


def test_a_quotation_that_nothing_closes_takes_no_other_with_it(page: Pages, check: Check) -> None:
    words = "nobody will be paid twice"
    draft = page("draft", f'"The quay is old.\n"And {words}," said Ida Lund.')
    assert f'"And {words},"' in check(draft, of_account(page))


def test_a_condition_cut_away_is_told(page: Pages, check: Check) -> None:
    claim = check(quoted(page, "We will open the bridge in spring"), of_account(page))["“We will open the bridge in spring,”"]
    assert claim.verdict == "differs"
    assert "if the piers hold" in claim.reason


def test_a_condition_told_outside_the_marks_is_not_lost(page: Pages, check: Check) -> None:
    draft = page("draft", "“We will open the bridge in spring,” said Ida Lund, if the piers hold.")
    draft.says("Ida Lund", "“We will open the bridge in spring,”", "direct")
    assert check(draft, of_account(page))["“We will open the bridge in spring,”"].verdict != "differs"


def test_a_no_left_out_by_an_ellipsis_is_told(page: Pages, check: Check) -> None:
    account = page("a", "“There is no part of this deal that the town has not read,” said Ida Lund.")
    account.says("Ida Lund", "“There is no part of this deal that the town has not read,”", "direct")
    found = check(quoted(page, "There is no … deal that the town has … read"), account)
    assert found["“There is no … deal that the town has … read,”"].verdict == "differs"


def test_words_given_to_another_speaker_are_told(page: Pages, check: Check) -> None:
    found = check(quoted(page, "nobody will be paid twice", "Rui Costa"), of_account(page))
    claim = next(c for c in found.values() if c.kind == "attribution")
    assert claim.verdict == "differs"
    assert "Ida Lund" in claim.reason


def test_a_speaker_known_by_a_pronoun_alone_is_not_held_against(page: Pages, check: Check) -> None:
    draft = page("draft", "Rui Costa was there. “nobody will be paid twice,” he said.")
    draft.entity("Rui Costa")
    draft.says("he", "“nobody will be paid twice,”", "direct")
    assert all(c.verdict != "differs" for c in check(draft, of_account(page)).values())
