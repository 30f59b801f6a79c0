"""Who is for and who against what happened: named speakers whose quoted words judge it plainly in opposite ways.

In political stories that is what is disputed. Both must speak of what happened, in the words that most articles begin with.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from onrecord.collate.arranging.core import Core
from onrecord.collate.material import Material, Source
from onrecord.collate.wording import words_of
from onrecord.facts.attribution import Attribution
from onrecord.facts.entity import Entity
from onrecord.facts.record import Opposed, Voice
from onrecord.facts.span import Side, Span
from onrecord.lexicon.comparing import negations
from onrecord.lexicon.stances import STANCES, Stance, stance_verbs, stance_words, turned_words

MOST = 1
"""Pairs that are kept: what is plainest is sure, what comes after it is not."""
SHARED = 0.12
"""Share of the story's articles, to the power by which the core counts it, from which a word is what the story is about."""
BEFORE = 4
"""Words before a judging one within which a "not" turns it."""
LONGEST, FEWEST = 420, 5
"""Characters of a quotation that can be shown, and fewest words of one that can be read."""
NEAR = 2
"""Words of what the story is about beside a quotation from which its "this" and "it" speak of it."""
LEFT, RIGHT = 6, 3
"""Words before and after a judging one among which what it is said of stands."""
WORD, STOP = re.compile(r"[\w’']+"), re.compile(r"[.;:!?]+\s|[.;:!?][”\"]")
POINTING = re.compile(
    r"\b(?:this|it|that|which)(?:[’']s| is| was| would be| will be| has been| remains?)(?: [\w’'-]+){0,4} $", re.IGNORECASE
)
KINDS = frozenset({"person", "organization"})


@dataclass(frozen=True)
class Judging:
    """A speaker's quoted words that judge what happened, and how plainly and how near to what the story is about."""

    stance: Stance
    speaker: str
    speaker_id: str | None
    words: Side
    topic: frozenset[str]
    worth: float


def opposed(material: Material, core: Core) -> tuple[Opposed, ...]:
    """The pair of a voice for and one against that speak most plainly of what happened."""
    heard = voices(material, core)
    pairs = [
        (a.worth + b.worth + len(a.topic & b.topic), a, b)
        for a in heard
        if a.stance == "for"
        for b in heard
        if b.stance == "against" and _apart(a, b)
    ]
    kept: list[Opposed] = []
    used: set[str] = set()
    for _, a, b in sorted(pairs, key=lambda p: -p[0]):
        if len(kept) < MOST and not {a.speaker, b.speaker} & used:
            used |= {a.speaker, b.speaker}
            kept.append(Opposed(tuple(Voice(v.speaker, v.stance, v.words, v.speaker_id) for v in (a, b))))
    return tuple(kept)


def _apart(a: Judging, b: Judging) -> bool:
    return not words_of(a.speaker).bag & words_of(b.speaker).bag


def voices(material: Material, core: Core) -> list[Judging]:
    """Every quotation of somebody named that judges what happened, the plainest first."""
    about = _about(material, core)
    found = [v for source in material.sources for a in source.reading.attributions if (v := _judging(material, source, a, about))]
    return sorted(found, key=lambda v: -v.worth)


def _about(material: Material, core: Core) -> frozenset[str]:
    """The words that most articles begin with, names of persons and places left out: what the story is about."""
    named = " ".join(n for e in material.entities if e.kind in {"person", "place"} and e.named for n in (e.name, *e.aliases))
    return core.above(SHARED) - words_of(named).bag


def _judging(material: Material, source: Source, a: Attribution, about: frozenset[str]) -> Judging | None:
    speaker = _speaker(material, source, a)
    if speaker is None or a.kind == "indirect" or not a.content or a.within is not None:
        return None
    said = " ".join(s.of(source.text) for s in a.content)
    if len(said.split()) < FEWEST or len(said) > LONGEST:
        return None
    around = _around(source, a)
    near = about & words_of(around).bag
    stance, plain, topic = _stance(said, a.cue.of(source.text) if a.cue else "", about, len(near) >= NEAR)
    if stance is None or not near | topic:
        return None
    early = 1 / (2 + source.sentence_number(a.content[0].start))
    worth = plain + 0.5 * len(topic) + 0.25 * len(near) + early
    return Judging(stance, speaker.name, speaker.id, Side(source.id, tuple(a.content), said), topic | near, worth)


def _speaker(material: Material, source: Source, a: Attribution) -> Entity | None:
    if a.source is None or a.source.entity is None:
        return None
    own = source.entities.get(a.source.entity)
    whole = material.entity.get(material.resolve(source.id, a.source.entity) or "") or own
    return whole if whole is not None and whole.named and whole.kind in KINDS else None


def _around(source: Source, a: Attribution) -> str:
    """The sentence that tells who speaks, and the one before."""
    here = source.sentence_number(a.cue.start if a.cue else a.content[0].start)
    first = max(0, here - 1)
    return Span(source.sentences[first].start, source.sentences[here].end).of(source.text)


def _stance(said: str, cue: str, about: frozenset[str], near: bool) -> tuple[Stance | None, float, frozenset[str]]:
    """How who speaks stands to it, how plainly, and of what; None where nothing or both tells it."""
    score: dict[Stance, float] = dict.fromkeys(STANCES, 0.0)
    topic: frozenset[str] = frozenset()
    for stance, other in zip(STANCES, reversed(STANCES), strict=True):
        if stance_verbs(stance).search(cue) and (named := about & words_of(" ".join(said.split()[:LEFT])).bag):
            score[stance] += 1
            topic |= named
        for found in stance_words(stance).finditer(said):
            spoken = _spoken_of(said, found.start(), found.end(), about)
            if not spoken and not (near and _points(said, found.start())):
                continue
            turned = _negated(said, found.start())
            if turned and found.group().casefold() not in turned_words():
                continue
            topic |= spoken
            score[other if turned else stance] += 1
    told = [stance for stance in STANCES if score[stance]]
    return (told[0], min(2.0, score[told[0]]), topic) if len(told) == 1 else (None, 0.0, topic)


def _spoken_of(said: str, start: int, end: int, about: frozenset[str]) -> frozenset[str]:
    """What the story is about that stands close to a judging word, in its clause."""
    before = WORD.findall(STOP.split(said[:start])[-1])[-LEFT:]
    after = WORD.findall(STOP.split(said[end:])[0])[:RIGHT]
    return about & words_of(" ".join((*before, *after))).bag


def _points(said: str, start: int) -> bool:
    """Whether a judging word is said of "this" or "it": of what was told just before."""
    return bool(POINTING.search(STOP.split(said[:start])[-1]))


def _negated(said: str, start: int) -> bool:
    """Whether a "not" before a judging word turns it."""
    before = [w.casefold().replace("’", "'") for w in WORD.findall(said[:start])[-BEFORE:]]
    return any(w in negations() or w.endswith("n't") for w in before)
