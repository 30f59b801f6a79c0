"""What can go wrong for a user, and the exit code that tells a script so."""

from __future__ import annotations

USAGE = 2
INPUT = 3
STORE = 4
INTERNAL = 70
STOPPED = 130
PIPE_CLOSED = 141


class InputError(Exception):
    """Nothing usable came in. `hint` says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


class UsageError(Exception):
    """What was asked for cannot be, as the command was given. `hint` says what to do next."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint
