"""Addresses of lists: their parameters, and the pages of a long one."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import urlencode

from onrecord.web.desk.contexts import Link

AROUND = 2
"""Pages shown on each side of the one that is open."""


def address(path: str, parameters: Mapping[str, object], **changed: object) -> str:
    """An address with these parameters, some changed; empty ones are left out."""
    kept = {k: v for k, v in {**parameters, **changed}.items() if v not in ("", None, 0)}
    return f"{path}?{urlencode(kept)}" if kept else path


def page_links(path: str, parameters: Mapping[str, object], page: int, total: int, size: int) -> tuple[Link, ...]:
    """Links to the pages of a list of `total` things, `size` a page; none where one page holds all. `page` counts from 1."""
    last = max(1, -(-total // size))
    if last == 1:
        return ()
    shown = sorted({1, last, *range(max(1, page - AROUND), min(last, page + AROUND) + 1)})
    links = [Link(str(n), address(path, parameters, page=n if n > 1 else ""), n == page) for n in shown]
    if page > 1:
        links.insert(0, Link("← Previous", address(path, parameters, page=page - 1 if page > 2 else "")))
    if page < last:
        links.append(Link("Next →", address(path, parameters, page=page + 1)))
    return tuple(links)
