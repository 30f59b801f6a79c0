"""Acts: the reader of resolutions, bills, orders, complaints, agreements and other official acts."""

from onrecord.read.acts.reader import read_acts

__all__ = ["read_acts"]
