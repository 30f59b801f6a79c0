"""Who a source is: its entity after coreference, its sort, and its description where it has no name."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import cast

from onrecord.facts.attribution import Source, SourceSort
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.offices import noun_of
from onrecord.lexicon.sources import source_sorts
from onrecord.read.parse.tokens import Token, TokenSpan
from onrecord.read.parsed import Parsed

BREAKS = frozenset({",", "(", "-", "–", "—", ";"})
MAX_DESCRIPTION = 120
BY_KIND: dict[str, SourceSort] = {
    "person": "person",
    "organization": "organization",
    "place": "organization",
    "group": "group",
    "outlet": "outlet",
    "document": "document",
    "post": "posting",
}
RELATIVE_OWNER = re.compile(r"^whose (?=\w)", re.IGNORECASE)
RELATIVE_CLAUSE = re.compile(r"(?:, (?:who|whom|which|whose|that)\b| ?[(—]| –).*$", re.IGNORECASE | re.DOTALL)
PLURAL = frozenset({"NNS", "NNPS"})


class Sources:
    """Resolves source spans of one article against its entities."""

    def __init__(self, parsed: Parsed, reading: Reading) -> None:
        """Index the mentions by the tokens they cover."""
        self.parsed = parsed
        self.entities: dict[str, Entity] = {entity.id: entity for entity in reading.entities}
        self.mentions: dict[int, list[Mention]] = {}
        for mention in reading.mentions:
            for token in parsed.tokens_of(Span(mention.start, mention.end)):
                self.mentions.setdefault(token.i, []).append(mention)

    def is_person(self, token: Token) -> bool:
        """Whether a word names, describes or stands for one person."""
        held = [self.entities[m.entity].kind for m in self.mentions.get(token.i, ()) if m.entity in self.entities]
        return "person" in held

    def resolve(self, span: tuple[int, int]) -> tuple[Source, SourceSort, str | None]:
        """Return a source with its entity, its sort, and its description where no name is known for it."""
        tokens = self.parsed.tokens_of(Span(*span))
        head = head_of(tokens)
        entity = self._entity(tokens, head)
        if head is not None and self._joined(tokens, head, entity):
            return Source(*span, None), "group", " ".join(self.parsed.text[slice(*span)].split())[:MAX_DESCRIPTION]
        sort = self._sort(entity, head, tokens)
        source = Source(*span, entity.id if entity else None)
        named = entity is not None and entity.named
        words = RELATIVE_OWNER.sub("", " ".join(self.parsed.text[span[0] : span[1]].split()))
        words = RELATIVE_CLAUSE.split(words)[0]
        return source, sort, None if named else words[:MAX_DESCRIPTION] or None

    def _entity(self, tokens: TokenSpan, head: Token | None) -> Entity | None:
        """Return the entity named by the mention on the source's head, or by an apposition to that head."""
        if head is None:
            return None
        inside = [token for token in tokens if token.head.i == head.i and token.dep == "appos"]
        inside += [token for token in tokens if token.head.i == head.i and token.dep in ("compound", "flat", "nmod")]
        found: list[Entity] = []
        for token in (head, *inside):
            held = self._longest(self.mentions.get(token.i, ()), tokens)
            if held is not None and (token.i == head.i or held.kind == "person"):
                found.append(held)
        named = [entity for entity in found if entity.named]
        person = self._last_named(tokens)
        if person is not None and not any(entity.kind == "person" for entity in named):
            return person
        return next(iter(named or found), None)

    def _joined(self, tokens: TokenSpan, head: Token, first: Entity | None) -> bool:
        """Whether several speak who are each named ("Coffman and Reichert said"): what both say is no one's of them alone."""
        if first is None or not first.named:
            return False
        others = (e for t in head.conjuncts if tokens.start <= t.i < tokens.end for e in self._named_at(t))
        return any(other.id != first.id and other.kind == first.kind for other in others)

    def _named_at(self, token: Token) -> list[Entity]:
        """The entities that a word names."""
        found = [self.entities[m.entity] for m in self.mentions.get(token.i, ()) if m.form == "name" and m.entity in self.entities]
        return [entity for entity in found if entity.named]

    def _last_named(self, tokens: TokenSpan) -> Entity | None:
        """The person whose name ends a source's first phrase ("Elm Street head of school Stephen Danish")."""
        first: list[Token] = []
        for token in tokens:
            if token.text in BREAKS:
                break
            first.append(token)
        ending = [m for m in self.mentions.get(first[-1].i, ()) if m.form == "name"] if first else []
        for mention in ending:
            entity = self.entities.get(mention.entity)
            before = next((t for t in reversed(first) if t.end <= mention.start), None)
            if entity is not None and entity.kind == "person" and before is not None and before.pos in {"NOUN", "PROPN", "ADJ"}:
                return entity
        return None

    def _longest(self, mentions: Sequence[Mention], tokens: TokenSpan) -> Entity | None:
        """Return the entity of the mention that shares most with the source."""
        if not mentions or not len(tokens):
            return None
        low, high = tokens.start_char, tokens.end_char
        best = max(mentions, key=lambda m: (min(m.end, high) - max(m.start, low), -(m.end - m.start)))
        return self.entities.get(best.entity)

    def _sort(self, entity: Entity | None, head: Token | None, tokens: TokenSpan) -> SourceSort:
        """Return what sort of source this is."""
        if entity is not None and entity.named:
            return BY_KIND[entity.kind]
        if head is None:
            return "unnamed"
        lemma = head.lemma.lower()
        known = source_sorts().get(lemma)
        words = [token.lower for token in tokens if token.i <= head.i]
        noun = noun_of([*words[:-1], lemma]) or noun_of(words)
        if head.tag in PLURAL and known not in ("document", "posting", "poll", "outlet"):
            return "organization" if noun and noun[0][0] == "organization" else "group"
        if known == "person" or (entity is not None and entity.kind == "person"):
            return "unnamed"
        if known:
            return cast("SourceSort", known)
        if noun and noun[0][0] != "person":
            return BY_KIND[noun[0][0]]
        return BY_KIND[entity.kind] if entity is not None else "unnamed"


def head_of(tokens: TokenSpan) -> Token | None:
    """Return the token of a span that the rest of it hangs from; a partitive gives way to what it is a part of."""
    inside = [token for token in tokens if not token.is_space and not token.is_punct]
    if not inside:
        return None
    heads = [token for token in inside if not (tokens.start <= token.head.i < tokens.end) or token.head.i == token.i]
    nominal = [token for token in heads if token.pos in ("NOUN", "PROPN", "PRON", "NUM", "ADJ", "DET")]
    return (nominal or heads or inside)[0]
