"""Turn a cue and its neighbours' roles into spans of source, cue and content."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from onrecord.read.attributions.cue_features import Neighbour
from onrecord.read.parse.tokens import Doc, Token

CUE_PARTS = frozenset({"aux", "auxpass", "neg", "prt"})
CLAUSES = frozenset({"relcl", "parataxis", "ccomp"})
EDGE = frozenset(",;:-\u2013\u2014().")
Run = tuple[int, int]
"""A run of tokens, end exclusive."""


@dataclass(frozen=True)
class ParsedCue:
    """One attribution as runs of tokens. `score` is the probability of its cue."""

    source: Run | None
    cue: Run
    content: tuple[Run, ...]
    score: float
    head: int


def cue_run(cue: Token) -> Run:
    """Return the cue with its auxiliaries, negation and particle, as far as they touch it."""
    parts = {child.i for child in cue.children if child.dep in CUE_PARTS}
    parts |= {child.i for child in cue.children if child.dep == "advmod" and not child.children}
    start, end = cue.i, cue.i + 1
    while start - 1 in parts:
        start -= 1
    while end in parts and cue.doc[end].dep == "prt":
        end += 1
    if cue.lower == "according" and end < len(cue.doc) and cue.doc[end].lower == "to":
        end += 1
    return start, end


def subtree(cue: Token, neighbour: Neighbour) -> set[int]:
    """Return the tokens under a neighbour, without those under the cue when the neighbour is above it."""
    token = neighbour.token
    whole = set(range(token.left_edge.i, token.right_edge.i + 1))
    if cue.i in whole:
        whole -= set(range(cue.left_edge.i, cue.right_edge.i + 1))
    return whole


def source_run(cue: Token, neighbour: Neighbour) -> Run:
    """Return the words that name a source: its noun phrase, without a relative clause that holds the cue."""
    tokens = subtree(cue, neighbour)
    token = neighbour.token
    start = end = token.i
    while start - 1 in tokens:
        start -= 1
    limit = min((t.left_edge.i for t in token.subtree if t.dep in CLAUSES and t.left_edge.i > token.i), default=len(cue.doc))
    while end + 1 in tokens and end + 1 < limit and not cue.doc[end + 1].is_space:
        end += 1
    while end > token.i and cue.doc[end].is_punct:
        end -= 1
    return start, end + 1


def content_runs(doc: Doc, tokens: Iterable[int], barred: set[int]) -> tuple[Run, ...]:
    """Return the runs that tokens make, cut at barred tokens and line breaks, trimmed of separators."""
    runs: list[list[int]] = []
    for place in sorted(set(tokens) - barred):
        if doc[place].is_space and "\n" in doc[place].text:
            continue
        if runs and runs[-1][1] == place:
            runs[-1][1] = place + 1
        else:
            runs.append([place, place + 1])
    trimmed = (trim(doc, start, end) for start, end in runs)
    return tuple(run for run in trimmed if run is not None)


def trim(doc: Doc, start: int, end: int) -> Run | None:
    """Strip white space and separators from both ends of a run; None when nothing worth keeping stays."""
    while start < end and (doc[start].is_space or doc[start].text in EDGE):
        start += 1
    while start < end and (doc[end - 1].is_space or doc[end - 1].text in EDGE):
        end -= 1
    return (start, end) if any(doc[place].text.isalpha() or doc[place].text.isdigit() for place in range(start, end)) else None
