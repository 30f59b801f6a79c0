"""Watching sources: each is asked when it is due, what is new is built, and what that changed is told."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager

import msgspec

from onrecord.acquire.how import How, Passed
from onrecord.acquire.inputs import Acquiring
from onrecord.acquire.polling import Asked, Poll
from onrecord.acquire.taken import Lead, Taken
from onrecord.facts.article import Article, Broken
from onrecord.facts.record import Record
from onrecord.run.build import build
from onrecord.run.changes import of_stories
from onrecord.run.editions import Change, changes
from onrecord.run.options import BuildOptions, BuildReport
from onrecord.run.progress import Progress
from onrecord.store.store import Store

MOST_TRIES = 3
"""Polls in which an address that failed is tried."""


class Round(msgspec.Struct, frozen=True):
    """What one round of polls gave: what was built, which records changed and how, which articles changed and how.

    `faults` names the sources that could not be asked, `broken` what was found and could not be used; `due` is when the next
    source is due (seconds since 1970).
    """

    asked: int
    report: BuildReport
    records: tuple[tuple[Record, tuple[str, ...]], ...]
    editions: tuple[tuple[Article, tuple[Change, ...]], ...]
    faults: tuple[tuple[str, str], ...]
    broken: tuple[Broken, ...]
    due: float


class Watch:
    """Watches sources for a store. All that is known of them is kept in the store: a watch that was stopped goes on.

    `clock` gives the seconds since 1970; `every` overrides how often the sources want to be asked (seconds).
    """

    def __init__(self, sources: Iterable[Lead], how: How, clock: Callable[[], float], every: float | None = None) -> None:
        self.sources = {lead.url: lead for lead in sources}
        self.how = how
        self.clock = clock
        self.every = every

    def due(self, store: Store) -> float:
        """When the next source is due."""
        return min((poll_of(store, url).due for url in self.sources), default=0.0)

    def round(self, store: Store, options: BuildOptions, progress: Progress) -> Round:
        """Ask the sources that are due, build what is new. Raises what `build` raises; an answer's fault is kept and told."""
        asked: list[Asked] = []
        broken: list[Broken] = []
        with snapshot(store) as before, Acquiring(self.how, Passed(), lambda lead: fresh(store, lead)) as acquiring:

            def news() -> Iterator[Taken]:
                for url, lead in self.sources.items():
                    poll = poll_of(store, url)
                    if poll.due > self.clock():
                        continue
                    one = Asked(acquiring, lead, poll, self.clock(), self.every)
                    asked.append(one)
                    for item in one.articles():
                        if isinstance(item, Broken) and item.id != url:
                            broken.append(item)
                        yield item

            report = build(news(), store, options, progress)
            with store.commit_point():
                for one in asked:
                    store.keep_setting(f"poll {one.lead.url}", msgspec.json.encode(one.poll).decode())
                for item in broken:
                    store.keep_setting(f"tried {item.id}", str(tried(store, item.id) + 1))
            marks = before.record_marks()
            changed = [s for s, mark in store.record_marks().items() if marks.get(s) != mark]
            records = tuple(of_stories(changed, before.record, store.record, lambda a: outlet(store, a)))
            editions = tuple(edited(before, store))
        faults = tuple((one.lead.url, one.fault) for one in asked if one.fault)
        return Round(len(asked), report, records, editions, faults, tuple(broken), self.due(store))


@contextmanager
def snapshot(store: Store) -> Iterator[Store]:
    """The store as it stands now, whatever is written meanwhile."""
    with Store.open(store.path) as before:
        before.db.execute("BEGIN")
        before.counts()  # the first question fixes what is seen
        yield before
        before.db.execute("ROLLBACK")


def poll_of(store: Store, url: str) -> Poll:
    """What is known of a source from asking it."""
    kept = store.setting(f"poll {url}")
    try:
        return msgspec.json.decode(kept, type=Poll) if kept else Poll()
    except msgspec.DecodeError:
        return Poll()


def tried(store: Store, article_id: str) -> int:
    """How many polls have tried an address in vain."""
    return int(store.setting(f"tried {article_id}") or 0)


def fresh(store: Store, lead: Lead) -> bool:
    """Whether an address that a source names is to be fetched: it is new, or changed since it was fetched."""
    kept = store.article(lead.known.id)
    if kept is None:
        return tried(store, lead.known.id) < MOST_TRIES
    changed = lead.changed or lead.known.modified_at
    return bool(changed and kept.fetched is not None and later(changed, kept.fetched.at))


def later(one: str, other: str) -> bool:
    """Whether an ISO 8601 time lies after another."""
    from onrecord.acquire.how import before

    return before(other, one)


def outlet(store: Store, article_id: str) -> str:
    """Who published an article."""
    article = store.article(article_id)
    return (article.outlet if article is not None else None) or article_id


def edited(before: Store, after: Store) -> Iterator[tuple[Article, tuple[Change, ...]]]:
    """The articles of which there is a new edition, and what it changed."""
    known = before.older_editions()
    for older, newest in after.older_editions().items():
        if older in known:
            continue
        old, new = after.article(older), after.article(newest)
        if old is not None and new is not None:
            yield new, changes(old, new)
