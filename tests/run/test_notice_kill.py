"""Killed at any moment, while records change and while notices are on their way: each comes to effect once, none is lost."""

from __future__ import annotations

import os
import random
import subprocess
import sys
import time
from collections import Counter
from pathlib import Path

from tests.run.changing import NOTICES, change_all
from tests.run.receiver import receiving

from onrecord.run.hooks import Hooks
from onrecord.store.store import Store

SCRIPT = Path(__file__).parent / "changing.py"
KILLS = 12
SEED = 7


def ready(path: Path, url: str) -> Path:
    Store.open(path, write=True).close()
    Hooks.beside(path).add("desk", url, private=True)
    return path


def start(path: Path) -> subprocess.Popen[bytes]:
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    return subprocess.Popen([sys.executable, str(SCRIPT), str(path)], env=environment, stderr=subprocess.PIPE)  # noqa: S603  # ours


def test_each_notice_comes_to_effect_once_over_kills(tmp_path: Path) -> None:
    with receiving() as whole:
        change_all(ready(tmp_path / "whole.db", whole.url))
    expected = [n["id"] for n in whole.notices()]
    assert len(set(expected)) == len(expected) == NOTICES

    chance, path, kills = random.Random(SEED), tmp_path / "killed.db", 0
    running: list[subprocess.Popen[bytes]] = []
    with receiving() as receiver:
        ready(path, receiver.url)
        midway: set[str] = set()

        def kill_on_arrival(name: str) -> None:
            """Every third notice kills its sender between arriving and being noted as sent."""
            if len(receiver.got) % 3 == 0 and len(midway) < KILLS // 2:
                midway.add(name)
                running[0].kill()

        receiver.heard = kill_on_arrival
        while True:
            running[:] = [start(path)]
            if kills < KILLS:
                try:
                    running[0].wait(chance.uniform(0.3, 3.0))
                except subprocess.TimeoutExpired:
                    running[0].kill()
            _, told = running[0].communicate(timeout=120)
            if running[0].returncode == 0:
                with Store.open(path) as store:
                    if store.delivery_counts() == {"desk": {"sent": NOTICES}}:
                        break
                time.sleep(0.3)  # what a killed sender held is due again after that
                continue
            assert running[0].returncode < 0, told.decode()
            kills += 1
        with Store.open(path) as store:
            assert store.damage() == ""
            assert [r.standing for s in store.stories() if (r := store.record(s.id).events[0])] == ["withdrawn"] * 3  # type: ignore[union-attr]  # there
    came = Counter(n["id"] for n in receiver.notices())
    assert set(came) == set(expected), "none is lost, and none is of another change"
    assert midway, "some were killed between the arrival and the note of it"
    assert all(came[name] > 1 for name in midway), "those came again, under the id by which a receiver knows them"
