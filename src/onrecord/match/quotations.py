"""Quotation marks in a text: which stretches are somebody's quoted words, so that sharing them is no copying."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.facts.span import Span

# One alternative for each pair of marks. A quotation stays in its paragraph and runs to its end where it is not closed, as in
# speech that goes on over paragraphs. Straight single marks need a space before and none after, or they are apostrophes.
QUOTED = re.compile(
    r"“[^”“\n]{1,2000}(?:”|(?=\n)|$)"
    r'|"[^"\n]{1,2000}(?:"|(?=\n)|$)'
    r"|``(?:(?!'')[^\n]){1,2000}(?:''|(?=\n)|$)"
    r"|«[^»\n]{1,2000}»"
    r"|(?<!\w)‘(?:[^’\n]|’(?=\w)){1,2000}’(?!\w)"
    r"|(?<![\w'])'(?=\w)(?:[^'\n]|(?<=\w)'(?=\w)){1,2000}'(?![\w'])"
)


def quotations(text: str, bounds: Sequence[Span]) -> tuple[Span, ...]:
    """The quoted stretches (marks included) that begin inside `bounds`, in order. Unclosed ones end with their line."""
    found: list[Span] = []
    for bound in bounds:
        found.extend(Span(m.start(), m.end()) for m in QUOTED.finditer(text, bound.start, bound.end))
    return tuple(found)
