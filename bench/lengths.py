"""How reading and collating one article grows with its length, for texts of many kinds.

    python -m bench.lengths [--reader fast|accurate] [--kinds news votes ...] [--most 300000] [--limit 120]

Each length of each kind is read and collated in a process of its own. Prints CPU seconds, peak memory (MB), and for each kind the
exponent between the two longest texts: 1.0 is linear. A text that takes longer than `--limit` seconds ends its kind.
"""

from __future__ import annotations

import argparse
import json
import math
import random
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterator

NAMES = tuple(
    f"{first} {last}" for first in ("Ida", "Olaf", "Siv", "Karl", "Ruth", "Jonas") for last in ("Lund", "Brandt", "Dahl", "Moe")
)
PLACES = ("Vendsund", "Tolmark", "Askholm", "Grimsvik", "Norrby", "Lillerud")
LENGTHS = (3_000, 10_000, 30_000, 100_000, 300_000)
OWN = """The council of {place} met on Monday. Mayor {name} said the bridge would stay shut until {n} workers had checked it.
Police arrested {n} men near {place}, a spokesman said. "We will not give in," {name} told reporters on {n} March.
{name}, who leads the union, denied that {n} people were hurt. The court ordered {name} to pay {n} dollars."""
"""Sentences of plain news."""


def news(chance: random.Random) -> Iterator[str]:
    """Plain news in paragraphs of three sentences."""
    lines = OWN.replace("\n", " ").split(". ")
    while True:
        yield (
            ". ".join(
                chance.choice(lines)
                .rstrip(".")
                .format(name=chance.choice(NAMES), place=chance.choice(PLACES), n=chance.randint(2, 900))
                for _ in range(3)
            )
            + ".\n\n"
        )


def quoted(chance: random.Random) -> Iterator[str]:
    """Many quotations, each with a speaker."""
    while True:
        state = chance.choice(("shut", "safe", "old"))
        yield f'"The {chance.choice(PLACES)} bridge is {state} today," said {chance.choice(NAMES)}. '


def votes(chance: random.Random) -> Iterator[str]:
    """Votes with their figures."""
    while True:
        yield f"The {chance.choice(PLACES)} council voted {chance.randint(2, 90)} to {chance.randint(2, 90)} for the bill. "


def numbers(chance: random.Random) -> Iterator[str]:
    """Nothing but numbers."""
    while True:
        yield f"{chance.randint(1, 99_999):,} "


def short(chance: random.Random) -> Iterator[str]:
    """Paragraphs of a word or two."""
    while True:
        yield f"{chance.choice(NAMES).split()[0]} {chance.choice(('left', 'won', 'spoke'))}.\n\n"


def repeated(piece: str) -> Callable[[random.Random], Iterator[str]]:
    """One piece over and over."""

    def again(_: random.Random) -> Iterator[str]:
        while True:
            yield piece

    return again


def spaceless(chance: random.Random) -> Iterator[str]:
    """Chinese characters without a space, with some stops."""
    while True:
        yield "".join(chr(chance.randint(0x4E00, 0x9FA5)) for _ in range(20)) + chance.choice(("，", "。"))


KINDS: dict[str, Callable[[random.Random], Iterator[str]]] = {
    "news": news,
    "quoted": quoted,
    "votes": votes,
    "numbers": numbers,
    "short": short,
    "spaceless": spaceless,
    "quotes": repeated('"'),
    "spaced quotes": repeated('" '),
    "brackets": repeated("("),
    "spaced brackets": repeated("( [ "),
    "dashes": repeated("- "),
    "lines": repeated("a\n"),
}


def text_of(kind: str, length: int) -> str:
    """A text of a kind, of just so many code points."""
    parts, size = [], 0
    for piece in KINDS[kind](random.Random(length)):
        parts.append(piece)
        size += len(piece)
        if size >= length:
            return "".join(parts)[:length]
    raise AssertionError("endless")


def one(kind: str, length: int, mode: str) -> None:
    """Read and collate one text in this process, and print what it cost as JSON."""
    from onrecord.collate.record import collate
    from onrecord.facts.article import Article
    from onrecord.facts.story import Story
    from onrecord.read.pipeline import read_all

    small = Article(id="s", text=text_of("news", 2_000), published_at="2025-03-03")
    for _ in read_all([small], mode):  # type: ignore[arg-type]  # a mode from the command line
        pass
    article = Article(id="a", text=text_of(kind, length), published_at="2025-03-03")
    began = time.process_time()
    (reading,) = read_all([article], mode)  # type: ignore[arg-type]  # a mode from the command line
    read = time.process_time() - began
    collate(Story(id="t", title="", articles=("a",), first_at=None, last_at=None), [reading])
    total = time.process_time() - began
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 if sys.platform == "linux" else 1024**2)
    print(json.dumps({"read": read, "collate": total - read, "peak": peak, "faults": list(reading.faults)}))


def main() -> None:
    """Run the kinds and print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--reader", choices=("fast", "accurate"), default="fast")
    parser.add_argument("--kinds", nargs="*", choices=tuple(KINDS), default=tuple(KINDS))
    parser.add_argument("--most", type=int, default=LENGTHS[-1])
    parser.add_argument("--limit", type=float, default=120.0, help="seconds that one text may take")
    parser.add_argument("--one", nargs=2, metavar=("KIND", "LENGTH"), help=argparse.SUPPRESS)
    options = parser.parse_args()
    if options.one:
        one(options.one[0], int(options.one[1]), options.reader)
        return
    print(f"{'kind':<16}{'length':>9}{'read s':>9}{'collate s':>10}{'peak MB':>9}")
    for kind in options.kinds:
        spent: list[tuple[int, float]] = []
        for length in (n for n in LENGTHS if n <= options.most):
            command = [sys.executable, "-m", "bench.lengths", "--reader", options.reader, "--one", kind, str(length)]
            try:
                run = subprocess.run(command, capture_output=True, text=True, timeout=options.limit, check=False)  # noqa: S603  # our own
            except subprocess.TimeoutExpired:
                print(f"{kind:<16}{length:>9,}   more than {options.limit:.0f} seconds", flush=True)
                break
            if run.returncode:
                print(f"{kind:<16}{length:>9,}   {run.stderr.strip().splitlines()[-1]}", flush=True)
                break
            got = json.loads(run.stdout)
            faults = f"  {got['faults']}" if got["faults"] else ""
            print(f"{kind:<16}{length:>9,}{got['read']:>9.2f}{got['collate']:>10.2f}{got['peak']:>9.0f}{faults}", flush=True)
            spent.append((length, got["read"] + got["collate"]))
        if len(spent) > 1:
            (a, s), (b, t) = spent[-2:]
            print(f"{kind:<16}exponent {math.log(t / s) / math.log(b / a):.2f} from {a:,} to {b:,}", flush=True)


if __name__ == "__main__":
    main()
