"""One reading's official act as an account of it."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property

from onrecord.collate.acts.deciding import body_told, decides
from onrecord.collate.entities import only_pointed_to
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import Words, names_a_day, words_of
from onrecord.facts.act import Act
from onrecord.facts.event import Event
from onrecord.facts.span import Span
from onrecord.lexicon.acts import court_deeds, listed

TWINS = {"bill", "law"}
"""Sorts that are one thing before and after it is passed."""
SUPPOSED = frozenset({"possible", "conditional", "threatened", "generic", "called for", "alleged"})
"""What is made of a deed that nobody has decided on, or that only somebody's accusation tells."""
UNSURE = frozenset({"planned", "proposed", "draft", "debated", "filed"})
"""Stages at which an act may be all that and be told rightly."""
BY_OTHERS = frozenset({"signed", "vetoed", "ratified", "in force"})
"""Stages to which another body brings what one has passed."""
_APART = re.compile(r"\b(?:following|after|since|before|ahead of|prior to|until|when|who|which|where)\b", re.IGNORECASE)
DENIED_FORCE = re.compile(
    r"\b(?:does|do|did|is|are|was) not (?:\w+ )?(?:binding|bind|oblig\w+)\b(?: on)?(?: the \w+)?"
    r"|\b(?:no|without) (?:legal )?(?:force|obligation)(?: of law)?|\bnot a law\b|\bnot? (?:legally )?binding",
    re.IGNORECASE,
)


