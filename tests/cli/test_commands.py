"""The commands, as a user's shell sees them: output, messages, exit codes."""

from __future__ import annotations

import json
import os
import re
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from onrecord.facts.story import Story
from onrecord.store.store import Store

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]
COMMANDS = ["build", "show", "serve", "report", "export", "read", "backup", "fix", "user", "doctor", "version"]
FIXES = ["split", "merge", "join", "part", "wrong", "speaker", "note", "same", "apart", "undo", "log"]


def run(*arguments: object, stdin: bytes | None = None) -> subprocess.CompletedProcess[str]:
    """Run `onrecord` with these arguments."""
    done = subprocess.run([*ONRECORD, *map(str, arguments)], capture_output=True, input=stdin, timeout=120, check=False)  # noqa: S603
    return subprocess.CompletedProcess(done.args, done.returncode, done.stdout.decode(), done.stderr.decode())


@pytest.mark.parametrize("command", [[], *[[c] for c in COMMANDS], *[["fix", f] for f in FIXES]])
def test_every_help_has_an_example(command: list[str]) -> None:
    told = run(*command, "--help")
    assert told.returncode == 0
    assert re.search(r"(Example|Start with):\s+onrecord", " ".join(told.stdout.split()))


@pytest.mark.parametrize(
    ("line", "unwanted"),
    [
        ("from onrecord.cli import main", ("typer", "rich", "msgspec")),
        ("sys.argv[1:] = ['--version']; from onrecord.cli import main; main()", ("rich", "msgspec", "onrecord.cli.build")),
        (
            "sys.argv[1:] = ['--help']; from onrecord.cli import main; main()",
            ("spacy", "numpy", "msgspec", "markdown_it", "pydantic"),
        ),
    ],
)
def test_what_needs_little_imports_little(line: str, unwanted: tuple[str, ...]) -> None:
    code = (
        f"import atexit, sys; atexit.register(lambda: print([m for m in {unwanted} if m in sys.modules], file=sys.stderr))\n{line}"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)  # noqa: S603
    assert done.stderr.strip() == "[]"


def test_the_version_is_told_both_ways() -> None:
    import onrecord

    assert run("--version").stdout == run("version").stdout == f"onrecord {onrecord.__version__}\n"


def test_the_help_names_every_command_with_its_first_words() -> None:
    told = " ".join(run("--help").stdout.replace("│", "").split())
    for command in COMMANDS:
        assert re.search(rf" {command} [A-Z]", told), command
    assert "Print the version of onrecord." in told


def test_show_prints_everything_with_its_words(store: Path) -> None:
    told = run("show", "--store", store)
    assert told.returncode == 0, told.stderr
    text = " ".join(told.stdout.split())
    for words in (
        "[1] The Ferry, 1 Mar 2021 Bridge shut",
        "d1 figure: conflict 2 against 3 piers [1] Two piers [2] Three piers",
        "c1 order, issued, 2021-03-01, not binding",
        's1 Ida Lund 1 origin: both rest on The Ferry [1] "It stays shut until it is safe,"',
        '[2] truncated: "It stays shut," ← The Ferry',
        "v1 The bridge at Vendsund is shut COERCE/restrict, actual, 2021-03-01 1 to 2 origins",
        "f1 2 - piers",
        "[2] relays The Ferry The Ferry reported",
        "[2] copies part of [1] (40% of its words): credits it",
        "1 Mar 2021 The bridge is shut",
    ):
        assert words in text
    assert "\x1b" not in told.stdout, "no colours where there is no terminal"
    assert all(line == line.rstrip() for line in told.stdout.splitlines())


def test_show_takes_the_beginning_of_an_id_or_an_article(store: Path) -> None:
    assert run("show", "s1f", "--store", store).returncode == 0
    assert run("show", "post.txt", "--store", store).returncode == 0
    wrong = run("show", "zzz", "--store", store)
    assert wrong.returncode == 2
    assert "there is no story 'zzz'" in wrong.stderr
    assert "lists the stories" in wrong.stderr


