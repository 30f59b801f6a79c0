"""From one article to its reading: an ordered tuple of readers, one package a reader.

The package can be called: `onrecord.read(text)` is `read_text(text)` of `onrecord.read.calling`.
"""

from __future__ import annotations

import sys
from types import ModuleType
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from onrecord.facts.reading import Reading


class _Readers(ModuleType):
    """This package, which is at once the function `onrecord.read`: Python has one name for both."""

    def __call__(self, text: str, **known: Any) -> Reading:  # noqa: ANN401  # what read_text takes
        """What one article says."""
        from onrecord.read.calling import read_text

        return read_text(text, **known)


sys.modules[__name__].__class__ = _Readers
