"""What tells whether an act was read right: its columns for the learnt trust in it, numbers known from its accounts."""

from __future__ import annotations

import math
import re
from collections.abc import Sequence

from onrecord.collate.acts import ActAccount
from onrecord.collate.arranging.several import of_several
from onrecord.collate.material import Material
from onrecord.facts.record import RecordAct
from onrecord.lexicon.acts import sorts
from onrecord.lexicon.closed import listed

FAMILIES = (
    "assembly",
    "court",
    "order",
    "statement",
    "agreement",
    "election",
    "arrest",
    "office",
    "inquiry",
    "advisory",
    "sanction",
)
STAGES = ("planned", "proposed", "filed", "issued", "passed", "rejected", "announced", "in force", "completed", "signed")
SUPPOSED = re.compile(r"\b(?:would|could|may|might|should|if|any|every|whether|never|not)\b", re.IGNORECASE)


def act_columns(material: Material, act: RecordAct, accounts: Sequence[ActAccount]) -> dict[str, float]:
    """The columns of an act, by name."""
    return {**_of_act(act), **_of_body(material, act, accounts), **_of_title(act), **_of_accounts(material, accounts)}


def _of_act(act: RecordAct) -> dict[str, float]:
    """Its sort, its stage and what is told of it."""
    known = sorts().get(act.sort)
    family = known.family if known else ""
    return {
        **{f"family {f}": family == f for f in FAMILIES},
        **{f"stage {s}": act.stage == s for s in STAGES},
        "sort bill": act.sort in {"bill", "law"},
        "sort resolution": act.sort == "resolution",
        "binding": act.binding is True,
        "binding known": act.binding is not None,
        "dated": act.date is not None,
        "votes": act.votes is not None,
        "needs": len(act.needs),
    }


def _of_body(material: Material, act: RecordAct, accounts: Sequence[ActAccount]) -> dict[str, float]:
    """Who does it, and whether its own words name that body."""
    body = material.entity.get(act.body or "")
    name = (act.body_name or "").casefold()
    words = " ".join(s.of(d.source.text) for d in accounts for s in d.spans).casefold()
    tail = name.split()[-1:] or [""]
    return {
        "body": body is not None,
        "person": body is not None and body.kind == "person",
        "group": body is not None and body.kind == "group",
        "place": body is not None and body.kind == "place",
        "body named": body is not None and bool(body.named),
        "body official": body is not None and body.sector in {"GOV", "LEG", "JUD", "COP", "MIL"},
        "body told": bool(tail[0]) and tail[0] in words,
        "body in title": bool(tail[0]) and tail[0] in act.title.casefold(),
        "body words": len(name.split()),
        "bodies": len({d.body for d in accounts if d.body}),
        "vague body": any(d.vague for d in accounts),
    }


def _of_title(act: RecordAct) -> dict[str, float]:
    """The words by which it is called."""
    words = act.title.split()
    return {
        "title words": math.log1p(len(words)),
        "bracket": "[" in act.title,
        "capital": act.title[:1].isupper(),
        "quotes": '"' in act.title or "\u201c" in act.title,
        "open end": bool(words) and words[-1].casefold().strip(".,") in listed("hanging"),
        "supposed": bool(SUPPOSED.search(act.title)),
        "says": bool(re.search(r"\b(?:said|says|saying|told)\b", act.title)),
    }


def _of_accounts(material: Material, accounts: Sequence[ActAccount]) -> dict[str, float]:
    """How many tell it, where, and how much alike."""
    first = min((d.source.sentence_number(d.act.evidence[0].start) for d in accounts), default=0)
    return {
        **of_several(material, [d.source.id for d in accounts], [d.words for d in accounts]),
        "first sentence": math.log1p(first),
        "stages": len({d.act.stage for d in accounts}),
        "dates": len({d.act.date for d in accounts if d.act.date}),
        "lost dates": sum(d.act.date is not None and d.day is None for d in accounts),
        "staged": sum(bool(d.act.stage_evidence) for d in accounts) / len(accounts),
        "evidence": math.log1p(sum(len(d.act.evidence) for d in accounts)),
        "evidence length": math.log1p(max(s.end - s.start for d in accounts for s in d.spans)),
        "said": sum(d.act.attribution is not None for d in accounts) / len(accounts),
        "only named": all(d.only_named or d.points for d in accounts),
        "deeds": len({x for d in accounts for x in d.deeds}),
        "persons": len({p for d in accounts for p in d.persons}),
        "areas": len({p for d in accounts for p in d.areas}),
        "alone of its sort": sum(d.only_one for d in accounts) / len(accounts),
    }
