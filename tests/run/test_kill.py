"""A build killed at any moment: the store stands as at its last commit, and the next build goes on to the same end."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import time
from importlib import import_module
from pathlib import Path

from tests.small_store import exported

from onrecord.store.store import Store

killing = import_module("killing")
KILLS = 20
SEED = 20210301


def start(source: Path, store: Path) -> subprocess.Popen[bytes]:
    process: subprocess.Popen[bytes] = killing.start("build", source, "--store", store, "--workers", "1")
    return process


def finish(source: Path, store: Path) -> float:
    took: float = killing.finish("build", source, "--store", store, "--workers", "1")
    return took


def test_a_killed_build_goes_on_to_the_same_end(tmp_path: Path) -> None:
    source = killing.written(tmp_path / "articles.jsonl", killing.articles())
    whole = finish(source, tmp_path / "whole.db")
    expected = exported(tmp_path / "whole.db")
    with Store.open(tmp_path / "whole.db") as store:
        given = {a.id: a for a in store.articles()}
        assert len(store.stories()) == len(killing.STORIES)
    assert len(given) == killing.ARTICLES
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
        now = killing.check(path, given)
        assert now >= held, "what was committed stays"
        held = now
        midway += 0 < held < 2 * killing.ARTICLES + len(killing.STORIES)
        if ended:  # by itself, so all is done: that must be right; then once more from the start
            assert exported(path) == expected
            for file in tmp_path.glob("killed.db*"):
                file.unlink()
            held = 0
    assert midway >= 3, "some kills hit a build half done"
    finish(source, path)
    assert exported(path) == expected
