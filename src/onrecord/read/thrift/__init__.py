"""Thrift: spaCy's pass over texts at less cost, every value the same: what a word alone decides is asked once a word."""

from onrecord.read.thrift.lean import spacy

# isort: split
# What imports spaCy stands below: the first import decides what is loaded with it.
from onrecord.read.thrift.passing import Said, Thrift, thrift_of
from onrecord.read.thrift.rulings import Ruled

__all__ = ["Ruled", "Said", "Thrift", "spacy", "thrift_of"]
