"""Whether an attribution puts forward a proposition, or only names what its source thinks of, wants or does something to."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.lexicon.cues import (
    cue_words,
    judging_verbs,
    naming_participles,
    perceiving_verbs,
    picture_nouns,
    speech_verbs,
    withholding_verbs,
)
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.attributions.sources import head_of
from onrecord.read.parse.tokens import Token
from onrecord.read.parsed import Parsed
from onrecord.read.quotations import QuotationIndex

NOMINAL = frozenset({"NOUN", "PROPN", "PRON", "NUM", "DET"})
NAMING = frozenset({"cite", "quote"})
"""Verbs of speech whose object is who or what is relied on: "cited officials" says nothing."""
CLAUSAL = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "mark", "aux", "auxpass"})


def proposes(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> bool:
    """Tell whether the content is quoted, a clause, or what a verb of speech says ("vowed retribution", "called for talks").

    A noun phrase behind another verb ("authorised the strike") is no proposition; nor is a picture or a film, whoever posts it;
    nor what is seen, left unsaid ("declined to say"), or asked for oneself ("asked not to be named").
    """
    if item.cue is None or any(index.at(part[0]) or index.at(part[1] - 1) for part in item.content):
        return True
    if _left_unsaid(parsed, item) or _only_wished(parsed, item):
        return False
    heads = [head for part in item.content if (head := head_of(parsed.tokens_of(Span(*part)))) is not None]
    if not heads or not all(_only_a_phrase(head, Span(*item.cue)) for head in heads):
        return True
    if any(head.lemma.lower() in picture_nouns() for head in heads):
        return False
    cue = list(parsed.tokens_of(Span(*item.cue)))
    saying = (speech_verbs() | judging_verbs()) - NAMING
    return not any(token.pos == "VERB" for token in cue) or any(t.lemma.lower() in saying or t.lower == "according" for t in cue)


def _only_wished(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether the content is what one wants, tries or finds out: an infinitive, a gerund, or a question that nobody answers."""
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if t.pos in {"VERB", "NOUN"}] if item.cue else []
    words = [t for t in parsed.tokens_of(Span(*item.content[0])) if not t.is_space][:2]
    if not cue or not words:
        return False
    undone = words[0].lower in {"to", "of"} or words[0].tag in {"VBG", "TO"}
    if undone and all(t.lemma.lower() in cue_words("wishing") for t in cue):
        return True
    return words[0].lower in {"whether", "if"} and any(t.lemma.lower() in cue_words("inquiring") for t in cue)


def _left_unsaid(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether the content is what one saw, would not say or do, or the wish not to be named."""
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if t.pos == "VERB"] if item.cue else []
    verbs = {t.lemma.lower() for t in cue}
    if verbs and verbs <= perceiving_verbs():
        return True
    words = [t.lower for t in parsed.tokens_of(Span(*item.content[0]))][:4]
    infinitive = words[:1] == ["to"] or words[:2] == ["not", "to"]
    return infinitive and (bool(verbs & withholding_verbs()) or bool(naming_participles() & set(words)))


def _only_a_phrase(head: Token, cue: Span | None) -> bool:
    """Whether a word heads a noun phrase: a noun that is not the subject or complement of a clause other than the cue's."""
    if head.pos not in NOMINAL or any(child.dep in CLAUSAL for child in head.children):
        return False
    return head.dep not in CLAUSAL or (cue is not None and cue.start <= head.head.idx < cue.end)
