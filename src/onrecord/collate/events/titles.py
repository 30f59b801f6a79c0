"""What an event is called where it is listed: words of one account, with who is meant put in brackets where it only says "he".

A title reads by itself: the finite clause that tells the deed, with its subject in brackets before it where that stands
elsewhere; a pronoun that resolves is the name, or the description, in brackets. No other word is added and none is changed.
"""

from __future__ import annotations

import re

from onrecord.collate.events.accounts import EventAccount
from onrecord.collate.events.agreeing import agrees, can_stand_for, named_nearer, speaks_too_much_for
from onrecord.collate.events.in_title import is_loose_it, told_before, told_beside
from onrecord.collate.events.naming import entity_name, subject_words
from onrecord.collate.material import Material
from onrecord.facts.entity import Mention
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

FEWEST, MOST = 3, 34
"""Words of a title that tells enough and not too much."""
LONGEST_TAIL = 80
"""Characters after a clause within which a quotation mark that it opens is closed."""
EDGES = " \t\n,;:–—-("
OPENING, CLOSING = "“‘", "”’"
STOP = re.compile(r"[\n\r]")
WORD = re.compile(r"[\w’']+")
NEXT_WORD = re.compile(r" ([\w’'-]+)")
FURNITURE = re.compile(
    r"\]['’](?:s|re|ll|d|ve)\b|[|•►]|https?:|\bMORE\b|(?:^|\s)[—–]\s*$|contributed to this (?:report|story|article)"
)
"""What stands between headlines, links and teasers, and in no sentence; a clipped verb behind brackets ("it’s")."""
STAMP = re.compile(
    r"\s*(?:(?:Play )?[Vv]ideo (?:\d+:\d+\s+)?(?=[A-Z])|[A-Z][A-Z.,' ]{2,40}\([A-Z][\w .&/-]{1,30}\)\s*[—–-]+\s*"
    r"|\(?[A-Z]{2,}\)\s*(?:[—–-]+\s*)?)"
)
"""A place and an agency before a report's first words: "LONDON (AP) —", "(CNN)"."""
LABEL = re.compile(r"(?:Story )?[Hh]ighlights\s+(?=[A-Z])|(?:[A-Z][\w’']*[ ]?){1,4}(?:\d+:\d+)?[:|]\s+(?=[A-Z\"“‘])")
"""A word or two that tell what a line is ("Update:", "March 21:", "Exclusive:")."""
NEXT_TO_VERB = 2


def title_of(account: EventAccount, material: Material) -> str:
    """The event in words of this account; "" where no clause can be told by itself."""
    span = _trimmed(account, account.event.told or account.event.clause or account.event.trigger)
    if span.length <= 0:
        return ""
    words = _filled(account, material, span)
    subject = account.event.subject
    if subject is not None and not span.overlaps(subject) and not _is_beside(account, material, span, subject):
        name = subject_words(account, material, subject)
        words = f"[{name}] {words}" if name else words
    return " ".join(words.split())


def _is_beside(account: EventAccount, material: Material, span: Span, subject: Span) -> bool:
    """Whether a subject that is a pronoun would be somebody whom the clause names in words of its own."""
    told = [m for m in account.source.reading.mentions if (m.start, m.end) == (subject.start, subject.end)]
    return any(m.form == "pronoun" and told_beside(account, material, span, m) for m in told)


def is_readable(account: EventAccount, material: Material) -> bool:
    """Whether the title reads as a sentence to somebody who has read nothing else."""
    told = account.event.told
    if told is None:
        return False
    span = _trimmed(account, told)
    title = title_of(account, material)
    if not FEWEST <= len(title.split()) <= MOST or FURNITURE.search(title) or not _quotes_are_pairs(title):
        return False
    subject = account.event.subject
    first = WORD.match(account.source.text, told.start)
    hangs = first is not None and first.group().casefold() in listed("relative_words")
    if title[0] != "[" and (not span.overlaps(subject) if subject is not None else hangs):
        return False  # its subject stands elsewhere, and no words tell it
    if title[0] == "[" and not agrees(title):
        return False
    return not _names_nobody(account, material, span, title) and not _stands_between_links(account)


def _names_nobody(account: EventAccount, material: Material, span: Span, title: str) -> bool:
    """Whether words are left that only the text around tells the meaning of: "we", "he" that nothing resolves, "this" alone."""
    first = title.split(" ", 1)[0].casefold().strip(",.;:'\"“”")
    if first in listed("open_subjects"):
        return True
    text = account.source.text
    known = {m.start for m in _pronouns(account, span) if _reference(account, material, span, m) is not None}
    understood = {
        m.start
        for m in account.source.reading.mentions
        if span.start <= m.start < span.end and m.form == "pronoun"
        if (_said_before(account, span, m) and not _is_doer(account, m)) or told_before(account, material, span, m)
    }
    opening = True
    for word in WORD.finditer(text, span.start, span.end):
        form = re.split(r"[’']", word.group().casefold())[0]
        if form in listed("speakers_own") and not _in_quotes(text, span, word.start()):
            return True
        if form in listed("speakers_own") and opening:
            return True
        alone = form in listed("third_persons") and word.start() not in known | understood
        if alone and (opening or form not in listed("owned_by_subject")):
            return True
        opening = opening and word.start() - span.start < len("the")
    return False


