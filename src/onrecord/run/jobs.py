"""Builds that a running server is asked for: one at a time, in a thread of its own, each telling how far it is.

What is asked for is kept beside the store until it is done; what was under way when a server stopped is told as broken off, and
can be asked for again.
"""

from __future__ import annotations

import hashlib
import logging
import queue
import secrets
import shutil
import tempfile
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import msgspec

from onrecord.acquire.dates import read_time
from onrecord.acquire.how import How, Passed
from onrecord.acquire.taken import Taken
from onrecord.acquire.texthead import headed
from onrecord.facts.article import Article, Broken
from onrecord.facts.problem import ProblemError
from onrecord.run.joblog import JobLog, KeptInput, KeptJob, State
from onrecord.run.options import BuildOptions, BuildReport
from onrecord.run.progress import Quiet
from onrecord.store.store import Store

LOG = logging.getLogger("onrecord.run")
WAITING = 8
"""Jobs that may wait for the one that runs."""
KEPT = 60
"""Jobs that are remembered: the oldest of those that are over are forgotten first."""
MOST_OF_ONE = 40
"""Articles that one address (a feed, a sitemap) may give."""
AcquireInput = Callable[[str], Iterator[Taken]]


class BusyError(ProblemError):
    """Too many jobs wait already."""


@dataclass(frozen=True)
class Upload:
    """A file that was sent: its name, as told by whoever sent it, and its bytes."""

    name: str
    data: bytes


@dataclass
class Given:
    """One thing that a job was given: an address, a text or a file; and what came of it."""

    label: str
    source: str | Article | Upload
    articles: list[str] = field(default_factory=list)
    faults: list[tuple[str, str]] = field(default_factory=list)
    taken: bool = False

    @property
    def spent(self) -> bool:
        """Whether the bytes of its file are gone."""
        return isinstance(self.source, Upload) and not self.source.data


@dataclass
class Job:
    """A build that was asked for. `step`, `done` and `total` (0: not known) tell how far it is; `fault` why it failed."""

    id: str
    who: str
    given: list[Given]
    options: BuildOptions
    how: How
    store: Path
    state: State = "waiting"
    step: str = ""
    done: int = 0
    total: int = 0
    report: BuildReport | None = None
    fault: str = ""

    @property
    def over(self) -> bool:
        """Whether nothing more comes of it."""
        return self.state in ("done", "failed", "broken off")

    @property
    def again(self) -> bool:
        """Whether it came to nothing, and what it was given is still there to try again."""
        return self.state in ("failed", "broken off") and bool(self.given) and not any(one.spent for one in self.given)


class Telling(Quiet):
    """Tells a job's progress."""

    def __init__(self, job: Job) -> None:
        self.job = job

    def step(self, name: str, total: int | None = None) -> None:
        """A step begins."""
        self.job.step, self.job.done, self.job.total = name, 0, total or 0

    def advance(self, count: int = 1) -> None:
        """So many more."""
        self.job.done += count


class Jobs:
    """The jobs of one server over a store, those of servers before it among them."""

    def __init__(self, store: Path, log: JobLog | None = None) -> None:
        self._log = log or JobLog.beside(store)
        self._held: dict[str, Job] = {kept.id: restored(kept, store) for kept in self._log.all()}
        self._queue: queue.Queue[Job] = queue.Queue(WAITING)
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def ask(self, store: Path, given: Sequence[Given], options: BuildOptions, how: How, who: str) -> Job:
        """Have a build done as soon as those before it are. Raises BusyError where too many wait."""
        job = Job(secrets.token_urlsafe(9), who, list(given), options, how, store)
        with self._lock:
            try:
                self._queue.put_nowait(job)
            except queue.Full:
                raise BusyError(f"{WAITING} builds wait already", "try again when one of them is done") from None
            self._held[job.id] = job
            self._log.keep(kept(job))
            for old in [j.id for j in self._held.values() if j.over][: max(0, len(self._held) - KEPT)]:
                self.forget(old)
            if self._thread is None or not self._thread.is_alive():
                self._thread = threading.Thread(target=self._work, daemon=True, name="onrecord-builds")
                self._thread.start()
        return job

    def forget(self, name: str) -> None:
        """Forget a job that is over."""
        if name in self._held and self._held[name].over:
            del self._held[name]
            self._log.forget(name)

    def job(self, name: str) -> Job | None:
        """The job of that id."""
        return self._held.get(name)

    def all(self) -> tuple[Job, ...]:
        """The jobs remembered, the newest first."""
        return tuple(reversed(self._held.values()))

    def _work(self) -> None:
        while True:
            job = self._queue.get()
            job.state = "running"
            self._log.keep(kept(job))
            perform(job)
            self._log.keep(kept(job))


