"""The build: nothing twice, nothing lost, one bad input never stops it."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest

from onrecord.acquire.taken import Taken
from onrecord.export.jsonl import write_records, write_stories
from onrecord.facts.article import Article, Broken
from onrecord.facts.reading import Reading
from onrecord.run.build import build
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Quiet
from onrecord.store.store import Store

PAGE = b"<p>The bridge is shut.</p>"


class Steps(Quiet):
    """Notes the steps and how far each came."""

    def __init__(self) -> None:
        self.seen: dict[str, int] = {}
        self._step = ""

    def step(self, name: str, total: int | None = None) -> None:  # noqa: ARG002  # as the protocol has it
        """A step begins."""
        self._step = name
        self.seen.setdefault(name, 0)

    def advance(self, count: int = 1) -> None:
        """So many more."""
        self.seen[self._step] += count


def exported(store: Store) -> bytes:
    out = io.BytesIO()
    write_stories(store, out)
    write_records(store, out)
    return out.getvalue()


def test_two_stories_come_out_with_their_records(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    report = build(coverage, store, cheap)
    assert (report.taken, report.added, report.read, report.broken) == (6, 6, 6, 0)
    assert {frozenset(s.articles) for s in store.stories()} == {
        frozenset(a.id for a in coverage if a.id.startswith(kind)) for kind in ("bridge", "strike")
    }
    for story in store.stories():
        record = store.record(story.id)
        assert record is not None
        assert len(record.statements) == 1
        assert {a.article for a in record.statements[0].accounts} == set(story.articles)


def test_the_same_again_changes_and_reads_nothing(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    build(coverage, store, cheap)
    before, data = exported(store), store.db.execute("PRAGMA data_version").fetchone()
    changes = store.db.total_changes
    steps = Steps()
    report = build(list(reversed(coverage)), store, cheap, steps)
    assert report.unchanged
    assert steps.seen == {"Taking in": 6}
    assert exported(store) == before
    assert store.db.total_changes == changes
    assert store.db.execute("PRAGMA data_version").fetchone() == data
    assert len(store.builds()) == 1


def test_one_more_article_is_read_alone_and_only_its_story_collated(
    store: Store, cheap: BuildOptions, coverage: list[Article]
) -> None:
    build(coverage[:-1], store, cheap)
    steps = Steps()
    report = build(coverage, store, cheap, steps)
    assert (report.added, report.read, report.collated) == (1, 1, 1)
    assert steps.seen["Reading"] == 1
    assert steps.seen["Collating"] == 1


def test_in_parts_or_at_once_is_the_same(tmp_path: Path, cheap: BuildOptions, coverage: list[Article]) -> None:
    found = []
    for name, parts in (("once", [coverage]), ("parts", [coverage[:2], coverage[2:5], coverage[5:]])):
        with Store.open(tmp_path / f"{name}.db", write=True) as store:
            for part in parts:
                build(part, store, cheap)
            found.append(exported(store))
    assert found[0] == found[1]


def test_the_order_of_inputs_and_the_number_of_workers_do_not_matter(
    tmp_path: Path, cheap: BuildOptions, coverage: list[Article]
) -> None:
    found = []
    for name, articles, workers in (("a", coverage, 1), ("b", coverage[::-1], 2)):
        with Store.open(tmp_path / f"{name}.db", write=True) as store:
            build(articles, store, BuildOptions(workers=workers, reading=cheap.reading))
            found.append(exported(store))
    assert found[0] == found[1]


def test_broken_inputs_are_kept_and_the_rest_is_built(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    bad = Article(id="bad", text="DIES here")
    inputs: list[Taken] = [
        Broken("empty.txt", "acquire", "empty"),
        bad,
        *coverage,
        (Article(id="page", text="Fine.", digest="d"), PAGE),
    ]
    report = build(inputs, store, cheap)
    assert report.broken == 2
    assert {(b.id, b.stage, b.reason) for b in store.broken()} == {
        ("empty.txt", "acquire", "empty"),
        ("bad", "read", "process died"),
    }
    assert store.page("page") == PAGE
    assert len(store.stories()) == 3
    again = build(inputs, store, cheap)
    assert (again.read, again.broken) == (0, 1), "the reader is not sent into the same fault twice"


def test_a_record_that_fails_costs_only_itself(
    store: Store, cheap: BuildOptions, coverage: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    from onrecord.collate import record

    collate = record.collate

    def faulty(story: object, readings: tuple[Reading, ...], *rest: object) -> object:
        if any("strike" in r.article.id for r in readings):
            raise ZeroDivisionError("odd")
        return collate(story, readings, *rest)  # type: ignore[arg-type]  # passed on as they came

    monkeypatch.setattr(record, "collate", faulty)
    report = build(coverage, store, cheap)
    assert (report.collated, report.failed_records) == (1, 1)
    (broken,) = store.broken()
    assert (broken.stage, broken.detail) == ("collate", "ZeroDivisionError: odd")
    monkeypatch.undo()
    assert build(coverage, store, cheap).collated == 1
    assert store.broken() == ()


def test_an_interrupted_intake_keeps_what_it_had(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    def cut() -> Iterator[Article]:
        yield from coverage[:4]
        raise KeyboardInterrupt

    many = [Article(id=f"n{n}", text=f"Word {n}.") for n in range(230)]

    def long() -> Iterator[Article]:
        yield from many
        yield from cut()

    with pytest.raises(KeyboardInterrupt):
        build(long(), store, cheap)
    kept = store.counts().articles
    assert kept >= 200
    assert build([*many, *coverage], store, cheap).added == 236 - kept


def test_a_new_reader_version_reads_all_again_and_drops_the_old(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    build(coverage, store, cheap)
    report = build(coverage, store, BuildOptions(mode="fast", workers=2, reading=cheap.reading))
    assert report.read == 6
    assert store.counts().readings == 6
    assert {r.reader for r in store.readings()} == {"fast"}


def test_an_edited_article_is_an_edition_and_the_newest_speaks(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    build(coverage, store, cheap)
    changed = Article(
        id="bridge-0", outlet="The Ferry", title="Vendsund bridge shut", published_at="2021-03-01",
        text=coverage[0].text.replace("until it is safe", "for a year"),
    )  # fmt: skip
    report = build([changed], store, cheap)
    assert (report.added, report.read) == (1, 1)
    article = store.article("bridge-0")
    assert article is not None
    assert article.text == changed.text
    (story,) = (s for s in store.stories() if "bridge-0" in s.articles)
    assert "bridge-0@1" in story.articles
    editions = [c for c in store.copies(story.articles) if c.kind == "edition"]
    assert ("bridge-0", "bridge-0@1") in {(c.article, c.source) for c in editions}
    assert ("bridge-0@1", "bridge-0") not in {(c.article, c.source) for c in editions}
