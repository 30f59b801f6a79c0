"""The index of an article: which entity a noun phrase is, with a new one for a phrase that no mention covers."""

from __future__ import annotations

from onrecord.facts.entity import Entity, EntityKind, Mention
from onrecord.facts.span import Span
from onrecord.facts.time import TimeExpression
from onrecord.lexicon.closed import listed
from onrecord.lexicon.countries import country_of_people, usual_name
from onrecord.lexicon.plover import sector_words, words
from onrecord.read.parse.tokens import Doc, Token

INNER = listed("inner")
OWNING = frozenset({"by", "between"})
BEFORE = frozenset({"det", "amod", "compound", "nummod", "poss", "nmod", "quantmod", "case", "advmod", "predet"})
DEPTH = 3


def is_doer(noun: Token) -> bool:
    """Whether a noun names people or a body that can act."""
    return noun.lemma.lower() in words("doers") or noun.lower in words("doers") or noun.lower.endswith(("men", "women", "seekers"))


def words_of(doc: Doc, span: Span) -> str:
    """The words of a span, with single spaces. Reads its tokens only: `Doc.text` builds the whole text anew."""
    tokens = doc.overlapping(span.start, span.end)
    return " ".join(tokens.text.split()) if tokens is not None else ""


def is_name(token: Token) -> bool:
    """Whether a word is a name that no mention covers: a proper noun, or a noun with a capital inside its sentence."""
    return len(token) > 1 and (token.pos == "PROPN" or (token.pos == "NOUN" and token.text.istitle() and not token.is_sent_start))


