"""`onrecord export --format ...`: places to write to, what is told, and what is refused."""

from __future__ import annotations

import csv
import io
import os
import subprocess
import zipfile
from pathlib import Path

import pytest
from tests.cli.test_commands import ONRECORD, run


def test_several_files_go_into_a_folder_or_a_zip(store: Path, tmp_path: Path) -> None:
    folder, pack = tmp_path / "tables", tmp_path / "tables.zip"
    told = run("export", "--store", store, "--format", "csv", "--out", folder)
    assert told.returncode == 0, told.stderr
    assert "1 record written as csv" in told.stderr
    assert run("export", "--store", store, "--format", "csv", "--out", pack).returncode == 0
    with zipfile.ZipFile(pack) as packed:
        assert {p.name: p.read_bytes() for p in folder.iterdir()} == {n: packed.read(n) for n in packed.namelist()}
    assert sorted(p.name for p in tmp_path.iterdir() if not p.name.startswith("news")) == ["tables", "tables.zip"]


def test_one_table_goes_to_standard_output(store: Path) -> None:
    told = run("export", "--store", store, "--format", "csv", "--table", "claims", "--story", "s1f2", "--since", "2021-03-02")
    rows = list(csv.DictReader(io.StringIO(told.stdout)))
    assert {r["claim"] for r in rows} == {"s1", "v1", "f1", "c1"}


def test_only_the_stories_asked_for_are_written(store: Path) -> None:
    told = run("export", "--store", store, "--since", "2021-03-03")
    assert (told.returncode, told.stdout) == (0, "")
    assert "0 records written as jsonl" in told.stderr


@pytest.mark.parametrize(("asked", "said"), [
    (["--format", "poems"], "poems"),
    (["--format", "csv", "--table", "poems"], "claims"),
    (["--since", "Monday"], "2020-01-05"),
    (["--story", "nothing"], "nothing"),
    (["--factuality", "so-so"], "alleged"),
    (["--format", "jsonl", "--out", "FOLDER"], "onrecord.jsonl"),
    (["--format", "csv", "--out", "FOLDER/no/such"], "mkdir"),
    (["records", "--format", "csv"], "--format jsonl"),
    (["records", "--since", "2021-01-01"], "a part"),
])  # fmt: skip
def test_what_cannot_be_is_refused_with_what_can(store: Path, tmp_path: Path, asked: list[str], said: str) -> None:
    told = run("export", "--store", store, *(a.replace("FOLDER", str(tmp_path)) for a in asked))
    assert (told.returncode, told.stdout) == (2, "")
    assert said in told.stderr
    assert "Traceback" not in told.stderr


def test_a_store_must_be_named(tmp_path: Path) -> None:
    told = run("export", "--format", "csv", "--out", tmp_path / "x")
    assert told.returncode == 2
    assert "--store" in told.stderr


def test_formats_are_listed() -> None:
    told = run("export", "--list")
    assert told.returncode == 0
    assert "parquet" in told.stdout
    assert "onrecord[tables]" in told.stdout


def test_a_broken_exporter_of_another_package_is_named_and_the_others_stay(store: Path, tmp_path: Path) -> None:
    info = tmp_path / "site" / "theirs-1.0.dist-info"
    info.mkdir(parents=True)
    (info / "METADATA").write_text("Metadata-Version: 2.1\nName: theirs\nVersion: 1.0\n")
    (info / "entry_points.txt").write_text("[onrecord.exporters]\nbroken = theirs_is_not_here:FORMAT\n")
    path = os.pathsep.join(filter(None, [str(tmp_path / "site"), os.environ.get("PYTHONPATH", "")]))

    def told(*words: object) -> subprocess.CompletedProcess[str]:
        command = [*ONRECORD, "export", *map(str, words)]
        env = {**os.environ, "PYTHONPATH": path}
        return subprocess.run(command, capture_output=True, text=True, timeout=120, check=False, env=env)  # noqa: S603  # our own command

    listed = told("--list")
    assert listed.returncode == 0
    assert "parquet" in listed.stdout
    assert "The exporter broken cannot be used: theirs does not load: ModuleNotFoundError" in listed.stderr
    asked = told("--store", store, "--format", "broken")
    assert asked.returncode == 2
    assert "theirs does not load" in asked.stderr
    assert "Traceback" not in asked.stderr
    assert told("--store", store, "--format", "ris").returncode == 0
