"""Mentions of official acts: what one place of a text tells of an act."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property

from onrecord.facts.span import Span
from onrecord.lexicon.acts import listed, pending, sorts
from onrecord.lexicon.closed import listed as closed
from onrecord.read.parse.tokens import Token, TokenSpan
from onrecord.read.syntax.predicates import Predicate
from onrecord.read.syntax.telling import told_of

DEFINITE = closed("definite")


@dataclass
class ActMention:
    """One place where an act is told of. `stage` is None where its words tell none.

    `verb` is the clause's verb, None for a bare noun. `binding` is what the verb by itself, or the body, makes of it;
    `advice` says that it only asks or recommends.
    """

    sort: str
    word: Token
    verb: Token | None
    evidence: Span
    stage: str | None = None
    stage_span: Span | None = None
    bodies: list[str] = field(default_factory=list)
    definite: bool = False
    further: bool = False
    by_verb: bool = False
    complement: list[Token] = field(default_factory=list)
    obliques: list[tuple[str, Token]] = field(default_factory=list)
    binding: bool | None = None
    advice: bool = False
    backward: bool = False

    @property
    def family(self) -> str:
        """The family of the mention's sort."""
        return sorts()[self.sort].family

    @cached_property
    def told(self) -> Span | None:
        """The finite clause by which the act comes to its stage; None where it is only named or told without a tense."""
        verb = self.verb
        if verb is None or self.stage is None or (not self.by_verb and verb.lemma.lower() in pending(self.family)):
            return None  # "will *hear* the lawsuits" files none
        return told_of(Predicate(verb, verb, verb.lemma.lower(), "verb"))


def within(token: Token, reach: int, around: Token | None = None) -> TokenSpan:
    """The words below a token at most `reach` words from it (or from `around`), at a cost that does not grow with the sentence."""
    middle = (around if around is not None else token).i
    return token.doc.span(max(token.left_edge.i, middle - reach), min(token.right_edge.i, middle + reach) + 1)


def is_further(token: Token, verb: Token | None) -> bool:
    """Whether words beside it say that this is another act than one told before ("*also* withdrawing", "a *second* recall")."""
    near = [*token.children, *(verb.children if verb is not None else ())]
    return any(c.lower in listed("other", "words") and not any(g.dep == "npadvmod" for g in c.children) for c in near)
