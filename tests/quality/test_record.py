"""Records of the annotated stories, scored; floors a little under what was reached."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]

READ = {
    "statements.f1": 0.80, "statements.group_f1": 0.72, "statements.speaker": 0.85, "relays.f1": 0.90, "copies.f1": 0.90,
    "acts.recall": 0.80, "acts.stage": 0.80, "acts.binding": 0.85, "figures.value": 0.95, "figures.group_f1": 0.90,
    "events.recall": 0.90, "events.factuality": 0.72, "discrepancies.recall": 0.62, "discrepancies.verdict": 0.90,
    "origins.same": 0.48, "origins.contains": 0.68,
}  # fmt: skip
GOLD = {
    "statements.group_f1": 0.76, "figures.group_f1": 0.95, "events.factuality": 0.92, "discrepancies.verdict": 0.85,
    "origins.same": 0.52, "origins.contains": 0.74,
}  # fmt: skip


def scores(shared: Path, tmp_path: Path, *flags: str) -> dict[str, float]:
    out = tmp_path / "records.jsonl"
    bench = [sys.executable, "-m", "bench.record", str(shared), "--out", str(out), *flags]
    subprocess.run(bench, cwd=ROOT, check=True, capture_output=True)  # noqa: S603 - the project's own script
    scorer = [sys.executable, str(shared / "eval" / "score_record.py"), "--gold", str(shared / "data" / "stories_dev"), "--json"]
    told = subprocess.run([*scorer, "--records", str(out)], check=True, capture_output=True, text=True)  # noqa: S603
    total: dict[str, float] = json.loads(told.stdout)["total"]
    print({k: round(v, 3) for k, v in total.items() if v is not None})
    return total


def under(total: dict[str, float], floors: dict[str, float]) -> dict[str, tuple[float, float]]:
    return {k: (total[k], floor) for k, floor in floors.items() if total[k] < floor}


@pytest.mark.quality
def test_records_of_read_stories(shared: Path, tmp_path: Path) -> None:
    total = scores(shared, tmp_path)
    assert under(total, READ) == {}
    assert total["discrepancies.false"] <= 1.0


@pytest.mark.quality
def test_records_of_gold_readings(shared: Path, tmp_path: Path) -> None:
    total = scores(shared, tmp_path, "--gold-readings")
    assert under(total, GOLD) == {}
    assert total["discrepancies.false"] <= 1.0
