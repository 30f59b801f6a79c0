"""Markdown: a record to read and to quote from, with the words of each line and where they stand."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import BinaryIO
from urllib.parse import quote, urlsplit

from onrecord.export.choosing import Choice
from onrecord.export.claims import Claim
from onrecord.export.columns import UNSEEN
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told
from onrecord.facts.record import Account

LEADING = 20
MARKS = re.compile(
    r"[\\`*_{}\[\]<>#|~&$@]|^[-+=]"
    r"|(?<=http):|(?<=https):|(?<=ftp):|(?<=mailto):|(?<=www)\.|(?<=xmpp):|:(?=[a-z_]\w*:)|(?<=\w)\.(?=[^\W\d]{2})",
    re.IGNORECASE,
)
"""What marks something up anywhere, or at the start of a line; and what makes an address of words ("brack.example")."""


NUMBERED = re.compile(r"^(\d{1,9})([.)])")


def plain(text: str) -> str:
    """Text on one line in which Markdown finds nothing to mark up and no address to follow."""
    return NUMBERED.sub(r"\1\\\2", MARKS.sub(r"\\\g<0>", " ".join(UNSEEN.sub("", text).split())))


def cited(told: Told, article: str) -> str:
    """An article by its number in the list of sources."""
    order = list(told.record.articles)
    return f"\\[{order.index(article) + 1}\\]" if article in order else plain(article)


def quoted(told: Told, account: Account) -> str | None:
    """An account's exact words as a quotation block, with who tells it."""
    words = told.words(account.article, account.spans)
    chain = " ← ".join(plain(n) for n in told.names(account.chain))
    form = f", {account.form}" if account.form else ""
    return f"  > {plain(words)}\n  > {cited(told, account.article)} {chain}{form}" if words else None


def claim_lines(told: Told, claim: Claim) -> Iterator[str]:
    """A claim: its title, how it stands, the words of its accounts."""
    low, high = claim.origins
    origins = f"{low} to {high} origins" if low != high else f"{low} origin{'' if low == 1 else 's'}"
    fact = f" ({claim.factuality})" if claim.factuality not in (None, "actual") else ""
    yield f"- **{plain(claim.title)}**{fact}: {claim.standing}, {origins}"
    yield from (line for a in claim.accounts if (line := quoted(told, a)))
    yield from (f"  - {plain(one)}" for one in (*told.verdicts(claim.id), *told.abstained(claim.id)))


def source(told: Told, article: str) -> str:
    """An article as a line of the list of sources."""
    a = told.articles.get(article)
    if a is None:
        return plain(article)
    named = ", ".join(plain(p) for p in (a.outlet, a.title, a.published_at) if p) or plain(a.id)
    url = a.url or ""
    return f"{named}, <{quote(url, safe=SAFE)}>" if urlsplit(url).scheme in {"http", "https"} else named


SAFE = "%/:=&?~#+!$,;'@()*[]"


def lines(told: Told) -> Iterator[str]:
    """A record, line by line."""
    r, told_of = told.record, told.claims[:LEADING]
    yield from (f"# {plain(r.title or r.id)}", "")
    if r.lead is not None and (words := told.words(r.lead.article, r.lead.spans)):
        yield from (f"> {plain(words)}", f"> {cited(told, r.lead.article)}", "")
    yield from (f"Story {plain(r.id)}, as of {plain(r.as_of or r.last_at or 'a time not known')}.", "", "## What leads", "")
    for claim in told_of:
        yield from claim_lines(told, claim)
    if len(told.claims) > LEADING:
        yield from ("", f"{len(told.claims) - LEADING} more claims are on the record.")
    if r.discrepancies:
        yield from ("", "## Where accounts differ", "")
        for d in r.discrepancies:
            yield f"- {d.kind}, {d.verdict}: {plain(d.reason)}"
            yield from (f"  > {plain(told.words(s.article, s.spans) or s.says)}\n  > {cited(told, s.article)}" for s in d.sides)
    if r.abstentions:
        yield from ("", "## What the record does not say", "")
        yield from (f"- {plain(a.about)}: {a.reason}{f' ({plain(a.why)})' if a.why else ''}" for a in r.abstentions)
    yield from ("", "## Sources", "")
    yield from (f"{n}. {source(told, a)}" for n, a in enumerate(r.articles, 1))


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # factuality stands beside each
    """Write a record as a page."""
    left: LeftOut = Counter()
    for told in records:
        out.write(("\n".join(lines(told)) + "\n").encode("utf-8", "replace"))
        left["claims that do not lead"] += max(0, len(told.claims) - LEADING)
    return +left


FORMAT = Format("markdown", "a record to read and quote from", "text/markdown", ".md", write, apart=True)
