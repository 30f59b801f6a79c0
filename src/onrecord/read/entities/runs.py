"""Runs of tokens that can be names: spaCy's entities, mended, and the capitalised runs that it missed."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.facts.entity import EntityKind
from onrecord.lexicon.countries import country_of_people
from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import honorifics, noun_of
from onrecord.read.entities.tokens import POSSESSIVE, bare, capital, trimmed
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.parsed import Parsed

KINDS: dict[str, EntityKind] = {
    "PERSON": "person",
    "ORG": "organization",
    "GPE": "place",
    "LOC": "place",
    "FAC": "place",
    "NORP": "group",
    "LAW": "document",
}
BREAKS = frozenset({":", ";", "‘", "“", "”", '"', "(", "—", "--", "…"})
Run = tuple[int, int, EntityKind | None]


def entity_runs(doc: Doc) -> Iterator[Run]:
    """The entities of spaCy that can be names, cut at line ends and at another's possessive, and mended at their edges.

    One word behind a possessive is a thing owned and nobody ("the editor's *Note*").
    """
    for entity in doc.ents:
        kind = KINDS.get(entity.label)
        if kind is None:
            continue
        start, end = entity.start, entity.end
        for token in entity:
            plural = token.text in {"'", "’"} and token.i + 1 < entity.end and capital(doc[token.i + 1])
            owner = token.text in POSSESSIVE and not plural and token.i > start and doc[token.i - 1].lower not in cues("owners")
            if token.is_space or (token.i > start and token.text in BREAKS) or (owner and (kind == "person" or token.i + 1 < end)):
                end = token.i
                break
        owned = doc[start].text in POSSESSIVE
        start, end = trimmed(doc, start + owned, end)
        if owned and kind == "person" and end - start == 1:
            continue
        if start >= end or not any(capital(doc[i]) for i in range(start, end)):
            continue
        if kind == "group" and doc[start].text.isupper() and len(doc[start]) > 2 and not country_of_people(doc[start].text):
            kind = "organization"
        yield start, end, kind


def stretch(doc: Doc, run: Run, taken: list[bool], numbers: list[int]) -> Run:
    """A run grown over the neighbours that belong to it: given names before, surnames, particles and "of ..." after."""
    start, end, kind = run
    here = numbers[start]
    open_kind = kind == "person" or (end - start == 1 and kind in {"organization", "place"})
    while open_kind and start and numbers[start - 1] == here and not taken[start - 1]:
        token = doc[start - 1]
        if not (capital(token) and token.pos == "PROPN" and is_given_name(token.text)) or token.lower in honorifics():
            break
        start, kind = start - 1, "person"
    limit = min(len(doc), end + 8)
    while end < limit and numbers[end] == here and not taken[end]:
        token, after = doc[end], doc[end + 1] if end + 1 < limit and numbers[end + 1] == here and not taken[end + 1] else None
        if kind == "person":
            if capital(token) and token.pos == "PROPN" and bare(token) not in cues("not_names") and not noun_of([token.lower]):
                end += 1
            elif after is not None and capital(after) and token.lower in cues("particles"):
                end += 2
            else:
                break
        elif kind == "organization" and after is not None and joins(token, doc[end - 1]):
            reach = end + 2 if after.lower == "the" else end + 1
            if reach >= limit or not capital(doc[reach]) or taken[reach] or bare(doc[reach]) in cues("not_names"):
                break
            end = reach + 1
        elif kind == "organization" and after is not None and capital(token) and token.pos == "ADP" and capital(after):
            end += 2
        elif kind == "organization" and capital(token) and token.pos == "PROPN" and bare(token) not in cues("not_names"):
            end += 1
        else:
            break
    return start, end, kind


def joins(token: Token, before: Token) -> bool:
    """Whether a small word goes on with a body's name ("Ministry *of* Defence", "Commission *on* Presidential Debates")."""
    return token.lower == "of" or (token.lower in {"for", "on", "&"} and noun_of([before.lower]) is not None)


def missed_runs(parsed: Parsed, loud: list[bool], taken: list[bool]) -> Iterator[Run]:
    """Runs of capitalised proper nouns that no entity covers, outside headlines."""
    doc, words = parsed.doc, parsed.words
    for number, sentence in enumerate(parsed.sentences):
        if loud[number]:
            continue
        position = sentence.start
        while position < sentence.end:
            if taken[position] or not words[position][0].isupper():
                position += 1
                continue
            token = doc[position]
            if (
                taken[position]
                or token.pos != "PROPN"
                or not capital(token)
                or bare(token) in cues("not_names")
                or not token.text[0].isalpha()
            ):
                position += 1
                continue
            end = position + 1
            while end < sentence.end and not taken[end]:
                here = doc[end]
                after = doc[end + 1] if end + 1 < sentence.end and not taken[end + 1] else None
                if capital(here) and here.pos in {"PROPN", "NOUN", "ADJ"} and bare(here) not in cues("not_names"):
                    end += 1
                elif (
                    after is not None
                    and capital(after)
                    and after.pos == "PROPN"
                    and (here.lower in cues("inner") or here.text == "-")
                ):
                    end += 2
                else:
                    break
            yield position, end, None
            position = end
