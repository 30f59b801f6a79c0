"""Entities: the reader of names, descriptions and pronouns, and of what each names."""

from onrecord.read.entities.reader import read_entities

__all__ = ["read_entities"]
