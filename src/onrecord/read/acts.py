"""Acts: resolutions, bills, orders, complaints, agreements and other official acts, where they stand and whether they bind."""

from __future__ import annotations

import msgspec
from spacy.tokens import Span as DocSpan

from onrecord.facts.act import Act
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.lexicon.acts import general, listed, possible_stage, sorts
from onrecord.read.acting.binding import binding_in
from onrecord.read.acting.grouping import ActDraft, further_stage, matching, stands_alone, take_in
from onrecord.read.acting.finding import act_mentions
from onrecord.read.acting.mentions import ActMention
from onrecord.read.acting.needs import asked_by, demanded, open_needs
from onrecord.read.acting.stages import stage_of_clause
from onrecord.read.acting.votes import votes_in
from onrecord.read.events import contents_of, innermost
from onrecord.read.happening.cast import Cast
from onrecord.read.happening.clauses import last_of
from onrecord.read.happening.predicates import Predicate
from onrecord.read.happening.settings import by_sentence, date_of, dated
from onrecord.read.parsed import Parsed, span_of

UNBOUND = frozenset({"sanction", "court", "election", "resignation", "office", "inquiry", "summons", "statement", "report"})
"""Families about which "voluntary" or "obliged" in a sentence say nothing."""

VOTED = frozenset({"assembly", "election", "agreement", "order", "statement"})
"""Families of acts that are voted on."""

UNFINISHED = frozenset({"planned", "proposed", "draft", "debated"})
"""Stages at which what will bind by its nature does not yet."""

ADDRESSED = frozenset({"with", "to", "before", "at"})


def about(mention: ActMention) -> str:
    """What an act is about, in the text's words: its noun phrase, or the complement of the verb that is the act."""
    if mention.deed:
        verb = mention.word
        first = min(
            (c.left_edge for c in verb.children if c.i > verb.i and c.dep_ in {"dobj", "xcomp", "ccomp", "advcl", "prep"}),
            key=lambda t: t.i,
            default=None,
        )
        words = mention.word.doc[first.i : last_of(verb).i + 1].text if first is not None and first.i <= last_of(verb).i else ""
    else:
        words = mention.word.doc[mention.word.left_edge.i : mention.word.right_edge.i + 1].text
    return " ".join(words.split())[:200]


def addressee(mention: ActMention, cast: Cast) -> str | None:
    """With whom a complaint or request is filed."""
    if mention.family not in {"court", "summons", "resignation"}:
        return None
    return next((e for p, t in mention.obliques if p in ADDRESSED for e in cast.resolve(t)), None)


def speaks_of(sentence: DocSpan, acts: list[ActDraft], number: int) -> ActDraft | None:
    """The act that a sentence without a mention of its own goes on about: by a general word, or by "it" right after.

    For instance "the text".
    """
    for token in sentence:
        if token.dep_ not in {"nsubj", "nsubjpass", "dobj", "pobj"}:
            continue
        for act in reversed(acts):
            if token.lemma_.lower() in general(act.family) and any(c.lower_ in {"the", "this", "that"} for c in token.children):
                return act
            if token.lemma_.lower() == act.sort and token.head.lemma_ == "be" and token.dep_ == "nsubj":
                return act
    latest = max(acts, key=lambda a: a.touched, default=None)
    if latest is None or number - latest.touched > 1:
        return None
    if latest.family in VOTED and latest.votes is None and votes_in(sentence.text) is not None:
        return latest
    subject = next((t for t in sentence if t.dep_ in {"nsubj", "nsubjpass"}), None)
    pointing = subject is not None and (
        subject.lower_ in {"it", "this", "that", "which"} or any(c.lower_ == "its" for c in subject.children)
    )
    reported = any(t.dep_ == "nsubj" and t.lower_ == "it" and t.head.dep_ == "ccomp" for t in sentence)
    return latest if pointing or (reported and latest.family == "court") else None


