"""Search: in statements, other claims and articles, narrowed by speaker, outlet and day, with suggestions."""

from __future__ import annotations

from dataclasses import dataclass

from onrecord.store.indexing import name_key
from onrecord.store.results import FacetKind, Hit
from onrecord.store.searching import Narrowed
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.desk.cards import claim_line, name_file
from onrecord.web.desk.contexts import ArticleHit, Choice, ClaimLine, FindContext, Link
from onrecord.web.names import article_file, story_file
from onrecord.web.passages import Mark, pieces_of

KINDS = {"": "everything", "statements": "statements", "claims": "claims", "articles": "articles"}
MOST = {"": 15, "statements": 100, "claims": 100, "articles": 100}
SUGGESTED: tuple[tuple[FacetKind, str], ...] = (("person", "person"), ("outlet", "outlet"), ("place", "place"))


@dataclass(frozen=True)
class Search:
    """What a search asks for: `kind` is one of KINDS, days are ISO 8601."""

    query: str = ""
    kind: str = ""
    speaker: str = ""
    outlet: str = ""
    since: str = ""
    until: str = ""


def find_context(store: Store, asked: Search) -> FindContext:
    """What a search found."""
    kind = asked.kind if asked.kind in KINDS else ""
    by = Narrowed(asked.speaker, asked.outlet, asked.since, asked.until)
    most = MOST[kind]
    wanted = bool(asked.query.strip())
    hits = store.search_articles(asked.query, most, by) if wanted and kind in {"", "articles"} and not asked.speaker else ()
    return FindContext(
        title="Search",
        root="",
        query=asked.query,
        speaker=asked.speaker,
        outlet=asked.outlet,
        since=asked.since,
        until=asked.until,
        kinds=tuple(Choice(k, w, k == kind) for k, w in KINDS.items()),
        statements=lines(store, asked, by, most, said=True) if wanted and kind in {"", "statements"} else (),
        claims=lines(store, asked, by, most, said=False) if wanted and kind in {"", "claims"} and not asked.speaker else (),
        articles=tuple(article_hit(store, h) for h in hits),
        suggestions=suggestions(store, asked),
        asked=wanted,
        served=True,
    )


def lines(store: Store, asked: Search, by: Narrowed, most: int, *, said: bool) -> tuple[ClaimLine, ...]:
    """Claims found, each with the words found marked."""
    return tuple(claim_line(row, "", marks) for row, marks in store.search_claims(asked.query, most, said=said, by=by))


def article_hit(store: Store, hit: Hit) -> ArticleHit:
    """A found article."""
    story = store.story(hit.story) if hit.story else None
    return ArticleHit(
        title=hit.title or hit.id,
        href=article_file(hit.id),
        meta=" · ".join((hit.outlet or "outlet not known", wording.when(hit.published_at))),
        excerpt=pieces_of(hit.snippet, 0, len(hit.snippet), [Mark(m, "hit", "") for m in hit.marks]),
        story=Link(story.title or story.id, story_file(story.id)) if story else None,
    )


def suggestions(store: Store, asked: Search) -> tuple[Link, ...]:
    """People, outlets and places whose names begin like what was typed."""
    if not name_key(asked.query):
        return ()
    found: list[Link] = []
    for kind, words in SUGGESTED:
        names = store.facets(kind, 4, like=name_key(asked.query)[:60])
        found += [Link(f"{f.name} ({words})", name_file(kind, f.name, f.ref)) for f in names]
    return tuple(found)


def suggested_words(store: Store, typed: str) -> list[str]:
    """What to offer while a person types: names that begin so, and words that begin like the last one typed."""
    names = [f.name for kind, _ in SUGGESTED for f in store.facets(kind, 4, like=name_key(typed)[:60])] if name_key(typed) else []
    before, _, last = typed.rpartition(" ")
    words = [f"{before} {w}".strip() for w in store.suggested(last[:40], 6)] if len(last) > 1 else []
    return list(dict.fromkeys([*names, *words]))[:12]
