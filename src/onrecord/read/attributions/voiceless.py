"""Sources that cannot have said it: the dead of the same clause, things without a voice, what a participle is said of."""

from __future__ import annotations

from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed
from onrecord.lexicon.cues import cue_words, speech_verbs
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.attributions.sources import Sources, head_of
from onrecord.read.parse.tokens import Token
from onrecord.read.syntax.dying import dies

RELATIVES = frozenset({"WP", "WDT"})


def is_voiceless(sources: Sources, item: AttributionDraft) -> bool:
    """Whether the words of a source name nobody who can have said it; the speaker is then left open.

    "the recorders, sometimes *called* black boxes" call nothing; "All forty people" who were killed say nothing; wreckage may show
    something, and says nothing.
    """
    if item.source is None or item.cue is None:
        return False
    words = [t for t in sources.parsed.tokens_of(Span(*item.source)) if not t.is_space]
    head = head_of(sources.parsed.tokens_of(Span(*item.source)))
    if head is None or sources.is_person(head):
        return False
    if words[0].tag in RELATIVES and any(t.pos == "VERB" for t in words):
        return True  # a clause and no name: "who answered a question by" saying
    verbs = [t for t in sources.parsed.tokens_of(Span(*item.cue)) if t.pos == "VERB"]
    if any(_said_of(verb, head) for verb in verbs) or dies(head):
        return True
    thing = head.lemma.lower() in listed("voiceless")
    return thing and any(v.lemma in speech_verbs() and v.lemma not in listed("evidential") for v in verbs)


def _said_of(verb: Token, head: Token) -> bool:
    """Whether a participle behind a noun tells what it is called or taken for by others."""
    passive = verb.tag in {"VBN", "VBD"} and verb.dep == "acl" and verb.head.i == head.i and verb.i > head.i
    return passive and verb.lemma in cue_words("calling")
