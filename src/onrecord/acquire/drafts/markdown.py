"""Markdown: the text without its marks, with the offsets of each word in the source."""

from __future__ import annotations

from collections.abc import Sequence

from markdown_it import MarkdownIt
from markdown_it.token import Token

from onrecord.acquire.drafts.pieces import Draft, Pieces

MOST_NESTED = 20
"""Levels of quotations and lists below which nothing is read."""


def markdown_draft(whole: str, name: str) -> Draft:
    """The draft of a text in Markdown (CommonMark with tables and struck-out words, which are left out)."""
    pieces = Pieces(whole)
    lines = [0]
    for at, c in enumerate(whole):
        if c == "\n":
            lines.append(at + 1)
    lines.append(len(whole))
    reader = MarkdownIt("commonmark", {"maxNesting": MOST_NESTED}).enable(["table", "strikethrough"]).disable("text_join")
    start = 0
    for token in reader.parse(whole):
        if token.map:
            start = max(lines[min(token.map[0], len(lines) - 1)], 0)
        if token.type == "inline" and token.children:
            end = lines[min(token.map[1], len(lines) - 1)] if token.map else len(whole)
            start = _inline(pieces, token.children, start, end)
            pieces.stop(start)
    return pieces.draft(name)


def _inline(pieces: Pieces, children: Sequence[Token], at: int, end: int) -> int:
    """The words of one paragraph, each looked for from where the last one ended; the offset after the last."""
    struck = 0
    for child in children:
        struck += (child.type == "s_open") - (child.type == "s_close")
        if child.type in ("softbreak", "hardbreak"):
            line = pieces.whole.find("\n", at, end)
            at = line + 1 if line >= 0 else at
            pieces.add(max(0, at - 1), " ", 1)
        elif child.type in ("text", "code_inline", "text_special") and child.content:
            written = child.markup if child.type == "text_special" else child.content
            found = pieces.whole.find(written, at, end)
            if found < 0:  # written otherwise (a tab, a null): it stands about here
                found, written = min(at, max(0, end - 1)), " "
            if not struck:
                pieces.add(found, child.content, len(written))
            at = found + len(written)
    return at