def speakers(sentence: DocSpan, cast: Cast) -> list[str]:
    """The official body that a sentence quotes: who tells what its complaint is about is taken to have filed it."""
    for token in sentence:
        if (
            token.dep_ == "nsubj"
            and token.head.lemma_ in listed("reporting", "verbs")
            and any(c.dep_ == "ccomp" for c in token.head.children)
        ):
            return [e for e in cast.resolve(token, adding=False) if cast.sector(e) in listed("speakers", "sectors")]
    return []


def staged(act: ActDraft, sentence: DocSpan) -> bool:
    """Take in the stage that a sentence tells of an act it only points to.

    For instance "the measures *take effect* at once", "he has *accepted* it", "cast its *veto*".
    """
    for token in sentence:
        pointing = token.lower_ in {"it", "they", "them"} or token.lemma_.lower() in general(act.family)
        if not pointing or token.dep_ not in {"nsubj", "nsubjpass", "dobj"} or token.head.pos_ != "VERB":
            continue
        told = stage_of_clause(token, token.head)
        if told is not None and told[0] != "planned" and possible_stage(act.family, told[0]):
            act.stage = further_stage(act.stage, told[0])
            act.stage_spans.append(told[1])
            return True
    return False


def enrich(act: ActDraft, sentence: DocSpan, cast: Cast, *, pointed: bool) -> bool:
    """Let an act take in what a sentence says of it beside naming it: whether it binds, its votes, what it still needs.

    `pointed` where it only points to it.
    """
    span = span_of(sentence)
    told = False
    if not act.bodies and act.family == "court":
        act.bodies = speakers(sentence, cast)
        told = bool(act.bodies)
    found = binding_in(sentence.text, span.start)
    if found is not None and act.binding is None and act.family not in UNBOUND:
        act.binding = found[0]
        act.binding_spans.append(found[1])
        told = True
    told = (pointed and staged(act, sentence)) or told
    if act.family == "assembly" and act.stage in {"rejected", None} and any(t.lemma_ == "veto" for t in sentence):
        act.stage = "vetoed"
    if act.family in {"agreement", "assembly"} and any(t.lower_ == "draft" and t.dep_ == "attr" for t in sentence):
        act.stage = further_stage(act.stage, "draft")
        told = True
    votes = votes_in(sentence.text)
    if votes is not None and act.votes is None and act.family in VOTED:
        act.votes = votes
        told = True
    for need in open_needs(sentence, cast):
        act.needs.append(need)
        if (
            act.family == "agreement"
            and act.stage in {None, "announced"}
            and need.what.startswith(("initial", "sign", "to be initial", "to be sign"))
        ):
            act.stage = "draft"
        told = True
    return told


def date_told(mention: ActMention, dates: dict[int, str], alone: str | None) -> str | None:
    """The date of a mention that tells a stage: of the participle beside it, of its clause, or its sentence's only one.

    For instance "signed in March".
    """
    if mention.stage is None:
        return None
    beside = next((dates[c.i] for c in mention.word.children if c.dep_ in {"acl", "relcl"} and c.i in dates), None)
    if beside is not None:
        return beside
    predicate = Predicate(mention.verb or mention.word, mention.word, mention.sort, "verb" if mention.verb is not None else "noun")
    found = date_of(predicate, dates, real=True)
    return found or (alone if mention.verb is not None else None)


