"""What all that is shown of a record in the terminal is made of: headings, and the exact words of articles by their numbers."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cached_property

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from onrecord.facts.article import Article
from onrecord.facts.record import Record, Side
from onrecord.facts.span import Span
from onrecord.store.store import Store

MOST_PIECES = 3
LONGEST = 400
"""Characters of a passage shown before it is cut; the pages show it whole."""


class Lines:
    """Prints what a record's parts have in common. `numbers` are the articles' numbers by which lines name them."""

    def __init__(self, record: Record, store: Store, console: Console) -> None:
        self.record = record
        self.store = store
        self.console = console
        self.numbers = {article: n for n, article in enumerate(record.articles, 1)}

    @cached_property
    def articles(self) -> dict[str, Article]:
        """The record's articles."""
        return {i: a for i in self.record.articles if (a := self.store.article(i)) is not None}

    def section(self, name: str, count: int | None = None) -> None:
        """A section's heading."""
        self.console.print()
        self.console.print(Text(f"{name}" + (f" ({count})" if count is not None else ""), style="bold underline"))

    def words(self, article: str, spans: Iterable[Span]) -> str:
        """The exact words, on one line; pieces apart are joined by an ellipsis in brackets, pieces inside others left out."""
        found = self.articles.get(article)
        if found is None:
            return ""
        kept = tuple(dict.fromkeys(spans))
        apart = [s for s in kept if not any(o.contains(s) for o in kept if o != s)]
        pieces = list(dict.fromkeys(" ".join(s.of(found.text).split()) for s in apart))
        text = " [...] ".join(pieces[:MOST_PIECES]) + (" [...]" if len(pieces) > MOST_PIECES else "")
        return text if len(text) <= LONGEST else text[: LONGEST - 1].rstrip() + "…"

    def sides(self, sides: Iterable[Side]) -> None:
        """The words of each side, after its article's number."""
        for side in sides:
            told = Text(f"[{self.numbers.get(side.article, '?')}] ", style="cyan")
            told.append(self.words(side.article, side.spans) or side.says, style="default")
            self.console.print(Padding(told, (0, 0, 0, 6), expand=False))
