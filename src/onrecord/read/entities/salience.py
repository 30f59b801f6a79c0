"""How likely a pronoun stands for a thing: a linear model over where and how the thing was last mentioned.

After the salience factors of Lappin and Leass (1994), with weights learnt (training/pronouns) instead of set by hand.
"""

from __future__ import annotations

import json
from collections.abc import Sequence
from functools import cache
from math import log1p

from onrecord.lexicon.offices import words_of
from onrecord.lexicon.resource import read_text
from onrecord.read.entities.candidate import Candidate, Group
from onrecord.read.parse.tokens import Doc, Token

RECENT = 5
SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "agent"})
FEATURES = (
    "same sentence", "previous sentence", "two back", "further back", "distance", "subject", "both subjects", "object", "possessor",
    "pronoun", "indefinite", "named", "count", "gender told", "both speak", "speaks, pronoun quoted", "quoted, pronoun not",
    "pronoun quoted, not it", "same quotation", "commands", "same verb", "headline", "ahead", "place", "document", "group",
    "organization", "subject of last sentence", "speaks", "same sentence subject",
)  # fmt: skip


def speaks(doc: Doc, candidate: Candidate) -> bool:
    """Whether the candidate is the subject of a verb of saying."""
    token = doc[candidate.head]
    return token.dep == "nsubj" and token.head.lemma in words_of("speech", "verbs")


def above(token: Token, verb: int) -> bool:
    """Whether the verb governs the token, at any depth."""
    return any(ancestor.i == verb for ancestor in token.ancestors)


def features(doc: Doc, pronoun: Candidate, member: Candidate, group: Group, seen: Sequence[Candidate]) -> list[float]:
    """The features of FEATURES for a pronoun and the member of a group that stands nearest before it (or just after)."""
    token, head = doc[pronoun.head], doc[member.head]
    narrated = pronoun.quoted < 0 and member.quoted < 0
    back = pronoun.told - member.told if narrated else pronoun.sentence - member.sentence
    recent = sum(pronoun.sentence - m.sentence < RECENT for m in seen[-8:])
    says, said = speaks(doc, pronoun), speaks(doc, member)
    quoted, within = member.quoted >= 0, pronoun.quoted >= 0
    last_subject = any(m.subject and pronoun.sentence - m.sentence == 1 for m in seen[-4:])
    return [
        back == 0,
        back == 1,
        back == 2,
        back > 2,
        log1p(abs(pronoun.start - member.start)) / 4,
        member.subject,
        member.subject and pronoun.subject,
        head.dep in {"dobj", "pobj", "dative"},
        head.dep == "poss",
        member.form == "pronoun",
        member.form == "nominal" and not member.definite,
        group.named,
        log1p(recent) / 2,
        group.gender is not None and group.gender == pronoun.gender,
        says and said,
        said and within and not quoted and abs(back) <= 1,
        quoted and not within,
        within and not quoted,
        within and member.quoted == pronoun.quoted,
        member.subject and back == 0 and above(token, head.head.i),
        back == 0 and head.head.i == token.head.i and token.dep != "poss" and not token.lower.endswith(("self", "selves")),
        member.sentence == 0 and pronoun.sentence > 1,
        member.start > pronoun.start,
        group.kind == "place",
        group.kind in {"document", "post"},
        group.kind == "group",
        group.kind in {"organization", "outlet"},
        last_subject,
        said,
        member.subject and back == 0,
    ]  # fmt: skip


@cache
def _weights() -> dict[str, list[float]]:
    loaded: dict[str, dict[str, float]] = json.loads(read_text("pronoun_weights.json"))["weights"]
    return {sort: [table[name] for name in FEATURES] for sort, table in loaded.items()}


def worth(values: Sequence[float], gender: str) -> float:
    """The model's score of a choice; only its order among the choices for one pronoun means something."""
    weights = _weights()["person" if gender in {"male", "female"} else gender]
    return sum(w * v for w, v in zip(weights, values, strict=True))
