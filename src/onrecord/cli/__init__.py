"""The command line: one command a file. Nothing heavy is imported before a command needs it."""

from onrecord.cli.main import main

__all__ = ["main"]
