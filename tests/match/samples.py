# ruff: noqa: E501 -- prose is easier to read in long lines
"""Made-up articles for the tests of match."""

from __future__ import annotations

from onrecord.facts.article import Article
from onrecord.match.text import ArticleText, of_article

WIRE = """OSTERVIK, March 3 (TNA) - A ferry with 212 passengers ran aground near the island of Lunde on Monday, the coast guard said.

Two lifeboats and a helicopter took off all passengers before noon, and nobody was hurt. The ferry Solveig had left Ostervik at dawn in thick fog.

"The bridge saw the rock too late," said harbour master Ida Krogh.

The operator Kystlinjen said that divers would look at the hull on Tuesday. It has suspended the line until further notice."""

COPY = """Ferry runs aground off Lunde

A ferry with 212 passengers ran aground near the island of Lunde on Monday, the coast guard said.

Two lifeboats and a helicopter took off all passengers before noon, and nobody was hurt. The ferry Solveig had left Ostervik at dawn in thick fog.

"The bridge saw the rock too late," said harbour master Ida Krogh.

The operator Kystlinjen said that divers would look at the hull on Tuesday. It has suspended the line until further notice.

TNA"""

PARTIAL = """Passengers tell of fear on stranded ferry

Grethe Moe was pouring coffee when the deck tilted under her feet. She thought of her two grandchildren asleep in the cabin below.

Two lifeboats and a helicopter took off all passengers before noon, and nobody was hurt. The ferry had left Ostervik at dawn in thick fog.

By evening the school hall in Lunde smelled of wet wool, and the island's baker had handed out every loaf he had."""

QUOTING = """Harbour master blames the bridge

"The bridge saw the rock too late," Ida Krogh told a crowded press conference, leaning over the chart that hung behind her desk.

She would not say how fast the Solveig had sailed when she struck ground off Lunde with 212 passengers. An inquiry opens next week in
Ostervik, and Kystlinjen has told the ferry's captain to stay ashore."""

OWN = """A ship stranded off Lunde

More than two hundred travellers were brought ashore on Monday after the Solveig struck a rock off Lunde. Kystlinjen, which runs the ship,
has stopped sailings from Ostervik, and rescuers from the coast guard praised the calm of those aboard the ferry."""


def text(name: str, words: str, at: str | None = None, **fields: str) -> ArticleText:
    """An article text as matching sees it."""
    return of_article(Article(id=name, text=words, published_at=at, **fields))  # type: ignore[arg-type]  # fields are an article's


def ferry() -> list[ArticleText]:
    """Five accounts of a stranded ferry."""
    return [
        text("wire", WIRE, "2031-03-03T12:10:00Z", outlet="Tarn News Agency", title="Ferry with 212 aboard runs aground off Lunde"),
        text("copy", COPY, "2031-03-03T13:00:00Z", outlet="Ostervik Post", title="Ferry runs aground off Lunde"),
        text("partial", PARTIAL, "2031-03-03T19:30:00Z", outlet="Lunde Bladet", title="Passengers tell of fear on stranded ferry"),
        text("quoting", QUOTING, "2031-03-04T09:00:00Z", outlet="Radio Fjord", title="Harbour master blames the bridge"),
        text("own", OWN, "2031-03-03T16:00:00Z", outlet="The Northern Mail", title="A ship stranded off Lunde"),
    ]
