"""Delivering: signed as the standard has it, tried again as receivers ask, given up at last, kept out of private networks."""

from __future__ import annotations

import json
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from standardwebhooks import Webhook
from tests.run.receiver import Receiver, receiving

from onrecord.facts.change import Change, SlotChange
from onrecord.facts.notice import Notice, NoticeWords
from onrecord.facts.span import Span
from onrecord.run import delivering, sending
from onrecord.run.delivering import MOST_TRIES, Courier, deliver
from onrecord.run.hooks import Hook, HookError, Hooks
from onrecord.store.store import Store

APPRISE = pytest.mark.filterwarnings("ignore:'imghdr' is deprecated:DeprecationWarning")  # apprise's own import, on 3.11
CHANGE = Change("updated", "figure", "f1", "15 dockers", (SlotChange("low", "12", "15"),))
WORDS = NoticeWords("a", "The Herald", "https://herald.example/a", (Span(3, 9),), "15 dockers\nkilled")


@pytest.fixture
def path(tmp_path: Path) -> Path:
    Store.open(tmp_path / "news.db", write=True).close()
    return tmp_path / "news.db"


@pytest.fixture
def desk(path: Path) -> Iterator[tuple[Receiver, Hook]]:
    with receiving() as receiver:
        yield receiver, Hooks.beside(path).add("desk", receiver.url, private=True)


def put(path: Path, *names: str, hook: str = "desk") -> None:
    with Store.open(path, write=True) as store, store.commit_point():
        for name in names:
            store.put_notice(Notice(name, "2031-03-04T10:00:00+00:00", "s1", "Quay shelled", CHANGE, (WORDS,)), [hook], 0.0)


def fixed(now: float) -> Callable[[], float]:
    """A clock that stands."""
    return lambda: now


def counts(path: Path, hook: str = "desk") -> dict[str, int]:
    with Store.open(path) as store:
        return store.delivery_counts().get(hook, {})


def test_a_notice_arrives_once_signed_with_its_words(path: Path, desk: tuple[Receiver, Hook]) -> None:
    receiver, hook = desk
    put(path, "n1")
    assert deliver(path).sent == 1
    ((headers, body),) = receiver.got
    told: Any = Webhook(hook.secret).verify(body, headers)
    assert told["id"] == headers["webhook-id"] == "n1"
    assert headers["idempotency-key"] == '"n1"'
    assert told["change"]["slots"] == [{"slot": "low", "before": "12", "after": "15"}]
    assert told["words"] == [
        {
            "article": "a",
            "outlet": "The Herald",
            "url": "https://herald.example/a",
            "spans": [{"start": 3, "end": 9}],
            "text": WORDS.text,
        }
    ]
    assert deliver(path).sent == 0
    assert len(receiver.got) == 1
    with pytest.raises(Exception, match="signature"):
        Webhook(hook.secret).verify(body + b" ", headers)


def test_what_does_not_arrive_is_tried_again_ever_later_and_given_up(path: Path, desk: tuple[Receiver, Hook]) -> None:
    receiver, _ = desk
    receiver.statuses = [500]
    put(path, "n1")
    now, waits = time.time(), []
    for _ in range(MOST_TRIES):
        assert deliver(path, clock=fixed(now)).faults == (("desk", "the receiver answered 500"),)
        with Store.open(path) as store:
            (one,) = store.deliveries()
        waits.append(one.due - now)
        assert deliver(path, clock=fixed(now)).sent == 0, "not before its time"
        now = one.due
    assert len(receiver.got) == MOST_TRIES
    assert waits[1] > waits[0] >= 30
    assert waits[5] > waits[2]
    assert counts(path) == {"failed": 1}
    assert deliver(path, clock=fixed(now + 1e9)).sent == 0
    receiver.statuses = [204]
    with Store.open(path, write=True) as store, store.commit_point():
        store.send_again(0.0)
    assert deliver(path).sent == 1
    assert {n["id"] for n in receiver.notices()} == {"n1"}


def test_a_receiver_is_left_alone_for_as_long_as_it_asks(path: Path, desk: tuple[Receiver, Hook]) -> None:
    receiver, _ = desk
    receiver.statuses, receiver.headers = [429], {"Retry-After": "4000"}
    put(path, "n1")
    deliver(path, clock=fixed(1000.0))
    with Store.open(path) as store:
        assert next(store.deliveries()).due == 5000.0


