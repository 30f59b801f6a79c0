"""In code: a store's stories, records and claims as typed facts, as tables, and as what a notebook shows.

`onrecord.open(path)` is the way in; what it gives only reads.
"""

from __future__ import annotations

from onrecord.library.news import News, StoryRecord
from onrecord.library.rows import Rows
from onrecord.read.version import Mode as Reader

__all__ = ["News", "Reader", "Rows", "StoryRecord"]
