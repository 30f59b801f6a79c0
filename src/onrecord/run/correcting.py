"""People's corrections applied to one story: what was marked wrong is left out, and the record says who did so and when."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping, Sequence

import msgspec

from onrecord.facts.edit import Edit, in_sentence, passage_words
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.facts.story import Story

FEW_WORDS = 4
"""Words from which a correction is attached to a passage that is not word for word the same."""
NEARLY = 0.8
"""Share of common words from which it is."""


def relevant(edits: Iterable[Edit], story: Story) -> tuple[Edit, ...]:
    """The corrections in force that touch a story: those about one of its articles, and those about none in particular."""
    from onrecord.match.corrections import in_force

    members = set(story.articles)
    return tuple(e for e in in_force(edits) if not e.articles or members & set(e.articles))


def corrected(reading: Reading, edits: Sequence[Edit]) -> Reading:
    """A reading without what people marked as wrong (by article and words), and without the speakers whom they took away."""
    text, article = reading.article.text, reading.article.id
    wrong: dict[str, set[str]] = {
        kind: _attached(text, items(reading), marked) for kind, items in ITEMS.items() if (marked := _marked(edits, kind, article))
    }
    if not wrong:
        return reading
    out = {a.id: a.within for a in reading.attributions if a.id in wrong.get("wrong attribution", ())}
    nobodys = wrong.get("wrong speaker", set())
    events = tuple(e for e in reading.events if e.id not in wrong.get("wrong event", ()))
    kept = {e.id for e in events}

    def voucher(attribution: str | None) -> str | None:
        """Who vouches when an attribution is left out: the one around it."""
        while attribution in out:
            attribution = out[attribution]
        return attribution

    return msgspec.structs.replace(
        reading,
        attributions=tuple(
            msgspec.structs.replace(a, within=voucher(a.within), **(NOBODY if a.id in nobodys else {}))
            for a in reading.attributions
            if a.id not in out
        ),
        events=tuple(msgspec.structs.replace(e, attribution=voucher(e.attribution)) for e in events),
        figures=tuple(
            msgspec.structs.replace(f, attribution=voucher(f.attribution), event=f.event if f.event in kept else None)
            for n, f in enumerate(reading.figures)
            if str(n) not in wrong.get("wrong figure", ())
        ),
        acts=tuple(
            msgspec.structs.replace(a, attribution=voucher(a.attribution))
            for a in reading.acts
            if a.id not in wrong.get("wrong act", ())
        ),
    )


def loose(readings: Iterable[Reading], edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The corrections of a statement or an event that fit nothing any more: no article they name has such words where they were.

    `readings` are those of the corrections' articles as they were read, nothing left out.
    """
    by_id = {r.article.id: r for r in readings}
    found = []
    for edit in edits:
        if edit.kind not in ITEMS:
            continue
        items = ITEMS[edit.kind]
        here = [by_id[a] for a in dict.fromkeys(edit.articles) if a in by_id]
        if not any(_attached(r.article.text, items(r), _marked([edit], edit.kind, r.article.id)) for r in here):
            found.append(edit)
    return tuple(found)


def finished(record: Record, readings: Iterable[Reading], edits: Sequence[Edit], unfit: Sequence[Edit] = ()) -> Record:
    """A record without the discrepancies that people marked as wrong, and with a note for every correction in force.

    `unfit` are those that `loose` found; a correction of a discrepancy that is not there fits nothing either.
    """
    texts = {r.article.id: r.article.text for r in readings}
    wrong = {e.number: set(zip(e.articles, e.targets, strict=False)) for e in edits if e.kind == "wrong discrepancy"}
    sides = {d.id: {(s.article, passage_words(texts.get(s.article, ""), s.spans)) for s in d.sides} for d in record.discrepancies}
    kept = tuple(d for d in record.discrepancies if sides[d.id] not in wrong.values())
    off = {e.number for e in unfit} | {n for n, words in wrong.items() if words not in sides.values()}
    notes = (*record.notes, *(in_words(e) + (UNFIT if e.number in off else "") for e in edits))
    return msgspec.structs.replace(record, discrepancies=kept, notes=notes)


