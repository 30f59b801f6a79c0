"""Verbs of reporting right behind a name ("X also reported that"): cues that are seen without a parse."""

from __future__ import annotations

import re

from onrecord.lexicon.relaying import either

REACH = 90
"""Code points behind a name in which its verb is looked for."""

# A verb right behind the name, perhaps after adverbs or a citing phrase; for where the parse fails.
ADVERB = rf"(?:\s(?:{either('adjacent_adverbs')})|,\s[^,\n]{{1,60}},)?"
VERB = either("adjacent_verbs")
THAT = r"(?:\s(?:(?:on|last|this|late|earlier|early)\s\w+(?:\s(?:night|morning|evening|week|month|year))?\s|\w+day\s)?that\b)?"
ADJACENT = re.compile(rf"{ADVERB}\s(?P<verb>{VERB})\b{THAT}(?!\s(?:earnings|profits?|losses|revenues?|of|were|are|have)\b)")


def line_of(text: str, start: int, end: int) -> tuple[int, int]:
    """The line that holds a passage."""
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, len(text) if stop < 0 else stop
