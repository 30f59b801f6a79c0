"""Records that change, each kept as a build keeps it, and the delivery of what that tells: a process for the kill test to kill."""

from __future__ import annotations

import sys
from pathlib import Path

from onrecord.facts.article import Article
from onrecord.facts.record import Account, Record, RecordEvent, Standing
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.run import delivering
from onrecord.run.collating import keep
from onrecord.store.store import Store

STORIES = ("quay", "strike", "fire")
STANDINGS: tuple[Standing, ...] = ("single origin", "corroborated", "disputed", "corroborated", "disputed", "withdrawn")
NOTICES = len(STORIES) * (len(STANDINGS) - 1)
TEXT = "The council shut it on Tuesday."


def stories(story: str, state: int) -> Story:
    """A story in one of its states: each brings an article."""
    return Story(story, story, tuple(f"{story}-{n}" for n in range(state + 1)))


def record(story: str, state: int) -> Record:
    """Its record: one event that stands otherwise in each state."""
    home = stories(story, state)
    accounts = tuple(Account(a, (Span(0, 11),)) for a in home.articles)
    event = RecordEvent(
        "e1", None, None, (), (), None, None, "actual", accounts, (1, 2), title=f"{story} shut", standing=STANDINGS[state]
    )
    return Record(story, story, home.articles, events=(event,))


def change_all(path: Path) -> None:
    """Bring every story to its last state from wherever the store stands, delivering after each step."""
    for state in range(len(STANDINGS)):
        for story in STORIES:
            with Store.open(path, write=True) as store:
                known = store.record_marks()
                if int(known.get(story, store.setting(f"reached {story}") or -1)) >= state:
                    continue
                home = stories(story, state)
                with store.commit_point():
                    store.keep_article(Article(home.articles[-1], text=TEXT))
                    others = tuple(s for s in store.stories() if s.id != story)
                    store.keep_stories((*others, home), (), ())
                    store.keep_setting(f"reached {story}", str(state - 1))
                keep(store, [(record(story, state), story, str(state))], {story: home.articles})
            delivering.deliver(path)
    delivering.deliver(path)


if __name__ == "__main__":
    delivering.HELD = 0.2
    change_all(Path(sys.argv[1]))
