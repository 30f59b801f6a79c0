"""What counts are counts of: statuses by their words, what makes a count one of some only, and what is another occasion's."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from onrecord.lexicon.resource import read_toml


class Statuses(msgspec.Struct, frozen=True):
    """The tables of statuses.toml; each is told of there."""

    words: dict[str, tuple[str, ...]]
    mixed: dict[str, tuple[str, str]]
    phrases: dict[str, tuple[str, ...]]
    same: dict[str, str]
    growing: frozenset[str]
    told: frozenset[str]
    gathered: frozenset[str]
    anybody: frozenset[str]
    before: tuple[str, ...]
    after: tuple[str, ...]
    only: tuple[str, ...]
    other: tuple[str, ...]
    turns: tuple[str, ...]
    occasions: frozenset[str]
    lasting: tuple[str, ...]


@cache
def statuses() -> Statuses:
    """The tables."""
    t = read_toml("statuses.toml")
    part = t["part"]
    rows = {
        **{name: t[name] for name in ("words", "mixed", "phrases", "same")},
        "growing": t["growing"]["statuses"],
        "told": t["told"]["statuses"],
        "gathered": t["gathered"]["statuses"],
        "anybody": t["units"]["anybody"],
        "before": part["before"],
        "after": part["after"],
        "only": part["only"],
        "other": t["other"]["words"],
        "turns": t["other"]["turns"],
        "occasions": t["occasions"]["nouns"],
        "lasting": t["lasting"]["words"],
    }
    return msgspec.convert(rows, Statuses)


@cache
def any_of(words: tuple[str, ...]) -> re.Pattern[str]:
    """A pattern for any of the words or phrases, longest first, as whole words."""
    return re.compile(r"\b(?:" + "|".join(map(re.escape, sorted(words, key=len, reverse=True))) + r")\b", re.IGNORECASE)


@cache
def mixed_patterns() -> tuple[tuple[str, re.Pattern[str]], ...]:
    """A pattern for each status that is told of two at once: "dead or missing", "missing and presumed dead"."""
    table = statuses()
    made = []
    for name, (one, other) in table.mixed.items():
        x, y = (rf"(?:{'|'.join(table.words[s])})" for s in (one, other))
        both = rf"\b{x}(?: or|/| and/or|,? and) (?:(?:still|were|are|presumed|feared|believed) )*{y}\b"
        turned = rf"\b{y}(?: or|/| and/or|,? and) (?:(?:presumed|feared|believed) )*{x}\b"
        made.append((name, re.compile(f"{both}|{turned}", re.IGNORECASE)))
    return tuple(made)


@cache
def lasting_patterns() -> tuple[re.Pattern[str], re.Pattern[str], re.Pattern[str]]:
    """What tells that a count is of what lasts for years ("the war has killed"): before it, after it, in the sentence before it."""
    words = "|".join(map(re.escape, sorted(statuses().lasting, key=len, reverse=True)))
    return (
        re.compile(
            rf"\b(?:{words})\b[^.;]{{0,80}}\b(?:killed|claimed|cost|taken|left|displaced|killing|claiming|leaving)\b[^.;]*$",
            re.IGNORECASE,
        ),
        re.compile(
            rf"\b(?:in|during|since|of) (?:the |an? |its |this |that |their )?(?:[\w'’-]+ ){{0,2}}?(?:{words})\b", re.IGNORECASE
        ),
        re.compile(rf"\b(?:{words})\b", re.IGNORECASE),
    )


@cache
def earlier() -> re.Pattern[str]:
    """Words that tell of another occasion before the story's own ("an earlier episode", "a decade ago")."""
    table = read_toml("statuses.toml")["earlier"]
    nouns = "|".join(map(re.escape, sorted({*statuses().occasions, *table["nouns"]}, key=len, reverse=True)))
    adjectives = "|".join(table["adjectives"])
    return re.compile(rf"\b(?:{adjectives}) (?:\w+ )?(?:{nouns})s?\b|{any_of(tuple(table['times'])).pattern}", re.IGNORECASE)


@cache
def revising() -> re.Pattern[str]:
    """Words that say a number was put right."""
    return any_of(tuple(read_toml("statuses.toml")["order"]["revising"]))


@cache
def rising() -> re.Pattern[str]:
    """Words that say a number was reached."""
    return any_of(tuple(read_toml("statuses.toml")["order"]["rising"]))


class Held(msgspec.Struct, frozen=True):
    """How a number is told that is no plain count (statuses.toml)."""

    believed: tuple[str, ...]
    laid: tuple[str, ...]
    ahead: tuple[str, ...]
    foretelling: tuple[str, ...]
    uncast: tuple[str, ...]
    numbers: frozenset[str]
    callings: frozenset[str]


@cache
def held() -> Held:
    """The words by which a number is only believed, laid to somebody or still to come."""
    return msgspec.convert(read_toml("statuses.toml")["held"], Held)
