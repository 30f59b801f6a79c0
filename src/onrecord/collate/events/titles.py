"""What an event is called where it is listed: words of one account, with who is meant put in brackets where it only says "he".

A title reads by itself: the clause with its own subject, or the subject in brackets before it; pronouns that resolve to a name
are that name in brackets. No other word is added and none is changed.
"""

from __future__ import annotations

import re

from onrecord.collate.events.accounts import EventAccount
from onrecord.collate.material import Material
from onrecord.facts.entity import Mention
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

FEWEST, MOST = 3, 34
"""Words of a title that tells enough and not too much."""
WHOLE = 0.6
"""Share of its sentence from which a clause is told as the whole sentence."""
LONGEST_TAIL = 80
"""Characters after a clause within which a quotation mark that it opens is closed."""
OPENING_WORDS = 12
"""Characters at the beginning of a clause in which its subject begins."""
EDGES = " \t\n,;:–—-("
OPENING, CLOSING = '“‘"', '”’"'
STOP = re.compile(r"[\n\r]")
WORD = re.compile(r"\w")
NEXT_WORD = re.compile(r" ([\w’'-]+)")
LONGEST_SUBJECT = 12
NEXT_TO_VERB = 2
SHORT = 5
BEFORE = 24
"""Characters before a verb in which its auxiliaries stand."""


def title_of(account: EventAccount, material: Material) -> str:
    """The event in words of this account; "" where no clause can be told by itself."""
    span = _trimmed(account, _told_span(account))
    if span.length <= 0:
        return ""
    words = _filled(account, material, span)
    subject = account.event.subject
    if subject is not None and not span.overlaps(subject) and (name := _name_at(account, material, subject)):
        words = f"[{name}] {words}"
    return " ".join(words.split())


def is_readable(account: EventAccount, material: Material) -> bool:
    """Whether the title reads as a sentence to somebody who has read nothing else."""
    title = title_of(account, material)
    if not FEWEST <= len(title.split()) <= MOST or title.count("“") != title.count("”"):
        return False
    first = title.split(" ", 1)[0]
    if first.casefold() in listed("open_subjects") or _hangs(account) or _is_noun(account, title):
        return False
    subject = account.event.subject
    if subject is not None:
        told = title.startswith("[") or _trimmed(account, _told_span(account)).overlaps(subject)
        return told and account.event.voice is not None and (not title[0].islower() or subject.start <= _opening_of(account))
    return title[0].isupper() or _begins_with_a_party(account)


def _opening_of(account: EventAccount) -> int:
    """Where the opening words of the title end."""
    return _trimmed(account, _told_span(account)).start + OPENING_WORDS


def _is_noun(account: EventAccount, title: str) -> bool:
    """Whether the title only names the deed: a short phrase from an article to the word for it ("a court order")."""
    words = title.split()
    named = account.event.trigger.of(account.source.text).split()
    opens = words[0].casefold() in listed("determiners") or title.startswith("[")
    return opens and len(words) <= SHORT and words[-1:] == named[-1:] and account.event.voice != "passive"


def _hangs(account: EventAccount) -> bool:
    """Whether the verb has no tense of its own ("to step down", "dropping out"): another clause tells what became of it."""
    text, trigger = account.source.text, account.event.trigger
    before = text[max(0, trigger.start - BEFORE) : trigger.start].casefold().split()
    if before and before[-1] == "to":
        return True
    return trigger.of(text).casefold().endswith("ing") and not set(before) & listed("forms_of_be")


def _begins_with_a_party(account: EventAccount) -> bool:
    """Whether the clause of an event whose subject nobody marked opens with words for who takes part."""
    span = _trimmed(account, _told_span(account))
    parties = {*account.event.actors, *account.event.recipients}
    return any(
        m.entity in parties and m.form != "pronoun" and span.start <= m.start <= span.start + OPENING_WORDS
        for m in account.source.reading.mentions
    )


def _told_span(account: EventAccount) -> Span:
    """The clause, or its whole sentence where it is most of it."""
    text = account.source.text
    clause = account.event.clause or account.event.trigger
    sentence = account.source.sentence(account.event.trigger.start)
    inside = sentence.start <= clause.start and clause.end <= sentence.end
    words = len(sentence.of(text).split())
    if (
        inside
        and words <= MOST
        and clause.length >= WHOLE * sentence.length
        and text[sentence.start : sentence.start + 1].isupper()
    ):
        return sentence
    return clause


