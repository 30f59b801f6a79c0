"""One official act across articles, and the stage it has reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from onrecord.collate.acts.accounts import TWINS, ActAccount, act_accounts
from onrecord.collate.clustering import join_best
from onrecord.collate.material import Material, moment
from onrecord.collate.wording import Likeness, far_apart, numbers_clash
from onrecord.facts.act import Votes
from onrecord.facts.span import Span

ALIKE = 0.4
"""Likeness from which two acts of one sort are one; tuned on stories_dev."""

ONLY = 0.3
"""What two acts gain by each being the only one of its sort in its article."""

KINDRED = (
    frozenset({"resolution", "bill", "law", "vote", "motion", "statement", "ordinance", "decision"}),
    frozenset({"order", "ruling", "sanction", "decree", "recall", "emergency", "decision"}),
    frozenset({"complaint", "lawsuit", "summons", "appeal"}),
    frozenset({"agreement", "ceasefire", "treaty"}),
)
FILED = frozenset({"complaint", "lawsuit", "appeal"})
"""Sorts of acts that are known by who filed them."""
ONE_VOTE = 0.3
"""What two acts gain by the same counts of votes."""
TRIED = frozenset({"ruling", "indictment", "arrest"})
"""Sorts of acts that are known by whom they are about."""
ONE_CASE = 0.25
"""What two of them gain by being about one person."""
SLIP, FAR = 3, 0.25
"""Votes, and share of the greater count, by which two accounts of one vote may differ."""
FEW_ARTICLES, BEGINNING = 2, 5
"""Articles up to which an old act is background, unless it stands in the first sentences of one."""
BACKGROUND = timedelta(days=60)
"""How long before the story's first article an act lies that is background."""
ISO_DAY = re.compile(r"\d{4}(?:-\d{2}){0,2}$")
FEW = 15
"""Votes up to which two bodies may well count the same."""
UNDONE = frozenset({"rejected", "vetoed", "suspended", "lifted", "withdrawn"})
"""Stages that undo or refuse an act."""
ANSWERED = FILED | {"agreement", "proposal"}
"""Sorts of acts that wait for another's answer: turned down, they are the same still."""
OWN_ACTS = frozenset(
    {"statement", "resignation", "election", "appointment", "dismissal", "emergency", "advisory", "ultimatum", "report"}
)
"""Sorts of acts that are known by who does them."""
OF_A_PLACE = frozenset({"bill", "law", "ordinance", "resolution", "vote"})
"""Sorts of acts that hold in one country, state or town."""
OF_AN_AREA = frozenset({"order", "emergency", "advisory"})
"""Sorts of acts that hold in one country or state, or in towns within it."""
DECIDED = frozenset({"order", "ruling", "decision"})
"""Sorts of acts that courts and others do: a court's is not a government's."""


def align_acts(material: Material) -> list[list[ActAccount]]:
    """The story's acts, each with its accounts in the order of publication."""
    found = act_accounts(material)
    likeness = Likeness.over(" ".join(d.words.stems) for d in found)
    scores = {}
    for i, a in enumerate(found):
        for j in range(max(0, i - 400), i):
            score = _score(found[j], a, likeness)
            if score > 0:
                scores[j, i] = score
    groups = _pointing_joined([[found[i] for i in group] for group in join_best(len(found), scores)])
    # what no account tells to have come about ("the Baltic accord") was there before the story
    first = min((p for s in material.sources if (p := s.reading.article.published_at)), default="")
    groups = [g for g in groups if not _long_before(g, first)]
    return [g for g in groups if not all(d.known_before for d in g) and not _only_thought_of(g)]


def _long_before(group: Sequence[ActAccount], first: str) -> bool:
    """Whether an act lies long before the story and is background of one or two articles that do not begin with it."""
    days = [d.act.date for d in group if d.act.date and ISO_DAY.match(d.act.date)]
    if not days or not first or len({d.source.id for d in group}) > FEW_ARTICLES:
        return False
    try:
        limit = (moment(first).date() - BACKGROUND).isoformat()
    except OverflowError:
        return False
    told = any(d.source.sentence_number(d.act.evidence[0].start) < BEGINNING for d in group)
    return not told and all(day < limit[: len(day)] for day in days)


def _only_thought_of(group: Sequence[ActAccount]) -> bool:
    """Whether an act is only planned, by nobody who is named, on no day ("to conduct a thorough investigation")."""
    if len({d.source.id for d in group}) == 1 and all(d.only_named for d in group):
        return True
    return all(d.act.stage in {"planned", "proposed"} and d.body is None and not d.act.date and not d.act.votes for d in group)


def words_of_acts(groups: Sequence[Sequence[ActAccount]]) -> dict[tuple[str, Span], int]:
    """The words by which an act is done, by article and place, with a number for the act: who ends an act does another."""
    return {
        (d.source.id, span): 2 * n + (d.act.stage in UNDONE)
        for n, group in enumerate(groups)
        for d in group
        for span in d.act.stage_evidence
    }


def _pointing_joined(groups: list[list[ActAccount]]) -> list[list[ActAccount]]:
    """Groups with what only points to an act ("the recall") put to the act of its sort that most articles tell of."""
    size = {id(g): len({d.source.id for d in g if not d.points}) for g in groups}
    out = []
    for g in groups:
        if all(d.points for d in g):
            alike = [h for h in groups if h is not g and size[id(h)] and any(d.act.sort == g[0].act.sort for d in h)]
            top = max((size[id(h)] for h in alike), default=0)
            best = [h for h in alike if size[id(h)] == top]
            if len(best) == 1:
                best[0].extend(g)
                continue
        out.append(g)
    return out


