"""What has a person's name and is nobody: laws named for somebody ("Elin's Law"), storms ("Freya became a hurricane")."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.lexicon.naming import cues
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.tokens import POSSESSIVE, capital
from onrecord.read.parse.tokens import Doc, Token

LONGEST = 3
"""Words of the name that a law is called by."""


def law_names(doc: Doc, numbers: list[int], taken: list[bool]) -> Iterator[Candidate]:
    """The laws called by somebody's name; their tokens are marked as taken."""
    for at in range(2, len(doc)):
        named = capital(doc[at]) and doc[at].lower in cues("laws") and doc[at - 1].text in POSSESSIVE
        if not named or numbers[at] < 0 or taken[at]:
            continue
        start = at - 1
        while start > max(0, at - 1 - LONGEST) and own_word(doc[start - 1]) and numbers[start - 1] == numbers[at]:
            start -= 1
        if start == at - 1 or any(taken[start:at]):
            continue
        taken[start : at + 1] = [True] * (at + 1 - start)
        words = tuple(doc[i].text for i in range(start, at + 1))
        yield Candidate(start, at + 1, at, "name", "document", words, numbers[at], sure=3)


def own_word(token: Token) -> bool:
    """Whether a word belongs to the name before a possessive."""
    return capital(token) and token.pos == "PROPN"


def settle_storms(doc: Doc, names: list[Candidate]) -> None:
    """Make things of the names that storms have, wherever they stand in the article, unless a person of the article has it."""
    storms = {doc[i + 1].lower for i in range(len(doc) - 1) if doc[i].lower in cues("storms") and own_word(doc[i + 1])}
    storms |= {n.key for n in names if len(n.words) == 1 and is_storm(doc[n.head])}
    full = [n for n in names if n.kind == "person" and (n.before or len(n.words) > 1) and not called_storm(n)]
    storms -= {word.casefold() for name in full for word in name.words}
    for name in names:
        if name.words[-1].casefold() in storms and (len(name.words) == 1 or called_storm(name)):
            name.kind, name.sure = "thing", 3


def called_storm(name: Candidate) -> bool:
    """Whether a name has the noun for a storm in it ("Tropical Storm Debby")."""
    return len(name.words) > 1 and name.words[-2].lower() in cues("storms")


def is_storm(token: Token) -> bool:
    """Whether a word is told to be, become or make what only storms do."""
    verb = token.head
    if token.dep not in {"nsubj", "nsubjpass"} or verb.lemma not in cues("storm_verbs"):
        return False
    return any(told.lower in cues("storms") or (told.lower == "landfall" and verb.lemma == "make") for told in said_of(verb))


def said_of(verb: Token) -> Iterator[Token]:
    """What a verb makes of its subject: complement, object, and what its "to", "into" or "as" brings in."""
    for child in verb.children:
        if child.dep in {"attr", "dobj", "oprd"}:
            yield child
        elif child.lower in {"to", "into", "as", "from"}:
            yield from (c for c in child.children if c.dep == "pobj")
