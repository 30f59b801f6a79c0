"""Any fact that its type allows, for hypothesis: what a page, an export or the terminal is given must not break it."""

from __future__ import annotations

import types
import typing
from functools import cache
from typing import Any, TypeVar

import msgspec
from hypothesis import strategies as st

T = TypeVar("T", bound=msgspec.Struct)

WORDS = st.one_of(
    st.sampled_from(
        ["", " ", "a", "2024-05-01", "2024-05-01T10:00:00+02:00", "0001-01-01", "9999-12-31T23:59:59Z", "n1", "x" * 99]
    ),
    st.text(max_size=12),
)
"""Ids, dates and words: names that are met often, so that ids fit one another, and anything else that text can be."""
WHOLE = st.one_of(st.integers(-3, 40), st.integers())
NUMBERS = st.one_of(WHOLE, st.floats())
MOST = 3
"""Items in one place: a record of a few of everything is as telling as one of many."""


def anything(kind: Any) -> st.SearchStrategy[Any]:  # noqa: ANN401  # any annotation of a field
    """Values of an annotated type."""
    if kind in LEAVES:
        return LEAVES[kind]
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return facts(kind)
    inner = typing.get_args(kind)
    origin = typing.get_origin(kind)
    if origin is typing.Literal:
        return st.sampled_from(inner)
    if origin is tuple and inner[-1] is ...:
        return st.lists(anything(inner[0]), max_size=MOST).map(tuple)
    if origin is tuple:
        return st.tuples(*map(anything, inner))
    if origin in (typing.Union, types.UnionType):
        return st.one_of(*map(anything, inner))
    raise TypeError(f"no values known of {kind}")


LEAVES: dict[Any, st.SearchStrategy[Any]] = {
    str: WORDS, int: WHOLE, float: NUMBERS, bool: st.booleans(), type(None): st.none(), None: st.none(),
}  # fmt: skip


@cache
def facts(kind: type[T]) -> st.SearchStrategy[T]:
    """Any fact of a kind: every field takes all that its type allows, those with a default too."""
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{f.name: anything(hints[f.name]) for f in msgspec.structs.fields(kind)})