def _score(a: ActAccount, b: ActAccount, likeness: Likeness) -> float:
    """How surely two acts are one, in units of `ALIKE`; 0 where they cannot be."""
    x, y = a.act, b.act
    if x.sort != y.sort and not any({x.sort, y.sort} <= kin for kin in KINDRED):
        return 0.0
    if far_apart(x.date, y.date):
        return 0.0
    if {x.sort, y.sort} <= DECIDED and a.by_court is not None and b.by_court is not None and a.by_court != b.by_court:
        return 0.0
    one_sort = x.sort == y.sort or {x.sort, y.sort} == TWINS
    if x.sort == y.sort == "arrest" and a.persons and b.persons and a.persons.isdisjoint(b.persons):
        return 0.0
    if _two_votes(x.votes, y.votes) or _of_two_places(a, b):
        return 0.0
    score = likeness.compare(a.words, b.words)
    score += 0.1 if one_sort else -0.1
    if {x.sort, y.sort} <= TRIED and a.persons & b.persons and not (a.deeds ^ b.deeds):
        score += ONE_CASE
        score += ONE_CASE if x.sort == "arrest" else 0.0
    if a.called and b.called and a.called.isdisjoint(b.called):
        return 0.0  # his asylum is not his citizenship
    if _one_vote(x.votes, y.votes):
        score += ONE_VOTE
    told_apart = a.body != b.body and bool(a.body and b.body) and not (a.vague or b.vague)
    if told_apart and {x.sort, y.sort} <= OWN_ACTS and a.filer.isdisjoint(b.filer):
        return 0.0  # what one says or does for himself is not another's
    if told_apart and x.stage == y.stage and x.stage in {"signed", "vetoed"}:
        return 0.0  # two who sign sign two
    if {x.sort, y.sort} <= OF_A_PLACE and a.places and b.places and a.places.isdisjoint(b.places):
        return 0.0  # one state's law is not another's
    if x.sort == y.sort and x.sort in OF_AN_AREA and a.areas and b.areas and a.areas.isdisjoint(b.areas):
        return 0.0  # nor its emergency
    if a.deeds and b.deeds and a.deeds.isdisjoint(b.deeds):
        return 0.0  # a verdict and the sentence that follows it
    if {x.sort, y.sort} <= FILED and a.filer and b.filer and a.filer.isdisjoint(b.filer):
        told_apart = True
        score -= 0.2  # two who file the same thing file two
    only = a.source is not b.source and one_sort and x.stage == y.stage and a.only_one and b.only_one
    only = only and not (told_apart and x.sort in FILED)
    score += ONLY if only else 0.0
    if x.date and x.date == y.date and one_sort:
        score += 0.12
    if a.body and b.body and not (a.vague or b.vague):
        same_name = len(a.filer & b.filer) * 2 > max(len(a.filer), len(b.filer))  # "election commission", "electoral commission"
        score += 0.15 if a.body == b.body else 0.0 if same_name else -0.05 if only else -0.15
    if a.source is b.source:
        score -= -0.1 if _pointed_back(a, b) else 0.15
    if numbers_clash(a.words, b.words) and not (x.votes and y.votes):
        score -= 0.25
    if {x.stage, y.stage} & {"rejected", "vetoed"} and x.stage != y.stage and x.sort not in ANSWERED:
        score -= 0.2
    return score / ALIKE if score >= ALIKE * 0.6 else 0.0


def _one_vote(a: Votes | None, b: Votes | None) -> bool:
    """Whether two accounts give the same counts for and against, too many to be so by chance."""
    if a is None or b is None or a.in_favour is None or a.against is None:
        return False
    return (a.in_favour, a.against) == (b.in_favour, b.against) and a.in_favour + a.against > FEW


def _two_votes(a: Votes | None, b: Votes | None) -> bool:
    """Whether the counts that two accounts give are so far apart that they are of two votes."""
    if a is None or b is None or None in (a.in_favour, a.against, b.in_favour, b.against):
        return False
    pairs = ((a.in_favour, b.in_favour), (a.against, b.against))
    return any(abs((x or 0) - (y or 0)) > max(SLIP, FAR * max(x or 0, y or 0)) for x, y in pairs)


def _of_two_places(a: ActAccount, b: ActAccount) -> bool:
    """Whether two orders are given by two named bodies, neither of them a court: each binds its own."""
    if a.act.sort != "order" or b.act.sort != "order" or a.by_court or b.by_court:
        return False
    return a.body != b.body and bool(a.filer and b.filer) and a.filer.isdisjoint(b.filer) and not (a.vague or b.vague)


def _pointed_back(a: ActAccount, b: ActAccount) -> bool:
    """Whether the later of two acts of one article only points back to the earlier ("the resolution")."""
    later = max((a, b), key=lambda d: d.act.evidence[:1])
    title = later.act.title.casefold()
    return (
        later.act.votes is None
        and later.act.date is None
        and title.split(" ")[0] in {"the", "that", "this", "it"}
        and len(title.split()) <= 3
    )