def test_show_lists_several_stories(store: Path) -> None:
    with Store.open(store, write=True) as kept, kept.commit_point():
        kept.keep_stories([*kept.stories(), Story("s9", "Rain [is] due", ("x",))], (), ())
    told = run("show", "--store", store)
    assert "Rain [is] due" in told.stdout
    assert "s1f2e3" in told.stdout
    assert "onrecord show" in told.stdout


def test_show_as_of(store: Path) -> None:
    told = run("show", "--store", store, "--as-of", "2021-03-01")
    assert told.returncode == 0, told.stderr
    assert "As it was known at 1 Mar 2021" in told.stdout
    assert "The Ferry" in told.stdout
    assert "Post" not in told.stdout
    assert run("show", "--store", store, "--as-of", "soon").returncode == 2
    early = run("show", "--store", store, "--as-of", "2020-01-01")
    assert early.returncode == 2
    assert "nothing of s1f2e3 was published by 2020-01-01" in early.stderr


@pytest.mark.parametrize("what", ["stories", "records", "readings"])
def test_export_gives_lines_of_json_and_nothing_else(store: Path, what: str) -> None:
    told = run("export", what, "--store", store, "--format", "jsonl")
    assert told.returncode == 0
    assert told.stderr == ""
    found = [json.loads(line) for line in told.stdout.splitlines()]
    assert len(found) == (2 if what == "readings" else 1)


@pytest.mark.parametrize(
    ("arguments", "code", "words"),
    [
        (["nonsense"], 2, "No such command"),
        (["show"], 2, "--store"),
        (["export", "poems", "--store", "STORE"], 2, "poems"),
        (["export", "stories", "--store", "STORE", "--format", "csv"], 2, "--format jsonl"),
        (["build", "nowhere", "--store", "NEW"], 3, "nowhere"),
        (["read", "nowhere"], 3, "nowhere"),
        (["show", "--store", "NEW"], 4, "onrecord build"),
        (["fix", "undo", "1", "--store", "NEW"], 4, "onrecord build"),
        (["fix", "undo", "7", "--store", "STORE"], 2, "there is no correction 7"),
        (["fix", "wrong", "s99", "--store", "STORE"], 2, "there is no statement, event, figure, act or discrepancy"),
        (["fix", "split", "no.txt", "--store", "STORE"], 2, "there is no article"),
        (["fix", "join", "Ida Lund", "Nobody", "--store", "STORE"], 2, "is called 'Nobody'"),
        (["serve", "--store", "STORE", "--host", "0.0.0.0"], 2, "add --team"),  # noqa: S104  # it is refused
        (["serve", "--store", "STORE", "--team"], 2, "onrecord user add"),
        (["user", "remove", "ann", "--store", "STORE"], 2, "there is no user"),
        (["user", "add", "ann", "--store", "NEW", "--password-stdin"], 4, "onrecord build"),
        (["report", "--store", "STORE", "--story", "none", "--out", "x.html"], 2, "none"),
    ],
)  # fmt: skip
def test_errors_say_what_to_do_and_differ_by_exit_code(
    store: Path, tmp_path: Path, arguments: list[str], code: int, words: str
) -> None:
    places = {"STORE": str(store), "NEW": str(tmp_path / "new.db")}
    told = run(*[places.get(a, a) for a in arguments])
    assert told.returncode == code, told.stderr
    assert words in told.stderr
    assert "Traceback" not in told.stderr
    assert told.stdout == ""
    assert not (tmp_path / "new.db").exists()


def test_corrections_are_logged_applied_and_undone(store: Path) -> None:
    """On a store whose stories are matched anew: the two articles are one story until a person parts them."""

    def stories() -> set[frozenset[str]]:
        with Store.open(store) as kept:
            return {frozenset(s.articles) for s in kept.stories()}

    told = run("fix", "split", "post.txt", "--store", store, "--by", "Ann", "--note", "another bridge")
    assert told.returncode == 0, told.stderr
    assert "fix undo 1" in " ".join(told.stderr.split())
    assert stories() == {frozenset({"ferry.txt"}), frozenset({"post.txt"})}
    log = run("fix", "log", "--store", store).stdout
    assert "Correction 1 by Ann" in log
    assert "(another bridge)" in " ".join(log.split())
    with Store.open(store) as kept:
        names = [s.id for s in kept.stories()]
        made = [kept.record(name) for name in names]
    assert [note for r in made if r is not None for note in r.notes if "by Ann" in note], "the record shows it"
    assert run("fix", "merge", *names, "--store", store, "--by", "Ben").returncode == 0
    assert stories() == {frozenset({"ferry.txt", "post.txt"})}
    assert run("fix", "undo", "2", "--store", store, "--by", "Ann").returncode == 0
    assert stories() == {frozenset({"ferry.txt"}), frozenset({"post.txt"})}
    assert "[undone]" in run("fix", "log", "--store", store).stdout


