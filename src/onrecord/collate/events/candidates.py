"""How surely two articles' accounts tell of one event: a learnt score of what they share.

The numbers are in models/event_pairs.json, learnt by training/collation.py from annotated stories.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from importlib.resources import files

import msgspec
import numpy as np

from onrecord.collate.events.accounts import UNREAL, EventAccount
from onrecord.collate.wording import Likeness, dates_apart, numbers_clash
from onrecord.match.trees import Forest

NAMES = (
    "alike", "alike without names", "one deed", "one type", "two types", "one without type", "doer shared", "doers apart",
    "undergoer shared", "undergoers apart", "party shared", "one place", "two places", "one date", "two dates", "one mood",
    "real and unreal", "so and not so", "bare", "short", "numbers clash", "number shared", "both in the lead", "one act",
    "words shared", "one word", "alike, one deed", "alike without names, one deed",
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
    for i, j in pairs:
        row = columns(found[i], found[j], likeness)
        if row is not None:
            asked.append((i, j))
            rows.append(row)
    if not rows:
        return {}
    made = model()
    sure = made.probabilities(np.array(rows, dtype=np.float64)) / made.bar
    return {pair: round(float(score), 6) for pair, score in zip(asked, sure, strict=True)}


def columns(a: EventAccount, b: EventAccount, likeness: Likeness) -> list[float] | None:
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
    )
    return [float(v) for v in row]
