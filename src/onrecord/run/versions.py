"""The version of the steps after reading: a digest of their own code and data, so that a change of either is seen."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

import onrecord


@cache
def version_of(*folders: str) -> str:
    """The release and a digest of all files in these folders of the package."""
    seen = sha256()
    root = Path(onrecord.__file__).parent
    for folder in folders:
        for path in sorted(p for p in (root / folder).rglob("*") if p.is_file() and p.suffix != ".pyc"):
            seen.update(path.relative_to(root).as_posix().encode())
            seen.update(path.read_bytes())
    return f"{onrecord.__version__} {seen.hexdigest()[:12]}"


def match_version() -> str:
    """Of all that stories and copies depend on beside the readings."""
    return version_of("facts", "lexicon", "match", "models")


def collate_version() -> str:
    """Of all that a record depends on beside its story."""
    return version_of("facts", "lexicon", "collate")
