"""Search and fetch: what is found is given by exact words of an article, never by a snippet that was put together."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.agents.answers import FetchAnswer, Found, Resting, SearchAnswer
from onrecord.agents.quoting import Quoting, article_uri, quoted
from onrecord.agents.telling import NotThereError, as_of
from onrecord.export import Told
from onrecord.facts.article import Article
from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.store.results import ClaimRow
from onrecord.store.searching import ANYWHERE, Narrowed, terms_of
from onrecord.store.store import Store

MOST_RESTING = 60
"""Claims that one stretch of an article is said to bear."""
AROUND = 200
"""Code points before and after what was found, where no sentence is known."""
OLDER = "All articles that are not older editions, and the claims of all records, were searched for all the words."


def found_by(store: Store, query: str, limit: int, by: Narrowed = ANYWHERE) -> SearchAnswer:
    """Claims, then articles, that hold all the words of a query."""
    quoting = Quoting(store)
    records: dict[str, Told] = {}
    found: list[Found] = []
    rows = [r for said in (True, False) for r, _ in store.search_claims(query, limit, said=said, by=by)]
    for row in rows:
        if row.story not in records and (record := store.record(row.story)) is not None:
            records[row.story] = Told(record, {})
        if row.story in records and (one := claim_found(records[row.story], row, quoting)) is not None:
            found.append(one)
    articles = list(articles_found(store, quoting, query, limit, by))
    kept = max(limit - len(articles), (limit + 1) // 2)
    return SearchAnswer(query, (found[:kept] + articles)[:limit], OLDER if terms_of(query) else "No word to search for was given.")


def claim_found(told: Told, row: ClaimRow, quoting: Quoting) -> Found | None:
    """A claim that was found, by the words of its first account."""
    claim = told.claim.get(row.id)
    accounts = claim.accounts if claim is not None else ()
    quote = next((q for a in accounts for q in quoting.spans(a.article, a.spans)), None)
    if claim is None or quote is None:
        return None
    return Found("claim", claim.id, row.story, claim.title, claim.standing, quote, as_of(told.record))


def articles_found(store: Store, quoting: Quoting, query: str, limit: int, by: Narrowed) -> Iterator[Found]:
    """Articles that were found, each by the sentence of its text that holds most of the words."""
    terms = [t.rstrip("*").casefold() for t in terms_of(query)]
    for hit in store.search_articles(query, limit, by):
        article = quoting.article(hit.id)
        if article is None or not article.text.strip():
            continue
        span = best_sentence(store, article, terms)
        story = store.story(hit.story) if hit.story else None
        yield Found(
            "article", hit.id, hit.story, hit.title, None, quoted(article, span), story.last_at if story else hit.published_at
        )


def best_sentence(store: Store, article: Article, terms: list[str]) -> Span:
    """The sentence of an article that holds most of some words, the first of equals; else the words around the first found."""
    reading = store.reading(article.id)
    if reading is not None and reading.sentences:
        return max(reading.sentences, key=lambda s: sum(t in s.of(article.text).casefold() for t in terms))
    low = article.text.lower()
    first = min((at for t in terms if (at := low.find(t)) >= 0), default=0)
    return Span(max(0, first - AROUND), min(len(article.text), first + AROUND))


def fetched(store: Store, article_id: str, start: int, length: int) -> FetchAnswer:
    """A stretch of an article's text."""
    article = store.article(article_id)
    if article is None:
        raise NotThereError(f"No article {article_id!r}: search finds them")
    whole = len(article.text)
    own = Span(min(start, whole), min(whole, start + length))
    story = store.story_of(article_id)
    record = store.record(story) if story else None
    return FetchAnswer(
        article.id,
        article.title,
        article.outlet,
        article.byline,
        article.agency,
        article.published_at,
        article.url,
        story,
        own.of(article.text),
        own.start,
        own.end,
        whole,
        own.end if own.end < whole else None,
        [f"{c.part} {c.kind} of {c.source}" for c in store.copies((article_id,))],
        resting(record, article_id, own) if record is not None else [],
        as_of(record) if record is not None else article.published_at,
        article_uri(article.id),
    )


def resting(record: Record, article_id: str, within: Span) -> list[Resting]:
    """The claims that words of a stretch make, those that lead the record first."""
    found = (
        Resting(c.id, c.standing, s.start, s.end)
        for c in Told(record, {}).claims
        for a in c.accounts
        if a.article == article_id
        for s in a.spans
        if within.contains(s)
    )
    return [r for _, r in zip(range(MOST_RESTING), found, strict=False)]
