"""The one file that asks spaCy: texts in, parses in columns out. No other reader sees an object of spaCy's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec
import spacy
import spacy.tokens
from spacy.language import Language

from onrecord.facts.article import Article, Block
from onrecord.read.blocks import blocks_of
from onrecord.read.links import without_links
from onrecord.read.parse.columns import Columns
from onrecord.read.parse.lemmas import mended
from onrecord.read.parse.tokens import Doc
from onrecord.read.parsed import Parsed
from onrecord.read.version import PIPELINE

NAMED = ("ORTH", "LOWER", "LEMMA", "TAG", "POS", "DEP", "ENT_TYPE")
"""Attributes whose values are keys of spaCy's table of words."""
PLAIN = ("HEAD", "IDX", "SENT_START", "ENT_IOB", "IS_SPACE", "IS_PUNCT", "IS_QUOTE", "IS_STOP", "LIKE_NUM")
INVISIBLE = re.compile("[\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
"""Signs that nobody sees: variation selectors, of which a text's manifest of origin (C2PA) is made, and the mark it begins with."""
STOPS = frozenset(".!?")
LONGEST_SENTENCE = 300
"""Tokens; the longest sentences of news have about a hundred and fifty."""
ENTITY_MARKS = ("", "I", "O", "B")
LONG_RUN = 200
"""Code points without white space that are given to the tokenizer at once: it takes marks off a run one by one, each time anew."""
LONG_RUNS = re.compile(rf"\S{{{LONG_RUN + 1},}}")
MOST = 150_000
"""Code points of an article that are read, up to the end of a line. Longer than any report: a transcript, a page gone wrong."""


@cache
def pipeline(name: str = PIPELINE) -> Language:
    """The spaCy pipeline `name`, loaded once a process; raises OSError when it is not installed."""
    return spacy.load(name)


def tokenized(nlp: Language, text: str) -> spacy.tokens.Doc:
    """A text in tokens. Runs without white space are cut, so that the cost stays linear in their length too."""
    if LONG_RUNS.search(text) is None:
        return nlp.make_doc(text)
    words: list[str] = []
    spaces: list[bool] = []
    place = 0
    for run in LONG_RUNS.finditer(text):
        cuts = [place, *range(run.start(), run.end(), LONG_RUN), run.end()]
        for start, end in itertools.pairwise(cuts):
            for token in nlp.make_doc(text[start:end]):
                words.append(token.text)
                spaces.append(bool(token.whitespace_))
        place = run.end()
    for token in nlp.make_doc(text[place:]):
        words.append(token.text)
        spaces.append(bool(token.whitespace_))
    return spacy.tokens.Doc(nlp.vocab, words=words, spaces=spaces)


def part_read(text: str) -> str:
    """The part of a text that is read: all of it, or as many whole lines as `MOST` code points hold (a first line may be cut)."""
    if len(text) <= MOST:
        return text
    return text[: text.rfind("\n", 0, MOST) + 1] or text[:MOST]


def bound_blocks(doc: spacy.tokens.Doc, blocks: Iterable[Block]) -> None:
    """Start a sentence where a block or a line starts, so that no sentence crosses one. The parser keeps to it.

    What runs on for `LONGEST_SENTENCE` tokens without a full stop (tables, lists of numbers) is no sentence either.
    """
    starts = {b.start for b in blocks}
    fresh = True
    since = 0
    for token in doc:
        since = 0 if token.text in STOPS else since + 1
        if since > LONGEST_SENTENCE:
            fresh, since = True, 0
        if token.is_space:
            fresh = fresh or "\n" in token.text
        else:
            if (fresh or token.idx in starts) and token.i:
                token.is_sent_start = True
            fresh = False


def doc_of(doc: spacy.tokens.Doc, text: str | None = None) -> Doc:
    """What spaCy found in a text, in columns of our own; the spaCy document is not needed afterwards.

    `text` is the article's, where the parser was given it with signs taken out (of the same length).
    """
    words, lower, lemmas, tags, kinds, deps, types, *plain = doc.to_array([*NAMED, *PLAIN]).T.astype("int64").tolist()
    heads, starts, begins, marks, spaces, punctuation, quotes, stops, numbers = plain
    strings = doc.vocab.strings
    known = {key: strings[key % 2**64] for column in (words, lower, lemmas, tags, kinds, deps, types) for key in set(column)}
    words, lower, lemmas, tags, kinds, deps, types = (
        [known[key] for key in column] for column in (words, lower, lemmas, tags, kinds, deps, types)
    )
    columns = Columns(
        words=words,
        lower=lower,
        lemmas=list(map(mended, lemmas, lower, tags, kinds)),
        tags=tags,
        kinds=kinds,
        deps=deps,
        heads=[place + step for place, step in enumerate(heads)],
        starts=starts,
        begins=[value == 1 for value in begins],
        entity_types=types,
        entity_marks=[ENTITY_MARKS[mark] for mark in marks],
        spaces=list(map(bool, spaces)),
        marks=list(map(bool, punctuation)),
        quotes=list(map(bool, quotes)),
        stops=list(map(bool, stops)),
        numbers=list(map(bool, numbers)),
    )
    return Doc(doc.text if text is None else text, columns)


def documents(
    articles: Iterable[Article], name: str = PIPELINE, batch: int = 16
) -> Iterator[tuple[Article, tuple[Block, ...], spacy.tokens.Doc]]:
    """Articles with their blocks and what spaCy finds in them, in order."""
    nlp = pipeline(name)

    def prepared() -> Iterator[tuple[spacy.tokens.Doc, tuple[Article, tuple[Block, ...]]]]:
        for article in articles:
            blocks = blocks_of(article)
            text = part_read(article.text)
            blocks = tuple(msgspec.structs.replace(b, end=min(b.end, len(text))) for b in blocks if b.start < len(text))
            doc = tokenized(nlp, without_links(INVISIBLE.sub(" ", text)))
            bound_blocks(doc, blocks)
            yield doc, (article, blocks)

    for doc, (article, blocks) in nlp.pipe(prepared(), as_tuples=True, batch_size=batch):
        yield article, blocks, doc


def parse(articles: Iterable[Article], name: str = PIPELINE, batch: int = 16) -> Iterator[Parsed]:
    """Parse articles in batches, in order."""
    for article, blocks, doc in documents(articles, name, batch):
        yield Parsed(article, doc_of(doc, article.text[: len(doc.text)]), blocks)
