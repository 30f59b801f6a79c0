"""Factuality: whether an event or act is told as actual, planned, called for, threatened, possible, conditional, denied ..."""

from onrecord.read.factuality.embedding import factuality

__all__ = ["factuality"]
