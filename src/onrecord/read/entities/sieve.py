"""Keeps from the names what has a capital for another reason: sentence openings, labels, headings, languages, offices."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.leaders import country_of_leader
from onrecord.lexicon.names import is_given_name
from onrecord.lexicon.naming import cues
from onrecord.lexicon.offices import honorifics, noun_of, words_of
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.tokens import POSSESSIVE
from onrecord.read.parse.tokens import Doc
from onrecord.read.parsed import Parsed


def sifted(parsed: Parsed, names: list[Candidate]) -> list[Candidate]:
    """The names in text order without those that are none by all their occurrences."""
    doc = parsed.doc
    small = {word for word in parsed.words if word.islower()}
    sure = {n.key for n in names if not (n.start - len(n.before) == parsed.sentences[n.sentence].start and unlikely(doc, n))}
    return sorted((n for n in names if n.key in sure and not (stray(n) and n.key in small)), key=lambda n: (n.start, n.end))


def left_surnames(parsed: Parsed, names: list[Candidate], numbers: list[int]) -> Iterator[Candidate]:
    """The surnames of people of the article where the tagger passed over them."""
    known = {n.words[-1] for n in names if n.kind == "person" and len(n.words) > 1 and is_given_name(n.words[0])}
    covered = {i for n in names for i in range(n.start, n.end)}
    for at, word in enumerate(parsed.words):
        if word in known and at not in covered and numbers[at] >= 0 and parsed.doc[at].tag in {"NNP", "NNPS", "NN"}:
            yield Candidate(at, at + 1, at, "name", "person", (word,), numbers[at], sure=0)


def unlikely(doc: Doc, name: Candidate) -> bool:
    """Whether a name is one word that may have its capital from the sentence it opens ("Rock came down")."""
    token = doc[name.head]
    if name.end < len(doc) and doc[name.end].text == ":" and not name.text.isupper():
        return True
    if name.text.isupper() and name.sure < 3 and max(map(len, name.words)) > 5 and not is_given_name(name.words[0]):
        return True
    owner = name.end < len(doc) and doc[name.end].text in POSSESSIVE
    if owner or (name.kind == "person" and name.sure and token.dep in {"nsubj", "nsubjpass"}) or country_of_leader(name.text):
        return False
    if len(name.words) > 1 or name.sure > 1 or name.before or name.text.isupper() or is_given_name(name.text):
        return False
    return not (token.dep == "nsubj" and token.head.lemma in words_of("speech", "verbs")) and token.ent_type != "GPE"


def stray(name: Candidate) -> bool:
    """Whether a name is one word that only its capital makes a body."""
    return len(name.words) == 1 and name.kind == "organization" and name.sure < 2 and not name.text.isupper()


def peopled(doc: Doc, start: int, end: int) -> bool:
    """Whether a demonym names people: a plural, or one with a determiner ("Iraqis", "the French", "an Iraqi"), not a language."""
    last, before = doc[end - 1], doc[start - 1] if start else None
    if last.tag not in {"NNP", "NNPS", "NNS"} or last.dep in {"amod", "compound", "nmod"}:
        return False
    plural = last.text.endswith("s") or last.tag in {"NNS", "NNPS"} or last.lower.endswith("men")
    return plural or (before is not None and before.pos in {"DET", "NUM", "ADJ"}) or last.dep in {"nsubj", "conj"}


def office(text: str) -> bool:
    """Whether words end in an office or title and so describe instead of naming ("Prime Minister", "UN Secretary-General")."""
    lower = text.lower().split()
    if len(lower) > 1 and lower[-1] in cues("bodies_too") and text.split()[-1][:1].isupper():
        return False
    lower = next((lower[:at] for at, word in enumerate(lower) if at and word in {"of", "for"}), lower)
    found = noun_of(lower)
    return " ".join(lower) in honorifics() or bool(found and found[0][0] in {"person", "group", "document"})


def lone_name(doc: Doc, at: int) -> bool:
    """Whether one capitalised word that the tagger did not take for an entity is a name: an argument, not at a sentence's start."""
    token = doc[at]
    if token.dep not in {"nsubj", "nsubjpass", "dobj", "pobj", "poss", "appos", "conj", "agent"} or len(token) < 3:
        return False
    if noun_of([token.lower]) or (token.is_sent_start and token.is_stop):
        return False
    return token.tag == "NNP"
