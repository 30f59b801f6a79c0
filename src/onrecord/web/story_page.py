"""A story's page: its record, each line with the words it rests on."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from onrecord.facts.article import Article
from onrecord.facts.record import Record, RecordFigure, RecordStatement
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.choosing import parted
from onrecord.web.contexts import ArticleRow, Group, StoryContext, TimelineRow
from onrecord.web.graph import draw
from onrecord.web.names import article_file, safe_url
from onrecord.web.views import Viewer

RANK = {"conflict": 0, "update": 1, "unclear": 2, "scope": 3, "rounding": 4, "paraphrase": 5}
ROOT = "../"


def story_context(store: Store, story_id: str, record: Record | None = None) -> StoryContext | None:
    """What a story's page shows; None where the store has no record of that id.

    `record` stands in for the kept one (as of a time).
    """
    record = record or store.record(story_id)
    if record is None:
        return None
    articles = {a: found for a in record.articles if (found := store.article(a)) is not None}
    viewer = Viewer(record, articles, ROOT)
    main, minor = parted(record.events)
    said, other_said = parted(record.statements)
    return StoryContext(
        title=record.title or record.id,
        root=ROOT,
        span=wording.period(record.first_at, record.last_at),
        summary=summary(record, articles),
        articles=tuple(article_rows(record, articles, viewer)),
        acts=tuple(
            view
            for act in record.acts
            for view in (viewer.act(act), *(viewer.binding(b) for b in record.bindings if b.act == act.id))
        ),
        discrepancies=tuple(viewer.discrepancy(d) for d in sorted(record.discrepancies, key=lambda d: (RANK[d.verdict], d.id))),
        statements=tuple(by_speaker(said, viewer)),
        minor_statements=tuple(by_speaker(other_said, viewer)),
        lead=" ".join(record.lead.says.split()) if record.lead else "",
        lead_words=viewer.sides("lead", (record.lead,)) if record.lead else (),
        figures=tuple(by_group(record.figures, viewer)),
        events=tuple(viewer.event(e) for e in main),
        minor_events=tuple(viewer.event(e) for e in minor),
        edges=tuple(viewer.edge(i, e) for i, e in enumerate(record.provenance.edges) if e.kind != "quotes"),
        cycles=tuple(" ↔ ".join(viewer.nodes[n].name if n in viewer.nodes else n for n in c) for c in record.provenance.cycles),
        graph=draw(record.provenance),
        timeline=tuple(TimelineRow(t.title or t.claim, f"#{t.claim}", t.date) for t in record.timeline),
        notes=record.notes,
        as_of=record.as_of,
        toll=viewer.toll(record.toll),
    )


def articles_of(accounts: Iterable[object]) -> set[str]:
    """The articles that make a claim."""
    return {getattr(a, "article", "") for a in accounts}


def counted(count: int, one: str, many: str | None = None) -> str:
    """A count with its noun."""
    return f"{count} {one if count == 1 else many or one + 's'}"


def summary(record: Record, articles: dict[str, Article]) -> tuple[str, ...]:
    """The record in a few counts."""
    outlets = {a.outlet for a in articles.values() if a.outlet}
    copies = {c.article for c in record.copies if c.kind == "copy"}
    conflicts = sum(d.verdict == "conflict" for d in record.discrepancies)
    lines = [counted(len(record.articles), "article")]
    if outlets:
        lines.append(counted(len(outlets), "outlet"))
    if copies:
        lines.append(f"{counted(len(copies), 'article')} with copied text")
    lines.append(counted(len(record.statements), "statement"))
    lines.append(
        counted(len(record.discrepancies), "discrepancy", "discrepancies") + (f", {conflicts} in conflict" if conflicts else "")
    )
    return tuple(lines)


def article_rows(record: Record, articles: dict[str, Article], viewer: Viewer) -> Iterable[ArticleRow]:
    """The articles with what each copies and on whom it rests."""
    nodes = viewer.nodes
    for article_id in record.articles:
        article = articles.get(article_id)
        if article is None:
            continue
        copies = [
            wording.copied(c, viewer.outlet(c.source) if c.source in articles else c.source)
            for c in record.copies
            if c.article == article_id
        ]
        relays = [
            nodes[e.giver].name
            for e in record.provenance.edges
            if e.article == article_id and e.kind in {"relays", "cites"} and e.giver in nodes
        ]
        yield ArticleRow(
            outlet=article.outlet or "outlet not known",
            title=article.title or article_id,
            published=wording.when(article.published_at),
            href=ROOT + article_file(article_id),
            url=safe_url(article.url),
            copies=tuple(copies),
            relays=tuple(dict.fromkeys(relays)),
        )


def by_speaker(statements: Iterable[RecordStatement], viewer: Viewer) -> Iterable[Group]:
    """Statements under their speakers, those that most articles carry first."""
    held: dict[str, list[RecordStatement]] = defaultdict(list)
    for statement in statements:
        held[statement.speaker or "speaker not named"].append(statement)
    roles = {e.id: e.role for e in viewer.record.entities}
    reach = {name: max(len(articles_of(s.accounts)) for s in said) for name, said in held.items()}
    for name in sorted(held, key=lambda n: (-reach[n], -len(held[n]), n)):
        said = sorted(held[name], key=lambda s: (-len(articles_of(s.accounts)), s.id))
        role = next((roles[s.speaker_id] for s in said if s.speaker_id and roles.get(s.speaker_id)), None)
        yield Group(name, role or "", tuple(viewer.statement(s) for s in said))


def by_group(figures: Iterable[RecordFigure], viewer: Viewer) -> Iterable[Group]:
    """Figures with the other values of the same thing beside them."""
    held: dict[str, list[RecordFigure]] = defaultdict(list)
    for figure in figures:
        held[figure.group or figure.id].append(figure)
    order = sorted(held.values(), key=lambda g: (-max(len(articles_of(f.accounts)) for f in g), g[0].id))
    for group in order:
        heading = f"{len(group)} values of one figure" if len(group) > 1 else ""
        yield Group(heading, group[0].counts if heading else "", tuple(viewer.figure(f) for f in group))
