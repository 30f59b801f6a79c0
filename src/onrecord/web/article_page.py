"""An article's page: its whole text, with the words that the record rests on marked."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import pairwise

from onrecord.facts.article import Article, Block
from onrecord.facts.record import Account, Record, Side
from onrecord.facts.span import Span
from onrecord.run.editions import changes
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.contexts import ArticleContext, Edited, ItemLink, Line
from onrecord.web.names import anchor, safe_url, story_file
from onrecord.web.passages import Mark, pieces_of
from onrecord.web.story import homes

ROOT = "../"


def items_of(record: Record) -> Iterator[tuple[str, str, str, Iterable[Account | Side]]]:
    """Id, label, title and accounts of every item of a record."""
    for s in record.statements:
        yield s.id, f"{'denial' if s.denies else 'statement'}, {s.speaker}", s.text, s.accounts
    for a in record.acts:
        yield a.id, f"{a.sort}, {a.stage}", a.title or a.body_name or "", a.accounts
    for b in record.bindings:
        yield b.id, "act", "it binds" if b.binding else "it does not bind", b.accounts
    for f in record.figures:
        yield f.id, "figure", wording.figure_title(f), f.accounts
    for e in record.events:
        yield e.id, f"event, {e.factuality}", e.title, e.accounts
    for d in record.discrepancies:
        yield d.id, f"{d.kind} differs: {d.verdict}", d.reason, d.sides
    for item, told, words in wording.toll_lines(record.toll) if record.toll else ():
        yield item, "toll", told, words


def lines_of(text: str, blocks: Iterable[Block], marks: list[Mark]) -> Iterator[Line]:
    """The text a paragraph a line, each with its block's kind; nothing of the text is left out."""
    held = sorted(blocks, key=lambda b: b.start)
    place = 0
    for part in text.splitlines(keepends=True):
        start, end = place, place + len(part.rstrip())
        place += len(part)
        if part.strip():
            kinds = [b.kind for b in held if b.start < end and start < b.end]
            yield Line("body" if "body" in kinds else (kinds[0] if kinds else "body"), pieces_of(text, start, end, marks))


def edits(editions: tuple[Article, ...]) -> Iterator[Edited]:
    """What each edition of an article changed in the one before, the newest first; a change of no words is none."""
    for old, new in reversed(list(pairwise(editions))):
        if found := changes(old, new):
            yield Edited(wording.when(new.modified_at or new.published_at), tuple((c.kind, c.text) for c in found))


def article_context(store: Store, article_id: str) -> ArticleContext | None:
    """What an article's page shows; None where the store has no such article."""
    article = store.article(article_id)
    if article is None:
        return None
    reading = store.reading(article_id)
    story_id = store.story_of(article_id)
    record = store.record(story_id) if story_id else None
    marks: list[Mark] = []
    links: list[ItemLink] = []
    where = homes(record) if record else {}
    for item, label, title, accounts in items_of(record) if record and story_id else ():
        own = [s for a in accounts if a.article == article_id for s in a.spans if 0 <= s.start < s.end <= len(article.text)]
        marks += [Mark(Span(s.start, s.end), item, anchor(item, article_id, i)) for i, s in enumerate(own)]
        if own and story_id:
            home = where.get(item, f"{story_file(story_id)}#{item}")
            links.append(ItemLink(" ".join(title.split()), ROOT + home, label, anchor(item, article_id, 0)))
    return ArticleContext(
        title=article.title or article_id,
        root=ROOT,
        outlet=article.outlet or "outlet not known",
        published=wording.when(article.published_at),
        url=safe_url(article.url),
        byline=article.byline or "",
        lines=tuple(lines_of(article.text, reading.blocks if reading else article.blocks, marks)),
        items=tuple(links),
        story=(record.lead.says if record.lead else record.title) if record else "",
        story_href=f"{ROOT}{story_file(story_id)}" if story_id else "",
        faults=reading.faults if reading else (),
        editions=tuple(edits(store.editions(article_id))),
        bytes=(article.fetched.digest if article.fetched else article.digest) or "",
    )
