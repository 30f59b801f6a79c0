"""Readings as the gold labels of the annotated stories have them, so that collation is measured apart from reading."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any, Literal

from onrecord.facts.act import Act, Votes
from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution, AttributionKind, Relay, Source
from onrecord.facts.entity import Entity, EntityKind, Mention
from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span, hull
from onrecord.facts.story import Copy, Story
from onrecord.match.copies import find_copies
from onrecord.match.text import of_article

Row = dict[str, Any]
SENTENCE = re.compile(r"[^\n]+?(?:[.!?][\"”’')]*(?=\s|$)|(?=\n)|$)")
KINDS: dict[str, EntityKind] = {
    "person": "person",
    "organization": "organization",
    "document": "document",
    "outlet": "outlet",
    "posting": "post",
}


class Builder:
    """One article's reading in the making."""

    def __init__(self, article: Article) -> None:
        self.article = article
        self.text = article.text
        self.entities: dict[str, Entity] = {}
        self.mentions: list[Mention] = []
        self.attributions: list[Attribution] = []
        self.figures: list[Figure] = []
        self.events: list[Event] = []
        self.acts: list[Act] = []
        self.relays: list[Relay] = []
        self.sentences = tuple(Span(m.start(), m.end()) for m in SENTENCE.finditer(self.text) if m.group().strip())

    def entity(self, name: str, kind: EntityKind, aliases: tuple[str, ...] = (), outlet: str | None = None) -> str:
        """The id of an entity, made where it is not there yet."""
        for e in self.entities.values():
            if e.name == name and e.kind == kind:
                return e.id
        named = any(c.isupper() for c in name)
        new = Entity(f"e{len(self.entities) + 1}", name, kind, aliases=aliases, named=named, outlet=outlet)
        self.entities[new.id] = new
        return new.id

    def sentence(self, span: Span) -> Span:
        """The sentence that holds the start of a span."""
        return next((s for s in self.sentences if s.overlaps(span)), span)

    def reading(self) -> Reading:
        """What was gathered, as a reading."""
        return Reading(
            self.article, self.sentences, tuple(self.entities.values()), tuple(self.mentions), tuple(self.attributions),
            (), tuple(self.figures), tuple(self.events), tuple(self.acts), tuple(self.relays), reader="gold",
        )  # fmt: skip


def spans_of(row: Row) -> tuple[Span, ...]:
    """The spans of a label."""
    return tuple(Span(s["start"], s["end"]) for s in row.get("spans") or [row])


def add_statements(builders: dict[str, Builder], gold: Row) -> None:
    """Attributions from variants; the source is the alias that stands nearest."""
    for s in gold["statements"]:
        for v in s["variants"]:
            b = builders[v["article"]]
            content = spans_of(v)
            frame = b.sentence(content[-1])
            names = [s["speaker"], *s.get("aliases", [])]
            hits = [
                (m.start(), -len(n), n)
                for n in names
                if n
                for m in re.finditer(re.escape(n), b.text)
                if frame.start - 200 <= m.start() <= frame.end and not any(c.start <= m.start() < c.end for c in content)
            ]
            hits.sort(key=lambda h: (abs(h[0] - content[-1].end), h[1]))
            kind: EntityKind = KINDS.get(s["sort"], "person" if s["sort"] == "unnamed" else "group")
            given = re.search(r"the words of (?:\w+'s )*(?:the \w+'s )?([A-Z]\w+ [A-Z]\w+)", b.text[content[-1].end :])
            name = given.group(1) if v["form"] == "reattributed" and given else hits[0][2] if hits else s["speaker"]
            named = (
                name if name[0].isupper() and s["sort"] != "document" else s["speaker"] if s["sort"] == "person" and hits else name
            )
            eid = b.entity(named, kind, (name,))
            source = (
                Source(hits[0][0], hits[0][0] + len(hits[0][2]), eid) if hits else Source(content[0].start, content[0].start, eid)
            )
            text = "".join(c.of(b.text) for c in content)
            quotes = any(q in text for q in '"“‘')
            form: AttributionKind = "indirect" if not quotes else "direct" if text[0] in '"“‘' else "mixed"
            before = b.text[frame.start : max(content[0].start, frame.start)]
            denied = re.search(r"\bden(?:y|ied|ies)\b", before)
            cue = Span(frame.start + denied.start(), frame.start + denied.end()) if denied else None
            relays = tuple(r.entity for r in b.relays if frame.start <= r.start < frame.end)
            sort = s["sort"]
            b.attributions.append(
                Attribution(f"a{len(b.attributions) + 1}", form, source, cue, content, relays, sort=sort, description=name)
            )


