"""One build over many machines: what hands a stage's tasks to the engine, and what is left of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import PurePosixPath
from typing import Any

import msgspec

from onrecord.cluster.engine import Engine
from onrecord.cluster.parts import Folder, Note
from onrecord.cluster.settings import Settings
from onrecord.cluster.tasks import Task
from onrecord.run.progress import Progress
from onrecord.store.packing import digest_of

STAGES = {
    "taken": "Taking in",
    "readings": "Reading",
    "prints": "Taking fingerprints",
    "pairs": "Pairing",
    "verified": "Comparing",
    "copies": "Choosing copies",
    "steps": "Putting in order",
    "scores": "Scoring pairs",
    "stories": "Linking stories",
    "grounds": "Bringing together",
    "records": "Collating",
}
"""The stages in order, each with the words by which progress tells of it."""


class Distributed:
    """One build: its engine, its folder, what its tasks are told."""

    def __init__(self, engine: Engine, folder: Folder, settings: Settings, progress: Progress) -> None:
        self.engine = engine
        self.folder = folder
        self.settings = settings
        self.progress = progress

    def told(self, **more: Any) -> None:  # noqa: ANN401  # fields of Settings
        """Tell the tasks of later stages more."""
        self.settings = msgspec.structs.replace(self.settings, **more)

    def stage(self, stage: str, tasks: Sequence[Task]) -> list[Note]:
        """Do what is left of a stage's tasks; the notes of all, in order. They become the stage's manifest."""
        self.progress.step(STAGES[stage], len(tasks))
        grounds = {t.name: t.ground for t in tasks}

        def done(name: str) -> Note | None:
            return self.folder.done(stage, name, grounds[name])

        notes = {t.name: note for t in tasks if (note := done(t.name))}
        self.progress.advance(len(notes))
        left = [t for t in tasks if t.name not in notes]
        for note in self.engine.run(stage, msgspec.json.encode(self.settings).decode(), left, done):
            notes[note.task] = note
            self.progress.advance()
        found = [notes[t.name] for t in tasks]
        self.folder.keep_manifest(stage, found)
        return found


def tasks_on(ground: str, given: Iterable[tuple[int, dict[str, Any]]]) -> list[Task]:
    """Numbered tasks that depend on this and on what each is given."""
    return [Task(f"{number:06}", digest_of((ground, told)), told) for number, told in given]


def ground_of(*things: object) -> str:
    """The digest of what a stage depends on; of notes, their parts."""
    return digest_of([[n.parts if isinstance(n, Note) else n for n in t] if isinstance(t, list) else t for t in things])


def numbered(notes: Sequence[Note], below: str) -> dict[int, list[str]]:
    """The parts of a stage in numbered folders below the one named: by number, in the order of the tasks that wrote them."""
    found: dict[int, list[str]] = defaultdict(list)
    for note in sorted(notes, key=lambda n: n.task):
        for part in note.parts:
            path = PurePosixPath(part.path)
            if path.parent.parent.as_posix() == below:
                found[int(path.parent.name)].append(part.path)
    return dict(sorted(found.items()))
