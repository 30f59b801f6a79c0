"""What is shipped: the wheel is the same whenever it is built, and does the main job with nothing of this folder beside it."""

from __future__ import annotations

import os
import subprocess
import sys
import sysconfig
import venv
from pathlib import Path

import pytest

ROOT = Path(__file__).parent.parent
TEXT = (
    "Vendsund closes pier\n\n"
    'The council of Vendsund voted 9 to 4 on Monday to close the east pier. "It is not safe," said Mayor Ida Lund.\n'
)


def wheel(folder: Path) -> Path:
    """Build the wheel into a folder."""
    environment = {**os.environ, "SOURCE_DATE_EPOCH": "1700000000"}
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, env=environment, check=True, capture_output=True)  # noqa: S603  # our own build
    (made,) = folder.glob("*.whl")
    return made


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return wheel(tmp_path_factory.mktemp("one"))


def test_the_wheel_is_the_same_when_built_again(built: Path, tmp_path: Path) -> None:
    assert wheel(tmp_path).read_bytes() == built.read_bytes()


def test_the_wheel_alone_makes_a_record(built: Path, tmp_path: Path) -> None:
    """Its dependencies are those of this environment, which are added to the new one's path behind its own packages."""
    place = tmp_path / "bare"
    venv.create(place, with_pip=False)
    python = place / "bin" / "python"
    site = next((place / "lib").glob("python*")) / "site-packages"
    subprocess.run(  # noqa: S603  # our own wheel
        [sys.executable, "-m", "pip", "install", "--quiet", "--no-deps", "--no-index", "--target", str(site), str(built)],
        check=True,
    )
    (site / "dependencies.pth").write_text(sysconfig.get_path("purelib") + "\n", encoding="utf-8")
    (tmp_path / "one.txt").write_text(TEXT, encoding="utf-8")
    environment = {k: v for k, v in os.environ.items() if k != "PYTHONPATH"}

    def run(*words: str) -> str:
        command = [str(python), "-c", "from onrecord.cli import main; main()", *words]
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, check=False)  # noqa: S603  # our own
        assert done.returncode == 0, done.stderr
        return done.stdout

    where = subprocess.run(  # noqa: S603  # our own
        [str(python), "-c", "import onrecord; print(onrecord.__file__)"],
        env=environment,
        cwd=tmp_path,
        capture_output=True,
        text=True,
        check=True,
    )
    assert where.stdout.startswith(str(site)), "it is the wheel's own code that runs"
    run("build", "one.txt", "--store", "x.db")
    assert "It is not safe" in run("show", "--store", "x.db")
    run("report", "--store", "x.db", "--out", "site")
    assert (tmp_path / "site" / "index.html").is_file()
