"""What one voice says was done, and what another, in the sentence before or after it, says was not."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.entities import CLOSE, speaker_match, untold
from onrecord.collate.statements import Variant, denies
from onrecord.collate.wording import fold, stem, stems_of, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set

LONGEST, SHORT = 28, 12
"""Words of a statement that can answer another, and of one that can do so by a pronoun alone."""
POINTING = 3
"""Words within which a statement points back to the one that it answers."""
SHARED = 2
"""Words of content, names left out, that both have where none points back: one alone is seldom what is said not to be so."""
OPENING = 12
"""Words within which the deed is told: what follows is of its purpose or of somebody else."""
_UNDOES = re.compile(
    r"\b(?:no|not|never|nothing|nobody|none|neither|nor|ever having|\w+n['’]t)\b"
    r"|\bstill (?:being|under|to be|open|pending|waiting|in talks)\b|\byet to\b|\bpending\b"
    r"|\bunder (?:study|review|consideration|discussion|examination)\b|\b(?:turned down|rejected|refused|withdrawn)\b",
    re.IGNORECASE,
)
_WISHED = re.compile(
    r"\b(?:would|could|should|may|might|must|can|will|shall|if|unless|whether|wants?|wanted|plans?|planned|hopes?|ask\w*|urg\w*"
    r"|demand\w*|call\w* (?:for|on)|to be)\b|\?",
    re.IGNORECASE,
)
_ACCUSED = re.compile(r"\b(?:accus(?:ed?|es|ing)|suspect(?:ed|s)?|charged?)\b[^.;!?]{0,80}?\b(?:of|with) (?=(?:having |\w+ing\b))")
_NARROWS = re.compile(r"\b(?:under|according to) (?:the |an? )?[A-Z][^.;,]*")
_MYSELF = re.compile(r"\b(?:I|we|my|our)\b", re.IGNORECASE)
_POINTS_BACK = re.compile(r"\b(?:it|them|that|this|he|she|they)\b", re.IGNORECASE)


def answered(found: Claims) -> Iterator[Finding]:
    """Neighbouring statements of two voices of which one undoes what the other has as done."""
    home = {(*v.key, v.attribution.content[0]): n for n, g in enumerate(found.statement_accounts) for v in g}
    by_article: dict[str, list[Variant]] = {}
    for v in (v for g in found.statement_accounts for v in g):
        by_article.setdefault(v.source.id, []).append(v)
    for rows in by_article.values():
        rows.sort(key=lambda v: v.attribution.content[0])
        taken: set[int] = set()
        for i, j in _neighbours(rows):
            done, undone = (rows[i], rows[j]) if _answers(rows[i], rows[j]) else (rows[j], rows[i])
            if taken & {i, j} or not _answers(done, undone):
                continue
            taken |= {i, j}
            claims = tuple(found.statements[home[(*v.key, v.attribution.content[0])]].id for v in (done, undone))
            sides = (side(done.source, done.attribution.content), side(undone.source, undone.attribution.content))
            yield Finding("status", "conflict", "done, says one; not so, says the other", sides, tuple(dict.fromkeys(claims)))


def accused(found: Claims) -> Iterator[Finding]:
    """An accusation, and the reply right after it in which the accused says that he did not."""
    for source in found.trace.material.sources:
        quotes = [v for g in found.statement_accounts for v in g if v.source is source and v.whole_quote and _not_me(v)]
        for m in _ACCUSED.finditer(source.text):
            here = source.sentence_number(m.start())
            claim = Span(m.end(), source.sentence(m.start()).end)
            said = words_of(claim.of(source.text))
            for v in quotes:
                at = v.attribution.content[0].start
                near = claim.end <= at and source.sentence_number(at) - here <= 1
                if near and said.bag & v.words.bag and not said.negated:
                    reason = f"{v.name or 'the accused'} denies it"
                    sides = (side(source, (claim,)), side(source, v.attribution.content))
                    yield Finding("factuality", "conflict", reason, sides)
                    break


def _not_me(v: Variant) -> bool:
    """Whether a quotation opens with what the speaker, or who he speaks for, did not do."""
    return bool(set(v.words.run[:3]) & {"i", "we", "my", "our"}) and words_of(" ".join(v.words.run[:7])).negated > 0


def _neighbours(rows: Sequence[Variant]) -> Iterator[tuple[int, int]]:
    """Pairs of statements in one sentence or in two that follow each other."""
    for i, v in enumerate(rows):
        for j in range(i + 1, min(i + 4, len(rows))):
            w = rows[j]
            apart = v.source.sentence_number(w.attribution.content[0].start) - v.source.sentence_number(
                v.attribution.content[-1].start
            )
            if apart <= 1 and not any(x.overlaps(y) for x in v.attribution.content for y in w.attribution.content):
                yield i, j


def _answers(done: Variant, undone: Variant) -> bool:
    """Whether `done` tells a deed and `undone`, by another speaker, says that it is not so."""
    if max(len(done.words.run), len(undone.words.run)) > LONGEST or not done.name or not undone.name:
        return False
    if untold(done.entity, done.name) or speaker_match(done.entity, undone.entity, done.name, undone.name) >= CLOSE:
        return False
    told = " ".join(done.text.split()[:OPENING])
    if _UNDOES.search(told) or _WISHED.search(told) or not set(words_of(told).run) & word_set("decided") or denies(done):
        return False
    if not _UNDOES.search(undone.text) or undone.words.bag & stems_of("silent") or _WISHED.search(undone.text):
        return False
    if _narrowed(undone) - done.words.bag:
        return False
    first = " ".join(undone.text.split()[:POINTING])
    pointed = _POINTS_BACK.search(first) is not None and len(undone.words.run) <= SHORT and not _MYSELF.search(undone.text)
    shared = done.words.bag & undone.words.bag - _names(done)
    return pointed or len(shared) >= SHARED or bool(shared & words_of(first).bag)


def _narrowed(v: Variant) -> frozenset[str]:
    """Stems of the names to which the "no" is narrowed ("not been indicted under the Ports Act"): it is not of the rest."""
    m = _NARROWS.search(v.text)
    return words_of(" ".join(re.findall(r"\b[A-Z][\w-]*", m.group()))).bag if m else frozenset()


def _names(v: Variant) -> frozenset[str]:
    """Stems of the words with capitals within the statement: names tell of whom it is, not what."""
    return frozenset(stem(fold(w)) for w in re.findall(r"(?<!^)\b[A-Z][\w-]*", v.text))
