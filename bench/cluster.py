"""What a build over many machines costs, stage by stage, and what a second worker gains.

    python -m bench.cluster [--articles 2000] [--workers 1 2] [--reader fast] [--ray local]

Articles are invented worlds (bench.worlds), eight an event. Prints for each number of workers the seconds that every stage took,
CPU seconds of all processes and the greatest memory of one; then how much sooner reading and collating end than with the first
number. Elapsed seconds tell something on a quiet machine only.
"""

from __future__ import annotations

import argparse
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import msgspec
from bench.build import MEGABYTE
from bench.cluster_matching import Watch
from bench.worlds.world import Rates, world

from onrecord.cluster.build import build
from onrecord.cluster.engine import Engine
from onrecord.cluster.settings import Settings
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Quiet
from onrecord.run.reading import reader_version

AN_EVENT = 8
SCALED = ("Reading", "Collating")


class Stages(Quiet):
    """Keeps how long each stage took."""

    def __init__(self) -> None:
        self.took: dict[str, float] = {}
        self._now = ("", 0.0)

    def step(self, name: str, total: int | None = None) -> None:  # noqa: ARG002  # as the protocol has it
        """A stage begins, and the one before ends."""
        self.end()
        self._now = (name, time.monotonic())

    def end(self) -> None:
        """The stage that runs is over."""
        name, began = self._now
        if name:
            self.took[name] = time.monotonic() - began


def coverage(path: Path, count: int) -> None:
    """So many invented articles as JSON Lines."""
    made = (a for event in world(count // AN_EVENT, AN_EVENT, Rates()) for a in event.articles)
    path.write_text("".join(msgspec.json.encode(a).decode() + "\n" for a in made), encoding="utf-8")


def measure(source: Path, workers: int, mode: str, ray: str | None) -> None:
    """Build once; prints a JSON object. Runs in a process of its own, since Daft takes one engine a process."""
    options = BuildOptions(mode="accurate" if mode == "accurate" else "fast")
    stages = Stages()
    with tempfile.TemporaryDirectory() as folder, Watch() as watch:
        settings = Settings(folder=folder, mode=options.mode, reader=reader_version(options))
        whole = build([str(source)], Engine(workers, ray), settings, stages)
        stages.end()
    told = {"stages": stages.took, "cpu": sum(watch.spent.values()), "peak": watch.peak, "records": whole.count("records")}
    print(json.dumps(told))


def main() -> None:
    """Build with each number of workers and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=2000)
    parser.add_argument("--workers", type=int, nargs="+", default=[1, 2])
    parser.add_argument("--reader", choices=("fast", "accurate"), default="fast")
    parser.add_argument("--ray")
    parser.add_argument("--one", type=Path, help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        measure(options.one, options.workers[0], options.reader, options.ray)
        return
    found = {}
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder, "news.jsonl")
        coverage(source, options.articles)
        for workers in options.workers:
            more = ["--ray", options.ray] if options.ray else []
            command = [
                sys.executable,
                "-m",
                "bench.cluster",
                "--one",
                str(source),
                "--workers",
                str(workers),
                "--reader",
                options.reader,
            ]
            done = subprocess.run([*command, *more], capture_output=True, text=True, check=False)  # noqa: S603  # our own module
            if done.returncode:
                sys.exit(done.stderr)
            found[workers] = told = json.loads(done.stdout.splitlines()[-1])
            print(f"{workers} workers: {told['cpu']:.0f} s of CPU, peak of a process {told['peak'] / MEGABYTE:.0f} MB", flush=True)
    print(f"{'stage':<22}" + "".join(f"{n:>10} w." for n in found))
    for stage in next(iter(found.values()))["stages"]:
        print(f"{stage:<22}" + "".join(f"{told['stages'][stage]:>12.1f}" for told in found.values()))
    first = next(iter(found.values()))["stages"]
    for workers, told in list(found.items())[1:]:
        gain = sum(first[s] for s in SCALED) / sum(told["stages"][s] for s in SCALED)
        print(f"reading and collating with {workers} workers: {gain:.2f} times as fast (goal with 2: 1.8)")


if __name__ == "__main__":
    main()
