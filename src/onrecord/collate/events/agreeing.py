"""Whether a pronoun can stand for whom a reading gives it to: by number, by gender, by what has none, and by who is speaking.

Who is quoted does not call himself "he"; one person is not "they", a body no "she". What cannot be is left open.
"""

from __future__ import annotations

import re

from onrecord.collate.material import Source
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.span import Span
from onrecord.lexicon.closed import listed

SPEAKS = 2
"""Sayings from which somebody is alive."""
OPENING, CLOSING = "“", "”"


def can_stand_for(source: Source, pronoun: Mention, entity: Entity) -> bool:
    """Whether the pronoun can stand for the entity where it stands; true of words that are no pronoun of a third person."""
    form = source.text[pronoun.start : pronoun.end].casefold()
    if pronoun.form != "pronoun" or form not in listed("third_persons"):
        return True
    if form == "it" and entity.kind == "organization" and ENACTED.match(source.text, pronoun.end):
        return False
    return fits(form, entity) and not _said_by(source, pronoun)


ENACTED = re.compile(
    r"\s+(?:is|was|has been|had been|will be|would be|were to be)\s+(?:\w+ly\s+)?"
    r"(?:signed|enacted|repealed|ratified|drafted|passed|vetoed|upheld|overturned|struck down)\b",
    re.IGNORECASE,
)
"""What is done to a law or a ruling and to no body: "*it* was signed into law"."""
FILLED = re.compile(r"\[([^\]]+)\] ([\w’']+)")
"""A subject put in brackets, and the word behind it."""


def agrees(title: str) -> bool:
    """Whether a subject put in brackets at the beginning goes with the verb behind it: one name with "has", several with "have"."""
    found = FILLED.match(title)
    if found is None:
        return True
    name, verb = found[1], found[2].casefold()
    words = name.split()
    one = all(w[:1].isupper() and w.isalpha() for w in words) and not words[-1].endswith("s") and "and" not in words
    several = words[0].casefold() in listed("plural_determiners") or (name[:1].islower() and words[-1].endswith("s"))
    return not (one and verb in listed("plural_verbs")) and not (several and verb in listed("singular_verbs"))


def speaks_too_much_for(source: Source, entity: str) -> bool:
    """Whether the article quotes somebody so often that he is not whom a mere pronoun says to have died."""
    return sum(a.source is not None and a.source.entity == entity for a in source.reading.attributions) >= SPEAKS


def named_nearer(source: Source, pronoun: Mention, entity: Entity) -> bool:
    """Whether the sentence names another person before the pronoun, and not the one it is given to."""
    sentence = source.sentence(pronoun.start)
    before = [m for m in source.mentions_in(Span(sentence.start, pronoun.start)) if m.form != "pronoun"]
    persons = {m.entity: e for m in before if (e := source.entities.get(m.entity)) is not None and e.kind == "person"}
    form = source.text[pronoun.start : pronoun.end].casefold()
    return bool(persons) and entity.kind == "person" and entity.id not in persons and any(fits(form, e) for e in persons.values())


def fits(form: str, entity: Entity) -> bool:
    """Whether number, gender and kind allow it."""
    person = entity.kind == "person"
    if form in listed("plural_persons"):
        return not (person and entity.named)
    if form in listed("things_own"):
        return not person
    gender = "male" if form in listed("male_persons") else "female"
    return person and entity.gender in (None, gender)


def _said_by(source: Source, pronoun: Mention) -> bool:
    """Whether it stands inside the quoted words of whom it is given to."""
    text = source.text
    for a in source.contents_at(pronoun.start):
        if a.source is None or a.source.entity != pronoun.entity:
            continue
        held = next((c for c in a.content if c.start <= pronoun.start < c.end), None)
        if held is None:
            continue
        before = text[max(source.sentence(pronoun.start).start, held.start) : pronoun.start] if a.kind != "direct" else ""
        if a.kind == "direct" or before.count(OPENING) > before.count(CLOSING) or before.count('"') % 2 == 1:
            return True
    return False
