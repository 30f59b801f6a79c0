"""Daft, which hands out the tasks: its own engine on this machine, or a Ray cluster. Nothing else here knows of either."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from typing import Any

import msgspec

from onrecord.cluster.parts import Note, PartsError
from onrecord.cluster.stages import starting
from onrecord.cluster.tasks import Task
from onrecord.run.options import cores

QUIET = {"DO_NOT_TRACK": "true", "SCARF_NO_ANALYTICS": "true", "DAFT_ANALYTICS_ENABLED": "0", "RAY_USAGE_STATS_ENABLED": "0"}
"""What keeps Daft and Ray from telling their makers of each use."""
TRIES = 3
"""Times in a row that the tasks left are handed out anew without any of them getting done."""


HERE = frozenset({"prints", "pairs", "verified", "copies", "steps", "scores", "stories", "grounds"})
"""Stages whose only task is done where the build runs: there are few articles then, and no process is started for them."""


class MissingError(PartsError):
    """What the engine needs is not installed."""


class Work:
    """What runs at a worker: made once in each, then asked task by task. Daft makes a class of its own of it."""

    def __init__(self, stage: str, settings: str) -> None:
        self.answer = starting(stage, settings)

    def __call__(self, task: str) -> str:
        """Do a task; the note it leaves, both as JSON."""
        return msgspec.json.encode(self.answer(msgspec.json.decode(task, type=Task))).decode()


class Engine:
    """Daft on this machine (`ray` is None), or on the Ray cluster at that address ("local" starts one here of `workers`)."""

    def __init__(self, workers: int = 0, ray: str | None = None) -> None:
        for name, value in QUIET.items():
            os.environ.setdefault(name, value)
        self.daft = needed("daft")
        needed("pyarrow")
        self.workers = workers
        self.ray = ray
        if ray is None:
            self.workers = workers or cores()
            if self.daft.get_or_infer_runner_type() != "native":
                self.daft.set_runner_native()
        else:
            self._join(ray)

    def _join(self, address: str) -> None:
        """Connect to Ray. Raises PartsError where nothing answers."""
        ray = needed("ray")
        try:
            if not ray.is_initialized():
                where: dict[str, Any] = {"address": address}
                if address == "local":  # a new one, whatever else this machine has been told to join
                    where["num_cpus"] = self.workers or cores()
                ray.init(
                    **where, log_to_driver=False, logging_level="ERROR", include_dashboard=False if address == "local" else None
                )
        except (ConnectionError, RuntimeError, ValueError, OSError) as fault:
            raise PartsError(f"no Ray cluster answers at {address}: {fault}", "start one with: ray start --head") from fault
        self.workers = self.workers or max(1, int(ray.cluster_resources().get("CPU", 1)))
        self.daft.set_runner_ray(noop_if_initialized=True)

    def run(self, stage: str, settings: str, tasks: Sequence[Task], done: Callable[[str], Note | None]) -> Iterator[Note]:
        """Have the tasks done, and give their notes as they come. `done` tells of a task whether it has been, and leaves its note.

        A worker that is lost costs the tasks it was at: they are handed out anew. Raises PartsError where that helps no more.
        """
        left, tries = {t.name: t for t in tasks}, 0
        while left:
            before = len(left)
            try:
                for note in self._handed_out(stage, settings, list(left.values())):
                    left.pop(note.task, None)
                    yield note
                fault: Exception | None = None
            except Exception as raised:  # a worker that was lost, or a task that cannot be done; the engines name them as they like
                fault = raised
                for name in list(left):
                    if finished := done(name):
                        del left[name]
                        yield finished
            tries = 0 if len(left) < before else tries + 1
            if left and tries >= TRIES:
                why = str(fault).strip().splitlines()[-1:] or ["no reason given"]
                raise PartsError(
                    f"{stage}: {len(left)} of {len(tasks)} tasks cannot be done ({why[0][:300]})",
                    "what was done is kept: the same build goes on from there",
                ) from fault

    def _handed_out(self, stage: str, settings: str, tasks: Sequence[Task]) -> Iterator[Note]:
        if len(tasks) == 1 and stage in HERE:
            yield starting(stage, settings)(tasks[0])
            return
        count = max(1, min(self.workers, len(tasks)))
        work = self.daft.cls(Work, max_concurrency=count, use_process=True)(stage, settings)
        frame = self.daft.from_pydict({"task": [msgspec.json.encode(t).decode() for t in tasks]})
        frame = frame.into_batches(1) if self.ray is None else frame.into_partitions(len(tasks))
        for row in frame.select(work(frame["task"]).alias("note")).iter_rows():
            yield msgspec.json.decode(row["note"], type=Note)


def needed(module: str) -> Any:  # noqa: ANN401  # a module
    """A library of the extra `cluster`. Raises MissingError where it is not installed."""
    if find_spec(module) is None:
        raise MissingError(f"--engine daft needs {module}, which is not installed", "pip install 'onrecord[cluster]'")
    from importlib import import_module

    return import_module(module)
