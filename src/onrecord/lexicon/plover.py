"""PLOVER event types: which words carry which type and mode, and which words carry happenings outside it."""

from __future__ import annotations

from collections import defaultdict
from functools import cache

import msgspec

from onrecord.lexicon.resource import read_toml

TYPES = (
    "AGREE", "CONSULT", "SUPPORT", "COOPERATE", "AID", "CONCEDE", "REQUEST", "ACCUSE",
    "REJECT", "THREATEN", "PROTEST", "MOBILIZE", "SANCTION", "COERCE", "ASSAULT", "RETREAT",
)  # fmt: skip


@cache
def split(row: str) -> frozenset[str]:
    """The words of a row."""
    return frozenset(row.split())


class Sense(msgspec.Struct, frozen=True):
    """One way in which words carry an event of `type` and `mode`; `type` is "-" where they carry none.

    With what must (`objects`) or must not (`without`) stand with them.
    """

    type: str
    mode: str | None = None
    verbs: str = ""
    nouns: str = ""
    adjectives: str = ""
    objects: str = ""
    without: str = ""
    actor: str | None = None
    topic: str = ""
    off: str = ""
    of_object: bool = False

    @property
    def needed(self) -> frozenset[str]:
        """Lemmas of which one must stand among the word's arguments; none needed when empty."""
        return split(self.objects)

    @property
    def barred(self) -> frozenset[str]:
        """Lemmas that must not stand among the word's arguments."""
        return split(self.without)

    def fits(self, arguments: frozenset[str], topic: str | None) -> bool:
        """Whether the lemmas around the word and the field that leads in the text allow this sense."""
        if (self.topic and topic != self.topic) or (topic is not None and topic in split(self.off)):
            return False
        return (not self.objects or not self.needed.isdisjoint(arguments)) and self.barred.isdisjoint(arguments)


class Senses(msgspec.Struct, frozen=True):
    """Senses by part of speech and word, in order of precedence."""

    verbs: dict[str, tuple[Sense, ...]]
    nouns: dict[str, tuple[Sense, ...]]
    adjectives: dict[str, tuple[Sense, ...]]


def by_word(senses: tuple[Sense, ...], part: str) -> dict[str, tuple[Sense, ...]]:
    """Senses of each word of one part of speech ("verbs", "nouns", "adjectives")."""
    found: dict[str, list[Sense]] = defaultdict(list)
    for sense in senses:
        for word in getattr(sense, part).split():
            found[word].append(sense)
    return {word: tuple(rows) for word, rows in found.items()}


@cache
def senses() -> Senses:
    """The senses of plover.toml; raises msgspec.ValidationError for a malformed file."""
    rows = msgspec.convert(read_toml("plover.toml")["sense"], tuple[Sense, ...])
    return Senses(by_word(rows, "verbs"), by_word(rows, "nouns"), by_word(rows, "adjectives"))


@cache
def words(name: str) -> frozenset[str]:
    """A word list of happenings.toml ("states", "reporting", "light", "presenting", "nouns", "disasters", "results", "doers")."""
    return frozenset(read_toml("happenings.toml")[name].split())


@cache
def topics() -> dict[str, str]:
    """The field (war, labour, accident, sport, arts) that a noun speaks for."""
    return {word: field for field, row in read_toml("happenings.toml")["topics"].items() for word in row.split()}


@cache
def toward() -> dict[str, tuple[str, ...]]:
    """Prepositions that lead to the recipient before the object does, by type ("withdrew peacekeepers *from* Sinai")."""
    return {event_type: tuple(row.split()) for event_type, row in read_toml("plover.toml")["toward"].items()}


@cache
def done_to() -> dict[str, frozenset[str]]:
    """Prepositions that lead from a word to those it is done to and to nobody else, by type; "any" for what no type covers."""
    return {event_type: frozenset(row.split()) for event_type, row in read_toml("plover.toml")["done_to"].items()}


@cache
def sector_words() -> dict[str, str]:
    """PLOVER sector by noun."""
    return {word: sector for sector, row in read_toml("happenings.toml")["sectors"].items() for word in row.split()}


@cache
def families() -> dict[str, str]:
    """The first word of a family by each of its words."""
    return {word: row.split()[0] for row in read_toml("happenings.toml")["families"]["rows"] for word in row.split()}
