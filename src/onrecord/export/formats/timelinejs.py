"""TimelineJS: a record's timeline with the words of each entry and how it stands."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from html import escape
from typing import Any, BinaryIO
from urllib.parse import urlsplit

from onrecord.export.choosing import Choice
from onrecord.export.citing import date_parts
from onrecord.export.claims import Claim
from onrecord.export.fixed import document
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told

PARTS = ("year", "month", "day")
WEEK = len("2020-W02")


def dated(value: str) -> dict[str, Any]:
    """The date of a slide: of a week its first day to its last, else as much as is told."""
    if len(value) == WEEK and value[5] == "W":
        first = date.fromisoformat(f"{value}-1")
        days = (first, first + timedelta(days=6))
        start, end = ({"year": d.year, "month": d.month, "day": d.day} for d in days)
        return {"start_date": start, "end_date": end, "display_date": value}
    return {"start_date": dict(zip(PARTS, date_parts(value), strict=False)), "display_date": value}


def source(told: Told, article: str) -> str:
    """An article by its outlet, a link where a browser may follow its address."""
    found = told.articles.get(article)
    name, url = escape((found.outlet or found.id) if found else article), (found.url or "") if found else ""
    return f'<a href="{escape(url)}">{name}</a>' if urlsplit(url).scheme in {"http", "https"} else name


def told_in_html(told: Told, claim: Claim) -> str:
    """How a claim stands and what its accounts say, with nothing in it that a page would run."""
    low, high = claim.origins
    lines = [f"<p>{escape(claim.standing)}; origins: {low if low == high else f'{low} to {high}'}</p>"]
    said = ((a.article, told.words(a.article, a.spans)) for a in claim.accounts)
    lines += [f"<blockquote>{escape(words)}</blockquote><p>{source(told, article)}</p>" for article, words in said if words]
    lines += [f"<p>{escape(told_so)}</p>" for told_so in (*told.verdicts(claim.id), *told.abstained(claim.id))]
    return "".join(lines)


def slides(told: Told) -> list[dict[str, Any]]:
    """A slide an entry of the timeline."""
    found = []
    for entry in told.record.timeline:
        claim = told.claim.get(entry.claim)
        if claim is not None and date_parts(entry.date):
            text = {"headline": escape(entry.title or claim.title), "text": told_in_html(told, claim)}
            found.append({**dated(entry.date), "text": text, "group": claim.sort, "unique_id": f"{told.record.id}-{claim.id}"})
    return found


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # the timeline says what is no fact
    """Write a record's timeline; what the record abstains from saying of claims beside it stands on the first slide."""
    left: LeftOut = Counter()
    for told in records:
        r = told.record
        silent = [f"{a.about}: {a.reason}" for a in r.abstentions]
        lead = told.words(r.lead.article, r.lead.spans) if r.lead else ""
        about = "".join(f"<p>{escape(line)}</p>" for line in (lead, *silent) if line)
        title = {"text": {"headline": escape(r.title), "text": about}}
        events = slides(told)
        left["claims that have no date"] += len(told.claims) - len(events)
        out.write(document({"title": title, "events": events}) if events else document({"title": title}))
    return +left


FORMAT = Format("timelinejs", "the timeline for TimelineJS", "application/json", ".json", write, apart=True)
