"""The tables of a store: what each column means, and the rows of one record."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.export.claims import Claim
from onrecord.export.columns import Cell, Column, Table, column, joined
from onrecord.export.told import Told, address, first_words
from onrecord.facts.record import RecordAct, RecordEvent, RecordFigure, RecordStatement
from onrecord.facts.span import hull

Row = tuple[Cell, ...]
CLAIM = column("claim", "id of the claim; it stays when the record is made anew")
STORY = column("story", "id of the story")
STANDS: tuple[Column, ...] = (
    column("standing", "corroborated (two origins that cannot be one), single origin, unknown origin, disputed or withdrawn"),
    column("origins_low", "independent origins, taking every unknown chain as dependent", "integer"),
    column("origins_high", "independent origins, taking every unknown chain as independent", "integer"),
    column("weight", "0 to 1: how much the claim leads the story", "number"),
    column("verdicts", "what the discrepancies that the claim stands in come to, as kind: verdict"),
    column("abstained", "what the record does not say of the claim, with the reason, as slot: reason"),
    column("words", "the exact words of the account that the claim is shown by; pieces are joined by an ellipsis between spaces"),
    column("span", "where each of those pieces stands: article id, then #char=start,end in code points of its text (RFC 5147)"),
    column("article", "id of the article that those words stand in"),
    column("url", "address of that article"),
)  # fmt: skip


def stands(told: Told, claim: Claim) -> Row:
    """How a claim stands and the words it is shown by, as `STANDS` has them."""
    shown = first_words(claim)
    words: Row = (None, None, None, None)
    if shown is not None:
        words = (
            told.words(shown.article, shown.spans),
            address(shown.article, shown.spans),
            shown.article,
            told.url(shown.article),
        )
    low, high = claim.origins
    verdicts, abstained = joined(told.verdicts(claim.id)), joined(told.abstained(claim.id))
    return (claim.standing, low, high, claim.weight, verdicts, abstained, *words)


def article_rows(told: Told) -> Iterator[Row]:
    """A row an article of the story."""
    copies: dict[str, list[str]] = {}
    for copy in told.record.copies:
        copies.setdefault(copy.article, []).append(f"{copy.part} {copy.kind} of {copy.source}")
    for name in told.record.articles:
        a = told.articles.get(name)
        if a is None:
            continue
        fetched = (a.fetched.at, a.fetched.digest, a.fetched.archive) if a.fetched else (None, None, None)
        yield (
            a.id, told.record.id, a.url, a.canonical_url, a.outlet, a.title, a.byline, a.agency, a.section, a.published_at,
            a.modified_at, a.lang, len(a.text), a.truncated, joined(copies.get(a.id, ())), *fetched,
        )  # fmt: skip


def claim_rows(told: Told) -> Iterator[Row]:
    """A row a claim."""
    for c in told.claims:
        told_by = len({a.article for a in c.accounts})
        yield (c.id, told.record.id, c.sort, c.title, c.factuality, len(c.accounts), told_by, c.why or None, *stands(told, c))


def account_rows(told: Told) -> Iterator[Row]:
    """A row an account of a claim."""
    for c in told.claims:
        for number, a in enumerate(c.accounts, 1):
            found = told.articles.get(a.article)
            reach = hull(a.spans) if a.spans else None
            names = told.names(a.chain)
            yield (
                c.id, number, told.record.id, c.sort, a.article, found.outlet if found else None,
                found.published_at if found else None, told.words(a.article, a.spans) or None,
                reach.start if reach else None, reach.end if reach else None,
                address(a.article, a.spans), joined(names), joined(a.chain), names[-1] if names and a.known else None, a.known,
                a.form, a.speaker, a.given, a.low, a.high, a.factuality, a.stage, c.standing, joined(told.abstained(c.id)),
            )  # fmt: skip


def statement_rows(told: Told) -> Iterator[Row]:
    """A row a statement."""
    for c in told.claims:
        if isinstance(s := c.item, RecordStatement):
            forms = joined(dict.fromkeys(a.form for a in s.accounts if a.form))
            yield (s.id, told.record.id, s.speaker or None, s.speaker_id, s.sort, s.text, s.denies, forms, *stands(told, c))


def event_rows(told: Told) -> Iterator[Row]:
    """A row an event, whatever its factuality."""
    for c in told.claims:
        if isinstance(e := c.item, RecordEvent):
            place = told.entity.get(e.place or "")
            where = (place.country, place.latitude, place.longitude, place.precision) if place else (None, None, None, None)
            yield (
                e.id, told.record.id, e.title or None, e.type, e.mode, e.factuality, joined(e.actor_names), joined(e.actors),
                joined(e.recipient_names), joined(e.recipients), e.place_name, e.place, *where, e.date, *stands(told, c),
            )  # fmt: skip


def figure_rows(told: Told) -> Iterator[Row]:
    """A row a figure: one value of one thing counted."""
    series = {v.figure: s for s in told.record.series for v in s.values}
    for c in told.claims:
        if isinstance(f := c.item, RecordFigure):
            row = series.get(f.id)
            latest = None if row is None or row.latest is None else row.latest == f.id
            yield (
                f.id, told.record.id, f.low, f.high, f.about, f.unit or None, f.counts or None, f.sense, row.scope if row else None,
                f.as_of, f.event, f.group, row.id if row else None, latest, *stands(told, c),
            )  # fmt: skip


def act_rows(told: Told) -> Iterator[Row]:
    """A row an official act at its stage."""
    for c in told.claims:
        if isinstance(a := c.item, RecordAct):
            votes = (a.votes.in_favour, a.votes.against, a.votes.abstain) if a.votes else (None, None, None)
            needs = joined(f"{n.name or n.who or 'somebody'}: {n.what}" for n in a.needs)
            yield (
                a.id, told.record.id, a.title or None, a.sort, a.stage, a.body_name, a.body, a.binding, a.date, needs, *votes,
                *stands(told, c),
            )  # fmt: skip


def discrepancy_rows(told: Told) -> Iterator[Row]:
    """A row a side of a discrepancy."""
    for d in told.record.discrepancies:
        standing = joined(f"{c}: {told.claim[c].standing}" for c in d.claims if c in told.claim)
        abstained = joined(f"{c}: {why}" for c in d.claims for why in told.abstained(c))
        for number, side in enumerate(d.sides, 1):
            yield (
                d.id, number, told.record.id, d.kind, d.verdict, d.reason, joined(d.claims), side.article,
                told.words(side.article, side.spans) or None, side.says or None, address(side.article, side.spans),
                told.url(side.article), standing, abstained,
            )  # fmt: skip


def origin_rows(told: Told) -> Iterator[Row]:
    """A row an end that a claim's chains lead to."""
    for c in told.claims:
        ends: dict[str | None, list[str]] = {}
        for a in c.accounts:
            ends.setdefault(a.chain[-1] if a.chain and a.known else None, []).append(a.article)
        for end, tellers in ends.items():
            node = told.node.get(end or "")
            who = (node.kind, node.name, node.owner) if node else (None, None, None)
            yield (
                c.id, end or "unknown", told.record.id, end is not None, *who, len(set(tellers)), joined(dict.fromkeys(tellers)),
                c.standing, *c.origins, joined(told.abstained(c.id)),
            )  # fmt: skip


