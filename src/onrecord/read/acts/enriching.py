"""Enriching: what sentences say of an act beside naming it: whether it binds, its votes, its stage, what it still needs."""

from __future__ import annotations

from onrecord.lexicon.acts import general, listed, possible_stage
from onrecord.read.acts.binding import binding_in
from onrecord.read.acts.needs import open_needs
from onrecord.read.acts.same_act import ActDraft, further_stage
from onrecord.read.acts.stages import makers_of, stage_of_clause, turns_down
from onrecord.read.acts.votes import votes_in
from onrecord.read.entity_index import EntityIndex
from onrecord.read.factuality import factuality
from onrecord.read.parse.tokens import TokenSpan
from onrecord.read.parsed import span_of

UNBOUND = frozenset(
    {"advisory", "arrest", "sanction", "court", "election", "resignation", "office", "inquiry", "summons", "statement", "report"}
)
"""Families about which "voluntary" or "obliged" in a sentence say nothing."""

VOTED = frozenset({"assembly", "election", "agreement", "order", "statement", "office", "permit", "proposal"})
"""Families of acts that are voted on."""


def speaks_of(sentence: TokenSpan, acts: list[ActDraft], number: int) -> ActDraft | None:
    """The act that a sentence without a mention of its own goes on about: by a general word, or by "it" right after.

    For instance "the text".
    """
    for token in sentence:
        if token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            continue
        for act in reversed(acts):
            if token.lemma.lower() in general(act.family) and any(c.lower in {"the", "this", "that"} for c in token.children):
                return act
            if token.lemma.lower() == act.sort and token.head.lemma == "be" and token.dep == "nsubj":
                return act
    counted = voted_before(sentence, acts, number)
    if counted is not None:
        return counted
    latest = max(acts, key=lambda a: a.touched, default=None)
    if latest is None or number - latest.touched > 1:
        return None
    if latest.family in VOTED and latest.votes is None and votes_in(sentence.text) is not None:
        return latest
    subject = next((t for t in sentence if t.dep in {"nsubj", "nsubjpass"}), None)
    pointing = subject is not None and (
        subject.lower in {"it", "this", "that", "which"} or any(c.lower == "its" for c in subject.children)
    )
    reported = any(t.dep == "nsubj" and t.lower == "it" and t.head.dep == "ccomp" for t in sentence)
    return latest if pointing or (reported and latest.family == "court") else None


BACK = 6
"""Sentences back to which the counts of a vote may belong to an act that its votes brought to its stage."""
BY_VOTES = frozenset({"passed", "rejected", "withdrawn", "issued", "completed", "upheld"})


def voted_before(sentence: TokenSpan, acts: list[ActDraft], number: int) -> ActDraft | None:
    """The act that a sentence with the counts of a vote tells the votes of: the last one decided by a vote that has none yet."""
    words = {t.lemma.lower() for t in sentence}
    if not words & listed("counted", "words") or votes_in(sentence.text) is None:
        return None
    open_ones = [a for a in acts if a.family in VOTED and a.votes is None and a.stage in BY_VOTES and number - a.touched <= BACK]
    if any(a.votes is not None and a.touched > max((o.touched for o in open_ones), default=-1) for a in acts):
        return None  # it goes on about the one whose votes were told
    return max(open_ones, key=lambda a: a.touched, default=None)


def is_of_one(act: ActDraft, index: EntityIndex) -> bool:
    """Whether one person alone orders or states something: nobody votes on that."""
    makers = [index.known[e] for e in act.bodies if e in index.known]
    alone = bool(makers) and all(m.kind == "person" and m.sector != "JUD" for m in makers)
    return alone and act.family in {"order", "statement", "office", "permit"}


def speakers(sentence: TokenSpan, index: EntityIndex) -> list[str]:
    """The official body that a sentence quotes: who tells what its complaint is about is taken to have filed it."""
    for token in sentence:
        if (
            token.dep == "nsubj"
            and token.head.lemma in listed("reporting", "verbs")
            and any(c.dep == "ccomp" for c in token.head.children)
        ):
            return [e for e in index.resolve(token, adding=False) if index.sector(e) in listed("speakers", "sectors")]
    return []


def staged(act: ActDraft, sentence: TokenSpan, index: EntityIndex) -> bool:
    """Take in the stage that a sentence tells of an act it only points to.

    For instance "the measures *take effect* at once", "he has *accepted* it", "index its *veto*".
    """
    for token in sentence:
        pointing = token.lower in {"it", "they", "them"} or token.lemma.lower() in general(act.family)
        if not pointing or token.dep not in {"nsubj", "nsubjpass", "dobj"} or token.head.pos != "VERB":
            continue
        told = stage_of_clause(token, token.head)
        if (
            told is not None
            and told[0] == "rejected"
            and (makers := makers_of(token, token.head))
            and not turns_down(makers, index)
        ):
            continue
        if told is not None and told[0] != "planned" and possible_stage(act.family, told[0]):
            act.stage = further_stage(act.stage, told[0])
            act.stage_spans.append(told[1])
            return True
    return False


def enrich(act: ActDraft, sentence: TokenSpan, index: EntityIndex, *, pointed: bool) -> bool:
    """Let an act take in what a sentence says of it beside naming it: whether it binds, its votes, what it still needs.

    `pointed` where it only points to it.
    """
    span = span_of(sentence)
    told = False
    if not act.bodies and act.family == "court":
        act.bodies = speakers(sentence, index)
        told = bool(act.bodies)
    found = binding_in(sentence.text, span.start)
    if found is not None and act.binding is None and act.family not in UNBOUND:
        act.binding = found[0]
        act.binding_spans.append(found[1])
        told = True
    told = (pointed and staged(act, sentence, index)) or told
    if (
        act.family == "assembly"
        and act.stage in {"rejected", None}
        and any(t.lemma == "veto" and factuality(t) == "actual" for t in sentence)
    ):
        act.stage = "vetoed"
    if act.family in {"agreement", "assembly"} and any(t.lower == "draft" and t.dep == "attr" for t in sentence):
        act.stage = further_stage(act.stage, "draft")
        told = True
    votes = votes_in(sentence.text) if act.family in VOTED and not is_of_one(act, index) else None
    if votes is not None and act.votes is None and act.sort != "result":
        act.votes = votes
        told = True
    for need in open_needs(sentence, index):
        act.needs.append(need)
        if (
            act.family == "agreement"
            and act.stage in {None, "announced"}
            and need.what.startswith(("initial", "sign", "to be initial", "to be sign"))
        ):
            act.stage = "draft"
        told = True
    return told


def follow(sentence: TokenSpan, number: int, acts: list[ActDraft], mentioned: list[ActDraft], index: EntityIndex) -> None:
    """Hand a sentence's words on bindingness, votes and needs to the act it is about."""
    act = mentioned[0] if mentioned else speaks_of(sentence, acts, number)
    if act is not None and act.sort == "statement":
        act = speaks_of(sentence, [a for a in acts if a is not act], number) or act
    if act is not None and enrich(act, sentence, index, pointed=act not in mentioned):
        act.touched = number
        span = span_of(sentence)
        if not any(span.contains(e) for e in act.evidence):
            act.evidence.append(span)
