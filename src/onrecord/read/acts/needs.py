"""What an act still needs and from whom, in the text's words."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.act import Need
from onrecord.facts.span import Span
from onrecord.lexicon.acts import listed
from onrecord.lexicon.factuality import table
from onrecord.read.entity_index import EntityIndex, is_doer, words_of
from onrecord.read.factuality import factuality
from onrecord.read.parse.tokens import Token, TokenSpan
from onrecord.read.syntax.arguments import obliques_of
from onrecord.read.syntax.clause_spans import last_of
from onrecord.read.syntax.mood import has_to
from onrecord.read.syntax.predicates import is_verb, particle_lemmas
from onrecord.read.syntax.subjects import agents, is_passive, subjects_of

ASKING = frozenset({"called for"})


def words_from(first: Token, last: Token) -> str:
    """The text from one token to another, with single spaces."""
    return " ".join(first.doc.span(first.i, last.i + 1).text.split())


def need(verb: Token, who: Token | None, index: EntityIndex) -> Need:
    """What a verb says must be done, by whom."""
    last = last_of(verb)
    found = index.resolve(who) if who is not None else []
    name = None
    if who is not None and who.idx not in index.timed:
        span = index.phrase(who)
        name = words_of(who.doc, span)
    denied = next((c for c in verb.children if c.dep == "neg" and c.i < verb.i), verb)  # "*not* to leave their bases"
    start, first = verb.left_edge if has_to(verb) and verb.left_edge.i <= verb.i else denied, denied
    undergoing = next((c for c in verb.children if c.dep == "nsubjpass"), None)
    if who is None and undergoing is not None and undergoing.i < verb.i and undergoing.pos != "PRON":
        start = first = undergoing.left_edge  # "the request be cancelled": a participle alone tells nobody what
    return Need(who=found[0] if found else name, what=words_from(first, last), name=name, span=Span(start.idx, last.end))


def asked_of(verb: Token, index: EntityIndex) -> Iterator[Need]:
    """Whom a clause of asking wants to do what.

    For instance "*calling on the government to end* ...", "*asks that no permit be handed out*".
    """
    signature = next((table("verbs")[v] for v in particle_lemmas(verb) if v in table("verbs")), None)
    if verb.lemma.lower() in listed("permitting", "verbs"):
        return  # who is allowed to do something need not
    if signature not in ASKING or factuality(verb) in {"negated", "denied", "conditional"}:
        return
    beside = [c for c in verb.children if c.dep in {"xcomp", "ccomp"} or (c.dep == "advcl" and has_to(c))]
    through = [g for c in verb.children if c.dep in {"prep", "dobj"} for g in c.children if g.dep in {"pcomp", "acl", "xcomp"}]
    clause = next((c for c in beside + through if c.pos in {"VERB", "AUX"} and c.i > verb.i), None)
    if clause is None:
        return
    if clause.dep == "ccomp" and is_indicative(clause):
        return  # "suggesting that the attack *was justified*" tells what is so and asks for nothing
    own = [c for c in clause.children if c.dep in {"nsubj", "nsubjpass"}]
    if own and own[0].dep == "nsubjpass":
        who = next(iter(agents(clause)), None)
    elif own:
        who = own[0]
    else:
        who = next((c for c in verb.children if c.dep in {"dobj", "dative"}), None) or next(
            (t for p, t in obliques_of(verb) if p in {"on", "upon", "to", "for"}), None
        )
    if who is not None and who.idx in index.timed:
        who = None
    if who is not None and not is_somebody(who, index):
        return  # "ordered *flags* to be lowered", "requires *certification* to justify ..."
    if who is not None or is_passive(clause):
        yield need(clause, who, index)


def is_indicative(clause: Token) -> bool:
    """Whether a finite clause tells what is or was, with no "should", "must" or bare form in it."""
    helpers = [c for c in clause.children if c.dep in {"aux", "auxpass"}]
    if any(c.tag == "MD" for c in helpers):
        return False
    return (helpers[0] if helpers else clause).tag in {"VBD", "VBZ"}


def is_somebody(token: Token, index: EntityIndex) -> bool:
    """Whether a phrase names somebody of whom something can be asked: a party, people, an office, a body."""
    own = index.entity_at(token)
    if own is not None:
        known = index.known.get(own)
        return known is None or known.kind in {"person", "organization", "group", "place"}
    return token.pos == "PRON" or is_doer(token) or bool(index.sector_of_noun(token)) or index.demonym(token) is not None


def still_open(verb: Token, index: EntityIndex) -> Need | None:
    """What has not been done yet: "has yet to be approved by X", "must be ratified by X", "remains to be initialled"."""
    if not listed("needs", "verbs") & {verb.lemma.lower()}:
        return None
    helper = {c.lower for c in verb.children if c.dep == "aux"}
    head = verb.head
    yet = (
        verb.dep == "xcomp"
        and head.lemma in {"have", "remain", "be", "need"}
        and (head.lemma in {"remain", "need"} or any(c.lower in {"yet", "still"} for c in (*head.children, *verb.children)))
    )
    must = bool(helper & {"must", "should", "will"}) and (is_passive(verb) or "must" in helper)
    if not yet and not must:
        return None
    if is_passive(verb):
        who = next(iter(agents(verb)), None) or next((t for p, t in obliques_of(verb) if p == "by"), None)
    else:
        who = next(iter(subjects_of(verb)), None)
    return need(verb, who, index)


def lacking(noun: Token, index: EntityIndex) -> Need | None:
    """What is still wanted as a noun: "still needs the approval of X", "is awaiting X's signature", "subject to approval by X"."""
    if noun.lemma.lower() not in listed("needs", "nouns") or any(c.dep == "nummod" for c in noun.children):
        return None  # "needed 46 votes to pass" tells what the rule is
    head = noun.head
    waiting = head.lemma.lower() in listed("needs", "waiting") and noun.dep == "dobj"
    pending = noun.dep == "pobj" and (head.lower == "pending" or (head.lower == "to" and head.head.lower == "subject"))
    if not waiting and not pending:
        return None
    who = next((c for c in noun.children if c.dep == "poss"), None) or next(
        (t for p, t in obliques_of(noun) if p in {"of", "by", "from"}), None
    )
    if who is None and head.pos == "VERB":
        who = next((t for p, t in obliques_of(head) if p in {"from", "of", "by"}), None)
    last = last_of(noun)
    found = index.resolve(who) if who is not None else []
    name = None
    if who is not None:
        span = index.phrase(who)
        name = words_of(noun.doc, span)
    return Need(who=found[0] if found else name, what=words_from(noun, last), name=name, span=Span(noun.left_edge.idx, last.end))


def demanded(verb: Token, index: EntityIndex) -> Need | None:
    """What an act's own words say a party must do ("the government *must work* to end ...")."""
    helper = {c.lower for c in verb.children if c.dep == "aux"}
    subject = next((c for c in verb.children if c.dep == "nsubj"), None)
    if (
        not helper & {"must", "shall"}
        or subject is None
        or not any(index.is_party(e) for e in index.resolve(subject, adding=False))
    ):
        return None
    return need(verb, subject, index)


def open_needs(sentence: TokenSpan, index: EntityIndex) -> list[Need]:
    """What a sentence says is still to be done for an act to take effect."""
    found: list[Need] = []
    for token in sentence:
        if is_verb(token):
            opened = still_open(token, index)
            if opened is not None:
                found.append(opened)
        elif token.pos == "NOUN":
            lacked = lacking(token, index)
            if lacked is not None:
                found.append(lacked)
    return found


def asked_by(verbs: list[Token], index: EntityIndex) -> list[Need]:
    """What the complement of an act asks of others."""
    return [n for v in verbs if v.pos in {"VERB", "AUX"} for n in asked_of(v, index)]
