"""Quotations that echo each other though they are not taken as one statement: their speakers do not fit, or nobody is named."""

from __future__ import annotations

import re
from collections.abc import Iterator

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.wording import judge, one_tone, words_with_speaker
from onrecord.collate.entities import OTHER, speaker_match, untold
from onrecord.collate.statements import Variant
from onrecord.collate.wording import common_words, fold, numbers_clash, stem, stems_of, verbatim
from onrecord.lexicon.comparing import negations

SHORTEST = 4
"""Words of a quotation that can be the cut of another."""
RETOLD, SHARED = 0.6, 3
"""Share of the shorter's words in order, and content words in common, from which two quotations are one in other words."""
LONG = 8
"""Words of a quotation that can be told to be another in other words."""
WORDS_ALONE = 3
"""Words from which the same quotation in two mouths is worth a look, where each mouth is described."""
_SHORT_FORMS = tuple(
    (re.compile(rf"\b(\w+){short}\b"), rf"\1 {full}")
    for short, full in (("n't", "not"), ("'re", "are"), ("'m", "am"), ("'ll", "will"), ("'ve", "have"))
)


def echoed(found: Claims) -> Iterator[Finding]:
    """Pairs of quotations of two articles, in different statements, of which one is the other cut, retold or given to another."""
    rows = [(n, v) for n, g in enumerate(found.statement_accounts) for v in g if v.whole_quote and len(v.words.run) >= WORDS_ALONE]
    done: set[tuple[int, int]] = set()
    for i, (n, a) in enumerate(rows):
        for m, b in rows[:i]:
            if m == n or a.source is b.source or (m, n) in done or not a.words.bag & b.words.bag:
                continue
            long, short = sorted((a, b), key=lambda v: -len(v.words.run))
            made = _pair(found, long, short, m, n)
            if made:
                done.add((m, n))
                yield made


def _pair(found: Claims, long: Variant, short: Variant, m: int, n: int) -> Finding | None:
    claims = tuple(found.statements[k].id for k in sorted((m, n)))
    if mouths := _two_mouths(long, short, claims):
        return mouths
    if not _may_be_one(long, short):
        return None
    if verbatim(long.words, short.words) == 1.0 and len(short.words.run) >= SHORTEST and _stands_in(long, short):
        found_so = judge(long, short)
    elif _retold(long, short):
        found_so = ("paraphrase", "the same in other words, both in quotation marks")
    else:
        found_so = None
    sides = (side(long.source, long.attribution.content), side(short.source, short.attribution.content))
    return Finding("wording", *found_so, sides, claims) if found_so else None


def _may_be_one(a: Variant, b: Variant) -> bool:
    """Whether nothing speaks against one speaker: the same or close, or one of them not named but described or untold."""
    if untold(a.entity, a.name) or untold(b.entity, b.name) or not a.name or not b.name:
        return True
    named = all(v.entity is not None and v.entity.named for v in (a, b))
    return not named or speaker_match(a.entity, b.entity, a.name, b.name) > OTHER


def _stands_in(long: Variant, short: Variant) -> bool:
    """Whether the short one stands in the long one as one run of words."""
    return f" {' '.join(short.words.run)} " in f" {' '.join(long.words.run)} "


def _plain(v: Variant) -> tuple[str, ...]:
    """All words of the quotation, contracted forms written out, as stems."""
    text = fold(v.text)
    for form, full in _SHORT_FORMS:
        text = form.sub(full, text)
    return tuple(stem(w) for w in re.findall(r"[^\W_]+", text))


def _retold(a: Variant, b: Variant) -> bool:
    """Whether two quotations of like length share most of their words in order, and no number or "no" speaks against it."""
    x, y = _plain(a), _plain(b)
    short, long = sorted((x, y), key=len)
    if len(short) < LONG or numbers_clash(a.words, b.words) or len(a.words.bag & b.words.bag) < SHARED:
        return False
    share = common_words(short, long) / len(short)
    noes = [sum(w in negations() for w in words) % 2 for words in (x, y)]
    alike = share >= RETOLD and len(long) <= 2 * len(short)
    return (
        alike
        and x != y
        and noes[0] == noes[1]
        and one_tone(a, b)
        and len(a.words.bag & b.words.bag) * 2 >= min(len(a.words.bag), len(b.words.bag))
    )


def _two_mouths(a: Variant, b: Variant, claims: tuple[str, ...]) -> Finding | None:
    """The same short quotation of two people whom the articles describe in words that cannot be of one."""
    heads = [_head(v) for v in (a, b)]
    if a.words.run != b.words.run or not all(heads) or heads[0] == heads[1] or set(heads) & stems_of("anyone"):
        return None
    reason = f"the same words are given to {a.name} and to {b.name}"
    return Finding(
        "actor", "conflict", reason, (side(a.source, words_with_speaker(a)), side(b.source, words_with_speaker(b))), claims
    )


def _head(v: Variant) -> str:
    """The stem of the noun by which a speaker without a name is described ("a student with a bandage": student)."""
    if v.entity is not None and v.entity.named:
        return ""
    words = re.split(r"\b(?:with|of|at|in|from|who|which|for|on|near|by)\b|,", fold(v.name))[0].split()
    return stem(words[-1]) if len(words) > 1 and words[0] in {"a", "an", "the", "one", "another"} else ""
