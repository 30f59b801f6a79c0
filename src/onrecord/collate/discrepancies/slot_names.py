"""A name put in another name's place."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.collate.discrepancies.kinship import BODIES, STATE, alike_peoples, entity_at, nothing_in_common
from onrecord.collate.discrepancies.making import Claims
from onrecord.collate.discrepancies.passage import Difference, Passage
from onrecord.collate.entities import name_words
from onrecord.collate.material import Source
from onrecord.collate.wording import Alignment, Stretch, Token, stem, words_of
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.countries import country_of_people

WHERE = frozenset(["in", "at", "near", "off", "outside", "around", "across", "from"])
"""Words before a name that make it a place's."""
_TOWN = ["town", "city", "village", "port", "district", "suburb", "county", "province", "region", "valley", "island"]
TOWNS = frozenset(stem(w) for w in _TOWN)
"""The same before "of"."""
_PEOPLE = re.compile(r"(?:i?an|ese|ish|i|ic|ari)$")
"""Endings of words for peoples."""
NAMES = 3
"""Content words beside a name in its stretch ("the head of the water board, Ada Banda"), as many on either side."""


def other_name(found: Claims, a: Passage, b: Passage, s: Stretch, laid: Alignment) -> Difference | None:
    """Two names of one sort of thing that have nothing in common."""
    one, other = _name(a, s.ours), _name(b, s.theirs)
    if one is None or other is None:
        return _of_peoples(a, b, s, laid)
    beside = _beside(a, s.ours, one), _beside(b, s.theirs, other)
    if beside[0] != beside[1] or beside[0] > NAMES:
        return None
    said, told = one.of(a.source.text), other.of(b.source.text)
    x, y = entity_at(found, a.source, one), entity_at(found, b.source, other)
    before = _before(a, s.before[0], s.ours, one), _before(b, s.before[1], s.theirs, other)
    where = all(_where(w) for w in before)
    if not nothing_in_common(x, y, said, told, place=where) or any(
        _told_of_both(p, name, laid.kept) for p, name in ((a, told), (b, said))
    ):
        return None
    if any(_named_together(source, said, told) for source in found.trace.material.sources):
        return None
    kinds = {e.kind for e in (x, y) if e is not None}
    if not where and any(_where(w) or w[-1:] in {("on",), ("along",)} for w in before):
        return None  # a street and the town it is in
    if where:
        return Difference("place", "conflict", f"{said} in one account, {told} in the other")
    if len(kinds) < 2 or kinds <= BODIES or (len(laid.stretches) == 1 and _new_names(x, y)):
        return Difference("actor", "conflict", f"{said} in one account, {told} in the other")
    return None


def _of_peoples(a: Passage, b: Passage, s: Stretch, laid: Alignment) -> Difference | None:
    """The people or country that makes a body another body ("Swedish troops", "Danish troops"), where all else is alike."""
    if len(laid.stretches) > 1 or not (a.capital(s.ours[0]) and b.capital(s.theirs[0])):
        return None
    one, other = _body(a, s.ours), _body(b, s.theirs)
    if one is None or other is None or alike_peoples(one.of(a.source.text), other.of(b.source.text)):
        return None
    return Difference("actor", "conflict", f"{one.of(a.source.text)} in one account, {other.of(b.source.text)} in the other")


def _body(p: Passage, tokens: Sequence[Token]) -> Span | None:
    """The mention of a body or group, without a name of its own, that begins with the words."""
    span = p.at(tokens)
    kinds = {e.id: e.kind for e in p.source.reading.entities}
    if not _PEOPLE.search(p.at(tokens[:1]).of(p.source.text)):
        return None
    for m in p.source.reading.mentions:
        opens = m.start <= span.start <= m.start + len("the ") and span.end <= m.end
        if opens and m.form != "name" and kinds.get(m.entity) in {"organization", "group"}:
            return Span(span.start, m.end)
    return None


def _new_names(*entities: Entity | None) -> bool:
    """Whether both are names of two words or more, and of no office: a reader may take a firm for a person."""
    return all(e is not None and len(name_words(e.name)) > 1 and e.sector not in STATE for e in entities)


def _named_together(source: Source, one: str, other: str) -> bool:
    """Whether a sentence names both: then the two are two, or one is in the other."""
    return any(one in text and other in text for s in source.sentences for text in (s.of(source.text),))


def _before(p: Passage, before: tuple[str, ...], tokens: Sequence[Token], name: Span) -> tuple[str, ...]:
    """The two words right before the name."""
    return (*before, *(t.key for t in tokens if p.at((t,)).end <= name.start))[-2:]


def _where(before: tuple[str, ...]) -> bool:
    return bool(before) and (before[-1] in WHERE or (before[-1] == "of" and before[0] in TOWNS))


def _beside(p: Passage, tokens: Sequence[Token], name: Span) -> int:
    """Content words in a stretch that are no part of a name."""
    return sum(t.telling and not p.text[t.span.start].isupper() and not name.contains(p.at((t,))) for t in tokens)


def _told_of_both(p: Passage, name: str, kept: Sequence[str]) -> bool:
    """Whether the article tells the same of the other name as well, elsewhere: then the two are one after the other in a list."""
    last = name_words(name)[-1:]
    for sentence in p.source.sentences:
        if sentence.start <= p.span.start < sentence.end:
            continue
        words = words_of(sentence.of(p.source.text))
        if set(last) & set(words.run) and 2 * len(words.bag & set(kept)) >= len(set(kept)):
            return True
    return False


def _name(p: Passage, tokens: Sequence[Token]) -> Span | None:
    """The name that the words are or end in: a mention by name, else words with capitals that do not open the sentence."""
    span = p.at(tokens)
    if p.in_time(span) or _tells(p, span):
        return None
    mentions = [m for m in p.source.reading.mentions if m.form == "name" and span.start <= m.start and m.end <= span.end + 2]
    if mentions:
        m = max(mentions, key=lambda m: m.end - m.start)
        return _whole_name(p, tokens, Span(m.start, m.end))
    if any(m.form == "name" and m.start < span.end and span.start < m.end for m in p.source.reading.mentions):
        return None
    words = re.search(r"[A-Z][\w'’-]+(?: [A-Z][\w'’-]+)*$", span.of(p.source.text))
    before = p.source.text[: span.start + words.start()] if words else ""
    inside = before[-1:].isspace() and before.rstrip()[-1:] not in {*".!?\"“”:‘’'", ""}
    return _whole_name(p, tokens, Span(span.start + words.start(), span.end)) if words and inside else None


def _tells(p: Passage, span: Span) -> bool:
    """Whether the words are those of somebody who is only given for what is told."""
    tellers = [a.source for a in p.source.reading.attributions if a.source] + [*p.source.reading.relays]
    return any(t.start < span.end and span.start < t.end for t in tellers)


def _whole_name(p: Passage, tokens: Sequence[Token], name: Span) -> Span | None:
    """The name, where it is no people's, and no other name stands beside it."""
    others = [t for t in tokens if p.capital(t) and not name.contains(p.at((t,)))]
    return None if others or country_of_people(name.of(p.source.text)) else name
