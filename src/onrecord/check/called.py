"""One person under two names: a given name and the form that he is called by ("Chuck Schumer", "Charles E. Schumer")."""

from __future__ import annotations

from functools import cache

from onrecord.collate.entities import name_words
from onrecord.lexicon.checking import check_rows


@cache
def _rows_of() -> dict[str, frozenset[int]]:
    """In which rows of forms each given name stands."""
    out: dict[str, frozenset[int]] = {}
    for n, row in enumerate(check_rows("given")):
        for name in row:
            out[name] = out.get(name, frozenset()) | {n}
    return out


def one_given(one: str, other: str) -> bool:
    """Whether two given names, folded, are one or forms of one."""
    rows = _rows_of()
    return one == other or bool(rows.get(one, frozenset()) & rows.get(other, frozenset()))


def called_alike(one: str, other: str) -> bool:
    """Whether two names have one surname and given names that can be one person's; never so without a given name each."""
    x, y = name_words(one), name_words(other)
    return len(x) > 1 and len(y) > 1 and x[-1] == y[-1] and one_given(x[0], y[0])
