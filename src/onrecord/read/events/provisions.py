"""Provisions: what a bill or a plan would do is no deed yet, though it is told in the present ("the bill *bans* the sale")."""

from __future__ import annotations

from onrecord.facts.entity import Mention
from onrecord.facts.span import Span
from onrecord.lexicon.factuality import listed
from onrecord.read.entity_index import EntityIndex, words_of
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.syntax.arguments import Arguments
from onrecord.read.syntax.mood import PRESENT, VERBS
from onrecord.read.syntax.predicates import Predicate


def is_provision(predicate: Predicate, around: Arguments, index: EntityIndex) -> bool:
    """Whether a clause in the present tells what a bill, an amendment or a plan provides.

    What becomes of the bill itself ("the bill heads to the Senate") is none.
    """
    verb = predicate.head
    if verb.pos not in VERBS or predicate.sort == "noun" or verb.lemma.lower() in listed("ways_of_bills"):
        return False
    if not is_present(verb) or any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children):
        return False
    return any(is_bill(t, index) for t in around.subjects)


def is_present(verb: Token) -> bool:
    """Whether a clause is told in the simple present."""
    return verb.tag in PRESENT and not any(c.dep == "aux" for c in verb.children)


def is_bill(noun: Token, index: EntityIndex) -> bool:
    """Whether a phrase names what is not law yet: by its own noun, or as an Act that the article calls a bill elsewhere."""
    if noun.lemma.lower() in listed("bills"):
        return True
    if noun.text not in {"Act", "Bill"} or noun.pos != "PROPN":
        return False
    own = index.entity_at(noun)
    return noun.text == "Bill" or any(
        last_word(noun.doc, m) in listed("bills") for m in index.mentions if own is not None and m.entity == own
    )


def last_word(doc: Doc, mention: Mention) -> str:
    """The last word of a mention, in small letters."""
    return words_of(doc, Span(mention.start, mention.end)).rpartition(" ")[2].lower()
