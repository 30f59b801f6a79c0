"""Large pages are taken apart in a process of their own, which is ended when one page takes too long or too much memory.

A page is hostile input to a parser of many steps. What a small one can cost is little; a large one may cost minutes, and
nothing inside a process can stop it. So a page over `LARGE` bytes goes to another process, which is started when the first
one comes, kept for the next, and replaced when it had to be ended.
"""

from __future__ import annotations

import multiprocessing
import os
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from multiprocessing.connection import Connection
from multiprocessing.process import BaseProcess

import msgspec

from onrecord.acquire.taken import Taken, broken
from onrecord.facts.article import Article, Broken

LARGE = 64_000
"""Bytes of a page from which on another process takes it apart: handing one over costs less than a hundredth of taking it apart."""
SECONDS = 120.0
START_SECONDS = 60.0
"""How long the process may take to start beside the time that its first page has."""
MOST_MEMORY = 3_000_000_000
"""Bytes of address space of the process; not held to where the system cannot (macOS)."""


class _Asked(msgspec.Struct, frozen=True):
    """A page to take apart."""

    data: bytes
    known: Article
    charset: str | None


class _Answer(msgspec.Struct, frozen=True):
    """What became of it: an article, made of the page's bytes or not, or a broken input."""

    article: Article | None = None
    fault: Broken | None = None
    kept: bool = False


class Apart:
    """Takes large pages apart in another process, each within `seconds`. Leaving it as a context manager ends the process."""

    def __init__(self, seconds: float = SECONDS) -> None:
        self.seconds = seconds
        self._process: BaseProcess | None = None
        self._pipe: Connection | None = None

    def take(self, data: bytes, known: Article, charset: str | None = None) -> Taken:
        """The article of a page's bytes, or why there is none: also that it took too long, or too much memory."""
        fresh = self._pipe is None
        limit = self.seconds + START_SECONDS * fresh
        pipe = self._pipe or self._start()
        try:
            pipe.send_bytes(msgspec.msgpack.encode(_Asked(data, known, charset)))
            if not pipe.poll(limit):
                self.close()
                detail = f"more than {self.seconds:.0f} seconds to find the text of the page"
                return broken(known.id, "took too long", detail, known.url)
            answer = msgspec.msgpack.decode(pipe.recv_bytes(), type=_Answer)
        except (EOFError, OSError):
            self.close()
            return broken(known.id, "process died", "the process that looked for the text of the page ended", known.url)
        if answer.article is None:
            return answer.fault or broken(known.id, "not a page", "no answer", known.url)
        return (answer.article, data) if answer.kept else answer.article

    def _start(self) -> Connection:
        context = multiprocessing.get_context("spawn")
        pipe, theirs = context.Pipe()
        self._process = context.Process(target=_serve, args=(theirs,), daemon=True)
        self._process.start()
        theirs.close()
        self._pipe = pipe
        return pipe

    def close(self) -> None:
        """End the process, whatever it is at."""
        if self._pipe is not None:
            self._pipe.close()
        if self._process is not None:
            self._process.kill()
            self._process.join()
            self._process.close()
        self._pipe = self._process = None


_APART: ContextVar[Apart | None] = ContextVar("taking pages apart", default=None)


@contextmanager
def taking_apart(seconds: float = SECONDS) -> Iterator[Apart]:
    """Within, `article_of` hands large pages to another process, each within `seconds`."""
    apart = Apart(seconds)
    before = _APART.get()
    _APART.set(apart)
    try:
        yield apart
    finally:
        _APART.set(before)
        apart.close()


def article_of(data: bytes, known: Article, charset: str | None = None) -> Taken:
    """The article of a page's bytes, or why there is none; large pages within bounds of time, inside `taking_apart`."""
    apart = _APART.get()
    return _made(data, known, charset) if apart is None or len(data) <= LARGE else apart.take(data, known, charset)


def _made(data: bytes, known: Article, charset: str | None) -> Taken:
    from onrecord.acquire.page import from_page  # a third of a second, which builds of texts alone, and readers, do not need

    return from_page(data, known, charset)


def bound_memory(most: int = MOST_MEMORY) -> None:
    """Bound the address space of this process, where the system can: what asks for more gets a MemoryError."""
    if sys.platform != "linux":
        return
    import resource

    _, hard = resource.getrlimit(resource.RLIMIT_AS)
    resource.setrlimit(resource.RLIMIT_AS, (most if hard == resource.RLIM_INFINITY else min(most, hard), hard))


def _serve(pipe: Connection) -> None:
    """Runs in the other process: pages come in by the pipe, answers go out, until it closes."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    bound_memory()
    decode, encode = msgspec.msgpack.Decoder(_Asked).decode, msgspec.msgpack.Encoder().encode
    try:
        while True:
            asked = decode(pipe.recv_bytes())
            try:
                made = _made(asked.data, asked.known, asked.charset)
            except MemoryError:
                detail = f"more than {MOST_MEMORY:,} bytes of memory to find the text of the page"
                made = broken(asked.known.id, "took too much memory", detail, asked.known.url)
            if isinstance(made, Broken):
                answer = _Answer(fault=made)
            else:
                answer = _Answer(made[0], kept=True) if isinstance(made, tuple) else _Answer(made)
            pipe.send_bytes(encode(answer))
    except (EOFError, BrokenPipeError, ConnectionResetError):
        os._exit(0)
