"""The small inputs beside the project on which readers of news have failed: no fewer pass than did, and none that must fails."""

from __future__ import annotations

import json
import os
import subprocess
import sys
import tomllib
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.quality
FLOORS: dict[str, dict[str, Any]] = tomllib.loads((Path(__file__).parent / "data/cases.toml").read_text("utf-8"))
MUST = frozenset({"crash", "robustness", "report"})
"""Kinds of cases of which every one passes: what ended a run, or kept a page from being written."""
LONGEST = 3600
"""Seconds that a folder may take on a busy machine; alone it is some five minutes."""


@pytest.fixture(scope="module")
def cases() -> Path:
    """The folder of cases beside the project."""
    place = Path(__file__).resolve().parents[3] / "shared/cases"
    if not (place / "run_cases.py").is_file():
        pytest.skip(f"no cases at {place}: none are judged")
    return place


def judged(cases: Path, folder: str, place: Path) -> dict[str, Any]:
    """What the runner says of a folder, run on the command as it stands in this project."""
    command = place / "onrecord"
    command.write_text(f"#!{sys.executable}\nfrom onrecord.cli import main\nif __name__ == '__main__':\n    main()\n")
    command.chmod(0o755)
    runner = [sys.executable, str(cases / "run_cases.py"), "--onrecord", str(command), str(cases / folder), "--json"]
    done = subprocess.run(runner, capture_output=True, check=True, timeout=LONGEST, env={**os.environ})  # noqa: S603  # our own
    found: dict[str, Any] = json.loads(done.stdout)
    return found


@pytest.mark.parametrize("folder", sorted(FLOORS))
def test_cases(cases: Path, folder: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if "quality" not in request.config.option.markexpr:
        pytest.skip("minutes of reading: judged by make quality")
    found = judged(cases, folder, tmp_path)
    passed, kinds = Counter(c["kind"] for c in found["cases"] if c["passed"]), Counter(c["kind"] for c in found["cases"])
    print(
        f"cases of {folder}: {found['passed']} of {found['of']} pass;", ", ".join(f"{k} {passed[k]}/{n}" for k, n in kinds.items())
    )
    failed = [c for c in found["cases"] if not c["passed"]]
    guards = {c["name"]: c["seen"] for c in failed if c["severity"] == "guard" and c["name"] not in FLOORS[folder]["failing"]}
    assert not guards, "what was right is wrong"
    assert not {c["name"]: c["seen"] for c in failed if c["kind"] in MUST}
    assert found["passed"] >= FLOORS[folder]["floor"]
