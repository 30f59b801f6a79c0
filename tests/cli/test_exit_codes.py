"""Every exit code of docs/commands.md, one by one, and never a traceback."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from tests.small_store import small_store

from onrecord.facts.article import Article
from onrecord.facts.record import Record

ONRECORD = f'{sys.executable} -c "from onrecord.cli import main; main()"'
DOCUMENTED = (Path(__file__).parents[2] / "docs/commands.md").read_text("utf-8")


def shell(line: str) -> subprocess.CompletedProcess[str]:
    """Run a line as a shell does; `onrecord` is this one, the exit code that of its last part."""
    line = re.sub(r"\bonrecord ", lambda _: f"{ONRECORD} ", line)
    done = subprocess.run(["bash", "-o", "pipefail", "-c", line], capture_output=True, text=True, timeout=100, check=False)  # noqa: S603, S607
    assert "Traceback" not in done.stderr
    return done


@pytest.fixture
def long(tmp_path: Path, record: Record) -> Path:
    """A store whose record and readings are longer than a pipe holds."""
    made = msgspec.structs.replace(record, notes=tuple(f"note {n} {'x' * 90}" for n in range(4000)))
    return small_store(tmp_path / "long.db", [Article(i, text="words " * 50_000) for i in made.articles], made)


def test_0_for_what_is_done(store: Path) -> None:
    for line in ("onrecord version", f"onrecord show --store {store}", f"onrecord export stories --store {store}"):
        assert shell(line).returncode == 0


@pytest.mark.parametrize("line", ["onrecord nothing", "onrecord show", "onrecord show none --store {store}",
                                  "onrecord backup --store {store} --out {store}", "onrecord doctor --repair",
                                  "onrecord report --store {store} --out {store}"])  # fmt: skip
def test_2_for_a_call_whose_words_are_off(store: Path, line: str) -> None:
    done = shell(line.format(store=store))
    assert done.returncode == 2
    assert done.stderr.strip()


def test_3_where_no_input_could_be_used(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").touch()
    for line in ("onrecord read {0}/empty.txt", "onrecord build {0}/empty.txt --store {0}/n.db", "onrecord read {0}/none.txt"):
        assert shell(line.format(tmp_path)).returncode == 3


@pytest.mark.parametrize("command", ["show", "export records", "fix log", "fix undo 1", "report --out {0}/site", "serve --port 0",
                                     "doctor", "doctor --repair", "backup --out {0}/b.db"])  # fmt: skip
@pytest.mark.parametrize("content", [None, b"", b"just words" * 300], ids=["missing", "empty", "no store"])
def test_4_where_the_store_is_none(tmp_path: Path, command: str, content: bytes | None) -> None:
    path = tmp_path / "news.db"
    if content is not None:
        path.write_bytes(content)
    done = shell(f"onrecord {command.format(tmp_path)} --store {path}")
    assert done.returncode == 4
    assert "onrecord build" in done.stderr + done.stdout
    assert (path.read_bytes() if path.exists() else None) == content
    assert not (tmp_path / "b.db").exists()


def test_4_for_a_damaged_store(store: Path) -> None:
    body = bytearray(store.read_bytes())
    for at in range(2048, len(body) - 2048, 2048):
        body[at : at + 12] = b"\xee" * 12
    store.write_bytes(body)
    for command in ("show", "export records", "fix log", "doctor"):
        done = shell(f"onrecord {command} --store {store}")
        assert done.returncode == 4, command
        assert "doctor --repair" in " ".join((done.stderr + done.stdout).split()), "also where a long path breaks the line"


def test_70_for_a_fault_of_ours(store: Path) -> None:
    broken = "import onrecord.web.report as r; r.write_report = lambda *a: 1 / 0; from onrecord.cli import main; main()"
    command = [sys.executable, "-c", broken, "report", "--store", str(store), "--out", str(store.parent / "site")]
    done = subprocess.run(command, capture_output=True, text=True, timeout=100, check=False)  # noqa: S603  # our own
    assert done.returncode == 70
    assert "a fault in onrecord: ZeroDivisionError" in done.stderr
    assert "Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["show", "export readings", "show | cat", "export readings | cat"])
def test_141_and_no_word_where_the_reader_has_gone(long: Path, command: str) -> None:
    first, _, then = command.partition(" | ")
    done = shell(f"onrecord {first} --store {long} | {then + ' | ' if then else ''}head -c 10 > /dev/null")
    assert done.returncode == 141
    assert done.stderr == ""


def test_closed_output_is_told(store: Path) -> None:
    for line in (f"onrecord show --store {store} >&-", f"onrecord export records --store {store} >&-"):
        done = shell(line)
        assert done.returncode == 2
        assert "standard output is closed" in done.stderr
    assert shell(f"onrecord show --store {store} 2>&-").returncode == 0


def test_every_code_is_documented_and_every_documented_code_is_ours() -> None:
    from onrecord.cli import problems

    ours = {0, *(value for name, value in vars(problems).items() if name.isupper() and isinstance(value, int))}
    assert {int(code) for code in re.findall(r"^\| (\d+) \|", DOCUMENTED, re.MULTILINE)} == ours
    assert os.name == "posix"
