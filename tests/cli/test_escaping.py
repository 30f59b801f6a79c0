"""Nothing that an article, a name or a path says steers the terminal, and every style stays on its words."""

from __future__ import annotations

import io
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.padding import Padding
from rich.table import Table
from rich.text import Text
from tests.small_store import small_store

from onrecord.cli.escaping import STEERING, SafeConsole, escaped, escaped_text
from onrecord.facts.article import Article, Broken
from onrecord.facts.record import Record

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]
ATTACK = "\x1b]0;owned\x07\x1b[2J\x9b31m\u202eabc\u2066\r\U000e0041x\x7f"
"""Sets the window's title, clears the screen, colours, turns the direction, goes back to the line's start, spells unseen text."""


@pytest.fixture
def hostile(tmp_path: Path, record: Record) -> Path:
    """A store in which every title, name, reason and id is hostile."""

    def spoiled(value: object, name: str = "") -> object:
        if isinstance(value, tuple):
            return tuple(spoiled(v, name) for v in value)
        if isinstance(value, msgspec.Struct):
            fields = value.__struct_fields__
            return type(value)(**{f: spoiled(getattr(value, f), f) for f in fields})
        free = {
            "title",
            "name",
            "speaker",
            "text",
            "reason",
            "counts",
            "unit",
            "why",
            "notes",
            "body_name",
            "given",
            "says",
            "names",
        }
        return f"{value}{ATTACK}" if isinstance(value, str) and name in free else value

    made = spoiled(msgspec.structs.replace(record, notes=("a note",)))
    assert isinstance(made, Record)
    articles = [Article(i, outlet=f"O{ATTACK}", title=f"T{ATTACK}", text=f"Words {ATTACK} " * 40) for i in record.articles]
    return small_store(tmp_path / "hostile.db", articles, made, Broken(f"bad{ATTACK}.txt", "read", f"why{ATTACK}", ATTACK))


@pytest.mark.parametrize("command", [["show"], ["show", "--all"], ["fix", "log"], ["doctor"], ["fix", "split", f"none{ATTACK}"]])
def test_no_command_lets_anything_steer(hostile: Path, command: list[str]) -> None:
    if command == ["fix", "log"]:
        spoil = [*ONRECORD, "fix", "split", "post.txt", "--store", str(hostile), "--note", f"n{ATTACK}"]
        subprocess.run(spoil, capture_output=True, check=True, timeout=100)  # noqa: S603  # our own
    done = subprocess.run([*ONRECORD, *command, "--store", str(hostile)], capture_output=True, timeout=100, check=False)  # noqa: S603
    for told in (done.stdout.decode(), done.stderr.decode()):
        assert not STEERING.search(told)
        assert "Traceback" not in told
    if command[0] in ("show", "fix"):
        assert "\\x1b" in (done.stdout + done.stderr).decode()
        assert "\\u202e" in (done.stdout + done.stderr).decode()


@given(st.text(st.one_of(st.sampled_from(ATTACK), st.characters(codec="utf-8")), max_size=40))
def test_what_is_escaped_holds_nothing_that_steers(text: str) -> None:
    made = escaped(text)
    assert not STEERING.search(made)
    assert made == text or STEERING.search(text)
    console = SafeConsole(file=io.StringIO(), width=60, highlight=False, force_terminal=True, color_system=None)
    table = Table(title=text)
    table.add_column("x")
    table.add_row(Text(text))
    console.print(text, Text(text), Padding(Text(text), 1), table, markup=False)
    told = console.file.getvalue()  # type: ignore[attr-defined]  # it is the StringIO given
    assert not STEERING.search(told)


@given(st.text(st.sampled_from("ab\x1b\u202e"), max_size=12), st.integers(0, 12), st.integers(0, 12))
def test_styles_stay_on_their_words(plain: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(plain)), min(other, len(plain))))
    text = Text(plain)
    text.stylize("bold", start, end)
    made = escaped_text(text)
    assert [made.plain[s.start : s.end] for s in made.spans] == [escaped(text.plain[s.start : s.end]) for s in text.spans]
