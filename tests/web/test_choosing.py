"""Which happenings are shown first."""

from __future__ import annotations

from onrecord.facts.record import Account, RecordEvent
from onrecord.web.choosing import ALONE, parted


def event(number: int, articles: int, kind: str | None = "PROTEST") -> RecordEvent:
    accounts = tuple(Account(f"a{n}", ()) for n in range(articles))
    return RecordEvent(f"v{number}", kind, None, (), (), None, None, "actual", accounts, (1, 1))


def test_what_most_articles_tell_stands_first_and_details_are_left_for_later() -> None:
    events = [event(1, 1, None), event(2, 1), event(3, 2, None), event(4, 3)]
    main, rest = parted(events)
    assert [e.id for e in main] == ["v4", "v3", "v2"]
    assert [e.id for e in rest] == ["v1"]


def test_a_long_story_shows_only_the_first_of_what_one_article_tells() -> None:
    main, rest = parted([event(n, 1) for n in range(ALONE + 5)])
    assert (len(main), len(rest)) == (ALONE, 5)


def test_a_story_with_nothing_but_details_shows_them() -> None:
    main, rest = parted([event(1, 1, None), event(2, 1, None)])
    assert ([e.id for e in main], rest) == (["v1", "v2"], ())
