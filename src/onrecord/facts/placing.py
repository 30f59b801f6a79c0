"""In which section of its record each claim stands: in one and in no other.

What is disputed or withdrawn comes before what is borne by two or more origins. Statements are told by who says them: those that
lead stand on that speaker's word alone, the rest under "who said what". What one account has from a named origin and another tells
on its own account does not rest on one word: its origin is not told by all.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import TypeVar

from onrecord.facts.record import Record, RecordAct, RecordEvent, RecordFigure, RecordStatement

Claim = RecordEvent | RecordFigure | RecordAct | RecordStatement
C = TypeVar("C", bound=Claim)
T = TypeVar("T")
LEADING = 12
"""Statements that lead: so many at most stand with what rests on one word."""
TOGETHER, NEAR = 4, 160
"""Claims that are told in the words around those of another are shown with it: so many at most, so many characters away."""
LEADS = 0.4
"""Weight from which a claim on one word, or of an origin not told, is counted among those that lead."""
NAMED = frozenset({"person", "organization", "group", "document", "outlet", "posting"})


@dataclass(frozen=True)
class Placing:
    """A record's claims by section, each by weight. `voices` are the claims on one word by whose word it is."""

    agreed: tuple[Claim, ...]
    disputed: tuple[Claim, ...]
    voices: dict[str, tuple[Claim, ...]]
    untold: tuple[Claim, ...]
    said: tuple[RecordStatement, ...]


def placed(record: Record) -> Placing:
    """The claims of a record, each in its section."""
    contested = {c for d in record.discrepancies if d.verdict == "conflict" for c in d.claims}
    nodes = {n.id: n.name for n in record.provenance.nodes}
    everything: tuple[Claim, ...] = by_weight((*record.events, *record.figures, *record.acts, *record.statements))
    spoken = (c for c in everything if isinstance(c, RecordStatement) and c.sort in NAMED and c.speaker)
    leading = {c.id for c in islice(spoken, LEADING)}
    agreed: list[Claim] = []
    disputed: list[Claim] = []
    untold: list[Claim] = []
    said: list[RecordStatement] = []
    voices: dict[str, list[Claim]] = defaultdict(list)
    for claim in everything:
        if claim.standing in {"disputed", "withdrawn"} or claim.id in contested:
            disputed.append(claim)
        elif claim.standing == "corroborated":
            agreed.append(claim)
        elif isinstance(claim, RecordStatement):
            if claim.id in leading:
                voices[claim.speaker].append(claim)
            else:
                said.append(claim)
        elif claim.standing == "single origin" and claim.origins[1] <= 1 and (whose := voice_of(claim, nodes)):
            voices[whose].append(claim)
        else:
            untold.append(claim)
    heaviest = sorted(voices, key=lambda v: (-voices[v][0].weight, v))
    return Placing(
        agreed=tuple(agreed),
        disputed=tuple(disputed),
        voices={v: tuple(voices[v]) for v in heaviest},
        untold=tuple(untold),
        said=tuple(said),
    )


def by_weight(claims: Iterable[C]) -> tuple[C, ...]:
    """Claims by weight, the heaviest first; of equal ones that of more articles."""
    return tuple(sorted(claims, key=lambda c: (-c.weight, -reach(c), c.id)))


def together(claims: Iterable[Claim], most: int | None = None) -> list[list[Claim]]:
    """Claims in groups: what its first account tells in the words around those of an earlier one is with that one.

    Two statements are never one group, and a group is no larger than `TOGETHER`. No more than `most` groups are made.
    """
    groups: list[list[Claim]] = []
    heads: list[tuple[str, int]] = []
    for claim in claims:
        key = _words(claim)
        known = -1
        if not isinstance(claim, RecordStatement):
            found = (i for i, (a, at) in enumerate(heads) if a == key[0] and abs(at - key[1]) < NEAR and len(groups[i]) < TOGETHER)
            known = next(found, -1)
        if known < 0 and most is not None and len(groups) >= most:
            continue
        if known < 0:
            groups.append([claim])
            heads.append(key)
        else:
            groups[known].append(claim)
    return groups


def _words(claim: Claim) -> tuple[str, int]:
    account = claim.accounts[0] if claim.accounts else None
    return (account.article, account.spans[0].start) if account and account.spans else (claim.id, 0)


def reach(claim: Claim) -> int:
    """How many articles make a claim."""
    accounts = claim.accounts
    return len({a.article for a in accounts}) if len(accounts) > 1 else len(accounts)  # most have one, of thousands


def ends(claim: Claim) -> tuple[str, ...]:
    """The node ids of the origins that accounts of a claim name, the most frequent first."""
    if len(claim.accounts) == 1:
        (only,) = claim.accounts
        return only.chain[-1:] if only.known else ()
    found: dict[str, int] = {}
    for account in claim.accounts:
        if account.known and account.chain:
            found[account.chain[-1]] = found.get(account.chain[-1], 0) + 1
    return tuple(sorted(found, key=lambda n: -found[n]))


def voice_of(claim: Claim, nodes: dict[str, str]) -> str:
    """Whose word a claim of one origin rests on, by name; "" where no account names it."""
    return next((nodes[n] for n in ends(claim) if nodes.get(n)), "")


def first(items: Sequence[T], most: int) -> tuple[tuple[T, ...], tuple[T, ...]]:
    """The first of them, and the rest; a rest of one is no rest."""
    cut = most + 1 if len(items) == most + 1 else most
    return tuple(items[:cut]), tuple(items[cut:])
