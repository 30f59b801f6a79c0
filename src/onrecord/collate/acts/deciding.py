"""Whether an account's words decide something, and who its own words say decides it."""

from __future__ import annotations

import re

from onrecord.collate.material import Source
from onrecord.collate.wording import words_of
from onrecord.facts.act import Act
from onrecord.facts.span import Span
from onrecord.lexicon.acts import listed

NEAR = 90
"""Characters around the word of an act's stage in which it shows that nothing is decided."""
_SOME = re.compile(r"(?:some|many|others|critics?|opponents?|supporters?|people|they|rumou?rs?)\b", re.IGNORECASE)
PAPERS, FILED = frozenset({"bill", "law"}), frozenset({"lawsuit", "complaint", "appeal", "indictment"})
_ANY = re.compile(r"\b(?:any|every|each|no)\b(?: [\w'’-]+){0,4}\s*$", re.IGNORECASE)
_LONG_AGO = re.compile(r"^[^.;]{0,60}\b(?:decades|years) (?:ago|earlier|before)\b", re.IGNORECASE)
_UNDERSTANDING = re.compile(r"\bmemorand(?:um|a) of\b|\bagree", re.IGNORECASE)
_LIMIT = re.compile(r"\b(?:ultimatum|deadline|until|unless|or else|or face|within|by (?:the|next|[A-Z0-9]))", re.IGNORECASE)
_FROM = re.compile(
    r"(?:\b(?:by|from|of|at|under)\b(?: (?:the|a|an|his|her|its|their))?(?: [\w.-]+){0,3} ?|[’']s? ?)$", re.IGNORECASE
)


def decides(source: Source, act: Act) -> bool:
    """Whether the words tell of something decided, and not of a demand, a memo, anybody's appointment or a thing of decades ago."""
    sentences = " ".join(dict.fromkeys(source.sentence(s.start).of(source.text) for s in act.evidence))
    run = set(words_of(sentences).run)
    if act.sort == "resolution" and not act.votes and _only_asked(source, act) and not run & listed("resolving", "words"):
        return False  # "lawmakers have demanded answers", "the committee sent a letter requesting"
    if act.sort == "agreement" and run & {"memo", "memorandum"} and not _UNDERSTANDING.search(sentences):
        return False
    if act.sort == "ultimatum" and not _LIMIT.search(sentences):
        return False
    if act.stage == "vetoed" and act.sort in PAPERS and not run & listed("vetoed_papers", "words"):
        return False  # "has vetoed their taking part"
    if act.attribution and _SOME.match(_source_of(source, act.attribution)):
        return False  # "some say that she gave permission to rioters"
    if act.sort in FILED and _is_court(source, act):
        return False  # a court that hears a suit has filed none
    if act.sort == "election" and _staged(source, act) & listed("lost_vote", "words"):
        return False
    return not any(_of_nobody(source, s) for s in act.stage_evidence[:1])


def _source_of(source: Source, attribution: str) -> str:
    told = source.attributions.get(attribution)
    return Span(told.source.start, told.source.end).of(source.text) if told is not None and told.source is not None else ""


def _is_court(source: Source, act: Act) -> bool:
    body = source.entities.get(act.body or "")
    return body is not None and body.sector == "JUD" and body.kind != "group"


def _staged(source: Source, act: Act) -> set[str]:
    return {w for s in act.stage_evidence for w in words_of(s.of(source.text)).run}


def _only_asked(source: Source, act: Act) -> bool:
    """Whether the word of its stage only asks for something."""
    return bool(_staged(source, act) & listed("asking", "words"))


def _of_nobody(source: Source, staged: Span) -> bool:
    """Whether a deed is anybody's, or told as done long ago ("any chief nominated by her", "appointed three decades ago")."""
    text, sentence = source.text, source.sentence(staged.start)
    before = Span(max(sentence.start, staged.start - NEAR), staged.start).of(text)
    after = Span(staged.end, max(staged.end, min(sentence.end, staged.end + NEAR))).of(text)
    return bool(_ANY.search(before) or _LONG_AGO.match(after))


def body_told(source: Source, act: Act) -> str | None:
    """The entity of the reading that makes the act: whom its statement is quoted from, else its body.

    None where its body is only named after the deed, as what it is about ("charged with lying to *police*").
    """
    if act.sort == "statement":
        return _quoted(source, act)
    if act.body is None or not act.stage_evidence:
        return act.body or _doer(source, act)
    staged = act.stage_evidence[0]
    sentence = source.sentence(staged.start)
    near = [m for m in source.reading.mentions if m.entity == act.body and sentence.start <= m.start < sentence.end]
    if not near or any(m.start < staged.start for m in near):
        return act.body
    return act.body if any(_FROM.search(source.text[max(sentence.start, m.start - NEAR) : m.start]) for m in near) else None


def _doer(source: Source, act: Act) -> str | None:
    """The one body that does the deed of the act's stage, where its reader found none ("*the court* revives the ban")."""
    if act.sort in OF_OTHERS:
        return None
    for e in source.reading.events:
        if e.voice == "active" and len(e.actors) == 1 and any(s.overlaps(e.trigger) for s in act.stage_evidence):
            known = source.entities.get(e.actors[0])
            return e.actors[0] if known is not None and known.kind == "organization" and known.sector in OFFICIAL else None
    return None


OF_OTHERS = frozenset({"resignation", "election", "agreement", *FILED})
OFFICIAL = frozenset({"GOV", "LEG", "JUD", "COP", "MIL", "IGO"})


def _quoted(source: Source, act: Act) -> str | None:
    """Who is quoted from a statement whose body is named in the quoted words alone ("'it is up to *prosecutors*', she said")."""
    for a in source.reading.attributions:
        if a.source is None or a.source.entity is None or a.cue is None or not any(e.contains(a.cue) for e in act.evidence):
            continue
        sentence = source.sentence(a.cue.start)
        near = [m for m in source.reading.mentions if m.entity == act.body and sentence.start <= m.start < sentence.end]
        if near and all(any(x.start <= m.start < x.end for x in a.content) for m in near):
            return a.source.entity
    return act.body
