"""Quotations of one statement whose words differ."""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from itertools import pairwise

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.discrepancies.slot_senses import URGING
from onrecord.collate.entities import OTHER, SAME, speaker_match
from onrecord.collate.statements import ALL_BUT, Variant, main_variant
from onrecord.collate.wording import fold, opposite, stem, verbatim, words_of
from onrecord.facts.record import Verdict
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import negations, word_set

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*|\d+")
LIKE = 0.5
"""Share of the shorter's words in order from which two quotations can be of one statement in other words."""
CONTENT = 0.4
"""Share of the longer's content words that they must have in common."""
RETOLD = 0.34
"""Share of the shorter's content words that two whole quotations have in common, of which one retells the other."""
SHARED = 2
"""Fewest of these."""
IN_ORDER = 0.42
"""Share of all words of the shorter one that stand in both in the same order: two sentences on one subject have less."""
ROW = 4
"""Words in a row that a cut keeps; a shorter one keeps all."""
GAP = 6
"""Words apart from which what stands between two kept words is a clause left out as a whole."""
DENSE = 1.6
"""How many words a quotation may be spread over in the fullest wording for each that it keeps, and still be a cut of it."""
TURNING = 5
"""Words that a cut needs to be held against what it left out."""
SHORTEST = 3
LONG_ENOUGH, OF_ONE_LENGTH = 10, 1.6
"""Words of a quotation that another can retell in other words, and how many times as long the longer one may be."""
_CONDITION = re.compile(r"\b(?:as long as|so long as|unless|until|if|provided|only when|only if)\b")
_CONTRAST = re.compile(r"\s*;[^.!?]*\b(?:neither|not|no|never|nobody|nothing|none|\w+n't)\b")
"""What comes after a semicolon and says no: the other half of a contrast."""


def wordings(found: Claims) -> Iterator[Finding]:
    """The fullest quotation against each other wording in quotation marks; plain cuts that keep the sense are no discrepancy."""
    for item, variants in zip(found.statements, found.statement_accounts, strict=True):
        quoting = [v for v in variants if v.in_quotes and len(v.words.run) >= SHORTEST]
        if not quoting:
            continue
        main = main_variant(quoting)
        texts = {main.words.run}
        for v in variants:
            if v.words.run in texts or len(v.words.run) < SHORTEST or not _says_the_words(v, main):
                continue
            texts.add(v.words.run)
            alone = all(sum(x.source is y.source for x in quoting) == 1 for y in (main, v))
            verdict = judge(main, v, alone)
            if verdict:
                yield Finding(
                    "wording",
                    verdict[0],
                    verdict[1],
                    (side(main.source, main.attribution.content), side(v.source, v.attribution.content)),
                    (item.id,),
                )


def _says_the_words(v: Variant, main: Variant) -> bool:
    return v.in_quotes or verbatim(v.words, main.words) >= ALL_BUT


def judge(main: Variant, v: Variant, alone: bool = False) -> tuple[Verdict, str] | None:
    """What a wording makes of the fullest one; None where it keeps its sense.

    `alone`: each is its article's only quotation of the statement, so that they can only be of the same words.
    """
    if verbatim(v.quoted_words, main.words) >= ALL_BUT:
        if len(v.quoted_words.run) > 0.95 * len(main.quoted_words.run) and not opposite(main.words, v.words):
            return None
        long, short = (main.text, _quoted(v)) if len(main.words.run) >= len(v.quoted_words.run) else (_quoted(v), main.text)
        full = len(v.quoted_words.run) >= TURNING or _in_one_piece(long, short)
        turned = flips(long, short) and (len(main.words.run) < len(v.quoted_words.run) or flips(main.text, v.text))
        turned = turned and not _whole_within(main, v) and tells(v if short != main.text else main)
        if v.source is not main.source and full and turned and _close(long, short):
            return "conflict", "words left out turn the sense into its opposite"
        if v.source is not main.source and _turn_lost(main, v):
            return "scope", "the quotation stops before the words that limit or turn it"
        if v.in_quotes and v.source is not main.source and condition_lost(long, short):
            return "scope", "the quotation leaves out the condition in its midst"
        return None
    if not v.in_quotes or main.source is v.source:
        return None
    if not (v.whole_quote and main.whole_quote):
        return None
    if alone and put_otherwise(main, v):
        return "paraphrase", "the same in other words, both in quotation marks"
    named = all(x.entity is not None and x.entity.named for x in (main, v))
    if named and speaker_match(main.entity, v.entity, main.name or "", v.name or "") <= OTHER and not _in_one_row(v, main):
        return None
    few = min(len(v.quoted_words.run), len(main.quoted_words.run)) < TURNING - 1
    if few or verbatim(v.quoted_words, main.quoted_words) < LIKE or not _one_thing(v, main) or _cut(v, main) or _cut(main, v):
        return None
    if verbatim(main.words, v.words) >= ALL_BUT:
        return None
    return "paraphrase", "the same in other words, both in quotation marks"


