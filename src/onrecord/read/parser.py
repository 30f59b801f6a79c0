"""The one file that asks spaCy: texts in, parses in columns out. No other reader sees an object of spaCy's."""

from __future__ import annotations

import itertools
import re
from collections.abc import Iterable, Iterator
from functools import cache

import msgspec

from onrecord.read.thrift import Ruled, Said, Thrift, spacy, thrift_of

# isort: split
# What imports spaCy stands below: the first import, in `thrift`, decides what is loaded with it.
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

NAMED = ("ORTH", "LOWER")
"""Attributes whose values are keys of spaCy's table of words."""
PLAIN = ("HEAD", "IDX", "SENT_START", "IS_SPACE", "IS_PUNCT", "IS_QUOTE", "IS_STOP", "LIKE_NUM")
INVISIBLE = re.compile("[\ufe00-\ufe0f\ufeff\U000e0100-\U000e01ef]")
"""Signs that nobody sees: variation selectors, of which a text's manifest of origin (C2PA) is made, and the mark it begins with."""
STOPS = frozenset(".!?")
LONGEST_SENTENCE = 300
"""Tokens; the longest sentences of news have about a hundred and fifty."""
LONG_RUN = 200
"""Code points without white space that are given to the tokenizer at once: it takes marks off a run one by one, each time anew."""
LONG_RUNS = re.compile(rf"\S{{{LONG_RUN + 1},}}")
MOST = 150_000
"""Code points of an article that are read, up to the end of a line. Longer than any report: a transcript, a page gone wrong."""


@cache
def pipeline(name: str = PIPELINE) -> Language:
    """The spaCy pipeline `name`, loaded once a process; raises OSError when it is not installed."""
    return spacy.load(name)


@cache
def thrifty(name: str = PIPELINE) -> Thrift | None:
    """The cheaper pass of a pipeline, once a process: it learns words as it goes."""
    return thrift_of(pipeline(name))


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


def said_of(doc: spacy.tokens.Doc) -> Said:
    """What spaCy's own pass says of a document beside heads and sentences."""
    ruled = [Ruled(token.tag_, token.pos_, token.lemma_, token.dep_) for token in doc]
    return Said(ruled, [(name.start, name.end, name.label_) for name in doc.ents])


def doc_of(doc: spacy.tokens.Doc, said: Said, text: str | None = None) -> Doc:
    """What was found in a text, in columns of our own; the spaCy document is not needed afterwards.

    `text` is the article's, where the parser was given it with signs taken out (of the same length).
    """
    words, lower, *plain = doc.to_array([*NAMED, *PLAIN]).T.astype("int64").tolist()
    heads, starts, begins, spaces, punctuation, quotes, stops, numbers = plain
    strings = doc.vocab.strings
    known = {key: strings[key % 2**64] for column in (words, lower) for key in set(column)}
    words, lower = ([known[key] for key in column] for column in (words, lower))
    tags, kinds, lemmas, deps = map(list, zip(*said.ruled, strict=True)) if said.ruled else ([], [], [], [])
    types, marks = [""] * len(words), ["O"] * len(words)
    for first, last, kind in said.names:
        types[first:last] = [kind] * (last - first)
        marks[first:last] = ["B", *"I" * (last - first - 1)]
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
        entity_marks=marks,
        spaces=list(map(bool, spaces)),
        marks=list(map(bool, punctuation)),
        quotes=list(map(bool, quotes)),
        stops=list(map(bool, stops)),
        numbers=list(map(bool, numbers)),
    )
    return Doc(doc.text if text is None else text, columns)


Prepared = tuple[Article, tuple[Block, ...], spacy.tokens.Doc]


def prepared(articles: Iterable[Article], nlp: Language) -> Iterator[Prepared]:
    """Articles with their blocks and tokens, sentences begun where blocks do."""
    for article in articles:
        blocks = blocks_of(article)
        text = part_read(article.text)
        blocks = tuple(msgspec.structs.replace(b, end=min(b.end, len(text))) for b in blocks if b.start < len(text))
        doc = tokenized(nlp, without_links(INVISIBLE.sub(" ", text)))
        bound_blocks(doc, blocks)
        yield article, blocks, doc


def documents(articles: Iterable[Article], name: str = PIPELINE, batch: int = 16) -> Iterator[Prepared]:
    """Articles with their blocks and what spaCy itself finds in them, in order."""
    nlp = pipeline(name)
    pairs = ((doc, (article, blocks)) for article, blocks, doc in prepared(articles, nlp))
    for doc, (article, blocks) in nlp.pipe(pairs, as_tuples=True, batch_size=batch):
        yield article, blocks, doc


def passed(articles: Iterable[Article], name: str, batch: int) -> Iterator[tuple[Prepared, Said]]:
    """Articles parsed: by the cheaper pass where the pipeline is one that it understands, else by spaCy's own."""
    thrift = thrifty(name)
    if thrift is None:
        for one in documents(articles, name, batch):
            yield one, said_of(one[2])
        return
    waiting = prepared(articles, pipeline(name))
    while taken := list(itertools.islice(waiting, batch)):
        yield from zip(taken, thrift.over([doc for _, _, doc in taken]), strict=True)


def parse(articles: Iterable[Article], name: str = PIPELINE, batch: int = 16) -> Iterator[Parsed]:
    """Parse articles in batches, in order."""
    for (article, blocks, doc), said in passed(articles, name, batch):
        yield Parsed(article, doc_of(doc, said, article.text[: len(doc.text)]), blocks)
