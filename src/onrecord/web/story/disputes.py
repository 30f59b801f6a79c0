"""What is disputed, one card a thing: differences of one thing share a card; a denied claim without a difference has its own."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from onrecord.facts.disputed import MOST_CARDS, MOST_LESSER, OPEN, RANK, Thing
from onrecord.facts.placing import Claim, first
from onrecord.facts.record import Account, Discrepancy, Record, RecordEvent, RecordFigure, Series, Side
from onrecord.web import wording
from onrecord.web.charts import Chart, series_chart
from onrecord.web.contexts import Row
from onrecord.web.story.contexts import Card, Disputed, Finding, More, SideView
from onrecord.web.story.homes import Layout
from onrecord.web.story.lines import claim_lines
from onrecord.web.story.viewer import Viewer

MOST_SIDES, MOST_CHARTS = 8, 6
KINDS = {
    "figure": "how many",
    "date": "when",
    "place": "where",
    "actor": "who",
    "wording": "the words",
    "status": "whether it is done",
    "factuality": "whether it is so",
    "headline": "the headline",
}
LONGEST, QUOTES = 130, "“\"«‘'"
COUNTED = re.compile(r"\b(?:death|dead|kill|fatal|casualt)", re.IGNORECASE)
"""What says by itself that people were killed."""
SHORT_NAME = 40
"""Characters of what holds a value without a name of its own ("two officials"); a longer description is no name."""
NOT_SO = frozenset({"denied", "negated"})


def disputed_section(record: Record, layout: Layout, viewer: Viewer, rest: str) -> Disputed:
    """What the page shows as disputed, the weightiest first; `rest` is the address of the page of the others."""
    open_things, lesser = layout.things.open, layout.things.lesser
    shown, left = first(open_things, MOST_CARDS)
    cards = tuple(card(t, record, viewer) for t in shown)
    held = {v for t in shown for v in charted(t)}
    charts = (series_chart(s, viewer.at) for s in record.series if not held & {v.figure for v in s.values})
    return Disputed(
        total=layout.counts.disputed,
        withdrawn=layout.counts.withdrawn,
        cards=cards,
        lesser=tuple(card(t, record, viewer) for t in lesser[:MOST_LESSER]),
        charts=tuple(c for c in charts if c)[:MOST_CHARTS],
        more=More(len(left) + max(0, len(lesser) - MOST_LESSER), rest),
    )


def charted(thing: Thing) -> set[str]:
    """The figures that a thing is about."""
    return {c for d in thing.found for c in d.claims} | {c.id for c in thing.claims if isinstance(c, RecordFigure)}


def card(thing: Thing, record: Record, viewer: Viewer) -> Card:
    """A thing as a card."""
    findings = sorted(thing.found, key=lambda d: (RANK[d.verdict], d.id))
    own = tuple(Finding(d.id, KINDS[d.kind], d.verdict, d.reason, places(d, viewer), viewer.marks.get(d.id, ())) for d in findings)
    label, css = labelled(thing)
    lines = claim_lines(thing.claims, viewer)
    sides = tuple(values(thing, record, viewer))[:MOST_SIDES]
    return Card(
        id=f"on-{findings[0].id if findings else thing.claims[0].id}",
        heading=heading(thing, viewer, findings),
        label=label,
        css=css,
        findings=tuple(f for f in own if f.verdict in OPEN) or own[:1],
        folded=tuple(f for f in own if f.verdict not in OPEN) if any(f.verdict in OPEN for f in own) else own[1:],
        sides=sides,
        chart=chart_of(thing, record.series, viewer),
        claims=lines,
    )


def places(found: Discrepancy, viewer: Viewer) -> tuple[Row, ...]:
    """Where the words of a difference stand: outlet and address."""
    return tuple(Row(viewer.outlet(s.article), viewer.href(s.article, found.id, s.spans)) for s in found.sides[:MOST_SIDES])


def labelled(thing: Thing) -> tuple[str, str]:
    """The card's mark: words and class."""
    verdicts = {d.verdict for d in thing.found}
    if thing.withdrawn:
        return "withdrawn", "withdrawn"
    if "conflict" in verdicts:
        return "conflict", "conflict"
    if thing.claims:
        return ("denied", "denied") if any(told_otherwise(c) for c in thing.claims) else ("disputed", "disputed")
    worst = min((d.verdict for d in thing.found), key=lambda v: RANK[v])
    return worst, worst


def told_otherwise(claim: Claim) -> bool:
    """Whether an account of an event says that it is not so."""
    return isinstance(claim, RecordEvent) and (claim.factuality in NOT_SO or any(a.factuality in NOT_SO for a in claim.accounts))


