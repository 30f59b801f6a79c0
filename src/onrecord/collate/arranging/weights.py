"""How much a claim leads, from 0 to 1: how many articles make it, how near to their beginnings, and what it is.

What many accounts, their headlines and first paragraphs tell leads, and what holds the words that these share; official acts and
what is counted of the dead come before other things told as often. What cannot be read by itself, or only names what happened,
leads nothing.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from datetime import date

from msgspec.structs import replace

from onrecord.collate.acts import ActAccount
from onrecord.collate.arranging.core import Core
from onrecord.collate.arranging.event_columns import event_columns
from onrecord.collate.arranging.statement_columns import statement_columns
from onrecord.collate.arranging.trust import WHOLE, trusted
from onrecord.collate.background import looked_back_to
from onrecord.collate.entities import looks_named
from onrecord.collate.events import EventAccount, is_readable, title_of
from onrecord.collate.figures import FigureAccount, tells
from onrecord.collate.material import Material
from onrecord.collate.statements import Variant
from onrecord.collate.wording import words_of
from onrecord.facts.record import Account, RecordAct, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.span import Span

BEGINNING = 5
"""Sentences, the title among them, that are an article's beginning."""
SHARE, LEADING, KIND = 0.45, 0.35, 0.2
"""What the share of articles, the share that tells it at the beginning, and the kind of claim add."""
ABOUT = 0.5
"""What the words of a deed add that the beginnings of the story's articles share; what the rest adds is less by as much."""
LIKELY = 0.5
"""Probability of being right in every part from which a statement has any weight."""
DOUBT = 3
"""How much doubt takes from a statement's weight: the power of that probability."""
UNNAMED = 0.2
"""What who is told of without a name counts beside a named speaker."""
BACKGROUND, PAST = 0.5, 0.3
"""What is left of the weight of a deed or decision that lies long before the story, and of a number of such a time."""
SEVERAL = 3
"""Articles that tell an act from which it is no background, whenever it was."""
BY_SOMEBODY = frozenset({"permit", "sanction", "resolution", "statement", "decision", "resignation", "election"})
"""Sorts of acts that tell nothing where nobody is told to make them."""
_POINTS = re.compile(r"(?:his|her|their|its|our|my)\b", re.IGNORECASE)
SAME = 0.9
"""Share of the stems of the shorter of two titles from which it is told by the other."""
AGAIN = 0.3
"""What is left of the weight of what a heavier event's title tells too."""
LONG_BEFORE = 60
"""Days before the first article from which what happened is background."""
CALENDAR = re.compile(r"(?P<year>\d{4})(?:-(?P<month>\d{2}))?(?:-(?P<day>\d{2}))?$")
GRAVE = frozenset({"killed", "injured", "missing", "for", "against", "arrested", "displaced", "evacuated"})
OF_ANY = frozenset({"killed", "injured"})
"""What befalls people in any happening that an article speaks of in passing."""
EVEN = 0.5
USUAL = {"fact": 0.86, "title": 0.81, "main": 0.26}
"""How many of the rows that were judged were right in this, or main facts: a row as sure as those keeps its weight."""
FACT = {"actual": 1.0, "denied": 0.8, "alleged": 0.8, "planned": 0.7, "negated": 0.5, "threatened": 0.6, "called for": 0.6}


def weigh_events(
    material: Material, core: Core, events: Sequence[RecordEvent], aligned: Sequence[Sequence[EventAccount]]
) -> tuple[RecordEvent, ...]:
    """The events with their weights, less where learnt trees do not trust what was read or take it for a side fact."""
    weighed = [replace(e, weight=_event(material, core, e, a)) for e, a in zip(events, aligned, strict=True)]
    asked = [n for n, e in enumerate(weighed) if e.weight > 0]
    sure = trusted("event", [event_columns(material, core, weighed[n], aligned[n]) for n in asked])
    for n, fact, title, main in zip(asked, sure["fact"], sure["title"], sure["main"], strict=True):
        weighed[n] = replace(weighed[n], weight=trusted_weight(weighed[n].weight, float(fact), float(title), float(main)))
    return _each_sentence_once(weighed)


