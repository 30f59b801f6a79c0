"""The entities of the outlets that relays name: those that the reading has, else new ones."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec

from onrecord.facts.attribution import Attribution
from onrecord.facts.entity import Entity, Mention, MentionForm
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.outlets import Named, key_of, outlet_named
from onrecord.lexicon.relaying import words
from onrecord.read.parsed import Parsed
from onrecord.read.relays.outlet_names import BARE, TOLD, Phrase

MANY = 9


class OutletEntities:
    """The entities and mentions of one reading, with outlets added as relays name them."""

    def __init__(self, parsed: Parsed, reading: Reading, known: Sequence[Named]) -> None:
        self.text = parsed.text
        self.doc = parsed.doc
        self.entities = {entity.id: entity for entity in reading.entities}
        self.mentions = list(reading.mentions)
        self.given: dict[str, str] = {}
        self.moved: dict[tuple[int, int], str] = {}
        self.next = len(self.entities) + 1
        self._mark_known(known)

    def _mark_known(self, known: Sequence[Named]) -> None:
        """Make entities whose mention is an outlet's full name outlets, relay or not."""
        by_span = {(m.start, m.end): m for m in self.mentions if m.form == "name"}
        for found in known:
            for start in (found.start, found.start - 4):
                mention = by_span.get((start, found.end))
                if mention and not found.ambiguous and mention.entity in self.entities:
                    self._become(mention.entity, found.outlet.key, found.outlet.country)

    def _become(self, key: str, outlet: str | None, country: str | None) -> None:
        old = self.entities[key]
        if old.kind in {"organization", "outlet"} or not outlet:
            self.entities[key] = msgspec.structs.replace(
                old, kind="outlet", outlet=old.outlet or outlet, country=old.country or country or None, sector="JRN"
            )
            if outlet:
                self.given.setdefault(outlet, key)

    def may_be_outlet(self, phrase: Phrase) -> bool:
        """Whether what else the reading knows of a doubtful name speaks against its being an outlet."""
        span = self.doc.overlapping(phrase.start, phrase.end)
        if span is not None and len(span):
            named = any(t.pos in {"PROPN", "X"} or t.ent_type for t in span) or any(
                c.isalpha() for c in self.text[phrase.first : phrase.start]
            )
            if not named and not phrase.name.isupper():
                return False
            # "the Republican front-runner": the name only tells what sort of thing follows.
            head = span.root.head
            compound = span.root.dep in {"compound", "amod", "nmod"} and head.i >= span.end
            if compound and head.lower not in words("staff") | words("products"):
                return False
        for mention in self._mentions_on(phrase):
            entity = self.entities[mention.entity]
            # spaCy takes many a name that it does not know for a place or a person.
            place = entity.kind == "place" and (phrase.way == "acronym" or entity.country is not None)
            person = entity.kind == "person" and (phrase.way == "acronym" or " " in entity.name or entity.role is not None)
            if phrase.way in {"acronym", "bare"} and (place or person or entity.kind in {"group", "document"}):
                return False
            if entity.sector not in {None, "JRN", "MED", "BUS"} and phrase.way != "known":
                return False
            # An acronym that the text spells out as something else.
            if (
                phrase.way == "acronym"
                and any(len(a.split()) > 2 for a in (entity.name, *entity.aliases))
                and entity.kind != "outlet"
            ):
                return False
        return True

    def only_reports(self, phrase: Phrase) -> bool:
        """Whether a name of any form stands only where an outlet would: told something, or reporting it."""
        places = list(re.finditer(rf"(?<!\w){re.escape(phrase.name)}(?!\w)", self.text))
        person = any(self.entities[m.entity].kind == "person" for m in self._mentions_on(phrase))
        return (
            not person
            and len(places) < MANY
            and all(TOLD.search(self.text, max(0, m.start() - 18), m.start()) or BARE.match(self.text, m.end()) for m in places)
        )

    def are_one(self, first: Phrase, second: Phrase) -> bool:
        """Whether the reading has both phrases name one entity."""
        ids = [{m.entity for m in self._mentions_on(phrase)} for phrase in (first, second)]
        return bool(ids[0] & ids[1])

    def is_other(self, phrase: Phrase) -> bool:
        """Whether the reading knows a description as another named body: "the agency" of a government."""
        known = [self.entities[m.entity] for m in self._mentions_on(phrase)]
        return any(e.named and e.kind == "organization" and e.sector not in {None, "JRN", "MED"} for e in known)

    def is_person(self, phrase: Phrase) -> bool:
        """Whether the name is part of a person's: "Michael Bloomberg"."""
        return any(
            m.start <= phrase.start and phrase.end <= m.end and m.end - m.start > phrase.last - phrase.first and m.form == "name"
            for m in self.mentions
            if m.entity in self.entities and self.entities[m.entity].kind == "person"
        )

    def _mentions_on(self, phrase: Phrase) -> list[Mention]:
        """Mentions whose words are those of the phrase, give or take the words around the name."""
        return [
            m
            for m in self.mentions
            if m.start < phrase.end
            and phrase.start < m.end
            and m.entity in self.entities
            and min(m.end, phrase.last) - max(m.start, phrase.first) >= 0.6 * (m.end - m.start)
            and m.start >= phrase.first - 1
            and 2 * (min(m.end, phrase.end) - max(m.start, phrase.start)) >= phrase.end - phrase.start
        ]

    def entity_of(self, phrase: Phrase) -> str:
        """The id of the outlet's entity: by the lexicon's key or the name, else the mention at this place, else a new one."""
        outlet = phrase.outlet
        known = outlet.key if outlet else " ".join(key_of(phrase.name))
        here = self._mentions_on(phrase)
        found = self.given.get(known)
        if found is None:
            found = next((m.entity for m in here if phrase.way != "anaphor" and self._fits(m, phrase)), None)
            name = _shown(phrase)
            if found is None:
                found = f"e{self.next}"
                self.next += 1
                self.entities[found] = Entity(found, name, "outlet", sector="JRN")
            entity = self.entities[found]
            entity = self._renamed(entity, phrase)
            country = outlet.country or None if outlet else entity.country
            self.entities[found] = msgspec.structs.replace(
                entity, kind="outlet", outlet=outlet.key if outlet else entity.outlet, country=country, sector="JRN"
            )
            self.given[known] = found
        self._mention(phrase, here, found)
        return found

    def _renamed(self, entity: Entity, phrase: Phrase) -> Entity:
        """The entity by its outlet's name alone, where its own has more words ("the Beacon news agency") or words of others."""
        words_of, called = set(key_of(entity.name)), set(key_of(phrase.name))
        full = outlet_named(entity.name)
        if phrase.way == "generic" and not entity.named:  # without its article: "a radio station"
            return msgspec.structs.replace(entity, name=phrase.name)
        if phrase.way in {"anaphor", "generic"} or not called < words_of or (full and full.key == entity.outlet):
            return entity
        near = set(key_of(self.text[phrase.first : phrase.last]))
        kept = tuple(a for a in dict.fromkeys((entity.name, *entity.aliases)) if a != phrase.name and set(key_of(a)) <= near)
        return msgspec.structs.replace(entity, name=phrase.name, aliases=kept)

    def _fits(self, mention: Mention, phrase: Phrase) -> bool:
        """Whether the entity of a mention at this place is the outlet: nothing else in the text bears the same id but its names."""
        entity = self.entities[mention.entity]
        if entity.outlet and phrase.outlet and entity.outlet != phrase.outlet.key:
            return False
        if mention.entity in self.given.values() and entity.kind == "outlet":
            return entity.outlet is None or phrase.outlet is None or entity.outlet == phrase.outlet.key
        names = {key_of(name) for name in (entity.name, *entity.aliases)}
        own = set(key_of(self.text[phrase.first : phrase.last])) | set(key_of(phrase.name))
        return entity.kind in {"outlet", "organization"} or all(set(name) <= own for name in names)

    def _mention(self, phrase: Phrase, here: list[Mention], found: str) -> None:
        """Point the mention at this place to the outlet's entity, or add one."""
        form: MentionForm = "nominal" if phrase.way in {"anaphor", "generic"} else "name"
        for mention in here:
            if mention.entity != found:
                self.mentions[self.mentions.index(mention)] = msgspec.structs.replace(mention, entity=found)
                self.moved[mention.start, mention.end] = found
        if not here:
            self.mentions.append(Mention(phrase.start, phrase.end, found, form))
            self.moved[phrase.start, phrase.end] = found

    def written(self, reading: Reading) -> Reading:
        """The reading with these entities and mentions, and with sources that now are outlets."""
        attributions = tuple(self._sourced(a) for a in reading.attributions)
        used = {m.entity for m in self.mentions} | {a.source.entity for a in attributions if a.source}
        entities = tuple(e for e in self.entities.values() if e.id in used)
        mentions = tuple(sorted(self.mentions, key=lambda m: (m.start, m.end, m.entity)))
        return msgspec.structs.replace(reading, entities=entities, mentions=mentions, attributions=attributions)

    def _sourced(self, attribution: Attribution) -> Attribution:
        """The attribution with its source's entity where that now is an outlet."""
        source = attribution.source
        if source is None:
            return attribution
        whole = Span(source.start, source.end)
        moved = (
            to for (start, end), to in self.moved.items() if whole.contains(Span(start, end)) and 2 * (end - start) >= whole.length
        )
        entity = next(moved, source.entity)
        known = self.entities.get(entity) if entity else None
        sort = "outlet" if known and known.kind == "outlet" else attribution.sort
        return msgspec.structs.replace(attribution, source=msgspec.structs.replace(source, entity=entity), sort=sort)


def _shown(phrase: Phrase) -> str:
    """The name to show: the lexicon's, else the text's."""
    return phrase.outlet.name if phrase.outlet else " ".join(phrase.name.split())
