"""Handlers that wait for the disk, in threads.

Litestar has `sync_to_thread` for this; it (2.25) wraps a handler of two paths, or of a path with another method too, twice.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial, wraps
from typing import ParamSpec, TypeVar

from anyio import to_thread

P = ParamSpec("P")
R = TypeVar("R")


def in_thread(handler: Callable[P, R]) -> Callable[P, Awaitable[R]]:
    """The handler as one that runs in a thread, and is awaited."""

    @wraps(handler)
    async def run(*args: P.args, **kwargs: P.kwargs) -> R:
        return await to_thread.run_sync(partial(handler, *args, **kwargs))

    return run
