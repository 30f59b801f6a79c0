"""Relays: the reader of outlets and agencies whose reports an article repeats."""

from onrecord.read.relays.reader import read_relays

__all__ = ["read_relays"]
