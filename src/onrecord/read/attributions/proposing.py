"""Whether an attribution puts forward a proposition, or only names what its source thinks of, wants or does something to."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed as closed
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
PARTS = frozenset({"many", "most", "some", "few", "much", "more"})
"""Words that stand for a part of what follows with "of"."""
NAMING = frozenset({"cite", "quote"})
"""Verbs of speech whose object is who or what is relied on: "cited officials" says nothing."""
QUESTIONS = frozenset({"whether", "if", "why", "who", "when", "where"})
OWN_WISHES = frozenset({"want", "need", "prefer", "intend", "seek"})
"""Verbs of wishing that no clause with a tense follows."""
SEEMING = frozenset({"appear", "seem"})
FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
TITLE = 4
"""Words of a quoted name of a work."""
CLAUSAL = frozenset({"nsubj", "nsubjpass", "csubj", "expl", "mark", "aux", "auxpass"})


def proposes(parsed: Parsed, item: AttributionDraft, index: QuotationIndex) -> bool:
    """Tell whether the content is quoted, a clause, or what a verb of speech says ("vowed retribution", "called for talks").

    A noun phrase behind another verb ("authorised the strike") is no proposition; nor is a picture or a film, whoever posts it;
    nor what is seen, left unsaid ("declined to say"), or asked for oneself ("asked not to be named").
    """
    if item.cue is None:
        return True
    if any(index.at(part[0]) or index.at(part[1] - 1) for part in item.content):
        return not _only_a_title(parsed, item)
    if _left_unsaid(parsed, item) or _only_wished(parsed, item) or _asked(parsed, item) or _modifies(parsed, item):
        return False
    if _is_page_note(parsed, item) or _known(parsed, item) or _no_utterance(parsed, item):
        return False
    heads = [head for part in item.content if (head := head_of(parsed.tokens_of(Span(*part)))) is not None]
    if not heads or not all(_only_a_phrase(head, Span(*item.cue)) for head in heads):
        return True
    if any(head.lemma.lower() in picture_nouns() for head in heads):
        return False
    cue = list(parsed.tokens_of(Span(*item.cue)))
    saying = (speech_verbs() | judging_verbs()) - NAMING - cue_words("siding")
    if any(token.pos == "VERB" for token in cue):
        return any(t.lemma.lower() in saying or t.lower == "according" for t in cue)
    nouns = [t for t in cue if t.pos in {"NOUN", "ADJ"}]
    return not nouns or any(t.lemma.lower() in cue_words("utterances") for t in nouns)


def _only_a_title(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether quotation marks hold the name of a work behind a word that says nothing ("a casting call for “The Night Shift”")."""
    cue = list(parsed.tokens_of(Span(*item.cue))) if item.cue else []
    saying = speech_verbs() | judging_verbs()
    if any((t.pos == "VERB" and t.lemma.lower() in saying) or t.lower == "according" for t in cue):
        return False
    if not any(t.pos in {"VERB", "NOUN", "ADJ"} for t in cue):
        return False
    words = [t for part in item.content for t in parsed.tokens_of(Span(*part)) if t.text[:1].isalpha()]
    small = closed("small_in_titles")
    return 0 < len(words) <= TITLE and all(t.text[:1].isupper() or t.lower in small for t in words)


def _asked(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether the content is a question that the source put, or that a noun leaves open ("asked whether", "accounts of why")."""
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if t.pos in {"VERB", "NOUN"}] if item.cue else []
    words = [t for t in parsed.tokens_of(Span(*item.content[0])) if not t.is_space][:2]
    if not cue or len(words) < 2 or words[0].lower not in QUESTIONS | {"how", "what", "which"}:
        return False
    if words[1].lower == "to":
        return True
    if words[0].lower not in QUESTIONS:
        return False
    asking = cue_words("asking") | cue_words("inquiring")
    return any(t.lemma.lower() in asking for t in cue) or (words[0].lower != "if" and cue[-1].pos == "NOUN")


def _modifies(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether the content is a relative clause of the cue's noun, or what somebody only seems to do.

    For instance "pushed through a measure *that replaced* the tax", "appeared *to raise* the possibility".
    """
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if t.pos in {"VERB", "NOUN"}] if item.cue else []
    words = [t for t in parsed.tokens_of(Span(*item.content[0])) if not t.is_space][:1]
    if not cue or not words or len(item.content) > 1 or item.content[0][0] < cue[-1].idx:
        return False
    if words[0].lower == "to" and all(t.lemma.lower() in SEEMING for t in cue):
        return True
    subject = words[0].lower in {"that", "which", "who"} and words[0].dep in {"nsubj", "nsubjpass"}
    return subject and words[0].head.dep == "relcl" and words[0].head.head.idx <= cue[-1].idx