def _said_before(account: EventAccount, span: Span, pronoun: Mention) -> bool:
    """Whether the title itself names, before a pronoun, whom it stands for."""
    return any(
        m.entity == pronoun.entity and span.start <= m.start < pronoun.start and m.form != "pronoun"
        for m in account.source.reading.mentions
    ) or (
        account.event.subject is not None
        and not span.overlaps(account.event.subject)
        and any(
            m.entity == pronoun.entity and account.event.subject.contains(Span(m.start, m.end))
            for m in account.source.reading.mentions
        )
    )


def _in_quotes(text: str, span: Span, at: int) -> bool:
    """Whether a place of the span stands inside quotation marks that the span itself opens."""
    before = text[span.start : at]
    return before.count("“") > before.count("”") or before.count('"') % 2 == 1


def _quotes_are_pairs(title: str) -> bool:
    return title.count("“") == title.count("”") and title.count('"') % 2 == 0 and title.count("(") == title.count(")")


def _stands_between_links(account: EventAccount) -> bool:
    """Whether the deed stands among other articles' headlines put into a sentence by a page ("Ray LeeGOP splits ... MORE")."""
    sentence = account.source.sentence(account.event.trigger.start)
    text = account.source.text
    last = text.rfind(" MORE ", sentence.start, sentence.end)
    glued = re.search(r"[a-z][A-Z][A-Za-z]+ ", text[sentence.start : sentence.end]) if last > 0 else None
    return glued is not None and sentence.start + glued.start() <= account.event.trigger.start <= last + len(" MORE ")


def _trimmed(account: EventAccount, span: Span) -> Span:
    """Without stamps, labels and the words that hang the clause on others before it ("and", "after"); quotation marks in pairs."""
    text = account.source.text
    start, end = span.start, span.end
    line = STOP.search(text, start, end)
    if line and line.start() >= account.event.trigger.end:
        end = line.start()
    elif line and (last := text.rfind("\n", start, account.event.trigger.start)) >= 0:
        start = last + 1
    for mark in (STAMP, LABEL):
        found = mark.match(text, start, end)
        if found and found.end() <= account.event.trigger.start:
            start = found.end()
    subject = account.event.subject
    apart = subject is None or not span.overlaps(subject)
    while True:
        while start < end and text[start] in EDGES:
            start += 1
        first = WORD.match(text, start, end)
        word = first.group().casefold() if first else ""
        hangs = word in listed("joining_words") or (apart and word in listed("relative_words"))
        if not first or not hangs or first.end() >= account.event.trigger.end:
            break
        start = first.end()
    while end > start and (text[end - 1] in EDGES or (text[end - 1] == "." and text[end - 2 : end - 1].islower())):
        end -= 1
    said = text[start:end]
    for opening, closing in zip(OPENING, CLOSING, strict=True):
        if said.count(opening) > said.count(closing):
            later = text.find(closing, end, account.source.sentence(start).end)
            if later >= 0 and later - end <= LONGEST_TAIL:
                return Span(start, later + 1)
    if said.count('"') % 2 == 1:
        later = text.find('"', end, account.source.sentence(start).end)
        if 0 <= later - end <= LONGEST_TAIL:
            return Span(start, later + 1)
        if said.startswith('"'):
            return Span(start + 1, end)
    return Span(start, end)


def _filled(account: EventAccount, material: Material, span: Span) -> str:
    """The words of the span, each pronoun that stands for somebody told elsewhere given as the name or description in brackets."""
    text = account.source.text
    parts, at = [], span.start
    for mention in _pronouns(account, span):
        name = _reference(account, material, span, mention)
        if name is None or mention.start < at:
            continue
        form = text[mention.start : mention.end].casefold()
        follows = NEXT_WORD.match(text, mention.end)
        owned = form in listed("possessive_pronouns") or (
            form == "her" and follows is not None and not _ends_object(follows.group(1).casefold())
        )
        plural = name.endswith("s") and not name[:1].isupper()
        parts += [text[at : mention.start], f"[{name}{('’' if plural else '’s') if owned else ''}]"]
        at = mention.end
    return "".join([*parts, text[at : span.end]])


def _ends_object(word: str) -> bool:
    """Whether the word behind "her" shows that it is an object: a small word, or an adverb ("carried her *triumphantly*")."""
    return word in listed("after_objects") or (
        word.endswith("ly") and len(word) > len("family") and word not in listed("no_adverbs")
    )


def _reference(account: EventAccount, material: Material, span: Span, mention: Mention) -> str | None:
    """What a pronoun of the title is given as: the name of whom it stands for, else the words that told of it last before."""
    if _is_doer(account, mention) or is_loose_it(account, span, mention):
        return None
    if told_before(account, material, span, mention) or told_beside(account, material, span, mention):
        return None
    entity = account.source.entities.get(mention.entity)
    if entity is not None and (entity.kind == "outlet" or not can_stand_for(account.source, mention, entity)):
        return None  # a paper tells of itself by name: "it" is what the paper tells of
    if entity is not None and named_nearer(account.source, mention, entity):
        return None
    if account.tells_death and speaks_too_much_for(account.source, mention.entity):
        return None
    name = entity_name(account, material, mention.entity)
    if name is not None:
        return name
    told = [
        m for m in account.source.reading.mentions if m.entity == mention.entity and m.form == "nominal" and m.end <= mention.start
    ]
    if not told:
        return None
    words = " ".join(Span(told[-1].start, told[-1].end).of(account.source.text).split())
    itself = words.casefold().startswith("this ")  # "this article"
    return words if len(words.split()) <= MOST_OF_A_DESCRIPTION and not itself else None


MOST_OF_A_DESCRIPTION = 6


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
