"""HTML: what a reader of the page sees, paragraph by paragraph, with the offsets of each word in the source."""

from __future__ import annotations

from html import unescape
from html.parser import HTMLParser

from onrecord.acquire.drafts.pieces import Draft, Pieces

UNSEEN = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe", "object", "textarea", "select", "del"})
APART = frozenset(
    {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "ul", "ol", "blockquote", "section", "article", "header", "footer",
     "table", "tr", "td", "th", "figure", "figcaption", "main", "aside", "nav", "pre", "dl", "dt", "dd", "hr", "body"}
)  # fmt: skip
EMPTY = frozenset({"br", "hr", "img", "meta", "link", "input", "wbr", "col", "area", "base", "embed", "source", "track", "param"})


class Seen(HTMLParser):
    """Collects the visible text of a page."""

    def __init__(self, whole: str) -> None:
        super().__init__(convert_charrefs=False)
        self.pieces = Pieces(whole)
        self.whole = whole
        self._lines = [0]
        self._hidden: list[str] = []
        for at, c in enumerate(whole):
            if c == "\n":
                self._lines.append(at + 1)

    def _at(self) -> int:
        line, column = self.getpos()
        return self._lines[line - 1] + column

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:  # noqa: ARG002  # as the library calls it
        """A tag that hides what follows, ends a paragraph or a line."""
        if tag in UNSEEN and tag not in EMPTY:
            self._hidden.append(tag)
        elif tag in APART:
            self.pieces.stop(self._at())
        elif tag == "br":
            self.pieces.stop(self._at(), lines=1)

    def handle_endtag(self, tag: str) -> None:
        """The end of what was hidden, or of a paragraph."""
        if tag in self._hidden:
            while self._hidden.pop() != tag:
                pass
        elif tag in APART:
            self.pieces.stop(self._at())

    def handle_data(self, data: str) -> None:
        """Words, their line ends as blanks, as a browser shows them."""
        if not self._hidden:
            self.pieces.add(self._at(), "".join(" " if c in "\r\n\t" else c for c in data))

    def handle_entityref(self, name: str) -> None:
        """A character by its name."""
        self._written(f"&{name};")

    def handle_charref(self, name: str) -> None:
        """A character by its number."""
        self._written(f"&#{name};")

    def _written(self, written: str) -> None:
        if self._hidden:
            return
        at = self._at()
        length = len(written) if self.whole.startswith(written, at) else len(written) - 1
        self.pieces.add(at, unescape(written).replace("\xa0", " "), length)


def html_draft(whole: str, name: str) -> Draft:
    """The draft of a page or of a piece of one."""
    seen = Seen(whole)
    seen.feed(whole)
    seen.close()
    return seen.pieces.draft(name)
