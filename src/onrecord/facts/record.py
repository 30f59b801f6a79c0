"""A record: what a story's accounts say, on one page."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.act import Need, Votes
from onrecord.facts.entity import Entity
from onrecord.facts.event import Factuality
from onrecord.facts.span import Side as Side
from onrecord.facts.span import Span
from onrecord.facts.story import Copy

VariantForm = Literal["verbatim", "truncated", "paraphrase", "translated", "reattributed"]
DiscrepancyKind = Literal["figure", "date", "place", "actor", "wording", "status", "factuality", "headline"]
Verdict = Literal["conflict", "update", "rounding", "scope", "paraphrase", "unclear"]
NodeKind = Literal["article", "outlet", "agency", "person", "organization", "document", "post", "group", "unnamed"]
EdgeKind = Literal["relays", "copies", "cites", "quotes"]
Standing = Literal["corroborated", "single origin", "disputed", "withdrawn", "unknown origin"]
Origins = tuple[int, int]


class Account(msgspec.Struct, frozen=True):
    """One article's making of one claim.

    `spans` are its words in that article. `chain` holds provenance node ids, nearest first: who tells it, relayed from whom,
    said by whom. `known` is whether the chain's end is known (DESIGN.md section 1; data/stories_dev/README.md rule 2).
    `form` is a statement's variant; `speaker` whom this account names for it, or the record's speaker where it is `given` to
    another; `low`/`high` a figure's bounds as this account has them;
    `factuality`, `stage` what this account makes of an event or act.
    """

    article: str
    spans: tuple[Span, ...]
    chain: tuple[str, ...] = ()
    known: bool = False
    form: VariantForm | None = None
    speaker: str | None = None
    given: str | None = None
    low: int | float | None = None
    high: int | float | None = None
    factuality: Factuality | None = None
    stage: str | None = None


class RecordStatement(msgspec.Struct, frozen=True):
    """What one speaker said once, as carried by one or many articles. `text` is its longest wording, whole; `speaker` the name."""

    id: str
    speaker: str
    sort: str
    text: str
    accounts: tuple[Account, ...]
    origins: Origins
    speaker_id: str | None = None
    why: str = ""
    standing: Standing = "unknown origin"
    weight: float = 0.0
    denies: bool = False


class RecordEvent(msgspec.Struct, frozen=True):
    """One event.

    Actors, recipients and place are entity ids of the record, with names beside them; `title` tells it in a line.
    """

    id: str
    type: str | None
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]
    place: str | None
    date: str | None
    factuality: Factuality
    accounts: tuple[Account, ...]
    origins: Origins
    actor_names: tuple[str, ...] = ()
    recipient_names: tuple[str, ...] = ()
    place_name: str | None = None
    title: str = ""
    why: str = ""
    standing: Standing = "unknown origin"
    weight: float = 0.0


class RecordFigure(msgspec.Struct, frozen=True):
    """One value of one thing counted: accounts that give another value are another figure, joined by `group`."""

    id: str
    low: int | float | None
    high: int | float | None
    unit: str
    counts: str
    as_of: str | None
    event: str | None
    accounts: tuple[Account, ...]
    origins: Origins
    about: bool = False
    sense: str | None = None
    group: str | None = None
    why: str = ""
    standing: Standing = "unknown origin"
    weight: float = 0.0


class RecordAct(msgspec.Struct, frozen=True):
    """One official act and its stage as the accounts have it. `body` is an entity id, `body_name` its name."""

    id: str
    sort: str
    body: str | None
    stage: str
    binding: bool | None
    date: str | None
    needs: tuple[Need, ...]
    votes: Votes | None
    accounts: tuple[Account, ...]
    origins: Origins
    body_name: str | None = None
    title: str = ""
    why: str = ""
    binding_accounts: tuple[Account, ...] = ()
    standing: Standing = "unknown origin"
    weight: float = 0.0


class RecordBinding(msgspec.Struct, frozen=True):
    """Whether an act binds, as a claim of its own: who says so, on whose word.

    `act` is the id of the record's act, `sort` the sort of claim.
    """

    id: str
    act: str
    binding: bool
    accounts: tuple[Account, ...]
    origins: Origins
    why: str = ""
    standing: Standing = "unknown origin"
    sort: Literal["act"] = "act"
    weight: float = 0.0


class Discrepancy(msgspec.Struct, frozen=True):
    """Two accounts of one claim that differ, with a verdict and its reason in words.

    `claims` are ids of the record's items it is about.
    """

    id: str
    kind: DiscrepancyKind
    verdict: Verdict
    reason: str
    sides: tuple[Side, ...]
    claims: tuple[str, ...] = ()


class RecordToll(msgspec.Struct, frozen=True):
    """How many people were killed and injured in what the story tells of, on what day and where, settled over all accounts.

    `killed` and `injured` are people, attackers among them; 0 where the accounts count the other and tell of none; None where
    they do not tell. `date` is an ISO day, `place` the name of a town. `killed_words` and so on are the words that bear each,
    by article: none for a 0 that nobody states. A side without spans has its words (`says`) from the article's title, which
    does not stand in its text. `figures` are ids of the record's figures with these values.
    """

    killed: int | None = None
    injured: int | None = None
    date: str | None = None
    place: str | None = None
    killed_words: tuple[Side, ...] = ()
    injured_words: tuple[Side, ...] = ()
    date_words: tuple[Side, ...] = ()
    place_words: tuple[Side, ...] = ()
    figures: tuple[str, ...] = ()


class Node(msgspec.Struct, frozen=True):
    """A teller in the provenance graph."""

    id: str
    kind: NodeKind
    name: str
    owner: str | None = None


class Edge(msgspec.Struct, frozen=True):
    """Who takes from whom: `taker` takes from `giver`. `article` and `spans` are where the text says or shows so."""

    taker: str = msgspec.field(name="from")
    giver: str = msgspec.field(name="to")
    kind: EdgeKind
    article: str
    spans: tuple[Span, ...] = ()


class Provenance(msgspec.Struct, frozen=True):
    """The graph of articles, outlets, agencies, people and documents. `cycles` name nodes that only cite each other."""

    nodes: tuple[Node, ...] = ()
    edges: tuple[Edge, ...] = ()
    cycles: tuple[tuple[str, ...], ...] = ()


class TimelineEntry(msgspec.Struct, frozen=True):
    """A dated claim: `claim` is the id of the record's item; `title` tells it in a line."""

    date: str
    claim: str
    title: str = ""


