"""Tokens, runs of tokens and the document, seen over a parse's columns: made once an article, never changed."""

from __future__ import annotations

from bisect import bisect_right
from collections import deque
from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import Any, NoReturn, overload

from onrecord.read.parse.columns import Columns, edges, entity_bounds, sentence_bounds


class Fixed:
    """What cannot be changed once it is made."""

    __slots__ = ()

    def __setattr__(self, name: str, value: object) -> NoReturn:
        raise AttributeError(f"a parse is never changed: {type(self).__name__}.{name}")


class Token(Fixed):
    """One token. Tokens of one document are the same when they are one object; `len` is in code points.

    `i` is its place in the document, `idx` and `end` its first code point and the one after its last; `children` stand in the order
    of the text; the edges are the outermost tokens below it, itself among them.
    """

    __slots__ = (
        "children",
        "dep",
        "doc",
        "end",
        "ent_type",
        "head",
        "i",
        "idx",
        "is_punct",
        "is_space",
        "left_edge",
        "lemma",
        "lower",
        "pos",
        "right_edge",
        "sent",
        "tag",
        "text",
    )
    doc: Doc
    i: int
    idx: int
    end: int
    text: str
    lower: str
    lemma: str
    tag: str
    pos: str
    dep: str
    head: Token
    children: tuple[Token, ...]
    left_edge: Token
    right_edge: Token
    sent: TokenSpan
    ent_type: str
    is_space: bool
    is_punct: bool

    def __len__(self) -> int:
        return self.end - self.idx

    def __bool__(self) -> bool:
        return True

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<{self.i} {self.text!r}>"

    @property
    def lefts(self) -> list[Token]:
        """The children before it."""
        return [c for c in self.children if c.i < self.i]

    @property
    def rights(self) -> list[Token]:
        """The children after it."""
        return [c for c in self.children if c.i > self.i]

    @property
    def subtree(self) -> list[Token]:
        """It and all below it: what hangs to the left, itself, what hangs to the right, and so within each."""
        if not self.children:
            return [self]
        found: list[Token] = []
        waiting: list[tuple[Token, bool]] = [(self, False)]
        while waiting:
            token, seen = waiting.pop()
            if seen or not token.children:
                found.append(token)
                continue
            place = sum(c.i < token.i for c in token.children)
            waiting.extend((c, False) for c in reversed(token.children[place:]))
            waiting.append((token, True))
            waiting.extend((c, False) for c in reversed(token.children[:place]))
        return found

    @property
    def ancestors(self) -> Iterator[Token]:
        """Its head, the head's head and so on to the root."""
        token = self
        for _ in range(len(self.doc)):
            if token.head is token:
                return
            token = token.head
            yield token

    @property
    def conjuncts(self) -> tuple[Token, ...]:
        """The other tokens that it is joined with by "and" or the like, first joint first."""
        start = self
        while start.head is not start and start.dep == "conj":
            start = start.head
        found = [start]
        for token in found:
            found.extend(c for c in token.rights if c.dep == "conj")
        return tuple(t for t in found if t is not self)

    def is_ancestor(self, other: Token) -> bool:
        """Whether the other token hangs below it."""
        return any(a is self for a in other.ancestors)

    def nbor(self, steps: int = 1) -> Token:
        """The token so many steps on (back, where negative). Raises IndexError where the document has none."""
        if self.i + steps < 0:
            raise IndexError(steps)
        return self.doc[self.i + steps]

    @property
    def ent_iob(self) -> str:
        """B where it opens a name, I where it goes on with one, else O."""
        return self.doc.columns.entity_marks[self.i]

    @property
    def is_sent_start(self) -> bool:
        """Whether it opens its sentence."""
        return self.sent.start == self.i

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.doc.columns.quotes[self.i]

    @property
    def is_stop(self) -> bool:
        """Whether it is one of the language's commonest words."""
        return self.doc.columns.stops[self.i]

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or words."""
        return self.doc.columns.numbers[self.i]


class TokenSpan(Fixed):
    """A run of tokens: `start` is the place of its first, `end` the place after its last; `label` is the type of a name."""

    __slots__ = ("doc", "end", "label", "start")
    doc: Doc
    start: int
    end: int
    label: str

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        _set_doc(self, doc)
        _set_start(self, start)
        _set_end(self, end)
        _set_label(self, label)

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc[self.start : self.end])

    @overload
    def __getitem__(self, place: int) -> Token: ...
    @overload
    def __getitem__(self, place: slice) -> TokenSpan: ...
    def __getitem__(self, place: int | slice) -> Token | TokenSpan:
        if isinstance(place, slice):
            first, last, _ = place.indices(len(self))
            return TokenSpan(self.doc, self.start + first, self.start + max(first, last))
        at = self.start + place if place >= 0 else self.end + place
        if not self.start <= at < self.end:
            raise IndexError(place)
        return self.doc[at]

    def __eq__(self, other: object) -> bool:
        if not isinstance(other, TokenSpan):
            return NotImplemented
        return self.doc is other.doc and (self.start, self.end, self.label) == (other.start, other.end, other.label)

    def __hash__(self) -> int:
        return hash((id(self.doc), self.start, self.end, self.label))

    def __str__(self) -> str:
        return self.text

    def __repr__(self) -> str:
        return f"<{self.start}:{self.end} {self.text!r}>"

    @property
    def start_char(self) -> int:
        """Its first code point."""
        return self.doc[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The code point after its last."""
        return self.doc[self.end - 1].end if self.end > self.start else self.start_char

    @property
    def text(self) -> str:
        """Its words as they stand."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token that stands highest in the tree, the first of several as high; lone marks and white space come last.

        Raises IndexError where the run is empty.
        """
        best, fewest = None, len(self.doc)
        for token in self:
            if token.head is token:
                return token
            if self.start <= token.head.i < self.end:
                continue
            lone = (token.is_space or token.is_punct) and not token.children
            steps = len(self.doc) - 1 if lone else sum(1 for _ in token.ancestors)
            if steps < fewest:
                best, fewest = token, steps
        return best if best is not None else self[0]


