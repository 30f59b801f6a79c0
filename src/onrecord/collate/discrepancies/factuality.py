"""One thing that is so in one account and not in another."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.clustering import likely_pairs
from onrecord.collate.discrepancies.changed import differ
from onrecord.collate.discrepancies.making import Claims, Finding, side, sides_of
from onrecord.collate.discrepancies.passage import Passage
from onrecord.collate.entities import SAME, speaker_match
from onrecord.collate.events import DENYING, EventAccount
from onrecord.collate.statements import Variant
from onrecord.collate.wording import Likeness, numbers_clash, stem, stems_of, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import negations

DEED = 0.5
"""Likeness of two clauses from which the one denies what the other asserts."""
BEYOND = 0
"""Content words of a denial that the assertion need not have: with more, the denial is of these ("not in the back")."""
LONGEST = 30
"""Words from which a wording says too much for a single "no" to tell."""
LEAST = 3
"""Content words that a wording needs to be set against another."""


_NO_BEFORE = re.compile(
    r"\b(?:(?:did|do|does|has|have|had|was|were|is|are)(?: not|n['’]t)|never|no|nobody|none|neither)\b"
    r"(?:(?! to\b| that\b)[^.;,]){0,30}$",
    re.IGNORECASE,
)
_NO_DOER = re.compile(r"(?:no|nobody|none|neither)\b", re.IGNORECASE)
_NAME = re.compile(r"\b[A-Z][\w'’-]+")
_MAY = re.compile(r"\b(?:would|could|might|should|can|may|must)\b[^.;]*$", re.IGNORECASE)
_NON = re.compile(r"\bnon-?", re.IGNORECASE)
_UNTIL = re.compile(r"\b(?:until|unless|pending)\b", re.IGNORECASE)
_MORE = re.compile(r"\b(?:more|other|another|further|only|just|yet)\b", re.IGNORECASE)


def factualities(found: Claims) -> Iterator[Finding]:
    """Events that some accounts assert and others deny, then statements that contradict each other."""
    for item, group in zip(found.events, found.event_accounts, strict=True):
        likeness = found.deeds
        yes = [h for h in group if h.event.factuality in {"actual", "alleged"}]
        no = [h for h in group if h.event.factuality in DENYING]
        pairs = [(a, b) for a in yes for b in no if against(a, b, likeness)]
        if pairs:
            yes, no = list(dict.fromkeys(a for a, _ in pairs)), list(dict.fromkeys(b for _, b in pairs))
            sides = (*sides_of((h.source, h.spans[:1]) for h in yes), *sides_of((h.source, h.spans[:1]) for h in no))
            yield Finding("factuality", "conflict", "asserted in one account, denied in the other", sides, (item.id,))
    yield from _denials(found)
    yield from _contradictions(found)


def _denials(found: Claims) -> Iterator[Finding]:
    """Assertions that somebody denies in so many words; once for a statement and its denial, however many articles carry them."""
    home = {(v.source.id, s): i for i, g in enumerate(found.statement_accounts) for v in g for s in v.attribution.content}
    seen: set[tuple[int | Span, int | Span]] = set()
    for d in found.denials:
        pair = (home.get((d.asserted.id, d.claim[0]), d.claim[0]), home.get((d.denied.id, d.words[0]), d.words[0]))
        if pair in seen:
            continue
        seen.add(pair)
        reason = f"{d.denier or 'the other side'} denies it"
        claims = tuple(
            e.id
            for e, g in zip(found.events, found.event_accounts, strict=True)
            if any(h.source is d.asserted and _in(h, d.claim) for h in g)
        )
        yield Finding("factuality", "conflict", reason, (side(d.asserted, d.claim), side(d.denied, d.words)), claims)


def _in(h: EventAccount, spans: tuple[Span, ...]) -> bool:
    return any(s.contains(h.event.trigger) for s in spans)


def against(a: EventAccount, b: EventAccount, likeness: Likeness) -> bool:
    """Whether `b` denies what `a` asserts: one deed, told by two voices."""
    if a.trigger != b.trigger or (a.actors and b.actors and not a.actors & b.actors):
        return False
    if a.source is b.source and (
        a.event.attribution == b.event.attribution or any(x.overlaps(y) for x in a.spans for y in b.spans)
    ):
        return False
    if min(len(a.words.bag), len(b.words.bag)) < LEAST:
        return False
    if bool(_NON.search(a.spans[0].of(a.source.text))) != bool(_NON.search(b.spans[0].of(b.source.text))):
        return False
    if b.event.factuality == "denied" and words_of(b.source.sentence(b.event.trigger.start).of(b.source.text)).bag & stems_of(
        "refused"
    ):
        return False
    if b.event.factuality == "negated" and _UNTIL.search(b.source.sentence(b.event.trigger.start).of(b.source.text)):
        return False
    if b.event.factuality == "negated" and (not _finite_no(b) or a.words.negated == b.words.negated > 0):
        return False
    whole = a.source.sentence(a.event.trigger.start).of(a.source.text)
    if set(_MORE.findall(b.spans[0].of(b.source.text))) - set(_MORE.findall(whole)):
        return False
    asserted = words_of(whole).bag | a.words.bag
    beyond = words_of(_NAME.sub(" ", b.spans[0].of(b.source.text))).bag - asserted - {stem(w) for w in negations()}
    return len(beyond) <= BEYOND and likeness.compare(a.words, b.words) >= DEED


def _finite_no(h: EventAccount) -> bool:
    """Whether a "no" stands by the verb itself: what is banned, or cannot or is not meant to be, is not said to have not been."""
    clause, verb = h.spans[0], h.event.trigger
    sentence = h.source.sentence(verb.start)
    before = h.source.text[max(sentence.start, min(clause.start, verb.start) - 40) : verb.start]
    if _MAY.search(before):
        return False
    return bool(_NO_BEFORE.search(before)) or bool(_NO_DOER.match(clause.of(h.source.text)))


def _contradictions(found: Claims) -> Iterator[Finding]:
    """Statements of different speakers of which one says what the other says is not so."""
    heads = [[v for v in group if len(v.words.bag) >= LEAST][:3] for group in found.statement_accounts]
    for i, j in likely_pairs([frozenset(s for v in head for s in v.words.bag) for head in heads]):
        pair = next(((a, b) for a in heads[i] for b in heads[j] if _contradict(found, a, b)), None)
        if pair:
            sides = tuple(s for v in pair for s in sides_of([(v.source, v.attribution.content)]))
            yield Finding(
                "factuality",
                "conflict",
                "one says what the other says is not so",
                sides,
                (found.statements[i].id, found.statements[j].id),
            )


def _contradict(found: Claims, a: Variant, b: Variant) -> bool:
    """Whether, of two speakers, one says in almost the other's words that it is not so."""
    if max(len(a.words.run), len(b.words.run)) > LONGEST or numbers_clash(a.words, b.words):
        return False
    if speaker_match(a.entity, b.entity, a.name, b.name) == SAME or not a.name or not b.name:
        return False
    if a.source is b.source and any(x.overlaps(y) for x in a.attribution.content for y in b.attribution.content):
        return False
    one, other = (Passage(v.source, Span(v.attribution.content[0].start, v.attribution.content[-1].end)) for v in (a, b))
    difference = differ(found, one, other)
    return difference is not None and difference.kind == "factuality"
