"""What onrecord recovers of a world: copies, relays, origins and discrepancies against what is so.

    python -m bench.worlds.recovered [--events 4] [--size 8] [--rates 0 0.2 0.4]

A rate is given to cuts and missing credits, half of it to distortions, updates and circles. Printed for each rate: precision,
recall and F1 of copies (pairs of one family, agencies as their articles) and relays (article and outlet named); the share of
tolls whose origins interval contains the truth, and of those whose lower bound is above it (`inflated`); recall of differing
tolls and the number of false ones.
"""

from __future__ import annotations

import argparse
from collections import Counter
from collections.abc import Iterable
from itertools import combinations

from bench.worlds.world import Event, Rates, world

from onrecord.collate.record import collate
from onrecord.facts.record import Record
from onrecord.match.copies import families, find_copies
from onrecord.match.credits import same_outlet
from onrecord.match.stories import group
from onrecord.match.text import article_text
from onrecord.read.pipeline import read_all

Tally = Counter[str]


def record_of(event: Event) -> Record:
    """The record of one event's articles."""
    readings = list(read_all(event.articles))
    texts = [article_text(r) for r in readings]
    stories = group(texts).stories
    widest = max(stories, key=lambda s: len(s.articles))
    inside = [r for r in readings if r.article.id in widest.articles]
    return collate(widest, inside, find_copies(texts))


def together(family: dict[str, str]) -> set[frozenset[str]]:
    """Pairs of one family."""
    return {frozenset(pair) for pair in combinations(sorted(family), 2) if family[pair[0]] == family[pair[1]]}


def count(tally: Tally, name: str, found: set[object], true: set[object]) -> None:
    """Add hits, found and true of one measure."""
    tally[f"{name} hit"] += len(found & true)
    tally[f"{name} found"] += len(found)
    tally[f"{name} true"] += len(true)


def compare(event: Event, record: Record, tally: Tally) -> None:
    """Add one event's counts."""
    outlets = {a.id: a.outlet or "" for a in event.articles}

    def article_of(source: str) -> str:
        return next((i for i, o in outlets.items() if source == i or same_outlet(source, o)), source)

    true = {frozenset(pair) for pair in together(closed(event.truth.copies))}
    found = together(closed((c.article, article_of(c.source)) for c in record.copies))
    count(tally, "copies", set(found), set(true))
    names = {n.id: n.name for n in record.provenance.nodes}
    told = {(e.article, names[e.giver]) for e in record.provenance.edges if e.kind in ("relays", "cites") and e.giver in names}
    matched = {(a, next((o for o in outlets.values() if same_outlet(n, o)), n)) for a, n in told}
    matched = {(a, o) for a, o in matched if o != outlets.get(a)}
    count(tally, "relays", set(matched), set(event.truth.relays))
    tolls(event, record, tally)


def closed(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """The family of each end."""
    from onrecord.facts.story import Copy

    return dict(families([Copy(a, b, "partial", None) for a, b in links]))


def tolls(event: Event, record: Record, tally: Tally) -> None:
    """Add what became of the tolls: their origins, and the pairs of articles that differ."""
    truth = event.truth
    for toll in sorted(set(truth.tolls.values())):
        held = {a for a, t in truth.tolls.items() if t == toll}
        items = [f for f in record.figures if f.low == toll == f.high and held & {x.article for x in f.accounts}]
        tally["tolls true"] += 1
        if items:
            best = max(items, key=lambda f: len(held & {x.article for x in f.accounts}))
            tally["tolls found"] += 1
            tally["origins right"] += best.origins[0] <= truth.origins(toll) <= best.origins[1]
            tally["origins inflated"] += best.origins[0] > truth.origins(toll)
    known: set[frozenset[int]] = set()
    for discrepancy in record.discrepancies:
        if discrepancy.kind == "figure":
            told = {truth.tolls[s.article] for s in discrepancy.sides if s.article in truth.tolls}
            known |= {frozenset(pair) for pair in combinations(told, 2)}
            tally["discrepancies false"] += len(told) < 2
    wanted = {frozenset(truth.tolls[a] for a in pair) for pair in truth.differing}
    count(tally, "discrepancies", set(known), set(wanted))


def share(tally: Tally, hit: str, of: str) -> float:
    """A share, 1 where there is nothing to find."""
    return tally[hit] / tally[of] if tally[of] else 1.0


def line(rate: float, tally: Tally) -> str:
    """One line of the table."""
    told = [f"rate {rate:.2f}"]
    for name in ("copies", "relays"):
        precision, recall = share(tally, f"{name} hit", f"{name} found"), share(tally, f"{name} hit", f"{name} true")
        both = 2 * precision * recall / (precision + recall) if precision + recall else 0.0
        told.append(f"{name} P {precision:.2f} R {recall:.2f} F1 {both:.2f}")
    told.append(f"tolls found {share(tally, 'tolls found', 'tolls true'):.2f}")
    right, inflated = (share(tally, f"origins {what}", "tolls found") for what in ("right", "inflated"))
    told.append(f"origins right {right:.2f} inflated {inflated:.2f}")
    recall = share(tally, "discrepancies hit", "discrepancies true")
    told.append(f"discrepancies R {recall:.2f} false {tally['discrepancies false']}")
    return "  ".join(told)


def measure(rate: float, events: int, size: int) -> Tally:
    """The counts at one rate."""
    tally: Tally = Counter()
    rates = Rates(cuts=rate, uncredited=rate, distorts=rate / 2, updates=rate / 2, circles=rate / 2)
    for event in world(events, size, rates):
        compare(event, record_of(event), tally)
    return tally


def main() -> None:
    """Measure at each rate."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--events", type=int, default=4)
    parser.add_argument("--size", type=int, default=8)
    parser.add_argument("--rates", type=float, nargs="+", default=[0.0, 0.2, 0.4])
    options = parser.parse_args()
    for rate in options.rates:
        print(line(rate, measure(rate, options.events, options.size)), flush=True)


if __name__ == "__main__":
    main()
