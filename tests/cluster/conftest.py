"""What tests of the build over many machines share: cheap reading, and an engine that does the tasks where it stands."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

import pytest

from onrecord.cluster.engine import Engine
from onrecord.cluster.parts import Note
from onrecord.cluster.settings import Settings
from onrecord.cluster.stages import starting
from onrecord.cluster.tasks import Task
from onrecord.run.options import BuildOptions
from onrecord.run.reading import reader_version

RUN = str(Path(__file__).parents[1] / "run")
sys.path.insert(0, RUN)
CHEAP = BuildOptions(workers=1, timeout=120.0, now="2021-03-01T10:00:00+00:00", reading="cheap_reader:read")


class Inline(Engine):
    """Does the tasks in this process, one after the other: the stages without Daft's workers. `asked` counts them by stage."""

    def __init__(self) -> None:
        super().__init__(1)
        self.asked: dict[str, int] = {}

    def run(self, stage: str, settings: str, tasks: Sequence[Task], done: Callable[[str], Note | None]) -> Iterator[Note]:  # noqa: ARG002
        """Do them."""
        self.asked[stage] = self.asked.get(stage, 0) + len(tasks)
        answer = starting(stage, settings)
        yield from map(answer, tasks)


@pytest.fixture
def inline() -> Inline:
    """An engine that counts what it is asked to do."""
    return Inline()


def cheap_settings(folder: Path) -> Settings:
    """Settings with the cheap reader."""
    return Settings(
        folder=str(folder / "parts"), mode=CHEAP.mode, reading=CHEAP.reading, reader=reader_version(CHEAP), timeout=CHEAP.timeout
    )


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """Settings with the cheap reader."""
    return cheap_settings(tmp_path)