@dataclass(frozen=True)
class ActAccount:
    """One reading's act as an account of it."""

    source: Source
    act: Act
    body: str | None
    vague: bool = False
    persons: frozenset[str] = frozenset()
    """The people, as entities of the record, whom its own clauses name."""
    places: frozenset[str] = frozenset()
    """The places that they name."""
    areas: frozenset[str] = frozenset()
    """Those of these places that are countries or states."""

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        """The clauses it rests on."""
        return tuple(sorted({*self.act.evidence, *self.act.stage_evidence, *self.act.binding_evidence}))

    @cached_property
    def decides(self) -> bool:
        """Whether its words tell of something decided."""
        supposed = self.deed is not None and self.deed.factuality in SUPPOSED and self.act.stage not in UNSURE
        return not supposed and decides(self.source, self.act)

    @cached_property
    def deed(self) -> Event | None:
        """The happening that the word of its stage tells, as the reader has it."""
        events = (e for e in self.source.reading.events if any(s.overlaps(e.trigger) for s in self.act.stage_evidence))
        return next(events, None)

    @property
    def only_one(self) -> bool:
        """Whether its article tells of no second act of its sort."""
        sorts = TWINS if self.act.sort in TWINS else {self.act.sort}
        return sum(x.sort in sorts for x in self.source.reading.acts) == 1

    @cached_property
    def points(self) -> bool:
        """Whether it only points to an act told of before or elsewhere."""
        first, *rest = self.act.title.casefold().split() or [""]
        if first in {"the", "that", "this"} and len(rest) == 1 and self.act.stage in BY_OTHERS and self.act.sort in TWINS:
            return True  # "signed the bill"
        told = self.act.date or self.act.votes or len(self.words.bag) > 3
        return first in {"the", "that", "this", "its", "a"} and len(rest) <= 2 and not told

    @cached_property
    def only_named(self) -> bool:
        """Whether it is no more than a name for an act, by which nothing is done ("the amendment")."""
        first, *rest = self.act.title.casefold().split() or [""]
        told = self.act.stage_evidence or self.act.votes or self.act.needs or self.act.date
        return first in {"the", "this", "that", "its", "their", "his", "her"} and len(rest) <= 2 and not told

    @cached_property
    def known_before(self) -> bool:
        """Whether it only calls an act by a definite name ("the Baltic accord", "Norland's treaty") and tells nothing of it."""
        first = self.act.title.casefold().split()[:1]
        definite = first and (first[0] in {"the", "that", "this", "its", "their", "his", "her"} or "'s " in self.act.title)
        return bool(definite) and not (self.act.stage_evidence or self.act.votes or self.act.needs)

    @cached_property
    def binding_words(self) -> tuple[Span, ...]:
        """The words that say whether it binds: where they deny force, with what they deny it for."""
        out = []
        for span in self.act.binding_evidence:
            sentence = self.source.sentence(span.start)
            denied = DENIED_FORCE.search(sentence.of(self.source.text))
            out.append(Span(sentence.start + denied.start(), sentence.start + denied.end()) if denied else span)
        return tuple(dict.fromkeys(out))

    @cached_property
    def filer(self) -> frozenset[str]:
        """Words of the name of whoever made it, where its own clauses name them; empty where they do not."""
        known = self.source.entities.get(self.act.body or "")
        named = any(
            m.entity == self.act.body and m.form != "pronoun" and any(e.start <= m.start < e.end for e in self.act.evidence)
            for m in self.source.reading.mentions
        )
        return words_of(known.name).bag if known is not None and named else frozenset()

    @cached_property
    def by_court(self) -> bool | None:
        """Whether a court made it; None where nothing tells who did."""
        known = self.source.entities.get(self.act.body or "")
        return None if known is None else known.sector == "JUD"

    @cached_property
    def deeds(self) -> frozenset[str]:
        """What a court did, where its words tell: found somebody guilty or not, or set what he must suffer for it."""
        if self.act.sort != "ruling":
            return frozenset()
        said = words_of(" ".join(s.of(self.source.text) for s in self.act.stage_evidence) + " " + self.act.title).run
        return frozenset(name for name, words in court_deeds().items() if words & set(said))

    @cached_property
    def called(self) -> frozenset[str]:
        """The nouns of its title, else of its clauses, that name a thing of its own among acts of its sort ("asylum", "curfew")."""
        own = frozenset(words_of(self.act.title).run) & listed("own_name", "words")
        return own or frozenset(words_of(" ".join(s.of(self.source.text) for s in self.act.evidence)).run) & listed(
            "own_name", "words"
        )

    @cached_property
    def day(self) -> str | None:
        """Its date, where that is its own and not the day on which somebody told of it ("On Tuesday the paper said that ...")."""
        told = self.act.date
        if told is None:
            return None
        near = [self.source.sentence(e.start) for e in self.act.evidence]
        times = [
            t
            for t in self.source.reading.times
            if (t.value or "").startswith(told) and any(s.start <= t.start < s.end for s in near)
        ]
        if not times and self.source.reading.times:
            return None  # another sentence's day
        own = [t for t in times if names_a_day(self.source.text[t.start : t.end]) and not self._is_anothers(t.start)]
        return None if times and (not own or all(self._tells_when_said(t.start) for t in own)) else told

    def _is_anothers(self, at: int) -> bool:
        """Whether a word between the act's own and a day sets the day apart ("resigned, *following* a walkout last month")."""
        ends = [s.end for s in self.act.stage_evidence if s.end <= at]
        between = self.source.text[max(ends) : at] if ends else ""
        return bool(_APART.search(between)) and "." not in between

    def _tells_when_said(self, at: int) -> bool:
        """Whether a day's words stand beside the cue of what says the act, and not in what is said."""
        if any(e.start <= at < e.end for e in self.act.evidence):
            return False
        for a in self.source.reading.attributions:
            if a.cue is None or a.source is None or not any(x.overlaps(e) for x in a.content for e in self.act.evidence):
                continue
            if any(e.contains(a.cue) for e in self.act.evidence) or any(x.start <= at < x.end for x in a.content):
                continue
            sentence = self.source.sentence(a.cue.start)
            if sentence.start <= at < sentence.end:
                return True
        return False

    @cached_property
    def words(self) -> Words:
        """Words of its title and clauses."""
        return words_of(" ".join([self.act.title, *(s.of(self.source.text) for s in self.act.evidence)]))


def act_accounts(material: Material) -> list[ActAccount]:
    """All acts of the story's readings."""
    out = []
    for s in material.sources:
        for a in s.reading.acts:
            body = material.resolve(s.id, body_told(s, a))
            vague = body is not None and only_pointed_to(material.entity[body])
            if a.evidence:
                persons, places = (_named(material, s, a, kind) for kind in ("person", "place"))
                areas = frozenset(p for p in places if material.entity[p].precision in {"country", "region"})
                out.append(ActAccount(s, a, body, vague, persons, places, areas))
    return out


def _named(material: Material, source: Source, act: Act, kind: str) -> frozenset[str]:
    """The people or places named in an act's clauses, but for whoever makes it."""
    found = (
        material.resolve(source.id, m.entity)
        for m in source.reading.mentions
        if m.entity != act.body and (m.form == "name" or kind == "person") and any(e.start <= m.start < e.end for e in act.evidence)
    )
    return frozenset(e for e in found if e is not None and material.entity[e].kind == kind)
