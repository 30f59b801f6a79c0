"""The version of the steps after reading: a digest of their own code and data, so that a change of either is seen."""

from __future__ import annotations

import onrecord
from onrecord.read.version import digest_of


def version_of(*folders: str) -> str:
    """The release and a digest of all files in these folders of the package."""
    return f"{onrecord.__version__} {digest_of(*folders)}"


def match_version() -> str:
    """Of all that stories and copies depend on beside the readings."""
    return version_of("facts", "lexicon", "match", "models")


def collate_version() -> str:
    """Of all that a record depends on beside its story."""
    return version_of("facts", "lexicon", "models", "match", "collate")