def perform(job: Job) -> None:
    """Do a job. Never raises: what went wrong is the job's fault, and logged."""
    from onrecord.run.build import build

    folder = Path(tempfile.mkdtemp(prefix="onrecord-"))
    try:
        with Store.open(job.store, write=True) as store:
            job.report = build(taken(job, folder), store, job.options, Telling(job))
            tell_unread(job, store)
        job.state = "done"
    except ProblemError as fault:
        job.fault, job.state = f"{fault}: {fault.hint}", "failed"
    except Exception as fault:
        LOG.exception("a build asked for in the browser failed")
        job.fault, job.state = f"{type(fault).__name__}: it is told where the server was started", "failed"
    finally:
        shutil.rmtree(folder, ignore_errors=True)
        for one in job.given if job.state == "done" else ():
            if isinstance(one.source, Upload):
                one.source = Upload(one.source.name, b"")  # the bytes are in the store or of no use


def kept(job: Job) -> KeptJob:
    """A job as it is kept; of one that is done no longer what it was given."""
    return KeptJob(
        job.id,
        job.who,
        job.options.now,
        job.options.mode,
        job.state,
        tuple(input_kept(one, whole=job.state != "done") for one in job.given),
        job.report,
        job.fault,
    )


def input_kept(one: Given, *, whole: bool) -> KeptInput:
    """One input of a job as it is kept."""
    source = one.source
    told = {"articles": tuple(one.articles), "faults": tuple(one.faults), "taken": one.taken}
    if isinstance(source, str):
        return KeptInput(one.label, address=source, **told)  # type: ignore[arg-type]  # fields of it
    if isinstance(source, Article):
        return KeptInput(one.label, article=source if whole else None, **told)  # type: ignore[arg-type]  # the same
    return KeptInput(one.label, name=source.name, data=source.data if whole else b"", **told)  # type: ignore[arg-type]  # the same


def restored(job: KeptJob, store: Path) -> Job:
    """A kept job; one that was not over is broken off."""
    sources = [k.article or k.address or Upload(k.name, k.data) for k in job.given]
    given = [Given(k.label, s, list(k.articles), list(k.faults), k.taken) for k, s in zip(job.given, sources, strict=True)]
    over = job.state in ("done", "failed", "broken off")
    options = BuildOptions(mode="fast" if job.reader == "fast" else "accurate", now=job.at)
    return Job(
        job.id, job.who, given, options, How(), store, job.state if over else "broken off", report=job.report, fault=job.fault
    )


def taken(job: Job, folder: Path) -> Iterator[Taken]:
    """What a job's inputs give; what came of each is noted with it."""
    from onrecord.acquire.inputs import Acquiring

    with Acquiring(job.how, Passed()) as acquiring:
        for number, one in enumerate(job.given):
            for item in pieces(one, acquiring.of_input, folder / str(number)):
                if isinstance(item, Broken):
                    one.faults.append((item.reason, item.detail))
                else:
                    one.articles.append((item[0] if isinstance(item, tuple) else item).id)
                yield item
            one.taken = True
            if not one.articles and not one.faults:
                one.faults.append(("nothing in it", "it holds no article, or is of a kind that is not read"))


def pieces(one: Given, of_input: AcquireInput, folder: Path) -> Iterator[Taken]:
    """What one input gives."""
    from onrecord.acquire.taken import checked

    if isinstance(one.source, Article):
        yield checked(one.source)
    elif isinstance(one.source, Upload):
        path = folder / "uploaded" / hashlib.sha256(one.source.data).hexdigest()[:12] / safe_name(one.source.name)
        path.parent.mkdir(parents=True)
        path.write_bytes(one.source.data)
        yield from of_input(str(folder))
    else:
        yield from of_input(one.source)


def safe_name(name: str) -> str:
    """A file's name without folders, for a file of ours; its ending is kept, since it tells the kind."""
    plain = name.replace("\\", "/").rpartition("/")[2]
    kept = "".join(c if c.isalnum() or c in "-_." else "-" for c in plain if c.isprintable()).lstrip(".-")
    stem, dot, ending = kept.rpartition(".")
    return f"{stem[:80]}{dot}{ending[-16:]}" if stem else kept[-80:] or "file.txt"


def tell_unread(job: Job, store: Store) -> None:
    """Note with each input which of its articles could not be read."""
    refused = {b.id: b for b in store.broken() if b.stage != "acquire"}
    for one in job.given:
        for article in one.articles:
            if broken := refused.get(article):
                one.faults.append((broken.reason, broken.detail))


def pasted(text: str, title: str = "", outlet: str = "", published: str = "") -> Article:
    """An article of a pasted text, which is kept to the letter; what is not given is asked of the lines at its head.

    `published` is a date as people write it: one that is none is left out.
    """
    mark = hashlib.sha256("\x1f".join((text, title, outlet, published)).encode("utf-8", "surrogatepass")).hexdigest()[:16]
    given = Article(f"pasted/{mark}", None, outlet.strip() or None, title.strip(), read_time(published), text=text)
    return msgspec.structs.replace(
        headed(text, given), url=None
    )  # what is pasted was not fetched: another text is no edition of it
