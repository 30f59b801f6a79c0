"""On whose word an account rests: its chain of tellers up to the farthest named one."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Literal

from onrecord.collate.entities import looks_named, same_outlet
from onrecord.collate.material import Material, Source
from onrecord.collate.provenance.ends import POSTED
from onrecord.collate.provenance.tellers import Tellers, slug, speaks_for_body
from onrecord.collate.wording import (
    fold,
    frame_of,
    kind_of_paper,
    number_giver,
    of_the_press,
    own_eyes,
    platform_in,
    vehicle_in,
    words_of,
)
from onrecord.facts.attribution import Attribution, Relay
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span, hull
from onrecord.lexicon.outlets import is_ambiguous, outlet_named

_PUBLIC = re.compile(r"\b(?:news|press) conference\b", re.IGNORECASE)
"""An occasion at which many hear one utterance."""
_HEARD = re.compile(
    r"(?<!television )(?<!radio )(?<!tv )\binterview\b(?! with| on | in (?:19|20)\d\d)"
    rf"|\bspoke to us\b|{_PUBLIC.pattern}"
    r"|\b(?:told|tells|telling) (?:us|this (?:publication|newspaper|website|reporter|correspondent|magazine))\b",
    re.IGNORECASE,
)
ON_PLATFORMS = frozenset({"post", "tweet", "page", "account", "video", "message"})
"""Kinds of writing that are posts where they stand on a platform ("his Facebook page")."""
REACH = 300
"""Code points within which what somebody goes on to say is said at the same occasion."""
_NAME = r"[A-Z][\w&’'.-]*"
_TOLD = re.compile(
    rf"\b(?:told|tells|telling|interview with|speaking to|spoke to|wrote to) ((?:the )?{_NAME}(?: (?:&|of|and|the|{_NAME}))*)"
)


_AIRED = re.compile(rf"\bon ((?:the )?{_NAME}(?: {_NAME}){{0,3}})")
_ITS = re.compile(r"(?:(?:the|The) )?([A-Z][\w&. -]{1,40}?)[’']s\s+(?:[A-Z][\w.'’-]+(?:\s+[A-Z][\w.'’-]+){0,3})?$")
"""An outlet's name before that of who speaks: "says NPR's Ada Banda"."""


@dataclass(frozen=True)
class Chain:
    """The tellers behind one account, nearest first after the article itself.

    `end` is the farthest named one, None where it is not known; `relays` the outlets the account reached the article through;
    `gives` the story's articles that it copies or cites. `vague` marks an end that is only described ("the company"), `paper` the
    kind of document or post that the end is; `unsourced` tells that the article states a fact in its own voice.
    """

    nodes: tuple[str, ...] = ()
    end: str | None = None
    relays: frozenset[str] = frozenset()
    gives: frozenset[str] = frozenset()
    vague: bool = False
    paper: str | None = None
    unsourced: bool = False
    heard: Literal["alone", "with others"] | None = None
    """Of what somebody said: how the end heard it, None where that is not told."""

    @property
    def known(self) -> bool:
        """Whether the chain's end is known."""
        return self.end is not None


