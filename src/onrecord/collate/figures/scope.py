"""Which of the counted a count is of: all of the story's, some of them (a town, others, new ones), or those of another occasion."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence
from datetime import timedelta
from functools import cache

from onrecord.collate.figures.accounts import FigureAccount, anybody
from onrecord.collate.figures.held import is_laid, is_vague
from onrecord.collate.figures.status import around
from onrecord.collate.material import Material, Source, moment
from onrecord.collate.wording import stem, words_of
from onrecord.facts.span import Span
from onrecord.lexicon.statuses import any_of, earlier, lasting_patterns, statuses

LEDE = 1
"""Sentences at an article's start that tell what happened."""
FAR_IN = 4
"""Sentences after which an article may turn to what was before."""
BACKGROUND = timedelta(days=14)
"""How long before the story's first article a day lies that tells of another occasion."""
_RATE = re.compile(r"^[^.;,]{0,30}?\b(?:per|for every|an? (?:day|week|month|year|hour)|in every|each)\b", re.IGNORECASE)
_NUMBERED = re.compile(r"\d|\bone\b", re.IGNORECASE)
_COULD = re.compile(
    r"\b(?:could|would|may|might|if|unless|expect\w*|project\w*|predict\w*|forecast\w*|warn\w*|fear\w*|risk\w*|capacity)\b",
    re.IGNORECASE,
)
_COULD_BE = re.compile(
    r"\b(?:could|would|may|might) (?:be|have|die|become|need|lose|end)\b|\b(?:are|is|were) (?:feared|expected)\b", re.IGNORECASE
)
_OF_WHOM = re.compile(r"^\s+of (?:the|them|those|these|whom)\b", re.IGNORECASE)
_OF_ONE = re.compile(r"[^.;,]*\b(?:of|from|in) (?:one|a single|the same) [a-z]+\b")
_INDEFINITE = re.compile(
    r"\b(?:in|by|from|during|of|since|over) (?:an? |the )?(?P<words>(?:[\w'’-]+ ){0,4}?)(?P<noun>[\w-]+)\b", re.IGNORECASE
)
_BEFORE = re.compile(r"\bhad (?:already |previously )?(?:been|died|lost)\b[^.;]*\bbefore\b", re.IGNORECASE)
_IN_PLACE = re.compile(r"^(?: [\w-]+){0,2} in (?P<place>(?:[A-Z][\w.'’-]+ ?)+)")
_FRONTED = re.compile(r"^\W*(?:But |And |Meanwhile, )?[Ii]n (?P<place>(?:[A-Z][\w.'’-]+ ?)+),")
_PERFECT = re.compile(r"^[^.;]{0,30}?\b(?:have|has) (?:since )?(?:been |died|perished|fled)", re.IGNORECASE)
NEAR = 70
"""Characters after a count in which it is told what it is of."""
_BESIDE_IT = re.compile(
    r"\b(?:another|an? (?:earlier|previous|prior|separate|first|second|third)|the (?:earlier|previous|first)|one)"
    r" (?P<what>(?:[\w'’-]+ ){1,3})(?P<rest>[^.;]*)$",
    re.IGNORECASE,
)
"""What sets a happening beside the story's own, before the count of its victims ("another tremor struck the island and killed")."""
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_YEAR = re.compile(r"\d{4}(?:-\d{2})?$")


def is_some(c: FigureAccount) -> bool:
    """Whether the count is of some only: others, new ones, some "of the" rest, those "alone", those of a rate, one named person."""
    before, _ = around(c.source, c.figure)
    table = statuses()
    inside = c.span.of(c.source.text)
    lead = before[-24:]
    if any_of(table.before).search(lead) and re.search(
        rf"(?:{any_of(table.before).pattern})(?:\s+[\w-]+)?\s*$", lead, re.IGNORECASE
    ):
        return True
    rest = c.source.text[c.figure.end :][:24]
    number_on = inside + rest
    if any_of(table.after).search(" ".join(number_on.split()[1:4])) and not number_on.casefold().startswith("more"):
        return True
    first = c.figure.counts.split()[:1]
    if first and first[0].casefold() in table.after:
        return True
    if _OF_ONE.match(f"{c.figure.counts} {rest}"):
        return True  # "six people from one family"
    return bool(_RATE.match(rest)) or bool(_OF_WHOM.match(rest)) or c.is_age or c.indefinite


