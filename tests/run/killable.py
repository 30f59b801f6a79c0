"""The command line with the cheap reader in the place of the real one: a process for the kill test to kill."""

from __future__ import annotations

import functools
import sys
from pathlib import Path

from onrecord.run import options

if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent))
    options.BuildOptions = functools.partial(  # type: ignore[misc,assignment]  # stands in for the class
        options.BuildOptions, reading="cheap_reader:read", commit_every=2
    )
    from onrecord.cli import main

    main()