def _each_sentence_once(weighed: Sequence[RecordEvent]) -> tuple[RecordEvent, ...]:
    """The events, with less weight for one whose title is told, word for word, by that of a heavier one with an article in common.

    "The dismissal shocked the town" tells of a dismissal and of a shock: two deeds, but one sentence to read.
    """
    out = list(weighed)
    seen: list[tuple[frozenset[str], frozenset[str]]] = []
    for n in sorted(range(len(out)), key=lambda n: -out[n].weight):
        if out[n].weight <= 0:
            break
        words, articles = words_of(out[n].title).bag, frozenset(a.article for a in out[n].accounts)
        if any(articles & others and len(words & told) >= SAME * max(1, min(len(words), len(told))) for told, others in seen):
            out[n] = replace(out[n], weight=round(out[n].weight * AGAIN, 3))
        else:
            seen.append((words, articles))
    return tuple(out)


def trusted_weight(weight: float, fact: float, title: float, main: float) -> float:
    """A weight by how likely factuality and title are right and it is a main fact; nothing where one is likelier wrong."""
    if min(fact, title) < EVEN:
        return 0.0
    usual = (USUAL["fact"] * USUAL["title"]) ** 2 * math.sqrt(USUAL["main"])
    return round(math.tanh(weight * (fact * title) ** 2 * math.sqrt(main) / usual), 3)  # below 1, and in order


def _event(material: Material, core: Core, event: RecordEvent, accounts: Sequence[EventAccount]) -> float:
    readable = any(is_readable(a, material) and title_of(a, material) == event.title for a in accounts)
    if not readable or all(a.is_bare for a in accounts):
        return 0.0
    kind = 0.5 * bool(event.type) + 0.25 * bool(event.actors) + 0.25 * bool(event.recipients or event.place)
    told = (1 - ABOUT) * (_told(material, event.accounts) + KIND * kind) + ABOUT * core.held_by(event.title)
    past = BACKGROUND if _long_before(material, event.date) else 1.0
    return round(told * past * FACT.get(event.factuality, 0.3), 3)


def _long_before(material: Material, day: str | None) -> bool:
    """Whether a day lies long before the story was first told: background, however many tell it."""
    published = [p for s in material.sources if (p := s.reading.article.published_at)]
    told = CALENDAR.match(day or "")
    if told is None or not published:
        return False
    try:
        last = date(int(told["year"]), int(told["month"] or 12), int(told["day"] or 28))
        first = date.fromisoformat(published[0][:10])
    except ValueError:
        return False
    return (first - last).days > LONG_BEFORE


def weigh_acts(material: Material, acts: Iterable[RecordAct], aligned: Sequence[Sequence[ActAccount]]) -> tuple[RecordAct, ...]:
    """The acts with their weights: an act with a body leads before one whose body nobody tells.

    One of which no account's words decide anything has none.
    """
    return tuple(replace(a, weight=_act(material, a, told)) for a, told in zip(acts, aligned, strict=True))


def _act(material: Material, act: RecordAct, accounts: Sequence[ActAccount]) -> float:
    if not any(d.decides for d in accounts) or _POINTS.match(act.body_name or ""):
        return 0.0
    if act.body is None and act.sort in BY_SOMEBODY:
        return 0.0
    few = len({d.source.id for d in accounts}) < SEVERAL
    if few and len(material.sources) >= SEVERAL and _is_nobodys(material, act):
        return 0.0
    old = few and (_long_before(material, act.date) if act.date else all(_looks_back(d) for d in accounts))
    return round((_told(material, act.accounts) + KIND * (1.0 if act.body else 0.4)) * (BACKGROUND if old else 1.0), 3)


