"""One reading's figure, and what it counts."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from functools import cache, cached_property

from onrecord.collate.figures.status import status_of
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import Words, own_eyes, stem, words_of
from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set
from onrecord.lexicon.counting import measures
from onrecord.lexicon.offices import nouns

Bounds = tuple[float | None, float | None]

INDEFINITE = re.compile(r"(?:an?|another|one|several|many|other|second)\b(?! of)", re.IGNORECASE)
_AGE = re.compile(
    r"\b(?:age[sd]?(?: of)?|(?:girl|boy|child|man|woman|baby|son|daughter|youth|teenager|toddler|pensioner|student) of)\s*$",
    re.IGNORECASE,
)
_BETWEEN_AGES = re.compile(r"\bages? (?:of )?\d+ (?:and|to)\s*$", re.IGNORECASE)
_AFTER_NAME = re.compile(r"\b[A-Z][\w.'’-]+(?:[\"”’]?,|,[\"”’]| \()\s*$")
_APPOSED = re.compile(r"(?:,|\)|;| of\b| and\b|\.?$)")
_BUT = re.compile(r"[^.;]*\bbut\b")
_PICTURE = re.compile(r"\s*(?:of|/) ?\d+ (?:photos|images|slides|pictures)\b", re.IGNORECASE)
_TOLL = re.compile(r"\btolls?\b", re.IGNORECASE)
_PUTS = re.compile(
    r"\b(?:puts?|gave|gives?) (?:the|that|its|their) (?:\w+ )?(?:number|figure|count|total|turnout)s? at\b[^.;]*$", re.IGNORECASE
)
OLDEST = 115
LARGE = 1000
"""From here on a number is seldom one of many of its unit."""
REACH = 2
"""Sentences back to which "the number" may point."""


@dataclass(frozen=True)
class FigureAccount:
    """One reading's figure; `before` are those before it, nearest first, to one of which "the number" may point back."""

    source: Source
    figure: Figure
    before: tuple[Figure, ...] = ()

    @property
    def key(self) -> tuple[str, int]:
        """Article and place."""
        return self.source.id, self.figure.start

    @property
    def span(self) -> Span:
        """Its words."""
        return Span(self.figure.start, self.figure.end)

    @cached_property
    def bounds(self) -> Bounds:
        """Lowest and highest value; "not one family" is none."""
        before = self.source.text[max(0, self.figure.start - 4) : self.figure.start].casefold()
        none = self.figure.high == 1 and before == "not " and not _BUT.match(self.source.text[self.figure.end :][:60])
        return (0, 0) if none else (self.figure.low, self.figure.high)

    @cached_property
    def indefinite(self) -> bool:
        """Whether it is one of an unknown many ("another man", "a second shooter"), or many without a number ("several")."""
        return bool(INDEFINITE.match(self.span.of(self.source.text))) and self.bounds != (0, 0)

    @cached_property
    def is_age(self) -> bool:
        """Whether it is somebody's age ("a girl of nine", "Ada Banda, 25, of Mufulira")."""
        before = self.source.text[max(0, self.figure.start - 40) : self.figure.start]
        if _AGE.search(before) or _BETWEEN_AGES.search(before):
            return True
        said, after = self.span.of(self.source.text), self.source.text[self.figure.end : self.figure.end + 4]
        bare = said.isdigit() and int(said) <= OLDEST
        return bare and bool(_AFTER_NAME.search(before)) and bool(_APPOSED.match(after))

    @cached_property
    def points_back(self) -> bool:
        """Whether its sentence speaks of "the number", "the toll"."""
        return bool({stem(w) for w in words_of(self.sentence).run} & {stem(w) for w in word_set("pointing")})

    @cached_property
    def _model(self) -> Figure:
        """The figure that says what is counted: its own, or the one that "the number", "the toll" points back to."""
        if self.figure.counts or (self.figure.unit and self.figure.sense) or self.money:
            return self.figure
        if not self.points_back:
            return self.figure
        here = self.source.sentence_number(self.figure.start)
        near = [f for f in self.before if here - self.source.sentence_number(f.start) <= REACH]
        if not _TOLL.search(self.sentence):
            beside = (f for f in near if f.unit and self.source.sentence_number(f.start) == here)
            clause = Span(self.source.sentence(self.figure.start).start, self.figure.start)
            if self._puts_the_number(clause) and (found := next(beside, None)):
                return found
        return next((f for f in near if f.sense and f.unit), next((f for f in near if f.unit), self.figure))

    def _puts_the_number(self, before: Span) -> bool:
        """Whether somebody "put the number at" it, right after another number of the same sentence."""
        return bool(_PUTS.search(before.of(self.source.text)))

    @cached_property
    def sense(self) -> str | None:
        """What befell the counted."""
        return self.figure.sense or self._model.sense

    @cached_property
    def status(self) -> str | None:
        """What befell the counted, or what they did, as exactly as the number's own clause tells ("dead or missing")."""
        own = status_of(self.source, self.figure, self.figure.sense)
        if own is None and self.sense is not None and not self.money:
            own = status_of(self.source, self.figure, self.sense)
        if own is None and self._model is not self.figure:
            return status_of(self.source, self._model, self._model.sense)
        return own

    @cached_property
    def unit(self) -> frozenset[str]:
        """Stems of its unit."""
        return frozenset(words_of(self._model.unit).stems)

    @cached_property
    def bare(self) -> bool:
        """Whether the unit is one of money, time, length or share, which does not tell what is counted."""
        return self._model.unit.isupper() or self._model.unit.casefold() in word_set("measures")

    @property
    def money(self) -> bool:
        """Whether it is a sum of money."""
        return self.figure.unit in measures().codes

    @cached_property
    def people(self) -> bool:
        """Whether people are counted, or their dead bodies."""
        return bool(set(words_of(self._model.unit).run) & (measures().people | {"bodies", "names"}))

    @cached_property
    def tells_what(self) -> bool:
        """Whether the text says what is counted, or points back to a number that it told before."""
        return bool(self._model.unit or self._model.counts or self.sense) or self.points_back

    @cached_property
    def of_people(self) -> bool:
        """Whether people are counted under whatever noun: as people, by what befell them, their nation or their work."""
        named = self._model.counts.split()[-1:]
        nation = bool(named) and named[0][:1].isupper() and named[0].endswith("s")
        return self.people or nation or bool(self.unit & (anybody() | {stem(w) for w in word_set("standing_for_people")}))

    @cached_property
    def counted(self) -> frozenset[str]:
        """Stems of what it counts, numbers left out."""
        return frozenset(s for s in words_of(f"{self._model.counts} {self._model.unit}").stems if not s[0].isdigit())

    @cached_property
    def lasting(self) -> bool:
        """Whether it is a stretch of time or a share: these tell nothing without what they are of."""
        return not self.figure.sense and self._model.unit.casefold() in word_set("stretches_and_shares")

    @cached_property
    def qualified(self) -> frozenset[str]:
        """Stems that say which of the unit are counted, or what a measure is of."""
        return self.counted - self.unit - {stem(w) for w in ("total", "more", "other", "new", "full", "whole")}

    @cached_property
    def deed(self) -> Event | None:
        """The event of its clause."""
        return next((e for e in self.source.reading.events if e.id == self.figure.event), None)

    def deed_apart(self, other: FigureAccount) -> bool:
        """Whether people of one kind do or undergo other things in the two clauses ("three were recalled", "three survived it")."""
        x, y = self.deed, other.deed
        office = nouns().get(self._model.unit.casefold().removesuffix("s"))
        persons = self.of_people or (office is not None and office[0] == "person")
        if x is None or y is None or self.source is other.source or not persons:
            return False
        return stem(x.lemma) != stem(y.lemma) and (x.type != y.type or x.type is None)

    @cached_property
    def scope(self) -> frozenset[str]:
        """Stems of what limits it."""
        return frozenset(words_of(self.figure.scope or "").stems)

    @cached_property
    def sentence(self) -> str:
        """The sentence around it."""
        return self.source.sentence(self.figure.start).of(self.source.text)

    @cached_property
    def context(self) -> Words:
        """Words of what it counts and of the clause around it."""
        clause = self.figure.clause or self.source.sentence(self.figure.start)
        return words_of(f"{self._model.counts} {self.sense or ''} {clause.of(self.source.text)}")

    @cached_property
    def only_large(self) -> bool:
        """Whether its article has no other large number of its unit."""
        others = {
            (f.low, f.high)
            for f in self.source.reading.figures
            if max(f.low or 0, f.high or 0) >= LARGE and f.unit == self.figure.unit
        }
        return len(others) == 1

    @cached_property
    def rejected(self) -> bool:
        """Whether its sentence says that it is not so."""
        return bool(set(words_of(self.sentence).run) & word_set("rejecting"))

    @cached_property
    def speaker(self) -> str | None:
        """The entity that the article has it from; None for its own voice."""
        a = self.source.attributions.get(self.figure.attribution or "") or self.source.innermost(self.span)
        if a is None or a.source is None or own_eyes(self.source, self.span):
            return None
        return a.source.entity or a.id


