"""One text read from code."""

from __future__ import annotations

from onrecord.facts.article import MOST_TEXT, Article
from onrecord.facts.reading import Reading
from onrecord.read.version import Mode


def read_text(
    text: str,
    *,
    title: str | None = None,
    outlet: str | None = None,
    published_at: str | None = None,
    url: str | None = None,
    lang: str = "en",
    reader: Mode = "accurate",
) -> Reading:
    """What one article says, found in its own text alone; spans count code points of `text`, which is not altered.

    `title` is the text's first line unless another is given. `published_at` (ISO 8601) is what "on Friday" is read by; without it,
    no day is. `reader` is "accurate", or "fast". Raises ValueError for a text of more than a million code points.
    """
    if len(text) > MOST_TEXT:
        raise ValueError(f"a text of {len(text):,} code points is not read, only up to {MOST_TEXT:,}")
    from onrecord.read.pipeline import read_all

    own = text.lstrip().partition("\n")[0].strip() if title is None else title
    article = Article("text", url, outlet, own, published_at, lang, text)
    return next(iter(read_all([article], reader)))
