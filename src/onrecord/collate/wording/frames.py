"""The words around what somebody says: where it was said, and in what document or post."""

from __future__ import annotations

import re

from onrecord.collate.material import Source
from onrecord.collate.wording.words import fold, words_of
from onrecord.facts.attribution import Attribution
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import platforms, vehicles, word_set


def _contents(source: Source, attribution: Attribution) -> list[Span]:
    """All that anybody says in the article, save what the attribution itself stands in."""
    others = {c for a in source.reading.attributions for c in a.content if a.id != attribution.within}
    return sorted(others | set(attribution.content))


def frame_of(source: Source, attribution: Attribution) -> str:
    """The words around the content in its sentences: source, cue and what stands beside them."""
    parts = [*attribution.content, *([Span(attribution.cue.start, attribution.cue.end)] if attribution.cue else [])]
    first, last = source.sentence(min(p.start for p in parts)), source.sentence(max(p.start for p in parts))
    near = [first, last] if first != last else [first]
    if attribution.source:
        at = source.sentence(attribution.source.start)
        near += [at] if at not in near and abs(at.start - first.start) < 400 else []
    out, pieces = (
        "",
        _contents(source, attribution),
    )
    for sentence in sorted(near):
        place = sentence.start
        for piece in pieces:
            if piece.start < sentence.end and piece.end > place:
                out += source.text[place : max(place, piece.start)] + " "
                place = piece.end
        out += source.text[place : max(place, sentence.end)] + " "
    return out + _before_quotation(source, attribution)


def _before_quotation(source: Source, attribution: Attribution) -> str:
    """What a mixed content says before its words in quotation marks: where the rule of reading took the frame into it."""
    text = attribution.content[0].of(source.text) if attribution.content else ""
    mark = re.search(r"[\"“«„]", text)
    return f" {text[: mark.start()]}" if mark and mark.start() > 0 else ""


_PRESS = r"(?:correspondents?|reporters?|photographers?|journalists?|team|crew)"
_OWN_EYES = re.compile(
    rf"\b(?:our (?:own )?(?:\w+ )?{_PRESS}|(?:this (?:newspaper|agency|website|station)|the (?:agency|newspaper|paper|station))"
    rf"(?:['’]s)? {_PRESS}"
    rf"|an? (?:\w+ )?{_PRESS} (?:for|of|from|with) (?:the|this|our) (?:agency|newspaper|paper|station|website|outlet)"
    rf"|we (?:saw|heard|counted|witnessed|have seen))\b",
    re.IGNORECASE,
)


_PRESS_HEAD = re.compile(rf"(?:[\w.&'’-]+ ){{0,4}}{_PRESS}\b(?! (?:union|association|federation|group))", re.IGNORECASE)


def of_the_press(source: Source, attribution: Attribution) -> bool:
    """Whether who speaks is somebody's reporter, without a name ("RFI's correspondent in the town"): the outlet speaks."""
    words = attribution.source
    return words is not None and _PRESS_HEAD.match(source.text, words.start, words.end) is not None


def own_eyes(source: Source, span: Span) -> bool:
    """Whether the sentence says that the outlet's own people saw, heard or counted it."""
    return bool(_OWN_EYES.search(source.sentence(span.start).of(source.text)))


_GIVES_NUMBER = re.compile(r"\b(?:put|puts|counts|counted|lists|listed|estimates|estimated)\b")


def number_giver(source: Source, span: Span) -> Entity | None:
    """Who "puts the number at" what stands in `span`, or counts it: the person or body named right before that verb."""
    sentence = source.sentence(span.start)
    verbs = list(_GIVES_NUMBER.finditer(source.text, sentence.start, span.start))
    if not verbs or (not any(c.isdigit() for c in span.of(source.text)) and not words_of(span.of(source.text)).numbers):
        return None
    at = verbs[-1].start()
    before = [m for m in source.reading.mentions if sentence.start <= m.start and m.end <= at and at - m.end <= 25]
    for m in sorted(before, key=lambda m: -m.end):
        entity = source.entities.get(m.entity)
        if entity is not None and entity.kind in {"person", "organization", "group", "place"}:
            return entity
    return None


MADE = re.compile(
    r"\b(?:releas|issu|publish|put out|sent out|wrote|circulat)(?:ed|es|ing|e)?\s+(?:an?|the|his|her|its|their)\s+"
    r"(?P<thing>(?:[\w'-]+\s+){1,5})[^.;\n]{0,60}?\b(?:saying|that said|which said|reading|stating|in which)\b"
)
"""Who makes a document and what it says: "released a statement late Tuesday saying"."""


def vehicle_in(text: str) -> str | None:
    """The kind of document or post that the words name as the place of what is said ("in a written statement", "by email").

    What stands on a platform ("on Facebook") is a post.
    """
    flat = fold(text)
    named = {fold(v) for v in vehicles()}
    if re.search(rf"\b(?:on|via) (?:{'|'.join(sorted(platforms()))})\b", flat):
        return "post"
    made = MADE.search(flat)
    if made is not None and (told := next((w for w in made["thing"].split() if w in named), None)) is not None:
        return told
    before = ""
    for word in named_places(flat):
        single = word[:-1] if word.endswith("s") and word not in named else word
        if single in named and not (single == "post" and before and before not in word_set("before_post")):
            return single
        before = word
    return None


def platform_in(text: str) -> str | None:
    """The platform on which the words say that something stands ("on Twitter", "to his Facebook page"); None for none or two."""
    names = "|".join(sorted(p for p in platforms() if len(p) > 1))
    owned = r"(?:(?:his|her|its|their|the|an?)(?: (?:official|own|verified|personal))? )?"
    found = {m.group(1) for m in re.finditer(rf"\b(?:on|via|to|in) {owned}({names})\b", fold(text))}
    return next(iter(found)) if len(found) == 1 else None


def named_places(flat: str) -> list[str]:
    """The words up to four after each preposition that may tell where something is said, in order."""
    out = []
    for m in re.finditer(r"\b(?:in|on|via|by|through|citing|from|according to)\b", flat):
        for word in re.findall(r"[\w'-]+|[^\w\s]", flat[m.end() : m.end() + 80])[:6]:
            if not (word[0].isalnum()) or word in word_set("not_in_place"):
                break
            out.append(word)
    return out


def kind_of_paper(name: str) -> str | None:
    """The kind of document or post that a source's own words name ("the CPSC notice", "a post on X")."""
    named = {fold(v) for v in vehicles()}
    words = re.findall(r"[\w-]+", fold(name))
    return next((w if w in named else w[:-1] for w in reversed(words) if w in named or w.rstrip("s") in named), None)
