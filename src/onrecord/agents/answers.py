"""What the tools answer. The protocol's library makes the schemas of their output from these types.

Every span counts code points of the article's text; where `part` is "title", of its title.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True)
class Quote:
    """Exact words of an article. `uri` is the resource that gives them again; `cut` tells that the passage goes on.

    `around` are the words with those before and after them in the same paragraph, exact as well: to be understood by, not as what
    the claim rests on.
    """

    words: str
    article: str
    outlet: str | None
    published_at: str | None
    url: str | None
    start: int
    end: int
    part: Literal["text", "title"]
    uri: str
    around: str
    cut: bool = False


@dataclass(frozen=True)
class ClaimTold:
    """A claim: how it stands, on how many origins (the interval that unknown chains leave open), and words that make it.

    `accounts` is how many articles' accounts make it, `quotes` are those of the first of them. `untold` is what the record does not
    say of it, and why. `verdicts` are what the discrepancies that it stands in come to.
    """

    id: str
    story: str
    sort: str
    title: str
    standing: str
    factuality: str | None
    origins_low: int
    origins_high: int
    why: str
    weight: float
    accounts: int
    quotes: list[Quote]
    untold: list[str]
    verdicts: list[str]
    as_of: str | None


@dataclass(frozen=True)
class Found:
    """Something that a search found: an article (`id` is for fetch) or a claim (`id` and `story` are for claim_origins)."""

    kind: Literal["article", "claim"]
    id: str
    story: str | None
    title: str
    standing: str | None
    quote: Quote
    as_of: str | None


@dataclass(frozen=True)
class SearchAnswer:
    """What a search found, best first."""

    query: str
    results: list[Found]
    note: str


@dataclass(frozen=True)
class Resting:
    """A claim that words of an article make."""

    claim: str
    standing: str
    start: int
    end: int


@dataclass(frozen=True)
class FetchAnswer:
    """A stretch of an article's text with the claims that rest on it; `next_start` is where to go on, None at the end.

    `taken_from` is whose text it has, whole or in part: such an article confirms nothing by itself.
    """

    article: str
    title: str
    outlet: str | None
    byline: str | None
    agency: str | None
    published_at: str | None
    url: str | None
    story: str | None
    text: str
    start: int
    end: int
    characters: int
    next_start: int | None
    taken_from: list[str]
    claims: list[Resting]
    as_of: str | None
    uri: str


@dataclass(frozen=True)
class RecordAnswer:
    """A page of a story's claims, those that lead first; `next_offset` is where to go on, None at the end."""

    story: str
    title: str
    lead: Quote | None
    articles: list[str]
    first_at: str | None
    last_at: str | None
    as_of: str | None
    claims: list[ClaimTold]
    claims_in_all: int
    next_offset: int | None
    conflicts: int
    uri: str


@dataclass(frozen=True)
class Sided:
    """A discrepancy: the claims that it is about, its verdict with the reason, and what each side says."""

    id: str
    story: str
    kind: str
    verdict: str
    reason: str
    claims: list[str]
    standings: list[str]
    sides: list[Quote]
    as_of: str | None


@dataclass(frozen=True)
class ConflictsAnswer:
    """Where accounts differ; `next_offset` is where to go on, None at the end."""

    conflicts: list[Sided]
    next_offset: int | None


@dataclass(frozen=True)
class Link:
    """One in a chain of tellers: an article, outlet, agency, person, document ..., and who owns it where that is known."""

    kind: str
    name: str
    owner: str | None


@dataclass(frozen=True)
class Chain:
    """An account's chain, the nearest teller first; `known` tells whether its end is. `words` are what the account says."""

    chain: list[Link]
    known: bool
    words: Quote
    form: str | None


@dataclass(frozen=True)
class OriginsAnswer:
    """On whose word a claim rests: its interval of origins with the reason, and the chain of each account."""

    claim: ClaimTold
    chains: list[Chain]
    next_offset: int | None


@dataclass(frozen=True)
class Checked:
    """A claim of a draft: its words there (`start` to `end`), the verdict with its reason, and the words for and against it."""

    words: str
    start: int
    end: int
    kind: str
    verdict: str
    reason: str
    claim: str | None
    standing: str | None
    origins_low: int | None
    origins_high: int | None
    bearing: list[Quote]
    against: list[Quote]


@dataclass(frozen=True)
class CheckAnswer:
    """A draft held against a story's record. `note` says why there is none; `left_out` counts claims beyond the most told."""

    story: str | None
    title: str
    note: str
    claims: list[Checked]
    left_out: int
    as_of: str | None