def _is_page_note(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether it is a note of the page about itself ("Editor's Note: this story has been updated")."""
    source = [t.lower for t in parsed.tokens_of(Span(*item.source))] if item.source else []
    return bool(source) and source[-1] in closed("page_notes") and parsed.text[slice(*item.cue)] == ":" if item.cue else False


def _known(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether the content is what one knows or learns, as the narrator tells it ("its leaders know that it can only lose")."""
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if t.pos == "VERB"] if item.cue else []
    return bool(cue) and all(t.lemma.lower() in cue_words("knowing") for t in cue)


def _no_utterance(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether nothing is said: an infinitive of what one is or votes to do, a question behind no verb of speech, an "as" phrase.

    For instance "are necessary *to deter* the raiders", "fretted about *how well* it works", "cites them *as reasons* for going".
    """
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if not t.is_punct and not t.is_space] if item.cue else []
    words = [t for t in parsed.tokens_of(Span(*item.content[0])) if not t.is_space][:2]
    if not cue or not words or len(item.content) > 1:
        return False
    verbs = [t for t in cue if t.pos == "VERB"]
    opening = words[1] if words[0].lower == "not" and len(words) > 1 else words[0]
    if opening.tag == "TO":
        told = any(t.pos in {"NOUN", "ADJ"} and t.lemma.lower() in cue_words("utterances") for t in cue)
        return (not verbs and not told) or (bool(verbs) and all(t.lemma.lower() in cue_words("doing") for t in verbs))
    speaks = any(t.lemma.lower() in speech_verbs() | judging_verbs() for t in verbs)
    if opening.lower == "as":
        return opening.dep == "prep"
    return opening.lower in QUESTIONS | {"how", "what"} and opening.dep in {"advmod", "mark", "dobj"} and bool(verbs) and not speaks


def _only_wished(parsed: Parsed, item: AttributionDraft) -> bool:
    """Whether the content is what one wants, tries or finds out: an infinitive, a gerund, or a question that nobody answers."""
    cue = [t for t in parsed.tokens_of(Span(*item.cue)) if t.pos in {"VERB", "NOUN"}] if item.cue else []
    words = [t for t in parsed.tokens_of(Span(*item.content[0])) if not t.is_space][:2]
    if not cue or not words:
        return False
    heads = [head for part in item.content if (head := head_of(parsed.tokens_of(Span(*part)))) is not None]
    undone = words[0].lower in {"to", "of"} or words[0].tag in {"VBG", "TO"} or not any(_has_tense(head) for head in heads)
    if all(t.lemma.lower() in OWN_WISHES for t in cue) and words[0].lower != "that":
        return True
    if undone and all(t.lemma.lower() in cue_words("wishing") for t in cue):
        return True
    return words[0].lower in {"whether", "if"} and any(t.lemma.lower() in cue_words("inquiring") for t in cue)


def _has_tense(head: Token) -> bool:
    """Whether a content's head verb is finite; what is no verb counts as having one, as the parse may have missed it."""
    helpers = [c for c in head.children if c.dep in {"aux", "auxpass"}]
    return head.pos not in {"VERB", "AUX"} or head.tag in {"VBD", "VBZ", "VBP"} or any(c.tag in FINITE for c in helpers)


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
    if (head.pos not in NOMINAL and head.lower not in PARTS) or any(child.dep in CLAUSAL for child in head.children):
        return False
    return head.dep not in CLAUSAL or (cue is not None and cue.start <= head.head.idx < cue.end)
