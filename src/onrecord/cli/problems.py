"""What can go wrong for a user, and the exit code that tells a script so."""

from __future__ import annotations

from onrecord.facts.problem import ProblemError

ALARM = 1
"""A checked draft has an alarm, where `--exit-code` asks to be told."""
USAGE = 2
INPUT = 3
STORE = 4
INTERNAL = 70
STOPPED = 130
PIPE_CLOSED = 141


class InputError(ProblemError):
    """Nothing usable came in."""


class UsageError(ProblemError):
    """What was asked for cannot be, as the command was given."""
