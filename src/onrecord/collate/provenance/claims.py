"""A settled claim of each kind with its accounts, the chains they rest on, its origins and its standing."""

from __future__ import annotations

import dataclasses
from collections import Counter
from collections.abc import Iterable, Sequence

import msgspec

from onrecord.collate.acts import ActAccount
from onrecord.collate.entities import untold
from onrecord.collate.events import DENYING, EventAccount
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Source
from onrecord.collate.provenance import bearing
from onrecord.collate.provenance.accounts import Trace, accounts_of, best_chains
from onrecord.collate.provenance.bearing import same_words, says_it
from onrecord.collate.provenance.chains import Chain
from onrecord.collate.statements import Variant, form_of
from onrecord.collate.wording import words_of
from onrecord.facts.record import Account, RecordAct, RecordBinding, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.span import Span
from onrecord.lexicon.comparing import word_set


def trace_statement(
    trace: Trace, claim: RecordStatement, variants: Sequence[Variant], main: Variant, speaker: Variant
) -> RecordStatement:
    """The statement on whose word it rests. `main` has its wording and `speaker` its speaker."""
    saying = {v.source.id for v in variants if says_it(v, main, speaker)}
    told = [v for v in variants if v.source.id not in saying or says_it(v, main, speaker)]
    chains = _one_paper(best_chains([(v.source.id, trace.chains.of_statement(v.source.id, v.attribution)) for v in told]))
    paper = chains[speaker.source.id].end
    if speaker.is_paper and paper:
        # whoever carries a document's own words has them from it
        chains = {a: c if c.known else dataclasses.replace(c, nodes=(*c.nodes, paper), end=paper) for a, c in chains.items()}
    aside = _aside((v.source.id, says_it(v, main, speaker)) for v in variants)
    counted = trace.counter.count(chains, aside, lambda a, b: _one_occasion(chains[a], chains[b]))
    rows = [(v.source.id, v.attribution.content, _as_given(v, main, speaker)) for v in variants]
    return msgspec.structs.replace(
        claim,
        accounts=accounts_of(trace, chains, rows),
        origins=counted.origins,
        why=counted.why,
        standing=trace.standing(counted, ((article, spans) for article, spans, _ in rows)),
    )


def _one_occasion(a: Chain, b: Chain) -> bool:
    """Whether the two may have heard it together: both where many heard it, or where it is not told how one of them did."""
    if a.paper or b.paper:
        return False
    return "alone" not in {a.heard, b.heard} or None in {a.heard, b.heard}


def _as_given(v: Variant, main: Variant, speaker: Variant) -> Account:
    """What a variant makes of the statement, without its words: its form and whom it gives it to."""
    form = form_of(v, main, speaker)
    if form == "reattributed":
        return Account(v.source.id, (), form=form, speaker=speaker.name or None, given=v.name)
    return Account(v.source.id, (), form=form, speaker=(speaker.name if untold(v.entity, v.name) else v.name) or None)


def _one_paper(chains: dict[str, Chain]) -> dict[str, Chain]:
    """Documents of one kind in which several articles have one statement are one document, whoever each names as its maker.

    "A filing" or "documents" may be a document of any kind, and a post may be on any platform.
    """
    papers = [c for c in chains.values() if c.paper and c.end]
    first: dict[str, str] = {}
    open_kinds = word_set("any_paper") | {"post", "tweet"}
    for chain in sorted(papers, key=lambda c: c.paper in open_kinds):
        kind, end = chain.paper or "", chain.end or ""
        posts = (e for k, e in first.items() if k.startswith("post on "))
        like = iter(first.values()) if kind in word_set("any_paper") else posts if kind in open_kinds else iter(())
        first.setdefault(kind, next(like, end))
    return {a: dataclasses.replace(c, end=first[c.paper]) if c.paper and c.end else c for a, c in chains.items()}


