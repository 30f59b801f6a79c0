"""The outbox: what is due is taken once, held for its taker, and kept until it has arrived."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.facts.change import Change
from onrecord.facts.notice import Notice
from onrecord.store.outbox import KEPT
from onrecord.store.results import Post
from onrecord.store.store import Store


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store.open(tmp_path / "news.db", write=True) as opened:
        yield opened


def notice(name: str = "n") -> Notice:
    return Notice(name, "2031-03-04", "s", "Quay shut", Change("opened", "discrepancy", "d1", "figure: 12 or 15"), ())


def put(store: Store, *notices: Notice, hooks: tuple[str, ...] = ("desk",), due: float = 0.0) -> None:
    with store.commit_point():
        for one in notices:
            store.put_notice(one, hooks, due)


def take(store: Store, now: float, without: tuple[str, ...] = ()) -> Post | None:
    with store.commit_point():
        return store.take_due(now, 60.0, without)


def test_what_is_taken_is_held_and_due_again_where_nothing_is_told_of_it(store: Store) -> None:
    put(store, notice())
    first = take(store, 100.0)
    assert first is not None
    assert (first.hook, first.tries, first.notice.id) == ("desk", 1, "n")
    assert take(store, 159.0) is None
    again = take(store, 160.0)
    assert again is not None
    assert (again.tries, again.notice) == (2, first.notice)
    with store.commit_point():
        store.note_sent(again)
    assert take(store, 1e9) is None
    assert store.delivery_counts() == {"desk": {"sent": 1}}


def test_notices_go_in_order_each_to_each_hook_and_not_before_their_time(store: Store) -> None:
    put(store, notice("a"), notice("b"), hooks=("desk", "phone"), due=50.0)
    assert not store.is_due(49.0)
    assert take(store, 49.0) is None
    got = [take(store, 50.0) for _ in range(5)]
    assert [(p.notice.id, p.hook) for p in got if p] == [("a", "desk"), ("a", "phone"), ("b", "desk"), ("b", "phone")]


def test_a_hook_that_is_left_alone_keeps_nobody_waiting(store: Store) -> None:
    put(store, notice("a"), hooks=("desk", "phone"))
    got = take(store, 1.0, without=("desk",))
    assert got is not None
    assert got.hook == "phone"
    assert not store.is_due(1.0, ("desk",))


def test_what_is_given_up_stays_with_its_fault_until_it_is_sent_again(store: Store) -> None:
    put(store, notice())
    got = take(store, 1.0)
    assert got is not None
    with store.commit_point():
        store.note_failed(got, "500", None)
    assert take(store, 1e9) is None
    assert [(d.state, d.fault) for d in store.deliveries("failed")] == [("failed", "500")]
    with store.commit_point():
        assert store.send_again(5.0, "phone") == 0
        assert store.send_again(5.0) == 1
    assert take(store, 5.0) is not None


def test_a_fault_that_comes_late_does_not_send_again_what_has_arrived(store: Store) -> None:
    """Two senders had it, since the first took too long: the second's fault is no reason to send once more."""
    put(store, notice())
    slow, second = take(store, 1.0), take(store, 100.0)
    assert slow is not None
    assert second is not None
    with store.commit_point():
        store.note_sent(slow)
        store.note_failed(second, "timed out", 200.0)
    assert take(store, 1e9) is None


def test_two_changes_of_one_key_are_two_notices(store: Store) -> None:
    put(store, notice(), notice())
    assert [d.notice.id for d in store.deliveries()] == ["n", "n-2"]


def test_only_what_has_reached_everybody_is_let_go(store: Store) -> None:
    put(store, notice("first"), hooks=("desk", "phone"))
    put(store, *(notice(f"n{i}") for i in range(KEPT)), hooks=("phone",))
    while (got := take(store, 1.0, without=("desk",))) is not None:
        with store.commit_point():
            store.note_sent(got)
            store.prune_outbox()
    assert store.delivery_counts() == {"desk": {"waiting": 1}, "phone": {"sent": KEPT + 1}}
    got = take(store, 1.0)
    assert got is not None
    with store.commit_point():
        store.note_sent(got)
        store.prune_outbox()
    assert store.delivery_counts() == {"phone": {"sent": KEPT}}