@dataclass
class Chains:
    """Chains of accounts of one story."""

    material: Material
    tellers: Tellers
    _facts: dict[tuple[str, tuple[Span, ...], Span | None], Chain] = field(default_factory=dict)

    def of_fact(self, article: str, spans: Sequence[Span], deed: Span | None = None) -> Chain:
        """The chain of what the article says in `spans`: that it is so. The first span tells on whose word.

        `deed` is the word for the happening that it tells of: where that is the saying itself ("the judge ruled that"), the
        happening rests on who heard it, as any other does, and not on who did it.
        """
        key = (article, tuple(spans), deed)
        if key not in self._facts:
            self._facts[key] = self._of_fact(article, spans, deed)
        return self._facts[key]

    def _of_fact(self, article: str, spans: Sequence[Span], deed: Span | None) -> Chain:
        source = self.material.by_id[article]
        span = spans[0]
        said: list[str] = []
        end: str | None = None
        vague = False
        inner = source.innermost(span)
        while inner is not None and deed is not None and _is_done_by_saying(source, inner, deed):
            inner = source.attributions.get(inner.within or "")
        relays = self._relays(source, inner, span)
        own = any(r.form == "seen" and self._is_home(source, r) for r in source.relays_over(span))
        for a in _outward(source, inner):
            node = self._speaker(source, a)
            if node and (a.sort == "outlet" or node in self.tellers.outlets):
                relays.append(node)
            elif node:
                said.append(node)
                vague = vague or (end is None and self._only_described(source, a))
                end = end or node
        own = own or (end is None and not relays and own_eyes(source, span))
        giver = number_giver(source, span) if inner is None and not relays and not own else None
        if giver is not None and (giver.named or giver.kind == "organization"):
            end = self.tellers.body(source, giver)
            said = [end]
            vague = not self._known_name(source, giver)
        elif inner is None and not relays and article in self.tellers.issuers:
            said, end = [self.tellers.issuers[article]], self.tellers.issuers[article]
        home = self.tellers.home[article]
        relays = [r for r in dict.fromkeys(relays) if r != home]
        unnamed = inner is not None and end is None and inner.sort != "outlet" and not (relays and of_the_press(source, inner))
        if end is None and not unnamed:
            end = relays[-1] if relays else home if own else None
        elif unnamed and own:
            end = home
        unsourced = inner is None and end is None and not relays
        chain = Chain((*relays, *reversed(said)), end, frozenset(relays), vague=vague, unsourced=unsourced)
        return self._with_givers(article, spans, chain)

    def _only_described(self, source: Source, attribution: Attribution) -> bool:
        entity = source.entities.get(attribution.source.entity or "") if attribution.source else None
        return entity is not None and entity.kind in {"organization", "group"} and not self._known_name(source, entity)

    def _known_name(self, source: Source, entity: Entity) -> bool:
        united = self.material.entity.get(self.material.resolve(source.id, entity.id) or "")
        return (united or entity).named

    def of_statement(self, article: str, attribution: Attribution) -> Chain:
        """The chain of the claim that the speaker said so: who heard it, or the document or post where it stands."""
        source = self.material.by_id[article]
        span = hull(attribution.content)
        home = self.tellers.home[article]
        relays = self._relays(source, attribution, span)
        for a in _outward(source, attribution)[1:]:
            node = self._speaker(source, a)
            relays += [node] if node and (a.sort == "outlet" or node in self.tellers.outlets) else []
        frame = frame_of(source, attribution)
        told = _TOLD.search(frame)
        frames = [frame, *self._said_before(source, attribution)]
        heard = any(_HEARD.search(f) for f in frames) or home in relays
        if told and any(same_outlet(told.group(1), n) for n in self._own_names(source)):
            heard = True
        aired = self._aired(source, frame)
        relays += aired
        relays = [r for r in dict.fromkeys(relays) if r != home]
        paper = self._paper(source, attribution, self._without_outlets(source, frame))
        teller = self._speaker(source, attribution)
        if paper:
            end: str | None = paper
        elif attribution.sort == "outlet" or teller in self.tellers.outlets:
            end = teller
        elif relays:
            end = relays[-1]
        else:
            end = home if heard else None
        nodes = (*relays, *([end] if end and end not in relays else []))
        alone = told or aired or end == teller or any(_HEARD.search(_PUBLIC.sub("", f)) for f in frames)
        how: Literal["alone", "with others"] | None = (
            "alone" if alone else "with others" if any(map(_PUBLIC.search, frames)) else None
        )
        chain = Chain(nodes, end, frozenset(relays), paper=_kind_in(paper), heard=how)
        return self._with_givers(article, attribution.content, chain)

    def _said_before(self, source: Source, attribution: Attribution) -> list[str]:
        """The words around what the same speaker is told to have said at an occasion shortly before, nobody else between."""
        speaker = self._speaker(source, attribution)
        if speaker is None:
            return []
        start = hull(attribution.content).start
        before = [a for a in source.reading.attributions if start - REACH < hull(a.content).start < start]
        for a in sorted(before, key=lambda a: -hull(a.content).start):
            if self._speaker(source, a) != speaker:
                return []
            if _HEARD.search(frame := frame_of(source, a)):
                return [frame]
        return []

    def _aired(self, source: Source, frame: str) -> list[str]:
        """The broadcasters on whose programme it was said ("said on ABC's Good Morning")."""
        names = (re.split(r"[’']s\b", m.group(1))[0] for m in _AIRED.finditer(frame))
        return [self.tellers.outlet(source, (n,)) for n in names if outlet_named(n) is not None and not is_ambiguous(n)]

    def _without_outlets(self, source: Source, frame: str) -> str:
        """The frame without outlets' names: the Post and the Record are no post and no record."""
        names = {n for e in source.entities.values() if e.kind == "outlet" for n in (e.name, *e.aliases)}
        names |= {self.tellers.nodes[i].name for i in self.tellers.outlets}
        for name in sorted((n for n in names if n in frame), key=len, reverse=True):
            frame = re.sub(rf"(?<!\w){re.escape(name)}(?!\w)", " ", frame)
        return frame

    def _own_names(self, source: Source) -> list[str]:
        return [source.reading.article.outlet] if source.reading.article.outlet else []

    def _relays(self, source: Source, attribution: Attribution | None, span: Span) -> list[str]:
        """Outlets that the passage rests on, nearest first: those of its attribution, then those whose passages hold it."""
        over = [
            r.entity
            for r in source.relays_over(span)
            if r.form not in {"seen", "dateline", "credit"} or (r.form == "seen" and not self._is_home(source, r))
        ]
        # a credit line covers everything: what a source told somebody else does not rest on it
        marked = {r.entity for r in source.reading.relays}
        told = [r for r in (attribution.relays if attribution else ()) if r in over or r not in marked]
        ids = [*told, *over]
        named = (source.entities.get(i) for i in dict.fromkeys(ids))
        return [self.tellers.outlet(source, (e.name, *e.aliases)) for e in named if e]

    def _is_home(self, source: Source, relay: Relay) -> bool:
        """Whether a relay names the article's own outlet ("seen by this newspaper")."""
        entity = source.entities.get(relay.entity)
        return entity is None or self.tellers.outlet(source, (entity.name, *entity.aliases)) == self.tellers.home[source.id]

    def _speaker(self, source: Source, attribution: Attribution) -> str | None:
        """The node of who speaks; None for one without a name. An outlet's own reporter is the outlet."""
        if attribution.source:
            words = source.text[max(0, attribution.source.start - 48) : attribution.source.end]
            before = words[: len(words) - (attribution.source.end - attribution.source.start)]
            its = _ITS.search(before) or _ITS.match(words[len(before) :].split(",", 1)[0])
            if its and (outlet_named(its.group(1)) is not None or its.group(1) in self._own_names(source)):
                return self.tellers.outlet(source, (its.group(1),))
        entity = source.entities.get(attribution.source.entity or "") if attribution.source else None
        if entity is None:
            return None
        named = entity.named or looks_named(entity.name)
        anyone = attribution.sort == "unnamed" or (entity.kind in {"person", "group"} and not _definite(entity.name))
        if anyone and not named and not _speaks(source, attribution):
            return None
        return self.tellers.body(source, entity)

    def _paper(self, source: Source, attribution: Attribution, frame: str) -> str | None:
        """The document or post where the words stand."""
        where = platform_in(frame)
        if attribution.sort in {"document", "posting", "poll"}:
            node = self._speaker(source, attribution)
            name = attribution.description or (
                source.say([Span(attribution.source.start, attribution.source.end)]) if attribution.source else ""
            )
            kind = kind_of_paper(name) or vehicle_in(frame)
            if kind:
                return self._document(source, attribution, kind, where)
            return node
        kind = vehicle_in(frame)
        if kind is None and source.id in self.tellers.issuers:
            kind = "release"
        return self._document(source, attribution, kind, where) if kind else None

    def _document(self, source: Source, attribution: Attribution, kind: str, where: str | None) -> str:
        entity = source.entities.get(attribution.source.entity or "") if attribution.source else None
        whose = self.tellers.body(source, entity) if entity else None
        name = self.tellers.nodes[whose].name if whose else attribution.description or "unnamed"
        kind = f"post on {where.capitalize()}" if where and kind in ON_PLATFORMS else kind
        label = name if kind in fold(name) else f"{name}: {kind}"
        return self.tellers.add("post" if kind.split()[0] in {"post", "tweet"} else "document", label, slug(label))

    def _with_givers(self, article: str, spans: Sequence[Span], chain: Chain) -> Chain:
        """The chain with the story's articles that it copies or cites, and the agency a copied passage is from."""
        gives = {other for relay in chain.relays for other in self.tellers.articles_of.get(relay, ()) if other != article}
        nodes, end, relays = chain.nodes, chain.end, chain.relays
        for copy in self.material.copies:
            if copy.article != article:
                continue
            only_credited = copy.share is None and copy.part == "whole"  # a credit line covers all that the article says
            if not only_credited and not _copied(copy.spans, spans, copy.part == "whole" or copy.kind == "edition"):
                continue
            if copy.source in self.material.by_id:
                gives.add(copy.source)
            else:
                agency = self.tellers.outlet(self.material.by_id[article], (copy.source,))
                nodes, relays = (agency, *(n for n in nodes if n != agency)), relays | {agency}
                end = end or agency
        return Chain(nodes, end, relays, frozenset(gives), chain.vague, chain.paper, chain.unsourced, heard=chain.heard)


