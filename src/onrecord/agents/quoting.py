"""Exact words of articles as answers give them; what has no words of an article gives none."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from urllib.parse import quote

from onrecord.agents.answers import Quote
from onrecord.facts.article import Article
from onrecord.facts.span import Side, Span
from onrecord.store.store import Store

LONGEST = 1_500
"""Code points of one quote; a longer passage is cut, and said to be."""
AROUND = 200
"""Code points before and after the words that are given with them."""


class Quoting:
    """Gives words of a store's articles, each article loaded once."""

    def __init__(self, store: Store) -> None:
        self.store = store
        self._articles: dict[str, Article | None] = {}

    def article(self, article_id: str) -> Article | None:
        """The article of that id."""
        if article_id not in self._articles:
            self._articles[article_id] = self.store.article(article_id)
        return self._articles[article_id]

    def span(self, article_id: str, span: Span) -> Quote | None:
        """The words of a span; None where the store does not have them."""
        article = self.article(article_id)
        if article is None or not 0 <= span.start < span.end <= len(article.text):
            return None
        return quoted(article, span)

    def spans(self, article_id: str, spans: Iterable[Span]) -> Iterator[Quote]:
        """The words of each span, without those that lie in another."""
        listed = tuple(dict.fromkeys(spans))
        for span in listed:
            found = None if any(o != span and o.contains(span) for o in listed) else self.span(article_id, span)
            if found is not None:
                yield found

    def side(self, side: Side) -> Iterator[Quote]:
        """The words of a side: those of its spans, else those that stand in the article's title."""
        found = tuple(self.spans(side.article, side.spans))
        article = self.article(side.article)
        if not found and side.says and article is not None and (start := article.title.find(side.says)) >= 0:
            found = (titled(article, Span(start, start + len(side.says))),)
        yield from found

    def sides(self, sides: Iterable[Side], most: int) -> list[Quote]:
        """The words of sides, the first of them."""
        found: list[Quote] = []
        for side in sides:
            found.extend(self.side(side))
            if len(found) >= most:
                break
        return found[:most]


def quoted(article: Article, span: Span) -> Quote:
    """Words of an article's text."""
    cut = span.length > LONGEST
    own = Span(span.start, span.start + LONGEST) if cut else span
    place = (article.id, article.outlet, article.published_at, article.url)
    near = around(article.text, own)
    return Quote(own.of(article.text), *place, own.start, own.end, "text", span_uri(article.id, own), near, cut)


def titled(article: Article, span: Span) -> Quote:
    """Words of an article's title."""
    own = Span(span.start, min(span.end, span.start + LONGEST))
    place = (article.id, article.outlet, article.published_at, article.url)
    near = around(article.title, own)
    return Quote(own.of(article.title), *place, own.start, own.end, "title", article_uri(article.id), near, own != span)


def around(text: str, span: Span) -> str:
    """The words of a span with those around them in its paragraph."""
    start = max(text.rfind("\n", 0, span.start) + 1, span.start - AROUND)
    line = text.find("\n", span.end)
    return text[start : min(line if line >= 0 else len(text), span.end + AROUND)]


def span_uri(article_id: str, span: Span) -> str:
    """The resource that gives a span's words."""
    return f"onrecord://spans/{named(article_id)}/{span.start}/{span.end}"


def article_uri(article_id: str) -> str:
    """The resource of an article."""
    return f"onrecord://articles/{named(article_id)}"


def record_uri(story: str) -> str:
    """The resource of a story's record."""
    return f"onrecord://records/{named(story)}"


def named(identifier: str) -> str:
    """An id, which may hold anything, as one part of an address."""
    return quote(identifier, safe="", errors="replace")
