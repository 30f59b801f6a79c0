"""Who is named in a title: the record's name of an entity, the words of a subject that stands outside the clause."""

from __future__ import annotations

import re

from onrecord.collate.events.accounts import EventAccount
from onrecord.collate.material import Material
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

LONGEST = 12
"""Words of a subject that is told in its own words."""
LETTER = re.compile(r"\w")


def subject_words(account: EventAccount, material: Material, span: Span) -> str | None:
    """The name of who stands in a span, where a mention is all of it, its last words, or all before a comma; else its words.

    "a Dallas police officer" is not Dallas, nor are "Senate Democrats" the Senate; "Guyger, who is white" is Guyger. None for a
    pronoun that nothing resolves.
    """
    text = account.source.text
    words = " ".join(span.of(text).split())
    for mention in sorted(account.source.reading.mentions, key=lambda m: (m.form != "name", m.start)):
        if not (span.start <= mention.start and mention.end <= span.end):
            continue
        known = account.source.entities.get(mention.entity)
        person = known is not None and known.kind == "person"
        if not _is_whole(text, span, Span(mention.start, mention.end), person=person and mention.form == "name"):
            continue
        if mention.form != "name" and len(words.split()) > 1:
            continue
        if name := entity_name(account, material, mention.entity):
            return name
    last = words.casefold().split()[-1:]
    whole = (
        not set(last) & (listed("open_subjects") | listed("relative_words"))
        and LETTER.search(words)
        and len(words.split()) <= LONGEST
    )
    return words if whole else None


def _is_whole(text: str, span: Span, mention: Span, *, person: bool) -> bool:
    """Whether a mention is what a subject's words name: titles, before a person any office, then only what a comma sets off."""
    before, after = text[span.start : mention.start].strip(), text[mention.end : span.end].strip()
    titles = all(
        not w.endswith(("'s", "’s")) and (w[:1].isupper() or (person and w.casefold() not in listed("linking")))
        for w in before.split()
    )
    return titles and (not after or after.startswith((",", "(")))


def entity_name(account: EventAccount, material: Material, entity: str) -> str | None:
    """The record's name of an entity of the account's reading, None for one known by no name."""
    whole = material.resolve(account.source.id, entity)
    found = material.entity.get(whole) if whole else account.source.entities.get(entity)
    return found.name if found is not None and found.named else None
