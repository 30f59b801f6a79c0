"""How a build is to be done, and what came of it."""

from __future__ import annotations

import os

import msgspec

from onrecord.read.version import Mode

READING = "onrecord.run.reading:read_articles"


def cores() -> int:
    """How many processors this process may use."""
    if hasattr(os, "sched_getaffinity"):
        return max(1, len(os.sched_getaffinity(0)))
    return os.cpu_count() or 1


class BuildOptions(msgspec.Struct, frozen=True):
    """How to build.

    `mode` picks the attribution reader. `workers` is how many processes read (0: one for each processor). `timeout` is how
    many seconds one article may take, `commit_every` after how many readings or records the store commits. `now` is the
    time written to the build log (ISO 8601 with zone). `again` tries inputs once more on which this reader gave up before.
    `reading` names the function (`module:function`) that reads articles in a worker.
    """

    mode: Mode = "accurate"
    workers: int = 0
    timeout: float = 120.0
    commit_every: int = 64
    now: str = ""
    again: bool = False
    reading: str = READING

    @property
    def processes(self) -> int:
        """How many worker processes to use at most."""
        return self.workers or cores()


class BuildReport(msgspec.Struct, frozen=True):
    """What a build did. `unchanged` says that it left the store as it was; `stories` and `records` are those now in the store."""

    taken: int = 0
    added: int = 0
    read: int = 0
    broken: int = 0
    stories: int = 0
    collated: int = 0
    records: int = 0
    failed_records: int = 0
    log: tuple[str, ...] = ()

    @property
    def unchanged(self) -> bool:
        """Whether the build changed nothing."""
        return not (self.added or self.read or self.collated or self.log)
