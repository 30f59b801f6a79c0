"""One act that commands in one account and asks in another, or is done in one and not yet in the other."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.collate.acts import Doing
from onrecord.collate.discrepancies.making import Found, Made, side
from onrecord.collate.material import Source
from onrecord.collate.words import fold, stem
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set

_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
_DENIED_FORCE = re.compile(
    r"\b(?:does|do|did|is|are|was) not (?:\w+ )?(?:bind|binding|oblig\w+)|\b(?:no|without) (?:legal )?(?:force|obligation)|\bnot a law\b|\bnot? (?:legally )?binding",
    re.I,
)


def statuses(found: Found) -> Iterator[Made]:
    """Force and stage of each act as its accounts have them."""
    for item, doings in zip(found.acts, found.doings, strict=True):
        made = _force(doings, item.id) or _stage(found, doings, item.id)
        if made:
            yield made


def forceful(source: Source, spans: Sequence[Span]) -> Span | None:
    """The words by which the account makes the act a command."""
    return _word(source, spans, "forceful", denied=False)


def advisory(source: Source, spans: Sequence[Span]) -> Span | None:
    """The words by which the account makes the act mere advice."""
    for span in spans:
        m = _DENIED_FORCE.search(span.of(source.text))
        if m:
            return Span(span.start + m.start(), span.start + m.end())
    return _word(source, spans, "advisory", denied=False)


def _word(source: Source, spans: Sequence[Span], name: str, *, denied: bool) -> Span | None:
    stems = {stem(w) for w in word_set(name)} | word_set(name)
    for span in spans:
        text = span.of(source.text)
        for m in _WORD.finditer(text):
            word = fold(m.group())
            if (word in stems or stem(word) in stems) and bool(
                re.search(r"\b(?:not|never|no)\b[^.,;]{0,20}$", text[: m.start()], re.I)
            ) == denied:
                return Span(span.start + m.start(), span.start + m.end())
    return None


def _force(doings: Sequence[Doing], claim: str) -> Made | None:
    commands = [(d, w) for d in doings if (w := forceful(d.source, d.act.evidence)) and d.act.binding is not False]
    asks = [(d, w) for d in doings if (w := advisory(d.source, (*d.act.binding_evidence, *d.act.evidence)))]
    for d, w in commands:
        for e, v in asks:
            if d.source is not e.source:
                reason = f"“{w.of(d.source.text)}” in one account, “{v.of(e.source.text)}” in the other"
                return Made("status", "conflict", reason, (side(e.source, (v,)), side(d.source, (_clause(d, w),))), (claim,))
    return None


def _clause(d: Doing, w: Span) -> Span:
    """The word of force with a little of what it governs."""
    end = next((s.end for s in d.act.evidence if s.start <= w.start < s.end), w.end)
    after = re.match(r"(?:\s+\S+){0,2}", d.source.text[w.end : end])
    return Span(w.start, w.end + (after.end() if after else 0))


def _stage(found: Found, doings: Sequence[Doing], claim: str) -> Made | None:
    done = [d for d in doings if d.act.stage in word_set("done")]
    undone = [d for d in doings if d.act.stage in word_set("undone")]
    for d in done:
        for e in undone:
            if d.source is e.source:
                continue
            spans = [(x.act.stage_evidence or x.act.evidence)[:1] for x in (d, e)]
            forward = found.rank(e.source.id) < found.rank(d.source.id)
            reason = f"{d.act.stage} in one account, {e.act.stage} in the other"
            return Made(
                "status",
                "update" if forward else "conflict",
                reason,
                (side(d.source, spans[0]), side(e.source, spans[1])),
                (claim,),
            )
    return None
