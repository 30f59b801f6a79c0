"""Sentences that change what another says are not merged silently with it; those that mean the same are not set against it.

`data/claim_pairs.toml` holds the pairs. Two articles with other words around them make a story; a change is merged silently where a
claim of the record has both sentences, changed words and all, as accounts of one thing, and no discrepancy tells them apart.
"""

from __future__ import annotations

import re
import tomllib
from collections import Counter
from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import pytest

from onrecord.collate.record import collate
from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Record, RecordAct, RecordEvent, RecordFigure, RecordStatement, Side
from onrecord.facts.story import Story
from onrecord.match.copies import find_copies
from onrecord.match.text import article_text
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
PAIRS = Path(__file__).parent / "data" / "claim_pairs.toml"
LEAST_KEPT = 0.92
"""Floor: share of the changes that are kept apart or shown."""
LEAST_SHOWN = 0.65
"""Floor: share of the changes that a discrepancy of the right kind shows."""
MOST_ALARMS, MOST_SPLIT = 0, 4
"""Paraphrases at most that a discrepancy sets against each other, and that no claim has together."""
KINDS = {
    "number": {"figure"},
    "unit": {"figure"},
    "date": {"date"},
    "place": {"place"},
    "actor": {"actor"},
    "target": {"actor"},
    "roles": {"actor"},
    "speaker": {"actor"},
    "negation": {"factuality", "status", "wording"},
    "antonym": {"factuality", "status", "wording"},
}
_TOKEN = re.compile(r"\w+|[^\w\s]")
Place = tuple[int, int]


def pairs() -> list[tuple[str, dict[str, str], dict[str, Any]]]:
    """Each pair with a name and its story."""
    stories = tomllib.loads(PAIRS.read_text("utf8"))["story"]
    return [(f"{s['name']}{n}", pair, s) for s in stories for n, pair in enumerate(s["pairs"])]


def articles(name: str, pair: dict[str, str], story: dict[str, Any]) -> list[Article]:
    """The two articles of a pair."""
    out = []
    for which, around, outlet, hour in (("true", "one", "Ostervik Post", 9), ("other", "two", "Lunde Bladet", 12)):
        first, *rest = story[around]
        text = "\n\n".join([first, pair[which], *rest])
        at = f"2031-04-08T{hour:02}:00:00Z"
        out.append(Article(id=f"{name} {which}", title=f"News of the {story['name']}", outlet=outlet, published_at=at, text=text))
    return out


def differing(one: str, other: str) -> tuple[list[Place], list[Place]]:
    """Where words stand in either sentence that the other does not have there."""
    ours, theirs = (list(_TOKEN.finditer(t)) for t in (one, other))
    found: tuple[list[Place], list[Place]] = ([], [])
    matcher = SequenceMatcher(None, [m.group() for m in ours], [m.group() for m in theirs], autojunk=False)
    for kind, i, j, k, n in matcher.get_opcodes():
        if kind != "equal":
            found[0].extend(m.span() for m in ours[i:j])
            found[1].extend(m.span() for m in theirs[k:n])
    return found


def touches(side: Side | Account, article: str, place: Place) -> bool:
    return side.article == article and any(s.start < place[1] and place[0] < s.end for s in side.spans)


def holds(account: Account, places: Sequence[Place], start: int) -> bool:
    """Whether the account's words have some of the changed ones; where nothing was changed on its side, always."""
    return not places or any(s.start < start + e and start + b < s.end for s in account.spans for b, e in places)


class Outcome:
    """What a record makes of one pair."""

    def __init__(self, pair: dict[str, str], readings: list[Reading]) -> None:
        texts = {r.article.id: r.article.text for r in readings}
        self.ids = list(texts)
        self.places: list[Place] = []
        for i, which in zip(self.ids, ("true", "other"), strict=True):
            start = texts[i].index(pair[which])
            self.places.append((start, start + len(pair[which])))
        story = Story("s", "s", tuple(self.ids), None, None)
        record = collate(story, readings, find_copies([article_text(r) for r in readings]))
        self.shown = {d.kind for d in record.discrepancies if self._both(d.sides)}
        self.joined, self.silent = self._claims(record, differing(pair["true"], pair["other"]))

    def _both(self, sides: Sequence[Side]) -> bool:
        return all(any(touches(s, i, p) for s in sides) for i, p in zip(self.ids, self.places, strict=True))

    def _claims(self, record: Record, changed: tuple[list[Place], list[Place]]) -> tuple[bool, bool]:
        """Whether a claim has both sentences, and whether one has the changed words of both as one thing."""
        joined = silent = False
        items: list[RecordStatement | RecordEvent | RecordFigure | RecordAct] = [
            *record.statements, *record.events, *record.figures, *record.acts
        ]  # fmt: skip
        for item in items:
            one, other = ([a for a in item.accounts if touches(a, i, p)] for i, p in zip(self.ids, self.places, strict=True))
            for a in one:
                for b in other:
                    joined |= not isinstance(item, RecordFigure)
                    alike = (a.factuality, a.low, a.stage) == (b.factuality, b.low, b.stage)
                    silent |= alike and holds(a, changed[0], self.places[0][0]) and holds(b, changed[1], self.places[1][0])
        return joined, silent and not self.shown


def outcomes() -> list[tuple[str, str, Outcome]]:
    """What becomes of every pair: its name and kind, and the outcome."""
    every = [a for name, pair, story in pairs() for a in articles(name, pair, story)]
    read = {r.article.id: r for r in read_all(every)}
    return [(name, pair["kind"], Outcome(pair, [read[a.id] for a in articles(name, pair, s)])) for name, pair, s in pairs()]


def test_changed_claims_are_kept_apart_or_shown_and_paraphrases_are_neither() -> None:
    told = outcomes()
    changed = [(name, kind, o) for name, kind, o in told if kind != "same"]
    same = [(name, o) for name, kind, o in told if kind == "same"]
    silent = [f"{name} ({kind})" for name, kind, o in changed if o.silent]
    shown = Counter(kind for _, kind, o in changed if o.shown & KINDS[kind])
    kept = 1 - len(silent) / len(changed)
    alarms = [name for name, o in same if o.shown]
    split = [name for name, o in same if not o.joined]
    print(f"{len(changed)} changes: kept apart or shown {kept:.3f}, shown as what they are {shown.total() / len(changed):.3f}")
    print("merged silently", silent, "shown by kind", dict(shown))
    print(f"{len(same)} paraphrases: set against each other {alarms}, in no claim together {split}")
    assert kept >= LEAST_KEPT
    assert shown.total() >= LEAST_SHOWN * len(changed)
    assert len(alarms) <= MOST_ALARMS
    assert len(split) <= MOST_SPLIT
