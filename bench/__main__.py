"""All benches one after the other: `python -m bench`. Each prints its table; none is a timed test."""

from __future__ import annotations

import subprocess
import sys

BENCHES = (
    ("bench.build", "--articles", "300", "--reader", "fast"),
    ("bench.build", "--articles", "300", "--reader", "accurate"),
    ("bench.stories_growth", "--sizes", "10000", "30000"),
    ("bench.worlds.recovered",),
    ("bench.record", "../shared", "--accurate"),
    ("bench.record", "../shared", "--gold-readings"),
)


def main() -> int:
    """Run every bench; the exit code is that of the last one that failed, 0 when none did."""
    failed = 0
    for name, *options in BENCHES:
        print(f"\n== python -m {' '.join((name, *options))}", flush=True)
        failed = subprocess.run([sys.executable, "-m", name, *options], check=False).returncode or failed  # noqa: S603  # our own modules
    return failed


if __name__ == "__main__":
    sys.exit(main())
