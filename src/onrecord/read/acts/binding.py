"""Whether an act binds, from the text's own words."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.lexicon.acts import binding_phrases


def binding_in(sentence: str, start: int) -> tuple[bool, Span] | None:
    """Whether a sentence that begins at `start` says that an act binds (True) or not (False), with the words that say so.

    None where it says neither. What would have been binding had it passed is not said to bind.
    """
    words = sentence.lower().replace("’", "'") if len(sentence.lower()) == len(sentence) else sentence
    not_binding, binds = binding_phrases()
    found = not_binding.search(words)
    if found:
        return False, Span(start + found.start(), start + found.end())
    found = binds.search(words)
    if found and "would have" not in words and "no longer" not in words:
        return True, Span(start + found.start(), start + found.end())
    return None
