"""The command line: one command a file. Nothing heavy is imported before a command needs it."""

__all__ = ["main"]


def main() -> None:
    """Run the command line and exit (`application` says with what). Workers import this module, and need nothing of it."""
    from onrecord.cli.application import main as run

    run()
