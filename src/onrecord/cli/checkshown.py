"""A check in the terminal: the alarms with the words of the accounts, then the rest in a line each."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.text import Text

from onrecord.facts.check import ALARMS, Check, CheckedClaim, CheckVerdict

if TYPE_CHECKING:
    from rich.console import Console

STYLES: dict[CheckVerdict, str] = {
    "borne": "green",
    "differs": "bold red",
    "one origin": "yellow",
    "disputed": "bold magenta",
    "outdated": "bold yellow",
    "not on record": "bold cyan",
    "not checkable": "dim",
}


def show_check(made: Check, console: Console) -> None:
    """Print a check."""
    if made.note:
        console.print(Text(f"{made.draft}: {made.note}."))
        return
    alarms = [c for c in made.claims if c.verdict in ALARMS]
    others = [c for c in made.claims if c.verdict not in ALARMS]
    console.print(Text(f"{made.draft}, held against: {made.title or made.story}"), soft_wrap=True)
    console.print(Text(f"{len(made.claims)} claims, {len(alarms)} to look at\n"))
    for c in alarms:
        _show_alarm(made, c, console)
    for c in others:
        console.print(_line(made, c), soft_wrap=True)


def _line(made: Check, c: CheckedClaim) -> Text:
    words = " ".join(made.text[c.start : c.end].split())
    return Text.assemble((f"{c.verdict:14}", STYLES[c.verdict]), f"{c.start:>6}  ", words)


def _show_alarm(made: Check, c: CheckedClaim, console: Console) -> None:
    console.print(_line(made, c), soft_wrap=True)
    console.print(Text(f"    {c.reason}"), soft_wrap=True)
    if c.changes:
        diff = Text("    ")
        for change in c.changes:
            if change.kept:
                diff.append(f"{change.draft} ")
                continue
            if change.draft:
                diff.append(f"[-{change.draft}-] ", "red strike")
            if change.account:
                diff.append(f"[+{change.account}+] ", "green")
        console.print(diff, soft_wrap=True)
    for side in c.against:
        console.print(Text.assemble(("    against  ", "dim"), f"{side.article}: ", " ".join(side.says.split())), soft_wrap=True)
    for side in c.bearing:
        console.print(Text.assemble(("    nearest  ", "dim"), f"{side.article}: ", " ".join(side.says.split())), soft_wrap=True)
    console.print()
