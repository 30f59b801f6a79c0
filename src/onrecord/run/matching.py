"""The matching step: copies and stories over the whole store, with known stories keeping their ids."""

from __future__ import annotations

from collections.abc import Container, Iterable, Iterator, Mapping
from typing import TYPE_CHECKING

import msgspec

from onrecord.facts.story import Copy
from onrecord.run.progress import Progress, writing
from onrecord.run.versions import match_version
from onrecord.store.packing import digest_of
from onrecord.store.store import Store

if TYPE_CHECKING:
    from onrecord.match.naming import Change
    from onrecord.match.text import ArticleText

MATCHED = "matched"
"""The setting that keeps `ground_of` as it was when stories were last found."""


def match_all(store: Store, reader: str, again: bool, progress: Progress) -> tuple[str, ...]:
    """Find the copies and stories of all read articles and keep them; what became of known stories, in words.

    Nothing is written, nor looked for, when all that they depend on is as it was (unless `again`).
    """
    ground = ground_of(store, reader)
    if store.setting(MATCHED) == ground and not again:
        return ()
    from onrecord.match.copies import find_copies
    from onrecord.match.stories import group
    from onrecord.match.text import article_text

    older = store.older_editions()
    newest = set(older.values())

    def light(article_id: str) -> ArticleText:
        reading = store.reading_by(article_id, reader)
        if reading is None:
            raise LookupError(article_id)
        return with_address(article_text(reading), older, newest)

    ids = store.read_ids(reader)
    progress.step("Matching", len(ids))
    texts = []
    for article_id in ids:
        texts.append(light(article_id))
        progress.advance()
    progress.step("Finding copies")
    copies = tuple(facing_forward(find_copies(texts), older))
    progress.step("Grouping stories")
    grouping = group(texts, edits=store.edits(), known=store.stories())
    # Changes without a story before are corrections replayed: they stand in their own log.
    log = tuple(in_words(change) for change in grouping.log if change.before)
    with writing(progress), store.commit_point():
        store.keep_stories(grouping.stories, copies, log)
        store.keep_setting(MATCHED, ground)
    return log


def ground_of(store: Store, reader: str) -> str:
    """The digest of all that the store's stories and copies depend on."""
    return digest_of((match_version(), store.ground(reader)))


def with_address(text: ArticleText, older: Mapping[str, str], newest: Container[str]) -> ArticleText:
    """What matching needs of an article. Editions of one id share an address, also where the source gave none.

    `older` are the ids of older editions with the one that carries the newest, `newest` these.
    """
    if text.url is None and (text.id in older or text.id in newest):
        return msgspec.structs.replace(text, url=f"edition:{older.get(text.id, text.id)}")
    return text


def in_words(change: Change) -> str:
    """A line for the log of stories."""
    verb = "joined into" if change.kind == "merge" else "split into"
    reason = f": {change.why}" if change.why else ""
    return f"{', '.join(change.before)} {verb} {', '.join(change.after)}{reason}"


def facing_forward(copies: Iterable[Copy], older: Mapping[str, str]) -> Iterator[Copy]:
    """Copies with every edition taking from the older one: the store knows the order even where the articles bear no date."""
    place = {article: n for n, article in enumerate(older)}
    for copy in copies:
        one, other = older.get(copy.article, copy.article), older.get(copy.source, copy.source)
        if one == other and place.get(copy.article, len(place)) < place.get(copy.source, len(place)):
            yield msgspec.structs.replace(
                copy,
                article=copy.source,
                source=copy.article,
                spans=copy.source_spans,
                source_spans=copy.spans,
                kind="edition",
                reason="a later text of the same article",
            )
        else:
            yield copy
