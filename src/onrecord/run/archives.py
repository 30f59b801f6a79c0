"""Where fetched bytes are kept."""

from __future__ import annotations

from pathlib import Path


def archive_of(store: Path) -> Path:
    """The folder beside a store in which fetched bytes are kept."""
    return store.with_name(f"{store.stem}.warcs")
