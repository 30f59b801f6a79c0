"""A build killed at any moment: the store stands as at its last commit, and the next build goes on to the same end."""

from __future__ import annotations

import json
import os
import random
import signal
import subprocess
import sys
import time
from pathlib import Path

from onrecord.facts.article import Article
from onrecord.store.faults import StoreError
from onrecord.store.store import Store

KILLS = 20
ARTICLES = 24
SCRIPT = Path(__file__).parent / "killable.py"
SEED = 20210301
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
OUTLETS = ("Post", "Times", "Ferry", "Mail", "Echo", "Star")


def articles() -> list[dict[str, str]]:
    """Four small stories of six articles each."""
    made = []
    for n in range(ARTICLES):
        title, what, quotation, who = STORIES[n % len(STORIES)]
        outlet = OUTLETS[n // len(STORIES)]
        text = f'{what} "{quotation}" said {who} on Monday. The {outlet} was there.'
        made.append({"id": f"a{n:02}", "outlet": outlet, "title": title, "published_at": "2021-03-01", "text": text})
    return made


def start(source: Path, store: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "CHEAP_READER_SECONDS": "0.01", "OMP_NUM_THREADS": "1"}
    command = [sys.executable, str(SCRIPT), "build", str(source), "--store", str(store), "--workers", "1"]
    return subprocess.Popen(  # noqa: S603  # our own script
        command, env=environment, stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, start_new_session=True
    )


def finish(source: Path, store: Path) -> tuple[bytes, float]:
    """Let a build run to its end; its exports, and how long it took."""
    began = time.monotonic()
    process = start(source, store)
    _, told = process.communicate(timeout=120)
    assert process.returncode == 0, told.decode()
    return exported(store), time.monotonic() - began


def exported(store: Path) -> bytes:
    from io import BytesIO

    from onrecord.export.jsonl import write_readings, write_records, write_stories

    out = BytesIO()
    with Store.open(store) as kept:
        for write in (write_stories, write_records, write_readings):
            write(kept, out)
    return out.getvalue()


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
        for article in store.articles():
            assert article == given[article.id]
        for story in store.stories():
            record = store.record(story.id)
            if record is not None:
                assert record.articles == story.articles
                for statement in record.statements:
                    for account in statement.accounts:
                        assert all(span.of(given[account.article].text).startswith('"') for span in account.spans)
        counts = store.counts()
        return counts.articles + counts.readings + counts.records


def test_a_killed_build_goes_on_to_the_same_end(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_text("".join(json.dumps(a) + "\n" for a in articles()), encoding="utf-8")
    expected, whole = finish(source, tmp_path / "whole.db")
    with Store.open(tmp_path / "whole.db") as store:
        given = {a.id: a for a in store.articles()}
        assert len(store.stories()) == len(STORIES)
    assert len(given) == ARTICLES
    chance = random.Random(SEED)
    path, kills, held, midway = tmp_path / "killed.db", 0, 0, 0
    while kills < KILLS:
        process = start(source, path)
        time.sleep(chance.uniform(0.2, 1.0) * whole)
        ended = process.poll() is not None
        if not ended:
            kills += 1
            # Sometimes the whole family dies, sometimes only the build, and its worker must end by itself.
            os.killpg(process.pid, signal.SIGKILL) if chance.random() < 0.5 else process.kill()
        process.communicate(timeout=60)
        now = check(path, given)
        assert now >= held, "what was committed stays"
        held = now
        midway += 0 < held < 2 * ARTICLES + len(STORIES)
        if ended:  # by itself, so all is done: that must be right; then once more from the start
            assert exported(path) == expected
            for file in tmp_path.glob("killed.db*"):
                file.unlink()
            held = 0
    assert midway >= 3, "some kills hit a build half done"
    assert finish(source, path)[0] == expected
