"""Mutated pages: none may raise, hang or take much memory: `python -m bench.mutated_pages FOLDER [--count 10000]`.

The pages of the folder (any saved pages) are cut, doubled, shuffled and sown with what breaks parsers. Prints how many became
articles, how many were refused and why, the slowest page, and the peak of memory.
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from pathlib import Path

from onrecord.acquire.page import from_page
from onrecord.facts.article import Article, Broken

SEEDS = (
    b"\xff", b"\x00", b"&#xD800;", b"&#0;", b"<![CDATA[", b"<!--", b"</p></div></article>", b"<div>" * 300, b"<table><tr><td>" * 40,
    b'<img src="http://[bad/">', b'<link rel="canonical" href="http://[::1">', b'<meta charset="utf-16">', b"<script>",
    b"<plaintext>",
    b'<script type="application/ld+json">{"@type":"NewsArticle","headline":["\\ud83d",{}],"author":[[[]]]}</script>',
    b'<script type="application/ld+json">' + b"[" * 5000 + b"</script>", b'<time datetime="99999999999999">', b"\xe2\x80\xa8" * 50,
    b'<meta property="article:published_time" content="31/31/31">', b'<p hidden data-onrecord-kind="title">', b"x" * 20_000,
)  # fmt: skip


def mutated(data: bytes, dice: random.Random) -> bytes:
    """A page changed in one to six places."""
    for _ in range(dice.randint(1, 6)):
        a, b = sorted(dice.randrange(len(data) + 1) for _ in range(2))
        b = min(b, a + 5000)
        match dice.randrange(5):
            case 0:
                data = data[:a] + data[b:]
            case 1:
                data = data[:b] + data[a:b] * dice.randint(1, 5) + data[b:]
            case 2:
                data = data[:a] + dice.choice(SEEDS) + data[a:]
            case 3:
                data = data[:a] + bytes(dice.randrange(256) for _ in range(min(40, b - a))) + data[b:]
            case _:
                marks = [i for i in range(a, b) if data[i : i + 1] == b"<"]
                data = data[: marks[0]] + data[marks[-1] :] + data[marks[0] : marks[-1]] if len(marks) > 1 else data
    return data


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser()
    asked.add_argument("folder", type=Path)
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    dice = random.Random(options.seed)
    pages = [p.read_bytes() for p in sorted(options.folder.iterdir()) if p.is_file()]
    outcomes: Counter[str] = Counter()
    slowest = 0.0
    for number in range(options.count):
        page = mutated(dice.choice(pages), dice)
        before = time.process_time()
        found = from_page(page, Article(id=str(number)))
        slowest = max(slowest, time.process_time() - before)
        if isinstance(found, Broken):
            outcomes[f"{found.reason}: {found.detail[:40]}" if found.reason == "not a page" else found.reason] += 1
        else:
            article = found[0] if isinstance(found, tuple) else found
            article.text.encode()
            assert all(0 <= b.start <= b.end <= len(article.text) for b in article.blocks)  # noqa: S101  # what is measured
            outcomes["article"] += 1
    for outcome, count in outcomes.most_common():
        print(f"{count:7,}  {outcome}")
    print(f"slowest {slowest:.2f} s of processor time; peak {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main()
