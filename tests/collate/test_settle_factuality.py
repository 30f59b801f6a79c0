"""What a record makes of an event that its accounts tell with differing factuality."""

from __future__ import annotations

import pytest

from onrecord.collate.events import settle_factuality
from onrecord.facts.event import Factuality


@pytest.mark.parametrize(
    ("accounts", "attributed", "settled"),
    [
        (["alleged"] * 5, [True] * 5, "alleged"),
        (["alleged", "alleged", "actual"], [True, True, True], "alleged"),  # a party's word is no finding
        (["alleged", "alleged", "actual"], [True, True, False], "actual"),  # told as fact: the verdict is in
        (["alleged", "denied"], [True, True], "alleged"),
        (["actual", "actual", "denied"], [False, False, True], "denied"),
    ],
)
def test_no_number_of_accounts_lifts_an_allegation_to_a_fact(
    accounts: list[Factuality], attributed: list[bool], settled: Factuality
) -> None:
    assert settle_factuality(accounts, attributed) == settled


def test_one_denial_among_many_plain_accounts_makes_no_denied_event() -> None:
    assert settle_factuality(("actual",) * 4 + ("denied",), (False,) * 5) == "actual"
    assert settle_factuality(("actual",) * 2 + ("denied",), (False,) * 3) == "denied"
    assert settle_factuality(("actual",) * 4 + ("denied",), (True,) * 5) == "denied", "said by others, not told as fact"
