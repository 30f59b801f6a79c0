"""The articles that a record rests on: copies, relays, edits, the digest of what was fetched."""

from __future__ import annotations

from collections import defaultdict

from onrecord.facts.placing import first
from onrecord.facts.record import Record
from onrecord.web import wording
from onrecord.web.names import safe_url
from onrecord.web.story.contexts import ArticleRow, Articles, More
from onrecord.web.story.viewer import Viewer

MOST = 40
TAKEN = frozenset({"relays", "cites"})


def articles_section(record: Record, viewer: Viewer, href: str) -> Articles:
    """The first articles, and how many stand at `href`."""
    shown, left = first(tuple(viewer.articles), MOST)
    return Articles(article_rows(record, viewer, shown), More(len(left), href))


def article_rows(record: Record, viewer: Viewer, articles: tuple[str, ...]) -> tuple[ArticleRow, ...]:
    """Rows of articles."""
    copies: dict[str, list[str]] = defaultdict(list)
    for c in record.copies:
        copies[c.article].append(wording.copied(c, viewer.outlet(c.source) if c.source in viewer.articles else c.source))
    relays: dict[str, list[str]] = defaultdict(list)
    for e in record.provenance.edges:
        if e.kind in TAKEN and e.giver in viewer.nodes:
            relays[e.article].append(viewer.nodes[e.giver].name)
    rows = []
    for article_id in articles:
        article = viewer.articles[article_id]
        editions = len(viewer.store.editions(article_id))
        fetched = article.fetched
        rows.append(
            ArticleRow(
                title=article.title or article_id,
                href=viewer.page_of(article_id),
                outlet=article.outlet or "outlet not known",
                published=wording.when(article.published_at),
                url=safe_url(article.url),
                copies=tuple(copies[article_id]),
                relays=tuple(dict.fromkeys(relays[article_id])),
                edits=wording.counted(editions, "edition") if editions > 1 else "",
                digest=(fetched.digest if fetched else article.digest) or "",
                fetched=wording.when(fetched.at) if fetched else "",
            )
        )
    return tuple(rows)
