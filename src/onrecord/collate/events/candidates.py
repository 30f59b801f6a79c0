"""How surely two articles' accounts tell of one event: a learnt score of what they share.

The numbers are in models/event_pairs.json, learnt by training/collation.py from annotated stories.
"""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from onrecord.collate.events.accounts import UNREAL, EventAccount
from onrecord.collate.wording import Likeness, common_words, dates_apart, days_of, numbers_clash
from onrecord.match.trees import Forest

NAMES = (
    "alike", "alike without names", "one deed", "one type", "two types", "one without type", "doer shared", "doers apart",
    "undergoer shared", "undergoers apart", "party shared", "one place", "two places", "one date", "two dates", "one mood",
    "real and unreal", "so and not so", "bare", "short", "numbers clash", "number shared", "both in the lead", "one act",
    "words shared", "one word", "alike, one deed", "alike without names, one deed",
    "rest alike", "rest told", "rarest shared", "sentences alike", "sentence names shared", "sentence names apart",
    "run shared", "run of the shorter", "both nouns", "one noun", "subjects alike", "objects alike", "doer by name shared",
    "undergoer by name shared", "tellings of the deed", "parties of the deed", "days between", "both so", "generic", "unreal, both",
    "windows alike", "held by the other's sentence, lesser", "held by the other's sentence, greater", "rarest name shared",
)  # fmt: skip
FAINT = 0.05
"""Likeness below which two accounts with different words for the deed are not asked about."""
LEAD = 3
"""Sentences, the title among them, of an article's lead."""


@cache
def model() -> Forest:
    """The shipped trees, loaded once a process; raises ValueError where they were learnt for other columns."""
    found = msgspec.json.decode(files("onrecord").joinpath("models", "event_pairs.json").read_bytes(), type=Forest)
    if tuple(found.names) != NAMES:
        raise ValueError("models/event_pairs.json was made for other columns: run training/collation.py")
    return found


def scores(found: Sequence[EventAccount], pairs: Sequence[tuple[int, int]], likeness: Likeness) -> dict[tuple[int, int], float]:
    """For each pair of accounts of different articles that may be one event how surely it is, in units of the bar."""
    asked, rows = [], []
    spread = Spread.over(found)
    for i, j in pairs:
        row = columns(found[i], found[j], likeness, spread)
        if row is not None:
            asked.append((i, j))
            rows.append(row)
    if not rows:
        return {}
    made = model()
    sure = made.probabilities(np.array(rows, dtype=np.float64)) / made.bar
    return {pair: round(float(score), 6) for pair, score in zip(asked, sure, strict=True)}


def columns(a: EventAccount, b: EventAccount, likeness: Likeness, spread: Spread) -> list[float] | None:
    """What two accounts share, in the order of `NAMES`; None where nothing makes them worth asking about."""
    same = a.trigger == b.trigger
    one_act = a.act is not None and a.act == b.act
    alike = likeness.compare(a.words, b.words)
    if alike < FAINT and not same and not one_act:
        return None
    names = a.names | b.names
    x, y = (h.words._replace(bag=frozenset(h.words.bag - names)) for h in (a, b))
    deed = likeness.compare(x, y) if x.bag and y.bag else 0.0
    one, other = a.event.type, b.event.type
    moods = {a.event.factuality, b.event.factuality}
    told = min(len(a.words.bag), len(b.words.bag))
    row: tuple[float | bool, ...] = (
        alike,
        deed,
        same,
        bool(one and one == other),
        bool(one and other and one != other),
        bool(one) != bool(other),
        bool(a.actors & b.actors),
        bool(a.actors and b.actors and not a.actors & b.actors),
        bool(a.recipients & b.recipients),
        bool(a.recipients and b.recipients and not a.recipients & b.recipients),
        bool((a.actors | a.recipients) & (b.actors | b.recipients)),
        bool(a.place and a.place == b.place),
        bool(a.place and b.place and a.place != b.place),
        bool(a.event.date and a.event.date == b.event.date),
        dates_apart(a.event.date, b.event.date),
        len(moods) == 1,
        bool(moods & UNREAL and moods & {"actual", "negated", "denied"}),
        moods == {"actual", "negated"},
        told < 2,
        told < 4,
        numbers_clash(a.words, b.words),
        bool(a.words.numbers & b.words.numbers),
        all(h.source.sentence_number(h.spans[0].start) < LEAD for h in (a, b)),
        one_act,
        len(x.bag & y.bag),
        a.event.trigger.of(a.source.text).casefold() == b.event.trigger.of(b.source.text).casefold(),
        alike * same,
        deed * same,
        *_more(a, b, likeness, spread),
    )
    return [float(v) for v in row]


def _more(a: EventAccount, b: EventAccount, likeness: Likeness, spread: Spread) -> tuple[float | bool, ...]:
    """What the two tell besides the deed, and what stands around them."""
    rest = a.rest & b.rest
    sentence = _names_around(a), _names_around(b)
    run = common_words(a.run, b.run)
    moods = {a.event.factuality, b.event.factuality}
    deeds = (a.trigger, b.trigger)
    held = likeness.held(a.words.bag, b.around.bag), likeness.held(b.words.bag, a.around.bag)
    return (
        likeness.share(a.rest, b.rest),
        min(len(a.rest), len(b.rest), 6),
        likeness.rarest(rest),
        likeness.compare(a.around, b.around),
        len(sentence[0] & sentence[1]),
        bool(sentence[0] and sentence[1] and not sentence[0] & sentence[1]),
        min(run, 12),
        run / max(1, min(len(a.run), len(b.run))),
        a.is_noun and b.is_noun,
        a.is_noun != b.is_noun,
        likeness.share(a.done_by, b.done_by),
        likeness.share(a.undergone, b.undergone),
        bool(a.named_actors & b.named_actors),
        bool(a.named_recipients & b.named_recipients),
        min(max(spread.told[d] for d in deeds), 20),
        min(max(spread.parties[d] for d in deeds), 10),
        min(_days_between(a, b), 30.0),
        moods == {"actual"},
        "generic" in moods,
        len(moods) == 1 and bool(moods & UNREAL),
        likeness.compare(a.window, b.window),
        min(held),
        max(held),
        spread.rarest(a.named_around & b.named_around),
    )


@dataclass(frozen=True)
class Spread:
    """How often each deed is told in a story, and of how many different parties."""

    told: Counter[str]
    parties: Mapping[str, int]
    named: Counter[str]
    total: int

    @classmethod
    def over(cls, found: Sequence[EventAccount]) -> Spread:
        """The spread of the deeds of a story."""
        whom: dict[str, set[frozenset[str]]] = defaultdict(set)
        for h in found:
            whom[h.trigger].add(h.named_actors | h.named_recipients)
        named = Counter(e for h in found for e in h.named_around)
        return cls(Counter(h.trigger for h in found), Counter({d: len(p) for d, p in whom.items()}), named, len(found))

    def rarest(self, entities: frozenset[str]) -> float:
        """How much the rarest of the entities tells, from 0 for one named around every account, to 1."""
        most = math.log1p(self.total)
        return max((1 - math.log1p(self.named[e]) / most for e in entities), default=0.0) if self.total else 0.0


def _names_around(h: EventAccount) -> frozenset[str]:
    """The record's entities that the sentence names."""
    return h.named_around


def _days_between(a: EventAccount, b: EventAccount) -> float:
    """Days between the publication of two accounts; 0 where one is not dated."""
    one, other = (days_of((h.source.reading.article.published_at or "")[:10]) for h in (a, b))
    return float(abs(one[0] - other[0])) if one and other else 0.0
