"""onrecord reads what many outlets write about one event and puts it on one record.

In code: `onrecord.open("news.db")` gives a store's stories, records and claims as typed facts and as tables;
`onrecord.read(text)` reads one article. Nothing is loaded before it is asked for (docs/python.md).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

    from onrecord.facts.reading import Reading
    from onrecord.library import News, Reader

    def read(
        text: str,
        *,
        title: str | None = None,
        outlet: str | None = None,
        published_at: str | None = None,
        url: str | None = None,
        lang: str = "en",
        reader: Reader = "accurate",
    ) -> Reading:
        """What one article says, found in its own text alone (see `onrecord.library.read_text`)."""


__version__ = "0.1.0"
__all__ = ["__version__", "open", "read"]


def open(path: str | Path) -> News:  # noqa: A001  # what one calls it: onrecord.open
    """The store in a file, to be read. Raises StoreError, with a hint, where it is none."""
    from onrecord.library import News

    return News(path)


def __getattr__(name: str) -> ModuleType:
    """The package of readers, which can be called as a function: loaded when it is first asked for."""
    if name == "read":
        from importlib import import_module

        return import_module("onrecord.read")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
