"""Does the program still say the same? `python -m bench.same write DIR`, change something, `python -m bench.same check DIR`.

Builds the sample, the seeds, the stories of stories_dev and 200 articles of gva_dev (where `../shared` is there), and keeps what
`onrecord export readings` and `export records` print of each. `check` compares byte for byte, but for the name of the reader's
version, which tells of any change of code. The exit code is 1 where anything differs; `check` leaves what it saw in DIR/seen.
"""

from __future__ import annotations

import argparse
import json
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

SHARED = Path("../shared")
READER = re.compile(rb'"reader":"[^"]*"')
GVA_ARTICLES = 200
COMMAND = (sys.executable, "-c", "import sys; from onrecord.cli import main; sys.exit(main())")


def inputs(work: Path) -> Iterator[tuple[str, Path, str]]:
    """Name, path and reader of each input that is there."""
    yield "sample", Path("sample"), "accurate"
    if not SHARED.exists():
        print("../shared is not there: the sample only")
        return
    yield "seeds", SHARED / "seeds", "accurate"
    for story in sorted(p.parent for p in (SHARED / "data/stories_dev").glob("*/articles.jsonl")):
        yield f"stories_dev-{story.name}", story / "articles.jsonl", "accurate"
    lines = (SHARED / "data/gva_dev/articles.jsonl").read_bytes().splitlines(keepends=True)[:GVA_ARTICLES]
    path = work / "gva.jsonl"
    path.write_bytes(b"".join(lines))
    yield "gva", path, "fast"


def exports(out: Path) -> None:
    """Write the exports of every input into `out`. Raises CalledProcessError where a command fails."""
    out.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as place:
        work = Path(place)
        for name, path, reader in inputs(work):
            store = work / f"{name}.db"
            run("build", str(path), "--store", str(store), "--reader", reader)
            for what in ("readings", "records"):
                (out / f"{name}.{what}.jsonl").write_bytes(READER.sub(b'"reader":""', run("export", what, "--store", str(store))))
            print(f"{name}: built", flush=True)


def run(*arguments: str) -> bytes:
    """What the command prints on standard output."""
    return subprocess.run([*COMMAND, *arguments], check=True, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL).stdout  # noqa: S603  # our own


def first_difference(one: bytes, other: bytes) -> str:
    """Where two exports part: the line, and the first key that differs."""
    pairs = zip(one.splitlines(), other.splitlines(), strict=False)
    for n, (a, b) in enumerate(pairs, 1):
        if a != b:
            left, right = json.loads(a), json.loads(b)
            keys = [k for k in {**left, **right} if left.get(k) != right.get(k)]
            return f"line {n}, {', '.join(keys) or 'order of keys'}"
    return "number of lines"


def main() -> int:
    """Write or check."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("what", choices=("write", "check"))
    parser.add_argument("folder", type=Path)
    given = parser.parse_args()
    if given.what == "write":
        exports(given.folder)
        return 0
    seen = given.folder / "seen"
    exports(seen)
    names = sorted({p.name for p in given.folder.glob("*.jsonl")} | {p.name for p in seen.glob("*.jsonl")})
    differing = 0
    for name in names:
        kept, now = given.folder / name, seen / name
        if not (kept.exists() and now.exists()):
            print(f"{name}: only {'before' if kept.exists() else 'now'}")
        elif kept.read_bytes() != now.read_bytes():
            print(f"{name}: differs ({first_difference(kept.read_bytes(), now.read_bytes())})")
        else:
            continue
        differing += 1
    print(f"{len(names) - differing} of {len(names)} exports are the same")
    return 1 if differing else 0


if __name__ == "__main__":
    sys.exit(main())
