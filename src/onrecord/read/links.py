"""Headlines of other articles that a page has put into the middle of a sentence, run together with the name before them.

Some outlets list a person's other news behind the first mention of the name, and the text of the page keeps it: "Ana Reyes Ana
Maria ReyesSenate panel clears judge ... MORE said on Monday". The parse is made without these words; their places stay as they are.
"""

from __future__ import annotations

import re

from onrecord.facts.span import Span

LINE = re.compile(r"[^\n]+")
LAST = re.compile(r"\bMORE\b")
GLUED = re.compile(r"\b((?:Mc|Mac|De|O[’'])?[A-Z][a-zà-ÿ’'-]+)(?=[A-Z][A-Za-z])")
LONGEST = 1500
"""Characters before a closing MORE in which its list begins."""
NEAR = 120
"""Characters between a surname and the same surname with a headline run into it."""


def link_lists(text: str) -> list[Span]:
    """The stretches of a text that are such lists, from behind the name to the closing MORE."""
    found: list[Span] = []
    if " MORE" not in text:
        return found
    for line in LINE.finditer(text):
        at = line.start()
        for last in LAST.finditer(text, line.start(), line.end()):
            for glued in GLUED.finditer(text, max(at, last.start() - LONGEST), last.start()):
                name = re.compile(rf"\b{re.escape(glued[1])}\b(?=\s)")
                before = [m.end() for m in name.finditer(text, max(at, glued.start() - NEAR), glued.start())]
                if before:
                    found.append(Span(before[0], last.end()))
                    at = last.end()
                    break
    return found


def without_links(text: str) -> str:
    """The text with spaces in place of such lists, so that every other word stands where it stood."""
    for span in link_lists(text):
        text = text[: span.start] + " " * span.length + text[span.end :]
    return text
