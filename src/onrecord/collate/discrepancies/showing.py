"""How a card shows its sides: the words around what differs, and what the articles are called."""

from __future__ import annotations

import re
from collections.abc import Sequence

from onrecord.collate.material import Source
from onrecord.facts.span import Span

CLAUSE = 90
"""Characters around what differs that are shown with it."""
_HANGS = re.compile(r"(?:\s+(?:but|and|or|in|of|to|at|on|for|with|from|by|after|before|the|an?))+$")
"""Words with which no clause ends."""


def clause_around(source: Source, sentence: Span, way: Span) -> Span:
    """The words of a sentence around some of its words, from comma to comma where these are near."""
    before = source.text[max(sentence.start, way.start - CLAUSE) : way.start]
    after = source.text[way.end : min(sentence.end, way.end + CLAUSE // 2)]
    start = way.start - len(re.split(r"[,;:“”\"()\n]\s*", before)[-1])
    end = way.end + len(re.split(r"[,;:“”\"()\n]|(?<![A-Z][a-z][a-z])\.(?!\d)", after)[0].rstrip())
    while start < way.start and start > sentence.start and source.text[start - 1].isalnum() and source.text[start].isalnum():
        start += 1
    while end < len(source.text) and end > way.end and source.text[end].isalnum() and source.text[end - 1].isalnum():
        end -= 1
    words = source.text[start : max(way.end, start + len(_HANGS.sub("", source.text[start:end])))]
    return Span(start + len(words) - len(words.lstrip()), start + len(words.rstrip()))


def each_has(places: Sequence[tuple[Source, Span]]) -> str:
    """What a reason says of the sides of a card: each outlet with its words."""
    names = outlets_of([source for source, _ in places])
    told = (" ".join(span.of(source.text).split()) for source, span in places)
    return ", ".join(f"{name} has “{words}”" for name, words in zip(names, told, strict=True))


def outlets_of(sources: Sequence[Source]) -> list[str]:
    """What a reason calls each of some articles: its outlet, told apart where two are of one."""
    names = [s.reading.article.outlet or "one account" for s in sources]
    return [_again(sources, names, n) if name in names[:n] else name for n, name in enumerate(names)]


def _again(sources: Sequence[Source], names: Sequence[str], n: int) -> str:
    """What an article is called whose outlet an earlier one of the row has, too."""
    if any(s is sources[n] for s in sources[:n]):
        return f"the same article of {names[n]}" if names[n] != "one account" else "the same account"
    return "another account" if names[n] == "one account" else f"another article of {names[n]}"
