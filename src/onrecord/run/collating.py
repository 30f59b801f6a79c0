"""The collating step: the record of every story whose ground has changed."""

from __future__ import annotations

from onrecord.facts.article import Broken
from onrecord.facts.edit import Edit
from onrecord.facts.record import Record
from onrecord.facts.story import Story
from onrecord.run.correcting import corrected, finished, relevant
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Progress
from onrecord.run.versions import collate_version
from onrecord.store.packing import digest_of
from onrecord.store.store import Store


def collate_changed(store: Store, reader: str, options: BuildOptions, progress: Progress) -> tuple[int, int]:
    """Collate the stories whose record is missing or rests on something else by now; how many were, and how many failed."""
    edits = store.edits()
    known = {} if options.again else store.record_marks()
    todo = [(s, mark) for s in store.stories() if known.get(s.id) != (mark := mark_of(store, s, reader, edits))]
    if not todo:
        return 0, 0
    progress.step("Collating", len(todo))
    pending: list[tuple[Record | Broken, str]] = []
    done = failed = 0
    for story, mark in todo:
        found = collated(store, story, edits)
        failed, done = (failed + 1, done) if isinstance(found, Broken) else (failed, done + 1)
        pending.append((found, mark))
        progress.advance()
        if len(pending) >= options.commit_every:
            keep(store, pending)
            pending.clear()
    keep(store, pending)
    return done, failed


def collated(store: Store, story: Story, edits: tuple[Edit, ...], as_of: str | None = None) -> Record | Broken:
    """The record of a story, or the reason why there is none: one story's fault must not stop the others."""
    from onrecord.collate.record import collate

    try:
        edits = relevant(edits, story)
        readings = tuple(corrected(r, edits) for r in store.readings(story.articles))
        return finished(collate(story, readings, store.copies(story.articles), edits, as_of), readings, edits)
    except Exception as fault:
        return Broken(story.id, "collate", "record failed", f"{type(fault).__name__}: {fault}")


def mark_of(store: Store, story: Story, reader: str, edits: tuple[Edit, ...]) -> str:
    """The digest of all that a story's record is made from."""
    touching = relevant(edits, story)
    return digest_of((collate_version(), reader, story, store.marks(story.articles), store.copies(story.articles), touching))


def keep(store: Store, found: list[tuple[Record | Broken, str]]) -> None:
    """One commit point of records."""
    with store.commit_point():
        for record, mark in found:
            if isinstance(record, Broken):
                store.keep_broken(record)
            else:
                store.keep_record(record, mark)
