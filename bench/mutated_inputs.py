"""Mutated inputs of every kind: none may raise, hang, take much memory or be lost: `python -m bench.mutated_inputs FOLDER...`.

The files of the folders (pages, JSON Lines, feeds, archives, tables, texts: whatever is read) are cut, doubled, shuffled and
sown with what breaks parsers, and go in as files of their own ending. Each must come to an article, a reason why not, or a count
among what was passed over. Prints how many came to what, the slowest, and the peak of memory.

    python -m bench.mutated_inputs sample ../shared/cases/acquire/inputs --count 100000
"""

from __future__ import annotations

import argparse
import random
import resource
import time
from collections import Counter
from pathlib import Path
from tempfile import TemporaryDirectory

from onrecord.acquire.inputs import How, Passed, acquire
from onrecord.facts.article import Broken

FAULTS = frozenset({"not a page", "cannot be taken in"})
"""Reasons whose detail tells a fault apart from a refusal."""
MOST = 50
"""Articles taken of one input."""

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


def outcome_of(data: bytes, ending: str, folder: Path) -> Counter[str]:
    """What an input came to. Raises whatever taking it in raises; AssertionError where it is lost or its offsets do not hold."""
    file = folder / f"input{ending}"
    file.write_bytes(data)
    passed = Passed()
    found: Counter[str] = Counter()
    for item in acquire([str(file)], passed=passed, how=How(private=True, most=MOST)):
        if isinstance(item, Broken):
            found[f"{item.reason}: {item.detail[:40]}" if item.reason in FAULTS else item.reason] += 1
            continue
        article = item[0] if isinstance(item, tuple) else item
        article.text.encode()
        assert all(0 <= b.start <= b.end <= len(article.text) for b in article.blocks)  # noqa: S101  # what is measured
        found["article"] += 1
    found.update({f"passed over: {reason}": count for reason, count in passed.reasons.items()})
    assert found or passed.endings, "lost without a word"  # noqa: S101  # what is measured
    return found


def main() -> None:
    """Run it."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("folders", type=Path, nargs="+")
    asked.add_argument("--count", type=int, default=10_000)
    asked.add_argument("--seed", type=int, default=1)
    options = asked.parse_args()
    dice = random.Random(options.seed)
    files = [p for folder in options.folders for p in sorted(folder.rglob("*")) if p.is_file() and p.stat().st_size]
    seeds = [(p.read_bytes(), "".join(p.suffixes[-2:]) if p.suffix == ".gz" else p.suffix) for p in files]
    outcomes: Counter[str] = Counter()
    slowest = (0.0, 0)
    with TemporaryDirectory() as folder:
        for number in range(options.count):
            data, ending = dice.choice(seeds)
            data = mutated(data, dice)
            before = time.process_time()
            try:
                outcomes.update(outcome_of(data, ending, Path(folder)))
            except Exception:
                kept = Path(f"fault-{options.seed}-{number}{ending}")
                kept.write_bytes(data)
                print(f"kept as {kept}")
                raise
            slowest = max(slowest, (time.process_time() - before, number))
    for outcome, count in outcomes.most_common():
        print(f"{count:7,}  {outcome}")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(f"slowest {slowest[0]:.2f} s of processor time (input {slowest[1]}); peak {peak:.0f} MB")


if __name__ == "__main__":
    main()
