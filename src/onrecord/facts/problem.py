"""What went wrong, in words for the person who asked."""

from __future__ import annotations


class ProblemError(Exception):
    """Something cannot be done as asked; the text says what, `hint` what to do next (a command where there is one)."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
