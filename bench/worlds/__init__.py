"""Invented coverage whose truth is known, and scores of what onrecord recovers of it."""
