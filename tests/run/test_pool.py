"""The pool: every article has an outcome, whatever happens to the processes."""

from __future__ import annotations

import random
import subprocess
import sys
import time
from collections import deque
from importlib import import_module
from pathlib import Path

import pytest

from onrecord.facts.article import Article, Broken
from onrecord.run.options import BuildOptions
from onrecord.run.pool import BATCH_ARTICLES, BATCH_CHARACTERS, NoReaderError, in_batches, in_order, reading_pool
from onrecord.store.packing import unpack_reading

reading_of = import_module("cheap_reader").reading_of


def outcomes(articles: list[Article], options: BuildOptions) -> dict[str, str]:
    with reading_pool(options) as pool:
        return {a.id: found.reason if isinstance(found, Broken) else "read" for a, found in pool.outcomes(in_batches(articles))}


def test_readings_come_back_whole(cheap: BuildOptions, coverage: list[Article]) -> None:
    with reading_pool(cheap) as pool:
        found = {a.id: unpack_reading(body, a) for a, body in pool.outcomes(in_batches(coverage)) if isinstance(body, bytes)}
    assert found == {a.id: reading_of(a, cheap.mode) for a in coverage}


def test_one_bad_article_costs_only_itself(cheap: BuildOptions) -> None:
    texts = {"a": "fine", "b": "BOOM", "c": "fine", "d": "DIES", "e": "fine", "f": "fine"}
    found = outcomes([Article(id=i, text=t) for i, t in texts.items()], cheap)
    assert found == {"a": "read", "b": "reader failed", "c": "read", "d": "process died", "e": "read", "f": "read"}


def test_an_article_that_takes_too_long_is_given_up(cheap: BuildOptions) -> None:
    quick = BuildOptions(workers=1, timeout=1.0, reading=cheap.reading)
    found = outcomes([Article(id="a", text="fine"), Article(id="b", text="STALLS"), Article(id="c", text="fine")], quick)
    assert found == {"a": "read", "b": "took too long", "c": "read"}


@pytest.mark.skipif(sys.platform != "linux", reason="the system does not bound the memory of a process")
def test_an_article_that_takes_too_much_memory_costs_only_itself(cheap: BuildOptions) -> None:
    found = outcomes([Article(id=i, text=t) for i, t in {"a": "fine", "b": "HUNGRY", "c": "fine"}.items()], cheap)
    assert found == {"a": "read", "b": "took too much memory", "c": "read"}


def test_workers_stand_back_behind_whoever_asks_a_server(cheap: BuildOptions) -> None:
    assert outcomes([Article(id="a", text="YIELDS")], cheap) == {"a": "read"}


def test_a_text_longer_than_the_parser_takes_is_broken(cheap: BuildOptions) -> None:
    assert outcomes([Article(id="a", text="x" * 1_000_001), Article(id="b", text="y")], cheap) == {"a": "too long", "b": "read"}


def test_a_reader_that_cannot_be_loaded_is_told_of() -> None:
    with pytest.raises(NoReaderError, match="no model"):
        outcomes([Article(id="a", text="x")], BuildOptions(workers=1, reading="cheap_reader:broken_at_start"))


def test_no_articles_start_no_process(cheap: BuildOptions) -> None:
    with reading_pool(cheap) as pool:
        assert list(pool.outcomes(in_batches([]))) == []
        assert pool._workers == []


def test_leaving_ends_the_processes(cheap: BuildOptions, coverage: list[Article]) -> None:
    with reading_pool(cheap) as pool:
        next(pool.outcomes(in_batches(coverage)))
        processes = [w.process for w in pool._workers]
        assert processes
    for process in processes:
        with pytest.raises(ValueError, match="closed"):
            process.is_alive()


def test_batches_are_bounded_and_keep_the_order() -> None:
    articles = [Article(id=str(n), text="x" * size) for n, size in enumerate([10] * 40 + [BATCH_CHARACTERS] * 2 + [5])]
    batches = list(in_batches(articles))
    assert [a for batch in batches for a in batch] == articles
    assert all(len(b) <= BATCH_ARTICLES for b in batches)
    assert all(len(b) == 1 or sum(len(a.text) for a in b) <= BATCH_CHARACTERS for b in batches)


def test_outcomes_are_put_in_order_also_of_equal_ids() -> None:
    articles = [Article(id=i, text=str(n)) for n, i in enumerate("abcadb")]
    shuffled = [(a, a.text.encode()) for a in articles]
    random.Random(4).shuffle(shuffled)
    found = list(in_order(shuffled, deque(articles)))
    assert [a.id for a, _ in found] == list("abcadb")
    assert {a.text for a, _ in found} == {a.text for a in articles}


def test_a_process_killed_once_is_not_the_articles_fault(cheap: BuildOptions, tmp_path: Path) -> None:
    """A worker killed from outside while it reads an article alone: the article is read by another."""
    mark, one = tmp_path / "killed", BuildOptions(workers=1, reading=cheap.reading)
    assert outcomes([Article(id="a", text=f"ONCE {mark}")], one) == {"a": "read"}
    assert mark.exists()
    assert outcomes([Article(id="b", text="DIES")], one) == {"b": "process died"}


def test_a_worker_ends_with_its_build(tmp_path: Path) -> None:
    """Also in the middle of an article."""
    code = (
        f"import os, sys; sys.path.insert(0, {str(Path(__file__).parent)!r})\n"
        "from onrecord.facts.article import Article\nfrom onrecord.run.options import BuildOptions\n"
        "from onrecord.run.pool import reading_pool\n"
        "if __name__ == '__main__':\n"
        "    pool = reading_pool(BuildOptions(workers=1, reading='cheap_reader:read'))\n"
        "    pool._hand(pool._idle(), (Article(id='a', text='STALLS'),))\n"
        "    pool._workers[0].pipe.recv_bytes()\n"
        "    print(pool._workers[0].process.pid, flush=True)\n"
        "    os.kill(os.getpid(), 9)\n"
    )
    script = tmp_path / "build.py"
    script.write_text(code)
    done = subprocess.run([sys.executable, str(script)], capture_output=True, text=True, timeout=60, check=False)  # noqa: S603
    worker = int(done.stdout)
    deadline = time.monotonic() + 20
    while alive(worker) and time.monotonic() < deadline:
        time.sleep(0.2)
    assert not alive(worker)


def alive(process: int) -> bool:
    """Whether a process runs (one that ended and was not waited for does not)."""
    try:
        return Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()[0] != "Z"
    except OSError:
        return False
