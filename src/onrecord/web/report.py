"""Writes the pages as files that open from disk."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from importlib.resources import files
from pathlib import Path

from onrecord.store.results import FacetKind
from onrecord.store.store import Store
from onrecord.web.desk.cards import FOLDERS, name_file
from onrecord.web.names import article_file, rest_file, story_file
from onrecord.web.pages import article_page, index_page, name_page, names_page, rest_page, story_page
from onrecord.web.story import rest_pages

STATIC = tuple(sorted(f.name for f in files("onrecord.web").joinpath("static").iterdir() if f.is_file()))
"""The files that pages use: all that stand in the folder."""

NAMED: tuple[FacetKind, ...] = ("person", "body", "outlet", "place")
"""Names that have pages of their own."""


def static_text(name: str) -> str:
    """A file that pages use; raises FileNotFoundError for one that is not shipped."""
    return files("onrecord.web").joinpath("static", name).read_text("utf-8")


def write_report(store_path: Path, out: Path, progress: Callable[[int, int], None] | None = None) -> int:
    """Write all pages of a store below the folder `out` and return how many. Raises StoreError or OSError."""
    with Store.open(store_path) as store:
        stories, articles = [s.id for s in store.stories()], store.article_ids()
        for folder in ("", "stories", "articles", "static", *(FOLDERS[k] for k in NAMED)):
            (out / folder).mkdir(parents=True, exist_ok=True)
        for name in STATIC:
            (out / "static" / name).write_text(static_text(name), "utf-8")
        (out / "index.html").write_text(index_page(store), "utf-8")
        pages: list[tuple[str, Callable[[], str | None]]] = []
        for kind in NAMED:
            pages.append((f"{FOLDERS[kind]}/index.html", lambda k=kind: names_page(store, k)))  # type: ignore[misc]  # bound at once
            found = store.facets(kind, limit=store.count_facets(kind))
            pages += [(name_file(kind, f.name, f.ref), lambda k=kind, r=f.ref: name_page(store, k, r)) for f in found]  # type: ignore[misc]  # the same
        pages += [(story_file(s), partial(story_page, store, s)) for s in stories]
        pages += [(rest_file(s, p, n), partial(rest_page, store, s, p, n)) for s in stories for p, n in rest_pages(store, s)]
        pages += [(article_file(a), partial(article_page, store, a)) for a in articles]
        written, total = 1, 1 + len(pages)
        for name, make in pages:
            if (page := make()) is not None:
                (out / name).write_text(page, "utf-8")
                written += 1
            if progress:
                progress(written, total)
    return written
