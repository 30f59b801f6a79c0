"""What the tests that kill share: small stories, a process to kill, and whether a store is whole."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
from collections.abc import Iterable
from pathlib import Path

from onrecord.facts.article import Article
from onrecord.store.faults import StoreError
from onrecord.store.store import Store

ARTICLES = 24
SCRIPT = Path(__file__).parent / "killable.py"
STORIES = (
    (
        "Vendsund crane falls",
        "A crane fell on two piers of Vendsund harbour and ships must anchor outside.",
        "The harbour stays shut",
        "Ida Lund",
    ),
    (
        "Tolmark bakers strike",
        "Bakers across Tolmark walked out over night shifts and shops had no bread.",
        "We bake no more at night",
        "Olaf Brandt",
    ),
    (
        "Askholm school burns",
        "Flames destroyed the gymnasium of a school in Askholm while pupils were on holiday.",
        "Lessons move to the library",
        "Siv Dahl",
    ),
    (
        "Museum loses painting",
        "Thieves cut a portrait from its frame in the Grimsvik museum before dawn.",
        "The alarm was switched off",
        "Karl Moe",
    ),
)
OUTLETS = ("Post", "Times", "Ferry", "Mail", "Echo", "Star", "Voice", "Herald", "Globe")


def articles(count: int = ARTICLES, first: int = 0) -> list[dict[str, str]]:
    """Four small stories, told by as many outlets as it takes."""
    made = []
    for n in range(first, first + count):
        title, what, quotation, who = STORIES[n % len(STORIES)]
        outlet = OUTLETS[n // len(STORIES)]
        text = f'{what} "{quotation}" said {who} on Monday. The {outlet} was there.'
        made.append({"id": f"a{n:02}", "outlet": outlet, "title": title, "published_at": "2021-03-01", "text": text})
    return made


def written(path: Path, found: Iterable[dict[str, str]]) -> Path:
    """A file of JSON Lines."""
    path.write_text("".join(json.dumps(a) + "\n" for a in found), encoding="utf-8")
    return path


def start(*words: str | Path) -> subprocess.Popen[bytes]:
    """A command of onrecord with the cheap reader, in a process group of its own."""
    environment = {**os.environ, "CHEAP_READER_SECONDS": "0.01", "OMP_NUM_THREADS": "1"}
    return subprocess.Popen(  # noqa: S603  # our own script
        [sys.executable, str(SCRIPT), *map(str, words)],
        env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True,
    )  # fmt: skip


def finish(*words: str | Path) -> float:
    """Let a command run to its end; how long it took."""
    began = time.monotonic()
    process = start(*words)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told.decode()
    return time.monotonic() - began


def check(path: Path, given: dict[str, Article]) -> int:
    """The store is whole: sound, of true articles, its records of its stories; how much it holds."""
    if not path.exists() or not path.stat().st_size:
        return 0
    try:
        store = Store.open(path)
    except StoreError as fault:  # killed between two steps of laying out its tables: told as what it is, and the next build goes on
        if "nothing has been built in it" not in str(fault):
            raise
        return 0
    with store:
        assert store.damage() == ""
        texts = {}
        for article in store.articles():
            texts[article.id] = article.text
            assert article == given.get(article.id, article), "nothing but what was given, or was fetched"
        for story in store.stories():
            record = store.record(story.id)
            if record is not None:
                assert set(record.articles) <= set(story.articles)
                for statement in record.statements:
                    for account in statement.accounts:
                        assert all(span.of(texts[account.article]).startswith('"') for span in account.spans)
        counts = store.counts()
        return counts.articles + counts.readings + counts.records
