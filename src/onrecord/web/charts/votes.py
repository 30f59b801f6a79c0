"""Draws a vote as a bar."""

from __future__ import annotations

from html import escape

from onrecord.facts.act import Votes
from onrecord.web import wording

WIDTH, HEIGHT = 400, 14


def draw_votes(votes: Votes | None) -> str:
    """The bar of a vote that counts two sides or more; "" for one that does not."""
    counts = [(votes.in_favour, "for"), (votes.against, "against"), (votes.abstain, "abstain")] if votes else []
    known = [(n, css) for n, css in counts if n is not None and n >= 0]
    total = sum(n for n, _ in known)
    if votes is None or len(known) < 2 or total <= 0:  # a bar of one side says nothing
        return ""
    parts, x = [], 0.0
    for n, css in known:
        wide = WIDTH * (n / total)
        parts.append(f'<rect class="{css}" x="{x:.1f}" y="0" width="{wide:.1f}" height="{HEIGHT}"/>')
        x += wide
    middle = f'<line class="half" x1="{WIDTH / 2}" x2="{WIDTH / 2}" y1="0" y2="{HEIGHT}"/>'
    return (
        f'<svg class="chart votes" viewBox="0 0 {WIDTH} {HEIGHT}" preserveAspectRatio="none" role="img" '
        f'aria-label="{escape(wording.votes(votes))}">{"".join(parts)}{middle}</svg>'
    )
