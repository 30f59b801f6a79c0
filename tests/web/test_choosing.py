"""Which claims are shown first."""

from __future__ import annotations

from onrecord.facts.record import Account, RecordEvent
from onrecord.web.choosing import MOST, parted


def event(number: int, weight: float) -> RecordEvent:
    return RecordEvent(f"v{number}", "PROTEST", None, (), (), None, None, "actual", (Account("a", ()),), (1, 1), weight=weight)


def test_what_leads_stands_first_and_what_has_no_weight_is_left_for_later() -> None:
    main, rest = parted([event(1, 0.0), event(2, 0.2), event(3, 0.4), event(4, 0.7)])
    assert [e.id for e in main] == ["v4", "v3", "v2"]
    assert [e.id for e in rest] == ["v1"]


def test_a_long_story_shows_only_what_weighs_most() -> None:
    main, rest = parted([event(n, 0.1 + n / 1000) for n in range(MOST + 5)])
    assert (len(main), [e.id for e in rest]) == (MOST, [f"v{n}" for n in range(5)])


def test_a_story_with_nothing_but_details_shows_them() -> None:
    main, rest = parted([event(1, 0.0), event(2, 0.0)])
    assert ([e.id for e in main], rest) == (["v1", "v2"], ())
