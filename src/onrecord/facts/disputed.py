"""What of a record is disputed, one thing a matter: differences that share a claim, a series or words are about one thing."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass, field

from onrecord.facts.placing import LEADS, Claim, Placing, first
from onrecord.facts.record import Discrepancy, Record

MOST_CARDS, MOST_LESSER = 7, 30
"""Things that are disputed, and that are not, which a record's page shows; the others stand on pages of the rest."""
RANK = {"conflict": 0, "unclear": 1, "update": 2, "scope": 3, "rounding": 4, "paraphrase": 5}
OPEN = frozenset({"conflict", "unclear"})


@dataclass
class Thing:
    """Differences and claims that are about one thing."""

    found: list[Discrepancy] = field(default_factory=list)
    claims: list[Claim] = field(default_factory=list)

    @property
    def open(self) -> bool:
        """Whether it is disputed: a conflict, what is unclear, or a claim that is denied or withdrawn."""
        return bool(self.claims) or any(d.verdict in OPEN for d in self.found)

    @property
    def withdrawn(self) -> bool:
        """Whether what it is about was withdrawn."""
        return any(c.standing == "withdrawn" for c in self.claims)


@dataclass(frozen=True)
class Things:
    """The things of a record that are disputed, and those in which accounts differ without a dispute; each the weightiest first."""

    open: list[Thing]
    lesser: list[Thing]

    @property
    def far(self) -> list[Thing]:
        """Those that the record's page leaves out, in the order of the pages that have them."""
        return [*first(self.open, MOST_CARDS)[1], *self.lesser[MOST_LESSER:]]


def parted_things(record: Record, placing: Placing) -> Things:
    """The things that are disputed, by verdict and weight, and those that are not: updates, roundings, scopes, other words."""
    found = things(record, placing)
    weights = {c.id: c.weight for items in (record.events, record.figures, record.acts, record.statements) for c in items}

    def order(thing: Thing) -> tuple[int, float, str]:
        best = min((rank(d) for d in thing.found), default=2)
        ids = {c for d in thing.found for c in d.claims} | {c.id for c in thing.claims}
        weight = max((weights.get(i, 0.0) for i in ids), default=0.0)
        return min(best, 3), -max(weight, 0.3 if not ids else 0.0), (thing.found[0].id if thing.found else thing.claims[0].id)

    found.sort(key=order)
    return Things([t for t in found if t.open], [t for t in found if not t.open])


def rank(found: Discrepancy) -> int:
    """How much a difference comes first: a conflict between articles, one within an article or over words alone, the rest."""
    if found.verdict == "conflict":
        return 0 if found.kind != "wording" and len({s.article for s in found.sides}) > 1 else 1
    return RANK[found.verdict] + 1


def things(record: Record, placing: Placing) -> list[Thing]:
    """Differences joined where they share a claim, a series of figures or words of one article; disputed claims with them."""
    keys: dict[str, list[str]] = {}
    of_series = {v.figure: s.id for s in record.series for v in s.values}
    groups = {f.id: f.group for f in record.figures if f.group}
    for i, d in enumerate(record.discrepancies):
        name = f"d{i}"
        keys[name] = [f"claim:{c}" for c in d.claims] + [f"series:{of_series[c]}" for c in d.claims if c in of_series]
        keys[name] += [f"group:{groups[c]}" for c in d.claims if c in groups]
        keys[name] += [f"words:{s.article}:{span.start // 40}" for s in d.sides for span in s.spans[:1]]
    for claim in placing.disputed:
        keys[f"c:{claim.id}"] = [f"claim:{claim.id}"]
    home = joined(keys)
    made: dict[str, Thing] = defaultdict(Thing)
    for i, d in enumerate(record.discrepancies):
        made[home[f"d{i}"]].found.append(d)
    for claim in placing.disputed:
        made[home[f"c:{claim.id}"]].claims.append(claim)
    return list(made.values())


def joined(keys: dict[str, list[str]]) -> dict[str, str]:
    """The group of each name: names that share a key, directly or through others, have one."""
    parent: dict[str, str] = {}

    def root(x: str) -> str:
        parent.setdefault(x, x)
        while parent[x] != x:
            parent[x] = parent[parent[x]]
            x = parent[x]
        return x

    for name, held in keys.items():
        root(name)
        for key in held:
            parent[root(key)] = root(name)
    return {name: root(name) for name in keys}


@dataclass(frozen=True)
class Counts:
    """How much of a record stands in which section: what its page and the list of stories both tell.

    Claims that are `agreed`, and things disputed or withdrawn, are counted whole. On one word (`alone`) or of an origin not told
    (`untold`) long stories have hundreds: those that lead are counted, `lesser` are the others of both.
    """

    agreed: int
    disputed: int
    withdrawn: int
    alone: int
    untold: int
    lesser: int


def counted(placing: Placing, found: Things) -> Counts:
    """The counts of a record's sections."""
    single = [c for own in placing.voices.values() for c in own]
    alone, untold = (sum(c.weight >= LEADS for c in held) for held in (single, placing.untold))
    agreed = sum(c.weight > 0 for c in placing.agreed)
    withdrawn = sum(t.withdrawn for t in found.open)
    lesser = len(single) + len(placing.untold) - alone - untold
    return Counts(agreed, len(found.open) - withdrawn, withdrawn, alone, untold, lesser)