ARTICLES = Table("articles", "an article of a story", (
    column("article", "id of the article"), STORY,
    column("url", "address that it was found at"), column("canonical_url", "address that the page names as its own"),
    column("outlet", "who publishes it"), column("title", "its title"), column("byline", "who wrote it, as the page has it"),
    column("agency", "the agency that it credits"), column("section", "the outlet's section"),
    column("published_at", "when it was published: ISO 8601, a date or a time with zone"),
    column("modified_at", "when it was last changed, as the page says"), column("lang", "language, ISO 639-1"),
    column("characters", "code points of its text, in which all spans count", "integer"),
    column("truncated", "why the text is known to be cut short"),
    column("copies", "whose text it has, whole or in part: part, kind and source"),
    column("fetched_at", "when its bytes were fetched"), column("fetched_sha256", "SHA-256 of those bytes"),
    column("archive", "the WARC file and record that keep them"),
), article_rows, ("article",))  # fmt: skip
CLAIMS = Table("claims", "a claim: one proposition that accounts make", (
    CLAIM, STORY, column("sort", "event, act, figure, statement, or binding (whether an act binds)"),
    column("title", "the claim in a line"), column("factuality", "what is made of an event; empty for other sorts"),
    column("accounts", "how many accounts make it", "integer"), column("articles", "in how many articles", "integer"),
    column("why", "why it has this many origins"), *STANDS,
), claim_rows, ("claim",))  # fmt: skip
ACCOUNTS = Table("accounts", "an article's making of one claim", (
    CLAIM, column("number", "the account's place among those of its claim, from 1", "integer"), STORY,
    column("sort", "sort of the claim"), column("article", "id of the article"), column("outlet", "who publishes it"),
    column("published_at", "when"), column("words", "the exact words; pieces are joined by an ellipsis between spaces"),
    column("start", "first code point of the words in the article's text", "integer"),
    column("end", "code point after the last", "integer"),
    column("span", "of each piece: article id, then #char=start,end (RFC 5147)"),
    column("chain", "who tells it, relayed from whom, said by whom: names, nearest first"),
    column("chain_ids", "the same as ids of nodes in the record"),
    column("origin", "the far end of the chain where it is known"), column("known", "whether it is", "boolean"),
    column("form", "of a statement: verbatim, truncated, paraphrase, translated or reattributed"),
    column("speaker", "of a statement: whom this account names for it"),
    column("given", "of a statement given to another: the record's speaker"),
    column("low", "of a figure: its lower bound as this account has it", "number"), column("high", "its upper bound", "number"),
    column("factuality", "of an event: what this account makes of it"),
    column("stage", "of an act: its stage as this account has it"), column("standing", "how the claim stands"),
    column("abstained", "what the record does not say of the claim, as slot: reason"),
), account_rows, ("claim", "number"), {"claim": ("claims", "claim")})  # fmt: skip
STATEMENTS = Table("statements", "what one speaker said once, as one or many articles carry it", (
    CLAIM, STORY, column("speaker", "who said it"), column("speaker_id", "its entity in the record"),
    column("sort", "person, unnamed, group, organization, document, outlet, posting or poll"),
    column("text", "its longest wording, with quotation marks where it has them"),
    column("denies", "whether it says that something is not so", "boolean"),
    column("forms", "the forms in which accounts carry it"), *STANDS,
), statement_rows, ("claim",), {"claim": ("claims", "claim")})  # fmt: skip
EVENTS = Table("events", "an event: who did what to whom, where, when, and whether it is so", (
    CLAIM, STORY, column("title", "the event in a line"), column("type", "PLOVER type; empty for what PLOVER does not cover"),
    column("mode", "PLOVER mode"),
    column("factuality", "actual, planned, called for, threatened, possible, conditional, alleged, denied, negated or generic"),
    column("actors", "who did it: names"), column("actor_ids", "their entities in the record"),
    column("recipients", "to whom: names"), column("recipient_ids", "their entities"), column("place", "where"),
    column("place_id", "its entity"), column("country", "its country, ISO 3166 alpha-3"),
    column("latitude", "degrees", "number"), column("longitude", "degrees", "number"),
    column("precision", "how exact the point is: city, region or country"),
    column("date", "ISO 8601, possibly reduced (2020-01); never the date of publication"), *STANDS,
), event_rows, ("claim",), {"claim": ("claims", "claim")})  # fmt: skip
FIGURES = Table("figures", "one value of one thing counted", (
    CLAIM, STORY, column("low", "lower bound; empty where there is none", "number"), column("high", "upper bound", "number"),
    column("about", "whether it is told as about so many", "boolean"), column("unit", "the bare unit or thing"),
    column("counts", "what it counts, in the text's words"), column("sense", "what was done to or by the counted"),
    column("scope", "what limits it, in the text's words"), column("as_of", "the day it is told of"),
    column("event", "the record's event that it belongs to"), column("group", "joins figures that count one thing"),
    column("series", "the series it stands in"), column("latest", "whether it stands last there", "boolean"), *STANDS,
), figure_rows, ("claim",), {"claim": ("claims", "claim")})  # fmt: skip
ACTS = Table("acts", "an official act and where it stands", (
    CLAIM, STORY, column("title", "what it is about, in the text's words"), column("sort", "resolution, bill, order, ruling ..."),
    column("stage", "draft, proposed, passed, signed, in force ..."), column("body", "who acts"), column("body_id", "its entity"),
    column("binding", "whether it binds; empty where nobody says", "boolean"), column("date", "ISO 8601, possibly reduced"),
    column("needs", "what it still needs, as from whom: what"), column("votes_for", "votes for it", "integer"),
    column("votes_against", "votes against it", "integer"), column("votes_abstaining", "abstentions", "integer"), *STANDS,
), act_rows, ("claim",), {"claim": ("claims", "claim")})  # fmt: skip
DISCREPANCIES = Table("discrepancies", "a side of a discrepancy: two accounts of one claim that differ", (
    column("discrepancy", "id of the discrepancy"), column("side", "the side's number, from 1", "integer"), STORY,
    column("kind", "figure, date, place, actor, wording, status, factuality or headline"),
    column("verdict", "conflict, update, rounding, scope, paraphrase or unclear"), column("reason", "why, in words"),
    column("claims", "ids of the claims it is about"), column("article", "id of the article that this side stands in"),
    column("words", "its exact words"), column("says", "its words where they stand in the article's title alone"),
    column("span", "of each piece: article id, then #char=start,end (RFC 5147)"), column("url", "address of the article"),
    column("standing", "how its claims stand, as claim: standing"), column("abstained", "what the record does not say of them"),
), discrepancy_rows, ("discrepancy", "side"))  # fmt: skip
ORIGINS = Table("origins", "an end that a claim's chains lead to", (
    CLAIM, column("origin", "id of the node in the record; unknown for all accounts whose chain's end is not known"), STORY,
    column("known", "whether the end is known", "boolean"),
    column("kind", "outlet, agency, person, organization, document, post, group, unnamed or article"), column("name", "its name"),
    column("owner", "who owns it, for an outlet"), column("articles", "articles whose chain ends there", "integer"),
    column("article_ids", "their ids"), column("standing", "how the claim stands"),
    column("origins_low", "the claim's independent origins, unknown ones dependent", "integer"),
    column("origins_high", "unknown ones independent", "integer"), column("abstained", "what the record does not say of the claim"),
), origin_rows, ("claim", "origin"), {"claim": ("claims", "claim")})  # fmt: skip

TABLES = (ARTICLES, CLAIMS, ACCOUNTS, STATEMENTS, EVENTS, FIGURES, ACTS, DISCREPANCIES, ORIGINS)