_MARKS = " \"“”‘’'"


def tells(v: Variant) -> bool:
    """Whether a quotation is a clause of its own: a phrase within an outlet's sentence says nothing that could be turned."""
    if not (v.attribution.clause and v.attribution.kind == "direct" and v.attribution.content):
        return False
    start = v.attribution.content[0].start
    before = v.source.text[:start].rstrip(_MARKS)
    return not (before[-1:].isalpha() and v.source.text[start:].lstrip(_MARKS)[:1].islower())


def _in_one_row(v: Variant, main: Variant) -> bool:
    """Whether both have enough words in a row to be one utterance, whoever each article says spoke."""
    x, y = list(v.quoted_words.run), list(main.quoted_words.run)
    return SequenceMatcher(None, x, y, autojunk=False).find_longest_match().size >= TURNING


def _quoted(v: Variant) -> str:
    """The words in quotation marks, or all where nothing tells them apart."""
    return " ".join(v.quotations) or v.text


def _one_thing(v: Variant, main: Variant) -> bool:
    """Whether the two share content enough to be of one statement."""
    x, y = v.quoted_words.bag, main.quoted_words.bag
    return len(x & y) >= SHARED and len(x & y) >= CONTENT * max(len(x), len(y))


def _cut(v: Variant, main: Variant) -> bool:
    """Whether the longest stretch in quotation marks is the other's words: the rest is the article's own way of telling it."""
    longest = max(v.quotations, key=len, default="")
    return v.attribution.kind != "direct" and verbatim(words_of(longest), main.words) >= ALL_BUT


def _whole_within(a: Variant, b: Variant) -> bool:
    """Whether one of several quotations that the one puts together stands in the other as it is, with no "no" lost before it."""
    texts = [[q for q in x.quotations if len(_WORD.findall(q)) >= TURNING] for x in (a, b)]
    return any(
        len(ones) > 1 and _in_one_piece(theirs, mine) and not flips(theirs, mine)
        for ones, others in (texts, texts[::-1])
        for mine in ones
        for theirs in others
    )


def _in_one_piece(whole: str, cut: str) -> bool:
    """Whether a short cut with content stands in the whole word for word."""
    run = " ".join(_WORD.findall(fold(cut)))
    return len(words_of(cut).bag) >= SHARED and f" {run} " in f" {' '.join(_WORD.findall(fold(whole)))} "


def _close(whole: str, cut: str) -> bool:
    """Whether what the cut keeps of the whole stands there close together."""
    long, short = ([stem(w) for w in _WORD.findall(fold(t))] for t in (whole, cut))
    kept = _tightest(long, short)
    return bool(kept) and kept[-1] - kept[0] < DENSE * len(kept)


def flips(whole: str, cut: str) -> bool:
    """Whether the part of `whole` that `cut` keeps says no a different number of times, modulo two, than `cut` does.

    The part kept runs from the first to the last word that the two share in order, and back to the start of that clause: a "no"
    that stood before the kept words within their clause, or closely between them, is lost; one in a clause left out is not.
    """
    whole, cut = (URGING.sub(r"\1", _LIE.sub("a falsehood not ", t)) for t in (whole, cut))
    long, short = _WORD.findall(fold(whole)), _WORD.findall(fold(cut))
    kept = _tightest([stem(w) for w in long], [stem(w) for w in short])
    if len(kept) < SHORTEST:
        return False
    start = _clause_start(whole, kept[0])
    near = [*range(start, kept[0] + 1)]
    for i, j in pairwise(kept):
        near += range(i + 1, j + 1) if j - i <= GAP else (j,)
    return _noes([long[i] for i in near]) % 2 != _noes(short) % 2 and _in_a_row(long, kept) >= min(ROW, len(short))


_LIE = re.compile(r"\b(?:a|an) (?:\w+ )?lie (?=that\b)", re.IGNORECASE)


def _in_a_row(long: list[str], kept: list[int]) -> int:
    """The most words kept in a row, where only a "no" may stand between them: words put together anew are no cut."""
    best = run = 1
    for i, j in pairwise(kept):
        run = run + 1 if all(_noes([w]) for w in long[i + 1 : j]) else 1
        best = max(best, run)
    return best


def _noes(words: list[str]) -> int:
    return sum(w in negations() or w.endswith("n't") for w in words)


def _tightest(long: list[str], short: list[str]) -> list[int]:
    """Places in `long` of a longest common subsequence with `short`: of two readings the one that lies closer together."""
    late = _aligned(long, short)
    early = [len(long) - 1 - i for i in reversed(_aligned(long[::-1], short[::-1]))]
    return min((early, late), key=lambda places: places[-1] - places[0] if places else 0)


