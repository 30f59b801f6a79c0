"""What the readers cost beside a bare spaCy pass over the same articles, in one process and one run.

    python -m bench.readers [--articles 60] [--rounds 3] [--gate | --profile MODE]

Prints CPU seconds of this process, the median of the rounds, and their ratio to the bare pass: `bare` is spaCy's pipeline alone,
`parse` the same with the parse taken out in columns, `fast` and `accurate` all our readers with the parse. The rounds take turns,
so that a busy machine slows all alike. `--profile` says instead where the time of the readers goes, and changes how long it takes.
Articles are those of bench.build. `--gate` ends with 1 where a ratio is over `most()`: seconds differ by machine, ratios
hardly, but for the tagger's: its weights are 8-bit integers, which cost about twice as much where the processor has no
instructions for their dot products.
"""

from __future__ import annotations

import argparse
import cProfile
import pstats
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import spacy
from bench.build import articles

from onrecord.facts.article import Article
from onrecord.read.parser import parse
from onrecord.read.pipeline import read, read_all
from onrecord.read.version import PIPELINE

MOST = {"parse": 0.85, "fast": 1.25, "accurate": 3.0}
"""Most times the bare pass that each may cost. Measured .61, .89 and 2.41 (docs/adr/0091); the slack is a busy machine's."""
PLAIN = 5.5
"""The same of `accurate` on a processor without dot products of 8-bit integers (AVX2 alone: 4.7 to 4.8 measured)."""
CPUINFO = Path("/proc/cpuinfo")
DOT_PRODUCTS = frozenset({"avx512_vnni", "avx_vnni", "avx_vnni_int8", "asimddp"})


def most(cpuinfo: str) -> dict[str, float]:
    """What each may cost on the processor that this text of /proc/cpuinfo describes; none is taken for a full one."""
    full = not cpuinfo or bool(DOT_PRODUCTS & set(cpuinfo.split()))
    return MOST if full else {**MOST, "accurate": PLAIN}


def over(ratios: Mapping[str, float], limits: Mapping[str, float]) -> list[str]:
    """What costs more than it may, in words."""
    return [
        f"{name}: {ratio:.2f} times the bare pass, at most {limits[name]}" for name, ratio in ratios.items() if ratio > limits[name]
    ]


def cpu(work: Callable[[], Iterable[object]]) -> float:
    """The CPU seconds that going through something takes in this process, all its threads."""
    began = time.process_time()
    for _ in work():
        pass
    return time.process_time() - began


def main() -> None:
    """Run the rounds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--articles", type=int, default=60)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--profile", choices=("fast", "accurate"), help="a profile of the readers without the parse")
    parser.add_argument("--gate", action="store_true", help="end with 1 where a run costs more than it may")
    options = parser.parse_args()
    taken = [Article(id=str(n), text=a["text"]) for n, a in enumerate(articles(options.articles))]
    nlp = spacy.load(PIPELINE)
    for _ in (*read_all(taken[:3], "fast"), *read_all(taken[:3], "accurate"), *nlp.pipe(a.text for a in taken[:3])):
        pass  # what is loaded once is loaded now
    if options.profile:
        parsed = list(parse(taken))
        with cProfile.Profile() as profile:
            for one in parsed:
                read(one, options.profile)
        pstats.Stats(profile).sort_stats("tottime").print_stats(45)
        return
    runs: dict[str, Callable[[], Iterable[object]]] = {
        "bare": lambda: nlp.pipe((a.text for a in taken), batch_size=16),
        "parse": lambda: parse(taken),
        "fast": lambda: read_all(taken, "fast"),
        "accurate": lambda: read_all(taken, "accurate"),
    }
    spent: dict[str, list[float]] = {name: [] for name in runs}
    for _ in range(options.rounds):
        for name, run in runs.items():
            spent[name].append(cpu(run))
    bare = statistics.median(spent["bare"])
    print(f"{len(taken)} articles, median of {options.rounds}")
    print(f"{'run':<10}{'CPU s':>8}{'x bare':>8}")
    middles = {name: statistics.median(seconds) for name, seconds in spent.items()}
    for name, middle in middles.items():
        print(f"{name:<10}{middle:>8.2f}{middle / bare:>8.2f}")
    limits = most(CPUINFO.read_text() if CPUINFO.exists() else "")
    if options.gate and (told := over({name: middles[name] / bare for name in limits}, limits)):
        sys.exit("\n".join(told))


if __name__ == "__main__":
    main()
