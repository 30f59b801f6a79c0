"""Lines that tease other stories: the words of a card whose heading is a link."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from onrecord.acquire.elements import Element
from onrecord.acquire.lines import Line

MOST_LINES = 6
MOST_LETTERS = 700
LINKED = 0.7
HIGHEST = 6


def teasers(lines: Sequence[Line]) -> set[int]:
    """The numbers of the lines of cards: the widest small element around a linked heading that holds no other heading."""
    heads = [n for n, line in enumerate(lines) if line.heading and line.linked > LINKED]
    if not heads:
        return set()
    headings: Counter[Element] = Counter()
    sizes: Counter[Element] = Counter()
    counts: Counter[Element] = Counter()
    around = [[line.element, *(a for _, a in zip(range(HIGHEST), line.element.iterancestors(), strict=False))] for line in lines]
    for line, elements in zip(lines, around, strict=True):
        for element in elements:
            headings[element] += line.heading
            counts[element] += 1
            sizes[element] += len(line.text)
    cards = set()
    for head in heads:
        card = None
        for element in around[head]:
            if headings[element] > 1 or counts[element] > MOST_LINES or sizes[element] > MOST_LETTERS:
                break
            card = element
        if card is not None:
            cards.add(card)
    return {n for n, elements in enumerate(around) if any(e in cards for e in elements) and lines[n].kind == "body"}
