"""Grouping: which mentions inside an article tell of one act, and what they tell together."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.facts.act import Need, Votes
from onrecord.facts.span import Span
from onrecord.lexicon.acts import general, sorts
from onrecord.read.acting.mentions import ActMention

ORDER = (
    "planned",
    "proposed",
    "debated",
    "draft",
    "announced",
    "provisional",
    "filed",
    "issued",
    "accepted",
    "signed",
    "passed",
    "ratified",
    "in force",
    "completed",
)
"""Stages by how far an act has come; the others (rejected, vetoed, suspended ...) stand for themselves and end it."""
ENDING = frozenset({"rejected", "vetoed", "suspended", "lifted", "withdrawn", "appealed", "completed"})


@dataclass
class ActDraft:
    """An act in the making."""

    sort: str
    bodies: list[str]
    sentence: int
    stage: str | None = None
    stage_spans: list[Span] = field(default_factory=list)
    evidence: list[Span] = field(default_factory=list)
    binding: bool | None = None
    binding_spans: list[Span] = field(default_factory=list)
    needs: list[Need] = field(default_factory=list)
    votes: Votes | None = None
    date: str | None = None
    title: str = ""
    addressee: str | None = None
    attribution: str | None = None
    touched: int = 0

    @property
    def family(self) -> str:
        """The family of its sort."""
        return sorts()[self.sort].family


def further_stage(old: str | None, new: str | None) -> str | None:
    """The stage that two mentions tell together: the one that goes further, and an end above all; "draft" said of an announced act corrects it."""
    if new is None or old is None:
        return new or old
    if new in ENDING:
        return new
    if old in ENDING:
        return old
    if new in {"draft", "provisional"} and old == "announced":
        return new
    if old in {"draft", "provisional"} and new == "announced":
        return old
    rank = {s: n for n, s in enumerate(ORDER)}
    return new if rank.get(new, 0) >= rank.get(old, 0) else old


def agrees(act: ActDraft, mention: ActMention, date: str | None) -> bool:
    """Whether body and date of a mention do not speak against its being the act."""
    if act.date and date and not (act.date.startswith(date) or date.startswith(act.date)):
        return False
    return not act.bodies or not mention.bodies or not set(act.bodies).isdisjoint(mention.bodies)


def matching(acts: list[ActDraft], mention: ActMention, date: str | None, sentence: int) -> ActDraft | None:
    """The act told before that a mention is about, None for a new one."""
    if mention.further:
        return None
    word = mention.word.lemma_.lower()
    for act in reversed(acts):
        if mention.definite:
            named = act.sort == mention.sort or word in general(act.family)
            if named and agrees(act, mention, date):
                return act
        same_family = act.sort == mention.sort or (
            act.family == mention.family and "resolution" in {act.sort, mention.sort} and mention.deed
        )
        near = sentence - act.touched <= 1 or bool(set(act.bodies) & set(mention.bodies)) or not mention.bodies
        if same_family and near and agrees(act, mention, date) and not (act.stage in ENDING) == (mention.stage not in ENDING):
            return act
    return None


def take_in(act: ActDraft, mention: ActMention, date: str | None, sentence: int) -> None:
    """Let an act take in what a mention tells."""
    act.stage = further_stage(act.stage, mention.stage)
    if mention.stage_span is not None and mention.stage == act.stage:
        act.stage_spans.append(mention.stage_span)
    if mention.evidence not in act.evidence:
        act.evidence.append(mention.evidence)
    act.bodies = act.bodies or mention.bodies
    act.date = act.date or date
    act.touched = sentence
    if not mention.deed and act.sort == "resolution" and mention.sort in {"bill", "law"} and mention.stage is not None:
        act.sort = mention.sort
