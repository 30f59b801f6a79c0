"""The check of a draft against a store: its story found, its text read like an article's, its claims held against the record."""

from __future__ import annotations

import threading

import msgspec

from onrecord.acquire.drafts import Draft, draft_of_text
from onrecord.check import Laid, claims_of
from onrecord.collate.steps import Coverage
from onrecord.collate.wording import Likeness, words_of
from onrecord.facts.article import Article
from onrecord.facts.check import Check, CheckedClaim
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.lexicon.outlets import stated_owners
from onrecord.read.version import Mode
from onrecord.run.beside_story import Neighbours
from onrecord.run.correcting import corrected, relevant
from onrecord.run.owners import owners
from onrecord.run.reading import read_articles
from onrecord.store.store import Store

BELONGS = 0.3
"""Share of a draft's content, weighed by how few stories have each word, that its own story's articles have."""
LOOKED_AT = 12
"""Stories that are looked at closely for the draft's own: those whose articles hold most of its rarer words."""
NAME = "\uffffdraft"
"""The draft's id while it is collated with the articles: last of those of its time, and hardly any article's."""
NO_STORY = "no story of the store is the draft's"
NO_RECORD = "the story has no record yet"
_ONE_AT_A_TIME = threading.Lock()


def check_text(store: Store, text: str, story: str | None = None, mode: Mode = "accurate", written: str | None = None) -> Check:
    """The check of a text, as `check_draft`."""
    return check_draft(store, draft_of_text(text), story, mode, written)


def check_draft(store: Store, draft: Draft, story: str | None = None, mode: Mode = "accurate", written: str | None = None) -> Check:
    """What the record of the draft's story makes of each of its claims.

    `story` is a story's id; without it the draft's own is found. `written` (ISO 8601) is when the draft was written, by which
    its "on Friday" is read: without it, as the story's last article was published. Nothing is written to the store.
    """
    found = store.story(story) if story is not None else own_story(store, draft.text)
    if found is None:
        return Check(draft.name, text=draft.whole, note=NO_STORY)
    record = store.record(found.id)
    if record is None:
        return Check(draft.name, story=found.id, title=found.title, text=draft.whole, note=NO_RECORD)
    edits = relevant(store.edits(), found)
    readings = tuple(corrected(r, edits) for r in store.readings(found.articles))
    article = Article(NAME, text=draft.text, published_at=written or found.last_at)
    with _ONE_AT_A_TIME:  # the readers' models are one for all threads
        reading = next(iter(read_articles([article], mode)))
    coverage = Coverage(found, readings, store.copies(found.articles), edits)
    with stated_owners(owners(store)):
        claims = claims_of(Laid(reading, found, readings, coverage, record))
    if any(c.verdict == "not on record" for c in claims):
        beside = Neighbours(store, found)
        claims = tuple(beside.spared(draft.text, c) for c in claims)
    return Check(draft.name, tuple(_in_whole(draft, c) for c in claims), found.id, found.title, "", draft.whole)


def _in_whole(draft: Draft, claim: CheckedClaim) -> CheckedClaim:
    """The claim with its offsets in the file."""
    span = draft.in_whole(Span(claim.start, claim.end))
    return msgspec.structs.replace(claim, start=span.start, end=span.end)


def own_story(store: Store, text: str) -> Story | None:
    """The story whose articles have most of what a text tells; None where none has enough of it."""
    wanted = words_of(text).bag
    stories = {s.id: s for s in store.stories()}
    near = store.stories_with(sorted(words_in(text)), LOOKED_AT) if len(stories) > LOOKED_AT else tuple(stories)
    contents = {i: _content(store, stories[i]) for i in near if i in stories}
    weights = Likeness.over(" ".join(sorted(c)) for c in contents.values())
    whole = weights.mass(wanted)
    shares = sorted(((weights.mass(wanted & c) / whole, i) for i, c in contents.items() if whole), reverse=True)
    return stories[shares[0][1]] if shares and shares[0][0] >= BELONGS else None


def words_in(text: str) -> frozenset[str]:
    """The words of a text that begin with a capital, and its numbers: what a story is found by."""
    return frozenset(w for w in text.replace("’", " ").replace("'", " ").split() if w[:1].isupper() or w[:1].isdigit())


def _content(store: Store, story: Story) -> frozenset[str]:
    """The content words of a story's articles."""
    found: set[str] = set()
    for i in story.articles:
        article = store.article(i)
        if article is not None:
            found |= words_of(f"{article.title} {article.text}").bag
    return frozenset(found)
