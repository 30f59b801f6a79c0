"""What questions to the store give, where it is not a fact."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.notice import Notice
from onrecord.facts.span import Span


class Hit(msgspec.Struct, frozen=True):
    """Something found by search. `snippet` are words of it, `marks` the found words' code points in the snippet.

    An article's `id` is its id, a statement's the id in the record of `story`. `title` is the article's title or the
    statement's speaker. `story` is None for an article that is in none yet.
    """

    kind: Literal["article", "statement"]
    id: str
    title: str
    snippet: str
    marks: tuple[Span, ...]
    story: str | None
    outlet: str | None = None
    published_at: str | None = None


class Counts(msgspec.Struct, frozen=True):
    """How much the store holds. `articles` leaves older editions out; `text` is the size of all texts in bytes of UTF-8."""

    articles: int
    editions: int
    readings: int
    broken: int
    stories: int
    records: int
    copies: int
    edits: int
    text: int


class Build(msgspec.Struct, frozen=True):
    """One run of `onrecord build` that changed the store and came to its end; `at` is when it began."""

    number: int
    at: str
    version: str
    reader: str
    counts: dict[str, int]


FacetKind = Literal["person", "body", "place", "event", "outlet"]


class Listed(msgspec.Struct, frozen=True):
    """A story as a list shows it; `made` is False where its record is not made yet.

    Counts are of claims by standing; `lesser` are those on one word, or of an origin not told, that do not lead the record.

    The claim with the widest gap is told by `wide_articles` articles and has at most `wide_origins` origins. Times are ISO 8601.
    """

    id: str
    title: str
    first_at: str | None
    last_at: str | None
    articles: int
    made: bool
    lead: str
    changed_at: str | None
    outlets: int
    borne: int
    disputed: int
    single: int
    untold: int
    withdrawn: int
    lesser: int
    conflicts: int
    conflict: str
    wide_articles: int
    wide_origins: int
    copies: int


class Facet(msgspec.Struct, frozen=True):
    """A name that stories can be filtered by, and in how many it is; `ref` is what addresses call it by."""

    kind: FacetKind
    key: str
    name: str
    note: str
    ref: str
    stories: int


class ClaimRow(msgspec.Struct, frozen=True):
    """A claim as lists and search show it. `title` is its story's lead, or headline; its origins lie between `low` and `high`.

    `day` is ISO 8601. `speaker_kind` is "" for a speaker without a name.
    """

    story: str
    title: str
    id: str
    kind: str
    text: str
    speaker: str
    speaker_kind: Literal["person", "body", ""]
    standing: str
    denies: bool
    articles: int
    low: int
    high: int
    day: str | None


class Teller(msgspec.Struct, frozen=True):
    """An outlet's telling: its stories and articles, the claims that others make as well, and how many it was the first to make."""

    stories: int
    articles: int
    shared: int
    first: int


class Relaying(msgspec.Struct, frozen=True):
    """One whom an outlet takes from (or who takes from it): how, in how many articles and stories."""

    name: str
    kind: str
    articles: int
    stories: int


class Wanted(msgspec.Struct, frozen=True):
    """Which stories a list is to show: those that fit all that is given.

    `since` and `until` are days, `facets` are refs; `lone` are stories of one article alone, or of more; None for both.
    """

    since: str = ""
    until: str = ""
    facets: tuple[str, ...] = ()
    lone: bool | None = None


class Post(msgspec.Struct, frozen=True):
    """A notice on its way to a hook, and the how manieth try it is."""

    number: int
    hook: str
    tries: int
    notice: Notice


class Delivery(msgspec.Struct, frozen=True):
    """A notice to a hook: waiting, sent or failed (given up); how often it was tried, when it is due, the last fault."""

    notice: Notice
    hook: str
    state: str
    tries: int
    due: float
    fault: str
