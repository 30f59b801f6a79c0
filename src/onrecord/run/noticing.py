"""Noticing: what a new record changes against the one that followers were told of last goes into the outbox with it.

A record is made anew also by another version of the program, over the same texts: that is no news, and nobody is told.
"""

from __future__ import annotations

import secrets
from collections.abc import Iterator, Mapping

from onrecord.facts.change import Change
from onrecord.facts.edit import passage_words
from onrecord.facts.notice import Notice, NoticeWords
from onrecord.facts.record import Record, Side
from onrecord.facts.story import Story
from onrecord.run.correcting import relevant
from onrecord.run.hooks import Hook, Hooks
from onrecord.run.state_changes import Step, between, moment
from onrecord.store.packing import digest_of
from onrecord.store.store import Store

MOST_SIDES = 8
"""Articles whose words a notice has."""
KEY = 32
"""Characters of a notice's id."""


def ground_of(store: Store, story: Story) -> str:
    """What a story's record rests on, whatever the program's version: its articles as they stand, and the corrections."""
    return digest_of((story.articles, store.marks(story.articles), relevant(store.edits(), story)))


def begin(store: Store) -> None:
    """Notice changes from the records as they stand now; those that are noticed already go on."""
    with store.commit_point():
        fresh = [s for s in store.stories() if store.told(s.id) is None]
        store.begin_telling((s.id, ground_of(store, s)) for s in fresh)


def note(store: Store, hooks: Mapping[str, Hook], story: Story, made: Record, at: str) -> int:
    """Put what the record that was just kept changes into the outbox; how many notices. Inside the commit point that keeps it.

    Of a story that is new, nothing is told: its record is where telling begins.
    """
    ground, held = ground_of(store, story), store.told(story.id)
    store.begin_telling([(story.id, ground)])
    if held is None or held[1] is None or held[0] == ground:
        return 0
    count = 0
    for step in between(held[1], made, at):
        notice = notice_of(store, made, step, held[0], ground)
        if wanted := [h.name for h in hooks.values() if h.wants(notice)]:
            store.put_notice(notice, wanted, moment(at).timestamp() if at else 0.0)
            count += 1
    return count


def notice_of(store: Store, record: Record, step: Step, before: str, after: str) -> Notice:
    """A change as a notice; its id is of what changed between which states, so that a store made anew gives the same."""
    key = digest_of((record.id, before, after, step.change))[:KEY]
    return Notice(key, step.at, record.id, record.title, step.change, tuple(words(store, step.words)))


def words(store: Store, sides: tuple[Side, ...]) -> Iterator[NoticeWords]:
    """The words of sides, with who has them; of the first few."""
    for side in sides[:MOST_SIDES]:
        article = store.article(side.article)
        if article is not None and side.spans:
            yield NoticeWords(side.article, article.outlet, article.url, side.spans, passage_words(article.text, side.spans))


def remove(store: Store, hooks: Hooks, name: str) -> None:
    """Take a hook away, with what it has still to be told. Raises HookError where there is none of that name."""
    hooks.remove(name)
    with store.commit_point():
        store.forget_hook(name)
        if not hooks.all():
            store.end_telling()


def trial() -> Notice:
    """A notice that tells of nothing, to see whether a hook can be reached."""
    change = Change("opened", "discrepancy", "trial", "a trial: nothing has changed")
    return Notice(f"trial-{secrets.token_hex(8)}", "1970-01-01T00:00:00+00:00", "trial", "A trial of onrecord notify", change, ())
