"""Times as TIMEX3."""

from __future__ import annotations

from typing import Literal

import msgspec

TimeType = Literal["DATE", "TIME", "DURATION", "SET"]


class TimeExpression(msgspec.Struct, frozen=True):
    """A time expression with its TIMEX3 value (ISO 8601-like; TimeML 1.2.1).

    `value` is "" only where nothing can be said. `earliest` and `latest` (ISO dates, inclusive) bound a date that the
    text leaves open.
    """

    start: int
    end: int
    value: str
    type: TimeType
    earliest: str | None = None
    latest: str | None = None
