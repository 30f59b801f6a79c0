"""`onrecord version`: which release this is."""

from __future__ import annotations

EXAMPLE = "Example:  onrecord version"


def version() -> None:
    """Print the version of onrecord."""
    import onrecord
    from onrecord.cli.terminal import page

    page().print(f"onrecord {onrecord.__version__}", markup=False)
