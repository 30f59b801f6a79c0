"""What the templates of the desk's pages are given, by subject."""

from __future__ import annotations

from onrecord.web.desk.contexts.builds import GivenRow, JobContext, NewContext, TextField
from onrecord.web.desk.contexts.corrections import AccountRow, AuditContext, CorrectContext, Doable, EditRow
from onrecord.web.desk.contexts.lists import Choice, Filter, Link, ListContext, StoryCard, Tally
from onrecord.web.desk.contexts.names import (
    ArticleHit,
    ClaimLine,
    ClaimsOf,
    FindContext,
    NameContext,
    NameRow,
    NamesContext,
    TakenRow,
)
from onrecord.web.desk.contexts.team import LoginContext, TeamContext, TokenRow

__all__ = [
    "AccountRow",
    "ArticleHit",
    "AuditContext",
    "Choice",
    "ClaimLine",
    "ClaimsOf",
    "CorrectContext",
    "Doable",
    "EditRow",
    "Filter",
    "FindContext",
    "GivenRow",
    "JobContext",
    "Link",
    "ListContext",
    "LoginContext",
    "NameContext",
    "NameRow",
    "NamesContext",
    "NewContext",
    "StoryCard",
    "TakenRow",
    "Tally",
    "TeamContext",
    "TextField",
    "TokenRow",
]
