"""Grouping: which mentions inside an article tell of one act, and what they tell together."""

from __future__ import annotations

from dataclasses import dataclass, field

from onrecord.facts.act import Need, Votes
from onrecord.facts.span import Span
from onrecord.lexicon.acts import court_deeds, general, listed, sorts
from onrecord.read.acts.mentions import ActMention
from onrecord.read.entity_index import EntityIndex

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
BY_OTHERS = frozenset({"suspended", "lifted", "vetoed", "accepted", "ratified", "signed", "appealed", "in force", "completed"})


OWNED = frozenset({"statement", "resignation"})
"""Sorts that are nobody's act where nothing tells whose."""
COURTLY = frozenset({"ruling", "order", "decision"})
"""Sorts that name what one court or commission decides."""
AMENDED = frozenset({"amendment", "bill", "legislation", "law"})
VOTES = frozenset({"resolution", "vote"})
"""Sorts that name what an assembly did by voting."""


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
    further: bool = False
    nature: bool | None = None
    advice: bool = False
    deeds: set[str] = field(default_factory=set)
    plural: bool = False
    told: Span | None = None

    @property
    def family(self) -> str:
        """The family of its sort."""
        return sorts()[self.sort].family


def further_stage(old: str | None, new: str | None) -> str | None:
    """The stage that two mentions tell together: the one that goes further, and an end above all.

    "draft" said of an announced act corrects it.
    """
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


def same_body(act: ActDraft, mention: ActMention, index: EntityIndex) -> bool:
    """Whether the bodies of an act and of a mention may be one.

    Either is not told, they share one, or both are of one assembly or government.
    """
    if not act.bodies or not mention.bodies or not set(act.bodies).isdisjoint(mention.bodies):
        return True
    sectors = {index.sector(e) for e in act.bodies} & {index.sector(e) for e in mention.bodies} & {"LEG", "JUD"}
    return bool(sectors)


def agrees(act: ActDraft, mention: ActMention, date: str | None, index: EntityIndex) -> bool:
    """Whether body and date of a mention do not speak against its being the act (another body may lift, veto or accept it.

    On another day).
    """
    if act.plural and mention.word.tag in {"NN", "NNP"} and not mention.by_verb:
        return False  # "the bill" is none of the laws told of before
    many = mention.word.tag in {"NNS", "NNPS"} and not mention.by_verb and not mention.definite
    if many and not act.plural and mention.stage is not None:
        return False
    if mention.stage == act.stage and mention.stage in {"signed", "vetoed"} and not same_body(act, mention, index):
        return False  # two who sign sign two
    if (
        {mention.stage, act.stage} == {"passed", "rejected"}
        and act.bodies
        and mention.bodies
        and set(act.bodies).isdisjoint(mention.bodies)
    ):
        return False  # what one chamber passed another may turn down
    if mention.definite and mention.stage in BY_OTHERS:
        return True
    if act.date and date and not (act.date.startswith(date) or date.startswith(act.date)):
        return False
    return same_body(act, mention, index)


def matching(acts: list[ActDraft], mention: ActMention, date: str | None, sentence: int, index: EntityIndex) -> ActDraft | None:
    """The act told before that a mention is about, None for a new one."""
    if mention.further:
        return None
    word = mention.word.lemma.lower()
    fresh = is_new(mention)
    for act in sorted(acts, key=lambda a: (a.further, -acts.index(a))):
        other = act.stage is not None and sentence > act.touched and (act.sentence > 0 or act.stage != mention.stage)
        if (
            named_apart(act, word)
            or amends(act, word)
            or (fresh and other)
            or (act.deeds and (told := deeds_of(mention)) and act.deeds.isdisjoint(told))
        ):
            continue
        if mention.definite and (act.sort == mention.sort or word in general(act.family)) and agrees(act, mention, date, index):
            return act
        if act.further:
            continue
        if (
            act.touched == sentence
            and mention.word.tag == "VBG"
            and kindred(act, mention)
            and set(act.bodies) & set(mention.bodies)
        ):
            return act  # "rejected the application, *ruling* that ..."
        headline = act.sentence == 0
        near = sentence - act.touched <= 1 or headline or bool(set(act.bodies) & set(mention.bodies)) or mention.by_verb
        kin = kindred(act, mention)
        ended = act.stage in ENDING and mention.stage not in ENDING and mention.stage is not None
        if (
            kin
            and near
            and not ended
            and agrees(act, mention, date, index)
            and not (mention.stage is not None and dated_apart(act, date, headline))
        ):
            return act
    return None


