"""The pool: every article has an outcome, whatever happens to the processes."""

from __future__ import annotations

import random
from collections import deque
from importlib import import_module

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
