"""People's corrections applied to one story: what was marked wrong is left out, and the record says who did so and when."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.facts.story import Story

GAP = " [...] "
"""Stands between the pieces of a passage in an edit's words."""


def words_of(text: str, spans: Iterable[Span]) -> str:
    """The words of a passage as an edit keeps them: white space as one space, pieces joined by GAP."""
    return GAP.join(" ".join(s.of(text).split()) for s in spans)


def relevant(edits: Iterable[Edit], story: Story) -> tuple[Edit, ...]:
    """The corrections in force that touch a story: those about one of its articles, and those about none in particular."""
    from onrecord.match.corrections import in_force

    members = set(story.articles)
    return tuple(e for e in in_force(edits) if not e.articles or members & set(e.articles))


def corrected(reading: Reading, edits: Sequence[Edit]) -> Reading:
    """A reading without the attributions and events that people marked as wrong (by article and words)."""
    text, article = reading.article.text, reading.article.id
    said = _marked(edits, "wrong attribution", article)
    done = _marked(edits, "wrong event", article)
    if not said and not done:
        return reading
    out = {a.id: a.within for a in reading.attributions if _is_marked(text, [a.content, *[(c,) for c in a.content]], said)}
    events = tuple(
        e for e in reading.events if not _is_marked(text, [(s,) for s in (e.clause, e.trigger, *e.mentions) if s is not None], done)
    )
    kept = {e.id for e in events}

    def voucher(attribution: str | None) -> str | None:
        """Who vouches when an attribution is left out: the one around it."""
        while attribution in out:
            attribution = out[attribution]
        return attribution

    return msgspec.structs.replace(
        reading,
        attributions=tuple(msgspec.structs.replace(a, within=voucher(a.within)) for a in reading.attributions if a.id not in out),
        events=tuple(msgspec.structs.replace(e, attribution=voucher(e.attribution)) for e in events),
        figures=tuple(
            msgspec.structs.replace(f, attribution=voucher(f.attribution), event=f.event if f.event in kept else None)
            for f in reading.figures
        ),
        acts=tuple(msgspec.structs.replace(a, attribution=voucher(a.attribution)) for a in reading.acts),
    )


def finished(record: Record, readings: Iterable[Reading], edits: Sequence[Edit]) -> Record:
    """A record without the discrepancies that people marked as wrong, and with a note for every correction in force."""
    texts = {r.article.id: r.article.text for r in readings}
    wrong = [set(zip(e.articles, e.targets, strict=False)) for e in edits if e.kind == "wrong discrepancy"]
    kept = tuple(
        d for d in record.discrepancies if {(s.article, words_of(texts.get(s.article, ""), s.spans)) for s in d.sides} not in wrong
    )
    notes = (*record.notes, *(in_words(e) for e in edits))
    return msgspec.structs.replace(record, discrepancies=kept, notes=notes)


def in_words(edit: Edit) -> str:
    """A correction in a line, for the record and the log."""
    about = ""
    if edit.kind in ("join entities", "part entities"):
        about = ": " + ", ".join(edit.targets)
    elif edit.kind in ("split story", "merge stories"):
        about = ": " + ", ".join(edit.articles)
    elif edit.targets:
        about = ": " + " / ".join(f"“{t}”" for t in dict.fromkeys(edit.targets))
    elif edit.undoes is not None:
        about = f" of correction {edit.undoes}"
    note = f" ({edit.note})" if edit.note else ""
    return f"Correction {edit.number} by {edit.who}, {edit.at}: {edit.kind}{about}{note}"


def _marked(edits: Sequence[Edit], kind: str, article: str) -> set[str]:
    """The words marked wrong in one article."""
    return {words for e in edits if e.kind == kind for a, words in zip(e.articles, e.targets, strict=False) if a == article}


def _is_marked(text: str, passages: Iterable[Sequence[Span]], marked: set[str]) -> bool:
    return bool(marked) and any(words_of(text, p) in marked for p in passages)