class SeriesValue(msgspec.Struct, frozen=True):
    """One value of a series: the record's figure that has it, its bounds, the day it is told of, and who gives it, by name."""

    figure: str
    low: int | float | None
    high: int | float | None
    as_of: str | None = None
    claimants: tuple[str, ...] = ()


class Series(msgspec.Struct, frozen=True):
    """The figures of one thing, one status (`sense`) and one scope, ordered by the day they are told of.

    `latest` is the id of the figure that stands last, None where claimants give rival values or nothing tells the order.
    """

    id: str
    counts: str
    sense: str | None
    scope: str | None
    values: tuple[SeriesValue, ...]
    latest: str | None = None


AbstentionReason = Literal["no account tells it", "accounts leave it open", "the reader could not tell"]


class Abstention(msgspec.Struct, frozen=True):
    """What the record does not say, and why.

    `about` is the id of a claim, with a slot after a colon ("v3:place"), or "figures" where a story has too many of them.
    """

    about: str
    reason: AbstentionReason
    why: str = ""


class Shared(msgspec.Struct, frozen=True):
    """What several outlets tell, each in its own words: the clause that says it first, then the sentences that tell the same."""

    sides: tuple[Side, ...]


class Forward(msgspec.Struct, frozen=True, order=True):
    """An id that is no claim's, and the claim it leads to: the one that holds the account the id was made of."""

    old: str = msgspec.field(name="from")
    to: str


class Record(msgspec.Struct, frozen=True):
    """A story's claims, statements, figures, acts, entities, discrepancies, provenance and timeline.

    `toll` is None for a story that does not tell of people killed or injured. `lead` is the one sentence of an account that
    tells the story best, None where none does. A claim's `weight` (0 to 1) is how much it leads. A claim keeps its id when the
    record is made anew; `forwards` lead from ids that its accounts had, or may have had, to the claim that they make now.
    """

    id: str
    title: str
    articles: tuple[str, ...]
    first_at: str | None = None
    last_at: str | None = None
    entities: tuple[Entity, ...] = ()
    statements: tuple[RecordStatement, ...] = ()
    events: tuple[RecordEvent, ...] = ()
    figures: tuple[RecordFigure, ...] = ()
    acts: tuple[RecordAct, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    copies: tuple[Copy, ...] = ()
    provenance: Provenance = Provenance()
    timeline: tuple[TimelineEntry, ...] = ()
    as_of: str | None = None
    notes: tuple[str, ...] = ()
    bindings: tuple[RecordBinding, ...] = ()
    toll: RecordToll | None = None
    lead: Side | None = None
    series: tuple[Series, ...] = ()
    abstentions: tuple[Abstention, ...] = ()
    forwards: tuple[Forward, ...] = ()
    shared: tuple[Shared, ...] = ()