def is_so(c: FigureAccount) -> bool:
    """Whether the count is told as one there is: not what could be, is feared or foretold, nor one person without a number."""
    before, after = around(c.source, c.figure)
    if c.bounds == (1, 1) and not _NUMBERED.search(c.span.of(c.source.text)):
        return False
    return not _COULD.search(before) and not _COULD_BE.search(after)


def towns_of(material: Material, c: FigureAccount) -> frozenset[str]:
    """The towns, as entities of the record, that the number's clause names."""
    clause = c.figure.clause or c.source.sentence(c.figure.start)
    return frozenset(places_in(material, c.source, clause, exact=True))


def places_in(material: Material, source: Source, span: Span, *, exact: bool = False) -> set[str]:
    """The places that the words name; only towns where `exact`."""
    out = set()
    for m in source.names_in(span):
        entity = material.entity.get(material.resolve(source.id, m.entity) or "")
        if entity is not None and entity.kind == "place" and not (exact and entity.precision in ("country", "region")):
            out.add(entity.id)
    return out


def alone(c: FigureAccount) -> bool:
    """Whether the sentence says that a place alone has so many."""
    return bool(any_of(statuses().only).search(c.source.sentence(c.figure.start).of(c.source.text)))


@cache
def _occasions() -> frozenset[str]:
    return frozenset(stem(w) for w in statuses().occasions)


def own_occasions(material: Material) -> frozenset[str]:
    """Stems of the nouns by which the story's titles and first sentences call what happened."""
    told: set[str] = set()
    for source in material.sources:
        lead = " ".join(s.of(source.text) for s in source.sentences[:LEDE])
        told.update(words_of(f"{source.reading.article.title} {lead}").stems)
    return frozenset(told & _occasions())


def others_in(material: Material, values: Sequence[Sequence[FigureAccount]]) -> frozenset[tuple[str, int]]:
    """Article and place of each count that is of another occasion than the story's.

    What at least half of the accounts place there ("the crash of 31 October, which killed 224") is there in all that count as many.
    """
    own = own_occasions(material)
    found = [c for value in values for c in value if of_another(material, own, c)]
    flagged = Counter((c.bounds, c.status) for c in found)
    whole = Counter((c.bounds, c.status) for value in values for c in value)
    known = {
        (c.bounds, c.status)
        for c in found
        if c.status and (c.bounds[0] or 0) > 1 and not _leads(c) and 2 * flagged[c.bounds, c.status] >= whole[c.bounds, c.status]
    }
    again = [c for value in values for c in value if c.status and (c.bounds, c.status) in known and not _leads(c)]
    return frozenset(c.key for c in (*found, *again))


def _leads(c: FigureAccount) -> bool:
    """Whether it stands in an article's first sentences."""
    return c.source.sentence_number(c.figure.start) <= LEDE


def of_another(material: Material, own: frozenset[str], c: FigureAccount) -> bool:
    """Whether the count is told of another occasion than the story's.

    By a day or year long before it, by a word that sets it beside the story's own, or by another noun for what happened.
    """
    sentence = c.source.sentence(c.figure.start)
    text = sentence.of(c.source.text)
    clause = c.figure.clause or sentence
    before = c.source.text[sentence.start : c.figure.start]
    table = statuses()
    if c.status and _of_victims(c.status) and _ends_in_occasion(before):
        return True
    if any_of(table.other).search(text) and any_of(table.turns).search(before):
        return True
    if c.status and _of_victims(c.status) and is_laid(c) and (is_vague(c) or not _leads(c)):
        return True
    if _long_before(material, c, clause) or (clause != sentence and _long_before(material, c, sentence) and not _recent(c, clause)):
        return True
    if _BEFORE.search(text) or _elsewhere(material, c, sentence):
        return c.status is not None and _of_victims(c.status)
    if _of_a_war(material, c, sentence) or _goes_on_about(material, c, sentence):
        return True
    after = c.source.text[c.figure.end : min(max(clause.end, c.figure.end), c.figure.end + 90)]
    for m in _INDEFINITE.finditer(after):
        noun = stem(m.group("noun").casefold())
        if noun in _occasions():
            return bool(own) and noun not in own and not _one_sort(noun, own)
    return False


def _ends_in_occasion(before: str) -> bool:
    """Whether what is set beside the story's own is a happening that kills or hurts, and no other happening stands after it."""
    m = _BESIDE_IT.search(before)
    if m is None:
        return False
    what = {stem(w.casefold()) for w in m["what"].split()}
    later = set(words_of(m["rest"]).stems) & _occasions()
    return bool(what & _happenings()) and not later


