"""What nobody tells, as it stands at the top of the page: the question first, with who leaves it open below."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.lexicon.closed import listed
from onrecord.lexicon.comparing import left_open
from onrecord.web.story.contexts import Brief, Untold

SEEN = 120
"""Characters of a question that are seen on a phone."""
JOINS = frozenset({"though", "although", "but", "and", "while", "yet"})


def asked_once(gaps: Iterable[Untold]) -> list[Untold]:
    """Of each question the one about the claim that leads."""
    asked: dict[str, Untold] = {}
    for gap in gaps:
        asked.setdefault(gap.title.partition(":")[0] if gap.why else gap.title, gap)
    return list(asked.values())


def unasked(gap: Untold) -> Brief:
    """What accounts leave open, from the clause on that says so, with the outlet below; else the slot that no account fills."""
    outlet, parted, words = gap.title.partition(": “")
    if gap.why or not parted:
        return Brief(gap.title, "#silent", (), "", gap.reason if gap.why else "", ())
    return Brief(f"“{from_open(words.removesuffix('”'))}”", "#silent", (), "", outlet, ())


def from_open(sentence: str) -> str:
    """A sentence that leaves something open; of a long one the clause that does, where it can be read by itself."""
    found = next((m for form in ("unknown", "untold") if (m := re.search(left_open()[form], sentence, re.IGNORECASE))), None)
    if found is None or len(sentence) <= SEEN:
        return sentence
    before = re.split(r"[,;—–:]\s", sentence[: found.start()])
    clause = sentence[found.start() - len(before[-1]) :]
    first = clause.split()[:2]
    joins = first[0].casefold() in JOINS and len(first) > 1
    subject = first[1 if joins else 0].casefold()
    hangs = subject in listed("third_persons") and subject != "it"
    return sentence if len(before) == 1 or hangs else f"… {clause.split(None, 1)[1] if joins else clause}"
