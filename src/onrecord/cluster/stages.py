"""The stages, by name: which function starts a worker of each, and what a worker leaves of every task."""

from __future__ import annotations

from collections.abc import Callable
from importlib import import_module

import msgspec

from onrecord.cluster.parts import Folder, Note
from onrecord.cluster.settings import Settings
from onrecord.cluster.tasks import Answer, Do, Task

STAGES = {
    "taken": "taking:start",
    "readings": "reading:start",
    "prints": "printing:start",
    "pairs": "pairing:start",
    "verified": "verifying:start",
    "copies": "copying:start",
    "steps": "ordering:start",
    "scores": "scoring:start",
    "stories": "linking:start",
    "grounds": "bringing:start",
    "records": "collating:start",
}


def starting(stage: str, settings: str) -> Answer:
    """What answers the tasks of a stage in one worker. A task that is done already is not done again."""
    told = msgspec.json.decode(settings, type=Settings)
    module, _, name = STAGES[stage].partition(":")
    start: Callable[[Settings, Folder], Do] = getattr(import_module(f"onrecord.cluster.{module}"), name)
    folder = Folder(told.folder)
    do = start(told, folder)

    def answer(task: Task) -> Note:
        if known := folder.done(stage, task.name, task.ground):
            return known
        folder.note_of(stage, task.name).unlink(missing_ok=True)  # it is of other ground, and its parts are about to go
        parts, counts = do(task)
        note = Note(task.name, task.ground, tuple(parts), counts)
        folder.keep_note(stage, note)
        return note

    return answer
