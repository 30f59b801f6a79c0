"""Corrections as people ask for them, from the command line or in the browser: checked, logged, and brought into the records."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Literal

import msgspec

from onrecord.facts.edit import ClaimKind, Edit, EditKind, in_sentence, passage_words
from onrecord.facts.problem import ProblemError
from onrecord.facts.record import Account, Record, RecordFigure, Side
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.run.changes import bounds
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Progress, Quiet
from onrecord.store.store import Store

Doing = Literal["wrong", "speaker", "part", "join", "note"]
WRONG: dict[ClaimKind, EditKind] = {
    "statement": "wrong attribution",
    "event": "wrong event",
    "figure": "wrong figure",
    "act": "wrong act",
    "discrepancy": "wrong discrepancy",
}
REGROUPED: tuple[ClaimKind, ...] = ("statement", "event", "act", "figure")
"""Kinds of claims of which people can say which accounts make one."""
LONGEST_NOTE = 2_000
LONGEST_NAME = 100


class FixError(ProblemError):
    """A correction that makes no sense, with what would."""


class Item(msgspec.Struct, frozen=True):
    """What a correction can be about: an item of a record, with who tells it and where."""

    id: str
    kind: ClaimKind
    title: str
    speaker: str
    accounts: tuple[tuple[str, tuple[Span, ...]], ...]


class Change(msgspec.Struct, frozen=True):
    """A correction that is not logged yet (the fields are an edit's)."""

    kind: EditKind
    articles: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()
    about: ClaimKind | None = None
    undoes: int | None = None


def items_of(record: Record) -> dict[str, Item]:
    """All that can be corrected of a record, by id."""

    def told(accounts: Iterable[Account | Side]) -> tuple[tuple[str, tuple[Span, ...]], ...]:
        return tuple((a.article, a.spans) for a in accounts)

    items: list[Item] = [Item(s.id, "statement", s.text, s.speaker, told(s.accounts)) for s in record.statements]
    items += [Item(e.id, "event", e.title or e.type or "event", "", told(e.accounts)) for e in record.events]
    items += [Item(f.id, "figure", figure_line(f), "", told(f.accounts)) for f in record.figures]
    items += [Item(a.id, "act", a.title or a.sort, "", told(a.accounts)) for a in record.acts]
    items += [Item(d.id, "discrepancy", d.reason, "", told(d.sides)) for d in record.discrepancies]
    return {i.id: i for i in items}


def figure_line(figure: RecordFigure) -> str:
    """A figure as a list of claims names it: its bounds and what it counts."""
    return f"{bounds(figure.low, figure.high)} {figure.counts or figure.unit}".strip()


def the_item(record: Record, name: str) -> Item:
    """The item of that id, or the one that it forwards to. Raises FixError."""
    items = items_of(record)
    forwards = {f.old: f.to for f in record.forwards}
    item = items.get(name) or items.get(forwards.get(name, ""))
    if item is None:
        raise FixError(
            f"there is no statement, event, figure, act or discrepancy {name!r} in {record.id}",
            f"onrecord show {record.id} lists them",
        )
    return item


def holds(record: Record, name: str) -> bool:
    """Whether a record has an item of that id, or had it and forwards to another."""
    return name in items_of(record) or any(f.old == name for f in record.forwards)


def about_item(store: Store, record: Record, doing: Doing, name: str, *, articles: Sequence[str] = (), other: str = "") -> Change:
    """A correction of an item of a record. Raises FixError.

    `articles` are those whose accounts are parted from the others, `other` the item that it is joined with.
    """
    item = the_item(record, name)
    if doing == "wrong":
        return Change(WRONG[item.kind], *passages(store, item), about=item.kind)
    if doing == "speaker":
        if item.kind != "statement":
            raise FixError("only a statement has a speaker", "mark it as wrong instead")
        return Change("wrong speaker", *passages(store, item), about=item.kind)
    if doing == "note":
        return Change("note", *passages(store, item, pieces=False), about=item.kind)
    if item.kind not in REGROUPED:
        raise FixError("a difference is neither parted nor joined", "mark it as wrong instead")
    if doing == "part":
        held = {a for a, _ in item.accounts}
        if not articles or not set(articles) <= held or set(articles) == held:
            raise FixError("name some of the articles that tell it, not all", "the others keep the claim as it is")
        return Change("part claims", *passages(store, item, set(articles)), about=item.kind)
    second = the_item(record, other)
    if second.id == item.id or second.kind != item.kind:
        raise FixError("a claim is joined with another of its kind", "name a second one")
    first, then = passages(store, item, pieces=False), passages(store, second, pieces=False)
    return Change("join claims", first[0] + then[0], first[1] + then[1], about=item.kind)


def split(store: Store, articles: Sequence[str]) -> Change:
    """Articles that belong in a story of their own. Raises FixError."""
    for article in articles:
        if store.article(article) is None:
            raise FixError(f"there is no article {article!r}", f"onrecord show --store {store.path} lists a story's articles")
    if not articles:
        raise FixError("no article is named", "name those that belong in a story of their own")
    return Change("split story", tuple(articles))


def merge(stories: Iterable[Story]) -> Change:
    """Stories that are one. Raises FixError."""
    chosen = {s.id: s for s in stories}
    if len(chosen) < 2:
        raise FixError("one story cannot be merged with itself", "name two stories or more")
    return Change("merge stories", tuple(s.articles[0] for s in chosen.values()))


def names(store: Store, story: Story, kind: EditKind, named: Sequence[str]) -> Change:
    """Entities of a story, by name, that are one ("join entities") or are not ("part entities"). Raises FixError."""
    record = store.record(story.id)
    known = {n for e in record.entities for n in (e.name, *e.aliases)} if record else set()
    for name in named:
        if known and name not in known:
            raise FixError(f"nobody and nothing in {story.id} is called {name!r}", "write the name as the record has it")
    if not named or (len(set(named)) < 2 and kind == "join entities"):
        raise FixError("one name cannot be joined with itself", "name two or more")
    return Change(kind, story.articles, tuple(named))


def undo(store: Store, number: int) -> Change:
    """A correction taken back. Raises FixError."""
    if number not in {e.number for e in store.edits()}:
        raise FixError(f"there is no correction {number}", f"onrecord fix log --store {store.path} lists them")
    return Change("undo", undoes=number)


def keep(store: Store, change: Change, who: str, note: str, at: str, progress: Progress | None = None) -> tuple[Edit, int]:
    """Log a correction and bring stories and records up to date with it; the edit, and how many records were made anew.

    `at` is the time (ISO 8601). Raises FixError where nobody answers for it, or the note is too long.
    """
    from onrecord.run.build import regroup

    who, note = " ".join(who.split()), note.strip()
    if not who or len(who) > LONGEST_NAME:
        raise FixError("a correction needs the name of who makes it", f"give one of at most {LONGEST_NAME} characters")
    if change.kind == "note" and not note:
        raise FixError("a note says something", "write what is to be noted")
    if len(note) > LONGEST_NOTE:
        raise FixError(f"a note has at most {LONGEST_NOTE:,} characters", "say it shorter")
    with store.commit_point(durable=True):
        edit = store.add_edit(change.kind, who, at, change.articles, change.targets, note, change.undoes, change.about)
    _, collated, _ = regroup(store, store.reader(), BuildOptions(now=at), progress or Quiet())
    return edit, collated


def passages(
    store: Store, item: Item, only: set[str] | None = None, *, pieces: bool = True
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The passages of an item as an edit keeps them: articles, and the words of each; each piece alone too where `pieces`.

    A discrepancy is known by its sides, whole; a figure by its digits with the sentence they stand in.
    """
    pairs: dict[tuple[str, str], None] = {}
    for article_id, spans in item.accounts:
        article = store.article(article_id)
        if article is None or (only is not None and article_id not in only):
            continue
        if item.kind == "figure":
            reading = store.reading(article_id)
            for span in spans if reading else ():
                pairs[article_id, passage_words(article.text, in_sentence(span, reading))] = None  # type: ignore[arg-type]  # there
            continue
        pairs[article_id, passage_words(article.text, spans)] = None
        for span in spans if pieces and item.kind != "discrepancy" else ():
            pairs[article_id, passage_words(article.text, [span])] = None
    return tuple(a for a, _ in pairs), tuple(w for _, w in pairs)
