"""What a notebook shows: plain HTML without styles of its own, in which all that comes from outside is escaped."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from urllib.parse import urlsplit

from markupsafe import Markup

from onrecord.export import Claim, Told
from onrecord.facts.record import Side
from onrecord.facts.story import Story

MOST_CLAIMS = 12
MOST_DIFFERENCES = 8
MOST_STORIES = 50
MOST_ROWS = 20
LONGEST = 300
"""Characters of a passage or a cell."""


def record_html(told: Told) -> str:
    """A record: its lead, the claims that lead it with standing and words, and where accounts differ."""
    record = told.record
    parts = [Markup("<h3>{}</h3>").format(record.title)]
    if record.lead is not None and (lead := words_of(told, record.lead)):
        parts.append(Markup("<blockquote>{} <cite>{}</cite></blockquote>").format(lead, source(told, record.lead.article)))
    shown = [c for c in told.claims if c.accounts][:MOST_CLAIMS]
    left = len(told.claims) - len(shown)
    parts.append(Markup("<p>{} claims of {} articles, as of {}.</p>").format(
        len(told.claims), len(record.articles), record.as_of or record.last_at or "no known time"
    ))  # fmt: skip
    head = Markup("<tr><th>Claim</th><th>Standing</th><th>Origins</th><th>Words</th></tr>")
    rows = Markup("").join(claim_row(told, c) for c in shown)
    parts.append(Markup("<table><thead>{}</thead><tbody>{}</tbody></table>").format(head, rows))
    if left > 0:
        parts.append(Markup("<p>and {} more: <code>.claims</code> has all</p>").format(left))
    if record.discrepancies:
        items = Markup("").join(
            Markup("<li><b>{}</b> ({}): {}<ul>{}</ul></li>").format(d.verdict, d.kind, d.reason, sides(told, d.sides))
            for d in record.discrepancies[:MOST_DIFFERENCES]
        )
        parts.append(Markup("<p>Where accounts differ ({}):</p><ul>{}</ul>").format(len(record.discrepancies), items))
    return str(Markup("<div>{}</div>").format(Markup("").join(parts)))


def claim_row(told: Told, claim: Claim) -> Markup:
    """A claim with the first words that make it."""
    first = next((a for a in claim.accounts if a.spans), None)
    words = Markup("")
    if first is not None:
        words = Markup("<em>{}</em> {}").format(short(told.words(first.article, first.spans)), source(told, first.article))
    low, high = claim.origins
    count = str(low) if low == high else f"{low} to {high}"
    return Markup("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>").format(short(claim.title), claim.standing, count, words)


def sides(told: Told, found: Iterable[Side]) -> Markup:
    """The words of each side."""
    return Markup("").join(Markup("<li><em>{}</em> {}</li>").format(words_of(told, s), source(told, s.article)) for s in found)


def words_of(told: Told, side: Side) -> str:
    """A side's exact words, those of the article's title where they stand there alone."""
    return short(told.words(side.article, side.spans) or side.says)


def source(told: Told, article: str) -> Markup:
    """Who published an article, with a link where a browser may follow it."""
    found = told.articles.get(article)
    name = (found.outlet if found is not None else None) or article
    url = told.url(article)
    return Markup('<a href="{}" rel="noreferrer">{}</a>').format(url, name) if url and followed(url) else Markup("{}").format(name)


def followed(url: str) -> bool:
    """Whether an address leads to a page: an article's is not ours to trust."""
    try:
        parts = urlsplit(url)
    except ValueError:
        return False
    return parts.scheme in {"http", "https"} and bool(parts.netloc)


def news_html(name: str, stories: Sequence[Story]) -> str:
    """A store: its newest stories."""
    items = Markup("").join(
        Markup("<li>{} <small>({} articles, <code>{}</code>)</small></li>").format(short(s.title), len(s.articles), s.id)
        for s in stories[:MOST_STORIES]
    )
    return str(Markup("<div><p>{}: {} stories</p><ul>{}</ul></div>").format(name, len(stories), items))


def table_html(columns: Sequence[str], rows: Sequence[Sequence[object]]) -> str:
    """A table's first rows."""
    head = Markup("").join(Markup("<th>{}</th>").format(c) for c in columns)
    body = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(Markup("<td>{}</td>").format("" if v is None else short(str(v))) for v in r))
        for r in rows[:MOST_ROWS]
    )
    more = Markup("<p>and {} more rows</p>").format(len(rows) - MOST_ROWS) if len(rows) > MOST_ROWS else ""
    return str(Markup("<div><table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}</div>").format(head, body, more))


def short(text: str) -> str:
    """A text of bounded length, told where it is cut."""
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