def trace_event(trace: Trace, claim: RecordEvent, found: Sequence[EventAccount]) -> RecordEvent:
    """The event on whose word it rests: those of its accounts that do not deny it, where any does not."""
    asserting = [h for h in found if h.event.factuality not in DENYING] or list(found)
    stating = _stating(claim, found)
    vouched = best_chains(_vouched(trace, [h for h in stating if h in asserting]))
    chains = {**best_chains(_told_by(trace, asserting)), **vouched}
    counted = trace.counter.count(
        chains,
        _aside((h.source.id, h.source.id in vouched) for h in found),
        same_words((h.source.id, words) for h in stating for words in bearing.runs_of(h)),
        _narrated(trace, ((h.source, h.spans[0], h.event.trigger) for h in stating)),
    )
    others = {a: trace.chains.of_fact(a, (s,)) for a, s in trace.elsewhere.of_event(claim, found).items()}
    counted = trace.counter.allowing_for(counted, chains, others)
    told = [(h.source.id, trace.chains.of_fact(h.source.id, h.telling, h.event.trigger)) for h in found]
    all_chains = {**best_chains(told), **chains}
    rows = [(h.source.id, h.spans, Account(h.source.id, (), factuality=h.event.factuality)) for h in found]
    return msgspec.structs.replace(
        claim,
        accounts=accounts_of(trace, all_chains, rows),
        origins=counted.origins,
        why=counted.why,
        standing=trace.standing(counted, ((article, spans) for article, spans, _ in rows)),
    )


def _stating(claim: RecordEvent, found: Sequence[EventAccount]) -> list[EventAccount]:
    """The accounts that state the event as the record has it: the same deed, as much a fact, and none of its doers another's."""
    alleging = {h.source.id for h in found if h.event.factuality in {"alleged", *DENYING}}
    if len(alleging) >= len({h.source.id for h in found if h.event.factuality == claim.factuality}):
        return []  # no count of origins lifts an allegation to a fact
    deeds = Counter(d for h in found for d in (h.senses or {h.trigger}))
    deed = max(sorted(deeds), key=lambda d: deeds[d])
    return [h for h in found if deed in (h.senses or {h.trigger}) and bearing.tells_it(claim, h)]


def _vouched(trace: Trace, stating: Sequence[EventAccount]) -> list[tuple[str, Chain]]:
    """The article with each known chain of a clause that says it as a fact, not of one that only speaks of it."""
    found = [
        (h.source.id, trace.chains.of_fact(h.source.id, (s,), h.event.trigger))
        for h in stating
        for s in h.telling
        if bearing.tells_in(h, s)
    ]
    return [(article, chain) for article, chain in found if chain.known]


def _aside(rows: Iterable[tuple[str, bool]]) -> frozenset[str]:
    """The articles of whose accounts none states the claim itself."""
    told = list(rows)
    return frozenset(a for a, _ in told) - {a for a, states in told if states}


def _told_by(trace: Trace, found: Sequence[EventAccount]) -> list[tuple[str, Chain]]:
    """The chains of each article: of where it says that it happened, and only where it nowhere does, of where it names it.

    Who is heard on "the arrest" is not whose word the arrest rests on, where the article tells of it itself: nor is who speaks of
    it elsewhere, where the article says once in its own voice that it happened.
    """
    saying = {h.source.id for h in found if h.asserts}
    rows = [row for h in found if h.source.id not in saying or h.asserts for row in _event_chains(trace, h)]
    own = {article for article, chain, _ in rows if article in saying and chain.unsourced}
    return [(article, chain) for article, chain, tells in rows if article not in own or chain.unsourced or tells]


def _narrated(trace: Trace, told: Iterable[tuple[Source, Span, Span | None]]) -> frozenset[str]:
    """The articles that say it first, below their titles, in their own voice and on nobody's word."""
    first: dict[str, tuple[Span, Span | None]] = {}
    for source, span, deed in told:
        if source.headline is not None and span.start < source.headline.end:
            continue
        if source.id not in first or span.start < first[source.id][0].start:
            first[source.id] = (span, deed)
    chains = {a: trace.chains.of_fact(a, (span,), deed) for a, (span, deed) in first.items()}
    return frozenset(a for a, c in chains.items() if c.unsourced and not c.known and not c.gives)


