"""Names that the tagger took apart, made whole: a nickname or particles inside, a surname that is a country's or a town's name."""

from __future__ import annotations

from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import honorifics, noun_of
from onrecord.read.entities.runs import Run
from onrecord.read.entities.tokens import bare, capital
from onrecord.read.parse.tokens import Doc, Token

MARKS = frozenset({'"', "“", "”", "‘", "’", "'", "``", "''"})
LONGEST_NICKNAME = 3
MOST_PARTICLES = 3


def whole(doc: Doc, runs: list[Run], numbers: list[int]) -> list[Run]:
    """The runs, in text order, with a lone given name and what goes on with it as one person's name, and a ground with its name."""
    found: list[Run] = []
    for start, end, kind in runs:
        if found and start < found[-1][1]:
            continue
        if found and start == found[-1][1] and end - start == 1 and doc[start].lower in cues("grounds"):
            found[-1] = (found[-1][0], end, "place")
            continue
        reach = None
        if end - start == 1 and is_given_name(doc[start].text) and bare(doc[start]) not in honorifics():
            reach = surname_end(doc, end, numbers[start], numbers, runs)
        found.append((start, reach, "person") if reach else (start, end, kind))
    return found


def surname_end(doc: Doc, at: int, number: int, numbers: list[int], runs: list[Run]) -> int | None:
    """Where the name ends that begins before `at`: behind a nickname, particles, or a surname tagged by itself; else None."""
    place = behind_nickname(doc, at)
    bridged = place != at
    for _ in range(MOST_PARTICLES):
        if place < len(doc) and doc[place].lower in cues("particles") and doc[place].text != "-":
            place, bridged = place + 1, True
    if place >= len(doc) or numbers[place] != number or not surname(doc[place]):
        return None
    other = next((end for start, end, _ in runs if start == place), None)
    if bridged:
        return other if other is not None and other - place <= 2 else place + 1
    return (
        other
        if other == place + 1 and doc[at - 1].dep in {"compound", "nmod", "nsubj", "appos", "pobj", "ROOT", "dobj", "conj"}
        else None
    )


def behind_nickname(doc: Doc, at: int) -> int:
    """The place behind a nickname in quotation marks at `at` ("Tom 'Biscuit' Hale"); `at` where there is none."""
    if at >= len(doc) or doc[at].text not in MARKS:
        return at
    for place in range(at + 2, min(at + 2 + LONGEST_NICKNAME, len(doc))):
        if doc[place].text in MARKS:
            return place + 1
    return at


def surname(token: Token) -> bool:
    """Whether a word may be a surname."""
    known = noun_of([token.lower]) or bare(token) in cues("not_names") or token.lower in cues("places")
    return capital(token) and token.pos == "PROPN" and token.text.isalpha() and not known


def without_nickname(words: list[str]) -> list[str]:
    """The words of a name without a nickname in quotation marks."""
    marks = [at for at, word in enumerate(words) if word in MARKS]
    return [*words[: marks[0]], *words[marks[1] + 1 :]] if len(marks) == 2 and marks[0] > 0 and marks[1] + 1 < len(words) else words


def called_so(doc: Doc, start: int) -> bool:
    """Whether words in quotation marks are what a person goes by ("a vendor who goes by the name 'Biscuit'")."""
    if start < 2 or doc[start - 1].text not in MARKS:
        return False
    before = [t for t in doc[max(0, start - 12) : start - 1] if t.sent.start == doc[start].sent.start]
    named = any(t.lower in cues("called") for t in before[-4:])
    people = any((found := noun_of([t.lower])) is not None and found[0][0] == "person" for t in before)
    return named and (people or any(t.lower == "who" for t in before))


def is_whole(doc: Doc, start: int, end: int) -> bool:
    """Whether two words of which the last is a title are somebody's name ("Dean Major, a spokesman"; "Grant Judge said")."""
    words = [doc[i].lower for i in range(start, end)]
    found = noun_of(words)
    if end - start != 2 or found is None or found[1] > 1 or not is_given_name(doc[start].text) or found[0][0] != "person":
        return False
    if (end < len(doc) and doc[end].pos == "PROPN") or (start and doc[start - 1].pos in {"DET", "PART"}):
        return False
    described = end + 2 < len(doc) and doc[end].text == "," and doc[end + 1].lower in {"a", "an", "the"}
    return described or noun_of([words[0]]) is None
