"""What an exporter is given: one story's record with its articles, and the questions that every format asks of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from onrecord.export.claims import Claim, claims_of
from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.record import Account, Discrepancy, Node, Record
from onrecord.facts.span import Span

GAP = " … "
"""Stands between pieces of a text that are told in one line."""


@dataclass(frozen=True)
class Told:
    """A record and the articles that its spans count in, by id; an article that the store no longer has is missing."""

    record: Record
    articles: Mapping[str, Article]

    @cached_property
    def claims(self) -> tuple[Claim, ...]:
        """All claims of the record, those that lead first."""
        return claims_of(self.record)

    @cached_property
    def claim(self) -> dict[str, Claim]:
        """Claims by id."""
        return {c.id: c for c in self.claims}

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """The record's entities by id."""
        return {e.id: e for e in self.record.entities}

    @cached_property
    def node(self) -> dict[str, Node]:
        """Who tells what, by id."""
        return {n.id: n for n in self.record.provenance.nodes}

    @cached_property
    def _differing(self) -> dict[str, list[Discrepancy]]:
        out: dict[str, list[Discrepancy]] = {}
        for found in self.record.discrepancies:
            for claim in found.claims:
                out.setdefault(claim, []).append(found)
        return out

    def discrepancies(self, claim: str) -> tuple[Discrepancy, ...]:
        """The discrepancies that a claim stands in."""
        return tuple(self._differing.get(claim, ()))

    def verdicts(self, claim: str) -> tuple[str, ...]:
        """What its discrepancies come to: "figure: update"."""
        return tuple(dict.fromkeys(f"{d.kind}: {d.verdict}" for d in self.discrepancies(claim)))

    @cached_property
    def _abstained(self) -> dict[str, list[str]]:
        out: dict[str, list[str]] = {}
        for one in self.record.abstentions:
            claim, _, slot = one.about.partition(":")
            out.setdefault(claim, []).append(f"{slot}: {one.reason}" if slot else one.reason)
        return out

    def abstained(self, claim: str) -> tuple[str, ...]:
        """What the record does not say of a claim, and why: "place: no account tells it"."""
        return tuple(self._abstained.get(claim, ()))

    def pieces(self, article: str, spans: Iterable[Span]) -> Iterator[tuple[Span, str]]:
        """Spans apart from each other with their exact words; none for an article that is not there."""
        found = self.articles.get(article)
        if found is not None:
            yield from ((s, s.of(found.text)) for s in apart(spans) if 0 <= s.start < s.end <= len(found.text))

    def words(self, article: str, spans: Iterable[Span]) -> str:
        """The exact words of spans in one line, with a gap between pieces."""
        return GAP.join(words for _, words in self.pieces(article, spans))

    def url(self, article: str) -> str | None:
        """The address that an article was published at."""
        found = self.articles.get(article)
        return found.url if found is not None else None

    def names(self, chain: Iterable[str]) -> tuple[str, ...]:
        """The names of a chain's nodes, nearest first."""
        return tuple(self.node[n].name if n in self.node else n for n in chain)


def first_words(claim: Claim) -> Account | None:
    """The account that a claim is shown by: the first that has words, as collate ordered them."""
    return next((a for a in claim.accounts if a.spans), None)


def apart(spans: Iterable[Span]) -> tuple[Span, ...]:
    """Spans in their order, without those that lie in another."""
    listed = tuple(dict.fromkeys(spans))
    return tuple(s for s in listed if not any(o != s and o.contains(s) for o in listed))


def address(article: str, spans: Iterable[Span]) -> str:
    """Where words stand: the article's id and, as RFC 5147 writes them, the code points of its text; of several pieces, each."""
    name = quote(article, safe="/:@.-_~", errors="replace")
    return " | ".join(f"{name}#char={s.start},{s.end}" for s in apart(spans)) or name
