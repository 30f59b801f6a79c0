"""Feeds, as Atom and as JSON Feed: of the list with its filters, and of each record's changes of state, with the words."""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from datetime import UTC, datetime
from typing import Any, Literal
from urllib.parse import quote

import msgspec
from feedgenerator import Atom1Feed

from onrecord.export import Told, with_articles
from onrecord.facts.record import Record
from onrecord.run.following import steps
from onrecord.run.state_changes import Step, moment
from onrecord.store.results import Listed, Wanted
from onrecord.store.store import Store
from onrecord.web.names import story_file

FeedForm = Literal["atom", "json"]
MEDIA: dict[FeedForm, str] = {"atom": "application/atom+xml", "json": "application/feed+json"}
MOST_ITEMS = 50
MOST_WORDS = 4
LONGEST = 2_000
UNSEEN = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff\ud800-\udfff]")
"""What XML has no place for."""
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)


class Item(msgspec.Struct, frozen=True):
    """An entry: an id that stays, its title and text, where it leads (below the root) and when it was changed."""

    id: str
    title: str
    text: str
    path: str
    at: datetime


class Feed(msgspec.Struct, frozen=True):
    """A feed: its title, what it is of (below the root), where it is itself, and its entries, the newest first."""

    title: str
    path: str
    own: str
    items: tuple[Item, ...]


def list_feed(store: Store, wanted: Wanted, own: str) -> Feed:
    """The stories that are wanted, those that changed last first, each with its lead and how its claims stand."""
    rows = (r for r in store.listed(wanted, "change", MOST_ITEMS) if r.made)
    return Feed("onrecord", "", own, tuple(sorted(map(story_item, rows), key=lambda i: i.at, reverse=True)))


def story_item(row: Listed) -> Item:
    """A story as an entry; its id stays while its record changes."""
    counts = (
        (row.borne, "corroborated"),
        (row.disputed, "disputed"),
        (row.single, "of a single origin"),
        (row.untold, "of unknown origin"),
        (row.withdrawn, "withdrawn"),
    )
    stands = ", ".join(f"{n} {how}" for n, how in counts if n)
    text = "\n".join(part for part in (row.lead, f"Claims: {stands}." if stands else "", row.conflict) if part)
    return Item(named(row.id), row.title, text, story_file(row.id), time_of(row.changed_at or row.last_at))


def record_feed(store: Store, record: Record, own: str) -> Feed:
    """The changes of a record's state: a claim corroborated or disputed, a conflict opened, a figure updated, words withdrawn."""
    told = with_articles(store, record)
    found = [step_item(told, s) for s in steps(store, record)][:MOST_ITEMS]
    return Feed(record.title, story_file(record.id), own, tuple(found))


def step_item(told: Told, step: Step) -> Item:
    """A change of state as an entry, with the words and who has them."""
    change = step.change
    lines = [f"{s.slot}: {s.before or 'nothing'} → {s.after or 'nothing'}" for s in change.slots]
    for side in step.words[:MOST_WORDS]:
        words = told.words(side.article, side.spans) or side.says
        article = told.articles.get(side.article)
        if words:
            lines.append(f"{(article.outlet if article else None) or side.article}: {words}")
    mark = quote(f"{step.at}:{change.kind}:{change.claim}", safe="")
    title = f"{change.kind}: {' '.join(change.title.split())}"
    return Item(f"{named(step.story)}:{mark}", title, "\n".join(lines), story_file(step.story), time_of(step.at))


def named(story: str) -> str:
    """The id of a story's entry: a URN, the same wherever the store is served."""
    return f"urn:x-onrecord:{quote(story, safe='')}"


def time_of(value: str | None) -> datetime:
    """A time; the beginning of 1970 where none is known, so that the bytes are the same on every run."""
    try:
        return moment(value) if value else EPOCH
    except ValueError:
        return EPOCH


def written(feed: Feed, form: FeedForm, root: str) -> bytes:
    """A feed's bytes; `root` is the server's own address, as the client called it, with a slash at its end."""
    return atom(feed, root) if form == "atom" else json_feed(feed, root)


def atom(feed: Feed, root: str) -> bytes:
    """A feed as Atom (RFC 4287). Texts are plain: what they hold is escaped twice, since readers take them for HTML."""
    made = Atom1Feed(clean(feed.title), root + feed.path, "", feed_url=root + feed.own, author_name="onrecord")
    for i in feed.items:
        text = html.escape(clean(i.text)).replace("\n", "<br>")
        made.add_item(clean(i.title), root + i.path, text, unique_id=i.id, pubdate=i.at, updateddate=i.at)
    if not feed.items:
        made.latest_post_date = lambda: EPOCH
    return str(made.writeString("utf-8")).encode()


def json_feed(feed: Feed, root: str) -> bytes:
    """A feed as JSON Feed 1.1."""
    found: dict[str, Any] = {
        "version": "https://jsonfeed.org/version/1.1",
        "title": clean(feed.title),
        "home_page_url": root + feed.path,
        "feed_url": root + feed.own,
        "items": list(json_items(feed.items, root)),
    }
    return msgspec.json.encode(found)


def json_items(items: Iterable[Item], root: str) -> Iterable[dict[str, str]]:
    """Entries of a JSON Feed."""
    for i in items:
        at = i.at.isoformat()
        told = {"title": clean(i.title), "content_text": clean(i.text), "date_published": at, "date_modified": at}
        yield {"id": i.id, "url": root + i.path, **told}


def clean(text: str) -> str:
    """Text of bounded length that both formats can hold."""
    text = UNSEEN.sub("\ufffd", text)
    return text if len(text) <= LONGEST else text[: LONGEST - 1] + "…"
