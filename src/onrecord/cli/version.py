"""`onrecord version`, and `onrecord --version`: which release this is."""

from __future__ import annotations

EXAMPLE = "Example:  onrecord version"


def version() -> None:
    """Print the version of onrecord."""
    import onrecord

    print(f"onrecord {onrecord.__version__}")  # noqa: T201  # no console: it would take longer to load than all the rest
