"""Forms in which news tells of official acts: a sentence of each, and sentences that look like one and are none."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import pytest

from onrecord.facts.act import Act
from onrecord.facts.article import Article
from onrecord.lexicon.acts import sorts
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
RIGHT = 0.93
"""Share of the sentences whose act is read with its family, stage and force; 0.947 when set."""
FALSE = 6
"""Sentences without an act in which one may be found; 6 of 45 when set."""


class Row(NamedTuple):
    """A sentence with the act it tells of."""

    text: str
    families: str
    stages: str
    binds: str


def rows() -> Iterator[Row]:
    path = Path(__file__).parent / "data" / "acts.tsv"
    for line in path.read_text("utf-8").splitlines():
        if not line.startswith("#"):
            yield Row(*line.split("\t"))


def fits(row: Row, act: Act) -> bool:
    force = {"yes": True, "no": False}.get(row.binds)
    return (
        sorts()[act.sort].family in row.families.split("|")
        and act.stage in row.stages.split("|")
        and (force is None or act.binding is force)
    )


def test_the_forms_of_official_acts() -> None:
    cases = list(rows())
    readings = list(read_all(Article(id=str(n), text=r.text, published_at="2026-05-05") for n, r in enumerate(cases)))
    told = [(r, any(fits(r, a) for a in reading.acts)) for r, reading in zip(cases, readings, strict=True) if r.families]
    share = sum(ok for _, ok in told) / len(told)
    false = [r.text for r, reading in zip(cases, readings, strict=True) if not r.families and reading.acts]
    print(f"forms of acts: {share:.3f} of {len(told)} right, {len(false)} false of {len(cases) - len(told)}")
    assert share >= RIGHT, [r.text for r, ok in told if not ok]
    assert len(false) <= FALSE, false