def heading(thing: Thing, viewer: Viewer, findings: Sequence[Discrepancy]) -> str:
    """What the card is about, in a line."""
    ids = [c.id for c in thing.claims] + [c for d in findings for c in d.claims]
    named = [viewer.claims[i] for i in ids if i in viewer.claims]
    figures = [c for c in named if isinstance(c, RecordFigure)]
    if figures and all(d.kind in {"figure", "factuality"} for d in findings):
        what = next((f.counts or f.unit for f in figures if f.counts or f.unit), "")
        sense = next((f.sense for f in figures if f.sense), "") or ""
        if what or sense:
            told = "" if sense in what or (sense == "killed" and COUNTED.search(what)) else sense
            return f"How many {' '.join(x for x in (what, told) if x)}?"
    if findings and findings[0].kind in {"factuality", "status", "headline"} and findings[0].sides:
        said = " ".join(findings[0].sides[0].says.split())
        if said:
            return said
    told = next((getattr(c, "title", "") or getattr(c, "text", "") for c in named if not isinstance(c, RecordFigure)), "")
    if told:
        return " ".join(told.split())
    return " ".join(findings[0].sides[0].says.split()) if findings and findings[0].sides else "What is told differently"


@dataclass
class Value:
    """One value and the words that hold it."""

    value: str
    claimants: list[str] = field(default_factory=list)
    sides: list[tuple[Side, Account | None]] = field(default_factory=list)


def values(thing: Thing, record: Record, viewer: Viewer) -> Iterator[SideView]:
    """The values side by side, those of most outlets first; words that make no claim stand as they are."""
    found: dict[object, Value] = {}
    claims = viewer.claims
    named = {c for d in thing.found for c in d.claims}
    figures = [f for f in record.figures if f.id in named] or list(record.figures)
    claimants = {v.figure: v.claimants for s in record.series for v in s.values}
    settled = [d for d in thing.found if d.verdict in OPEN] or thing.found
    for d in sorted(settled, key=lambda d: RANK[d.verdict]):
        about: list[Claim] = [claims[c] for c in d.claims if c in claims]
        if d.kind == "figure":
            about += figures
        for side in d.sides:
            claim, account = maker(side, about)
            if isinstance(claim, RecordFigure):
                value = found.setdefault(claim.id, Value(wording.figure_short(claim), list(claimants.get(claim.id, ()))))
            else:
                words = viewer.words(side)
                value = found.setdefault(words.casefold(), Value(quoted(words) if side.spans else words))
            if all(s.article != side.article for s, _ in value.sides):
                value.sides.append((side, account))
    if not thing.found:
        for claim in thing.claims:
            for account in claim.accounts:
                said = str(account.factuality or "told")
                key = "said not to be so" if said in NOT_SO else "told as so" if said == "actual" else f"told as {said}"
                side = Side(account.article, account.spans)
                found.setdefault(key, Value(key)).sides.append((side, account))
    for value in found.values():
        yield side_view(value, viewer)


def maker(side: Side, claims: Iterable[Claim]) -> tuple[Claim | None, Account | None]:
    """The claim and the account whose words a side holds."""
    for claim in claims:
        for account in claim.accounts:
            if account.article == side.article and any(a.overlaps(b) for a in account.spans for b in side.spans):
                return claim, account
    return None, None


def quoted(words: str) -> str:
    """Words of a text in quotation marks, cut where they are long."""
    cut = wording.cut(words, LONGEST)
    return cut if cut[:1] in QUOTES else f"“{cut}”"


def side_view(value: Value, viewer: Viewer) -> SideView:
    """A value as the card shows it."""
    holders = [viewer.nodes[a.chain[-1]].name for _, a in value.sides if a and a.known and a.chain and a.chain[-1] in viewer.nodes]
    articles = [s.article for s, _ in value.sides]
    dated = sorted(d for a in articles if (d := getattr(viewer.articles.get(a), "published_at", None)))
    outlets = viewer.outlets(articles)
    excerpt = ""
    if not value.value.startswith("“"):
        side = value.sides[0][0]
        excerpt = wording.cut("".join(p.text for p in viewer.told(side.article, "", side.spans)), 150)
    named = [h for h in dict.fromkeys(holders) if h and (h in viewer.named or len(h) <= SHORT_NAME)] or value.claimants
    return SideView(
        value=value.value,
        excerpt=excerpt,
        holders=wording.listed([n for n in named if n not in outlets]),
        outlets=wording.listed(outlets),
        when=wording.when(dated[0]) if dated else "no date",
        accounts=tuple(
            viewer.side("", s, wording.chain(a, viewer.nodes, viewer.outlet(s.article)) if a else "") for s, a in value.sides[:4]
        ),
    )


def chart_of(thing: Thing, series: Iterable[Series], viewer: Viewer) -> Chart | None:
    """The series that holds most of the card's figures, drawn."""
    wanted = charted(thing)
    best = max(series, key=lambda s: len(wanted & {v.figure for v in s.values}), default=None)
    return series_chart(best, viewer.at) if best and wanted & {v.figure for v in best.values} else None
