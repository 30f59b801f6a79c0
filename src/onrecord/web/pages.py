"""Renders the pages from the store. The index and search are here; stories and articles have their own."""

from __future__ import annotations

from functools import cache

from jinja2 import Environment, PackageLoader, StrictUndefined

from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.store.results import Hit
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.article_page import article_context
from onrecord.web.contexts import Base, BrokenRow, IndexContext, SearchContext, SearchHit, StoryRow
from onrecord.web.names import article_file, story_file
from onrecord.web.passages import Mark, pieces_of
from onrecord.web.story import changed_context, rest_context, story_context


@cache
def templates() -> Environment:
    """The templates; everything put into them is escaped."""
    return Environment(
        loader=PackageLoader("onrecord.web"), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )


def render(name: str, context: Base) -> str:
    """A page of a template and its context."""
    return templates().get_template(name).render(page=context)


def story_row(store: Store, story: Story) -> StoryRow:
    """A story as the index lists it."""
    record = store.record(story.id)
    outlets = [a.outlet or a.id for i in story.articles if (a := store.article(i)) is not None]
    discrepancies = record.discrepancies if record else ()
    return StoryRow(
        title=story.title or story.id,
        href=story_file(story.id),
        articles=len(story.articles),
        outlets=tuple(dict.fromkeys(outlets)),
        span=wording.period(story.first_at, story.last_at),
        conflicts=sum(d.verdict == "conflict" for d in discrepancies),
        discrepancies=len(discrepancies),
        copies=len({c.article for c in record.copies if c.kind == "copy"}) if record else 0,
    )


def index_page(store: Store, *, served: bool) -> str:
    """The list of stories, those of one article apart, and the inputs that could not be used."""
    rows = [story_row(store, s) for s in store.stories()]
    return render(
        "index.html.j2",
        IndexContext(
            title="onrecord",
            root="",
            stories=tuple(r for r in rows if r.articles > 1),
            lone=tuple(r for r in rows if r.articles == 1),
            broken=tuple(BrokenRow(b.id, b.stage, b.reason, b.detail) for b in store.broken()),
            articles=store.counts().articles,
            served=served,
        ),
    )


def search_page(store: Store, query: str) -> str:
    """What a search finds."""
    hits = tuple(found(store, hit) for hit in store.search(query, 50)) if query.strip() else ()
    return render("search.html.j2", SearchContext(title="Search", root="", query=query, hits=hits, served=True))


def found(store: Store, hit: Hit) -> SearchHit:
    """A hit as the search page lists it."""
    marks = [Mark(Span(m.start, m.end), "hit", "") for m in hit.marks]
    excerpt = pieces_of(hit.snippet, 0, len(hit.snippet), marks)
    if hit.kind == "article":
        article = store.article(hit.id)
        return SearchHit(hit.title or hit.id, article_file(hit.id), (article.outlet if article else None) or "article", excerpt)
    return SearchHit(hit.title, f"{story_file(hit.story or '')}#{hit.id}", "statement", excerpt)


def story_page(
    store: Store,
    story_id: str,
    record: Record | None = None,
    *,
    served: bool = False,
    before: Record | None = None,
    since: str = "",
) -> str | None:
    """A story's page; None where there is no such story.

    `record` stands in for the kept one (as of a time), `before` is the state at `since` that it is compared with.
    """
    context = story_context(store, story_id, record, served=served, before=before, since=since)
    return render("story.html.j2", context) if context else None


def rest_page(store: Store, story_id: str, section: str, number: int) -> str | None:
    """A page of what a section of a story's page leaves out; None where there is none."""
    context = rest_context(store, story_id, section, number)
    return render("rest.html.j2", context) if context else None


def changes_part(store: Store, record: Record, before: Record, since: str) -> str:
    """What changed between two states of a record, as the part of its page that is loaded when it is asked for."""
    return render("changed.html.j2", changed_context(store, record, before, since))


def article_page(store: Store, article_id: str) -> str | None:
    """An article's page; None where there is no such article."""
    context = article_context(store, article_id)
    return render("article.html.j2", context) if context else None
