"""Whether a source says its content, denies it, or leaves it unsaid."""

from __future__ import annotations

from typing import Literal

from onrecord.facts.span import Span
from onrecord.lexicon.cues import cue_words, telling_verbs, withholding_verbs
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import QuotationIndex
from onrecord.read.syntax.negation import above, negated, nobody

Polarity = Literal["says", "denies", "leaves open"]
HEADS = frozenset({"VERB", "AUX", "NOUN", "ADJ"})
OPENING = 4
"""Words of a content among which its first noun tells what is turned away."""


def polarity(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> Polarity:
    """Return what the cue makes of the content.

    "Did not say whether", "never said", "has not denied", "declined to say", "no group has claimed" leave it open; who does not
    believe it, or denies it, denies it.
    """
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if _heads(t) and not index.at(t.idx)] if item.cue else []
    if not cue or _of_another_sentence(parsed, item, cue[0], index):
        return "says"
    if any(_hears(t) for t in cue):
        return "leaves open"
    source = parsed.tokens_of(Span(*item.source)) if item.source else ()
    none = any(nobody(t) for t in source) or any(t.lower == "neither" for t in source[:1])
    verb = cue[-1]
    chain = [*cue, *above(verb)]
    if none or any(negated(t) for t in chain):
        held = verb.lemma in cue_words("holding") and not none and len(cue) == 1
        return "denies" if held else "leaves open"
    if any(t is not verb and t.lemma in withholding_verbs() for t in chain):
        return "leaves open"
    if _in_own_words(parsed, item, index):
        return "says"
    if any(t.lemma in cue_words("denying") for t in cue) and not _first_words(parsed, item) & cue_words("withheld"):
        return "denies"
    dismissing = any(t.lemma in cue_words("dismissing") for t in cue)
    return "denies" if dismissing and _first_words(parsed, item) & cue_words("alleged") else "says"


def _heads(token: Token) -> bool:
    """Whether a word of a cue may be the one that says or denies: no auxiliary."""
    return token.pos in HEADS and token.dep not in {"aux", "auxpass"}


def _in_own_words(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> bool:
    """Whether the content is a whole sentence in quotation marks: who denies with it ("'Nobody paid,' he denied") says it."""
    quotes = [index.at(part[0]) for part in item.content]
    return all(
        q is not None and parsed.text[q.inner : q.inner + 1].isupper() and " " in parsed.text[q.inner : q.close] for q in quotes
    )


def _hears(verb: Token) -> bool:
    """Whether a verb of telling or asking is passive, so that its subject is who is told ("asked if he would stand, Orr said")."""
    if verb.tag != "VBN" or verb.lemma not in telling_verbs() | cue_words("asking"):
        return False
    if any(c.dep in {"nsubj", "agent"} for c in verb.children):
        return False
    return any(c.dep in {"auxpass", "nsubjpass"} for c in verb.children) or not any(c.lemma == "have" for c in verb.children)


def _first_words(parsed: Parsed, item: AttributionDraft) -> set[str]:
    """The lemmas of the first words of the content, and of the word that heads it."""
    words = parsed.tokens_of(Span(*item.content[0]))
    return {t.lemma.lower() for t in words[:OPENING] if t.lower != "the"}


def _of_another_sentence(parsed: Parsed, item: AttributionDraft, verb: Token, index: QuotationIndex) -> bool:
    """Whether the content is quoted and stands in another sentence than the cue, which then tells nothing of it."""
    return all(index.at(part[0]) and parsed.tokens_of(Span(*part))[0].sent != verb.sent for part in item.content)
