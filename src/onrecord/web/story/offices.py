"""Offices as articles write them: the record holds them without capitals, to compare them."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

LONGEST = 200


def as_written(office: str, texts: Iterable[str]) -> str:
    """An office with the capitals that most of the texts give it ("Greek defence minister"), else as it is."""
    words = office.split()
    if not words or len(office) > LONGEST:
        return office
    spaced = r"\s+".join(map(re.escape, words))
    pattern = re.compile(rf"(?<!\w){spaced}(?!\w)", re.IGNORECASE)
    found = Counter(" ".join(m[0].split()) for text in texts for m in pattern.finditer(text))
    told = Counter({form: n for form, n in found.items() if not (form.isupper() and len(form) > len("NATO"))})
    return min(told, key=lambda form: (-told[form], form)) if told else office
