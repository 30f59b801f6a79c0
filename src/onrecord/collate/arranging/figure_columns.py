"""What tells whether a figure was read right: its columns for the learnt trust in it, numbers known from its accounts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from itertools import combinations

from onrecord.collate.arranging.several import MOST, of_several
from onrecord.collate.figures import FigureAccount, best_told, is_believed, is_vague, label_of
from onrecord.collate.material import Material
from onrecord.collate.wording import words_of
from onrecord.facts.record import RecordFigure
from onrecord.facts.span import Span
from onrecord.lexicon.counting import measured, measures

AHEAD = re.compile(r"\b(?:will|would|could|may|might|can|should|if|plans?|to be)\b", re.IGNORECASE)
COMPARES = re.compile(r"\b(?:more|fewer|less|times|than|other|another)\b", re.IGNORECASE)
NUMBER = re.compile(r"\b\d[\d,.]*\b")
JOINED = re.compile(r"[-\u2013\u2010][A-Za-z]")
SENSES = frozenset({"killed", "injured", "missing", "for", "against", "arrested"})
NEAR = 60
"""Characters of a clause around a number that are looked at."""


def figure_columns(material: Material, figure: RecordFigure, accounts: Sequence[FigureAccount]) -> dict[str, float]:
    """The columns of a figure, by name."""
    best = best_told(accounts)
    return {**_of_value(figure, best), **_of_label(figure, best), **_of_place(best), **_of_accounts(material, accounts)}


def _of_value(figure: RecordFigure, best: FigureAccount) -> dict[str, float]:
    """The number and how it is written."""
    top = max((abs(v) for v in (figure.low, figure.high) if v is not None), default=0)
    said = best.span.of(best.source.text)
    return {
        "size": math.log1p(top),
        "range": figure.low is not None and figure.high is not None and figure.low != figure.high,
        "at most": figure.low is None,
        "at least": figure.high is None,
        "about": figure.about,
        "vague": is_vague(best),
        "digits": any(c.isdigit() for c in said),
        "capital": said[:1].isupper(),
        "joined": bool(JOINED.match(best.source.text[best.figure.end : best.figure.end + 2]) or re.search(r"\d-[a-z]", said)),
        "four digits": bool(re.match(r"\d{4}\b", said)),
    }


def _of_label(figure: RecordFigure, best: FigureAccount) -> dict[str, float]:
    """What is said to be counted."""
    words = words_of(label_of(best)).run
    unit = figure.unit.casefold()
    first = words[0] if words else ""
    return {
        "label words": len(words),
        "label longer": len(words) - len(words_of(best.figure.counts).run),
        "no label": not words,
        "of": "of" in words[1:],
        "in": "in" in words[1:],
        "unit last": bool(words) and words[-1] == unit,
        "unit first": bool(words) and first == unit,
        "unit inside": unit in words,
        "unit single": bool(unit) and not unit.endswith("s") and unit not in measures().people,
        "label name": figure.counts[:1].isupper(),
        "label ends odd": bool(words) and (words[-1].endswith("ing") or words[-1] in {"to", "for", "those", "one", "ones"}),
        "compares": bool(COMPARES.search(figure.counts)),
        "stretch": unit in measured().units,
        "money": unit.upper() in measures().codes,
        "share": unit in {"percent", "share"},
        "physical": unit in measures().physical,
        "people": best.people,
        "of people": best.of_people,
        "sense": figure.sense is not None,
        "victims": figure.sense in {"killed", "injured", "missing"},
        "side": figure.sense in {"for", "against"},
        "other sense": figure.sense is not None
        and figure.sense not in {"killed", "injured", "missing", "for", "against", "arrested"},
        "status only": best.status is not None and figure.sense is None,
        "as of": figure.as_of is not None,
    }


def _of_place(best: FigureAccount) -> dict[str, float]:
    """Where it stands and in what clause."""
    text, sentence = best.source.text, best.source.sentence(best.figure.start)
    clause = best.figure.clause or sentence
    before = Span(max(clause.start, best.figure.start - NEAR), best.figure.start).of(text)
    after = Span(best.figure.end, max(best.figure.end, min(sentence.end, best.figure.end + NEAR))).of(text)
    number = best.source.sentence_number(best.figure.start)
    return {
        "sentence": math.log1p(number),
        "share of text": number / max(1, len(best.source.sentences)),
        "sentence length": math.log1p(sentence.end - sentence.start),
        "clause length": math.log1p(clause.end - clause.start),
        "numbers beside": len(NUMBER.findall(sentence.of(text))),
        "begins a sentence": best.figure.start - sentence.start <= 2,
        "ahead before": bool(AHEAD.search(before)),
        "ahead after": bool(AHEAD.search(after)),
        "believed": is_believed(best),
        "said": best.figure.attribution is not None,
        "deed": best.deed is not None,
        "typed deed": best.deed is not None and best.deed.type is not None,
        "including": bool(re.search(r"\b(?:including|among)\b", before)),
        "quoted": before.count('"') % 2 == 1 or before.count("\u201c") > before.count("\u201d"),
        "after a stop": bool(re.match(r"\s*[.,;]", after)),
    }


def _of_accounts(material: Material, accounts: Sequence[FigureAccount]) -> dict[str, float]:
    """How many tell it, and how much alike."""
    pairs = list(combinations(accounts[:MOST], 2))
    return {
        **of_several(material, [c.source.id for c in accounts], [c.context for c in accounts]),
        "other labels": sum(bool(a.qualified and b.qualified and a.qualified.isdisjoint(b.qualified)) for a, b in pairs)
        / max(1, len(pairs)),
        "other units": sum(bool(a.unit and b.unit and not a.unit & b.unit) for a, b in pairs) / max(1, len(pairs)),
        "other senses": sum(a.figure.sense != b.figure.sense for a, b in pairs) / max(1, len(pairs)),
        "some joined": any(JOINED.match(c.source.text[c.figure.end : c.figure.end + 2]) for c in accounts),
        "some vague": any(is_vague(c) for c in accounts),
    }
