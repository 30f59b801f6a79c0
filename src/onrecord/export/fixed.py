"""Ids that are the same on every run, and JSON that is written as it is made."""

from __future__ import annotations

import uuid
from collections.abc import Iterable
from typing import Any, BinaryIO
from urllib.parse import quote

import msgspec

OURS = uuid.uuid5(uuid.NAMESPACE_DNS, "onrecord")
"""The name space of all ids made here: UUIDv5 (RFC 9562) of what they stand for."""
TERMS = "urn:onrecord:terms:"
"""What terms of ours stand under where a format is linked data."""


def fixed_id(*parts: object) -> uuid.UUID:
    """The id of what these parts name; parts with other breaks between them have another."""
    return uuid.uuid5(OURS, msgspec.json.encode([str(p) for p in parts]).decode())


def urn(kind: str, *parts: str) -> str:
    """A name for a thing that has no address: "urn:onrecord:article:ferry.txt"."""
    return ":".join(("urn:onrecord", kind, *(quote(p, safe="/@.-_~", errors="replace") for p in parts)))


def known(value: Any) -> Any:  # noqa: ANN401  # JSON of any shape
    """JSON without members that hold nothing: None, empty texts, lists and objects."""
    if isinstance(value, dict):
        found = {k: known(v) for k, v in value.items()}
        return {k: v for k, v in found.items() if v is not None and v not in ("", [], {})}
    if isinstance(value, list | tuple):
        return [known(v) for v in value]
    return value.encode("utf-8", "replace").decode() if isinstance(value, str) else value


def encoded(value: Any) -> bytes:  # noqa: ANN401  # the same
    """A JSON value on one line, without what holds nothing."""
    return msgspec.json.encode(known(value))


def document(value: Any) -> bytes:  # noqa: ANN401  # the same
    """A JSON document for people too, without what holds nothing."""
    return msgspec.json.format(encoded(value), indent=1) + b"\n"


def put_listed(out: BinaryIO, items: Iterable[Any], head: bytes = b"[", tail: bytes = b"]") -> None:
    """Write a list of JSON values as they come, a line each, between what stands before and behind it."""
    out.write(head)
    out.writelines((b",\n" if number else b"\n") + encoded(item) for number, item in enumerate(items))
    out.write(b"\n" + tail + b"\n")
