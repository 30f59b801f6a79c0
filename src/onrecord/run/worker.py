"""What runs in a worker process: articles come in by a pipe, readings go out, one message each.

Nothing heavy is imported before the thread limits are set. A worker ends when its pipe closes, so none outlives the build.
"""

from __future__ import annotations

import os
import signal
from collections.abc import Callable, Iterable, Iterator
from importlib import import_module
from multiprocessing.connection import Connection
from typing import Literal

import msgspec

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.store.packing import pack_reading

LONGEST = 1_000_000
"""Code points; a longer text is more than the parser takes."""
ReadArticles = Callable[[Iterable[Article], str], Iterator[Reading]]


class Message(msgspec.Struct, frozen=True):
    """From a worker: `ready`, one article's `reading` (packed), `broken` for one that failed, or `fault` of the worker itself."""

    kind: Literal["ready", "reading", "broken", "fault"]
    index: int = -1
    body: bytes = b""
    reason: str = ""
    detail: str = ""


def work(pipe: Connection, reading: str, mode: str) -> None:
    """Read batches from the pipe until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the build stops its workers itself
    for name in ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"):
        os.environ[name] = "1"  # the pool already uses every processor
    encode = msgspec.msgpack.Encoder().encode
    decode = msgspec.msgpack.Decoder(tuple[Article, ...]).decode
    try:
        try:
            read = named(reading)
            for _ in read((), mode):
                pass
            pipe.send_bytes(encode(Message("ready")))
        except Exception as fault:
            pipe.send_bytes(encode(Message("fault", detail=f"{type(fault).__name__}: {fault}")))
            return
        while True:
            for message in read_batch(read, decode(pipe.recv_bytes()), mode):
                pipe.send_bytes(encode(message))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        return


def named(path: str) -> ReadArticles:
    """The function that `module:function` names."""
    module, _, name = path.partition(":")
    function: ReadArticles = getattr(import_module(module), name)
    return function


def read_batch(read: ReadArticles, articles: tuple[Article, ...], mode: str) -> Iterator[Message]:
    """Read articles together; when that fails, go on with the rest one by one, so that only the faulty one is broken."""
    done = 0
    fit = [(n, a) for n, a in enumerate(articles) if len(a.text) <= LONGEST]
    for n, article in enumerate(articles):
        if len(article.text) > LONGEST:
            yield Message("broken", n, reason="too long", detail=f"{len(article.text)} characters; the most is {LONGEST}")
    try:
        for (n, _), found in zip(fit, read((a for _, a in fit), mode), strict=True):
            yield Message("reading", n, pack_reading(found))
            done += 1
    except Exception as fault:
        if len(fit) == 1:
            yield Message("broken", fit[0][0], reason="reader failed", detail=f"{type(fault).__name__}: {fault}")
            return
        for n, article in fit[done:]:
            for message in read_batch(read, (article,), mode):
                yield msgspec.structs.replace(message, index=n)
