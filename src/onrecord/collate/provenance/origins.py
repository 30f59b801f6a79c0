"""How many independent origins a claim has: an interval, with its reason in words."""

from __future__ import annotations

import itertools
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace

from onrecord.collate.material import Material
from onrecord.collate.provenance.chains import Chain
from onrecord.collate.provenance.ends import End, canonical, could_be_one
from onrecord.collate.provenance.independence import largest_independent
from onrecord.collate.provenance.tellers import Tellers
from onrecord.facts.record import Origins, Standing


@dataclass(frozen=True)
class OriginCount:
    """The interval of independent origins of one claim, why, and the standing that follows from it."""

    origins: Origins
    why: str
    standing: Standing


@dataclass(frozen=True)
class OriginCounter:
    """Counts origins within one story."""

    material: Material
    tellers: Tellers

    def count(
        self,
        chains: Mapping[str, Chain],
        aside: frozenset[str] = frozenset(),
        one_text: Callable[[str, str], bool] | None = None,
        narrated: frozenset[str] = frozenset(),
    ) -> OriginCount:
        """The interval for a claim whose account in each article rests on the chain given.

        Low counts known accounts only, at least 1, and takes an end that could be another ("the company", a ministry and its
        minister, an outlet's report and whoever it may be from) for the other; high counts all. `aside` are articles whose
        accounts do not state the claim itself: they do not count in low. `one_text` tells whether two articles make it in the
        same words, or out of one list: whomever each names for it, both may have it from one. Low is also the number of origins
        that stand without any doubt, so a claim is corroborated from two on. It is of a single origin only where all
        accounts rest on one: where one of several names nobody, or tells it first in its own voice (`narrated`), it is not told.
        """
        settled = self._unified(inherit({a: self._resting(a, c, chains) for a, c in chains.items()}))
        order = sorted(settled, key=lambda a: self.material.rank[a])
        reasons = {
            (i, j): why
            for (i, a), (j, b) in itertools.combinations(enumerate(order), 2)
            if (why := self._dependence(a, b, settled))
        }
        high = largest_independent(len(order), list(reasons))
        known = [i for i, a in enumerate(order) if settled[a].known and a not in aside]
        place = {i: n for n, i in enumerate(known)}
        vague = [
            (i, j)
            for i, j in itertools.combinations(known, 2)
            if self._may_be_one(settled[order[i]], settled[order[j]]) or (one_text is not None and one_text(order[i], order[j]))
        ]
        low = largest_independent(len(known), [(place[i], place[j]) for i, j in (*reasons, *vague) if i in place and j in place])
        alone = all(c.known for c in settled.values()) or (high <= 1 and any(c.known for c in settled.values()))
        apart = any(
            (i, j) not in reasons and not self._may_be_one(settled[a], settled[b])
            for (i, a), (j, b) in itertools.combinations(enumerate(order), 2)
        )
        alone = alone and not apart and not narrated & settled.keys()
        standing: Standing = "corroborated" if low >= 2 else "single origin" if alone else "unknown origin"
        return OriginCount((max(1, low), max(1, high)), self._why(order, settled, reasons), standing)

    def allowing_for(self, counted: OriginCount, chains: Mapping[str, Chain], others: Mapping[str, Chain]) -> OriginCount:
        """The interval with a high that allows for `others`: articles that may tell the claim, which is not decided.

        Low and standing rest on the accounts alone.
        """
        more = {a: c for a, c in others.items() if a not in chains}
        high = self.count({**more, **chains}).origins[1] if more else counted.origins[1]
        if high <= counted.origins[1]:
            return counted
        names = sorted({self._name(a) for a in more})
        why = f"{_list(names)} may tell it too, in other words"
        return replace(counted, origins=(counted.origins[0], high), why="; ".join(x for x in (counted.why, why) if x))

    def _unified(self, chains: dict[str, Chain]) -> dict[str, Chain]:
        """The chains with one end for one body under several names."""
        ends = {c.end: self._end(c.end) for c in chains.values() if c.end}
        same = canonical(ends) if len(ends) > 1 else {}
        return {a: replace(c, end=same.get(c.end, c.end)) if c.end else c for a, c in chains.items()}

    def _end(self, node: str) -> End:
        return End(self.tellers.nodes[node], self.tellers.entity_of.get(node))

    def _may_be_one(self, x: Chain, y: Chain) -> bool:
        """Whether the ends of two known chains could be one; one that is only relayed may be from any but an outlet."""
        if x.vague or y.vague or x.end is None or y.end is None:
            return True
        relayed = [c.end in c.relays for c in (x, y)]
        outlets = [c.end in self.tellers.outlets for c in (x, y)]
        if (relayed[0] and not outlets[1]) or (relayed[1] and not outlets[0]):
            return True
        return could_be_one(self._end(x.end), self._end(y.end))

    def _resting(self, article: str, chain: Chain, claimed: Mapping[str, Chain]) -> Chain:
        """The chain; where it names nobody, the articles with the claim that this one names as its source above all give it."""
        if not chain.unsourced or chain.gives:
            return chain
        earlier = {
            a for a in self.tellers.drawn_on[article] & claimed.keys() if self.material.rank[a] < self.material.rank[article]
        }
        return replace(chain, gives=frozenset(earlier))

    def _dependence(self, a: str, b: str, chains: Mapping[str, Chain]) -> str | None:
        """Why two accounts depend on each other; None where they do not."""
        x, y = chains[a], chains[b]
        home, nodes = self.tellers.home, self.tellers.nodes
        if home[a] == home[b]:
            return f"both stand in {nodes[home[a]].name}"
        if self.material.editions.get(a) == b or self.material.editions.get(b) == a:
            return "one is a later version of the other"
        if a in y.gives or b in x.gives:
            taker, giver = (b, a) if a in y.gives else (a, b)
            return f"{self._name(taker)} takes it from {self._name(giver)}"
        common = sorted(x.gives & y.gives, key=lambda g: self.material.rank[g])
        if common:
            return f"both rest on {self._name(common[0])}"
        if x.end and x.end == y.end:
            return f"both rest on {nodes[x.end].name}"
        shared = sorted((x.relays & y.relays) | (x.relays & {home[b]}) | (y.relays & {home[a]}))
        if shared:
            return f"both rest on {nodes[shared[0]].name}"
        owners = nodes[home[a]].owner, nodes[home[b]].owner
        if owners[0] and owners[0] == owners[1]:
            return f"both outlets belong to {owners[0]}"
        return None

    def _name(self, article: str) -> str:
        return self.tellers.nodes[self.tellers.home[article]].name

    def _why(self, order: Sequence[str], chains: Mapping[str, Chain], reasons: Mapping[tuple[int, int], str]) -> str:
        parts = []
        common: dict[str, set[str]] = {}
        for (i, j), why in reasons.items():
            common.setdefault(why, set()).update((self._name(order[i]), self._name(order[j])))
        for why, names in common.items():
            if why.startswith("both rest"):
                parts.append(f"{_list(sorted(names))} {'both' if len(names) == 2 else 'all'} {why.removeprefix('both ')}")
            else:
                parts.append(why)
        alone = [i for i in range(len(order)) if chains[order[i]].known and not any(i in pair for pair in reasons)]
        parts += [f"{self._name(order[i])} rests on {self.tellers.nodes[chains[order[i]].end or ''].name}" for i in alone]
        silent = sorted({self._name(a) for a in order if not chains[a].known})
        if silent:
            parts.append(f"{_list(silent)} {'names' if len(silent) == 1 else 'name'} no source for it")
        return "; ".join(parts[:6])


def _list(names: Sequence[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}"


def inherit(chains: Mapping[str, Chain]) -> dict[str, Chain]:
    """Accounts that copy or cite another of the same claim rest on its chain; those that only cite each other, on nothing."""
    return {a: _inherited(a, chains) for a in chains}


def _inherited(article: str, chains: Mapping[str, Chain]) -> Chain:
    own = chains[article]
    chain, seen = own, {article}
    nodes = list(chain.nodes)
    gives = set(chain.gives)
    relays = set(chain.relays)
    while True:
        givers = sorted((g for g in chain.gives if g in chains), key=lambda g: (not chains[g].known, g))
        if not givers:
            end = chain.end or (own.end if own.end not in own.relays else None)
            return replace(own, end=end, nodes=tuple(dict.fromkeys(nodes)), relays=frozenset(relays), gives=frozenset(gives))
        if givers[0] in seen:
            end = own.end if own.end not in own.relays else None
            return replace(own, end=end, nodes=tuple(dict.fromkeys(nodes)), relays=frozenset(relays), gives=frozenset(gives))
        seen.add(givers[0])
        chain = chains[givers[0]]
        nodes += chain.nodes
        relays |= chain.relays
        gives |= chain.gives - {article}