def _copied(passages: Sequence[Span], spans: Sequence[Span], whole: bool) -> bool:
    """Whether most of `spans` lies in copied passages; a copied whole covers its quotations too."""
    total = sum(s.length for s in spans)
    shared = sum(max(0, min(s.end, p.end) - max(s.start, p.start)) for s in spans for p in passages)
    if shared * 2 > total:
        return True
    around = any(p.start <= s.end + 200 and s.start - 200 <= p.end for s in spans for p in passages)
    return whole and around


def _is_done_by_saying(source: Source, attribution: Attribution, deed: Span) -> bool:
    """Whether the word for a happening, or the same word again, is the saying of an attribution."""
    cue = attribution.cue
    if cue is None or any(c.overlaps(deed) for c in attribution.content):
        return False
    return bool(words_of(Span(cue.start, cue.end).of(source.text)).bag & words_of(deed.of(source.text)).bag)


def _outward(source: Source, attribution: Attribution | None) -> list[Attribution]:
    """The attribution and those it stands in, innermost first."""
    out: list[Attribution] = []
    while attribution is not None and attribution not in out:
        out.append(attribution)
        attribution = source.attributions.get(attribution.within or "")
    return out


def _kind_in(node: str | None) -> str | None:
    """The kind of paper that a node's name ends in ("document:health-canada-notice"), of a post with the platform it is on."""
    named = node.partition(":")[2].replace("-", " ") if node else ""
    posted = POSTED.search(named)
    return posted.group() if posted else kind_of_paper(named) if node else None


def _speaks(source: Source, attribution: Attribution) -> bool:
    entity = source.entities.get(attribution.source.entity or "") if attribution.source else None
    return entity is not None and entity.kind == "person" and speaks_for_body(entity)


def _definite(name: str) -> bool:
    return fold(name).startswith("the ")
