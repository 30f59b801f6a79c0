"""A pool of processes that read articles, or collate stories, and survive any one of them.

The pools of the standard library give all work up when one process dies. Here a process that dies or stalls costs only
the thing it was at: the others of its batch are done again, each alone, so that the guilty one is known.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import Counter, deque
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from typing import Any, Generic, Protocol, Self, TypeVar

import msgspec

from onrecord.facts.article import Article, Broken
from onrecord.run.options import BuildOptions
from onrecord.run.worker import Message, read_in

BATCH_ARTICLES = 16
BATCH_CHARACTERS = 60_000
START_SECONDS = 120.0
"""How long a worker may take to load its models."""
RENEW_AFTER = 5_000
"""Things after which a worker is replaced: the parser's vocabulary only grows."""
STARTS = 3
"""Workers that may end while they load, killed from outside perhaps, until it is taken to be of no use."""
DIED = "process died"


class Named(Protocol):
    """What workers are given: a struct with an id."""

    @property
    def id(self) -> str:
        """Its id."""


Thing = TypeVar("Thing", bound=Named)
Outcome = tuple[Thing, bytes | Broken]
"""An article with its packed reading (a story with its packed record), or with the reason why there is none."""


class NoReaderError(Exception):
    """What the workers need cannot be loaded at all (a model is missing): nothing can be read."""


@dataclass
class _Worker(Generic[Thing]):
    process: BaseProcess
    pipe: Connection
    batch: tuple[Thing, ...] = ()
    waiting: set[int] = field(default_factory=set)
    heard: float = 0.0
    ready: bool = False
    done: int = 0


