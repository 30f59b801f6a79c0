"""The head of a record's page: what happened in an account's words, what the record rests on, and what can be done with it."""

from __future__ import annotations

import re

from onrecord import __version__
from onrecord.facts.record import Record
from onrecord.web import wording
from onrecord.web.contexts import Piece
from onrecord.web.names import slug
from onrecord.web.story.contexts import Masthead, Tool
from onrecord.web.story.viewer import Viewer

CORRECTED = re.compile(r"Correction \d+ by ")
"""Begins a record's note of a correction: the page has a section of them."""


def masthead(record: Record, viewer: Viewer, *, served: bool) -> Masthead:
    """The head."""
    lead = record.lead
    words = " ".join(lead.says.split()) if lead else ""
    words = words[:1].upper() + words[1:]
    accounts = (viewer.side("lead", lead),) if lead else ()
    pieces = viewer.told(lead.article, "lead", lead.spans) if lead else ()
    newest = record.as_of or record.last_at
    return Masthead(
        lead=words,
        lead_pieces=pieces or (Piece(words),),
        lead_accounts=accounts,
        headline=record.title or record.id,
        as_of=wording.when(newest) if newest else "",
        built=built(viewer),
        counts=counts(record, viewer),
        faults=faults(record, viewer),
        tools=tools(record) if served else (),
        cite=citation(record, words),
        notes=tuple(n for n in record.notes if not CORRECTED.match(n)),
    )


def built(viewer: Viewer) -> str:
    """When the store was last built, in words."""
    last = viewer.store.builds()[-1:]
    return wording.when(last[0].at) if last else ""


def counts(record: Record, viewer: Viewer) -> tuple[str, ...]:
    """What the record rests on, in counts: "14 articles, 9 outlets, 3 copies"."""
    outlets = {a.outlet for a in viewer.articles.values() if a.outlet}
    copies = {c.article for c in record.copies if c.kind == "copy"}
    lines = [wording.counted(len(record.articles), "article")]
    if outlets:
        lines.append(wording.counted(len(outlets), "outlet"))
    if copies:
        lines.append(f"{len(copies)} with copied text")
    return tuple(lines)


def faults(record: Record, viewer: Viewer) -> tuple[str, ...]:
    """The articles that are cut short or could be read in part only, each in a line."""
    missing = [a for a in record.articles if a not in viewer.articles]
    cut = [f"{viewer.outlet(a)}: cut short ({found.truncated})" for a, found in viewer.articles.items() if found.truncated]
    return (*cut, *(f"{a}: not in this store any more" for a in missing))


def tools(record: Record) -> tuple[Tool, ...]:
    """What a desk can do with a served record."""
    return (Tool("JSON", f"../api/records/{record.id}", "The record as JSON"),)


def citation(record: Record, words: str) -> str:
    """How to cite the record: its sentence, what it rests on, its state and its id."""
    title = words or record.title or record.id
    state = record.as_of or record.last_at or "no date"
    return (
        f"“{title.rstrip('.')}.” Record of {wording.counted(len(record.articles), 'article')}, as of {wording.when(state)}. "
        f"Made with onrecord {__version__}; story {record.id} ({slug(record.id)})."
    )
