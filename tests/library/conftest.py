"""The small store of the pages: one story of three hand-made articles, one of them hostile."""

from __future__ import annotations

from tests.web.conftest import record, store_path

__all__ = ["record", "store_path"]
