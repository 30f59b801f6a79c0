"""How matching over parts grows with the number of articles: the stages of a cluster's build that find copies and stories.

    python -m bench.cluster_matching [--sizes 10000 100000 1000000] [--workers 1]

Light texts of a synthetic stream (bench.stories_growth) are written as parts, as reading leaves them; then Daft does the stages.
Prints CPU seconds of all processes, the greatest memory of any one process, and the growth exponent. The making of the texts is
not counted.
"""

from __future__ import annotations

import argparse
import os
import resource
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import numpy as np
from bench.build import MEGABYTE
from bench.stories_growth import articles

from onrecord.cluster.distributed import Distributed, ground_of
from onrecord.cluster.editions import Repeated, write_repeated
from onrecord.cluster.engine import Engine
from onrecord.cluster.matching import match_copies, match_stories
from onrecord.cluster.parts import Folder
from onrecord.cluster.reading import light_row
from onrecord.cluster.schemas import schema
from onrecord.cluster.settings import Light, Settings
from onrecord.cluster.taking import PER_PART
from onrecord.run.progress import Quiet


class Steps(Quiet):
    """Prints each stage with the time since the start."""

    def __init__(self) -> None:
        self.began = time.monotonic()

    def step(self, name: str, total: int | None = None) -> None:
        """A stage begins."""
        print(f"  {time.monotonic() - self.began:8.1f} s  {name} ({total} tasks)", file=sys.stderr, flush=True)


def light_parts(folder: Folder, size: int) -> list[Light]:
    """A stream's light texts as parts."""
    stream = articles(size)
    found: list[Light] = []
    while texts := list(islice(stream, PER_PART)):
        path = f"light/{len(found):06}.parquet"
        part = folder.write(path, schema("light"), (light_row(text) for text in texts))
        found.append(Light(len(found), part.path, "", "", part.rows))
    write_repeated(folder, Repeated())
    return found


def below(root: int) -> Iterator[tuple[int, float, int]]:
    """All processes below one: id, CPU seconds, resident bytes."""
    rows = {}
    tick, page = os.sysconf("SC_CLK_TCK"), os.sysconf("SC_PAGE_SIZE")
    for entry in Path("/proc").iterdir():
        if entry.name.isdigit():
            try:
                fields = (entry / "stat").read_text().rpartition(") ")[2].split()
            except OSError:
                continue
            rows[int(entry.name)] = (int(fields[1]), (int(fields[11]) + int(fields[12])) / tick, int(fields[21]) * page)
    family, grown = {root}, True
    while grown:
        more = {pid for pid, (parent, _, _) in rows.items() if parent in family} - family
        family |= more
        grown = bool(more)
    for pid in family & rows.keys():
        yield pid, rows[pid][1], rows[pid][2]


class Watch:
    """Watches this process and all below it: CPU seconds that each has used, and the greatest memory of one."""

    def __init__(self) -> None:
        self.spent: dict[int, float] = {}
        self.peak = 0
        self._over = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)

    def __enter__(self) -> Watch:
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._over.set()
        self._thread.join()

    def _watch(self) -> None:
        while not self._over.wait(0.2):
            for pid, cpu, memory in below(os.getpid()):
                self.spent[pid] = max(cpu, self.spent.get(pid, 0.0))
                self.peak = max(self.peak, memory)


def measure(size: int, workers: int, where: Path) -> tuple[float, float, int]:
    """CPU seconds and elapsed seconds of matching so many articles, and the greatest memory of a process."""
    folder = Folder(where)
    light = light_parts(folder, size)
    work = Distributed(Engine(workers), folder, Settings(folder=str(where)), Steps())
    before, began = resource.getrusage(resource.RUSAGE_SELF), time.monotonic()
    with Watch() as watch:
        match_copies(work, light, ground_of("bench", size))
        match_stories(work, light, ground_of("bench", size))
    cpu = sum(watch.spent.values()) - before.ru_utime - before.ru_stime
    return cpu, time.monotonic() - began, watch.peak


def main() -> None:
    """Measure at each size and print the exponent."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 100_000])
    parser.add_argument("--workers", type=int, default=1)
    options = parser.parse_args()
    spent = []
    for size in options.sizes:
        with tempfile.TemporaryDirectory() as where:
            cpu, wall, peak = measure(size, options.workers, Path(where))
        spent.append(cpu)
        print(f"{size:>8} articles  {cpu:8.1f} s of CPU  {wall:8.1f} s  peak of a process {peak / MEGABYTE:.0f} MB", flush=True)
    if len(spent) > 1:
        print(f"growth exponent {np.polyfit(np.log(options.sizes), np.log(spent), 1)[0]:.3f}")


if __name__ == "__main__":
    main()
