"""RIS: the articles as citations, for EndNote, Zotero, Mendeley."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.citing import date_parts, note
from onrecord.export.columns import UNSEEN, in_a_line
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told
from onrecord.facts.article import Article


def tags(told: Told, a: Article) -> Iterator[tuple[str, str | None]]:
    """An article's tags."""
    day = date_parts(a.published_at)
    yield from (("TY", "NEWS"), ("ID", a.id), ("TI", a.title), ("AU", a.byline), ("T2", a.outlet), ("SE", a.section))
    if day:
        yield from (("PY", f"{day[0]:04}"), ("DA", "/".join([f"{day[0]:04}", *(f"{n:02}" for n in day[1:])])))
    yield from (("UR", a.url), ("LA", a.lang), ("DP", a.agency), ("N1", note(told, a.id)))


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # every article goes out
    """Write a reference an article."""
    for told in records:
        for article in told.articles.values():
            for tag, value in tags(told, article):
                if value:
                    out.write(f"{tag}  - {UNSEEN.sub('', in_a_line(value)).strip()}\n".encode("utf-8", "replace"))
            out.write(b"ER  - \n\n")
    return Counter()


FORMAT = Format("ris", "citations of articles as RIS", "application/x-research-info-systems", ".ris", write)