def deeds_of(mention: ActMention) -> set[str]:
    """What a court did, where the mention's words tell: a verdict and the sentence that follows it are two acts."""
    if mention.sort != "ruling":
        return set()
    words = {mention.word.lower, mention.word.lemma.lower()}
    if mention.by_verb or mention.word.pos == "VERB":
        words |= {c.lower for c in mention.word.children if c.dep in {"oprd", "acomp", "dobj", "attr"}}
    return {name for name, known in court_deeds().items() if known & words}


def is_new(mention: ActMention) -> bool:
    """Whether an indefinite noun with a stage of its own brings in an act ("*a motion* on Haiti failed")."""
    article = any(c.dep == "det" and c.lower in {"a", "an", "another"} for c in mention.word.children)
    return article and not mention.by_verb and mention.stage is not None


def named_apart(act: ActDraft, word: str) -> bool:
    """Whether a noun names a thing of its own that is not the act told before: "the curfew" is not the emergency."""
    named = listed("own_name", "words")
    title = set(act.title.lower().split())
    return word in named and word not in title and not named.isdisjoint(title)


def amends(act: ActDraft, word: str) -> bool:
    """Whether one of an act and a noun is an amendment and the other what it amends."""
    return word in AMENDED and ("amendment" in act.title.casefold()) != (word == "amendment")


def kindred(act: ActDraft, mention: ActMention) -> bool:
    """Whether a mention may be of an act by its sort alone."""
    return act.sort == mention.sort or (act.family == mention.family and is_kin(act, mention))


def is_kin(act: ActDraft, mention: ActMention) -> bool:
    """Whether two sorts of one family may name one act: a vote and its resolution, a court's ruling and the order it makes.

    Who votes *to do* something passes no bill told of before.
    """
    if act.family == "assembly":
        pair = {act.sort, mention.sort}
        return mention.by_verb and (pair <= VOTES or (bool(pair & VOTES) and not mention.complement))
    return act.family == "order" and {act.sort, mention.sort} <= COURTLY and bool(act.bodies) and bool(mention.bodies)


def stands_alone(mention: ActMention) -> bool:
    """Whether a mention that fits no act told before is one of its own.

    It tells a stage, or is a definite noun of a sort that needs none. A treaty called by its name alone was there before.
    """
    if mention.stage is None and not mention.by_verb and mention.family == "agreement" and mention.word.pos == "PROPN":
        return False
    if mention.stage is not None or mention.by_verb:
        return True
    word = mention.word
    if not mention.definite or (mention.sort in OWNED and not mention.bodies):
        return False
    return word.lemma.lower() in sorts()[mention.sort].alone.split() and word.tag in {"NN", "NNP"}


def dated_apart(act: ActDraft, date: str | None, headline: bool) -> bool:
    """Whether a dated mention stands beside an act that has no date and is no headline: then it tells of another time."""
    return bool(date) and act.date is None and not headline and act.stage is not None


def take_in(act: ActDraft, mention: ActMention, date: str | None, sentence: int) -> None:
    """Let an act take in what a mention tells."""
    before = act.stage
    if not act.evidence:
        act.plural = mention.word.tag in {"NNS", "NNPS"} and not mention.by_verb
    act.stage = further_stage(act.stage, mention.stage)
    if date is not None and act.stage != before:
        act.date = date  # the day on which it came to where it stands
    if mention.stage_span is not None and mention.stage == act.stage:
        act.stage_spans.append(mention.stage_span)
        act.told = mention.told if before != act.stage else act.told or mention.told
    if mention.evidence not in act.evidence:
        act.evidence.append(mention.evidence)
    if mention.stage not in BY_OTHERS or not act.evidence[:-1]:
        act.bodies = act.bodies or mention.bodies
    act.date = act.date or date
    act.touched = sentence
    act.further = act.further or mention.further
    act.deeds |= deeds_of(mention)
    act.nature = act.nature if act.nature is not None else mention.binding
    act.advice = act.advice or mention.advice
    if not mention.by_verb and act.sort == "resolution" and mention.sort in {"bill", "law"} and mention.stage is not None:
        act.sort = mention.sort
