"""What pages show is worked out once for as long as the store stays as it is."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import Any

import pytest
from tests.small_store import small_store
from tests.web.many_claims import articles, whole_record

from onrecord.store.store import Store
from onrecord.web.contexts import Seat
from onrecord.web.keeping import Kept
from onrecord.web.record_routes import Asking, story_asked
from onrecord.web.story import StoryContext, story_context

SEAT = Seat("", "", "t", team=False, corrects=True, builds=True)


def test_only_the_last_are_kept_and_a_fault_is_not() -> None:
    kept = Kept(2)
    made: list[str] = []

    def make(name: str) -> str:
        made.append(name)
        if name == "bad":
            raise ValueError(name)
        return name.upper()

    for name in ("a", "b", "a", "c", "a", "b"):
        assert kept.get(name, partial(make, name)) == name.upper()
    assert made == ["a", "b", "c", "b"], "b was used the longest ago when c came"
    for _ in range(2):
        with pytest.raises(ValueError, match="bad"):
            kept.get("bad", lambda: make("bad"))


def test_a_page_is_worked_out_once_until_something_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path, kept = small_store(tmp_path / "x.db", articles(), whole_record()), Kept()
    times: list[str] = []

    def counted(store: Store, story: str, *more: Any, **how: Any) -> StoryContext | None:  # noqa: ANN401  # as it is called
        times.append(story)
        return story_context(store, story, *more, **how)

    monkeypatch.setattr("onrecord.web.record_routes.story_context", counted)
    with Store.open(path) as store:
        first = story_asked(Asking(store, kept, "storm", "", ""), SEAT)
        assert story_asked(Asking(store, kept, "storm", "", ""), SEAT) == first
    assert len(times) == 1
    with Store.open(path, write=True) as store, store.commit_point():
        store.keep_setting("anything", "else")
    with Store.open(path) as store:
        assert story_asked(Asking(store, kept, "storm", "", ""), SEAT) == first
    assert len(times) == 2
