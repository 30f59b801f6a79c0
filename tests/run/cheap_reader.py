"""A reader that costs nothing, for tests of the build: it finds quotations with their speakers, and fails on demand.

Words in an article's text make it misbehave: `BOOM` raises, `DIES` ends the process, `ONCE path` does so once,
`STALLS` never comes back, `HUNGRY` asks for more memory than a worker may have, `YIELDS` raises where it does not stand back.
"""

from __future__ import annotations

import os
import re
import signal
import time
from collections.abc import Iterable, Iterator
from pathlib import Path

from onrecord.acquire.apart import MOST_MEMORY
from onrecord.facts.article import Article, Block
from onrecord.facts.attribution import Attribution, Source
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span

SAID = re.compile(r'"([^"\n]+)" said ([A-Z]\w+ [A-Z]\w+)')
SLOW = float(os.environ.get("CHEAP_READER_SECONDS", "0"))


def read(articles: Iterable[Article], mode: str) -> Iterator[Reading]:
    """Readings with one attribution a quotation."""
    for article in articles:
        if "BOOM" in article.text:
            raise ValueError("boom")
        if "DIES" in article.text:
            os.kill(os.getpid(), signal.SIGKILL)
        if article.text.startswith("ONCE ") and not (mark := Path(article.text.removeprefix("ONCE "))).exists():
            mark.touch()
            os.kill(os.getpid(), signal.SIGKILL)
        if "HUNGRY" in article.text:
            bytearray(MOST_MEMORY)
        if "YIELDS" in article.text and os.nice(0) <= os.getpriority(os.PRIO_PROCESS, os.getppid()):
            raise ValueError("as urgent as the build")
        while "STALLS" in article.text:
            time.sleep(1)
        time.sleep(SLOW)
        yield reading_of(article, mode)


def broken_at_start(_articles: Iterable[Article], _mode: str) -> Iterator[Reading]:
    """A reader whose model is missing."""
    raise OSError("no model")


def reading_of(article: Article, mode: str) -> Reading:
    """The reading of one article."""
    found = list(SAID.finditer(article.text))
    names = sorted({m[2] for m in found})
    ids = {name: f"e{n}" for n, name in enumerate(names, 1)}
    return Reading(
        article=article,
        blocks=(Block(0, len(article.text), "body"),),
        sentences=(Span(0, len(article.text)),),
        entities=tuple(Entity(ids[name], name, "person") for name in names),
        mentions=tuple(Mention(*m.span(2), ids[m[2]]) for m in found),
        attributions=tuple(
            Attribution(
                f"a{n}",
                "direct",
                Source(*m.span(2), ids[m[2]]),
                Span(m.end(1) + 2, m.start(2) - 1),
                (Span(m.start(), m.end(1) + 1),),
            )
            for n, m in enumerate(found, 1)
        ),
        reader=mode,
    )
