"""How the cost of stories and copies grows with the number of articles: a synthetic stream, without reading.

    python -m bench.stories_growth [--sizes 10000 30000 100000 300000] [--way stream|batch]

Prints articles a CPU-second and peak memory at each size, and the growth exponent: the slope of log time over log size.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

import numpy as np

from onrecord.facts.article import Article
from onrecord.lexicon.counts import commonness
from onrecord.match.stories import Stream, grouped
from onrecord.match.text import ArticleText, of_article

A_DAY = 600
STORY_LIVES = 4
WORDS = 130
SEED = 7


def syllables(chance: random.Random) -> str:
    """A made-up name."""
    return "".join(
        chance.choice(("ka", "lo", "mer", "tan", "vi", "sho", "ru", "del", "pa", "nim", "os", "gre")) for _ in range(3)
    ).capitalize()


def articles(count: int) -> Iterator[ArticleText]:
    """A stream of `count` articles, A_DAY a day: each story has names and words of its own, over words common to all news."""
    chance = random.Random(SEED)
    common = [w for w, n in commonness().holds.items() if n >= 100 and w.isalpha()]
    topical = [w for w, n in commonness().holds.items() if 5 <= n < 100 and w.isalpha()]
    alive: list[tuple[int, list[str], list[str]]] = []
    start = datetime(2030, 1, 1, tzinfo=UTC)
    for number in range(count):
        day = number // A_DAY
        if number % A_DAY == 0:
            alive = [story for story in alive if day - story[0] < STORY_LIVES]
        if not alive or chance.random() < 0.35:
            alive.append((day, [syllables(chance) for _ in range(8)], chance.sample(topical, 40)))
        _, names, words = alive[min(int(chance.paretovariate(0.7)), len(alive)) * -1]
        pick = [
            chance.choice(common) if (turn := chance.random()) < 0.6 else chance.choice(words if turn < 0.85 else topical)
            for _ in range(WORDS)
        ]
        for _ in range(14):
            pick.insert(chance.randrange(len(pick)), chance.choice(names))
        lines = [" ".join(pick[at : at + 26]) + "." for at in range(0, len(pick), 26)]
        at = start + timedelta(days=day, seconds=chance.randrange(86400))
        title = " ".join([chance.choice(names), *chance.sample(words, 5)])
        yield of_article(
            Article(id=f"a{number}", title=title, text="\n\n".join(lines), published_at=at.isoformat(), outlet=f"o{number % 97}")
        )


def measure(size: int, way: str) -> float:
    """CPU seconds that matching of `size` articles takes; the making of them is not counted."""
    spent = 0.0
    stream, held = Stream(), []
    day: list[ArticleText] = []
    for article in articles(size):
        day.append(article)
        if len(day) == A_DAY:
            began = time.process_time()
            if way == "stream":
                stream.feed(day)
            spent += time.process_time() - began
            if way == "batch":
                held += day
            day = []
    began = time.process_time()
    if way == "stream":
        stream.feed(day)
        stream.close()
    else:
        grouped([*held, *day])
    return spent + time.process_time() - began


def main() -> None:
    """Measure at each size and print the exponent."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=[10_000, 30_000, 100_000, 300_000])
    parser.add_argument("--way", choices=("stream", "batch"), default="stream")
    options = parser.parse_args()
    spent = []
    for size in options.sizes:
        spent.append(measure(size, options.way))
        peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024
        print(f"{size:>7} articles  {spent[-1]:8.1f} s  {size / spent[-1]:7.0f} a CPU-second  peak {peak} MB", flush=True)
    if len(spent) > 1:
        slope = np.polyfit(np.log(options.sizes), np.log(spent), 1)[0]
        print(f"growth exponent {slope:.3f}")


if __name__ == "__main__":
    main()
