"""All mentions of official acts in a sentence."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.read.acts.mentions import ActMention
from onrecord.read.acts.nouns import by_noun
from onrecord.read.acts.stages import is_taken_back, retracts
from onrecord.read.acts.verbs import by_deed
from onrecord.read.entity_index import EntityIndex
from onrecord.read.parse.tokens import TokenSpan
from onrecord.read.syntax.predicates import is_verb


def act_mentions(sentence: TokenSpan, index: EntityIndex) -> Iterator[ActMention]:
    """The mentions of acts in a sentence, in text order."""
    correcting = retracts(sentence)
    for token in sentence:
        if is_verb(token):
            found = by_deed(token, index)
        elif token.pos in {"NOUN", "PROPN"}:
            found = by_noun(token, index)
        else:
            continue
        if found is not None and not (correcting and found.verb is not None and is_taken_back(found.verb)):
            yield found
