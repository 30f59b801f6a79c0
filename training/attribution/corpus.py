"""PolNeAR articles as labelled word pieces.

Labels are by word (BERT's own words: runs of letters and digits, single marks): the role of the
word as a BIO tag, and for the links the word at which the attribution's cue (for a content word)
or source (for a cue's first word) begins. Words inside parts marked Discard carry no loss.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass, field
from pathlib import Path

from tokenizers import Tokenizer

from onrecord.read.attributions.pieces import Pieces, encode

TAGS = ("O", "B-source", "I-source", "B-cue", "I-cue", "B-content", "I-content")
ROLES = ("source", "cue", "content")
OUTSIDE = -1
TEXT_BOUND = re.compile(r"(T\d+)\t([\w-]+) ([\d ;]+)\t")
RELATION = re.compile(r"E\d+\t(.+)")
Span = tuple[int, int]


@dataclass
class Labelled:
    """One article: its pieces and, by word, tag, loss mask, link targets.

    `cue_of` gives for a content word the cue's first word, `source_of` for a cue's first word the
    source's first word; -1 stands for none, -2 for not asked.
    """

    stem: str
    text: str
    pieces: Pieces
    tag: list[int] = field(default_factory=list)
    masked: list[bool] = field(default_factory=list)
    cue_of: list[int] = field(default_factory=list)
    source_of: list[int] = field(default_factory=list)


def read_annotations(path: Path) -> tuple[list[dict[str, list[Span]]], list[Span]]:
    """Return a brat file's attributions, as spans by role, and the spans marked Discard."""
    spans: dict[str, list[Span]] = {}
    discarded: list[Span] = []
    relations: list[str] = []
    for line in path.read_bytes().decode("utf-8").split("\n"):
        if bound := TEXT_BOUND.match(line):
            fragments = [(int(start), int(end)) for start, end in (part.split() for part in bound[3].split(";"))]
            spans[bound[1]] = fragments
            if bound[2] == "Discard":
                discarded += fragments
        elif relation := RELATION.match(line):
            relations.append(relation[1])
    attributions = []
    for relation in relations:
        roles: dict[str, list[Span]] = {role: [] for role in ROLES}
        for argument in relation.split():
            role, name = argument.split(":")
            role = role.rstrip("0123456789").lower()
            if role in roles:
                roles[role] += spans[name]
        if roles["content"] and roles["cue"]:
            attributions.append({role: sorted(found) for role, found in roles.items()})
    return attributions, discarded


def label(stem: str, text: str, annotations: Path, tokenizer: Tokenizer) -> Labelled:
    """Label the words of one article."""
    pieces = encode(text, tokenizer)
    size = len(pieces.first)
    article = Labelled(stem, text, pieces, [0] * size, [False] * size, [-2] * size, [-2] * size)
    attributions, discarded = read_annotations(annotations)

    def words(span: Span) -> range:
        return range(bisect_right(pieces.end, span[0]), bisect_left(pieces.start, span[1]))

    for span in discarded:
        for word in words(span):
            article.masked[word] = True
    for attribution in attributions:
        for role in ROLES:
            for span in attribution[role]:
                for number, word in enumerate(words(span)):
                    if article.tag[word] == 0:
                        article.tag[word] = 1 + 2 * ROLES.index(role) + (number > 0)
        cue = words(attribution["cue"][0])
        if not cue:
            continue
        for span in attribution["content"]:
            for word in words(span):
                article.cue_of[word] = cue[0]
        source = words(attribution["source"][0]) if attribution["source"] else None
        article.source_of[cue[0]] = source[0] if source else OUTSIDE
    return article


def vocabulary(base: Path) -> dict[str, int]:
    """Return the base model's pieces with their numbers."""
    return {word: number for number, word in enumerate((base / "vocab.txt").read_text("utf-8").splitlines())}


def load(folder: Path, tokenizer: Tokenizer) -> list[Labelled]:
    """Return a split's articles, each with its first annotator's file by name, in stem order."""
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    return [
        label(stem, (folder / "text" / f"{stem}.txt").read_bytes().decode("utf-8"), path, tokenizer)
        for stem, path in sorted(files.items())
    ]