def _event_chains(trace: Trace, h: EventAccount) -> list[tuple[str, Chain, bool]]:
    """The article with the chain of each place where it tells of an event, or names it on the word of another outlet.

    With each whether its words say as a fact that it happened.
    """
    found = [(s, trace.chains.of_fact(h.source.id, (s,), h.event.trigger)) for s in h.spans]
    return [(h.source.id, chain, bearing.tells_in(h, s)) for s, chain in found if s in h.telling or chain.relays]


def trace_figure(trace: Trace, claim: RecordFigure, found: Sequence[FigureAccount]) -> RecordFigure:
    """The value on whose word it rests."""
    stating = [c for c in found if bearing.counts_it(claim, c)]
    counting = {c.source.id for c in stating}
    chains = best_chains(
        [(c.source.id, trace.chains.of_fact(c.source.id, (c.span,))) for c in found if c.source.id not in counting or c in stating]
    )
    counted = trace.counter.count(
        chains,
        _aside((c.source.id, c in stating) for c in found),
        bearing.one_list((c.source, c.span) for c in stating),
        _narrated(trace, ((c.source, c.span, None) for c in stating)),
    )
    rows = [(c.source.id, (c.span,), Account(c.source.id, (), low=c.figure.low, high=c.figure.high)) for c in found]
    return msgspec.structs.replace(
        claim,
        accounts=accounts_of(trace, chains, rows),
        origins=counted.origins,
        why=counted.why,
        standing=trace.standing(counted, ((article, spans) for article, spans, _ in rows)),
    )


def trace_act(trace: Trace, claim: RecordAct, found: Sequence[ActAccount]) -> RecordAct:
    """The act on whose word it rests."""
    chains = best_chains([(d.source.id, trace.chains.of_fact(d.source.id, (s,))) for d in found for s in _core(d)])
    counted = trace.counter.count(
        chains,
        _aside((d.source.id, bearing.does_it(claim, d)) for d in found),
        same_words(
            (d.source.id, run) for d in found for s in _core(d) if len(run := words_of(s.of(d.source.text)).run) >= bearing.LONG
        ),
    )
    rows = [(d.source.id, d.spans, Account(d.source.id, (), stage=d.act.stage)) for d in found]
    said = [
        (d.source.id, d.act.binding_evidence, Account(d.source.id, (), stage=d.act.stage)) for d in found if d.act.binding_evidence
    ]
    return msgspec.structs.replace(
        claim,
        accounts=accounts_of(trace, chains, rows),
        origins=counted.origins,
        why=counted.why,
        binding_accounts=accounts_of(trace, chains, said),
        standing=trace.standing(counted, ((article, spans) for article, spans, _ in rows)),
    )


def trace_binding(trace: Trace, claim: RecordBinding, found: Sequence[ActAccount]) -> RecordBinding:
    """Whether an act binds, by the accounts that say it does, or does not."""
    rows = [(d.source.id, d.binding_words, Account(d.source.id, ())) for d in found]
    chains = best_chains([(article, trace.chains.of_fact(article, (s,))) for article, spans, _ in rows for s in spans])
    counted = trace.counter.count(chains)
    return msgspec.structs.replace(
        claim,
        accounts=accounts_of(trace, chains, rows),
        origins=counted.origins,
        why=counted.why,
        standing=trace.standing(counted, ((article, spans) for article, spans, _ in rows)),
    )


def _core(d: ActAccount) -> tuple[Span, ...]:
    """The clauses that tell of the act itself; those that only mention it rest on whoever speaks of it."""
    telling = tuple(e for e in d.act.evidence if any(e.contains(w) for w in d.act.stage_evidence))
    return telling or d.act.evidence[:1]