def _trimmed(account: EventAccount, span: Span) -> Span:
    """Without the words that hang the clause on others before it ("who", "and", "after"), and with quotation marks in pairs."""
    text = account.source.text
    start, end = span.start, span.end
    line = STOP.search(text, start, end)
    if line and line.start() >= account.event.trigger.end:
        end = line.start()
    subject = account.event.subject
    apart = subject is None or not span.overlaps(subject)
    while True:
        while start < end and text[start] in EDGES:
            start += 1
        first = re.compile(r"[\w’']+").match(text, start, end)
        word = first.group().casefold() if first else ""
        hangs = word in listed("joining_words") or (apart and word in listed("relative_words"))
        if not first or not hangs or first.end() >= account.event.trigger.end:
            break
        start = first.end()
    while end > start and (text[end - 1] in EDGES or (text[end - 1] == "." and text[end - 2 : end - 1].islower())):
        end -= 1
    said = text[start:end]
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if opening != closing and said.count(opening) > said.count(closing):
            later = text.find(closing, end, account.source.sentence(start).end)
            if later >= 0 and later - end <= LONGEST_TAIL:
                return Span(start, later + 1)
    return Span(start, end)


def _filled(account: EventAccount, material: Material, span: Span) -> str:
    """The words of the span, each pronoun that stands for somebody with a name given as that name in brackets."""
    text = account.source.text
    parts, at = [], span.start
    for mention in _pronouns(account, span):
        name = _entity_name(account, material, mention.entity)
        if name is None or mention.start < at or _is_doer(account, mention):
            continue
        form = text[mention.start : mention.end].casefold()
        follows = NEXT_WORD.match(text, mention.end)
        owned = form in listed("possessive_pronouns") or (
            form == "her" and follows is not None and follows.group(1).casefold() not in listed("after_objects")
        )
        parts += [text[at : mention.start], f"[{name}{'’s' if owned else ''}]"]
        at = mention.end
    return "".join([*parts, text[at : span.end]])


def _is_doer(account: EventAccount, mention: Mention) -> bool:
    """Whether a pronoun that is no possessive is told to be the subject's own object, which English says with "himself"."""
    text, subject = account.source.text, account.event.subject
    if subject is None or subject.start <= mention.start < subject.end or mention.start < account.event.trigger.end:
        return False
    form = text[mention.start : mention.end].casefold()
    near = mention.start - account.event.trigger.end <= NEXT_TO_VERB and form in listed("object_pronouns")
    own = {m.entity for m in account.source.reading.mentions if subject.start <= m.start < subject.end}
    return near and mention.entity in own


def _pronouns(account: EventAccount, span: Span) -> list[Mention]:
    """The pronouns of third persons in the span, in order: of each entity the first mention, where that is a pronoun."""
    text, third = account.source.text, listed("third_persons")
    inside = [m for m in account.source.reading.mentions if span.start <= m.start < span.end]
    first = {m.entity: m for m in sorted(inside, key=lambda m: -m.start)}
    found = [m for m in first.values() if m.form == "pronoun" and text[m.start : m.end].casefold() in third]
    return sorted(found, key=lambda m: m.start)


def _name_at(account: EventAccount, material: Material, span: Span) -> str | None:
    """The name of who stands in a span, where a mention is most of it or opens it; else its words, if more than a pronoun.

    "a Dallas police officer" is not Dallas; "Guyger, who is white" is Guyger.
    """
    words = " ".join(span.of(account.source.text).split())
    for mention in sorted(account.source.reading.mentions, key=lambda m: (m.form != "name", m.start)):
        whole = span.start <= mention.start and mention.end <= span.end
        if whole and (mention.start == span.start or mention.end - mention.start >= WHOLE * span.length):
            if name := _entity_name(account, material, mention.entity):
                return name
            break
    known = words.casefold() not in listed("open_subjects") and WORD.search(words) and len(words.split()) <= LONGEST_SUBJECT
    return words if known else None


def _entity_name(account: EventAccount, material: Material, entity: str) -> str | None:
    """The record's name of an entity of the account's reading, None for one known by no name."""
    whole = material.resolve(account.source.id, entity)
    found = material.entity.get(whole) if whole else account.source.entities.get(entity)
    return found.name if found is not None and found.named else None
