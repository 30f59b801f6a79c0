"""Who says so: attributions and relays."""

from __future__ import annotations

from typing import Literal

import msgspec

from onrecord.facts.span import Span

AttributionKind = Literal["direct", "indirect", "mixed"]
SourceSort = Literal["person", "unnamed", "group", "organization", "document", "outlet", "posting", "poll"]
RelayForm = Literal["report", "told", "citing", "credit", "dateline", "interview", "anaphor", "quoted", "seen"]


class Source(msgspec.Struct, frozen=True):
    """The words that name an attribution's source, and the entity they resolve to (None when no entity was found)."""

    start: int
    end: int
    entity: str | None = None


class Attribution(msgspec.Struct, frozen=True):
    """Source, cue and content, as in the PARC and PolNeAR corpora.

    `kind` is direct when all of the content is quoted, mixed when some is. `content` holds verbatim spans in text order (a
    broken quotation has several). `relays` are entity ids of the outlets whose report the attribution rests on, nearest
    first. `within` is the id of the attribution whose content holds this one. `sort` is the source's sort.
    `description` is the source in the text's words where it has no name ("a senior official").
    `audience` is who heard it where the text says ("told Reuters", "told MPs"): the words of that phrase.
    `proposes` is False where the content is only what a verb that is none of speech acts on ("authorised the strike", "backed the
    plan", "posted an image"): something thought, done or wanted, but no utterance.
    `clause` is False where the content is only a phrase, no clause with a tense ("called for *three days of mourning*"). `score`
    (0 to 1) is how sure the tagger is of cue, content and source together; None for what no tagger found.
    `denies` is True where the source says that the content is not so ("denied that"); who "has not denied" denies nothing.
    """

    id: str
    kind: AttributionKind
    source: Source | None
    cue: Span | None
    content: tuple[Span, ...]
    relays: tuple[str, ...] = ()
    within: str | None = None
    sort: SourceSort | None = None
    description: str | None = None
    audience: Span | None = None
    proposes: bool = True
    denies: bool = False
    clause: bool = True
    score: float | None = None


class Relay(msgspec.Struct, frozen=True):
    """A place where the text rests on another outlet's or agency's report.

    `start`-`end` are the words ("as CNBC reported", "(Reuters)"); `entity` is the outlet's entity id; `covers` are the
    passages that rest on it. `given` is the key of the outlet in the lexicon, None for an outlet unknown there.
    """

    id: str
    start: int
    end: int
    entity: str
    form: RelayForm
    covers: tuple[Span, ...] = ()
    given: str | None = None
