"""Handlers that wait for the disk, in threads: few at once, since each of many that work would keep all others waiting.

Python runs one thread at a time. Forty that render pages, as the server's own pool has, share that one with the thread that takes
requests and sends answers: none is done before nearly all are, and the lightest waits as long as the heaviest. So few work, and the
rest wait in line; what takes seconds (checks, exports) has a line of its own.

Litestar has `sync_to_thread` for this; it (2.25) wraps a handler of two paths, or of a path with another method too, twice.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from anyio import CapacityLimiter, to_thread
from anyio.lowlevel import RunVar

P = ParamSpec("P")
R = TypeVar("R")
AT_ONCE, SLOW_AT_ONCE = 6, 2
"""Threads that answer, and those beside them that work on what takes seconds."""
_QUICK: RunVar[CapacityLimiter] = RunVar("onrecord-quick")
_SLOW: RunVar[CapacityLimiter] = RunVar("onrecord-slow")


def in_thread(handler: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The handler as one that runs in a thread, and is awaited."""
    return _in_line(handler, _QUICK, AT_ONCE)


def in_slow_thread(handler: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The same for a handler that works for seconds: it keeps no page waiting."""
    return _in_line(handler, _SLOW, SLOW_AT_ONCE)


def _in_line(handler: Callable[P, R], line: RunVar[CapacityLimiter], most: int) -> Callable[P, Awaitable[R]]:
    @wraps(handler)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        try:
            limiter = line.get()
        except LookupError:  # the first request of this event loop
            limiter = CapacityLimiter(most)
            line.set(limiter)
        return await to_thread.run_sync(partial(handler, *args, **kwargs), limiter=limiter)

    return run
