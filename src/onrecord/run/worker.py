"""What runs in a worker process: batches of work come in by a pipe, one message for each thing goes out.

Nothing heavy is imported before the thread limits are set. A worker ends when its pipe closes, so none outlives the build.
"""

from __future__ import annotations

import os
import signal
import threading
import time
from collections.abc import Callable, Iterator
from functools import partial
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Literal

import msgspec

from onrecord.acquire.apart import MOST_MEMORY, bound_memory
from onrecord.facts.article import MOST_TEXT, Article
from onrecord.facts.reading import Reading
from onrecord.read.version import Mode
from onrecord.run.options import READING
from onrecord.store.packing import pack_reading

WATCH_SECONDS = 1.0
NICENESS = 10
"""How far a worker stands back (POSIX `nice`): who asks a server on the same machine waits for an answer, a build can wait."""
ReadArticles = Callable[..., Iterator[Reading]]
"""Takes articles and a mode."""


Handle = Callable[[bytes], Iterator["Message"]]
"""Answers one batch, as it came by the pipe, with a message for each thing in it."""


class Message(msgspec.Struct, frozen=True):
    """From a worker: `ready`, what was `made` of one thing (packed), `broken` for one that failed, or a `fault` of its own.

    `spent` are the CPU seconds that went into parts of the work since the message before.
    """

    kind: Literal["ready", "made", "broken", "fault"]
    index: int = -1
    body: bytes = b""
    reason: str = ""
    detail: str = ""
    spent: dict[str, float] = {}


def work(pipe: Connection, start: Callable[[], Handle]) -> None:
    """Make what handles batches, say so, and answer batches from the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build stops its workers itself
    threading.Thread(target=end_with, args=(os.getppid(),), daemon=True).start()
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # the pool already uses every processor
    bound_memory()
    os.nice(NICENESS)
    encode = msgspec.msgpack.Encoder().encode
    try:
        try:
            handle = start()
            pipe.send_bytes(encode(Message("ready")))
        except Exception as fault:
            pipe.send_bytes(encode(Message("fault", detail=f"{type(fault).__name__}: {fault}")))
            return
        while True:
            for message in handle(pipe.recv_bytes()):
                pipe.send_bytes(encode(message))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def end_with(parent: int) -> None:
    """End this process when its build is gone, also in the middle of a long article, when nothing is heard of the pipe."""
    while os.getppid() == parent:
        time.sleep(WATCH_SECONDS)
    os._exit(1)


def read_in(pipe: Connection, reading: str, mode: Mode) -> None:
    """A worker that reads articles."""

    def start() -> Handle:
        decode = msgspec.msgpack.Decoder(tuple[Article, ...]).decode
        spent: dict[str, float] = {}
        read = named(reading)
        if reading == READING:  # ours says what it spends
            read = partial(read, spent=spent)
        for _ in read((), mode):  # loads the models
            pass

        def answer(batch: bytes) -> Iterator[Message]:
            for message in read_batch(read, decode(batch), mode):
                yield msgspec.structs.replace(message, spent=dict(spent))
                spent.clear()

        return answer

    work(pipe, start)


def named(path: str) -> ReadArticles:
    """The function that `module:function` names."""
    module, _, name = path.partition(":")
    function: ReadArticles = getattr(import_module(module), name)
    return function


def why(fault: Exception, reason: str) -> tuple[str, str]:
    """The reason and the detail of what raised `fault`: `reason` unless memory ran out."""
    if isinstance(fault, MemoryError):
        return "took too much memory", f"more than {MOST_MEMORY:,} bytes"
    return reason, f"{type(fault).__name__}: {fault}"


def read_batch(read: ReadArticles, articles: tuple[Article, ...], mode: Mode) -> Iterator[Message]:
    """Read articles together; when that fails, go on with the rest one by one, so that only the faulty one is broken."""
    done = 0
    fit = [(n, a) for n, a in enumerate(articles) if len(a.text) <= MOST_TEXT]
    for n, article in enumerate(articles):
        if len(article.text) > MOST_TEXT:
            yield Message("broken", n, reason="too long", detail=f"{len(article.text)} characters; the most is {MOST_TEXT}")
    try:
        for (n, _), found in zip(fit, read((a for _, a in fit), mode), strict=True):
            yield Message("made", n, pack_reading(found))
            done += 1
    except Exception as fault:
        if len(fit) == 1:
            reason, detail = why(fault, "reader failed")
            yield Message("broken", fit[0][0], reason=reason, detail=detail)
            return
        for n, article in fit[done:]:
            for message in read_batch(read, (article,), mode):
                yield msgspec.structs.replace(message, index=n)
