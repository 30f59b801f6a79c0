"""What the templates of corrections are given."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.web.contexts import Base, Passage
from onrecord.web.desk.contexts.lists import Choice, Link


@dataclass(frozen=True)
class AccountRow:
    """An account of the item that is corrected: whose, when, its words, and the paragraphs that these stand in."""

    article: str
    outlet: str
    published: str
    words: str
    chosen: bool
    passages: tuple[Passage, ...] = ()


@dataclass(frozen=True)
class Doable:
    """One thing that can be done: `name` is the form's value for it, `does` says what comes of it."""

    name: str
    words: str
    does: str
    chosen: bool


@dataclass(frozen=True)
class EditRow:
    """A correction in the audit: what was done by whom, what became of it, and whether it can be undone."""

    number: int
    at: str
    who: str
    what: str
    words: tuple[str, ...]
    note: str
    state: str
    undoable: bool
    story: Link | None


@dataclass(frozen=True)
class CorrectContext(Base):
    """A form that corrects an item of a record (`item` is its id), or a story (`item` empty)."""

    item: str
    kind: str
    claim: str
    speaker: str
    story: Link
    action: str
    doables: tuple[Doable, ...]
    accounts: tuple[AccountRow, ...]
    others: tuple[Choice, ...]
    names: tuple[str, ...]
    chosen_names: tuple[str, ...]
    who: str
    note: str
    fault: str
    edits: tuple[EditRow, ...]


@dataclass(frozen=True)
class AuditContext(Base):
    """All corrections."""

    edits: tuple[EditRow, ...]
    done: str
    back: Link | None
    who: str
    fault: str