def add_relays(builders: dict[str, Builder], gold: Row) -> None:
    """Relays, each over its sentence."""
    for r in gold["relays"]:
        b = builders[r["article"]]
        eid = b.entity(r["outlet"], "outlet", tuple(r.get("aliases", [])))
        span = Span(r["start"], r["end"])
        b.relays.append(Relay(f"r{len(b.relays) + 1}", span.start, span.end, eid, "report", (b.sentence(span),)))


def innermost(b: Builder, span: Span) -> str | None:
    """The attribution that holds the middle of a span."""
    mid = (span.start + span.end) // 2
    held = [(hull(a.content).length, a.id) for a in b.attributions if any(c.start <= mid < c.end for c in a.content)]
    return min(held)[1] if held else None


def add_facts(builders: dict[str, Builder], gold: Row) -> None:
    """Figures, events and acts."""
    for f in gold["figures"]:
        for v in f["values"]:
            b = builders[v["article"]]
            after = re.findall(r"[\w'’-]+", b.text[v["end"] : v["end"] + 40])[:4]
            inside = [
                w
                for w in re.findall(r"[^\W\d]+", b.text[v["start"] : v["end"]])
                if w not in {"million", "billion", "about", "some", "than", "at", "least", "more", "fewer", "nearly"}
            ]
            counts = " ".join(inside + after)
            b.figures.append(
                Figure(
                    v["start"],
                    v["end"],
                    v["low"],
                    v["high"],
                    "",
                    counts,
                    about=v.get("about", False),
                    attribution=innermost(b, Span(v["start"], v["end"])),
                    id=f"n{len(b.figures) + 1}",
                )
            )
    for e in gold["events"]:
        for m in e["mentions"]:
            b = builders[m["article"]]
            span = Span(m["start"], m["end"])
            actors = tuple(b.entity(n, "organization") for n in e["actors"])
            recipients = tuple(b.entity(n, "organization") for n in e["recipients"])
            place = b.entity(e["place"], "place") if e["place"] else None
            b.events.append(
                Event(
                    f"v{len(b.events) + 1}",
                    e["type"],
                    None,
                    span,
                    actors,
                    recipients,
                    place,
                    e["date"],
                    m["factuality"],
                    innermost(b, span),
                    span,
                )
            )
    for a in gold["acts"]:
        by_article: dict[str, list[Span]] = {}
        for v in a["evidence"]:
            by_article.setdefault(v["article"], []).append(Span(v["start"], v["end"]))
        votes = a["votes"] or {}
        for article, spans in by_article.items():
            b = builders[article]
            body = b.entity(a["body"], "organization")
            b.acts.append(
                Act(
                    f"c{len(b.acts) + 1}",
                    a["sort"],
                    body,
                    a["stage"],
                    a["binding"],
                    None,
                    (),
                    Votes(votes.get("for"), votes.get("against"), votes.get("abstain")) if votes else None,
                    tuple(spans),
                )
            )


def gold_copies(gold: Row, builders: dict[str, Builder]) -> tuple[Copy, ...]:
    """The gold's copies. The labels name no passages: they are the shared sentences, or those that matching finds."""
    matched = {(c.article, c.source): c.spans for c in find_copies([of_article(b.article) for b in builders.values()])}
    editions = {(v["article"], v["of"]) for v in gold["versions"]}
    out = []
    for c in gold["copies"]:
        b, giver = builders[c["article"]], builders.get(c["from"])
        spans = tuple(s for s in b.sentences if giver and s.length > 30 and s.of(b.text)[:50].strip() in giver.text)
        spans = spans or matched.get((c["article"], c["from"]), ())
        kind: Literal["copy", "edition"] = "edition" if (c["article"], c["from"]) in editions else "copy"
        out.append(Copy(c["article"], c["from"], c["part"], None, spans, kind=kind))
    return tuple(out)


def gold_story(folder: Path) -> tuple[Story, list[Reading], tuple[Copy, ...]]:
    """The story of a folder of stories_dev with readings and copies made from its labels."""
    gold = json.loads((folder / "gold.json").read_text("utf-8"))
    rows = [json.loads(x) for x in (folder / "articles.jsonl").read_text("utf-8").splitlines()]
    members = set(gold["articles"])
    builders = {
        r["id"]: Builder(Article(r["id"], r["url"], r["outlet"], r["title"], r["published_at"], text=r["text"]))
        for r in rows
        if r["id"] in members
    }
    add_relays(builders, gold)
    add_statements(builders, gold)
    add_facts(builders, gold)
    return (
        Story(gold["id"], gold["title"], tuple(gold["articles"])),
        [b.reading() for b in builders.values()],
        gold_copies(gold, builders),
    )