@cache
def anybody() -> frozenset[str]:
    """Stems of nouns that may count anybody ("people", "others")."""
    return frozenset(stem(w) for w in word_set("anybody"))


def figure_accounts(material: Material) -> list[FigureAccount]:
    """All figures of the story's readings."""
    out = []
    for source in material.sources:
        ordered = sorted(
            (f for f in source.reading.figures if _counts(f) and not _is_note(source, f)), key=lambda f: (f.start, f.end)
        )
        out += [FigureAccount(source, f, tuple(reversed(ordered[max(0, n - 6) : n]))) for n, f in enumerate(ordered)]
    return out


def _counts(f: Figure) -> bool:
    """Whether any bound is known: a number that a reader left without either tells nothing."""
    return f.low is not None or f.high is not None


def _is_note(source: Source, f: Figure) -> bool:
    """Whether the number is the mark of a note ("[12]"), of a picture ("16 of 72 Photos"), or a number mistyped ("100,0000")."""
    if _PICTURE.match(source.text, f.end) or (f.low == 0 and source.text[f.start : f.end].startswith("00")):
        return True
    return source.text[max(0, f.start - 1) : f.start] == "[" and source.text[f.end : f.end + 1] == "]"


def meet(x: Bounds, y: Bounds) -> bool:
    """Whether some number lies within both bounds."""
    low = max(-math.inf if v is None else v for v in (x[0], y[0]))
    high = min(math.inf if v is None else v for v in (x[1], y[1]))
    return low <= high
