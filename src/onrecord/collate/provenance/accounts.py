"""The accounts of a claim, each with the chain it rests on."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TypeVar

import msgspec

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Material
from onrecord.collate.provenance.chains import Chain, Chains
from onrecord.collate.provenance.elsewhere import Elsewhere
from onrecord.collate.provenance.origins import OriginCount, OriginCounter, inherit
from onrecord.collate.provenance.tellers import Tellers
from onrecord.collate.statements import Variant
from onrecord.collate.wording import words_of
from onrecord.facts.record import Account, Standing
from onrecord.facts.span import Span

M = TypeVar("M", Variant, EventAccount, FigureAccount, ActAccount)


KEPT = 0.6
"""Share of a claim's content words from which a sentence of the new edition still tells it, in its own words."""


@dataclass(frozen=True)
class Trace:
    """What one story's chains and origins are found with."""

    material: Material
    tellers: Tellers
    chains: Chains
    counter: OriginCounter
    elsewhere: Elsewhere

    @classmethod
    def over(cls, material: Material) -> Trace:
        """Everything set up for one story."""
        tellers = Tellers(material)
        return cls(material, tellers, Chains(material, tellers), OriginCounter(material, tellers), Elsewhere(material))

    def standing(self, counted: OriginCount, told: Iterable[tuple[str, Sequence[Span]]]) -> Standing:
        """Withdrawn where only old editions make the claim, in words that the new ones do not have; else as counted."""
        return "withdrawn" if all(self.is_gone(article, spans) for article, spans in told) else counted.standing

    def is_gone(self, article: str, spans: Sequence[Span]) -> bool:
        """Whether words of an article are those of an old edition, and neither they nor others of their sense are in the newest."""
        newest = article
        for _ in self.material.editions:
            newest = self.material.editions.get(newest, newest)
        if newest == article:
            return False
        old, new = self.material.by_id[article].text, f" {' '.join(words_of(self.material.by_id[newest].text).run)} "
        if all(f" {' '.join(words_of(s.of(old)).run)} " in new for s in spans):
            return False
        said = [words_of(s.of(old)) for s in spans]
        bag, numbers = frozenset[str]().union(*(w.bag for w in said)), frozenset[float]().union(*(w.numbers for w in said))
        still = (told for told, given in self._told_in(newest) if numbers <= given)
        return not bag or not any(len(bag & told) >= KEPT * len(bag) for told in still)

    def _told_in(self, article: str) -> tuple[tuple[frozenset[str], frozenset[float]], ...]:
        """Stems and numbers of each sentence of an article with the one after it."""
        source = self.material.by_id[article]
        told = [words_of(s.of(source.text)) for s in source.sentences]
        pairs = zip(told, [*told[1:], *told[-1:]], strict=True)
        return tuple((one.bag | other.bag, one.numbers | other.numbers) for one, other in pairs)


def best_chains(found: Sequence[tuple[str, Chain]]) -> dict[str, Chain]:
    """The most explicit chain of each article: a known end first, then the longest."""
    out: dict[str, Chain] = {}
    for article, chain in found:
        old = out.get(article)
        if old is None or (chain.known, len(chain.nodes)) > (old.known, len(old.nodes)):
            out[article] = chain
    return out


def accounts_of(
    trace: Trace, chains: dict[str, Chain], rows: Iterable[tuple[str, tuple[Span, ...], Account]]
) -> tuple[Account, ...]:
    """One account for each article and way of making the claim, its spans together."""
    settled = inherit(chains)
    merged: dict[tuple[object, ...], Account] = {}
    for article, spans, like in rows:
        key = (article, like.form, like.speaker, like.given, like.low, like.high, like.factuality, like.stage)
        before = merged[key].spans if key in merged else ()
        chain = settled[article] if article in settled else Chain()
        nodes = (trace.tellers.home[article], *chain.nodes)
        merged[key] = msgspec.structs.replace(
            like, article=article, spans=tuple(sorted({*before, *spans})), chain=tuple(dict.fromkeys(nodes)), known=chain.known
        )
    return tuple(sorted(merged.values(), key=lambda a: (trace.material.rank[a.article], a.spans)))


def chain_of(trace: Trace, pick: Callable[[M], Sequence[Span]], found: Sequence[M]) -> dict[str, Chain]:
    """The most explicit chain of each article for what `pick` takes of the mentions."""
    return best_chains([(m.source.id, trace.chains.of_fact(m.source.id, pick(m))) for m in found])
