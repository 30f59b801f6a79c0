"""The status of a count: what befell the counted, or what they did, from the reader's sense and the number's own clause."""

from __future__ import annotations

import re
from functools import cache

from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.figure import Figure
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.counting import measures
from onrecord.lexicon.statuses import any_of, mixed_patterns, statuses
from onrecord.lexicon.tolls import toll_words

AFTER, BEFORE = 70, 45
"""Characters after and before the number, within its clause and short of the next number, in which its status stands."""
_BOUNDING = re.compile(r"(?:\b(?:at least|up to|as many as|more than|about|some|around|nearly|over|an estimated|almost)\s*)*$")
_LAST_WORD = re.compile(r"([A-Za-z]+)\s*$")
_TOLL_TO = re.compile(r"\b(?:death )?toll\b[^.;]{0,80}?\b(?:to|at|of|is|was|stands?|stood|reached|hit)\s*$", re.IGNORECASE)
_AMONG_THE_DEAD = re.compile(
    r"\b(?:deaths?|dead|killed|toll|fatalities)\b[^.;]{0,80}\b(?:including|among them)\b(?: those of)?[^.;]{0,60}$", re.IGNORECASE
)
_DYING = re.compile(r"^(?: [a-z][\w-]*){0,7} (?:died|perished|drowned)\b")
_OF_THE = re.compile(r"^\s*of (?:the|its|their)\s*$", re.IGNORECASE)
_BETWEEN = re.compile(r"[.;:!?\n]|, (?:and|but|while|though) (?=[A-Z][\w.’'-]+ (?:[A-Z][\w.’'-]+ ){0,2}(?:said|says|told|added)\b)")
_OWN_CLAUSE = r"\b(?:and|but|while|when|as|after|before|because|he|she|it|they|we|i)\b"
"""Words between a number and a passive by which that is said of somebody else ("had 23 guns with him, and he was killed")."""
_VERBS = {"K": "killed", "k": "killed", "I": "injured", "i": "injured"}
"""Letters of tolls.toml's verbs by what they do to what follows."""


def status_of(source: Source, figure: Figure, sense: str | None) -> str | None:
    """The status of a figure whose sense the reader has as `sense`; None where nothing tells one.

    So too where it never befalls what is counted.
    """
    found = _status_told(source, figure, sense)
    return None if found in OF_PEOPLE and _is_thing(figure) else found


OF_PEOPLE = frozenset({"killed", "injured", "dead or missing", "killed or injured", "arrested", "ill", "in hospital", "displaced"})


def _is_thing(figure: Figure) -> bool:
    """Whether money or things are counted, which nobody kills or arrests."""
    unit = figure.unit.casefold()
    return figure.unit in measures().codes or bool(measures().things & {unit, unit.removesuffix("s"), unit.removesuffix("es")})


def _status_told(source: Source, figure: Figure, sense: str | None) -> str | None:
    before, after = around(source, figure)
    told = f"{figure.counts} {after}" if figure.counts not in after else after
    for name, pattern in mixed_patterns():
        if pattern.search(after) or (pattern.search(before) and not pattern.search(source.text[figure.end : figure.end + AFTER])):
            return name
    table = statuses()
    for name, phrases in table.phrases.items() if not _OF_THE.search(before) else ():
        if sense in (None, "injured", "for", "against") and _near(name, any_of(phrases), before, told, sense):
            if name == "ill" and not listed("illness") & set(words_of(source.text).run):
                continue  # a court's cases
            return name
    if _OF_THE.search(before):
        return None  # the whole of which the number before it counts some
    if sense is not None:
        return table.same.get(sense, sense)
    for name in table.words:
        if _undergone(name).search(after):
            return name
    lead = source.text[source.sentence(figure.start).start : figure.start]
    if _TOLL_TO.search(before) or _TOLL_TO.search(lead):
        return "killed" if "injur" not in lead.casefold() and "wound" not in lead.casefold() else "injured"
    if _AMONG_THE_DEAD.search(lead) or (figure.unit.casefold() in measures().people and _DYING.match(source.text[figure.end :])):
        return "killed"
    verb = _LAST_WORD.search(_BOUNDING.sub("", before))
    letter = toll_words().letters.get(verb.group(1).casefold()) if verb else None
    return _VERBS.get(letter or "")


def _near(name: str, pattern: re.Pattern[str], before: str, after: str, sense: str | None) -> bool:
    """Whether a phrase of a status stands with the number; for one that the reader has a sense of only what is more exact."""
    if sense == "injured":
        return name in {"in hospital", "in critical condition"} and bool(pattern.search(after) or pattern.search(before))
    if sense in {"for", "against"}:
        return name == "margin" and bool(pattern.search(before))
    if name == "margin":
        return bool(pattern.search(before)) or "margin" in after
    return bool(pattern.search(after)) or bool(pattern.search(before[-30:]))


@cache
def _undergone(name: str) -> re.Pattern[str]:
    """What is said of the counted by a passive: "59 people, mostly officials, were martyred"."""
    words = "|".join(statuses().words[name])
    return re.compile(rf"^(?:(?!{_OWN_CLAUSE}).)*?\b(?:were|was|are|been|is) (?:\w+ly )?(?:{words})\b", re.IGNORECASE)


def around(source: Source, figure: Figure) -> tuple[str, str]:
    """The words before and after a number that tell of it: its clause, as far as the numbers beside it."""
    clause = figure.clause or source.sentence(figure.start)
    others = [f for f in source.figures_in(Span(figure.start - BEFORE, figure.end + AFTER)) if f is not figure]
    low = max([clause.start, figure.start - BEFORE, *(f.end for f in others if f.end <= figure.start)])
    sentence = source.sentence(figure.start)
    end = max(clause.end, min(sentence.end, figure.end + AFTER))
    high = min([end, figure.end + AFTER, *(f.start for f in others if f.start >= figure.end)])
    low, high = min(low, figure.start), max(high, figure.end)
    before = _BETWEEN.split(source.text[low : figure.start])[-1]
    inside = Span(figure.start, figure.end).of(source.text)
    return before, inside + _BETWEEN.split(source.text[figure.end : high])[0]
