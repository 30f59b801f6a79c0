"""The toll of a story in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.padding import Padding
from rich.text import Text

from onrecord.web.wording import toll_lines

if TYPE_CHECKING:
    from onrecord.cli.showing import Showing


def show_toll(page: Showing) -> None:
    """People killed and injured, the day and the place, each with the words that bear it; nothing where the record has no toll."""
    if page.record.toll is None:
        return
    page.section("Toll")
    for _, title, words in toll_lines(page.record.toll):
        page.console.print(Padding(Text(title, style="bold"), (0, 0, 0, 2), expand=False))
        for side in words:
            line = Text(f"[{page.numbers.get(side.article, '?')}] ", style="cyan")
            line.append(page.words(side.article, side.spans) or side.says, style="default")
            page.console.print(Padding(line, (0, 0, 0, 6), expand=False))