def _aligned(long: list[str], short: list[str]) -> list[int]:
    """Places in `long` of a longest common subsequence with `short`."""
    rows = [[0] * (len(short) + 1)]
    for x in long:
        row = [0]
        for j, y in enumerate(short, 1):
            row.append(rows[-1][j - 1] + 1 if x == y else max(rows[-1][j], row[j - 1]))
        rows.append(row)
    i, j, places = len(long), len(short), []
    while i and j:
        if long[i - 1] == short[j - 1] and rows[i][j] == rows[i - 1][j - 1] + 1:
            i, j = i - 1, j - 1
            places.append(i)
        elif rows[i - 1][j] >= rows[i][j - 1]:
            i -= 1
        else:
            j -= 1
    return places[::-1]


_REASONS = frozenset(["because", "although", "though", "whereas"])
"""Words that begin a clause which no "no" before it reaches, but one that stands right there ("not because")."""


def _clause_start(text: str, word: int) -> int:
    """Index of the first word of the clause that holds word number `word`."""
    flat = fold(text)
    ends = [0]
    last, before = 0, ""
    for n, m in enumerate(_WORD.finditer(flat)):
        opens = m.group() in {"and", "but"} or (m.group() in _REASONS and not _noes([before]))
        if n and (re.search(r"[,;:.!?]", flat[last : m.start()]) or opens):
            ends.append(n)
        last, before = m.end(), m.group()
    return max(e for e in ends if e <= word)


def condition_lost(whole: str, cut: str) -> bool:
    """Whether a clause that makes it conditional stood between the kept words and is gone without a sign."""
    if "..." in cut or "…" in cut:
        return False
    long, short = (_WORD.findall(fold(t)) for t in (whole, cut))
    x, y = [stem(w) for w in long], [stem(w) for w in short]
    early = [len(x) - 1 - i for i in reversed(_aligned(x[::-1], y[::-1]))]
    kept = (early, _aligned(x, y))
    gaps = (" ".join(long[i + 1 : j]) for places in kept for i, j in pairwise(places) if j - i > 2)
    return len(short) >= TURNING and any(_CONDITION.match(gap) for gap in gaps) and not _CONDITION.search(" ".join(short))


def put_otherwise(main: Variant, v: Variant) -> bool:
    """Whether two grouped quotations, whole and of one length, are one statement retold or translated.

    What is posted and what is spoken are two statements.
    """
    if not (main.whole_quote and v.whole_quote) or (main.paper is None) != (v.paper is None):
        return False
    if not main.name or not v.name or speaker_match(main.entity, v.entity, main.name, v.name) < SAME:
        return False
    sizes = sorted((len(main.words.run), len(v.words.run)))
    shared = main.words.bag & v.words.bag
    enough = len(shared) >= max(SHARED, RETOLD * min(len(main.words.bag), len(v.words.bag)))
    alike = sizes[0] >= LONG_ENOUGH and sizes[1] <= OF_ONE_LENGTH * sizes[0] and enough and one_tone(main, v)
    return alike and verbatim(main.words, v.words) >= IN_ORDER


def one_tone(a: Variant, b: Variant) -> bool:
    """Whether both say no somewhere, or neither does."""
    return bool(a.words.negated) == bool(b.words.negated)


def _turn_lost(main: Variant, v: Variant) -> bool:
    """Whether the cut ends right before a word that turns the sense."""
    long = _WORD.findall(fold(main.text))
    kept = _tightest([stem(w) for w in long], [stem(w) for w in _WORD.findall(fold(v.text))])
    if not kept or kept[-1] + 1 >= len(long):
        return False
    ends = list(_WORD.finditer(fold(main.text)))
    if long[kept[-1] + 1] not in word_set("turning"):
        rest = re.split(r"[.!?]", fold(main.text)[ends[kept[-1]].end() :])[0]
        return bool(_CONTRAST.match(rest)) and not v.words.negated
    return not re.search(r"[.!?]", fold(main.text)[ends[kept[-1]].end() : ends[kept[-1] + 1].start()])


def words_with_speaker(v: Variant) -> tuple[Span, ...]:
    """The content together with source and cue, as one passage where they stand side by side."""
    parts = [*v.attribution.content]
    if v.attribution.cue:
        parts.append(v.attribution.cue)
    if v.attribution.source:
        parts.append(Span(v.attribution.source.start, v.attribution.source.end))
    start, end = min(p.start for p in parts), max(p.end for p in parts)
    near = end - start <= 3 * sum(p.length for p in parts) + 40
    return (Span(start, end),) if near else v.attribution.content
