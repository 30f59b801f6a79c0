"""The toll of a story in the terminal."""

from __future__ import annotations

from rich.padding import Padding
from rich.text import Text

from onrecord.cli.lines import Lines
from onrecord.web.wording import toll_lines


def show_toll(page: Lines) -> None:
    """People killed and injured, the day and the place, each with the words that bear it; nothing where the record has no toll."""
    if page.record.toll is None:
        return
    page.section("Toll")
    for _, title, words in toll_lines(page.record.toll):
        page.console.print(Padding(Text(title, style="bold"), (0, 0, 0, 2), expand=False))
        page.sides(words)
