"""What an article has somebody say: attributions that carry a statement, as variants of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

import msgspec

from onrecord.collate.entities import entity_of, name_of
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import Words, frame_of, has_quote, kind_of_paper, quoted, vehicle_in, words_of
from onrecord.facts.attribution import Attribution
from onrecord.facts.entity import Entity
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

QUOTED = re.compile('["“«„]([^"“”«»„]+)["”»]|(?<!\\w)‘([^‘]+?)’(?!\\w)')
LEAST = 3
"""Words from which an unquoted content is taken as a statement, one of them of content; fewer with a number."""


SPOKEN = frozenset({"statement", "complaint", "advisory", "ultimatum", "ruling", "vote"})
"""Sorts of acts that are done by saying something: what is said is a statement as well."""


@dataclass(frozen=True)
class Variant:
    """One attribution as the variant of a statement."""

    source: Source
    attribution: Attribution
    entity: Entity | None
    name: str

    @property
    def key(self) -> tuple[str, str]:
        """Article and attribution."""
        return self.source.id, self.attribution.id

    @cached_property
    def text(self) -> str:
        """The content's words, a broken quotation's pieces one after the other."""
        return " ".join(s.of(self.source.text) for s in self.attribution.content)

    @cached_property
    def words(self) -> Words:
        """The content as comparable words; a denying cue counts as a no."""
        words = words_of(self.text)
        cue = self.attribution.cue
        denied = words_of(self.source.text[cue.start : cue.end]).negated if cue else 0
        return words._replace(negated=words.negated + denied) if denied else words

    @cached_property
    def happening(self) -> frozenset[str]:
        """The stems of the words in it that tell of happenings."""
        spans = [e.trigger for e in self.source.reading.events if any(c.overlaps(e.trigger) for c in self.attribution.content)]
        return frozenset(x for s in spans for x in words_of(s.of(self.source.text)).bag)

    @cached_property
    def is_paper(self) -> bool:
        """Whether a document or post is given as the speaker."""
        return self.attribution.sort in {"document", "posting"} or bool(self.entity and self.entity.kind in {"document", "post"})

    @cached_property
    def paper(self) -> str | None:
        """The kind of document or post in which it is said."""
        return kind_of_paper(self.name) if self.is_paper else vehicle_in(frame_of(self.source, self.attribution))

    @cached_property
    def in_quotes(self) -> bool:
        """Whether some of it is quoted."""
        return self.attribution.kind != "indirect" or has_quote(self.text)

    @cached_property
    def quoted_words(self) -> Words:
        """The words that stand in quotation marks; all of them where nothing tells them apart."""
        return words_of(" ".join(self.quotations)) if self.quotations else self.words

    @cached_property
    def quotations(self) -> tuple[str, ...]:
        """The stretches in quotation marks, marks left out."""
        return tuple(m.group(1) or m.group(2) for m in QUOTED.finditer(self.text))

    @cached_property
    def whole_quote(self) -> bool:
        """Whether all of it is quoted."""
        return self.attribution.kind == "direct" or (quoted(self.text) and self.attribution.kind != "mixed")


def variants_of(material: Material) -> list[Variant]:
    """All attributions of the story that carry a statement; those of an outlet that only passes on another's words do not."""
    out = []
    for source in material.sources:
        for a in sorted(source.reading.attributions, key=lambda x: (x.content[:1], x.id)):
            if a.content and a.proposes and not _only_passes_on(source, a) and not _does(source, a):
                who = entity_of(material, source, a), name_of(material, source, a)
                whole = [Variant(source, msgspec.structs.replace(a, content=part), *who) for part in _statements_in(source, a)]
                out += [v for v in whole if _states(v)]
    return out


def _does(source: Source, a: Attribution) -> bool:
    """Whether the cue is the making of an official act ("recalled 18,000 chargers"): a deed and no statement."""
    cue = a.cue
    if cue is None or a.kind != "indirect" or has_quote(" ".join(s.of(source.text) for s in a.content)):
        return False
    return any(s.overlaps(cue) for act in source.reading.acts if act.sort not in SPOKEN for s in act.stage_evidence)


def _only_passes_on(source: Source, a: Attribution) -> bool:
    if a.sort != "outlet":
        return False
    size = sum(s.length for s in a.content)
    held = [b for b in source.reading.attributions if b.within == a.id]
    return any(sum(s.length for s in b.content) * 2 > size for b in held)


def _statements_in(source: Source, a: Attribution) -> list[tuple[Span, ...]]:
    """The pieces of a content, those of one broken sentence together.

    A quotation that closes with its sentence, and another that opens a new one after the words that name the speaker, are two;
    so are a report in the outlet's words and a quotation in a sentence of its own.
    """
    parts: list[tuple[Span, ...]] = []
    for span in sorted(a.content):
        between = source.text[parts[-1][-1].end : span.start] if parts else ""
        opens = quoted(span.of(source.text)) and span.of(source.text).lstrip('"“‘«„ ')[:1].isupper()
        reported = bool(parts) and a.kind == "mixed" and not any(has_quote(s.of(source.text)) for s in parts[-1])
        if parts and not (opens and re.search(r"[.!?]\s*$", between) and (a.kind == "direct" or reported)):
            parts[-1] = (*parts[-1], span)
        else:
            parts.append((span,))
    return parts


def _states(v: Variant) -> bool:
    """Whether there is a statement in it: words in quotation marks, or a proposition of a source that is named in some way.

    A word or two, or words that no one is given for, are what a rule of reading left over, not what somebody said; nor does a
    caption, "people" or a relative pronoun say what stands in no quotation marks.
    """
    if _says_nothing(v):
        return False
    if v.in_quotes:
        return bool(v.words.run)
    return any(c.isalpha() for c in v.name) and ((len(v.words.run) >= LEAST and bool(v.words.stems)) or bool(v.words.numbers))


def _says_nothing(v: Variant) -> bool:
    """Whether what is given as the speaker is a part of a page, or somebody nobody could find, whose words are not quoted."""
    words = v.name.casefold().split()
    if words[:1] in (["the"], ["a"], ["an"]):
        words = words[1:]
    named = v.entity is not None and v.entity.named
    return len(words) == 1 and words[0] in listed("no_speakers") and not named and v.attribution.kind != "direct"
