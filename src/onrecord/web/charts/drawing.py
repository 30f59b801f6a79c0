"""What a chart is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Chart:
    """A drawing made on the server: its title, the SVG, and a legend of (class, words)."""

    title: str
    svg: str
    legend: tuple[tuple[str, str], ...]
