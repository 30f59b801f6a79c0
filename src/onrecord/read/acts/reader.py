"""Acts: resolutions, bills, orders, complaints, agreements and other official acts, where they stand and whether they bind."""

from __future__ import annotations

import msgspec

from onrecord.facts.act import Act
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.facts.time import TimeExpression
from onrecord.lexicon.acts import general, sorts, stage_of_verb
from onrecord.read.acts.enriching import follow
from onrecord.read.acts.finding import act_mentions
from onrecord.read.acts.mentions import ActMention
from onrecord.read.acts.needs import asked_by, demanded
from onrecord.read.acts.powers import decides
from onrecord.read.acts.same_act import ActDraft, matching, stands_alone, take_in
from onrecord.read.acts.stages import is_heard
from onrecord.read.contents import contents_of, innermost
from onrecord.read.entity_index import EntityIndex, words_of
from onrecord.read.factuality import factuality
from onrecord.read.parsed import Parsed
from onrecord.read.settings import by_sentence, date_of, dated
from onrecord.read.syntax.clause_spans import last_of
from onrecord.read.syntax.predicates import Predicate
from onrecord.read.syntax.subjects import is_passive

UNFINISHED = frozenset({"planned", "proposed", "draft", "debated"})
"""Stages at which what will bind by its nature does not yet."""

VOTED_ON = frozenset({"bill", "law", "amendment"})
"""Sorts of acts that only a chamber, a government or a state makes: no party, no person, no programme of that name."""

SUBJECTS = frozenset({"nsubj", "nsubjpass"})
TERMS = frozenset({"until", "till", "before", "by", "through", "within", "after"})
ADDRESSED = frozenset({"with", "to", "before", "at"})


def about(mention: ActMention) -> str:
    """What an act is about, in the text's words: its noun phrase, or the complement of the verb that is the act."""
    if mention.by_verb:
        verb = mention.word
        first = min(
            (c.left_edge for c in verb.children if c.i > verb.i and c.dep in {"dobj", "xcomp", "ccomp", "advcl", "prep"}),
            key=lambda t: t.i,
            default=None,
        )
        said = any(c.dep in {"dobj", "xcomp", "ccomp"} for c in verb.children)
        if not said and (first is None or is_passive(verb)) and mention.evidence.length:
            return words_of(verb.doc, mention.evidence)[:200]  # "The general was sacked by decree"
        words = mention.word.doc.span(first.i, last_of(verb).i + 1).text if first is not None and first.i <= last_of(verb).i else ""
    else:
        words = mention.word.doc.span(mention.word.left_edge.i, mention.word.right_edge.i + 1).text
    return " ".join(words.split())[:200]


def addressee(mention: ActMention, index: EntityIndex) -> str | None:
    """With whom a complaint or request is filed."""
    if mention.family not in {"court", "summons", "resignation"}:
        return None
    return next((e for p, t in mention.obliques if p in ADDRESSED for e in index.resolve(t)), None)


def date_told(mention: ActMention, dates: dict[int, str], alone: str | None) -> str | None:
    """The date of a mention that tells a stage: of the participle beside it, of its clause, or its sentence's only one.

    For instance "signed in March".
    """
    if mention.stage is None or (mention.verb is not None and mention.verb.dep == "pcomp"):
        return None  # "died on Friday, a week after *being arrested*"
    if mention.verb is not None and is_heard(mention.verb, mention.family) and not mention.by_verb:
        return None  # the day on which a court hears a complaint is none of its filing
    beside = next((dates[c.i] for c in mention.word.children if c.dep in {"acl", "relcl"} and c.i in dates), None)
    if beside is not None:
        return beside
    predicate = Predicate(mention.verb or mention.word, mention.word, mention.sort, "verb" if mention.verb is not None else "noun")
    found = date_of(predicate, dates, real=True)
    return found or (alone if mention.verb is not None else None)


def is_term(parsed: Parsed, time: TimeExpression) -> bool:
    """Whether a time is one up to which something holds ("until March 21"), not when it was done."""
    before = parsed.text[max(0, time.start - 16) : time.start].lower().split()[-2:]
    return not TERMS.isdisjoint(before) and before[-1] in TERMS | {"the", "next"}


