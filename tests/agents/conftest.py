"""The small store of the pages: one story of three hand-made articles, one of them hostile."""

from __future__ import annotations

from tests.web.conftest import TEXTS, record, store_path

__all__ = ["TEXTS", "record", "store_path"]
