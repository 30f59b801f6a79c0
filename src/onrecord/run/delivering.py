"""Delivering: what is in the outbox is sent to each hook until it has arrived, over failures, restarts and several senders.

A notice is taken from the outbox, for a time, before it is sent, and noted as sent after. Who is killed between the two has it
sent once more when the time is over, under the same id, by which a receiver knows it.
"""

from __future__ import annotations

import logging
import threading
import time
from collections.abc import Callable
from pathlib import Path

import msgspec
import tenacity

from onrecord.run.hooks import Hook, Hooks
from onrecord.run.sending import SECONDS, SendError, send
from onrecord.store.faults import StoreError
from onrecord.store.results import Post
from onrecord.store.store import Store

LOG = logging.getLogger("onrecord.run")
HELD = 3 * SECONDS
"""Seconds for which a notice is its taker's: longer than any sending takes."""
MOST_TRIES = 14
"""Tries, over about a day, after which a notice is given up."""
PACE = tenacity.wait_exponential_jitter(multiplier=30, max=6 * 3600, jitter=10)
LONGEST_WAIT = 24 * 3600.0
"""Seconds for which a receiver may ask to be left alone."""
EVERY = 15.0
"""Seconds between two looks into the outbox of a courier."""
Sender = Callable[[Hook, Post], None]


class Delivered(msgspec.Struct, frozen=True):
    """What one round of deliveries came to: notices that arrived, faults by hook, and how many were given up for good."""

    sent: int = 0
    given_up: int = 0
    faults: tuple[tuple[str, str], ...] = ()


def deliver(
    path: Path, *, private: bool = True, seconds: float = float("inf"), clock: Callable[[], float] = time.time
) -> Delivered:
    """Send what is due of a store's outbox, for so many seconds at most. A hook that fails is left alone for the rest of it.

    `private` is False where no hook may lead into a private network (a team's server). Raises StoreError and HookError.
    """
    hooks = Hooks.beside(path).all()
    if not hooks:
        return Delivered()
    sent, given_up, begun = 0, 0, time.monotonic()
    faults: dict[str, str] = {}
    while time.monotonic() - begun < seconds:
        post = taken(path, clock(), faults)
        if post is None:
            break
        hook = hooks.get(post.hook)
        try:
            if hook is None:
                raise SendError("there is no such hook any more", gone=True)
            send(hook, post.notice, private=private)
        except SendError as fault:
            faults[post.hook] = str(fault)
            due = due_again(post, fault, clock())
            given_up += due is None
            with Store.open(path, write=True) as store, store.commit_point():
                store.note_failed(post, str(fault), due)
        else:
            sent += 1
            with Store.open(path, write=True) as store, store.commit_point(durable=True):
                store.note_sent(post)
    if sent:
        with Store.open(path, write=True) as store, store.commit_point():
            store.prune_outbox()
    return Delivered(sent, given_up, tuple(sorted(faults.items())))


def taken(path: Path, now: float, without: dict[str, str]) -> Post | None:
    """The next notice that is due; the store is written to only where there is one."""
    with Store.open(path) as store:
        if not store.is_due(now, without):
            return None
    with Store.open(path, write=True) as store, store.commit_point(durable=True):
        return store.take_due(now, HELD, without)


def due_again(post: Post, fault: SendError, now: float) -> float | None:
    """When a notice that did not arrive is tried again; None where it is given up."""
    if fault.gone or post.tries >= MOST_TRIES:
        return None
    state = tenacity.RetryCallState(tenacity.Retrying(), None, (), {})
    state.attempt_number = post.tries
    return now + max(PACE(state), min(fault.wait or 0.0, LONGEST_WAIT))


class Courier(threading.Thread):
    """Delivers while a server runs, a look every few seconds. A fault is logged, and the next look is taken all the same."""

    def __init__(self, path: Path, *, private: bool, every: float = EVERY) -> None:
        super().__init__(daemon=True, name="onrecord-notices")
        self.path = path
        self.private = private
        self.every = every
        self._end = threading.Event()

    def run(self) -> None:
        """Look and send until told to end."""
        while not self._end.is_set():
            try:
                for hook, fault in deliver(self.path, private=self.private).faults:
                    LOG.warning("%s was not told: %s", hook, fault)
            except StoreError as fault:
                LOG.warning("notices wait: %s", fault)
            except Exception:
                LOG.exception("notices wait")
            self._end.wait(self.every)

    def end(self) -> None:
        """Take no further look; one that is under way ends by itself."""
        self._end.set()
