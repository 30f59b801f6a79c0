"""A build's costs, step by step."""

from __future__ import annotations

from pathlib import Path

import msgspec
from rich.console import Console

from onrecord.cli.costs import table_of
from onrecord.facts.article import Article
from onrecord.run.build import build
from onrecord.run.options import READING, BuildOptions
from onrecord.run.progress import Quiet
from onrecord.run.timings import Spent, Timings, processor_seconds
from onrecord.store.store import Store

TEXT = "Pier shut\n\nThe council of Vendsund shut the pier on Monday, Ida Lund said. Two people were hurt."


def test_each_step_has_its_own_cost() -> None:
    with Timings(Quiet()) as timings:
        timings.step("Reading", 2)
        until = processor_seconds() + 0.05
        while processor_seconds() < until:
            timings.advance()
        timings.spent({"parse": 0.01})
        timings.spent({"parse": 0.02, "store": 0.01})
        timings.step("Collating")
    starting, reading, collating = timings.steps
    assert [s.step for s in timings.steps] == ["Starting", "Reading", "Collating"]
    assert reading.cpu >= 0.05 > collating.cpu
    assert (starting.parts, reading.parts) == ({}, {"parse": 0.03, "store": 0.01})


def test_a_build_tells_the_parse_each_reader_and_the_store(tmp_path: Path) -> None:
    options = BuildOptions(mode="fast", workers=1)
    assert options.reading == READING
    with Store.open(tmp_path / "s.db", write=True) as store, Timings(Quiet()) as timings:
        build([Article(id="a", text=TEXT)], store, options, timings)
    by_step = {step.step: step for step in timings.steps}
    assert {"Taking in", "Reading", "Matching", "Collating"} <= set(by_step)
    parts = by_step["Reading"].parts
    assert {"parse", "store", "read_entities", "read_attributions_fast", "read_events"} <= set(parts)
    assert by_step["Reading"].cpu >= sum(parts.values()) * 0.9
    assert "store" in by_step["Collating"].parts


def test_the_table_has_parts_below_their_step_and_json_says_the_same() -> None:
    steps = [Spent("Reading", 3.0, 2.0, {"read_acts": 0.5, "parse": 2.0}), Spent("Collating", 1.0, 1.0)]
    console = Console(width=60, record=True)
    console.print(table_of(steps))
    lines = [line.split() for line in console.export_text().splitlines()]
    assert lines[1:] == [
        ["Reading", "3.00", "75%", "2.00"],
        ["parse", "2.00", "50%"],
        ["acts", "0.50", "12%"],
        ["Collating", "1.00", "25%", "1.00"],
    ]
    assert msgspec.json.decode(msgspec.json.encode(steps), type=list[Spent]) == steps
