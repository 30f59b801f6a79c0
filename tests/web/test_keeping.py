"""What pages show is worked out once for as long as the store stays as it is."""

from __future__ import annotations

from asyncio import gather
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from functools import partial
from pathlib import Path
from threading import Event
from time import sleep
from typing import Any

import anyio
import pytest
from tests.small_store import small_store
from tests.web.many_claims import articles, whole_record

from onrecord.store.store import Store
from onrecord.web.contexts import Seat
from onrecord.web.keeping import Kept
from onrecord.web.record_routes import Asking, story_asked
from onrecord.web.story import StoryContext, story_context
from onrecord.web.threads import AT_ONCE, SLOW_AT_ONCE, in_slow_thread, in_thread

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


def test_what_many_want_at_once_is_worked_out_once() -> None:
    kept, made, begun = Kept(), list[int](), Event()

    def make() -> int:
        made.append(1)
        begun.set()
        sleep(0.05)
        return len(made)

    with ThreadPoolExecutor(8) as pool:
        first = pool.submit(kept.get, "a", make)
        begun.wait(5)
        rest = [pool.submit(kept.get, "a", make) for _ in range(7)]
    assert [f.result() for f in (first, *rest)] == [1] * 8
    assert len(made) == 1


def test_who_waits_for_a_fault_tries_again() -> None:
    kept, tries = Kept(), list[int]()

    def make() -> str:
        tries.append(1)
        if len(tries) == 1:
            raise ValueError
        return "made"

    with pytest.raises(ValueError):  # noqa: PT011  # it says nothing
        kept.get("a", make)
    assert kept.get("a", make) == "made"


def test_a_kept_page_has_the_token_of_who_asks_and_is_another_for_who_may_less() -> None:
    kept, made = Kept(), list[Seat]()

    def make(seat: Seat) -> str:
        made.append(seat)
        return f"{seat.corrects} <input value={seat.token}>"

    reader = replace(SEAT, token="r", corrects=False)  # noqa: S106  # not a password
    pages = [kept.page("p", seat, make) for seat in (SEAT, replace(SEAT, token="other"), reader)]  # noqa: S106  # nor this
    assert pages == ["True <input value=t>", "True <input value=other>", "False <input value=r>"]
    assert len(made) == 2
    assert kept.page("none", SEAT, lambda _: None) is None


def test_pages_are_made_by_few_threads_and_checks_keep_none_of_them() -> None:
    running, most = [0, 0], [0, 0]

    def worked(line: int) -> None:
        running[line] += 1
        most[line] = max(most[line], running[line])
        sleep(0.01)
        running[line] -= 1

    quick, slow = in_thread(worked), in_slow_thread(worked)

    async def ask() -> None:
        await gather(*(line for _ in range(30) for line in (quick(0), slow(1))))

    anyio.run(ask)
    assert most[0] <= AT_ONCE
    assert most[1] <= SLOW_AT_ONCE
    assert min(most) > 1


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