class Pool(Generic[Thing]):
    """Does work in processes. A context manager: leaving it ends the processes.

    `spent` sums up what workers say they spent.

    `target` runs in each, with a pipe and `arguments`; `stage` names the work in what is broken. A process may be silent for
    `timeout` seconds at most.
    """

    def __init__(self, target: Callable[..., None], arguments: tuple[Any, ...], stage: str, processes: int, timeout: float) -> None:
        self.target = target
        self.arguments = arguments
        self.stage = stage
        self.processes = processes
        self.timeout = timeout
        self._context = multiprocessing.get_context("spawn")  # the one way to start that works alike everywhere
        self._workers: list[_Worker[Thing]] = []
        self.spent: Counter[str] = Counter()
        self._retried: set[str] = set()
        self._lost_starting = 0
        self._decode = msgspec.msgpack.Decoder(Message).decode
        self._encode = msgspec.msgpack.Encoder().encode

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in tuple(self._workers):
            self._end(worker)

    def outcomes(self, batches: Iterable[tuple[Thing, ...]]) -> Iterator[Outcome[Thing]]:
        """The outcome of everything, as they come (not in order). Batches are taken as they are needed.

        Raises NoReaderError when the workers cannot load what they need.
        """
        batches = iter(batches)
        alone: deque[tuple[Thing, ...]] = deque()
        while True:
            # A batch is taken before a process is started for it: few articles must not cost the loading of two models.
            while self._has_room() and (batch := alone.popleft() if alone else next(batches, None)):
                self._hand(self._idle(), batch)
            busy = [w for w in self._workers if w.waiting]
            if not busy:
                return
            for outcome, again in self._listen(busy):
                if outcome is not None:
                    yield outcome
                alone.extend(again)

    def _has_room(self) -> bool:
        """Whether a batch can be handed out at once."""
        return len(self._workers) < self.processes or any(not w.waiting for w in self._workers)

    def _idle(self) -> _Worker[Thing]:
        """A worker without work, started when there is none; one that has read much, or died, is replaced."""
        for worker in [w for w in self._workers if not w.waiting]:
            if worker.process.is_alive() and worker.done < RENEW_AFTER:
                return worker
            self._end(worker)
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=self.target, args=(theirs, *self.arguments), daemon=True)
        process.start()
        theirs.close()
        started: _Worker[Thing] = _Worker(process, ours)
        self._workers.append(started)
        return started

    def _hand(self, worker: _Worker[Thing], batch: tuple[Thing, ...]) -> None:
        worker.batch, worker.waiting, worker.heard = batch, set(range(len(batch))), time.monotonic()
        try:
            worker.pipe.send_bytes(self._encode(batch))
        except (BrokenPipeError, ConnectionResetError):
            return  # its death is seen when listening

    def _listen(self, busy: list[_Worker[Thing]]) -> Iterator[tuple[Outcome[Thing] | None, list[tuple[Thing, ...]]]]:
        """What workers have to tell: outcomes, and articles to be read alone after a worker's death."""
        spare = min(self._limit(w) + w.heard - time.monotonic() for w in busy)
        heard = wait([w.pipe for w in busy], timeout=max(0.0, spare))
        for worker in busy:
            if worker.pipe in heard:
                try:
                    message = self._decode(worker.pipe.recv_bytes())
                except (EOFError, OSError):
                    yield from self._lost(worker, DIED, f"exit code {self._exit_code(worker)}")
                    continue
                worker.heard = time.monotonic()
                if message.kind == "fault":
                    raise NoReaderError(message.detail)
                if message.kind == "ready":
                    worker.ready = True
                    continue
                self.spent.update(message.spent)
                yield self._outcome(worker, message), []
            elif time.monotonic() - worker.heard >= self._limit(worker):
                yield from self._lost(worker, "took too long", f"more than {self._limit(worker):.0f} seconds")

    def _limit(self, worker: _Worker[Thing]) -> float:
        """Seconds that a worker may be silent: a batch is parsed as a whole before its first reading comes."""
        return self.timeout if worker.ready else max(START_SECONDS, self.timeout)

    def _outcome(self, worker: _Worker[Thing], message: Message) -> Outcome[Thing]:
        worker.waiting.discard(message.index)
        worker.done += 1
        thing = worker.batch[message.index]
        return thing, self._broken(thing, message.reason, message.detail) if message.kind == "broken" else message.body

    def _broken(self, thing: Thing, reason: str, detail: str) -> Broken:
        return Broken(thing.id, self.stage, reason, detail, thing.url if isinstance(thing, Article) else None)

    def _lost(
        self, worker: _Worker[Thing], reason: str, detail: str
    ) -> Iterator[tuple[Outcome[Thing] | None, list[tuple[Thing, ...]]]]:
        """End a worker; its only article is broken (on the second death), or its several are to be read again, alone."""
        left = [worker.batch[n] for n in sorted(worker.waiting)]
        ready = worker.ready
        self._end(worker)
        if not ready and reason == DIED:
            self._lost_starting += 1
            if self._lost_starting >= STARTS:
                raise NoReaderError(f"{STARTS} processes ended while they started ({detail})")
            yield None, [tuple(left)]
        elif len(worker.batch) == 1 and not (reason == DIED and self._once_more(left[0])):
            yield (left[0], self._broken(left[0], reason, detail)), []
        else:
            yield None, [(thing,) for thing in left]

    def _once_more(self, thing: Thing) -> bool:
        """Whether a thing that was alone when its process died is tried again: once, for it may have been killed from outside."""
        if thing.id in self._retried:
            return False
        self._retried.add(thing.id)
        return True

    def _exit_code(self, worker: _Worker[Thing]) -> int | None:
        worker.process.join(5)
        return worker.process.exitcode

    def _end(self, worker: _Worker[Thing]) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        if worker.waiting:
            worker.process.kill()
        worker.process.join(5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()


def reading_pool(options: BuildOptions) -> Pool[Article]:
    """A pool that reads articles, in batches of `in_batches`."""
    return Pool(read_in, (options.reading, options.mode), "read", options.processes, options.timeout)


def in_batches(articles: Iterable[Article]) -> Iterator[tuple[Article, ...]]:
    """Articles in batches that a parser takes well: not too many, not too long together."""
    batch: list[Article] = []
    size = 0
    for article in articles:
        if batch and (len(batch) == BATCH_ARTICLES or size + len(article.text) > BATCH_CHARACTERS):
            yield tuple(batch)
            batch, size = [], 0
        batch.append(article)
        size += len(article.text)
    if batch:
        yield tuple(batch)


def in_order(outcomes: Iterable[Outcome[Article]], order: deque[Article]) -> Iterator[Outcome[Article]]:
    """Outcomes in the order of `order`, which grows while articles are taken.

    Articles are told apart as objects: two may have one id, and each keeps its place.
    """
    held: dict[int, Outcome[Article]] = {}
    for outcome in outcomes:
        held[id(outcome[0])] = outcome
        while order and (due := held.pop(id(order[0]), None)) is not None:
            order.popleft()
            yield due