def _is_nobodys(material: Material, act: RecordAct) -> bool:
    """Whether one or two articles tell of words to the press, or of a deal that somebody without an office makes for himself.

    A council that states something, and whoever holds an office, act for others.
    """
    body = material.entity.get(act.body or "")
    if act.sort == "statement":
        return body is None or body.kind != "organization" or body.sector not in STATING
    return act.sort == "agreement" and body is not None and body.kind == "person" and not body.sector


STATING = frozenset({"IGO", "LEG"})
"""Sectors of bodies whose statement is a decision of many."""


def _looks_back(d: ActAccount) -> bool:
    return all(looked_back_to(d.source, s.start) is not None for s in d.act.stage_evidence or d.act.evidence)


def weigh_figures(
    material: Material,
    figures: Iterable[RecordFigure],
    aligned: Sequence[Sequence[FigureAccount]],
    others: AbstractSet[tuple[str, int]],
) -> tuple[RecordFigure, ...]:
    """The figures with their weights: people killed, hurt, missing and votes before other counts.

    One whose counted thing its words do not tell has none, nor have another occasion's victims (`others`: article and place).
    """
    return tuple(replace(f, weight=_figure(material, others, f, a)) for f, a in zip(figures, aligned, strict=True))


def _figure(
    material: Material, others: AbstractSet[tuple[str, int]], figure: RecordFigure, accounts: Sequence[FigureAccount]
) -> float:
    telling = [c for c in accounts if tells(c)]
    if not telling or (figure.sense and all(c.key in others for c in telling)):
        return 0.0
    once = len({a.article for a in figure.accounts}) == 1
    passing = once and not any(_is_early(material, a.article, a.spans) for a in figure.accounts)
    if figure.high == 0 and passing:
        return 0.0  # nobody was hurt in one of many happenings
    grave = figure.sense in GRAVE and not (passing and figure.sense in OF_ANY)  # who died in what else an article speaks of
    past = PAST if all(looked_back_to(c.source, c.figure.start) for c in telling) else 1.0
    return round((_told(material, figure.accounts) + KIND * (1.0 if grave else 0.2)) * past, 3)


def weigh_statements(
    material: Material, statements: Sequence[RecordStatement], aligned: Sequence[Sequence[Variant]]
) -> tuple[RecordStatement, ...]:
    """The statements with their weights: of who has a name before those of nobody named, and the more the surer they were read.

    What is likelier wrong than right in any part (its being said, its speaker, its polarity, its words) has none.
    """
    if not statements:
        return ()
    sure = trusted("statement", [statement_columns(material, s, v) for s, v in zip(statements, aligned, strict=True)])[WHOLE]
    return tuple(replace(s, weight=_statement(material, s, float(p))) for s, p in zip(statements, sure, strict=True))


def _statement(material: Material, statement: RecordStatement, sure: float) -> float:
    if sure < LIKELY:
        return 0.0
    entity = material.entity.get(statement.speaker_id or "")
    named = entity.named if entity is not None else looks_named(statement.speaker)
    voice = 1.0 if named else UNNAMED if statement.speaker else 0.0
    return round((_told(material, statement.accounts) + KIND * voice) * sure**DOUBT, 3)


def _told(material: Material, accounts: Sequence[Account]) -> float:
    """What being told by many, and at the beginning, adds. Of many articles each further one adds less."""
    by_article: dict[str, list[Span]] = {}
    for a in accounts:
        by_article.setdefault(a.article, []).extend(a.spans)
    if not by_article:
        return 0.0
    whole = math.log1p(len(material.sources))
    early = sum(_is_early(material, article, spans) for article, spans in by_article.items())
    return SHARE * math.log1p(len(by_article)) / whole + LEADING * math.log1p(early) / whole


def _is_early(material: Material, article: str, spans: Sequence[Span]) -> bool:
    source = material.by_id.get(article)
    return source is not None and any(source.sentence_number(s.start) < BEGINNING for s in spans)
