"""Renders the pages from the store: one function a page."""

from __future__ import annotations

from onrecord.store.results import FacetKind
from onrecord.store.store import Store
from onrecord.web.article_page import article_context
from onrecord.web.contexts import Seat
from onrecord.web.desk.finding import Search, find_context
from onrecord.web.desk.listing import View, list_context
from onrecord.web.desk.name_pages import name_context, names_context
from onrecord.web.names import slug
from onrecord.web.rendering import render
from onrecord.web.story import ChangedContext, StoryContext, rest_context, story_context


def index_page(store: Store, view: View | None = None, seat: Seat | None = None) -> str:
    """The list of stories, those of one article apart, and the inputs that could not be used."""
    return render("desk/list.html.j2", list_context(store, view or View(), served=seat is not None), seat)


def search_page(store: Store, asked: Search, seat: Seat) -> str:
    """What a search finds."""
    return render("desk/find.html.j2", find_context(store, asked), seat)


def names_page(store: Store, kind: FacetKind, page: int = 1, query: str = "", seat: Seat | None = None) -> str:
    """The people, outlets or places."""
    return render("desk/names.html.j2", names_context(store, kind, page, query, served=seat is not None), seat)


def name_page(store: Store, kind: FacetKind, ref: str, page: int = 1, seat: Seat | None = None) -> str | None:
    """One person's, outlet's or place's page; None where no story has it."""
    context = name_context(store, kind, ref, page, served=seat is not None)
    return render("desk/name.html.j2", context, seat) if context else None


def story_page(store: Store, story_id: str, seat: Seat | None = None) -> str | None:
    """A story's page; None where there is no such story."""
    context = story_context(store, story_id, served=seat is not None)
    return story_rendered(context, seat) if context else None


def story_rendered(context: StoryContext, seat: Seat | None) -> str:
    """The page of a story's record; one of the past cannot be corrected."""
    return render("story.html.j2", context, seat, "" if context.past else slug(context.id))


def rest_page(store: Store, story_id: str, section: str, number: int, seat: Seat | None = None) -> str | None:
    """A page of what a section of a story's page leaves out; None where there is none."""
    context = rest_context(store, story_id, section, number)
    return render("rest.html.j2", context, seat, slug(story_id)) if context else None


def changes_part(context: ChangedContext) -> str:
    """What changed between two states of a record, as the part of its page that is loaded when it is asked for."""
    return render("changed.html.j2", context)


def article_page(store: Store, article_id: str, seat: Seat | None = None) -> str | None:
    """An article's page; None where there is no such article."""
    context = article_context(store, article_id)
    return render("article.html.j2", context, seat) if context else None
