"""One official act across articles, and the stage it has reached."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from functools import cached_property

from onrecord.collate.clustering import join_best
from onrecord.collate.entities import only_pointed_to
from onrecord.collate.material import Material, Source, moment
from onrecord.collate.wording import Likeness, Words, far_apart, numbers_clash, words_of
from onrecord.facts.act import Act, Votes
from onrecord.facts.span import Span
from onrecord.lexicon.acts import court_deeds, listed

ALIKE = 0.4
"""Likeness from which two acts of one sort are one; tuned on stories_dev."""

ONLY = 0.3
"""What two acts gain by each being the only one of its sort in its article."""

FIRST = "planned draft proposed announced debated filed summoned provisional rejected vetoed accepted passed signed ratified issued"
LAST = ("in force", "appealed", "suspended", "lifted", "withdrawn", "completed")
ORDER = (*FIRST.split(), *LAST)
KINDRED = (
    frozenset({"resolution", "bill", "law", "vote", "motion", "statement", "ordinance", "decision"}),
    frozenset({"order", "ruling", "sanction", "decree", "recall", "emergency", "decision"}),
    frozenset({"complaint", "lawsuit", "summons", "appeal"}),
    frozenset({"agreement", "ceasefire", "treaty"}),
)
FILED = frozenset({"complaint", "lawsuit", "appeal"})
"""Sorts of acts that are known by who filed them."""
TWINS = {"bill", "law"}
"""Sorts that are one thing before and after it is passed."""
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
BY_OTHERS = frozenset({"signed", "vetoed", "ratified", "in force"})
"""Stages to which another body brings what one has passed."""
ANSWERED = FILED | {"agreement", "proposal"}
"""Sorts of acts that wait for another's answer: turned down, they are the same still."""
OWN_ACTS = frozenset(
    {"statement", "resignation", "election", "appointment", "dismissal", "emergency", "advisory", "ultimatum", "report"}
)
"""Sorts of acts that are known by who does them."""
OF_A_PLACE = frozenset({"bill", "law", "ordinance", "resolution", "vote"})
"""Sorts of acts that hold in one country, state or town."""
DECIDED = frozenset({"order", "ruling", "decision"})
"""Sorts of acts that courts and others do: a court's is not a government's."""
DENIED_FORCE = re.compile(
    r"\b(?:does|do|did|is|are|was) not (?:\w+ )?(?:binding|bind|oblig\w+)\b(?: on)?(?: the \w+)?"
    r"|\b(?:no|without) (?:legal )?(?:force|obligation)(?: of law)?|\bnot a law\b|\bnot? (?:legally )?binding",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ActAccount:
    """One reading's act as an account of it."""

    source: Source
    act: Act
    body: str | None
    vague: bool = False
    persons: frozenset[str] = frozenset()
    """The people, as entities of the record, whom its own clauses name."""
    places: frozenset[str] = frozenset()
    """The places that they name."""

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The clauses it rests on."""
        return tuple(sorted({*self.act.evidence, *self.act.stage_evidence, *self.act.binding_evidence}))

    @property
    def only_one(self) -> bool:
        """Whether its article tells of no second act of its sort."""
        sorts = TWINS if self.act.sort in TWINS else {self.act.sort}
        return sum(x.sort in sorts for x in self.source.reading.acts) == 1

    @cached_property
    def points(self) -> bool:
        """Whether it only points to an act told of before or elsewhere."""
        first, *rest = self.act.title.casefold().split() or [""]
        if first in {"the", "that", "this"} and len(rest) == 1 and self.act.stage in BY_OTHERS and self.act.sort in TWINS:
            return True  # "signed the bill"
        told = self.act.date or self.act.votes or len(self.words.bag) > 3
        return first in {"the", "that", "this", "its", "a"} and len(rest) <= 2 and not told

    @cached_property
    def only_named(self) -> bool:
        """Whether it is no more than a name for an act, by which nothing is done ("the amendment")."""
        first, *rest = self.act.title.casefold().split() or [""]
        told = self.act.stage_evidence or self.act.votes or self.act.needs or self.act.date
        return first in {"the", "this", "that", "its", "their", "his", "her"} and len(rest) <= 2 and not told

    @cached_property
    def known_before(self) -> bool:
        """Whether it only calls an act by a definite name ("the Baltic accord", "Norland's treaty") and tells nothing of it."""
        first = self.act.title.casefold().split()[:1]
        definite = first and (first[0] in {"the", "that", "this", "its", "their", "his", "her"} or "'s " in self.act.title)
        return bool(definite) and not (self.act.stage_evidence or self.act.votes or self.act.needs)

    @cached_property
    def binding_words(self) -> tuple[Span, ...]:
        """The words that say whether it binds: where they deny force, with what they deny it for."""
        out = []
        for span in self.act.binding_evidence:
            sentence = self.source.sentence(span.start)
            denied = DENIED_FORCE.search(sentence.of(self.source.text))
            out.append(Span(sentence.start + denied.start(), sentence.start + denied.end()) if denied else span)
        return tuple(dict.fromkeys(out))

    @cached_property
    def filer(self) -> frozenset[str]:
        """Words of the name of whoever made it, where its own clauses name them; empty where they do not."""
        known = self.source.entities.get(self.act.body or "")
        named = any(
            m.entity == self.act.body and m.form != "pronoun" and any(e.start <= m.start < e.end for e in self.act.evidence)
            for m in self.source.reading.mentions
        )
        return words_of(known.name).bag if known is not None and named else frozenset()

    @cached_property
    def by_court(self) -> bool | None:
        """Whether a court made it; None where nothing tells who did."""
        known = self.source.entities.get(self.act.body or "")
        return None if known is None else known.sector == "JUD"

    @cached_property
    def deeds(self) -> frozenset[str]:
        """What a court did, where its words tell: found somebody guilty or not, or set what he must suffer for it."""
        if self.act.sort != "ruling":
            return frozenset()
        said = words_of(" ".join(s.of(self.source.text) for s in self.act.stage_evidence) + " " + self.act.title).run
        return frozenset(name for name, words in court_deeds().items() if words & set(said))

    @cached_property
    def called(self) -> frozenset[str]:
        """The nouns of its title that name a thing of its own among acts of its sort ("asylum", "curfew")."""
        return frozenset(self.act.title.casefold().split()) & listed("own_name", "words")

    @cached_property
    def words(self) -> Words:
        """Words of its title and clauses."""
        return words_of(" ".join([self.act.title, *(s.of(self.source.text) for s in self.act.evidence)]))


def act_accounts(material: Material) -> list[ActAccount]:
    """All acts of the story's readings."""
    out = []
    for s in material.sources:
        for a in s.reading.acts:
            body = material.resolve(s.id, a.body)
            vague = body is not None and only_pointed_to(material.entity[body])
            out += (
                [ActAccount(s, a, body, vague, _named(material, s, a, "person"), _named(material, s, a, "place"))]
                if a.evidence
                else []
            )
    return out


def _named(material: Material, source: Source, act: Act, kind: str) -> frozenset[str]:
    """The people or places named in an act's clauses, but for whoever makes it."""
    found = (
        material.resolve(source.id, m.entity)
        for m in source.reading.mentions
        if m.entity != act.body and (m.form == "name" or kind == "person") and any(e.start <= m.start < e.end for e in act.evidence)
    )
    return frozenset(e for e in found if e is not None and material.entity[e].kind == kind)


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


def binding_said(found: Sequence[ActAccount], binds: bool) -> list[ActAccount]:
    """The accounts that say in words that the act binds, or that it does not."""
    return [d for d in found if d.act.binding is binds and d.act.binding_evidence]


def stage_of(found: Sequence[ActAccount]) -> str:
    """The stage most accounts tell, or one farther on that accounts tell after the last of these, the last word on it.

    `found` is in the order of publication. Accounts that tell none count where all do not.
    """
    stages = [d.act.stage for d in found if d.act.stage_evidence] or [d.act.stage for d in found]
    most = max(set(stages), key=lambda s: (stages.count(s), _far(s), s))
    last = max(n for n, s in enumerate(stages) if s == most)
    return max((most, *stages[last + 1 :]), key=_far)


def _far(stage: str) -> int:
    """How far an act has come by a stage."""
    return ORDER.index(stage) if stage in ORDER else -1


def binding_of(said: list[bool | None]) -> bool | None:
    """Not binding where any account says so in words; binding where one says so; None where none does."""
    if False in said:
        return False
    return True if True in said else None


def votes_of(found: list[Votes | None]) -> Votes | None:
    """The counts of the account that gives most of them; the first of equals."""
    known = [v for v in found if v is not None]
    return max(known, key=lambda v: sum(x is not None for x in (v.in_favour, v.against, v.abstain)), default=None)
