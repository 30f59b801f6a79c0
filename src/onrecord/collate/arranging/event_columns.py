"""What tells whether an event was read right and is news: its columns for the learnt trust in it, known from its accounts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.arranging.core import Core
from onrecord.collate.events import EventAccount, is_readable, title_of
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import words_of
from onrecord.facts.attribution import Attribution
from onrecord.facts.record import RecordEvent
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
BRACKET = re.compile(r"\[[^\]]*\]")
FIRST_PERSON = re.compile(r"\b(?:I|my|me|we|us|our|I['’]\w+|we['’]\w+)\b", re.IGNORECASE)
OPINION = re.compile(
    r"/(?:opinions?|commentary|op-?eds?|columns?|editorials?|blogs?|views?|comment(?:isfree)?)(?:/|$)|^opinion\b", re.IGNORECASE
)
HEDGED = re.compile(
    r"\b(?:may|might|could|would|should|must|will|likely|perhaps|probably|if|whether|seems?|appears?|reportedly|allegedly)\b",
    re.IGNORECASE,
)
FACTUALITIES = ("actual", "alleged", "planned", "called for", "possible", "negated", "denied", "threatened")
TYPES = ("REQUEST", "REJECT", "ACCUSE", "THREATEN", "ASSAULT", "AGREE", "COERCE", "SUPPORT", "CONSULT", "SANCTION")
KINDS = ("person", "organization", "group", "place")


@dataclass(frozen=True)
class Happening:
    """One event of a record with its accounts, and the account whose words are its title."""

    material: Material
    core: Core
    event: RecordEvent
    accounts: Sequence[EventAccount]

    @cached_property
    def best(self) -> EventAccount:
        """The account whose words are the title."""
        own = (a for a in self.accounts if is_readable(a, self.material) and title_of(a, self.material) == self.event.title)
        return next(own, self.accounts[0])

    @cached_property
    def source(self) -> Source:
        """Its article."""
        return self.best.source

    @cached_property
    def sentence(self) -> Span:
        """Its sentence."""
        return self.source.sentence(self.best.event.trigger.start)

    @cached_property
    def voice(self) -> Attribution | None:
        """In whose words it is told."""
        said = self.best.event.attribution
        return next((a for a in self.source.reading.attributions if a.id == said), None) if said else None


def event_columns(material: Material, core: Core, event: RecordEvent, accounts: Sequence[EventAccount]) -> dict[str, float]:
    """The columns of an event, by name."""
    one = Happening(material, core, event, accounts)
    return {**_of_kind(one), **_of_voice(one), **_of_title(one), **_of_parties(one), **_of_day(one)}


def _of_kind(one: Happening) -> dict[str, float]:
    event, at = one.event, one.source.sentence_number(one.best.event.trigger.start)
    headline = one.source.headline
    article = one.source.reading.article
    return {
        **{f"fact {f}": float(event.factuality == f) for f in FACTUALITIES},
        **{f"type {t}": float(event.type == t) for t in TYPES},
        "typed": event.type is not None,
        "noun": one.best.is_noun,
        "passive": one.best.event.voice == "passive",
        "accounts": math.log1p(len(one.accounts)),
        "articles": len({a.source.id for a in one.accounts}) / max(1, len(one.material.sources)),
        "earliest": math.log1p(min(a.source.sentence_number(a.event.trigger.start) for a in one.accounts)),
        "headline": headline is not None and one.best.event.trigger.start < headline.end,
        "opinion": bool(OPINION.search(article.url or "") or OPINION.search(article.title)),
        "sentence number": at,
        "weight": event.weight,
    }


def _of_voice(one: Happening) -> dict[str, float]:
    said = one.voice
    source = said.source if said is not None else None
    known = one.source.entities.get(source.entity) if source is not None and source.entity else None
    return {
        "attributed": sum(a.event.attribution is not None for a in one.accounts) / len(one.accounts),
        "direct": said is not None and said.kind == "direct",
        "mixed": said is not None and said.kind == "mixed",
        "named voice": known is not None and known.named,
        "person's voice": known is not None and known.kind == "person",
        "own voice": known is not None and known.id in one.best.event.actors,
        "source unknown": said is not None and known is None,
    }


def _of_title(one: Happening) -> dict[str, float]:
    title, text = one.event.title, one.source.text
    bare = BRACKET.sub("", title)
    words, sentence = WORD.findall(title), one.sentence.of(text)
    clause = one.best.event.told or one.best.spans[0]
    verb = one.best.event.trigger
    behind = WORD.findall(text[verb.end : max(verb.end, clause.end)])
    first, last = (words[0].casefold(), words[-1].casefold()) if words else ("", "")
    return {
        "about": one.core.held_by(title),
        "sentence about": one.core.held_by(sentence),
        "words": len(words),
        "words of sentence": len(WORD.findall(sentence)),
        "share of sentence": len(title) / max(1, len(sentence)),
        "begins sentence": clause.start - one.sentence.start <= 1,
        "ends sentence": one.sentence.end - clause.end <= 2,
        "capital first": title[:1].isupper(),
        "brackets": title.count("["),
        "bracket first": title.startswith("["),
        "owner in brackets": bool(re.search(r"['’]s\]", title)),
        "open first": first in listed("open_subjects"),
        "short end": len(last) <= 3,
        "quotes in title": sum(title.count(q) for q in '"“”'),
        "half quote": title.count('"') % 2 == 1 or title.count("“") != title.count("”"),
        "hedged title": len(HEDGED.findall(bare)),
        "hedged sentence": len(HEDGED.findall(sentence)),
        "asks": "?" in sentence,
        "first person": bool(FIRST_PERSON.search(bare)),
        "verb at": (verb.start - clause.start) / max(1, clause.end - clause.start),
        "words behind verb": len(behind),
        "told of apart": not clause.overlaps(verb),
        "negation": bool(words_of(title).negated),
        "present": one.best.event.trigger.of(text).endswith("s") and not one.best.is_noun,
        "colon": ":" in title or ";" in title or " - " in title or "--" in title,
    }


def _of_parties(one: Happening) -> dict[str, float]:
    event, entity, own = one.event, one.material.entity, one.best.event
    doers = [entity[i] for i in event.actors if i in entity]
    sufferers = [entity[i] for i in event.recipients if i in entity]
    told = one.event.title.casefold()

    def stands(names: Sequence[str]) -> float:
        return float(any(n.split() and n.split()[-1].casefold() in told for n in names))

    where = {i: [m.start for m in one.source.mentions_in(one.sentence) if m.entity == i] for i in (*own.actors, *own.recipients)}
    return {
        "actors": len(doers),
        "recipients": len(sufferers),
        **{f"actor {k}": float(any(e.kind == k for e in doers)) for k in KINDS},
        **{f"recipient {k}": float(any(e.kind == k for e in sufferers)) for k in KINDS},
        "actor named": any(e.named for e in doers),
        "recipient named": any(e.named for e in sufferers),
        "actor in title": stands(event.actor_names),
        "recipient in title": stands(event.recipient_names),
        "recipient behind": any(s > own.trigger.start for i in own.recipients for s in where[i]),
        "actor before": any(s < own.trigger.start for i in own.actors for s in where[i]),
        "others named": len(one.best.named_inside - set(event.actors) - set(event.recipients)),
        "others in sentence": len(one.best.named_around - set(event.actors) - set(event.recipients)),
    }


def _of_day(one: Happening) -> dict[str, float]:
    times = [t for t in one.source.reading.times if one.sentence.start <= t.start < one.sentence.end]
    published = (one.source.reading.article.published_at or "")[:10]
    day = one.event.date or ""
    return {
        "day": len(day),
        "day known": bool(day),
        "times": len(times),
        "days before": int(published[:4] or 0) - int(day[:4]) if day[:4].isdigit() and published[:4].isdigit() else 0,
    }