class EntityIndex:
    """Resolves noun phrases to entity ids. Begins with what the entity reader found.

    Phrases that it left out are added once a name.
    """

    def __init__(self, entities: tuple[Entity, ...], mentions: tuple[Mention, ...], times: tuple[TimeExpression, ...] = ()) -> None:
        self.timed = {place for t in times for place in range(t.start, t.end)}
        self.countries = {
            e.country: e.id for e in reversed(entities) if e.kind == "place" and e.country and e.name == usual_name(e.country)
        }
        self.known = {e.id: e for e in entities}
        self.mentions = sorted(mentions, key=lambda m: (m.start, -m.end))
        self.at: dict[int, Mention] = {}
        for mention in self.mentions:
            for place in range(mention.start, mention.end):
                old = self.at.get(place)
                if old is None or mention.end - mention.start < old.end - old.start:
                    self.at[place] = mention
        self.added: list[Entity] = []
        self.added_mentions: list[Mention] = []
        self.by_name: dict[str, str] = {}
        self.by_span: dict[tuple[int, int], str] = {}
        self.next = 1 + max((int(e.id[1:]) for e in entities if e.id[1:].isdigit()), default=0)

    def keep(self, entity: Entity) -> None:
        """Take up a new entity."""
        self.added.append(entity)
        self.known[entity.id] = entity

    def entity_at(self, token: Token) -> str | None:
        """The entity whose mention covers a token and ends with or after it."""
        mention = self.at.get(token.idx)
        return mention.entity if mention is not None else None

    def resolve(self, token: Token, *, adding: bool = True, depth: int = 0, owners: bool = False) -> list[str]:
        """The entities that a noun phrase names, or, where it names a thing.

        Those that the phrase says it belongs to or concerns.
        """
        own = self.entity_at(token)
        if own is not None:
            return [own]
        named = token.pos == "PROPN" and any(c.dep == "compound" and c.pos == "PROPN" for c in token.children)
        if (token.idx in self.timed or token.ent_type in {"DATE", "TIME"}) and not (named and token.dep == "nsubj"):
            return []
        if token.pos == "PRON" or token.lower in {"it", "that", "this"}:
            return []
        demonym = self.demonym(token)
        if demonym is not None:
            return [demonym]
        if adding and (is_doer(token) or token.lower in words("quantity") or is_name(token)):
            return [self.add(token)]
        return self.inner(token, adding=adding, depth=depth, owners=owners)

    def demonym(self, token: Token) -> str | None:
        """The country that an adjective or noun of people names ("*Israeli* raids"), None for other words."""
        code = country_of_people(token.text) if token.text[:1].isupper() else None
        front = token.nbor(-1).text.rpartition("-")[2] if code and token.i else ""
        if front in {"North", "South"}:
            code = country_of_people(f"{front} {token.text}") or code
        name = usual_name(code) if code else None
        if code is None or name is None:
            return None
        span = (token.idx, token.end)
        if code not in self.countries:
            self.countries[code] = f"e{self.next}"
            self.keep(Entity(self.countries[code], name, "place", country=code, precision="country"))
            self.next += 1
        if span not in self.by_span:
            self.by_span[span] = self.countries[code]
            self.added_mentions.append(Mention(*span, self.countries[code]))
        return self.countries[code]

    def inner(self, token: Token, *, adding: bool, depth: int, owners: bool = False) -> list[str]:
        """Entities inside a phrase whose head names none: owners and modifiers first, then what its prepositions govern."""
        if depth >= DEPTH:
            return []
        found: list[str] = []
        for child in token.children:
            if child.dep in {"poss", "amod", "compound", "nmod", "appos"}:
                entity = self.entity_at(child) or self.demonym(child)
                if entity is not None:
                    found.append(entity)
                elif child.dep == "poss":
                    found += self.resolve(child, adding=adding, depth=depth + 1)
        if found:
            return list(dict.fromkeys(found))
        for child in token.children:
            if child.dep == "prep" and child.lower in (OWNING if owners else INNER):
                for governed in child.children:
                    if governed.dep == "pobj":
                        found += self.resolve(governed, adding=adding, depth=depth + 1)
        return list(dict.fromkeys(found))

    def is_named(self, entity: str) -> bool:
        """Whether an entity has a name of its own."""
        known = self.known.get(entity)
        return known is not None and known.named and known.kind in {"person", "organization", "place", "group"}

    def is_party(self, entity: str) -> bool:
        """Whether an entity is one that can be acted upon as such.

        A named one, a person, or a described body that is not an owner's means ("its troops").
        """
        known = self.known.get(entity)
        if known is None or known.named:
            return True
        means = known.sector == "MIL" or known.name.split(" ")[0].lower() in {"its", "their", "his", "her"}
        return known.kind in {"person", "organization", "group"} and not means and known.sector is not None

    def sector(self, entity: str) -> str | None:
        """The PLOVER sector of an entity, None where nothing tells it."""
        known = self.known.get(entity)
        return known.sector if known is not None else None

    def is_body(self, entity: str) -> bool:
        """Whether an entity is a named organization that is no business, party or outlet."""
        known = self.known.get(entity)
        return (
            known is not None
            and known.kind == "organization"
            and known.named
            and known.sector in {None, "GOV", "IGO", "LEG", "JUD", "COP", "MIL"}
        )

    def sector_of_noun(self, token: Token) -> str | None:
        """The PLOVER sector that a phrase's head noun tells."""
        return sector_of(token.lemma.lower())

    def phrase(self, token: Token) -> Span:
        """The words of a noun phrase: what stands before the head, and "of ..." after a word of quantity."""
        first = token
        for child in token.lefts:
            if child.dep in BEFORE:
                start = child.left_edge
                first = start if start.i < first.i else first
        last = token
        if token.lower in words("quantity") or token.lower == "group":
            for child in token.rights:
                if child.dep == "prep" and child.lower == "of":
                    governed = next((g for g in child.children if g.dep == "pobj"), None)
                    last = governed if governed is not None else last
        while (
            first.i < last.i
            and (first.dep in {"det", "punct"} or first.is_space)
            and first.lower in {"the", "a", "an", "its", "their", "his", "her", '"', "“"}
        ):
            first = first.nbor()
        return Span(first.idx, last.end)

    def add(self, token: Token, kind: EntityKind = "group") -> str:
        """A new entity for a phrase that no mention covers; the same words later in the article are the same entity."""
        span = self.phrase(token)
        if (span.start, span.end) in self.by_span:
            return self.by_span[span.start, span.end]
        name = words_of(token.doc, span)
        key = name.casefold()
        entity = self.by_name.get(key)
        if entity is None:
            entity = f"e{self.next}"
            self.next += 1
            near = [self.known[i] for i in self.inner(token, adding=False, depth=2) if i in self.known]
            country = next((e.country for e in near if e.country), None)
            sector = sector_of(token.lemma.lower())
            self.keep(
                Entity(
                    entity,
                    name,
                    kind,
                    role=name.lower(),
                    country=country,
                    sector=sector,
                    named=False,
                    gender="plural" if token.tag == "NNS" else None,
                )
            )
            self.by_name[key] = entity
        self.by_span[span.start, span.end] = entity
        self.added_mentions.append(Mention(span.start, span.end, entity, "nominal"))
        return entity


def sector_of(lemma: str) -> str | None:
    """The PLOVER sector that a noun tells, None where it does not."""
    return sector_words().get(lemma)
