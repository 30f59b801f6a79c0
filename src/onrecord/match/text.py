"""What matching needs of an article: its own words, its quotations, its time, its names and the agencies it credits."""

from __future__ import annotations

import re
from datetime import UTC, datetime

import msgspec

from onrecord.facts.article import Article, Block
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.match.credits import Credit, credits_of
from onrecord.match.quotations import quotations
from onrecord.read.blocks import blocks_of

# Runs of capitalised words that do not open a sentence.
NAME = re.compile(r"(?<=[\w,;] )[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*")


class ArticleText(msgspec.Struct, frozen=True):
    """What matching needs of one article.

    `body` are the paragraphs of the article's own account without title, `quotations` the quoted stretches in them; all spans count
    code points of `text`. `names` are the things named, as written. `day` is the publication time in days since 1970 (UTC), with
    `clock` telling whether an hour was given; None for an undated article.
    """

    id: str
    text: str
    title: str = ""
    url: str | None = None
    outlet: str | None = None
    published_at: str | None = None
    day: float | None = None
    clock: bool = False
    body: tuple[Span, ...] = ()
    quotations: tuple[Span, ...] = ()
    credits: tuple[Credit, ...] = ()
    names: tuple[str, ...] = ()


def day_of(published_at: str | None) -> tuple[float | None, bool]:
    """Days since 1970 (UTC) of an ISO 8601 date or time, and whether it tells the hour; None for nothing or no date."""
    if not published_at:
        return None, False
    try:
        moment = datetime.fromisoformat(published_at.strip())
    except ValueError:
        return None, False
    clock = len(published_at.strip()) > len("2020-01-05")
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return moment.timestamp() / 86400, clock


def made(article: Article, blocks: tuple[Block, ...], names: tuple[str, ...]) -> ArticleText:
    """An article text from an article and its blocks."""
    text = article.text
    body = tuple(Span(b.start, b.end) for b in blocks if b.kind == "body")
    title = article.title or next((text[b.start : b.end] for b in blocks if b.kind == "title"), "")
    day, clock = day_of(article.published_at)
    return ArticleText(
        id=article.id,
        text=text,
        title=title,
        url=article.canonical_url or article.url,
        outlet=article.outlet,
        published_at=article.published_at,
        day=day,
        clock=clock,
        body=body,
        quotations=quotations(text, body),
        credits=credits_of(article, blocks),
        names=names,
    )


def of_article(article: Article) -> ArticleText:
    """What matching needs, told from the article's form alone (no parse)."""
    blocks = blocks_of(article)
    names = dict.fromkeys(m[0] for b in blocks if b.kind == "body" for m in NAME.finditer(article.text, b.start, b.end))
    return made(article, blocks, tuple(names))


def article_text(reading: Reading) -> ArticleText:
    """What matching needs, from a reading: its blocks, and the names of its entities."""
    blocks = reading.blocks or blocks_of(reading.article)
    return made(reading.article, blocks, tuple(dict.fromkeys(e.name for e in reading.entities)))
