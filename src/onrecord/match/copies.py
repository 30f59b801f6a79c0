"""Copies: text that one article takes from another or from a wire, with direction, share and the passages themselves.

Candidates share a fingerprint (winnowing); each pair is then verified word by word. Quotations are left out throughout: two
articles that quote the same words have heard or read the same speaker, which is no copying.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from onrecord.facts.story import Copy
from onrecord.match.board import CROWD, Board, candidates
from onrecord.match.credits import Credit, same_outlet
from onrecord.match.passages import Shared, Words, covered, spans_of
from onrecord.match.text import ArticleText
from onrecord.match.twins import surplus

LEAST = 14
"""Fewest shared words that make a copy."""
LEAST_RUN = 9
"""Fewest words of the longest unbroken run."""
WHOLE = 0.85
"""Share from which an article is a copy as a whole (about nine tenths, small edits allowed for)."""
EDITION, KEPT = 0.4, 0.6
"""Shares from which a later text of one outlet under another address is an edition: of its own words, and of the earlier one's.

A follow-up that carries the background of an earlier article keeps less of it, and takes nothing in it back.
"""
FRESH = 8
"""Words that a further source must explain, beyond those explained already."""


@dataclass
class Pair:
    """Two articles that share text, the taker first."""

    taker: ArticleText
    giver: ArticleText
    shared: Shared
    share: float
    edition: bool
    credit: Credit | None
    reason: str


def same_page(one: ArticleText, other: ArticleText) -> bool:
    """Whether two articles have one address."""
    return one.url is not None and one.url == other.url


def share_of(words: Words, passages: tuple[tuple[int, int], ...]) -> float:
    """The part of an article's own words that stands in passages."""
    return round(len(covered(passages)) / len(words.words), 4) if words.words else 0.0


def credit_to(article: ArticleText, giver: ArticleText) -> Credit | None:
    """The article's credit of the giver's outlet, if it has one."""
    return next((c for c in article.credits if not c.own and same_outlet(c.name, giver.outlet)), None)


def order(one: ArticleText, other: ArticleText, shares: tuple[float, float]) -> tuple[bool, str]:
    """Whether `one` is the taker, and why: by credit, by time, by containment, in that order."""
    if credit_to(one, other) and not credit_to(other, one):
        return True, f"credits {other.outlet}"
    if credit_to(other, one) and not credit_to(one, other):
        return False, f"credits {one.outlet}"
    if one.day is not None and other.day is not None and one.day != other.day:
        both = one.clock and other.clock
        if both or int(one.day) != int(other.day):
            return one.day > other.day, "published later"
    wires = [any(c.own and c.form == "dateline" for c in a.credits) for a in (one, other)]
    if wires[0] != wires[1]:
        return wires[1], "the other is an agency's own text"
    if abs(shares[0] - shares[1]) > 0.05:
        return shares[0] > shares[1], "more of it stands in the other than the other way round"
    return one.id > other.id, "the order is not known"


def pair_of(board: Board, one: ArticleText, other: ArticleText) -> Pair | None:
    """The verified pair, or None where the shared text is too little."""
    found = board.between(one, other)
    count = len(covered(found.here))
    page = same_page(one, other)
    if not page and (count < LEAST or found.longest < LEAST_RUN):
        return None
    shares = share_of(board.words(one), found.here), share_of(board.words(other), found.there)
    first, reason = order(one, other, shares)
    taker, giver, passages, share = (one, other, found, shares[0]) if first else (other, one, found.turned(), shares[1])
    own = one.outlet is not None and one.outlet == other.outlet
    kept = shares[1] if first else shares[0]
    edition = page or (own and share >= EDITION and kept >= KEPT)
    if edition and not page and len(taker.title) and taker.title == giver.title:
        reason = "the same outlet, headline and text, later"
    return Pair(
        taker, giver, passages, share, edition, credit_to(taker, giver), "a later text of the same page" if page else reason
    )


def pairs_of(board: Board) -> list[Pair]:
    """Every verified pair."""
    articles = board.articles
    beyond = surplus(articles)
    near = set(candidates(board, beyond))
    place_of = {article.id: place for place, article in enumerate(articles)}
    for twin, standing in beyond.items():
        pairs = ((place_of[twin], place_of[other]) for other in standing)
        near.update((min(pair), max(pair)) for pair in pairs)
    pages: dict[str, list[int]] = defaultdict(list)
    for place, article in enumerate(articles):
        if article.url:
            pages[article.url].append(place)
    near.update(pair for places in pages.values() if len(places) < CROWD for pair in combinations(places, 2))
    found = (pair_of(board, articles[a], articles[b]) for a, b in sorted(near))
    return [pair for pair in found if pair]