def test_a_closed_pipe_ends_quietly(store: Path) -> None:
    command = [*ONRECORD, "export", "records", "--store", str(store)]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)  # noqa: S603  # our own command
    assert process.stdout is not None
    assert process.stderr is not None
    process.stdout.close()
    told = process.stderr.read()
    process.stderr.close()
    assert process.wait(60) in (0, 141)
    assert told == b""


TEXTS = {
    "a.txt": "Bridge shut\n\nThe bridge at Vendsund was shut on Monday, 1 March 2021. "
    "“It stays shut until it is safe,” said Ida Lund, the mayor. Two piers are cracked.",
    "b.txt": "Vendsund bridge closed\n\nThe bridge at Vendsund was shut on Monday after cracks were found. "
    "“It stays shut until it is safe,” the mayor of Vendsund, Ida Lund, told the Post.",
    "empty.txt": " \n",
}


def test_from_files_to_a_record(tmp_path: Path) -> None:
    """The whole length, with the real reader, in a process of its own."""
    folder, path = tmp_path / "news", tmp_path / "news.db"
    folder.mkdir()
    for name, text in TEXTS.items():
        (folder / name).write_text(text, encoding="utf-8")
    told = run("build", folder, "--store", path)
    assert told.returncode == 0, told.stderr
    assert told.stdout == "", "messages go to standard error"
    assert "1 input could not be used" in told.stderr
    assert "empty.txt" in told.stderr
    assert "2 articles" in told.stderr
    shown = run("show", "--store", path)
    assert "until it is safe" in shown.stdout
    again = run("build", folder, "--store", path)
    assert "nothing new" in again.stderr
    readings = [json.loads(line) for line in run("read", folder, "--format", "jsonl").stdout.splitlines()]
    assert [r["article"]["id"] for r in readings] == ["a.txt", "b.txt"]
    assert readings[0]["article"]["text"] == TEXTS["a.txt"]
    assert any(
        "".join(TEXTS["a.txt"][c["start"] : c["end"]] for c in a["content"]).strip("“”,") == "It stays shut until it is safe"
        for a in readings[0]["attributions"]
    )


def test_json_lines_from_standard_input() -> None:
    lines = "".join(json.dumps({"id": name, "text": text}) + "\n" for name, text in TEXTS.items())
    told = run("read", "-", stdin=lines.encode() + b"{not json}\n")
    assert told.returncode == 0, told.stderr
    assert [json.loads(line)["article"]["id"] for line in told.stdout.splitlines()] == ["a.txt", "b.txt"]
    assert "2 inputs could not be used" in told.stderr


def test_ctrl_c_stops_with_130_and_says_how_to_go_on(tmp_path: Path) -> None:
    source = tmp_path / "many.jsonl"
    source.write_text("".join(json.dumps({"id": str(n), "text": TEXTS["a.txt"] * 40}) + "\n" for n in range(80)), encoding="utf-8")
    command = [*ONRECORD, "build", str(source), "--store", str(tmp_path / "news.db")]
    process = subprocess.Popen(command, stderr=subprocess.PIPE, env={**os.environ})  # noqa: S603  # our own command
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not (tmp_path / "news.db").exists():
        time.sleep(0.1)
    time.sleep(1.5)
    process.send_signal(signal.SIGINT)
    _, told = process.communicate(timeout=60)
    assert process.returncode == 130, told.decode()
    assert "goes on from there" in told.decode()
    assert "Traceback" not in told.decode()
