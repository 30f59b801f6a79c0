"""Stories and copies."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

CopyPart = Literal["whole", "partial"]


class Story(msgspec.Struct, frozen=True):
    """The articles about one event and its immediate consequences. `articles` are ids, oldest first; times ISO 8601 or None."""

    id: str
    title: str
    articles: tuple[str, ...]
    first_at: str | None = None
    last_at: str | None = None


class Copy(msgspec.Struct, frozen=True):
    """Text that `article` took from `source` (an article id, or an agency's name), whole or in part.

    `share` is the part of the article's own words (quotations left out) that stands in the source, 0 to 1, or None where only a
    credit tells of the copy and the source's text is not at hand; `spans` are the
    passages in `article`, `source_spans` the same passages in the source where it is an article. `credited` tells whether the
    article names the source. `reason` says in words why the direction is as it is.
    """

    article: str
    source: str = msgspec.field(name="from")
    part: CopyPart
    share: float | None
    spans: tuple[Span, ...] = ()
    source_spans: tuple[Span, ...] = ()
    credited: bool = False
    reason: str = ""
    kind: Literal["copy", "edition"] = "copy"
