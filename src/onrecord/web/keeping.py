"""Pages, kept in memory until the store changes: a long record is unpacked, laid out and written once, not for each reader."""

from __future__ import annotations

import threading
from collections import OrderedDict
from collections.abc import Callable, Hashable
from dataclasses import replace
from secrets import token_hex
from typing import TypeVar, cast

from onrecord.web.contexts import Seat

T = TypeVar("T")
MOST = 64
"""Things kept at most: a page is well under a megabyte, whatever record it is of."""
TOKEN = token_hex(32)
"""What stands in a kept page where the token of who asks goes: nothing that a text could have."""


class Kept:
    """The last results of what was worked out, by keys that hold all that they depend on.

    Many threads may ask at once: one of them works out what several want, and the others wait for it.
    """

    def __init__(self, most: int = MOST) -> None:
        self._most = most
        self._held: OrderedDict[Hashable, object] = OrderedDict()
        self._making: dict[Hashable, threading.Lock] = {}
        self._lock = threading.Lock()

    def get(self, key: Hashable, make: Callable[[], T]) -> T:
        """What is kept under a key, made now where nothing is; what `make` raises is not kept."""
        with self._lock:
            if key in self._held:
                return self._found(key)
            making = self._making.setdefault(key, threading.Lock())
        with making:
            with self._lock:
                if key in self._held:
                    return self._found(key)
            try:
                made = make()
                with self._lock:
                    self._held[key] = made
                    while len(self._held) > self._most:
                        self._held.popitem(last=False)
            finally:
                with self._lock:
                    self._making.pop(key, None)
        return made

    def _found(self, key: Hashable) -> T:  # type: ignore[type-var]  # put there under this key by the same maker
        self._held.move_to_end(key)
        return cast("T", self._held[key])

    def page(self, key: Hashable, seat: Seat, make: Callable[[Seat], str | None]) -> str | None:
        """A page as it is for everybody who may do the same, kept; the token of this one's forms is put in each time."""
        anybody = replace(seat, token=TOKEN)
        text = self.get((key, anybody), lambda: make(anybody))
        return text and text.replace(TOKEN, seat.token)
