"""From bytes to text: byte order mark, UTF-8 where the bytes are that, what the header or the page declares, a guess.

A page in UTF-8 with a few broken bytes stays UTF-8: only those bytes are replaced.
"""

from __future__ import annotations

import codecs
import re

from charset_normalizer import from_bytes

SAMPLE = 200_000
HEAD = 8_000
DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w.:-]{2,40})|<\?xml[^>]{0,80}encoding\s*=\s*["']([\w.:-]{2,40})""", re.IGNORECASE
)
MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
MEANT = {"iso-8859-1": "cp1252", "ascii": "cp1252", "latin-1": "cp1252", "gb2312": "gb18030", "gbk": "gb18030",
         "shift_jis": "cp932", "euc-kr": "cp949", "iso8859-1": "cp1252", "iso8859-9": "cp1254", "iso-8859-9": "cp1254"}  # fmt: skip
"""Encodings that are said and those that are meant, as browsers read them (WHATWG)."""
SINGLE = ("cp1252", "mac_roman", "cp850", "cp1250", "cp1254", "iso8859-15")
BROKEN = "\ufffd"


def named(label: str | None) -> str | None:
    """The codec of a charset's label; None for an unknown one and for codecs that are no charset."""
    if not label:
        return None
    try:
        found = codecs.lookup(label.strip().strip("\"'").casefold())
    except (LookupError, ValueError):
        return None
    return MEANT.get(found.name, found.name) if getattr(found, "_is_text_encoding", True) else None


def tried(data: bytes, codec: str) -> str | None:
    """The bytes in an encoding, None where they do not fit it."""
    try:
        return data.decode(codec)
    except (UnicodeError, LookupError, ValueError):
        return None


def decoded(data: bytes, charset: str | None = None) -> str | None:
    """The text of bytes; `charset` is what came with them (an HTTP header). None where they are no text."""
    for mark, unicode in MARKS:
        if data.startswith(mark):
            return data.decode(unicode, "replace")
    declared = DECLARED.search(data[:HEAD])
    labels = (charset, (declared[1] or declared[2]).decode("ascii", "replace") if declared else None)
    said = [known for label in labels if (known := named(label))]
    for codec in said:
        wide = codec.startswith(("utf-16", "utf-32")) and data[:SAMPLE].count(b"\0") * 5 > len(data[:SAMPLE])
        if (wide or codec.startswith(("iso2022", "hz"))) and (text := tried(data, codec)) and sensible(text):
            return text
    said = [codec for codec in said if not codec.startswith(("utf-7", "utf_7", "utf-16", "utf-32"))]
    if (plain := tried(data, "utf-8")) is not None:
        return plain if sensible(plain) else None
    if data.count(b"\0") * 500 > len(data):
        return None
    loose = data.decode("utf-8", "replace")
    bad = loose.count(BROKEN)
    good = sum(not c.isascii() for c in loose) - bad
    if good >= 2 * bad:
        return loose
    for codec in said:
        if codec != "utf-8" and (other := tried(data, codec)) is not None:
            return other
    if "utf-8" in said and good >= bad:
        return loose
    for codec in said:  # declared, and a byte of it broken
        broken = data.decode(codec, "replace")
        if codec != "utf-8" and broken.count(BROKEN) * 50 < len(broken):
            return broken
    return guessed(data)


def sensible(text: str) -> bool:
    """Whether a decoded text is one: hardly any NUL."""
    return text.count("\0") <= len(text) // 200 + 1


def guessed(data: bytes) -> str | None:
    """The text in the likeliest encoding: a western one where its letters stand as letters do, else the library's guess."""
    ranked = [(likeness(text), -place, text) for place, codec in enumerate(SINGLE) if (text := tried(data, codec)) is not None]
    best = max(ranked, default=None)
    if best is not None and best[0] > 0.9:  # nearly every letter fits its word
        return best[2]
    found = from_bytes(data[:SAMPLE]).best()
    if found is None:
        return None
    text = data.decode(found.encoding, "replace")
    return text if text.count(BROKEN) * 50 < len(text) else None


def likeness(text: str) -> float:
    """How well the characters beyond ASCII stand in words as Latin letters and marks do, 0 to 1."""
    fits = total = 0.0
    for found in re.finditer(r"[^\x00-\x7f]", text[:SAMPLE]):
        c, at = found[0], found.start()
        before, after = text[at - 1 : at] if at else " ", text[at + 1 : at + 2] or " "
        total += 1
        if c in "äöüéèêëáàâíìîïóòôúùûñçßãõåøæœšžÄÖÜÉÅØÀÁ":
            fits += (before.islower() or after.islower() or before.isspace()) if c.islower() else not before.islower()
        elif c.isalpha() and ord(c) < 0x250:
            fits += 0.6 * (c.islower() or not before.islower())
        elif (c in "“„«‘–—…£€©°·•§" and not (before.isalpha() and after.isalpha())) or c in "”’»\u00a0":
            fits += 1
    return fits / total if total else 0.0
