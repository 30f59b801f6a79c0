"""Votes: "116-102", "116 votes to 102", "116 in favour and 102 against" as figures for and against."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from onrecord.lexicon.closed import listed
from onrecord.lexicon.counting import votes
from onrecord.read.figures.quantities import DASHES, Quantity, at
from onrecord.read.lexemes import Lexeme

Ballot = tuple[Quantity, str]


def is_vote(sentence: frozenset[str]) -> bool:
    """Whether the words of a sentence tell of a vote."""
    return bool(sentence & votes().words)


def is_ballot(lexemes: list[Lexeme], pair: Quantity, sentence: frozenset[str]) -> bool:
    """Whether two joined numbers ("116-102", "by 116 to 102") are a vote: words around them say so."""
    words = votes()
    if not is_vote(sentence) or (sentence & words.unlike and not sentence & words.ballots) or is_poll(lexemes, pair, sentence):
        return False
    before, after = at(lexemes, pair.first - 1), at(lexemes, pair.last)
    if at(lexemes, pair.last) in DASHES:
        after = at(lexemes, pair.last + 1)
    dashed = any(at(lexemes, i) in DASHES for i in range(pair.core, pair.core_last))
    led = before in words.leads or after in words.ballots
    return led if not dashed else led or not after.isalpha() or after in words.follows


WHOLE = (90, 100)
"""What the shares of two candidates add up to."""


def is_poll(lexemes: list[Lexeme], pair: Quantity, sentence: frozenset[str]) -> bool:
    """Whether two joined numbers are the shares of two candidates in an election ("led by 53-46"), and no counts of a vote."""
    numbers = [lexemes[i].value or 0.0 for i in range(pair.core, pair.core_last) if lexemes[i].sort == "number"]
    shares = len(numbers) == 2 and WHOLE[0] <= sum(numbers) <= WHOLE[1] and min(numbers) > 0
    return shares and bool(sentence & votes().races) and not sentence & votes().chambers


def split_pair(lexemes: list[Lexeme], pair: Quantity, sentence: frozenset[str]) -> tuple[Ballot, ...]:
    """The two counts of a pair ("116-102", "5 to 4"): for and against, the other way round where the motion fell by them."""
    numbers = [i for i in range(pair.core, pair.core_last) if lexemes[i].sort == "number"]
    if len(numbers) != 2:
        return ()
    counts = [lexemes[i].value or 0.0 for i in numbers]
    senses = ["for", "against"]
    if sentence & votes().fell and counts[0] > counts[1]:
        senses.reverse()
    ends = [numbers[0] + 1, numbers[1] + 1]
    return tuple(
        (replace(pair, first=i, last=end, core=i, core_last=end, low=count, high=count, unit="votes", sort="number"), sense)
        for i, end, count, sense in zip(numbers, ends, counts, senses, strict=True)
    )


def pair_of_votes(
    lexemes: list[Lexeme], found: Sequence[Quantity], place: int, sentence: frozenset[str]
) -> tuple[Ballot, Ballot] | None:
    """As "116 votes to 102": the quantity at `place` and the next one as for and against; None where the words do not say so."""
    if place + 1 >= len(found):
        return None
    a, b = found[place], found[place + 1]
    between = [x.form for x in lexemes[a.last : b.first]]
    if between in (["votes", "to"], ["votes", "against"], ["to"]) and a.unit is None and b.unit is None and is_vote(sentence):
        senses = ("against", "for") if sentence & votes().fell and (a.low or 0) > (b.low or 0) else ("for", "against")
        return (replace(a, unit="votes"), senses[0]), (replace(b, unit="votes"), senses[1])
    return None


def side(lexemes: list[Lexeme], quantity: Quantity) -> str | None:
    """The side that the words right after a number tell: "116 in favour", "102 against", "102 voted against"."""
    words = votes()
    for i in range(quantity.last, quantity.last + 5):
        form = at(lexemes, i)
        if form in ("against", "opposed"):
            return "against"
        if form in words.favour and at(lexemes, i - 1) in ("in", "voted", "votes", "its", "the"):
            return "for"
        if form == "for" and at(lexemes, i - 1) in ("voted", "votes"):
            return "for"
        if form in ("abstained", "abstaining", "abstentions", "abstention", "abstain"):
            return "abstain"
        if form not in listed("after_votes"):
            return None
    return None
