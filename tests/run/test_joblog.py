"""Builds asked for in the browser outlast the server: told as broken off, and there to be asked for again."""

from __future__ import annotations

import threading
from pathlib import Path

import pytest

from onrecord.acquire.how import How
from onrecord.run.joblog import JobLog, KeptInput, KeptJob
from onrecord.run.jobs import KEPT, Given, Job, Jobs, Upload, pasted
from onrecord.run.options import BuildOptions

GIVEN = (
    KeptInput("https://news.example/a", address="https://news.example/a"),
    KeptInput("Text 1", article=pasted("The mill burned.", outlet="Post"), articles=("pasted/1",), taken=True),
    KeptInput("mill.txt", name="mill.txt", data=b"The mill \xff burned."),
)


def test_what_was_under_way_is_told_as_broken_off_with_all_that_it_was_given(tmp_path: Path) -> None:
    store = tmp_path / "x.db"
    JobLog.beside(store).keep(KeptJob("j1", "Ann", "2024-03-05T10:00:00+00:00", "fast", "running", GIVEN))
    (job,) = Jobs(store).all()
    assert (job.state, job.over, job.again, job.options.mode) == ("broken off", True, True, "fast")
    assert [one.source for one in job.given] == [GIVEN[0].address, GIVEN[1].article, Upload("mill.txt", b"The mill \xff burned.")]
    assert job.given[1].articles == ["pasted/1"]


def test_what_is_done_stays_known_but_not_the_files_it_was_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store, ended = tmp_path / "x.db", threading.Event()

    def perform(job: Job) -> None:
        states.append(JobLog.beside(store).all()[0].state)
        job.state = "done"
        ended.set()

    states: list[str] = []
    monkeypatch.setattr("onrecord.run.jobs.perform", perform)
    jobs = Jobs(store)
    job = jobs.ask(store, [Given("mill.txt", Upload("mill.txt", b"burned"))], BuildOptions(now="2024-03-05"), How(), "Ann")
    assert ended.wait(10)
    for _ in range(200):
        (kept,) = JobLog.beside(store).all()
        if kept.state == "done":
            break
        threading.Event().wait(0.02)
    assert states == ["running"]
    assert (kept.id, kept.state, kept.given[0].data) == (job.id, "done", b"")
    (known,) = Jobs(store).all()
    assert (known.state, known.again) == ("done", False)


def test_a_log_that_cannot_be_read_or_written_stops_nothing(tmp_path: Path) -> None:
    log = JobLog(tmp_path / "x.db.builds")
    log.keep(KeptJob("j1", "", "2024-03-05", "fast", "failed", GIVEN[:1], fault="no network"))
    (log.folder / "j2.json").write_bytes(b"\xff{")
    assert [j.id for j in log.all()] == ["j1"]
    (tmp_path / "file").write_text("no folder")
    blocked = JobLog(tmp_path / "file")
    blocked.keep(KeptJob("j3", "", "2024-03-05", "fast", "failed", ()))
    assert blocked.all() == ()


def test_the_oldest_are_forgotten_beside_the_store_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    store = tmp_path / "x.db"
    for n in range(KEPT + 3):
        JobLog.beside(store).keep(KeptJob(f"j{n:03}", "", f"2024-03-05T10:{n:02}:00", "fast", "failed", ()))
    monkeypatch.setattr("onrecord.run.jobs.perform", lambda job: setattr(job, "state", "done"))
    Jobs(store).ask(store, [], BuildOptions(now="2024-03-06"), How(), "")
    left = {j.id for j in JobLog.beside(store).all()}
    assert "j000" not in left
    assert f"j{KEPT + 2:03}" in left
