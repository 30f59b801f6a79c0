"""A reading: all that one article says, found in its own text alone."""

from __future__ import annotations

import msgspec

from onrecord.facts.act import Act
from onrecord.facts.article import Article, Block
from onrecord.facts.attribution import Attribution, Relay
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.span import Span
from onrecord.facts.time import TimeExpression


class Reading(msgspec.Struct, frozen=True):
    """All that one article says. A function of (text, metadata, reader version); never changed once made.

    `reader` names the version of the readers that made it. `blocks` cover the text's paragraphs: readers look for
    facts in `title` and `body` only. `faults` name readers that failed on this article with the reason, so that the
    rest of the reading stands.
    """

    article: Article
    sentences: tuple[Span, ...] = ()
    entities: tuple[Entity, ...] = ()
    mentions: tuple[Mention, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    figures: tuple[Figure, ...] = ()
    events: tuple[Event, ...] = ()
    acts: tuple[Act, ...] = ()
    relays: tuple[Relay, ...] = ()
    blocks: tuple[Block, ...] = ()
    reader: str = ""
    faults: tuple[str, ...] = ()
