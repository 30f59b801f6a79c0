"""A pool of processes that read articles and survive any one of them.

The pools of the standard library give all work up when one process dies. Here a process that dies or stalls costs only
the article it was at: the others of its batch are read again, each alone, so that the guilty one is known.
"""

from __future__ import annotations

import multiprocessing
import time
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess

import msgspec

from onrecord.facts.article import Article, Broken
from onrecord.run.options import BuildOptions
from onrecord.run.worker import Message, work

BATCH_ARTICLES = 16
BATCH_CHARACTERS = 60_000
START_SECONDS = 120.0
"""How long a worker may take to load its models."""
RENEW_AFTER = 5_000
"""Articles after which a worker is replaced: the parser's vocabulary only grows."""
Outcome = tuple[Article, bytes | Broken]
"""An article with its packed reading, or with the reason why there is none."""
Batch = tuple[Article, ...]


class NoReaderError(Exception):
    """The reader cannot be loaded at all (a model is missing): no article can be read."""


@dataclass
class _Worker:
    process: BaseProcess
    pipe: Connection
    batch: Batch = ()
    waiting: set[int] = field(default_factory=set)
    heard: float = 0.0
    ready: bool = False
    read: int = 0


class Pool:
    """Reads articles in processes. A context manager: leaving it ends the processes."""

    def __init__(self, options: BuildOptions) -> None:
        self.options = options
        self._context = multiprocessing.get_context("spawn")  # the one way to start that works alike everywhere
        self._workers: list[_Worker] = []
        self._decode = msgspec.msgpack.Decoder(Message).decode
        self._encode = msgspec.msgpack.Encoder().encode

    def __enter__(self) -> Pool:
        return self

    def __exit__(self, *_: object) -> None:
        for worker in tuple(self._workers):
            self._end(worker)

    def read(self, articles: Iterable[Article]) -> Iterator[Outcome]:
        """The outcome of every article, as they come (not in order). Articles are taken as they are needed.

        Raises NoReaderError when the reader cannot be loaded.
        """
        batches = in_batches(articles)
        alone: deque[Batch] = deque()
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
        return len(self._workers) < self.options.processes or any(not w.waiting for w in self._workers)

    def _idle(self) -> _Worker:
        """A worker without work, started when there is none; one that has read much, or died, is replaced."""
        for worker in [w for w in self._workers if not w.waiting]:
            if worker.process.is_alive() and worker.read < RENEW_AFTER:
                return worker
            self._end(worker)
        ours, theirs = self._context.Pipe()
        process = self._context.Process(target=work, args=(theirs, self.options.reading, self.options.mode), daemon=True)
        process.start()
        theirs.close()
        worker = _Worker(process, ours)
        self._workers.append(worker)
        return worker

    def _hand(self, worker: _Worker, batch: Batch) -> None:
        worker.batch, worker.waiting, worker.heard = batch, set(range(len(batch))), time.monotonic()
        try:
            worker.pipe.send_bytes(self._encode(batch))
        except (BrokenPipeError, ConnectionResetError):
            return  # its death is seen when listening

    def _listen(self, busy: list[_Worker]) -> Iterator[tuple[Outcome | None, list[Batch]]]:
        """What workers have to tell: outcomes, and articles to be read alone after a worker's death."""
        spare = min(self._limit(w) + w.heard - time.monotonic() for w in busy)
        heard = wait([w.pipe for w in busy], timeout=max(0.0, spare))
        for worker in busy:
            if worker.pipe in heard:
                try:
                    message = self._decode(worker.pipe.recv_bytes())
                except (EOFError, OSError):
                    yield from self._lost(worker, "reader died", f"exit code {self._exit_code(worker)}")
                    continue
                worker.heard = time.monotonic()
                if message.kind == "fault":
                    raise NoReaderError(message.detail)
                if message.kind == "ready":
                    worker.ready = True
                    continue
                yield self._outcome(worker, message), []
            elif time.monotonic() - worker.heard >= self._limit(worker):
                yield from self._lost(worker, "took too long", f"more than {self._limit(worker):.0f} seconds")

    def _limit(self, worker: _Worker) -> float:
        """Seconds that a worker may be silent: a batch is parsed as a whole before its first reading comes."""
        return self.options.timeout if worker.ready else max(START_SECONDS, self.options.timeout)

    def _outcome(self, worker: _Worker, message: Message) -> Outcome:
        worker.waiting.discard(message.index)
        worker.read += 1
        article = worker.batch[message.index]
        if message.kind == "broken":
            return article, Broken(article.id, "read", message.reason, message.detail, article.url)
        return article, message.body

    def _lost(self, worker: _Worker, reason: str, detail: str) -> Iterator[tuple[Outcome | None, list[Batch]]]:
        """End a worker; its only article is broken, or its several are to be read again, alone."""
        left = [worker.batch[n] for n in sorted(worker.waiting)]
        ready = worker.ready
        self._end(worker)
        if not ready and reason == "reader died":
            raise NoReaderError(f"a reading process ended while it started ({detail})")
        if len(worker.batch) == 1:
            yield (left[0], Broken(left[0].id, "read", reason, detail, left[0].url)), []
        else:
            yield None, [(article,) for article in left]

    def _exit_code(self, worker: _Worker) -> int | None:
        worker.process.join(5)
        return worker.process.exitcode

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.pipe.close()
        if worker.waiting:
            worker.process.kill()
        worker.process.join(5)
        if worker.process.is_alive():
            worker.process.kill()
            worker.process.join()
        worker.process.close()


def in_batches(articles: Iterable[Article]) -> Iterator[Batch]:
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


def in_order(outcomes: Iterable[Outcome], order: deque[str]) -> Iterator[Outcome]:
    """Outcomes in the order in which `order` (article ids, growing while articles are taken) names them."""
    held: dict[str, deque[Outcome]] = {}
    for outcome in outcomes:
        held.setdefault(outcome[0].id, deque()).append(outcome)
        while order and held.get(order[0]):
            article_id = order.popleft()
            yield held[article_id].popleft()
            if not held[article_id]:
                del held[article_id]