def gathered(parsed: Parsed, reading: Reading, cast: Cast) -> list[ActDraft]:
    """The acts of an article, each with what all its mentions tell."""
    dates = dated(parsed.doc, reading.times)
    alone = by_sentence(parsed.sentences, dates)
    contents = contents_of(reading.attributions)
    acts: list[ActDraft] = []
    for number, sentence in enumerate(parsed.sentences):
        mentioned: list[ActDraft] = []
        for mention in act_mentions(sentence, cast):
            date = date_told(mention, dates, alone.get(number))
            act = matching(acts, mention, date, number, cast)
            if act is None and not stands_alone(mention):
                continue
            if act is None:
                act = ActDraft(mention.sort, [], number, title=about(mention), attribution=innermost(mention.evidence, contents))
                acts.append(act)
            take_in(act, mention, date, number)
            act.title = act.title or about(mention)
            if mention.family in {"assembly", "order", "court", "statement"}:
                act.needs += asked_by(mention.complement if not mention.deed else [mention.word], cast)
            act.addressee = act.addressee or addressee(mention, cast)
            mentioned.append(act)
        follow(sentence, number, acts, mentioned, cast)
    quoted(parsed, reading, acts, cast)
    return acts


def quoted(parsed: Parsed, reading: Reading, acts: list[ActDraft], cast: Cast) -> None:
    """Let acts take in what their own words, quoted anywhere, say that a party must do."""
    for attribution in reading.attributions:
        if attribution.source is None:
            continue
        lemmas = {t.lemma_.lower() for t in parsed.tokens_of(Span(attribution.source.start, attribution.source.end))}
        act = next((a for a in acts if lemmas & general(a.family)), None)
        if act is not None:
            for content in attribution.content:
                act.needs += [n for t in parsed.tokens_of(content) if t.pos_ == "VERB" and (n := demanded(t, cast)) is not None]


def follow(sentence: DocSpan, number: int, acts: list[ActDraft], mentioned: list[ActDraft], cast: Cast) -> None:
    """Hand a sentence's words on bindingness, votes and needs to the act it is about."""
    act = mentioned[0] if mentioned else speaks_of(sentence, acts, number)
    if act is not None and act.sort == "statement":
        act = speaks_of(sentence, [a for a in acts if a is not act], number) or act
    if act is not None and enrich(act, sentence, cast, pointed=act not in mentioned):
        act.touched = number
        span = span_of(sentence)
        if not any(span.contains(e) for e in act.evidence):
            act.evidence.append(span)


def settled_binding(draft: ActDraft) -> bool | None:
    """Whether an act binds: as the text says, else as its verb does, else (where it is in effect) by its nature.

    What only asks or recommends, and what a committee prepares, binds nobody.
    """
    if draft.binding is not None:
        return draft.binding
    if draft.nature is not None:
        return draft.nature
    if draft.advice:
        return False
    nature = sorts()[draft.sort].binding
    return None if nature and draft.sort != "ruling" and draft.stage in UNFINISHED else nature


def finished(number: int, draft: ActDraft) -> Act:
    """A draft as an act."""
    sort = sorts()[draft.sort]
    needs: dict[tuple[str | None, str], object] = {}
    for need in draft.needs:
        needs.setdefault((need.who, need.what), need)
    return Act(
        id=f"c{number}",
        sort=draft.sort,
        body=draft.bodies[0] if draft.bodies else None,
        stage=draft.stage or sort.stage,
        binding=settled_binding(draft),
        date=draft.date,
        needs=tuple(needs.values()),  # type: ignore[arg-type]  # the values are needs
        votes=draft.votes,
        evidence=tuple(draft.evidence),
        binding_evidence=tuple(draft.binding_spans),
        stage_evidence=tuple(draft.stage_spans),
        title=draft.title,
        addressee=draft.addressee,
        attribution=draft.attribution,
    )


def read_acts(parsed: Parsed, reading: Reading) -> Reading:
    """Add the article's official acts, and entities for bodies that have no mention yet."""
    cast = Cast(reading.entities, reading.mentions, reading.times)
    drafts = gathered(parsed, reading, cast)
    return msgspec.structs.replace(
        reading,
        acts=tuple(finished(n, d) for n, d in enumerate(drafts, 1)),
        entities=(*reading.entities, *cast.added),
        mentions=tuple(sorted((*reading.mentions, *cast.added_mentions), key=lambda m: (m.start, m.end))),
    )