_set_doc, _set_start, _set_end, _set_label = (getattr(TokenSpan, n).__set__ for n in ("doc", "start", "end", "label"))


class Doc(tuple[Token, ...], Fixed):
    """All tokens of a text, whose words and white space together are `text` to the code point."""

    text: str
    columns: Columns
    sents: tuple[TokenSpan, ...]
    ents: tuple[TokenSpan, ...]

    def __new__(cls, text: str, columns: Columns) -> Doc:
        """Make the tokens of a parsed text."""
        size = len(columns.words)
        tokens: list[Token] = list(map(object.__new__, repeat(Token, size)))
        doc = super().__new__(cls, tokens)
        bounds = sentence_bounds(columns.begins)
        sentences = [TokenSpan(doc, first, last) for first, last in bounds]
        below: list[list[Token]] = [[] for _ in range(size)]
        for token, (place, head) in zip(tokens, enumerate(columns.heads), strict=True):
            if head != place:
                below[head].append(token)
        left, right = edges(columns.heads, columns.begins)
        values: dict[str, Iterable[Any]] = {
            "doc": repeat(doc, size),
            "i": range(size),
            "idx": columns.starts,
            "end": [start + len(word) for start, word in zip(columns.starts, columns.words, strict=True)],
            "text": columns.words,
            "lower": columns.lower,
            "lemma": columns.lemmas,
            "tag": columns.tags,
            "pos": columns.kinds,
            "dep": columns.deps,
            "head": map(tokens.__getitem__, columns.heads),
            "children": map(tuple, below),
            "left_edge": map(tokens.__getitem__, left),
            "right_edge": map(tokens.__getitem__, right),
            "sent": [sentence for sentence in sentences for _ in range(len(sentence))],
            "ent_type": columns.entity_types,
            "is_space": columns.spaces,
            "is_punct": columns.marks,
        }
        for name, column in values.items():  # a column at a time, through the slot itself: the quickest way to fill so many
            deque(map(getattr(Token, name).__set__, tokens, column), maxlen=0)
        named = tuple(TokenSpan(doc, first, last, kind) for first, last, kind in entity_bounds(columns))
        doc.__dict__.update(text=text, columns=columns, sents=tuple(sentences), ents=named)
        return doc

    def __eq__(self, other: object) -> bool:
        return self is other

    def __hash__(self) -> int:
        return id(self)

    def span(self, start: int, end: int) -> TokenSpan:
        """The tokens from place to place; what lies outside the document is left out."""
        start = min(max(start, 0), len(self))
        return TokenSpan(self, start, min(max(end, start), len(self)))

    def overlapping(self, start: int, end: int) -> TokenSpan | None:
        """The tokens that code points overlap; none where these lie outside the text."""
        first, last = self._at(start), self._at(end - 1)
        if first < 0 or last < 0:
            return None
        if start == self[first].end:  # the white space after a token is no part of it
            first += 1
        return self.span(first, last + 1)

    def exactly(self, start: int, end: int) -> TokenSpan | None:
        """The tokens that begin and end at these code points; none where these cut one."""
        found = self.overlapping(start, end)
        return found if found and (found.start_char, found.end_char) == (start, end) else None

    def _at(self, point: int) -> int:
        """The token that a code point stands in or behind; -1 outside the text."""
        return bisect_right(self.columns.starts, point) - 1 if 0 <= point < len(self.text) else -1
