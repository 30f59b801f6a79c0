"""Times: the reader of time expressions."""

from onrecord.read.times.reader import read_times

__all__ = ["read_times"]