def gathered(parsed: Parsed, reading: Reading, index: EntityIndex) -> list[ActDraft]:
    """The acts of an article, each with what all its mentions tell."""
    dates = dated(parsed.doc, tuple(t for t in reading.times if not is_term(parsed, t)))
    alone = by_sentence(parsed.sentences, dates)
    contents = contents_of(reading.attributions)
    acts: list[ActDraft] = []
    for number, sentence in enumerate(parsed.sentences):
        mentioned: list[ActDraft] = []
        for mention in act_mentions(sentence, index):
            date = date_told(mention, dates, alone.get(number))
            act = matching(acts, mention, date, number, index)
            if act is None and (not stands_alone(mention) or goes_on(mention, mentioned)):
                continue
            if act is None:
                act = ActDraft(mention.sort, [], number, title=about(mention), attribution=innermost(mention.evidence, contents))
                acts.append(act)
            take_in(act, mention, date, number)
            act.title = act.title or about(mention)
            if mention.family in {"assembly", "order", "court", "statement"}:
                act.needs += asked_by(mention.complement if not mention.by_verb else [mention.word], index)
            act.addressee = act.addressee or addressee(mention, index)
            mentioned.append(act)
        follow(sentence, number, acts, mentioned, index)
    quoted(parsed, reading, acts, index)
    return [a for a in acts if not is_overstated(a, parsed)]


def goes_on(mention: ActMention, mentioned: list[ActDraft]) -> bool:
    """Whether a participle only says what an act of its sentence does ("passed the bill, *banning* the procedure")."""
    word = mention.word
    if (
        not mention.by_verb
        or word.tag != "VBG"
        or word.dep not in {"advcl", "acl"}
        or any(c.dep in SUBJECTS for c in word.children)
    ):
        return False
    if word.dep == "advcl" and word.head.lemma.lower() in stage_of_verb():
        return True  # "the legislature passed one of the strictest bills, *banning* it"
    return word.dep == "acl" or any(not mention.bodies or not a.bodies or set(a.bodies) & set(mention.bodies) for a in mentioned)


def is_overstated(act: ActDraft, parsed: Parsed) -> bool:
    """Whether only the title says that an act was done, and the body tells the same deed as no fact.

    For instance "Chile expels envoy" over "Chile threatened to expel ...".
    """
    title = parsed.sentences[0] if parsed.sentences else None
    if title is None or len(parsed.sentences) < 2 or any(e.start >= title.end_char for e in act.evidence):
        return False
    told = {t.lemma for t in title if t.pos == "VERB" and any(e.start <= t.idx < e.end for e in act.stage_spans)}
    again = [t for s in parsed.sentences[1:] for t in s if t.pos == "VERB" and t.lemma in told]
    return bool(again) and all(factuality(t) != "actual" for t in again)


def quoted(parsed: Parsed, reading: Reading, acts: list[ActDraft], index: EntityIndex) -> None:
    """Let acts take in what their own words, quoted anywhere, say that a party must do."""
    for attribution in reading.attributions:
        if attribution.source is None:
            continue
        lemmas = {t.lemma.lower() for t in parsed.tokens_of(Span(attribution.source.start, attribution.source.end))}
        act = next((a for a in acts if lemmas & general(a.family)), None)
        if act is not None:
            for content in attribution.content:
                act.needs += [n for t in parsed.tokens_of(content) if t.pos == "VERB" and (n := demanded(t, index)) is not None]


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


def finished(number: int, draft: ActDraft, index: EntityIndex) -> Act:
    """A draft as an act."""
    sort = sorts()[draft.sort]
    needs: dict[tuple[str | None, str], object] = {}
    for need in draft.needs:
        needs.setdefault((need.who, need.what), need)
    return Act(
        id=f"c{number}",
        sort=draft.sort,
        body=next((e for e in draft.bodies if draft.sort not in VOTED_ON or decides(e, index)), None),
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
        told=draft.told,
    )


def read_acts(parsed: Parsed, reading: Reading) -> Reading:
    """Add the article's official acts, and entities for bodies that have no mention yet."""
    index = EntityIndex(reading.entities, reading.mentions, reading.times)
    drafts = gathered(parsed, reading, index)
    return msgspec.structs.replace(
        reading,
        acts=tuple(finished(n, d, index) for n, d in enumerate(drafts, 1)),
        entities=(*reading.entities, *index.added),
        mentions=tuple(sorted((*reading.mentions, *index.added_mentions), key=lambda m: (m.start, m.end))),
    )
