"""Quotations of one speaker that differ in one word, or that two outlets translate each in its own way."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import combinations

from onrecord.collate.discrepancies.making import Claims, Finding, side
from onrecord.collate.entities import SAME, speaker_match
from onrecord.collate.material import moment
from onrecord.collate.statements import Variant
from onrecord.collate.wording import fold, frame_of, spelt_alike, stem
from onrecord.facts.record import Verdict

SHORT, LONG = 2, 14
"""Words of quotations that are laid side by side; a longer one has its own ways of being told otherwise."""
ENOUGH = 4
"""Words from which one that differs among them tells; of fewer the two must begin alike ("misquotation", "misconception")."""
ALIKE = 3
"""Letters in which two words begin alike."""
DAYS = 3
"""Days between the articles up to which one occasion is quoted."""
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")
_TRANSLATED = re.compile(
    r"\b(?:through|via|by|with) (?:a |an |the |his |her )?(?:translator|interpreter)\b|\btranslat\w+\b"
    r"|\b(?:said|told|speaking|spoke|added|wrote)\b[^.;\"“]{0,60}?"
    r"\bin (?:[A-Z][a-z]+(?:ese|ish|ian|ic|ench|man|eek|rdu|ndi|rsi|ali|ili))\b"
)


def requoted(found: Claims) -> Iterator[Finding]:
    """Each pair of quotations of one speaker in two articles, once for a pair of wordings."""
    quoted = [(item.id, v) for item, g in zip(found.statements, found.statement_accounts, strict=True) for v in g if v.in_quotes]
    by_last: dict[str, list[tuple[str, Variant]]] = {}
    for claim, v in quoted:
        for word in (v.name or "").split()[-1:]:
            by_last.setdefault(fold(word), []).append((claim, v))
    seen: set[frozenset[str]] = set()
    for rows in by_last.values():
        for (one, v), (other, w) in combinations(rows[:40], 2):
            if v.source is w.source or not _same_speaker(v, w) or not _near(v, w):
                continue
            reason = _one_word(v, w)
            made: tuple[Verdict, str] | None = (
                ("conflict", reason)
                if reason
                else ("paraphrase", "each in its own translation")
                if _translated(v, w, rows)
                else None
            )
            key = frozenset((v.text, w.text))
            if made is None or key in seen:
                continue
            seen.add(key)
            sides = side(v.source, v.attribution.content), side(w.source, w.attribution.content)
            yield Finding("wording", made[0], made[1], sides, tuple(dict.fromkeys((one, other))))


def _same_speaker(v: Variant, w: Variant) -> bool:
    return bool(v.name and w.name) and speaker_match(v.entity, w.entity, v.name, w.name) == SAME


def _near(v: Variant, w: Variant) -> bool:
    dates = [x.source.reading.article.published_at for x in (v, w)]
    return not all(dates) or abs((moment(dates[0]) - moment(dates[1])).days) <= DAYS


def _one_word(v: Variant, w: Variant) -> str | None:
    """The two quotations where they are alike but for one word; None where they are not."""
    for ours in v.quotations:
        for theirs in w.quotations:
            x, y = (_WORD.findall(fold(t)) for t in (ours, theirs))
            if len(x) != len(y) or not SHORT <= len(x) <= LONG:
                continue
            apart = [(a, b) for a, b in zip(x, y, strict=True) if a != b]
            if len(apart) != 1 or stem(apart[0][0]) == stem(apart[0][1]) or spelt_alike(*apart[0]):
                continue
            a, b = apart[0]
            telling = min(len(a), len(b)) > ALIKE
            if telling and (len(x) >= ENOUGH or a[:ALIKE] == b[:ALIKE]):
                return f"“{ours.strip()}” in one account, “{theirs.strip()}” in the other"
    return None


def _translated(v: Variant, w: Variant, rows: list[tuple[str, Variant]]) -> bool:
    """Whether each is its article's only quotation of the speaker, one is told to be translated, and the words differ."""
    alone = all(sum(x.source is y.source for _, x in rows) == 1 for y in (v, w))
    sizes = sorted(len(_WORD.findall(x.text)) for x in (v, w))
    return (
        alone
        and sizes[0] >= ENOUGH
        and sizes[1] <= 2 * sizes[0]
        and fold(v.text) != fold(w.text)
        and any(_TRANSLATED.search(frame_of(x.source, x.attribution)) for x in (v, w))
    )