@cache
def _happenings() -> frozenset[str]:
    return _occasions() | {stem(w) for w in ("accident", "disaster", "incident", "clash", "aftershock", "derailment")}


def _elsewhere(material: Material, c: FigureAccount, sentence: Span) -> bool:
    """Whether victims are counted in a place that no article of several begins with: those of a wider or another happening."""
    text = c.source.text
    m = _IN_PLACE.match(text[c.figure.end : sentence.end]) or _FRONTED.match(sentence.of(text))
    if m is None or len(material.sources) == 1 or _leads(c):
        return False
    place = m["place"].strip()
    named = {
        p for p in places_in(material, c.source, sentence) if material.entity[p].name in place or place in material.entity[p].name
    }
    if not any(material.entity[p].precision != "city" for p in named):
        return False
    return not any(
        place in f"{s.reading.article.title} {' '.join(x.of(s.text) for x in s.sentences[: FAR_IN - 1])}" for s in material.sources
    )


def _goes_on_about(material: Material, c: FigureAccount, sentence: Span) -> bool:
    """Whether victims are counted right after a sentence that is all about a time long before, in one without a day of its own."""
    number = c.source.sentence_number(c.figure.start)
    if number < FAR_IN or c.status is None or not _of_victims(c.status) or _recent(c, sentence):
        return False
    before = c.source.sentences[number - 1]
    return _long_before(material, c, before) or bool(earlier().search(before.of(c.source.text)))


def _of_a_war(material: Material, c: FigureAccount, sentence: Span) -> bool:
    """Whether a count of victims is that of a long war, of which the story tells one episode.

    Its sentence, or the one before, speaks of the war or conflict, and no account begins with that count.
    """
    if c.status is None or not _of_victims(c.status):
        return False
    text, number = c.source.text, c.source.sentence_number(c.figure.start)
    leads, follows, named = lasting_patterns()
    own = leads.search(text[sentence.start : c.figure.start]) or follows.search(
        text[c.figure.end : min(sentence.end, c.figure.end + NEAR)]
    )
    if not own:
        first = c.source.sentences[number - 1].start if number else sentence.start
        perfect = _PERFECT.search(text[c.figure.end : sentence.end]) and not _recent(c, sentence)
        own = named.search(text[first : sentence.start]) if perfect else None
    if not own:
        return False
    return not any(
        f.low == c.figure.low and f.high == c.figure.high and s.sentence_number(f.start) < LEDE + 1
        for s in material.sources
        for f in s.reading.figures
    )


def _of_victims(status: str) -> bool:
    return status in {"killed", "injured", "missing", "displaced", "dead or missing", "killed or injured"}


def _one_sort(noun: str, own: frozenset[str]) -> bool:
    """Whether a general noun ("attack", "strike", "disaster") may stand for the story's own."""
    return bool({noun} & _GENERAL) or bool(own & _GENERAL)


_GENERAL = frozenset(stem(w) for w in ("attack", "strike", "raid", "collapse", "fire", "explosion", "blast", "siege", "airstrike"))


def _first(material: Material) -> str:
    days = [p for s in material.sources if (p := s.reading.article.published_at)]
    return min(days, default="")


def _long_before(material: Material, c: FigureAccount, span: Span) -> bool:
    """Whether all the days told in the span lie long before the story's first article."""
    first = _first(material)
    if not first:
        return False
    start = moment(first).date()
    told = [t.value for t in c.source.reading.times if span.start <= t.start < span.end and t.type in {"DATE", "TIME"} and t.value]
    days = [v[:10] for v in told if _DAY.match(v)]
    years = [v for v in told if _YEAR.match(v)]
    if not days and not years:
        return False
    limit = (start - BACKGROUND).isoformat()
    old_days = all(d < limit for d in days)
    old_years = all(y < limit[: len(y)] for y in years)
    return old_days and old_years


def _recent(c: FigureAccount, span: Span) -> bool:
    return any(span.start <= t.start < span.end and t.type in {"DATE", "TIME"} for t in c.source.reading.times)


def kind_of(c: FigureAccount) -> frozenset[str]:
    """Stems of the nouns that say who or what is counted; empty where they may be anybody."""
    return frozenset(c.unit - everybody())


@cache
def everybody() -> frozenset[str]:
    """Stems of nouns by which whoever it was is counted ("people", "victims", "lives")."""
    return (
        anybody()
        | frozenset(stem(w) for w in statuses().anybody)
        | frozenset(stem(w) for w in ("people", "person", "victims", "civilians", "residents", "deaths", "fatalities"))
    )