UNFIT = " — fits nothing any more: its words are not there as they were"
"""What a note adds to a correction that could not be attached again."""


SHOWN = 120
"""Characters of a passage that a line tells: enough to know it by."""


def in_words(edit: Edit) -> str:
    """A correction in a line, for the record and the log."""
    about = ""
    if edit.kind in ("join entities", "part entities"):
        about = ": " + ", ".join(edit.targets)
    elif edit.kind in ("split story", "merge stories"):
        about = ": " + ", ".join(edit.articles)
    elif edit.targets:
        first = edit.targets[0]
        about = f": “{first if len(first) <= SHOWN else first[: SHOWN - 1] + '…'}”"
    elif edit.undoes is not None:
        about = f" of correction {edit.undoes}"
    note = f" ({edit.note})" if edit.note else ""
    return f"Correction {edit.number} by {edit.who}, {edit.at}: {edit.kind}{about}{note}"


def _marked(edits: Sequence[Edit], kind: str, article: str) -> list[set[str]]:
    """The words that each edit marks as wrong in one article."""
    found = [{words for a, words in zip(e.articles, e.targets, strict=False) if a == article} for e in edits if e.kind == kind]
    return [words for words in found if words]


def _attributed(reading: Reading) -> dict[str, list[Sequence[Span]]]:
    """The passages by which an attribution is known: its content, whole and in pieces."""
    return {a.id: [a.content, *[(c,) for c in a.content]] for a in reading.attributions}


def _told(reading: Reading) -> dict[str, list[Sequence[Span]]]:
    """The passages by which an event is known."""
    return {e.id: [(s,) for s in (e.clause, e.trigger, *e.mentions) if s is not None] for e in reading.events}


def _counted(reading: Reading) -> dict[str, list[Sequence[Span]]]:
    """The passages by which a figure is known: itself with the sentence it stands in, since other sentences have its digits too."""
    return {str(n): [in_sentence(Span(f.start, f.end), reading)] for n, f in enumerate(reading.figures)}


def _decided(reading: Reading) -> dict[str, list[Sequence[Span]]]:
    """The passages by which an act is known: its evidence, whole and in pieces."""
    return {a.id: [a.evidence, *[(s,) for s in a.evidence]] for a in reading.acts}


ITEMS: dict[str, Callable[[Reading], dict[str, list[Sequence[Span]]]]] = {
    "wrong attribution": _attributed,
    "wrong speaker": _attributed,
    "wrong event": _told,
    "wrong figure": _counted,
    "wrong act": _decided,
}
"""By kind of correction, the passages by which what it is about is known in a reading, by id."""
NOBODY: dict[str, None] = {"source": None, "sort": None, "description": None}


def _attached(text: str, items: Mapping[str, Sequence[Sequence[Span]]], marked: Sequence[set[str]]) -> set[str]:
    """The items that corrections of these words are about: by the same words, else the one that has nearly all of them.

    Another reader's version, or an edit of the page, moves a comma or a word; words that two items have as nearly fit neither.
    """
    said = {i: [passage_words(text, p) for p in passages] for i, passages in items.items()} if marked else {}
    out: set[str] = set()
    for one in marked:
        exact = {i for i, found in said.items() if one & set(found)}
        out |= exact or {near for words in one if (near := _nearest(words, said)) is not None}
    return out


def _nearest(words: str, said: Mapping[str, Sequence[str]]) -> str | None:
    """The one item that has nearly all of the words; None where none or two have."""
    if len(words.split()) < FEW_WORDS:
        return None
    near = sorted(((max((_alike(words, f) for f in found), default=0.0), i) for i, found in said.items()), reverse=True)
    alone = len(near) == 1 or (len(near) > 1 and near[1][0] < near[0][0])
    return near[0][1] if alone and near[0][0] >= NEARLY else None


def _alike(a: str, b: str) -> float:
    """The share of words that two passages have in common, 0 to 1."""
    x, y = (Counter(re.findall(r"\w+", one.casefold())) for one in (a, b))
    return 2 * (x & y).total() / max(1, x.total() + y.total())
