"""Turn a text into the word pieces and features that the attribution tagger reads.

The base model is uncased and its pieces forget line breaks, so each piece also carries the
casing of its word, its place among the quotation marks and its place in the paragraph. Training
and reading share this code; a change here needs a new training run.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from onrecord.read.quotations import PARAGRAPH, QuotationIndex, quotations

if TYPE_CHECKING:
    from tokenizers import Tokenizer

SHAPES, QUOTES, LAYOUTS = 8, 8, 20
"""Sizes of the three feature tables; 0 stands for special tokens in each."""

SINGLE_MARKS = frozenset("'\u2018\u2019`")


@dataclass(frozen=True)
class Pieces:
    """A text as word pieces: one entry a piece in the first five lists, one a word in the rest.

    `first` gives the piece each word begins with; `start` and `end` its code-point span.
    """

    ids: list[int]
    shape: list[int]
    quote: list[int]
    layout: list[int]
    word_of: list[int]
    first: list[int]
    start: list[int]
    end: list[int]

    def only(self, words: list[int]) -> Pieces:
        """Return the pieces of the given words alone, in order."""
        if len(words) == len(self.first):
            return self
        kept: dict[str, list[int]] = {name: [] for name in ("ids", "shape", "quote", "layout", "word_of", "first")}
        for place, word in enumerate(words):
            low = self.first[word]
            high = self.first[word + 1] if word + 1 < len(self.first) else len(self.ids)
            kept["first"].append(len(kept["ids"]))
            for name in ("ids", "shape", "quote", "layout"):
                kept[name] += getattr(self, name)[low:high]
            kept["word_of"] += [place] * (high - low)
        return Pieces(**kept, start=[self.start[word] for word in words], end=[self.end[word] for word in words])


def word_shape(word: str) -> int:
    """Return the casing class of a word, 1 to 6."""
    if not any(character.isalnum() for character in word):
        return 6
    if any(character.isdigit() for character in word):
        return 5
    if word.islower():
        return 1
    if len(word) > 1 and word.isupper():
        return 3
    if word[0].isupper() and (len(word) == 1 or word[1:].islower()):
        return 2
    return 4


def _quote_class(start: int, end: int, text: str, index: QuotationIndex) -> int:
    """Return where a word stands among the quotation marks, 1 to 7."""
    quotation = index.at(start)
    if quotation is not None:
        if start < quotation.inner:
            return 3
        if quotation.closed and start >= quotation.close:
            return 4
        return 2 if quotation.closed else 5
    if text[start:end] in SINGLE_MARKS:
        opens = (start == 0 or text[start - 1].isspace()) and not text[end : end + 1].isspace()
        return 6 if opens else 7
    return 1


def _layouts(text: str, starts: list[int]) -> list[int]:
    """Return for each word its place in its paragraph and whether a space stands before it."""
    bounds = [match.span() for match in PARAGRAPH.finditer(text) if match.group().strip()]
    classes: list[int] = []
    paragraph = -1
    last_word = len(starts) - 1
    for word, start in enumerate(starts):
        is_first = False
        while paragraph + 1 < len(bounds) and start >= bounds[paragraph + 1][0]:
            paragraph += 1
            is_first = True
        limit = bounds[paragraph][1] if paragraph >= 0 else len(text)
        is_last = word == last_word or starts[word + 1] >= limit
        space = start == 0 or text[start - 1].isspace()
        title = paragraph <= 0
        classes.append(1 + space + 2 * is_first + 4 * is_last + 8 * title)
    return classes


def make_tokenizer(vocabulary: dict[str, int]) -> Tokenizer:
    """Return the uncased BERT tokenizer for a vocabulary: number by piece."""
    from tokenizers import Tokenizer
    from tokenizers.models import WordPiece
    from tokenizers.normalizers import BertNormalizer
    from tokenizers.pre_tokenizers import BertPreTokenizer

    tokenizer = Tokenizer(WordPiece(vocabulary, unk_token="[UNK]"))  # noqa: S106  # no password
    tokenizer.normalizer = BertNormalizer(lowercase=True)
    tokenizer.pre_tokenizer = BertPreTokenizer()
    return tokenizer


def encode(text: str, tokenizer: Tokenizer) -> Pieces:
    """Cut a text into pieces with their features; no special tokens are added."""
    encoding = tokenizer.encode(text, add_special_tokens=False)
    words: list[int] = []
    first: list[int] = []
    starts: list[int] = []
    ends: list[int] = []
    seen = None
    for piece, (word, (start, end)) in enumerate(zip(encoding.word_ids, encoding.offsets, strict=True)):
        if word != seen or word is None:
            seen = word
            first.append(piece)
            starts.append(start)
            ends.append(end)
        ends[-1] = max(ends[-1], end)
        words.append(len(first) - 1)
    index = QuotationIndex(quotations(text))
    spans = list(zip(starts, ends, strict=True))
    shape = [word_shape(text[start:end] or "?") for start, end in spans]
    quote = [_quote_class(start, end, text, index) for start, end in spans]
    layout = _layouts(text, starts)
    return Pieces(
        ids=encoding.ids,
        shape=[shape[word] for word in words],
        quote=[quote[word] for word in words],
        layout=[layout[word] for word in words],
        word_of=words,
        first=first,
        start=starts,
        end=ends,
    )
