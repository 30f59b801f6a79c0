"""The parse that all readers share: spaCy's tokens, tags, dependencies and names over the unaltered text."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache, cached_property

import spacy
from spacy.language import Language
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from onrecord.facts.article import Article, Block
from onrecord.facts.span import Span
from onrecord.read import lemmas
from onrecord.read.blocks import blocks_of
from onrecord.read.version import PIPELINE

OWN_ACCOUNT = frozenset({"title", "body"})


@dataclass(frozen=True)
class Parsed:
    """An article with its blocks and its spaCy document, whose text is `article.text` to the code point."""

    article: Article
    doc: Doc
    blocks: tuple[Block, ...]

    @property
    def text(self) -> str:
        """The article's text."""
        return self.article.text

    @cached_property
    def words(self) -> tuple[str, ...]:
        """The text of each token; quicker to pass over than the tokens themselves."""
        return tuple([token.text for token in self.doc])

    @cached_property
    def own(self) -> tuple[Block, ...]:
        """The blocks that are the article's own account: title and body."""
        return tuple(b for b in self.blocks if b.kind in OWN_ACCOUNT)

    @cached_property
    def sentences(self) -> tuple[DocSpan, ...]:
        """The sentences of title and body, without surrounding white space. None crosses a paragraph."""
        found: list[DocSpan] = []
        for sentence in self.doc.sents:
            first, last = sentence.start, sentence.end
            while first < last and self.doc[first].is_space:
                first += 1
            while first < last and self.doc[last - 1].is_space:
                last -= 1
            if first < last and self.in_own(self.doc[first].idx):
                found.append(self.doc[first:last])
        return tuple(found)

    def tokens_of(self, span: Span) -> DocSpan:
        """The tokens that a span of code points overlaps (an empty run of tokens where there is none)."""
        found = self.doc.char_span(span.start, span.end, alignment_mode="expand")
        return found if found is not None else self.doc[0:0]

    def in_own(self, start: int) -> bool:
        """Whether the code point stands in title or body."""
        return any(b.start <= start < b.end for b in self.own)


def span_of(tokens: DocSpan | Token) -> Span:
    """The code points of tokens."""
    if isinstance(tokens, Token):
        return Span(tokens.idx, tokens.idx + len(tokens))
    return Span(tokens.start_char, tokens.end_char)


@Language.component("onrecord_block_bounds")
def bound_blocks(doc: Doc) -> Doc:
    """Start a sentence where a block or a line starts, so that no sentence crosses one. Runs before the parser."""
    starts = {b.start for b in doc.user_data.get("blocks", ())}
    fresh = True
    for token in doc:
        if token.is_space:
            fresh = fresh or "\n" in token.text
        else:
            if (fresh or token.idx in starts) and token.i:
                token.is_sent_start = True
            fresh = False
    return doc


@cache
def pipeline(name: str = PIPELINE) -> Language:
    """The spaCy pipeline `name`, loaded once a process; raises OSError when it is not installed."""
    nlp = spacy.load(name)
    nlp.add_pipe("onrecord_block_bounds", before="parser")
    nlp.add_pipe(lemmas.NAME, last=True)
    return nlp


def parse(articles: Iterable[Article], name: str = PIPELINE, batch: int = 16) -> Iterator[Parsed]:
    """Parse articles in batches, in order."""
    nlp = pipeline(name)

    def prepared() -> Iterator[tuple[Doc, tuple[Article, tuple[Block, ...]]]]:
        for article in articles:
            blocks = blocks_of(article)
            doc = nlp.make_doc(article.text)
            doc.user_data["blocks"] = blocks
            yield doc, (article, blocks)

    for doc, (article, blocks) in nlp.pipe(prepared(), as_tuples=True, batch_size=batch):
        yield Parsed(article, doc, blocks)
