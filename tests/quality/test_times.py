"""Times against the TIMEX3 gold of TimeBank, by TempEval-3's rules."""

from __future__ import annotations

import importlib.util
import json
from pathlib import Path
from types import ModuleType

import msgspec
import pytest

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.read.parser import parse
from onrecord.read.times import read_times

pytestmark = pytest.mark.quality
RELAXED_FLOOR, VALUE_FLOOR = 0.93, 0.79


def scorer(path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(path.stem, path)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_times_of_timebank(shared: Path, tmp_path: Path) -> None:
    gold = shared / "data/timebank/times.jsonl"
    rows = [json.loads(line) for line in gold.read_text("utf-8").splitlines()]
    articles = [Article(id=r["id"], published_at=r["published_at"], text=r["text"]) for r in rows]
    readings = tmp_path / "readings.jsonl"
    read = (read_times(parsed, Reading(article=parsed.article)) for parsed in parse(articles))
    readings.write_bytes(b"\n".join(msgspec.json.encode(r) for r in read))
    score = scorer(shared / "eval/score_times.py").score(gold, readings)
    print({k: round(v, 3) for k, v in score.items()})
    assert score["relaxed"] >= RELAXED_FLOOR
    assert score["value"] >= VALUE_FLOOR
