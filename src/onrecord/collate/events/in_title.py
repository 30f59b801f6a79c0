"""What a title's own words make of its pronouns: whom it tells of before one, and whom it tells of beside one.

A reader takes a pronoun for somebody whom the title itself has told of before it ("the captain left with *his* crew"): a name from
elsewhere is put there only where nobody in the title can be meant. Nor is a pronoun somebody whom the same clause names beside it
("*he* and Mr. Moll decided"). Of the names put inside titles of sixteen real events half were wrong, nearly all of these two kinds.
"""

from __future__ import annotations

import re

from onrecord.collate.events.accounts import EventAccount
from onrecord.collate.events.agreeing import fits
from onrecord.collate.material import Material
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

SURNAME = re.compile(r"[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?")
"""One capitalised word, which may be a person's name that the reader took for a body's."""
NAMED_ON = re.compile(r"(?:['’]s?)?\s+[A-Z]")
IN_VERBS_REACH = 1
"""Words between a verb and a pronoun that is its object, or that of a preposition right behind it ("called on him")."""
HAS_VERB = re.compile(r"\s+(?:has|had|is|was|will|would|could|can|may|might|must|should|does|did|[a-z]+(?:ed|es|s))\b")
"""A verb in the singular behind "it", whose subject it then is."""


def told_before(account: EventAccount, material: Material, span: Span, pronoun: Mention) -> bool:
    """Whether a title tells, before a pronoun, of somebody for whom it can stand, other than its own verb's subject."""
    text, entities = account.source.text, account.source.entities
    form = text[pronoun.start : pronoun.end].casefold()
    for m in account.source.reading.mentions:
        if not span.start <= m.start < m.end <= pronoun.start or m.form == "pronoun":
            continue
        whole = material.resolve(account.source.id, m.entity)
        entity = material.entity.get(whole or "") or entities.get(m.entity)
        if entity is None or not _can_be_meant(form, entity, text, m):
            continue
        if not _is_own_subject(account, m, pronoun):
            return True
    return False


def _can_be_meant(form: str, entity: Entity, text: str, m: Mention) -> bool:
    """Whether a pronoun can stand for somebody told in these words, by number too: a plural for several, a singular for one."""
    words = text[m.start : m.end]
    several = entity.gender == "plural" or entity.kind == "group" or (words[:1].islower() and words.endswith("s"))
    if form in listed("plural_persons"):
        return several or entity.kind in {"organization", "place"}
    if form in listed("things_own"):
        return not several and entity.kind != "person"
    lone = SURNAME.fullmatch(words) is not None and not NAMED_ON.match(text, m.end)
    surname = lone and entity.kind in {"organization", "group"} and entity.sector is None
    return surname or (not several and fits(form, entity))


def _is_own_subject(account: EventAccount, m: Mention, pronoun: Mention) -> bool:
    """Whether a mention is in the subject of the verb whose object a pronoun is, which would be "himself" if it were he."""
    text, subject = account.source.text, account.event.subject
    form = text[pronoun.start : pronoun.end].casefold()
    if subject is None or form not in listed("object_pronouns") or not subject.start <= m.start < subject.end:
        return False
    between = text[account.event.trigger.end : pronoun.start].split() if account.event.trigger.end <= pronoun.start else []
    return pronoun.start > account.event.trigger.start and len(between) <= IN_VERBS_REACH


def told_beside(account: EventAccount, material: Material, span: Span, pronoun: Mention) -> bool:
    """Whether a title names, in words of their own behind a pronoun, whom it is given to: then somebody else is meant."""
    whole = material.resolve(account.source.id, pronoun.entity) or pronoun.entity
    text = account.source.text
    return any(
        m.form != "pronoun"
        and (material.resolve(account.source.id, m.entity) or m.entity) == whole
        and not text.startswith(("'s", "’s", "’ ", "' "), m.end)
        for m in account.source.reading.mentions
        if pronoun.end <= m.start and m.end <= span.end
    )


def is_loose_it(account: EventAccount, span: Span, pronoun: Mention) -> bool:
    """Whether a pronoun is an "it" that is no subject: mostly what a clause tells ("made *it* clear"), and nobody named."""
    text, subject = account.source.text, account.event.subject
    if text[pronoun.start : pronoun.end].casefold() != "it" or pronoun.start == span.start:
        return False
    if subject is not None and subject.start <= pronoun.start < subject.end:
        return False
    return HAS_VERB.match(text, pronoun.end) is None
