"""What one account tells as done, and another as bound to nothing or not yet final."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from onrecord.collate.discrepancies.headline import title_span
from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.status import advisory_words, forceful
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Source
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.record import DiscrepancyKind
from onrecord.facts.span import Span

SHARED = 3
"""Content words that a claim and the words around a limit share when they speak of one thing."""
_LEAD = r"(?<!\w)(?:[^\s.!?,;:]+ ){0,8}?"
_NO_FORCE = re.compile(rf"{_LEAD}(?:non-?binding|not (?:legally )?binding|(?:does|do|did) not (?:legally )?bind)\b", re.IGNORECASE)
_NO_STOP = re.compile(rf"{_LEAD}(?:does|do|did) not (?:stop|halt|block)\b", re.IGNORECASE)
_NOT_FINAL = re.compile(
    rf"{_LEAD}(?:not (?:yet )?final|not yet in force|(?:can|may|could) (?:still )?(?:be )?appeal(?:ed)?|subject to appeal)\b",
    re.IGNORECASE,
)
_PREDICATE = re.compile(
    r"\b(?:is|are|was|were|be|been|being|remains?|remained|does|do|did|can|may|could)\b|['’]s not\b", re.IGNORECASE
)
_CLAUSES = re.compile(r"[,;:—]\s|\b(?:while|but|although|though|whereas)\b")
PATTERNS = ((_NO_FORCE, False), (_NO_STOP, False), (_NOT_FINAL, True))
_DEED_NOUN = re.compile(r"(?:[ts]ion|ment|al|ance|sale)$")
_MERE_RULING = frozenset(stem(w) for w in ("convict", "decide", "conclude", "accuse", "investigate", "allege"))
_UNREAL = re.compile(
    r"\b(?:would|could|may|might|should|must|can|will|to|if|unless|not|never|wants?|asks?|urges?|calls?)\b", re.IGNORECASE
)


@dataclass(frozen=True)
class Limit:
    """Words that limit what was decided, and those around them that tell what it is; `final` where it only is not final."""

    source: Source
    span: Span
    around: str
    final: bool


def limited(found: Claims) -> Iterator[Finding]:
    """Each title or clause that tells of a deed as done, against another article's words that the decision does not do it."""
    limits = [x for pattern, final in PATTERNS for s in found.trace.material.sources for x in _limits_in(s, pattern, final)]
    if not limits:
        return
    seen: set[str] = set()
    for item, group in zip(found.events, found.event_accounts, strict=True):
        for h in group:
            limit = next((x for x in limits if _undoes(x, h)), None) if h.event.factuality == "actual" else None
            if limit is None or h.source.id in seen:
                continue
            seen.add(h.source.id)
            yield _made(h, limit, item.id)


def _made(h: EventAccount, limit: Limit, claim: str) -> Finding:
    title = title_span(h.source)
    above = title is not None and title.contains(h.event.trigger)
    words = title if above and title is not None else (h.event.clause or h.event.trigger)
    kind: DiscrepancyKind = "headline" if above else "status"
    reason = f"told as done, where another account says “{limit.span.of(limit.source.text)}”"
    return Finding(kind, "conflict", reason, (side(h.source, (words,)), side(limit.source, (limit.span,))), (claim,))


def _limits_in(source: Source, pattern: re.Pattern[str], final: bool) -> Iterator[Limit]:
    for i, s in enumerate(source.sentences):
        text = s.of(source.text)
        m = pattern.search(text)
        if m:
            before = source.sentences[i - 1].of(source.text) if i else ""
            around = f"{before} {text}" if _PREDICATE.search(m.group()) else _clause(text, m.end())
            yield Limit(source, Span(s.start + m.start(), s.start + m.end()), around, final)


def _clause(text: str, at: int) -> str:
    """The clause of a sentence in which a place stands: words that go with a noun ("a nonbinding vote to ...") tell of no other."""
    start = max((m.end() for m in _CLAUSES.finditer(text, 0, at)), default=0)
    end = _CLAUSES.search(text, at)
    return text[start : end.start() if end else len(text)]


def _undoes(limit: Limit, h: EventAccount) -> bool:
    """Whether the limit leaves undone what the event tells."""
    sentence = h.source.sentence(h.event.trigger.start)
    if limit.source is h.source or _UNREAL.search(h.source.text[sentence.start : h.event.trigger.end]):
        return False
    if any(p.search(sentence.of(h.source.text)) for p, _ in PATTERNS):
        return False
    if limit.final:
        title = title_span(h.source)
        return title is not None and title.contains(h.event.trigger) and _deed_of(limit, h)
    if forceful(h.source, (h.event.trigger,)) is None or advisory_words(h.source, sentence):
        return False
    told = words_of(sentence.of(h.source.text)).bag - {h.trigger}
    return len(told & words_of(limit.around).bag) >= SHARED


def _deed_of(limit: Limit, h: EventAccount) -> bool:
    """Whether the decision that is not final is about the deed: the words around it name that as a thing."""
    nouns = {stem(w) for w in re.findall(r"[^\W\d_]+", fold(limit.around)) if _DEED_NOUN.search(w)}
    return stem(fold(h.event.trigger.of(h.source.text)).split()[-1]) in nouns - _MERE_RULING
