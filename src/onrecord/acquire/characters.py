"""What others wrote as plain, valid Unicode text: every value taken from a page or a field goes through here."""

from __future__ import annotations

import html
import re

INVISIBLE = re.compile("[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u200b\u2060\ufeff\ufffe\uffff\u202a-\u202e\u2066-\u2069]")
HALVES = re.compile("[\ud800-\udfff]")
SPACES = re.compile(r"\s+")
ENTITY = re.compile(r"&(?:[a-zA-Z]{2,8}|#\d{2,7}|#[xX][0-9a-fA-F]{2,6});")
TAG = re.compile(r"</?[a-zA-Z][^<>]{0,200}>")


def valid(text: str) -> str:
    """The text with halves of characters joined or replaced (U+FFFD), without NUL, controls and marks nobody sees."""
    if HALVES.search(text):
        text = text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "replace")
    return INVISIBLE.sub("", text)


def one_line(value: object, most: int = 1000) -> str:
    """A value as one line of valid text, its entities and tags resolved and white space folded; "" for what is no text."""
    if not isinstance(value, str):
        return ""
    text = value[: most * 4]
    for _ in range(2):  # JSON-LD often holds text that was escaped twice
        if not ENTITY.search(text):
            break
        text = html.unescape(text)
    if "<" in text:
        text = TAG.sub(" ", text)
    return SPACES.sub(" ", valid(text)).strip()[:most]
