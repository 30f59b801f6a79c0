"""Numbers in words as numerals, so that one grammar reads the counts of a vote however they are written."""

from __future__ import annotations

import re
from functools import cache

from onrecord.lexicon.numbers import number_words


@cache
def _spelled() -> re.Pattern[str]:
    """Hundreds, tens and dozens in words ("a hundred and two", "forty-one", "half a dozen")."""
    words = number_words()
    digits = "|".join(w for w, n in words.units.items() if 0 < n < 10)
    tens, units = "|".join(words.tens), "|".join(words.units)
    rest = rf"(?:(?P<t>{tens})(?:[ -](?P<u>{digits}))?|(?P<s>{units}))"
    return re.compile(
        rf"\b(?:(?P<h>an?|{digits}) hundred(?:(?: and)? {rest})?|(?P<half>half an? )?(?:(?P<d>an?|{digits}) )?(?P<dozen>dozen)"
        rf"|(?P<t2>{tens})(?:[ -](?P<u2>{digits}))?)\b",
        re.IGNORECASE,
    )


def in_numerals(sentence: str) -> str:
    """The sentence with its numbers above nineteen, and dozens, as numerals; other number words stay."""
    return _spelled().sub(_numeral, sentence)


def _numeral(found: re.Match[str]) -> str:
    words = number_words()
    told = {k: v.lower() for k, v in found.groupdict().items() if v}
    if "dozen" in told:
        dozens = words.units.get(told.get("d", "a"), 1)
        return str(6 if "half" in told else 12 * dozens)
    value = 100 * words.units.get(told["h"], 1) if "h" in told else 0
    value += words.tens.get(told.get("t") or told.get("t2") or "", 0)
    value += words.units.get(told.get("u") or told.get("u2") or told.get("s") or "", 0)
    return str(value)
