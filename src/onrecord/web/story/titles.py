"""Claims in words that the record has for them, each in one line."""

from __future__ import annotations

from onrecord.facts.placing import Claim
from onrecord.facts.record import RecordAct, RecordFigure, RecordStatement
from onrecord.web import wording

LEADS_IN = "that "
"""Stands before what is told as said; a line begins without it."""


def own_words(claim: Claim) -> str:
    """A claim in its own words: of a statement what is said, without the speaker."""
    if isinstance(claim, RecordFigure):
        return wording.figure_line(claim)
    if isinstance(claim, RecordStatement):
        return " ".join(claim.text.split()).removeprefix(LEADS_IN)
    title = " ".join(claim.title.split()) or (act_title(claim) if isinstance(claim, RecordAct) else claim.type or "event")
    return title[:1].upper() + title[1:]


def title_of(claim: Claim) -> str:
    """A claim by itself: of a statement with its speaker."""
    return f"{claim.speaker}: {claim.text}" if isinstance(claim, RecordStatement) else own_words(claim)


def act_title(act: RecordAct) -> str:
    """An act by its sort and whose it is."""
    return f"{act.sort.capitalize()} of {act.body_name}" if act.body_name else act.sort.capitalize()