def test_one_that_is_gone_for_good_is_asked_no_more(path: Path, desk: tuple[Receiver, Hook]) -> None:
    desk[0].statuses = [410]
    put(path, "n1")
    assert deliver(path).given_up == 1
    assert counts(path) == {"failed": 1}


def test_a_hook_that_fails_is_asked_once_a_round_and_the_others_get_theirs(path: Path, desk: tuple[Receiver, Hook]) -> None:
    receiver, _ = desk
    receiver.statuses = [503]
    put(path, "n1", "n2", "n3")
    with receiving() as other:
        Hooks.beside(path).add("phone", other.url, private=True)
        put(path, "m1", "m2", hook="phone")
        assert deliver(path).sent == 2
        assert [n["id"] for n in other.notices()] == ["m1", "m2"]
    assert len(receiver.got) == 1


def test_redirects_are_not_followed(path: Path, desk: tuple[Receiver, Hook]) -> None:
    receiver, _ = desk
    receiver.statuses, receiver.headers = [307], {"Location": receiver.url}
    put(path, "n1")
    assert deliver(path).faults == (("desk", "the receiver answered 307"),)
    assert len(receiver.got) == 1


@APPRISE
@pytest.mark.parametrize(("asks", "lets"), [(False, True), (True, False)], ids=["not asked for", "a team's server"])
def test_nothing_is_sent_into_private_networks_unless_both_allow_it(path: Path, asks: bool, lets: bool) -> None:
    with receiving() as receiver:
        Hooks.beside(path).add("desk", receiver.url, private=asks)
        Hooks.beside(path).add("other", receiver.url.replace("http", "json", 1), private=asks)
        put(path, "n1")
        put(path, "n2", hook="other")
        given = deliver(path, private=lets)
        assert [("private network" in fault, "--private" in fault) for _, fault in given.faults] == [(True, True)] * 2
        assert receiver.got == []
    assert counts(path) == {"waiting": 1}


@APPRISE
def test_any_service_of_apprise_is_told_in_words(path: Path) -> None:
    pytest.importorskip("apprise")
    with receiving() as receiver:
        receiver.statuses = [200, 500]
        Hooks.beside(path).add("desk", receiver.url.replace("http", "json", 1), private=True)
        put(path, "n1", "n2")
        given = deliver(path)
    assert (given.sent, given.faults) == (1, (("desk", "the service did not take it"),))
    told = json.loads(receiver.got[0][1])
    assert told["title"] == "updated: 15 dockers"
    assert told["message"].splitlines() == [
        "Quay shelled",
        "low: 12 → 15",
        "The Herald: “15 dockers killed”",
        "(s1, notice n1)",
    ]


def test_without_apprise_its_hooks_wait_and_say_so(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "apprise", None)
    Hooks.beside(path).add("desk", "ntfy://topic")
    put(path, "n1")
    assert "pip install" in deliver(path).faults[0][1]
    assert counts(path) == {"waiting": 1}


def test_notices_of_a_hook_that_is_no_more_are_given_up(path: Path, desk: tuple[Receiver, Hook]) -> None:
    put(path, "n1", hook="gone")
    assert deliver(path).given_up == 1
    assert desk[0].got == []


def test_a_dead_address_costs_a_fault_and_no_more(path: Path) -> None:
    with receiving() as receiver:
        Hooks.beside(path).add("desk", receiver.url, private=True)
    put(path, "n1")
    ((name, fault),) = deliver(path).faults
    assert name == "desk"
    assert "Connect" in fault


def test_a_courier_delivers_while_it_runs(path: Path, desk: tuple[Receiver, Hook]) -> None:
    receiver, _ = desk
    courier = Courier(path, private=True, every=0.05)
    courier.start()
    put(path, "n1")
    deadline = time.monotonic() + 20
    while counts(path) != {"sent": 1} and time.monotonic() < deadline:
        time.sleep(0.02)
    courier.end()
    courier.join(5)
    assert not courier.is_alive()
    assert [n["id"] for n in receiver.notices()] == ["n1"]


def test_what_is_taken_is_held_longer_than_any_sending_takes() -> None:
    assert delivering.HELD > sending.SECONDS


@pytest.mark.parametrize(
    "address", ["", "desk.example/hook", "https://[", "mailto:a@b.example", "https://a\nb.example", "x" * 3000]
)
def test_what_is_no_address_is_refused(path: Path, address: str) -> None:
    with pytest.raises(HookError):
        Hooks.beside(path).add("desk", address)
    assert Hooks.beside(path).all() == {}
