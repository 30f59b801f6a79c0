"""`onrecord notify`, as it is typed; and who else delivers."""

from __future__ import annotations

import re
import subprocess
import sys
from pathlib import Path

import pytest
from tests.run.receiver import receiving

from onrecord.facts.change import Change
from onrecord.facts.notice import Notice
from onrecord.store.store import Store

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]


def onrecord(line: str, store: Path) -> subprocess.CompletedProcess[str]:
    """Run a command on a store."""
    words = [*ONRECORD, *line.split(), "--store", str(store)]
    return subprocess.run(words, capture_output=True, text=True, timeout=100, check=False)  # noqa: S603  # our own command


def put(store: Path, name: str) -> None:
    change = Change("opened", "discrepancy", "d1", "figure: 12 or 15")
    with Store.open(store, write=True) as kept, kept.commit_point():
        kept.put_notice(Notice(name, "2031-03-04", "s", "Quay shelled", change, ()), ["desk"], 0.0)


def test_from_adding_to_giving_up_and_again(store: Path) -> None:
    with receiving() as receiver:
        added = onrecord(f"notify add desk {receiver.url} --private --on opened", store)
        assert added.returncode == 0, added.stderr
        secret = added.stdout.strip()
        assert re.fullmatch(r"whsec_[A-Za-z0-9+/]{43}=", secret)
        assert onrecord("notify try desk", store).returncode == 0
        assert receiver.notices()[0]["change"]["title"] == "a trial: nothing has changed"
        receiver.statuses = [410, 204]
        put(store, "n1")
        assert "given up" in onrecord("notify deliver", store).stderr
        listed = onrecord("notify list", store).stdout
        assert secret not in listed
        assert "/hook" not in listed
        assert "0 arrived, 0 waiting, 1 given up" in listed
        assert "given up: opened: figure: 12 or 15 (the receiver answered 410)" in listed
        doctor = onrecord("doctor", store)
        assert "1 given up: onrecord notify list" in " ".join(doctor.stdout.split())
        assert "1 notice sent" in onrecord("notify again", store).stderr
        assert [n["id"] for n in receiver.notices()[1:]] == ["n1", "n1"]
        put(store, "n2")
        (store.parent / "more.txt").write_text("The quay of Brack was shut on Tuesday, its harbour master said on Wednesday.")
        built = onrecord(f"build {store.parent / 'more.txt'} --reader fast", store)
        assert built.returncode == 0, built.stderr
        assert receiver.notices()[-1]["id"] == "n2", "a build delivers"
    assert onrecord("notify remove desk", store).returncode == 0
    assert onrecord("notify list", store).stdout == "Nobody yet.\n"


def test_a_teams_server_does_not_start_with_a_hook_inside(store: Path) -> None:
    assert onrecord("notify add desk http://127.0.0.1:1/ --private", store).returncode == 0
    words = [*ONRECORD, "user", "add", "ann", "--password-stdin", "--store", str(store)]
    subprocess.run(words, input="four words or more\n", text=True, check=True, capture_output=True, timeout=100)  # noqa: S603  # ours
    done = onrecord("serve --team --port 0", store)
    assert done.returncode == 2
    assert "private networks" in done.stderr


@pytest.mark.parametrize(
    ("line", "code"),
    [
        ("notify add desk nothing", 2),
        ("notify add desk https://x.example --on everything", 2),
        ("notify remove desk", 2),
        ("notify try desk", 2),
        ("notify deliver", 0),
        ("notify list", 0),
    ],
)
def test_what_is_off_is_said(store: Path, line: str, code: int) -> None:
    done = onrecord(line, store)
    assert done.returncode == code, done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("line", ["notify add desk https://x.example", "notify remove desk", "notify again", "notify deliver"])
def test_no_store_is_made(tmp_path: Path, line: str) -> None:
    assert onrecord(line, tmp_path / "none.db").returncode == 4
    assert list(tmp_path.iterdir()) == []
