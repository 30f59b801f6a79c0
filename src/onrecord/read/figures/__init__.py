"""Figures: the reader of numbers, of what they count and of its status."""

from onrecord.read.figures.reader import read_figures

__all__ = ["read_figures"]
