"""Who can tell: the nodes of the provenance graph and which words of an article name which of them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property

from onrecord.collate.entities import institution_of, name_words, same_organization, same_outlet
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import fold
from onrecord.facts.entity import Entity
from onrecord.facts.record import Node, NodeKind
from onrecord.lexicon.comparing import institutions, release_marks, speaking_roles, word_set
from onrecord.lexicon.outlets import is_ambiguous, outlet_named, owner

_KIND: dict[str, NodeKind] = {"person": "person", "organization": "organization", "place": "organization", "group": "group",
                              "outlet": "outlet", "document": "document", "post": "post"}  # fmt: skip


OPENING = 3
"""Sentences in which an article names what it is taken from as a whole, a title among them."""


def slug(text: str) -> str:
    """Letters and digits of a name, joined by hyphens."""
    return "-".join(re.findall(r"\w+", fold(text))) or "unnamed"


@dataclass
class Tellers:
    """The nodes of one story, made as they are asked for."""

    material: Material
    nodes: dict[str, Node] = field(default_factory=dict)
    entity_of: dict[str, Entity] = field(default_factory=dict)
    _known_outlets: tuple[int, frozenset[str]] = (0, frozenset())
    _organizations: dict[str, str] = field(default_factory=dict)

    def add(self, kind: NodeKind, name: str, mark: str | None = None, owner: str | None = None) -> str:
        """The id of a node, made where it is not there yet."""
        node = Node(f"{kind}:{mark or slug(name)}", kind, name, owner)
        if node.id not in self.nodes or (owner and not self.nodes[node.id].owner):
            self.nodes[node.id] = node
        return node.id

    def article(self, source: Source) -> str:
        """The node of an article."""
        return self.add("article", source.reading.article.title or source.id, source.id)

    @cached_property
    def _owners(self) -> dict[str, str]:
        return {s.id: owner for s in self.material.sources if (owner := _stated_owner(s))}

    @cached_property
    def home(self) -> dict[str, str]:
        """The node of each article's outlet; the article itself where no outlet is known."""
        out: dict[str, str] = {}
        for s in self.material.sources:
            name = s.reading.article.outlet
            if not name:
                out[s.id] = self.article(s)
                continue
            before = next((n.id for n in self.nodes.values() if n.kind == "outlet" and n.name == name), None)
            out[s.id] = before or self.add("outlet", name, owner=self._owners.get(s.id) or owner(name))
        return out

    @cached_property
    def articles_of(self) -> dict[str, tuple[str, ...]]:
        """The articles of each outlet of the story."""
        out: dict[str, tuple[str, ...]] = {}
        for article, node in self.home.items():
            out[node] = (*out.get(node, ()), article)
        return out

    @cached_property
    def drawn_on(self) -> dict[str, frozenset[str]]:
        """The story's articles that each article draws on as a whole: those of the outlets it credits or names in its opening."""
        out = {}
        for s in self.material.sources:
            opening = s.sentences[min(OPENING, len(s.sentences)) - 1].end if s.sentences else 0
            main = [r for r in s.reading.relays if r.form == "credit" or (r.start < opening and r.form not in {"seen", "dateline"})]
            named = [s.entities[r.entity] for r in main if r.entity in s.entities]
            outlets = {self.outlet(s, (e.name, *e.aliases)) for e in named} - {self.home[s.id]}
            out[s.id] = frozenset(a for o in outlets for a in self.articles_of.get(o, ()))
        return out

    def outlet(self, source: Source, names: tuple[str, ...]) -> str:
        """The node of the outlet that `source` calls by `names`.

        Its own where the name can be short for that; else one of just this name, one of the story of which it can be short,
        the one that the lexicon knows by it, or one named before.
        """
        own = self.home[source.id]
        homes = [own, *(h for h in dict.fromkeys(self.home.values()) if h != own)]
        others = [n for n, node in self.nodes.items() if node.kind == "outlet" and n not in homes]
        known = next((o for name in names if (o := outlet_named(name)) is not None), None)
        if self._short_for(own, names):
            return own
        exact = [n for n in (*homes, *others) if any(name_words(name) == name_words(self.nodes[n].name) for name in names)]
        near = exact or [n for n in homes if self._short_for(n, names)]
        if near:
            return near[0]
        if known is not None:
            same = next((n for n in (*homes, *others) if outlet_named(self.nodes[n].name) == known), None)
            return same or self.add("outlet", known.name, known.key, known.owner)
        return next((n for n in others if self._short_for(n, names)), None) or self.add("outlet", names[0])

    def _short_for(self, node: str, names: tuple[str, ...]) -> bool:
        return any(same_outlet(name, self.nodes[node].name) for name in names)

    def body(self, source: Source, entity: Entity) -> str:
        """The node that vouches when `entity` speaks: itself, or for a spokesperson the body spoken for."""
        if self.names_outlet(entity):
            return self.outlet(source, (entity.name, *entity.aliases))
        if entity.kind == "person" and speaks_for_body(entity):
            whom = entity.affiliation or _spoken_for(entity)
            if whom:
                return self.organization(whom)
            spoken = self._spoke_before(source, entity) if not entity.named else None
            if spoken is not None:
                return spoken
            if not entity.named:
                return self.add("organization", f"whom {entity.name} speaks for", f"spoken-for-{source.id}-{slug(entity.name)}")
        if entity.kind == "place":
            government = self._government(entity.country)
            if government:
                return government
        united = self.material.resolve(source.id, entity.id)
        return self._of(self.material.entity.get(united or "", entity))

    def _of(self, entity: Entity) -> str:
        """The node of an entity of the story."""
        node = self.add(_KIND.get(entity.kind, "unnamed"), entity.name)
        self.entity_of.setdefault(node, entity)
        return node

    def _spoke_before(self, source: Source, entity: Entity) -> str | None:
        """The body that spoke last before "a spokesman" in the same paragraph: whom else would he speak for?"""
        own = next((a for a in source.reading.attributions if a.source and a.source.entity == entity.id), None)
        if own is None or own.source is None:
            return None
        for a in sorted(source.reading.attributions, key=lambda a: a.source.start if a.source else -1, reverse=True):
            body = source.entities.get(a.source.entity or "") if a.source else None
            if a.source is None or a.source.start >= own.source.start or body is None or body.kind != "organization":
                continue
            return self.body(source, body) if "\n" not in source.text[a.source.start : own.source.start] else None
        return None

    def _government(self, country: str | None) -> str | None:
        """The government that a capital or country stands for when it speaks; None where the story names none."""
        rows = self._governments
        found = [e for e in rows if e.country == country] or ([e for e in rows if not e.country] if len(rows) == 1 else [])
        return self._of(found[0]) if country and found else None

    @cached_property
    def _governments(self) -> list[Entity]:
        """The story's bodies that are governments."""
        return [e for e in self.material.entities if e.kind == "organization" and institution_of(e) == "government"]

    @cached_property
    def _own_outlets(self) -> tuple[str, ...]:
        """The names of the story's outlets."""
        return tuple(dict.fromkeys(self.nodes[h].name for h in self.home.values() if self.nodes[h].kind == "outlet"))

    def names_outlet(self, entity: Entity) -> bool:
        """Whether the entity is an outlet: one that the reader or the lexicon knows, or one of the story."""
        if entity.kind == "outlet" or entity.outlet:
            return True
        if not entity.named or entity.kind not in {"organization", "group", "place"}:
            return False
        if entity.kind == "organization" and any(same_outlet(entity.name, name) for name in self._own_outlets):
            return True
        known = outlet_named(entity.name)
        return known is not None and not is_ambiguous(entity.name) and entity.kind == "organization"

    @property
    def outlets(self) -> frozenset[str]:
        """The nodes that are outlets."""
        if self._known_outlets[0] != len(self.nodes):
            self._known_outlets = (len(self.nodes), frozenset(i for i, n in self.nodes.items() if n.kind in {"outlet", "agency"}))
        return self._known_outlets[1]

    def organization(self, name: str) -> str:
        """The node of the body called `name`: that of an entity of the story where one has the name; sought once for a name."""
        if name not in self._organizations:
            self._organizations[name] = self._organization(name)
        return self._organizations[name]

    def _organization(self, name: str) -> str:
        for e in self.material.entities:
            if e.kind in {"organization", "group"} and any(same_organization(name, x) for x in (e.name, *e.aliases)):
                return self._of(e)
        kinds = {institutions().get(w) for w in name_words(name)[-1:]} - {None}
        for e in self.material.entities:
            if (
                kinds
                and e.kind in {"organization", "group"}
                and kinds & {institutions().get(w) for w in (*name_words(e.name)[-1:], *name_words(e.name)[:1])}
            ):
                return self._of(e)
        return self.add("organization", name)

    @cached_property
    def issuers(self) -> dict[str, str]:
        """Who issued each article that is a press release: the body it names first."""
        out = {}
        for s in self.material.sources:
            flat = f"{s.reading.article.outlet or ''}\n{s.text}".casefold()
            if any(re.search(rf"\b{re.escape(mark)}", flat) for mark in release_marks()):
                firsts = sorted((m.start, m.entity) for m in s.reading.mentions if m.entity in s.entities)
                body = next((s.entities[e] for _, e in firsts if s.entities[e].kind == "organization"), None)
                if body:
                    out[s.id] = self.body(s, body)
        return out


def speaks_for_body(entity: Entity) -> bool:
    """Whether the entity is a spokesperson, named or not."""
    return bool(speaking_roles() & set(re.findall(r"[\w-]+", fold(f"{entity.role or ''} {'' if entity.named else entity.name}"))))


def _spoken_for(entity: Entity) -> str | None:
    """The body in a spokesperson's role ("government spokesman", "spokeswoman for the police"); None where it names none."""
    words = re.findall(r"[\w&'-]+", entity.role or ("" if entity.named else entity.name))
    left = [w for w in words if fold(w) not in speaking_roles() and fold(w) not in word_set("lean")]
    return " ".join(left) or None


def _stated_owner(source: Source) -> str | None:
    """The owner an article states for its outlet ("Daily Spark is part of Larkfield Media")."""
    name = source.reading.article.outlet
    if not name:
        return None
    said = re.search(
        rf"{re.escape(name)} is (?:a )?(?:part|owned|published|unit|brand|subsidiary)\b(?: of| by| and operated by)+ "
        r"([A-Z][\w&.’' -]{1,60}?)[.,\n]",
        source.text,
    )
    return said.group(1) if said else None
