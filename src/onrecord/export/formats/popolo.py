"""Popolo: what bodies were asked to decide as motions, and their votes as vote events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Any, BinaryIO

from onrecord.export.choosing import Choice
from onrecord.export.claims import Claim
from onrecord.export.fixed import document, urn
from onrecord.export.format import Format, LeftOut
from onrecord.export.told import Told, address
from onrecord.facts.act import Votes
from onrecord.facts.record import RecordAct

RESULTS = {"passed": "pass", "rejected": "fail"}
"""Popolo's results by the stage of an act; of other stages no result is known."""
MOVED = frozenset({"proposed", "debated", "passed", "rejected", "vetoed", "signed", "ratified"})
"""Stages of what a body was asked to decide."""
BODIES = frozenset({"organization", "group", "place"})
"""Kinds of entities that decide as a body; a person is no organization."""
ISO_DAY = len("2020-01-05")


def sources(told: Told, claim: Claim) -> list[dict[str, str]]:
    """The articles that tell of it, each with its words and where they stand. A source needs an address: an id's is a URN."""
    return [
        {
            "url": told.url(a.article) or urn("article", a.article),
            "note": f"{told.words(a.article, a.spans)} ({address(a.article, a.spans)})",
        }
        for a in claim.accounts
    ]


def more(told: Told, claim: Claim) -> dict[str, Any]:
    """What onrecord tells of a claim; Popolo allows further members."""
    return {
        "onrecord_claim": claim.id,
        "onrecord_standing": claim.standing,
        "onrecord_origins": list(claim.origins),
        "onrecord_verdicts": list(told.verdicts(claim.id)),
        "onrecord_abstained": list(told.abstained(claim.id)),
    }


def motion(told: Told, act: RecordAct, claim: Claim) -> dict[str, Any]:
    """A motion. Its date is when it was proposed, if that is its stage; what the act still needs is no `requirement` of a vote."""
    return {
        "id": urn("motion", told.record.id, act.id),
        "organization_id": body_id(told, act.body),
        "classification": act.sort,
        "text": act.title or None,
        "date": act.date if act.stage == "proposed" else None,
        "result": RESULTS.get(act.stage),
        "sources": sources(told, claim),
        "onrecord_stage": act.stage,
        "onrecord_date": act.date,
        "onrecord_binding": act.binding,
        "onrecord_needs": [f"{n.name or n.who or 'somebody'}: {n.what}" for n in act.needs],
        **more(told, claim),
    }


def body_id(told: Told, entity: str | None) -> str | None:
    """The id of a body that decides."""
    return urn("entity", told.record.id, entity) if entity is not None and is_body(told, entity) else None


def is_body(told: Told, entity: str | None) -> bool:
    """Whether an entity of the record decides as a body."""
    found = told.entity.get(entity or "")
    return found is not None and found.kind in BODIES


def counts(votes: Votes) -> list[dict[str, Any]]:
    """How many voted how, as far as the accounts tell."""
    told = (("yes", votes.in_favour), ("no", votes.against), ("abstain", votes.abstain))
    return [{"option": option, "value": value} for option, value in told if value is not None]


def vote_event(told: Told, act: RecordAct, claim: Claim) -> dict[str, Any]:
    """The vote on a motion."""
    return {
        "id": urn("vote", told.record.id, act.id),
        "organization_id": body_id(told, act.body),
        "motion_id": urn("motion", told.record.id, act.id),
        "start_date": act.date if act.date and len(act.date) == ISO_DAY else None,
        "result": RESULTS.get(act.stage),
        "counts": counts(act.votes) if act.votes else [],
        "sources": sources(told, claim),
        **more(told, claim),
    }


def write(records: Iterable[Told], out: BinaryIO, choice: Choice) -> LeftOut:  # noqa: ARG001  # acts have no factuality
    """Write a record's motions, the votes on them and the bodies that vote; other acts are counted by sort."""
    left: LeftOut = Counter()
    for told in records:
        acts = [(c.item, c) for c in told.claims if isinstance(c.item, RecordAct)]
        moved = [(a, c) for a, c in acts if a.votes is not None or a.stage in MOVED]
        left.update(f"acts that are no motion: {a.sort}, {a.stage}" for a, _ in acts if a.votes is None and a.stage not in MOVED)
        bodies = dict.fromkeys(a.body for a, _ in moved if is_body(told, a.body))
        made = {
            "organizations": [
                {"id": urn("entity", told.record.id, b), "name": told.entity[b].name, "onrecord_country": told.entity[b].country}
                for b in bodies
                if b is not None
            ],
            "motions": [motion(told, a, c) for a, c in moved],
            "vote_events": [vote_event(told, a, c) for a, c in moved if a.votes is not None or a.stage in RESULTS],
            "onrecord_story": told.record.id,
            "onrecord_abstained": [f"{a.about}: {a.reason}" for a in told.record.abstentions],
        }
        out.write(document(made))
    return left


FORMAT = Format("popolo", "motions and votes as Popolo", "application/json", ".json", write, apart=True)