def chosen(pairs: Sequence[Pair]) -> list[Pair]:
    """The fewest givers of one taker that explain its shared words: credited ones first, then the earliest, then the fullest."""
    ranked = sorted(
        pairs,
        key=lambda p: (not p.edition, p.credit is None, p.giver.day is None, p.giver.day or 0.0, -p.share, p.giver.id),
    )
    left: list[Pair] = []
    known: set[int] = set()
    for pair in ranked:
        words = covered(pair.shared.here)
        if not left or len(words - known) >= FRESH:
            left.append(pair)
            known |= words
    return left


def copy_of(board: Board, pair: Pair) -> Copy:
    """The fact for a pair."""
    taker, giver = board.words(pair.taker), board.words(pair.giver)
    return Copy(
        article=pair.taker.id,
        source=pair.giver.id,
        part="whole" if pair.share >= WHOLE else "partial",
        share=pair.share,
        spans=spans_of(taker, pair.shared.here),
        source_spans=spans_of(giver, pair.shared.there),
        credited=pair.credit is not None,
        reason=pair.reason,
        kind="edition" if pair.edition else "copy",
    )


def wire_of(article: ArticleText) -> Credit | None:
    """The agency that an article's dateline, credit line or byline gives as where its text is from."""
    return next((c for c in article.credits if not c.own and c.form in ("dateline", "line", "byline")), None)


def from_wire(board: Board, article: ArticleText, credit: Credit, pairs: Sequence[Pair]) -> Copy:
    """A copy from an agency whose own text is not at hand; what others that credit it share is shown as the passages."""
    words = board.words(article)
    passages = {run for p in pairs for run in (p.shared.here if p.taker.id == article.id else p.shared.there)}
    known = covered(tuple(passages))
    share = round(len(known) / len(words.words), 4) if known and words.words else None
    whole = not credit.shared if share is None else share >= WHOLE or not credit.shared
    return Copy(
        article=article.id,
        source=credit.name,
        part="whole" if whole else "partial",
        share=share,
        spans=spans_of(words, tuple(sorted(passages))) if passages else ((credit.span,) if credit.span else ()),
        credited=True,
        reason=f"credits {credit.name}" + (", as do others that have the same text" if passages else ""),
    )


def find_copies(articles: Sequence[ArticleText]) -> tuple[Copy, ...]:
    """Every copy and edition among the articles, and every copy from an agency that an article credits, by taker.

    The result does not depend on the order of `articles`; their ids must differ.
    """
    board = Board(sorted(articles, key=lambda a: a.id))
    pairs = pairs_of(board)
    given: dict[str, list[Pair]] = defaultdict(list)
    taken: dict[str, list[Pair]] = defaultdict(list)
    for pair in pairs:
        given[pair.taker.id].append(pair)
        taken[pair.giver.id].append(pair)
    return tuple(
        copy
        for article in board.articles
        for copy in copies_of(board, article, given[article.id], taken[article.id], lambda pair: copy_of(board, pair))
    )


def copies_of(
    board: Board, article: ArticleText, given: Sequence[Pair], taken: Sequence[Pair], made: Callable[[Pair], Copy]
) -> Iterator[Copy]:
    """The copies that one article is, from the verified pairs in which it is the taker, and those in which it is the giver.

    `made` gives the fact for a pair.
    """
    wire = wire_of(article)
    kept = list(given)
    if wire and not any(same_outlet(wire.name, p.giver.outlet) for p in kept):
        fellows = [p for p in (*kept, *taken) if fellow(p, article, wire)]
        yield from_wire(board, article, wire, fellows)
        kept = [p for p in kept if p.edition]
    yield from map(made, chosen(kept))


def fellow(pair: Pair, article: ArticleText, wire: Credit) -> bool:
    """Whether the other article of the pair credits the same agency."""
    other = pair.giver if pair.taker.id == article.id else pair.taker
    theirs = wire_of(other)
    return theirs is not None and theirs.name == wire.name


def families(copies: Sequence[Copy]) -> Mapping[str, str]:
    """The family of each article and agency that copies join: the least name in it."""
    leader: dict[str, str] = {}

    def find(name: str) -> str:
        while leader.setdefault(name, name) != name:
            name = leader[name]
        return name

    for copy in copies:
        one, other = find(copy.article), find(copy.source)
        leader[max(one, other)] = min(one, other)
    return {name: find(name) for name in leader}
