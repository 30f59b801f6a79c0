"""What the parts of the entities reader pass to each other while an article is read. Never kept."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cached_property
from typing import Literal

from onrecord.facts.entity import EntityKind, MentionForm

APART = re.compile(r" ?([-–/]) ?| (?=['’](?:s\b|S\b|$| ))")

Gender = Literal["female", "male", "neuter", "plural"]


@dataclass
class Candidate:
    """Tokens `start` to `end` of the parse that name or describe something; `head` is their head token.

    `words` are the words of the name without title, determiner and possessive (of a nominal: the lower-case phrase). `before`
    are the words in front of a name in its phrase ("caretaker Prime Minister"). `sure` is how far the kind of a name can be
    trusted (0 a guess, 1 the tagger's, 3 told by a title or the lexicon). `noun` is the describing noun in standard form.
    `front` is the first token of its phrase. `told_to` tells that it is who was told something. `apposition` tells that it
    only describes what stands before it. `owned` marks a description
    with "its", "his", "their". `aura` are party words close to a name. `marks` are words that tell one bearer of a noun from
    another ("foreign", "Vermont"). `quoted` numbers the quotation the candidate stands in, -1 outside; `told` numbers its
    sentence among those that are not quotations throughout. `acting` tells that it is no mere place: subject, object, owner
    or party to an event. `short_for` is the key of the name whose acronym it is given as. `rivals` are the groups that a short
    name can belong to, where there are several. `apposed` is the head of a description that stands in apposition before a
    name. `outlet` is a key of the outlet lexicon. `team` tells that a town's name names its team;
    `lies_in` is the state or country that a place is told to lie in.
    """

    start: int
    end: int
    head: int
    form: MentionForm
    kind: EntityKind
    words: tuple[str, ...]
    sentence: int
    before: tuple[str, ...] = ()
    sure: int = 1
    gender: Gender | None = None
    country: str | None = None
    sector: str | None = None
    noun: str = ""
    marks: tuple[str, ...] = ()
    front: int = -1
    aura: tuple[str, ...] = ()
    definite: bool = False
    plural: bool = False
    owned: bool = False
    quoted: int = -1
    told: int = 0
    role: str | None = None
    affiliation: str | None = None
    outlet: str | None = None
    team: bool = False
    lies_in: str | None = None
    name: str | None = None
    subject: bool = False
    acting: bool = False
    told_to: bool = False
    apposition: bool = False
    apposed: int = -1
    group: int = -1
    rivals: tuple[int, ...] = ()
    short_for: str | None = None

    @cached_property
    def text(self) -> str:
        """The name as one string, possessives and hyphens without spaces."""
        return APART.sub(lambda m: m[1] or "", " ".join(self.words))

    @cached_property
    def key(self) -> str:
        """The name as one case-folded string."""
        return self.text.casefold()


@dataclass
class Group:
    """Candidates taken to name one thing. `nouns` are describing nouns in standard form, `marks` the words beside them.

    `called` are the genders of the pronouns that stood for a person whose gender nothing else tells.
    """

    kind: EntityKind
    named: bool
    members: list[Candidate] = field(default_factory=list)
    gender: Gender | None = None
    roles: list[str] = field(default_factory=list)
    nouns: set[str] = field(default_factory=set)
    marks: set[str] = field(default_factory=set)
    aura: set[str] = field(default_factory=set)
    country: str | None = None
    sector: str | None = None
    affiliation: str | None = None
    outlet: str | None = None
    called: set[str] = field(default_factory=set)

    def add(self, candidate: Candidate, number: int) -> None:
        """Take a candidate in as a member; `number` is this group's place in the list of groups."""
        candidate.group = number
        self.members.append(candidate)

    def take(self, member: Candidate) -> None:
        """Learn what a member tells of the thing."""
        if member.role and member.role not in self.roles:
            self.roles.append(member.role)
        if member.noun:
            self.nouns.add(member.noun)
        self.marks.update(member.marks)
        self.aura.update(member.aura)
        self.country = self.country or member.country
        self.sector = self.sector or member.sector
        self.gender = self.gender or member.gender
        self.affiliation = self.affiliation or member.affiliation
        self.outlet = self.outlet or member.outlet
