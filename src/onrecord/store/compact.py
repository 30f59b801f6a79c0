"""Facts as arrays without the names of their fields, which a layout tells once: a third smaller than with them.

The layout of every body is kept beside it in the store, so that facts written by an older release, with fewer fields or
fields in another order, are read by name.
"""

from __future__ import annotations

import gc
import hashlib
import threading
import types
import typing
import zlib
from collections.abc import Mapping
from functools import cache
from typing import Any, TypeVar

import msgspec

from onrecord.store.faults import DamagedError

T = TypeVar("T", bound=msgspec.Struct)
Layout = dict[str, list[tuple[str, str]]]
"""For each kind of fact its fields in order, each with what it holds: "" a plain value, a kind, or "*" and one for many."""
HEAD = 8
"""Bytes of the layout's name before every body."""
RENAMED = {"standing": {"established": "corroborated", "unknown": "unknown origin"}}
"""By field, the values that older releases wrote, each with the one that took its place."""


@cache
def array_type(kind: Any) -> Any:  # noqa: ANN401  # any annotation of a field
    """The same type with every struct in it as an array."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        hints = typing.get_type_hints(kind)
        fields = [(f.name, array_type(hints[f.name])) for f in msgspec.structs.fields(kind)]
        return msgspec.defstruct(kind.__name__, fields, frozen=True, array_like=True)
    inner = typing.get_args(kind)
    if typing.get_origin(kind) is tuple:
        return tuple[tuple(a if a is ... else array_type(a) for a in inner)]  # type: ignore[misc]  # made of types at run time
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return typing.Union[tuple(array_type(a) for a in inner)]  # noqa: UP007  # made at run time
    return kind


def held(kind: Any) -> str:  # noqa: ANN401  # any annotation of a field
    """What a field of that type holds, in a layout's words."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return kind.__name__
    inner = typing.get_args(kind)
    if typing.get_origin(kind) is tuple and inner[-1] is ...:
        return f"*{held(inner[0])}" if held(inner[0]) else ""
    if typing.get_origin(kind) in (typing.Union, types.UnionType):
        return next((h for a in inner if (h := held(a))), "")
    return ""


@cache
def layout_of(kind: type[msgspec.Struct]) -> tuple[bytes, str]:
    """The name of a struct's layout (a digest), and the layout as JSON."""
    layout: Layout = {}

    def note(struct: type[msgspec.Struct]) -> None:
        hints = typing.get_type_hints(struct)
        layout[struct.__name__] = [(f.encode_name, held(hints[f.name])) for f in msgspec.structs.fields(struct)]
        for hint in hints.values():
            for found in structs_in(hint):
                if found.__name__ not in layout:
                    note(found)

    note(kind)
    body = msgspec.json.encode({"": kind.__name__, **layout}, order="sorted")
    return hashlib.sha256(body).digest()[:HEAD], body.decode()


def structs_in(kind: Any) -> list[type[msgspec.Struct]]:  # noqa: ANN401  # any annotation of a field
    """The structs that a field's type names."""
    if isinstance(kind, type) and issubclass(kind, msgspec.Struct):
        return [kind]
    return [s for a in typing.get_args(kind) for s in structs_in(a)]


_SETTING_UP = threading.RLock()
_DECODERS: dict[type[msgspec.Struct], msgspec.msgpack.Decoder[Any]] = {}


def set_up(*kinds: type[msgspec.Struct]) -> None:
    """Make ready all that converting facts of these kinds needs, one thread at a time.

    msgspec looks at a type when it first converts to it, and keeps what it saw on the type; two threads that do so at once can
    end the process. Whatever is read from a store goes through here first, so only the first of several threads does it.
    """
    if all(kind in _DECODERS for kind in kinds):
        return
    with _SETTING_UP:
        for kind in kinds:
            array, _ = array_type(kind), layout_of(kind)
            msgspec.json.Decoder(kind)  # looks at the kind itself, and at all that it holds
            _DECODERS[kind] = msgspec.msgpack.Decoder(array)


class Unswept:
    """While inside, no garbage is looked for. Several threads may be; the last to leave has it looked for again.

    A large fact is a few hundred thousand objects, none of them garbage: looking through them as they come took nine tenths of
    the time of decoding a story of 300 articles.
    """

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._inside = 0
        self._wanted = True

    def __enter__(self) -> None:
        with self._lock:
            if not self._inside:
                self._wanted = gc.isenabled()
                gc.disable()
            self._inside += 1

    def __exit__(self, *_: object) -> None:
        with self._lock:
            self._inside -= 1
            if not self._inside and self._wanted:
                gc.enable()


_UNSWEPT = Unswept()


def pack(value: msgspec.Struct) -> bytes:
    """A fact as its layout's name and a compressed array; the same fact always gives the same bytes."""
    kind = type(value)
    set_up(kind)
    array = msgspec.convert(value, array_type(kind), from_attributes=True)
    return layout_of(kind)[0] + zlib.compress(msgspec.msgpack.encode(array), 9)


def unpack(body: bytes, kind: type[T], layouts: Mapping[bytes, str]) -> T:
    """The fact that `pack` took, in this release or an older one. `layouts` are those kept in the store.

    Raises DamagedError where the body is not what was kept, its layout is not among them, or its values are none of that kind.
    """
    set_up(kind)
    try:
        with _UNSWEPT:
            return _unpacked(body, kind, layouts)
    except (zlib.error, msgspec.DecodeError, KeyError, TypeError, ValueError) as fault:
        raise DamagedError(f"a {kind.__name__.lower()} does not decode ({type(fault).__name__})") from fault


def _unpacked(body: bytes, kind: type[T], layouts: Mapping[bytes, str]) -> T:
    packed = zlib.decompress(body[HEAD:])
    name, text = layout_of(kind)
    if body[:HEAD] == name:
        try:
            return msgspec.convert(_DECODERS[kind].decode(packed), kind, from_attributes=True)
        except msgspec.ValidationError:
            layout = msgspec.json.decode(text)  # of this layout, with values of an older release
    else:
        layout = msgspec.json.decode(layouts[body[:HEAD]])
    return msgspec.convert(by_name(msgspec.msgpack.decode(packed), layout.pop(""), layout), kind)


def by_name(value: Any, what: str, layout: Layout) -> Any:  # noqa: ANN401  # decoded data of any shape
    """An array with the names that its layout gives put back."""
    if value is None or not what:
        return value
    if what.startswith("*"):
        return [by_name(v, what[1:], layout) for v in value]
    return {name: _renamed(name, by_name(v, inner, layout)) for (name, inner), v in zip(layout[what], value, strict=False)}


def _renamed(field: str, value: Any) -> Any:  # noqa: ANN401  # decoded data of any shape
    """The value of a field by its name of today."""
    return RENAMED[field].get(value, value) if field in RENAMED else value
