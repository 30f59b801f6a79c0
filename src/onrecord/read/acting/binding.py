"""Whether an act binds, from the text's own words."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.lexicon.acts import binding_phrases


def binding_in(text: str, sentence: Span) -> tuple[bool, Span] | None:
    """Whether a sentence says that an act binds (True) or not (False), with the words that say so; None where it says neither.

    What would have been binding had it passed is not said to bind.
    """
    words = text[sentence.start : sentence.end].lower().replace("’", "'")
    not_binding, binds = binding_phrases()
    found = not_binding.search(words)
    if found:
        return False, Span(sentence.start + found.start(), sentence.start + found.end())
    found = binds.search(words)
    if found and "would have" not in words and "no longer" not in words:
        return True, Span(sentence.start + found.start(), sentence.start + found.end())
    return None
