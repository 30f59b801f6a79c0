"""What all of the record's items are made with: the chains of a claim's accounts, and the accounts."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from onrecord.collate.acts import Doing
from onrecord.collate.events import Happening
from onrecord.collate.figures import Count
from onrecord.collate.material import Material
from onrecord.collate.provenance.chains import Chain, Chains
from onrecord.collate.provenance.origins import Counted, Counting, inherit
from onrecord.collate.provenance.tellers import Tellers
from onrecord.collate.statements import Variant
from onrecord.facts.record import Account, Standing
from onrecord.facts.span import Span

M = TypeVar("M", Variant, Happening, Count, Doing)
T = TypeVar("T")


@dataclass(frozen=True)
class Bench:
    """What accounts are made with."""

    material: Material
    tellers: Tellers
    chains: Chains
    counting: Counting

    @classmethod
    def over(cls, material: Material) -> Bench:
        """Everything set up for one story."""
        tellers = Tellers(material)
        return cls(material, tellers, Chains(material, tellers), Counting(material, tellers))

    def standing(self, counted: Counted, articles: Iterable[str]) -> Standing:
        """Withdrawn where only old editions make the claim, else as counted."""
        return "withdrawn" if all(a in self.material.editions for a in articles) else counted.standing


def best_chains(found: Sequence[tuple[str, Chain]]) -> dict[str, Chain]:
    """The most explicit chain of each article: a known end first, then the longest."""
    out: dict[str, Chain] = {}
    for article, chain in found:
        old = out.get(article)
        if old is None or (chain.known, len(chain.nodes)) > (old.known, len(old.nodes)):
            out[article] = chain
    return out


def accounts_of(
    bench: Bench, chains: dict[str, Chain], rows: Iterable[tuple[str, tuple[Span, ...], Account]]
) -> tuple[Account, ...]:
    """One account for each article and way of making the claim, its spans together."""
    settled = inherit(chains)
    merged: dict[tuple[object, ...], Account] = {}
    for article, spans, like in rows:
        key = (article, like.form, like.speaker, like.given, like.low, like.high, like.factuality, like.stage)
        before = merged[key].spans if key in merged else ()
        chain = settled[article] if article in settled else Chain()
        nodes = (bench.tellers.home[article], *chain.nodes)
        merged[key] = msgspec.structs.replace(
            like, article=article, spans=tuple(sorted({*before, *spans})), chain=tuple(dict.fromkeys(nodes)), known=chain.known
        )
    return tuple(sorted(merged.values(), key=lambda a: (bench.material.rank[a.article], a.spans)))


def first_most(values: Iterable[T | None]) -> T | None:
    """The most frequent known value; the first of equals."""
    known = [v for v in values if v is not None and v != ""]
    return Counter(known).most_common(1)[0][0] if known else None


def most_told(sets: Iterable[frozenset[str]]) -> tuple[str, ...]:
    """What at least a third of those that name anything name, the most frequent first."""
    told = [s for s in sets if s]
    tally = Counter(x for s in told for x in sorted(s))
    return tuple(x for x, n in tally.most_common(4) if n * 3 >= len(told))


def chain_of(bench: Bench, pick: Callable[[M], Sequence[Span]], found: Sequence[M]) -> dict[str, Chain]:
    """The most explicit chain of each article for what `pick` takes of the mentions."""
    return best_chains([(m.source.id, bench.chains.of_fact(m.source.id, pick(m))) for m in found])
