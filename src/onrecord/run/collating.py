"""The collating step: the record of every story whose ground has changed."""

from __future__ import annotations

from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from multiprocessing.connection import Connection

import msgspec

from onrecord.facts.article import Broken
from onrecord.facts.edit import Edit
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Copy, Story
from onrecord.lexicon.outlets import stated_owners
from onrecord.run.correcting import corrected, finished, loose, relevant
from onrecord.run.hooks import Hooks
from onrecord.run.noticing import note
from onrecord.run.options import BuildOptions
from onrecord.run.owners import owners
from onrecord.run.pool import Pool
from onrecord.run.progress import Progress, writing
from onrecord.run.versions import collate_version
from onrecord.run.worker import Handle, Message, why, work
from onrecord.store.compact import pack
from onrecord.store.packing import digest_of
from onrecord.store.store import Store

FEW = 4
"""Stories that are collated at once rather than in processes, which take longer to start."""
BATCH_ARTICLES = 12


def collate_changed(store: Store, reader: str, options: BuildOptions, progress: Progress) -> tuple[int, int]:
    """Collate the stories whose record is missing or rests on something else by now; how many were, and how many failed."""
    edits = store.edits()
    known = {} if options.again else store.record_marks()
    todo = {s.id: (s, mark) for s in store.stories() if known.get(s.id) != (mark := mark_of(store, s, reader, edits))}
    if not todo:
        return 0, 0
    progress.step("Collating", len(todo))
    grounds = {name: story.articles for name, (story, _) in todo.items()}
    pending: list[tuple[Record | bytes | Broken, str, str]] = []
    done = failed = 0
    with closing(records(store, [s for s, _ in todo.values()], edits, options)) as found:
        for story, record in found:
            failed, done = (failed + 1, done) if isinstance(record, Broken) else (failed, done + 1)
            pending.append((record, story, todo[story][1]))
            progress.advance()
            if len(pending) >= options.commit_every:
                with writing(progress):
                    keep(store, pending, grounds, options.now)
                pending.clear()
        with writing(progress):
            keep(store, pending, grounds, options.now)
    return done, failed


def records(
    store: Store, stories: list[Story], edits: tuple[Edit, ...], options: BuildOptions
) -> Generator[tuple[str, Record | bytes | Broken]]:
    """The record of each story by its id, as they come: a few here, many in processes of their own."""
    if len(stories) <= FEW:
        for story in stories:
            yield story.id, collated(store, story, edits)
        return
    with Pool[Story](collate_in, (str(store.path),), "collate", options.processes, options.timeout) as pool:
        for story, found in pool.outcomes(in_batches(stories)):
            yield story.id, found


def in_batches(stories: Iterable[Story]) -> Iterator[tuple[Story, ...]]:
    """Stories in batches of about as many articles each."""
    batch: list[Story] = []
    for story in stories:
        batch.append(story)
        if sum(len(s.articles) for s in batch) >= BATCH_ARTICLES:
            yield tuple(batch)
            batch = []
    if batch:
        yield tuple(batch)


def collate_in(pipe: Connection, path: str) -> None:
    """A worker that collates stories; it only reads the store."""

    def start() -> Handle:
        decode = msgspec.msgpack.Decoder(tuple[Story, ...]).decode
        store = Store.open(path)
        edits = store.edits()

        def answer(batch: bytes) -> Iterator[Message]:
            for n, story in enumerate(decode(batch)):
                found = collated(store, story, edits)
                if isinstance(found, Broken):
                    yield Message("broken", n, reason=found.reason, detail=found.detail)
                else:
                    yield Message("made", n, pack(found))

        return answer

    work(pipe, start)


def collated(store: Store, story: Story, edits: tuple[Edit, ...], as_of: str | None = None) -> Record | Broken:
    """The record of a story, or the reason why there is none: one story's fault must not stop the others."""
    try:
        read = tuple(store.readings(story.articles))
        return record_of(story, read, store.copies(story.articles), relevant(edits, story), owners(store), as_of)
    except Exception as fault:
        return no_record(story, fault)


def no_record(story: Story, fault: Exception) -> Broken:
    """What is kept in place of a record that could not be made."""
    return Broken(story.id, "collate", *why(fault, "record failed"))


def record_of(
    story: Story,
    read: Sequence[Reading],
    copies: Sequence[Copy],
    edits: tuple[Edit, ...],
    stated: Mapping[str, str],
    as_of: str | None = None,
) -> Record:
    """The record of a story from all that it depends on: a pure function. `edits` are those that touch it.

    Raises where `without_the_guilty` does.
    """
    from onrecord.collate.record import collate

    def make(found: Sequence[Reading]) -> Record:
        readings = tuple(corrected(r, edits) for r in found)
        with stated_owners(stated):
            made = collate(story, readings, copies, edits, as_of)
        return finished(made, readings, edits, loose([r for r in found if r.article.id in made.articles], edits))

    return without_the_guilty(make, read)


def without_the_guilty(make: Callable[[Sequence[Reading]], Record], read: Sequence[Reading]) -> Record:
    """The record of these readings; where it cannot be made, that without the articles that are to blame, which it names.

    To blame is an article of which no record can be made even alone. Raises what `make` does where there is none, or no other.
    """
    try:
        return make(read)
    except Exception:
        blamed: dict[str, str] = {}
        for one in read:
            try:
                make((one,))
            except Exception as fault:
                blamed[one.article.id] = f"{type(fault).__name__}: {fault}"
        if not blamed or len(blamed) == len(read):
            raise
        record = make([r for r in read if r.article.id not in blamed])
        notes = tuple(f"Made without {article}, of which no record can be made ({why})" for article, why in blamed.items())
        return msgspec.structs.replace(record, notes=(*record.notes, *notes))


def mark_of(store: Store, story: Story, reader: str, edits: tuple[Edit, ...]) -> str:
    """The digest of all that a story's record is made from."""
    marks, copies = store.marks(story.articles), store.copies(story.articles)
    return mark_from(story, reader, marks, copies, relevant(edits, story), owners(store))


def mark_from(
    story: Story,
    reader: str,
    marks: Sequence[str],
    copies: Sequence[Copy],
    touching: Sequence[Edit] = (),
    stated: Mapping[str, str] | None = None,
) -> str:
    """The same from the things themselves: the marks of the story's articles, their copies, the corrections that touch it."""
    ground = (collate_version(), reader, story, marks, copies, touching)
    return digest_of((*ground, stated) if stated else ground)


def keep(
    store: Store, found: list[tuple[Record | bytes | Broken, str, str]], grounds: Mapping[str, tuple[str, ...]], at: str = ""
) -> None:
    """One commit point of records, each with its story's id and its mark; `at` is when they were made.

    What it changes goes into the outbox with it, where somebody follows.

    `grounds` are the articles that each was made of: where a correction has changed the story since, the record made of it by
    the correction stands, and this one is let go.
    """
    hooks = Hooks.beside(store.path).all()
    with store.commit_point():
        for record, story, mark in found:
            if isinstance(record, Broken):
                store.keep_uncollated(record)
            elif (now := store.story(story)) is not None and now.articles == grounds[story]:
                made = store.keep_record(record, mark, story, at)
                if hooks:
                    note(store, hooks, now, made, at)
