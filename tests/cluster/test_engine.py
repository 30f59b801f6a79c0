"""What happens when work is lost: a worker, the driver, a file. And what is said where Daft or Ray is not there."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from importlib.util import find_spec
from pathlib import Path

import pytest
from tests.cluster.conftest import CHEAP, RUN, Inline
from tests.cluster.coverage import content, write

from onrecord.acquire.inputs import acquire
from onrecord.cluster import engine as engines
from onrecord.cluster.build import build
from onrecord.cluster.engine import Engine, MissingError
from onrecord.cluster.parts import Note, PartsError
from onrecord.cluster.settings import Settings
from onrecord.cluster.stages import starting
from onrecord.cluster.tasks import Task
from onrecord.run.build import build as build_here
from onrecord.store.store import Store

SCRIPT = Path(RUN) / "killable.py"


class Losing(Engine):
    """Hands tasks out, and loses a worker after each that gets done, `useless` all of them before any is."""

    def __init__(self, useless: bool = False) -> None:
        super().__init__(1)
        self.useless = useless
        self.rounds = 0

    def _handed_out(self, stage: str, settings: str, tasks: Sequence[Task]) -> Iterator[Note]:
        self.rounds += 1
        if not self.useless:
            answer = starting(stage, settings)
            yield answer(tasks[0])
            if len(tasks) > 1:
                answer(tasks[1])  # done, but its worker is lost before it could tell
        raise RuntimeError("the actor died")


def test_lost_workers_cost_only_what_they_were_at(tmp_path: Path, settings: Settings) -> None:
    source = str(write(tmp_path / "news.jsonl", 150))
    engine = Losing()
    whole = build([source], engine, settings)
    assert whole.count("records") == whole.count("stories") > 3
    assert engine.rounds > 11


def test_work_that_nobody_can_do_ends_the_build_with_the_reason(tmp_path: Path, settings: Settings) -> None:
    engine = Losing(useless=True)
    with pytest.raises(PartsError, match=r"1 of 1 tasks cannot be done.*the actor died"):
        build([str(write(tmp_path / "news.jsonl", 9))], engine, settings)
    assert engine.rounds == engines.TRIES


def test_what_is_done_is_not_done_again(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    source = str(write(tmp_path / "news.jsonl", 30))
    first = build([source], inline, settings)
    asked = dict(inline.asked)
    assert build([source], inline, settings) == first
    assert inline.asked == asked, "nothing more was asked for"
    gone = Path(settings.folder) / first.records[0].path
    gone.unlink()
    assert build([source], inline, settings) == first
    assert inline.asked["records"] == asked["records"] + 1
    assert inline.asked["readings"] == asked["readings"]


def test_new_articles_leave_what_was_read_as_it_is(tmp_path: Path, inline: Inline, settings: Settings) -> None:
    one = str(write(tmp_path / "one.jsonl", 30))
    build([one], inline, settings)
    read = inline.asked["readings"]
    (tmp_path / "two.jsonl").write_text(
        '{"id": "more", "text": "A crane fell on two piers at Brack.", "published_at": "2021-02-01"}\n'
    )
    build([one, str(tmp_path / "two.jsonl")], inline, settings)
    assert inline.asked["readings"] == read + 1


def test_an_input_that_is_no_file_is_refused(inline: Inline, settings: Settings) -> None:
    with pytest.raises(PartsError, match="reads files"):
        build(["https://news.example/1"], inline, settings)


def test_a_missing_library_is_named_with_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(engines, "find_spec", lambda _: None)
    with pytest.raises(MissingError, match="daft") as told:
        Engine(1)
    assert told.value.hint == "pip install 'onrecord[cluster]'"


def local(tmp_path: Path, source: Path) -> dict[str, list[str]]:
    """The local build's store of a file."""
    with Store.open(tmp_path / "local.db", write=True) as store:
        build_here(acquire([str(source)]), store, CHEAP)
    return unstamped(tmp_path / "local.db")


def unstamped(path: Path) -> dict[str, list[str]]:
    """All that a store holds, but for the times at which records were made."""
    found = content(path)
    found.pop("listings")
    return found


def command(source: Path, store: Path, *more: str) -> list[str]:
    """The command line with the cheap reader."""
    return [sys.executable, str(SCRIPT), "build", str(source), "--store", str(store), "--engine", "daft", "-j", "2", *more]


def environment(**more: str) -> dict[str, str]:
    """Where Daft's processes find the cheap reader."""
    return {**os.environ, "PYTHONPATH": os.pathsep.join([RUN, os.environ.get("PYTHONPATH", "")]), **more}


def until(true: Callable[[], bool], seconds: float) -> bool:
    """Wait for something, so long at most."""
    ended = time.monotonic() + seconds
    while time.monotonic() < ended and not true():
        time.sleep(0.05)
    return true()


def test_a_killed_driver_goes_on_from_what_is_written(tmp_path: Path) -> None:
    source, store, notes = write(tmp_path / "news.jsonl", 150), tmp_path / "news.db", tmp_path / "news.parts/readings/_notes"
    slow = environment(CHEAP_READER_SECONDS="0.1")
    process = subprocess.Popen(command(source, store), env=slow, start_new_session=True, stderr=subprocess.DEVNULL)  # noqa: S603  # ours
    assert until(lambda: notes.is_dir() and any(notes.iterdir()), 600), "nothing was read in time"
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    kept = {path: path.stat().st_mtime_ns for path in notes.glob("*.json")}
    done = subprocess.run(command(source, store), env=environment(), capture_output=True, text=True, timeout=900, check=False)  # noqa: S603
    assert done.returncode == 0, done.stderr
    assert kept
    assert all(path.stat().st_mtime_ns == when for path, when in kept.items()), "what was read was read again"
    assert unstamped(store) == local(tmp_path, source)


WITHOUT_RAY = pytest.mark.skipif(find_spec("ray") is None, reason="Ray is not installed: pip install 'onrecord[cluster]'")


@pytest.mark.parametrize("where", [(), pytest.param(("--ray", "local"), marks=WITHOUT_RAY)], ids=["alone", "on Ray"])
def test_two_workers_make_the_same_store(where: tuple[str, ...], tmp_path: Path) -> None:
    source, store = write(tmp_path / "news.jsonl", 150), tmp_path / "news.db"
    done = subprocess.run(  # noqa: S603  # ours
        command(source, store, *where), env=environment(), capture_output=True, text=True, timeout=900, check=False
    )
    assert done.returncode == 0, done.stderr
    assert unstamped(store) == local(tmp_path, source)
