"""What collation works on: one story's readings in the order of publication, and where things stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from functools import cached_property

from onrecord.facts.attribution import Attribution, Relay
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.facts.story import Copy, Story
from onrecord.facts.touching import Touching

MOST = 0.6
"""Share of a passage that stands in an attribution's content from which it is what the source says."""
LONGEST = 2_000
"""Code points of a paragraph that stands for a sentence where the reading has none; a longer one is taken in pieces."""
_LAST = datetime.max.replace(tzinfo=UTC)


def moment(published: str | None) -> datetime:
    """When it was published, in UTC; the end of time when nothing tells. A bare date is its start."""
    if not published:
        return _LAST
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return _LAST
    if at.tzinfo is None:
        return at.replace(tzinfo=UTC)
    try:
        return at.astimezone(UTC)
    except OverflowError:  # at the edge of the calendar, where another zone's day is in no year
        return at.replace(tzinfo=UTC)


@dataclass(frozen=True)
class Source:
    """One article's reading with indexes over it."""

    reading: Reading

    @property
    def id(self) -> str:
        """The article's id."""
        return self.reading.article.id

    @property
    def text(self) -> str:
        """The article's text."""
        return self.reading.article.text

    @cached_property
    def entities(self) -> dict[str, Entity]:
        """Entities by id."""
        return {e.id: e for e in self.reading.entities}

    @cached_property
    def attributions(self) -> dict[str, Attribution]:
        """Attributions by id."""
        return {a.id: a for a in self.reading.attributions}

    @cached_property
    def sentences(self) -> tuple[Span, ...]:
        """Sentences in text order; paragraphs where the reading has none."""
        if self.reading.sentences:
            return self.reading.sentences
        return tuple(Span(m.start(), m.end()) for m in re.finditer(rf"[^\n]{{1,{LONGEST}}}", self.text))

    @cached_property
    def headline(self) -> Span | None:
        """Where the title stands in the text; None where it does not."""
        for block in self.reading.blocks:
            if block.kind == "title":
                return Span(block.start, block.end)
        title = self.reading.article.title.strip()
        return Span(0, len(title)) if title and self.text.startswith(title) else None

    @cached_property
    def _starts(self) -> list[int]:
        return [s.start for s in self.sentences]

    def sentence_number(self, at: int) -> int:
        """Index of the sentence that holds offset `at` (or the last one before it)."""
        return max(0, bisect_right(self._starts, at) - 1)

    def sentence(self, at: int) -> Span:
        """The sentence that holds offset `at`; empty where the article has no text."""
        return self.sentences[self.sentence_number(at)] if self.sentences else Span(0, 0)

    @cached_property
    def _mentioned(self) -> tuple[list[int], tuple[Mention, ...]]:
        held = tuple(sorted(self.reading.mentions, key=lambda m: (m.start, m.end)))
        return [m.start for m in held], held

    def mentions_in(self, span: Span) -> tuple[Mention, ...]:
        """The mentions that begin in a span."""
        starts, held = self._mentioned
        return held[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    def names_meant(self, span: Span) -> str:
        """The names that the pronouns and descriptions that begin in a span stand for, as one text."""
        meant = (self.entities.get(m.entity) for m in self.mentions_in(span) if m.form != "name")
        return " ".join(e.name for e in meant if e is not None and e.named)

    @cached_property
    def _by_entity(self) -> dict[str, list[Mention]]:
        found: dict[str, list[Mention]] = {}
        for mention in self._mentioned[1]:
            found.setdefault(mention.entity, []).append(mention)
        return found

    def mentions_of(self, entity: str | None) -> list[Mention]:
        """The mentions of an entity of the reading, in text order; none for None."""
        return self._by_entity.get(entity, []) if entity else []

    @cached_property
    def holders(self) -> frozenset[str]:
        """The ids of the attributions that hold another."""
        return frozenset(a.within for a in self.reading.attributions if a.within)

    @cached_property
    def _timed(self) -> tuple[list[int], tuple[Span, ...]]:
        held = sorted(Span(t.start, t.end) for t in self.reading.times if t.type in {"DATE", "TIME"})
        return [t.start for t in held], tuple(held)

    def untimed(self, span: Span) -> str:
        """The words of a span without those that tell a day or an hour."""
        starts, held = self._timed
        parts, at = [], span.start
        for t in held[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            parts.append(self.text[at : t.start])
            at = max(at, t.end)
        return " ".join([*parts, self.text[at : span.end]])

    def names_in(self, span: Span) -> list[Mention]:
        """The mentions by name that begin within the span, in text order."""
        return [m for m in self.mentions_in(span) if m.form == "name"]

    @cached_property
    def _figures(self) -> Touching[Figure]:
        return Touching((f.start, f.end, f) for f in self.reading.figures)

    def figures_in(self, span: Span) -> list[Figure]:
        """The figures that stand in the span, in part or whole."""
        return self._figures.at(span.start, span.end)

    @cached_property
    def _contents(self) -> Touching[Attribution]:
        return Touching((c.start, c.end, a) for a in self.reading.attributions for c in a.content)

    def contents_at(self, at: int) -> list[Attribution]:
        """The attributions in whose contents an offset stands."""
        return self._contents.at(at, at + 1)

    @cached_property
    def _sources(self) -> Touching[Attribution]:
        return Touching((a.source.start, a.source.end, a) for a in self.reading.attributions if a.source)

    def is_teller(self, at: int) -> bool:
        """Whether the offset stands in the source of an attribution."""
        return bool(self._sources.at(at, at + 1))

    @cached_property
    def tellers(self) -> frozenset[int]:
        """Where the sources of attributions begin."""
        return frozenset(a.source.start for a in self.reading.attributions if a.source)

    def say(self, spans: Sequence[Span]) -> str:
        """The exact words of the spans; pieces that stand apart are joined by an ellipsis in brackets."""
        return " […] ".join(s.of(self.text) for s in spans)

    def innermost(self, span: Span) -> Attribution | None:
        """The attribution with the shortest content that holds most of `span`.

        A clause that only ends in what somebody asked for is not said by him, nor is what he only did something to
        ("authorised the strike").
        """
        held = [
            (sum(c.length for c in a.content), a.id, a)
            for a in {a.id: a for a in self._contents.at(span.start, span.end)}.values()
            if a.proposes
            and sum(max(0, min(c.end, span.end) - max(c.start, span.start)) for c in a.content) >= MOST * max(1, span.length)
        ]
        return min(held, key=lambda x: x[:2])[2] if held else None

    def relays_over(self, span: Span) -> tuple[Relay, ...]:
        """Relays whose passages hold the middle of `span`, or whose own words do."""
        middle = (span.start + span.end) // 2
        return tuple(r for r in self.reading.relays if any(c.start <= middle < c.end for c in (*r.covers, Span(r.start, r.end))))


@dataclass(frozen=True)
class Material:
    """A story's sources, oldest first, with the copies between them."""

    story: Story
    sources: tuple[Source, ...]
    copies: tuple[Copy, ...] = ()
    who: dict[tuple[str, str], str] = field(default_factory=dict)
    entities: tuple[Entity, ...] = ()
    as_of: str | None = None

    @cached_property
    def by_id(self) -> dict[str, Source]:
        """Sources by article id."""
        return {s.id: s for s in self.sources}

    @cached_property
    def entity(self) -> dict[str, Entity]:
        """The record's entities by id."""
        return {e.id: e for e in self.entities}

    @cached_property
    def rank(self) -> dict[str, int]:
        """Place of each article in the order of publication."""
        return {s.id: i for i, s in enumerate(self.sources)}

    @cached_property
    def began(self) -> datetime:
        """When the first of its articles was published, as `moment` tells it."""
        return min((moment(s.reading.article.published_at) for s in self.sources), default=_LAST)

    @cached_property
    def editions(self) -> dict[str, str]:
        """The later article of each earlier edition: old id to new id."""
        found = {}
        for c in self.copies:
            if c.kind == "edition" and {c.article, c.source} <= self.by_id.keys():
                found[c.source] = c.article
        return found

    def resolve(self, article: str, entity: str | None) -> str | None:
        """The record's entity for an entity of one reading."""
        return None if entity is None else self.who.get((article, entity))


def gather(story: Story, readings: Sequence[Reading], copies: Sequence[Copy], as_of: str | None) -> Material:
    """The story's readings published by `as_of` (all when None), oldest first, and the copies between them."""
    limit = moment(as_of) if as_of else None
    if limit and as_of and len(as_of) == 10:
        limit = limit.replace(hour=23, minute=59, second=59)
    wanted = set(story.articles)
    kept = {r.article.id: r for r in readings if r.article.id in wanted}
    dated = [(moment(r.article.published_at), r.article.id, r) for r in kept.values()]
    sources = tuple(Source(r) for at, _, r in sorted(dated, key=lambda x: x[:2]) if limit is None or at <= limit)
    here = {s.id for s in sources}
    known = tuple(
        sorted(
            (c for c in copies if c.article in here and (c.source in here or c.source not in wanted)),
            key=lambda c: (c.article, c.source, c.part),
        )
    )
    return Material(story, sources, known, as_of=as_of)
