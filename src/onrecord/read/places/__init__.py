"""Places: the reader of where entities lie."""

from onrecord.read.places.reader import read_places

__all__ = ["read_places"]
