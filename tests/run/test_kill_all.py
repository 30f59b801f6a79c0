"""Builds, watches, corrections and reports, each killed at any moment and run again: nothing is lost, nothing is there twice.

`KILLS=1000` in the environment runs the whole suite (`make hostile`), `KILLS_SEED` other moments; a few rounds of it run always.
"""

from __future__ import annotations

import os
import random
import re
import signal
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from tests.localsite import Reply, Site, page, serving
from tests.small_store import exported

from onrecord.facts.article import Article
from onrecord.store.store import Store

killing = import_module("killing")
KILLS = int(os.environ.get("KILLS", "12"))
SEED = int(os.environ.get("KILLS_SEED", "20261130"))
MOST_TRIES = 7
"""A command is tried so often at most, and killed, until it is let run to its end."""
Step = tuple[str, ...]
WHEN = re.compile(rb'\d{4}-\d\d-\d\dT[\d:.]+\+00:00|"archive":"[^"]+"')
"""When a correction was made or a page fetched, and where its bytes are kept: other on every day. (The news has another zone.)"""


@pytest.fixture(scope="module")
def site() -> Iterator[Site]:
    """A site with a feed of six articles, of stories that are known and of one that is not."""
    with serving() as found:
        items = []
        for n in range(6):
            title, what, quotation, who = killing.STORIES[n % 4]
            text = f'{what} "{quotation}" said {who} on Monday, and the town of number {n} waits for more of it.'
            found.put(f"/{n}", page(title, text, text.replace("Monday", "Tuesday"), at="2021-03-01T08:00:00+01:00"))
            items.append(f"<item><title>{title}</title><link>{found.url}/{n}</link></item>")
        feed = f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{''.join(items)}</channel></rss>"
        found.put("/feed", Reply(feed, kind="application/rss+xml"))
        yield found


def steps(folder: Path, site: Site) -> dict[str, Step]:
    """The commands of one working day, by name, for a store in `folder`."""
    store = str(folder / "news.db")
    merged = [story_of(f"a0{n}") for n in (0, 1)]
    return {
        "build": ("build", str(folder / "first.jsonl"), "--store", store, "--workers", "1"),
        "merge": ("fix", "merge", *merged, "--store", store, "--by", "Ann"),
        "more": ("build", str(folder / "second.jsonl"), "--store", store, "--workers", "1"),
        "watch": ("watch", f"{site.url}/feed", "--store", store, "--once", "--workers", "1", "--delay", "0", "--private"),
        "report": ("report", "--store", store, "--out", str(folder / "site")),
    }


STORY_IDS: dict[str, str] = {}


def story_of(article: str) -> str:
    """The story of an article in the first build, undisturbed: ids of stories depend on nothing else."""
    return STORY_IDS[article]


def state(folder: Path) -> tuple[bytes, tuple[str, ...], int]:
    """All that a store tells, the pages of its report, and how many corrections it keeps."""
    with Store.open(folder / "news.db") as store:
        edits = len(store.edits())
    pages = tuple(sorted(str(f.relative_to(folder / "site")) for f in (folder / "site").rglob("*.html")))
    return WHEN.sub(b"", exported(folder / "news.db")), pages, edits


def kept(path: Path) -> tuple[int, int, int]:
    """How many articles, readings and corrections a store holds, after a look that it is whole.

    Records are no such ground: that of a story that has new articles goes with the commit that gives it those, and is made anew.
    """
    given = {a["id"]: Article(**a) for a in killing.articles(36)}
    if not killing.check(path, given):
        return 0, 0, 0
    with Store.open(path) as store:
        counts = store.counts()
        return counts.articles, counts.readings, len(store.edits())


def day(folder: Path) -> None:
    folder.mkdir()
    killing.written(folder / "first.jsonl", killing.articles())
    killing.written(folder / "second.jsonl", killing.articles(12, first=24))


def test_whatever_is_killed_comes_to_the_same_end(tmp_path: Path, site: Site) -> None:
    day(tmp_path / "calm")
    store = tmp_path / "calm" / "news.db"
    took = {"build": killing.finish("build", tmp_path / "calm" / "first.jsonl", "--store", store, "--workers", "1")}
    with Store.open(store) as kept_store:
        STORY_IDS.update({a: s.id for s in kept_store.stories() for a in s.articles})
    for name, words in list(steps(tmp_path / "calm", site).items())[1:]:
        took[name] = killing.finish(*words)
    expected = state(tmp_path / "calm")
    chance = random.Random(SEED)
    kills = round_number = 0
    while kills < KILLS:
        folder = tmp_path / f"day{round_number}"
        day(folder)
        for name, words in steps(folder, site).items():
            for _ in range(chance.randrange(MOST_TRIES)):
                before = kept(folder / "news.db")
                kills += killed(words, chance.uniform(0.1, 1.1) * took[name], chance)
                after = kept(folder / "news.db")
                assert all(a >= b for a, b in zip(after, before, strict=True)), f"{name} lost what was committed"
                if name == "merge" and after[2]:
                    break
            if not (name == "merge" and kept(folder / "news.db")[2]):
                killing.finish(*words)
        assert state(folder) == expected, f"day {round_number} ends elsewhere"
        round_number += 1
        print(f"{kills} kills in {round_number} days")  # noqa: T201  # the whole suite takes an hour
    assert kills >= KILLS


def killed(words: Step, after: float, chance: random.Random) -> bool:
    """Whether a command was killed `after` so many seconds, before it ended: the whole family, or only its head."""
    process: Any = killing.start(*words)
    time.sleep(after)
    running = process.poll() is None
    if running:
        os.killpg(process.pid, signal.SIGKILL) if chance.random() < 0.5 else process.kill()
    process.communicate(timeout=60)
    return bool(running)
