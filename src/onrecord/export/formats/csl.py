"""CSL-JSON: the articles as citations, for Zotero, pandoc and other users of the Citation Style Language."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.citing import date_parts, note
from onrecord.export.fixed import put_listed
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told


def citations(told: Told) -> Iterator[dict[str, Any]]:
    """A citation an article. A byline is one literal name: who is whose family is not known."""
    for a in told.articles.values():
        issued, fetched = date_parts(a.published_at), date_parts(a.fetched.at if a.fetched else None)
        yield {
            "id": a.id,
            "type": "article-newspaper",
            "title": a.title,
            "author": [{"literal": a.byline}] if a.byline else None,
            "container-title": a.outlet,
            "section": a.section,
            "issued": {"date-parts": [issued]} if issued else None,
            "accessed": {"date-parts": [fetched]} if fetched else None,
            "URL": a.url,
            "source": a.agency,
            "language": a.lang,
            "note": note(told, a.id),
        }


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # every article goes out
    """Write a list of citations."""
    put_listed(out, (c for told in records for c in citations(told)))
    return Counter()


MEDIA = "application/vnd.citationstyles.csl+json"
FORMAT = Format("csl", "citations of articles as CSL-JSON", MEDIA, ".json", write)
