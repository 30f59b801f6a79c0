"""Numeric references of markup (`&#8217;`), made to stand for characters that text can have.

Parsers take `&#0;`, `&#1;` and `&#xD800;` at their word, and then fail over their own text. References that were escaped once more
(`&amp;#xD800;`) are looked at too: who reads a feed resolves them after the first.
"""

from __future__ import annotations

import re
import sys

REFERENCE = re.compile(r"&(amp;)?#(?:[xX]([0-9a-fA-F]{1,1000})|([0-9]{1,1000}));?")
PAIR = re.compile(r"&(amp;)?#x(d[89ab][0-9a-f]{2});&(?:amp;)?#x(d[c-f][0-9a-f]{2});", re.IGNORECASE)
HIGH, LOW, LAST, BEYOND, SPACE = 0xD800, 0xDC00, 0xDFFF, 0x10000, 0x20
NONE = frozenset({0, 0xFFFE, 0xFFFF})
WHITE = frozenset({0x9, 0xA, 0xD})


def with_valid_references(markup: str) -> str:
    """The markup with halves of a pair joined where they stand together, U+FFFD for what is no character, a space for controls."""
    if "#" not in markup:
        return markup
    return REFERENCE.sub(_referred, PAIR.sub(_paired, markup))


def bytes_with_valid_references(markup: bytes) -> bytes:
    """The same for bytes, in any charset that begins as ASCII does: a reference is written in ASCII."""
    return with_valid_references(markup.decode("latin-1")).encode("latin-1")


def _paired(found: re.Match[str]) -> str:
    escaped, high, low = found.groups()
    return f"&{escaped or ''}#x{BEYOND + ((int(high, 16) - HIGH) << 10) + int(low, 16) - LOW:x};"


def _referred(found: re.Match[str]) -> str:
    escaped, hexadecimal, decimal = found.groups()
    code = int(hexadecimal, 16) if hexadecimal else int(decimal)
    if code in NONE or HIGH <= code <= LAST or code > sys.maxunicode:
        return f"&{escaped or ''}#xfffd;"
    return f"&{escaped or ''}#32;" if code < SPACE and code not in WHITE else found[0]
