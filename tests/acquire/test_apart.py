"""Large pages are taken apart in a process that is ended when it must be; small ones stay here."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from onrecord.acquire import apart
from onrecord.acquire.apart import LARGE, Apart, article_of, taking_apart
from onrecord.acquire.page import from_page
from onrecord.facts.article import Article, Broken

SENTENCE = "The council of Vendsund met on Monday and voted to close the east pier of the harbour until the crane is mended. "


def page(paragraphs: int) -> bytes:
    body = "".join(f"<p>{n}. {SENTENCE * 3}</p>" for n in range(paragraphs))
    return (
        f"<html><head><title>Pier closed</title></head><body><article><h1>Pier closed</h1>{body}</article></body></html>".encode()
    )


def test_another_process_gives_the_same_article() -> None:
    data = page(300)
    assert len(data) > LARGE
    with taking_apart() as process:
        assert article_of(data, Article(id="a", url="https://post.example/a")) == from_page(
            data, Article(id="a", url="https://post.example/a")
        )
        assert process._process is not None, "the page went there"


def test_small_pages_start_no_process() -> None:
    with taking_apart() as process:
        assert isinstance(article_of(page(5), Article(id="a")), tuple)
        assert process._process is None


def test_a_page_that_takes_too_long_costs_itself_alone() -> None:
    process = Apart(seconds=30)
    known = Article(id="a")
    try:
        assert isinstance(process.take(page(300), known), tuple)
        process.seconds = 0.001
        slow = process.take(page(3000), known)
        assert isinstance(slow, Broken)
        assert slow.reason == "took too long"
        process.seconds = 30
        assert isinstance(process.take(page(300), known), tuple), "the next one has a new process"
    finally:
        process.close()


def test_a_process_that_ends_costs_its_page_alone() -> None:
    process = Apart(seconds=30)
    known = Article(id="a")
    try:
        process.take(page(1), known)
        assert process._process is not None
        assert process._process.pid is not None
        os.kill(process._process.pid, 9)
        process._process.join()
        lost = process.take(page(300), known)
        assert isinstance(lost, Broken)
        assert lost.reason == "process died"
        assert isinstance(process.take(page(300), known), tuple)
    finally:
        process.close()


@pytest.mark.skipif(sys.platform != "linux", reason="address space is bounded on Linux alone")
def test_memory_is_bounded() -> None:
    code = f"from {apart.__name__} import bound_memory; bound_memory(1_000_000_000); bytearray(2_000_000_000)"
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)  # noqa: S603  # our own code
    assert "MemoryError" in run.stderr
