"""When and where an event was: dates and places of its own clause, else of its sentence."""

from __future__ import annotations

import re
from collections.abc import Iterable

from onrecord.facts.entity import Entity
from onrecord.facts.time import TimeExpression
from onrecord.lexicon.closed import listed
from onrecord.lexicon.plover import words
from onrecord.read.entity_index import EntityIndex
from onrecord.read.parse.tokens import Doc, Token, TokenSpan
from onrecord.read.syntax.aside import is_measure
from onrecord.read.syntax.predicates import Predicate, is_event_noun

LOCATIVE = listed("locative")
VERBS = frozenset({"VERB", "AUX"})
CLIMB = 10
SETS_APART = frozenset({"following", "prior", "ahead"})
"""Words that set what they govern apart from the deed: its day is another's ("following his departure last month")."""
REACH = 14
"""Words before a time among which a word may set its day apart."""
YEAR = re.compile(r"\d{4}(?!\d)")
BOUNDS = frozenset({"since", "until", "till", "before", "after"})
"""Prepositions that date what was up to, or from, a day: not the deed itself."""


def day_of(time: TimeExpression) -> str | None:
    """The calendar date, month or year of a time expression, None where it has none (a duration, "now")."""
    if time.type not in {"DATE", "TIME"} or not YEAR.match(time.value):
        return None
    return time.value.split("T")[0]


def carriers(token: Token) -> list[int]:
    """The words that a time expression dates.

    What it stands before ("a *2014* bill"), or what it hangs on, up to an event noun or the verb of its clause.
    """
    found = [token.i]
    for _ in range(CLIMB):
        if token.lower in SETS_APART:
            break
        attributive = token.dep in {"compound", "amod", "nummod", "poss", "nmod"}
        if token.head.i == token.i or token.pos in VERBS:
            break
        token = token.head
        found.append(token.i)
        if attributive or (token.pos == "NOUN" and is_event_noun(token)):
            break
    return found


def set_apart_after(token: Token) -> int:
    """The place from which words can be of a time's day: after a word before it that sets what follows apart, else the first."""
    for place in range(token.i - 1, max(token.sent.start, token.i - REACH) - 1, -1):
        if token.doc[place].lower in SETS_APART:
            return place
    return 0


def dated(doc: Doc, times: tuple[TimeExpression, ...]) -> dict[int, str]:
    """Date by token: the verbs and nouns that time expressions hang on, nearest first."""
    found: dict[int, str] = {}
    for time in times:
        day = day_of(time)
        tokens = doc.overlapping(time.start, time.end) if day else None
        if day and tokens is not None and len(tokens) and tokens.root.head.lower not in BOUNDS:
            own = set_apart_after(tokens.root)
            for place in carriers(tokens.root):
                if place >= own:
                    found.setdefault(place, day)
    return found


def date_of(predicate: Predicate, dates: dict[int, str], *, real: bool) -> str | None:
    """The date that stands in the predicate's clause; an event told as real also takes that of the clause it is joined to."""
    for token in (predicate.word, predicate.head):
        if token.i in dates:
            return dates[token.i]
    head = predicate.head
    if predicate.sort == "noun" and not predicate.light:
        return _day_of_its_verb(predicate.word, dates)
    occasion = _day_of_occasion(head, dates)
    if occasion is not None:
        return occasion
    for _ in range(4):
        joined = head.dep == "conj" or (real and head.dep in {"advcl", "acl"} and head.tag in {"VBG", "VBN"})
        if not joined or head.head.i == head.i:
            break
        head = head.head
        if head.i in dates:
            return dates[head.i]
    return None


def _day_of_its_verb(noun: Token, dates: dict[int, str]) -> str | None:
    """The day of the verb that only says that what a noun tells began, went on or ended ("the *talks* collapsed on Thursday")."""
    verb = noun.head
    plain = noun.dep in {"nsubj", "nsubjpass"} and verb.lemma.lower() in words("presenting") | words("aspectual") | words("failing")
    return dates.get(verb.i) if plain else None


def _day_of_occasion(verb: Token, dates: dict[int, str]) -> str | None:
    """The day of the occasion or the statement at which it was done.

    For instance "killed five *at the 1984 convention*", "in October 1984, *when* rebels bombed it", "*in a statement* released
    on Monday, Orr called it cowardly".
    """
    opens_with_when = any(c.lower == "when" and c.dep == "advmod" for c in verb.children)
    if opens_with_when and verb.dep == "relcl":
        return dates.get(verb.head.i)
    for preposition in (c for c in verb.children if c.dep == "prep"):
        for noun in (c for c in preposition.children if c.dep == "pobj" and c.pos in {"NOUN", "PROPN"}):
            if preposition.lower in {"at", "during", "through"} and noun.i in dates:
                return dates[noun.i]
            if preposition.lower == "in" and noun.lemma.lower() in words("documents"):
                told = [dates[c.i] for c in noun.children if c.dep == "acl" and c.i in dates]
                return told[0] if told else dates.get(noun.i)
    return None


APART = frozenset({"after", "before", "since", "until", "till", "once", "if", "unless", "because", "although", "though", "whereas"})
"""Words that open a clause which tells of another day than the main clause does."""


def shares_day(verb: Token) -> bool:
    """Whether a clause tells of the day of its sentence's main clause.

    Not what is said, and not what was before or after it ("*said* on Friday that nine had died", "two days *after* they died").
    """
    token = verb
    for _ in range(CLIMB):
        head = token.head
        if head is token:
            return True
        if token.dep == "advcl" and not APART.isdisjoint(c.lower for c in token.children if c.dep in {"mark", "advmod", "prep"}):
            return False
        earlier = any(c.dep == "aux" and c.lower == "had" for c in token.children)
        if earlier or token.dep not in {"conj", "xcomp", "advcl"}:
            return False
        token = head
    return False


def by_sentence(sentences: Iterable[TokenSpan], dates: dict[int, str]) -> dict[int, str]:
    """The date of the main clause of each sentence that has one, by the sentence's number."""
    return {number: dates[s.root.i] for number, s in enumerate(sentences) if s.root.i in dates}


def place_of(predicate: Predicate, index: EntityIndex, places: dict[str, Entity]) -> str | None:
    """The place that a locative phrase of the clause names ("in Baghdad", "at the airport in Erbil")."""
    for root in dict.fromkeys((predicate.word, predicate.head)):
        for child in root.children:
            if child.dep == "prep" and child.lower in LOCATIVE:
                found = place_below(child, index, places)
                if found is not None:
                    return found
    for child in predicate.head.children:
        if child.dep in {"dobj", "nsubjpass", "nsubj"}:
            for inner in child.children:
                if inner.dep == "prep" and inner.lower in {"in", "at", "near", "outside"}:
                    found = place_below(inner, index, places)
                    if found is not None:
                        return found
    return None


def place_below(preposition: Token, index: EntityIndex, places: dict[str, Entity]) -> str | None:
    """The first place named below a preposition."""
    for token in list(preposition.subtree)[:12]:
        entity = index.entity_at(token)
        if (
            entity is not None
            and entity in places
            and token.dep in {"pobj", "conj", "appos", "poss", "compound", "nmod", "npadvmod"}
            and not is_measure(token)
        ):
            return entity
    return None
