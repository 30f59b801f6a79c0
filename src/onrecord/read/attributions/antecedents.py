"""Whom a source points back to: "this official", "these people", "the statement" after "said in a statement"."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.facts.attribution import Attribution, Source
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.sources import source_sorts
from onrecord.read.attributions.sources import Sources, head_of
from onrecord.read.parse.tokens import Token

POINTING = frozenset({"this", "that", "these", "those", "the"})
PAPERS = frozenset({"document", "posting"})
MOST_BACK = 1500
"""Code points between a source and the one it points back to."""
IN_PAPER = 2
"""Words at most between "in" and the paper that something is said in ("in a written statement")."""


def pointing_back(sources: Sources, found: Sequence[Attribution]) -> list[Attribution]:
    """Return attributions, sources that only point back given what they point to: the fuller description, or whose paper it is."""
    made: list[Attribution] = []
    for item in found:
        head = _pointer(sources, item)
        made.append(item if head is None else _meant(sources, item, head, made))
    return made


def _pointer(sources: Sources, item: Attribution) -> Token | None:
    """The noun of a source that is nothing but "this official", "the statement" or the like."""
    if item.source is None or item.description is None:
        return None
    words = [t for t in sources.parsed.tokens_of(Span(item.source.start, item.source.end)) if not t.is_space]
    two = len(words) == 2 and words[0].lower in POINTING and words[1].pos == "NOUN"
    return words[1] if two else None


def _meant(sources: Sources, item: Attribution, head: Token, before: Sequence[Attribution]) -> Attribution:
    """Return an attribution with the source that its own points back to; itself where nothing fits."""
    paper = source_sorts().get(head.lemma.lower()) in PAPERS
    for other in reversed(before):
        if other.source is None or other.cue is None:
            continue
        if head.idx - max(other.source.end, other.cue.end) > MOST_BACK:
            break
        if paper and _in_paper(sources, other, head.lemma.lower()) and other.sort in {"person", "organization"}:
            return _given(item, other)
        if not paper and _same_noun(sources, other, head) and len(other.description or "") > len(item.description or ""):
            return _given(item, other)
    return item


def _given(item: Attribution, other: Attribution) -> Attribution:
    """Return an attribution of another's source, named by its own words."""
    if item.source is None or other.source is None:
        return item
    source = Source(item.source.start, item.source.end, other.source.entity)
    return msgspec.structs.replace(item, source=source, sort=other.sort, description=other.description)


def _same_noun(sources: Sources, other: Attribution, head: Token) -> bool:
    """Whether another source is described by the same noun, one or many alike."""
    if other.source is None or other.description is None:
        return False
    theirs = head_of(sources.parsed.tokens_of(Span(other.source.start, other.source.end)))
    plain = head.doc[head.i - 1].lower != "the"
    same = theirs is not None and (theirs.lemma.lower() == head.lemma.lower() or (plain and head.lower in listed("any_people")))
    return same and theirs is not None and (theirs.tag == "NNS") == (head.tag == "NNS")


def _in_paper(sources: Sources, other: Attribution, noun: str) -> bool:
    """Whether something is said "in a statement", by that noun, in the sentence of its cue."""
    if other.cue is None:
        return False
    cue = sources.parsed.tokens_of(Span(other.cue.start, other.cue.end))
    if not len(cue):
        return False
    return any(
        t.lemma.lower() == noun and any(w.lower == "in" and w.dep == "prep" for w in t.doc[max(0, t.i - IN_PAPER - 1) : t.i])
        for t in cue[0].sent
    )
