"""Builds asked for in the browser, kept beside the store: when a server stops, what was asked and what came of it stay."""

from __future__ import annotations

import logging
from pathlib import Path
from typing import Literal

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.problem import ProblemError
from onrecord.run.beside import OwnFile
from onrecord.run.options import BuildReport

LOG = logging.getLogger("onrecord.run")
State = Literal["waiting", "running", "done", "failed", "broken off"]


class JobLogError(ProblemError):
    """What is kept of a build cannot be read."""


class KeptInput(msgspec.Struct, frozen=True):
    """One thing that a build was given: an address, a text (`article`) or a file (`name` and `data`); and what came of it."""

    label: str
    address: str = ""
    article: Article | None = None
    name: str = ""
    data: bytes = b""
    articles: tuple[str, ...] = ()
    faults: tuple[tuple[str, str], ...] = ()
    taken: bool = False


class KeptJob(msgspec.Struct, frozen=True):
    """A build that was asked for, by whom and when (ISO 8601), how it was to read, and how it stands."""

    id: str
    who: str
    at: str
    reader: str
    state: State
    given: tuple[KeptInput, ...]
    report: BuildReport | None = None
    fault: str = ""


class JobLog:
    """The builds asked for of one store, each in a file of its own that nobody else may read. What cannot be kept is logged."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    @classmethod
    def beside(cls, store: Path) -> JobLog:
        """The log of a store."""
        return cls(store.with_name(f"{store.name}.builds"))

    def all(self) -> tuple[KeptJob, ...]:
        """What is kept, the oldest first; a file that cannot be read is passed over."""
        found: list[KeptJob] = []
        for path in self.folder.glob("*.json") if self.folder.is_dir() else ():
            try:
                found += self._file(path).all()
            except JobLogError as fault:
                LOG.warning("%s", fault)
        return tuple(sorted(found, key=lambda j: (j.at, j.id)))

    def keep(self, job: KeptJob) -> None:
        """Keep a build as it stands."""
        try:
            self.folder.mkdir(mode=0o700, exist_ok=True)
            self._file(self.path_of(job.id)).write((job,))
        except OSError as fault:
            LOG.warning("the build %s is not kept beside the store: %s", job.id, fault)

    def forget(self, name: str) -> None:
        """Forget a build."""
        self.path_of(name).unlink(missing_ok=True)

    def path_of(self, name: str) -> Path:
        """Where a build is kept."""
        return self.folder / f"{name}.json"

    def _file(self, path: Path) -> OwnFile[KeptJob]:
        return OwnFile(path, KeptJob, JobLogError)
