"""What the parts of the entities reader pass to each other while an article is read. Never kept."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Literal

from onrecord.facts.entity import EntityKind, MentionForm

Gender = Literal["female", "male", "neuter", "plural"]


@dataclass(slots=True)
class Candidate:
    """Tokens `start` to `end` of the parse that name or describe something; `head` is their head token.

    `words` are the words of the name without title, determiner and possessive (of a nominal: the lower-case phrase).
    `before` are the words in front of a name in its phrase ("caretaker Prime Minister"). `quoted` numbers the quotation
    it stands in, -1 outside.
    """

    start: int
    end: int
    head: int
    form: MentionForm
    kind: EntityKind
    words: tuple[str, ...]
    sentence: int
    before: tuple[str, ...] = ()
    gender: Gender | None = None
    country: str | None = None
    sector: str | None = None
    noun: str = ""
    definite: bool = False
    plural: bool = False
    quoted: int = -1
    role: str | None = None
    subject: bool = False
    group: int = -1

    @property
    def key(self) -> str:
        """The name as one case-folded string."""
        return " ".join(self.words).casefold()


@dataclass(slots=True)
class Group:
    """Candidates taken to name one thing, in text order as they are added."""

    kind: EntityKind
    named: bool
    members: list[Candidate] = field(default_factory=list)
    gender: Gender | None = None
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    country: str | None = None
    sector: str | None = None
    affiliation: str | None = None

    def add(self, candidate: Candidate, number: int) -> None:
        """Take a candidate in as a member; `number` is this group's place in the list of groups."""
        candidate.group = number
        self.members.append(candidate)
