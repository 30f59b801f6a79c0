"""What somebody said would be, and what became of it; what somebody said, and took back or left open."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.entities import SAME, speaker_match
from onrecord.collate.material import Source, moment
from onrecord.collate.statements import Variant
from onrecord.collate.wording import fold, stem, words_of
from onrecord.facts.span import Span

REACH = 3
"""Sentences back to the words that were "misunderstood"."""
LONGEST = 25
"""Words from which a statement says too much for one of them to tell."""
LEAST = 2
"""Content words that what is left open and what is said elsewhere share."""
_GOES_ON = re.compile(
    r"\b(?:will|would|shall|is to|are to|was to|'ll) (?:\w+ )?"
    r"(?:continue|go ahead|proceed|go through|start|begin|open|take place|remain)\b"
    r"|\bgoes? ahead\b|\bcontinues?\b",
    re.IGNORECASE,
)
_OFF = re.compile(
    r"\b(?:has|have|had|was|were|been|is|are)\s+(?:\w+ly )?"
    r"(?:postponed|halted|suspended|cancelled|canceled|shelved|scrapped|called off|dropped|delayed|abandoned|paused|frozen)"
    r"(?:\s+(?:the|its|their|his|her|all)\s+(?P<object>[\w-]+))?",
    re.IGNORECASE,
)
_WHOLE = frozenset(stem(w) for w in ("normal", "normally", "fully", "full", "usual"))
_LACKING = frozenset(
    stem(w) for w in ("missing", "cancelled", "reduced", "limited", "partly", "partially", "closed", "disrupted", "fewer")
)
_OPEN = re.compile(
    r"\b(?:has|have|had|did|would) not (?:yet )?(?:said|say|disclosed?|announced?|decided?|confirmed?|commit(?:ted)?) "
    r"(?:whether|if) "
    r"(?P<what>[^.;!?\n]{5,160})",
    re.IGNORECASE,
)
_TAKEN_BACK = re.compile(
    r"\b(?:(?:was|were|been|being) (?:misunderstood|misquoted|mistranslated|misinterpreted|misreported)"
    r"|(?:taken|quoted) out of context)\b",
    re.IGNORECASE,
)


def reversals(found: Claims) -> Iterator[Finding]:
    """Plans called off, statements taken back, and promises that another account says were not made."""
    every = [v for g in found.statement_accounts for v in g]
    yield from _called_off(found, every)
    yield from _taken_back(every)
    yield from _left_open(found, every)
    yield from _two_ways(every)


def _called_off(found: Claims, every: list[Variant]) -> Iterator[Finding]:
    """A thing that was to go on, by one voice, and is called off in a later account; once for a thing."""
    seen: set[str] = set()
    plans = [(v, m) for v in every if (m := _GOES_ON.search(v.text))]
    for source in found.trace.material.sources:
        for m in _OFF.finditer(source.text):
            sentence = source.sentence(m.start())
            thing = m.group("object") or _subject(source, sentence, m.start())
            if not thing or stem(fold(thing)) in seen:
                continue
            for v, goes in plans:
                about = words_of(v.text[: goes.start()]).stems
                later = _at(v.source) < _at(source)
                if later and stem(fold(thing)) in about and _doer(v, sentence.of(source.text)):
                    seen.add(stem(fold(thing)))
                    words = Span(m.start(), min(sentence.end, m.end() + 60))
                    reason = f"it was to go on first; later it “{m.group().strip()}”"
                    yield Finding("status", "update", reason, (side(v.source, v.attribution.content), side(source, (words,))))
                    break


def _subject(source: Source, sentence: Span, at: int) -> str:
    """The last word before the verb: what was called off in the passive."""
    words = re.findall(r"[^\W\d_]+", source.text[sentence.start : at])
    return words[-1] if words else ""


def _doer(v: Variant, sentence: str) -> bool:
    """Whether who said that it goes on is named in the sentence that calls it off."""
    name = fold(v.entity.name).split()[-1] if v.entity is not None and v.entity.named else ""
    return bool(name) and bool(re.search(rf"\b{re.escape(name)}\b", fold(sentence)))


def _at(source: Source) -> float:
    return moment(source.reading.article.published_at).timestamp()


def _taken_back(every: list[Variant]) -> Iterator[Finding]:
    """A quotation, and the words after it that say it was misunderstood."""
    for v in every:
        if not _TAKEN_BACK.search(v.text):
            continue
        source, start = v.source, v.attribution.content[0].start
        here = source.sentence_number(start)
        before = [
            w
            for w in every
            if w.source is source
            and w.in_quotes
            and w.attribution.content[-1].end <= start
            and here - source.sentence_number(w.attribution.content[-1].start) <= REACH
        ]
        if before:
            said = max(before, key=lambda w: w.attribution.content[-1].end)
            sides = (side(source, said.attribution.content), side(source, v.attribution.content))
            yield Finding("wording", "conflict", "the words are said to have been misunderstood", sides)


def _left_open(found: Claims, every: list[Variant]) -> Iterator[Finding]:
    """What one account says somebody has not said, and another quotes."""
    for source in found.trace.material.sources:
        for m in _OPEN.finditer(source.text):
            what = words_of(m.group("what"))
            best = next((v for v in every if v.source is not source and len(what.bag) >= LEAST and _says(v, what.bag)), None)
            if best is None or _silent_about(every, best):
                continue
            sentence = source.sentence(m.start())
            later = _at(best.source) > _at(source)
            sides = (side(source, (Span(sentence.start, m.end()),)), side(best.source, best.attribution.content))
            yield Finding("status", "update" if later else "conflict", "left open in one account, said in the other", sides)


def _says(v: Variant, bag: frozenset[str]) -> bool:
    """Whether the statement, in the first person, says all that was left open."""
    return v.in_quotes and bag <= v.words.bag and bool({"i", "we"} & set(v.words.run))


def _silent_about(every: list[Variant], v: Variant) -> bool:
    """Whether its own article has the speaker say the opposite as well."""
    return any(
        w.source is v.source and w is not v and w.words.bag == v.words.bag and w.words.negated != v.words.negated
        and speaker_match(w.entity, v.entity, w.name, v.name) == SAME
        for w in every
    )  # fmt: skip


def _names(v: Variant) -> frozenset[str]:
    """Stems of the words with capitals, days left out."""
    return words_of(" ".join(w for w in re.findall(r"\b[A-Z][\w-]*", v.text) if not w.endswith("day"))).bag


def _two_ways(every: list[Variant]) -> Iterator[Finding]:
    """One speaker who has a thing whole in one account and lacking in another."""
    told = [v for v in every if v.entity is not None and v.entity.named and len(v.words.run) <= LONGEST and not v.words.negated]
    whole = [v for v in told if v.words.bag & _WHOLE]
    lacking = [v for v in told if v.words.bag & _LACKING]
    for v in whole:
        for w in lacking:
            same = v.source is not w.source and speaker_match(v.entity, w.entity, v.name, w.name) == SAME
            if same and len((v.words.bag & w.words.bag) - _WHOLE - _LACKING - _names(v)) >= LEAST:
                sides = (side(v.source, v.attribution.content), side(w.source, w.attribution.content))
                yield Finding("status", "conflict", "one speaker says both, that it is whole and that it is not", sides)
                break
