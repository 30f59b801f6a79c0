"""Marks of people's corrections: on each line that one is about, and all of a record's in a section of their own.

What was marked as wrong has no line any more: it stands struck out in the section, with who took it out, when and why.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from onrecord.facts.edit import ClaimKind, Edit, in_sentence, passage_words
from onrecord.facts.record import Account, Record, Side
from onrecord.run.correcting import relevant
from onrecord.store.store import Store
from onrecord.web import wording
from onrecord.web.story.contexts import CorrectedRow, MarkView
from onrecord.web.story.viewer import Viewer

MOST_WORDS = 3
"""Passages of a correction that its row shows."""
Known = set[tuple[str, str]]
"""Article and words, as corrections keep them."""


def corrections(store: Store, record: Record) -> tuple[Edit, ...]:
    """The corrections in force that touch a record, the newest first."""
    edits = store.edits()
    story = store.story(record.id) if edits else None
    return tuple(reversed(relevant(edits, story))) if story else ()


def mark_of(edit: Edit) -> MarkView:
    """A correction as a mark."""
    return MarkView(edit.number, wording.EDITS[edit.kind], edit.who, wording.when(edit.at), edit.note)


def marks_of(store: Store, record: Record, edits: Iterable[Edit]) -> dict[str, tuple[MarkView, ...]]:
    """The marks of each claim and difference that corrections of single items are about, by id."""
    asked: dict[ClaimKind, list[tuple[Edit, Known]]] = defaultdict(list)
    for edit in edits:
        if edit.about is not None:
            asked[edit.about].append((edit, set(zip(edit.articles, edit.targets, strict=False))))
    found: dict[str, list[MarkView]] = defaultdict(list)
    for kind, items in items_by_kind(record).items():
        wanted = {article for _, known in asked.get(kind, ()) for article, _ in known}
        for item, accounts in items.items() if wanted else ():
            own = words_known(store, kind, [a for a in accounts if a.article in wanted])
            found[item] += [mark_of(edit) for edit, known in asked[kind] if known & own]
    return {item: tuple(marks) for item, marks in found.items() if marks}


def items_by_kind(record: Record) -> Mapping[ClaimKind, Mapping[str, Iterable[Account | Side]]]:
    """The accounts of all that can be corrected, by kind and id."""
    return {
        "statement": {s.id: s.accounts for s in record.statements},
        "event": {e.id: e.accounts for e in record.events},
        "figure": {f.id: f.accounts for f in record.figures},
        "act": {a.id: a.accounts for a in record.acts},
        "discrepancy": {d.id: d.sides for d in record.discrepancies},
    }


def words_known(store: Store, kind: ClaimKind, accounts: Iterable[Account | Side]) -> Known:
    """The words by which corrections know these accounts: whole passages and their pieces; a figure with its sentence."""
    known: Known = set()
    for account in accounts:
        article = store.article(account.article)
        if article is None:
            continue
        known.add((article.id, passage_words(article.text, account.spans)))
        known |= {(article.id, passage_words(article.text, [s])) for s in account.spans}
        if kind == "figure" and (reading := store.reading(article.id)):
            known |= {(article.id, passage_words(article.text, in_sentence(s, reading))) for s in account.spans}
    return known


def corrected_section(edits: Iterable[Edit], viewer: Viewer) -> tuple[CorrectedRow, ...]:
    """The section: every correction in force, what it took out struck, and where the line is that it is about."""
    lines = {mark.number: viewer.at(item) for item, marks in viewer.marks.items() for mark in marks}
    return tuple(
        CorrectedRow(
            mark=mark_of(edit),
            words=tuple(wording.cut(w, 200) for w in list(dict.fromkeys(edit.targets))[:MOST_WORDS]),
            gone=edit.kind.startswith("wrong") and edit.kind != "wrong speaker",
            href=lines.get(edit.number, ""),
        )
        for edit in edits
    )
