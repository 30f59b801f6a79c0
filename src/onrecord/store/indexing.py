"""From a record to the rows that lists, name pages and search ask for: a pure function of the record and its articles."""

from __future__ import annotations

import hashlib
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime

from onrecord.facts.article import Article
from onrecord.facts.disputed import counted, parted_things
from onrecord.facts.placing import placed as placed_claims
from onrecord.facts.record import Account, Record, RecordAct, RecordEvent, RecordFigure, RecordStatement
from onrecord.lexicon.countries import country_named, usual_name
from onrecord.store.offices import Offices

Row = tuple[object, ...]
Claim = RecordStatement | RecordEvent | RecordFigure | RecordAct
LONGEST = 400
"""Characters of words that are kept for a list."""
WHOLE = 4_000
"""Characters of a claim's words that are kept for search."""
BODIES = frozenset({"organization", "group", "outlet", "document", "posting"})
"""Sorts of speakers that are no persons, and have pages where they are named."""
NOT_KNOWN = "outlet not known"
MOST = 1_000_000
"""Origins that are told apart."""
DAY = len("2024-03-05")
NEVER = "~"
"""Sorts after every time."""


@dataclass(frozen=True)
class Rows:
    """The rows of one record, table by table, in the order of the columns."""

    listing: Row
    facets: tuple[Row, ...]
    claims: tuple[Row, ...]
    tellings: tuple[Row, ...]
    relayings: tuple[Row, ...]


def name_key(name: str) -> str:
    """What names are found and told apart by: without case, accents, leading articles and doubled white space."""
    plain = unicodedata.normalize("NFKD", name)
    folded = " ".join("".join(c for c in plain if not unicodedata.combining(c)).casefold().split())
    return folded.removeprefix("the ") or folded


def ref_of(kind: str, key: str) -> str:
    """A short digest by which an address names a person, a place or an outlet."""
    return hashlib.sha256(f"{kind}\x1f{key}".encode("utf-8", "surrogatepass")).hexdigest()[:12]


def rows_of(record: Record, articles: Mapping[str, Article], changed_at: str | None) -> Rows:
    """All rows of a record; `articles` are its own, by id."""
    outlets = {i: (a.outlet or NOT_KNOWN) for i, a in articles.items()}
    return Rows(
        listing(record, outlets, changed_at),
        tuple(facets(record, outlets, Offices(a.text for a in articles.values()))),
        tuple(claims(record, articles)),
        tuple(tellings(record, articles)),
        tuple(relayings(record, outlets)),
    )


def weighty(record: Record) -> Iterator[RecordEvent | RecordFigure | RecordAct]:
    """The claims that are counted: what was said is counted by its speakers, and what only names another's claim not at all."""
    yield from (e for e in record.events if e.weight > 0)
    yield from (f for f in record.figures if f.weight > 0)
    yield from (a for a in record.acts if a.weight > 0)


def articles_of(accounts: Iterable[Account]) -> set[str]:
    """The articles that make a claim."""
    return {a.article for a in accounts}


def listing(record: Record, outlets: Mapping[str, str], changed_at: str | None) -> Row:
    """The row of `listings`."""
    placing = placed_claims(record)
    counts = counted(placing, parted_things(record, placing))
    told = tuple(weighty(record))
    conflicts = [d for d in record.discrepancies if d.verdict == "conflict"]
    weights = {c.id: c.weight for c in (*told, *record.statements)}
    first = max(conflicts, key=lambda d: max((weights.get(c, 0.0) for c in d.claims), default=0.0), default=None)
    wide = max(told, key=lambda c: (len(articles_of(c.accounts)) - c.origins[1], c.weight), default=None)
    return (
        record.id,
        " ".join(record.lead.says.split())[:LONGEST] if record.lead else "",
        changed_at,
        len(set(outlets.values()) - {NOT_KNOWN}),
        counts.agreed,
        counts.disputed,
        counts.alone,
        counts.untold,
        counts.withdrawn,
        counts.lesser,
        len(conflicts),
        first.reason[:LONGEST] if first else "",
        len(articles_of(wide.accounts)) if wide else 0,
        min(max(0, wide.origins[1]), MOST) if wide else 0,
        len({c.article for c in record.copies if c.kind == "copy"}),
    )


def facets(record: Record, outlets: Mapping[str, str], offices: Offices) -> Iterator[Row]:
    """The rows of `facets`: each name once a story."""
    found: dict[tuple[str, str], tuple[str, str]] = {}

    def note(kind: str, name: str | None, more: str = "") -> None:
        if name and (key := name_key(name)):
            found.setdefault((kind, key), (name, more))

    for entity in record.entities:
        if entity.kind == "person" and entity.named:
            note("person", entity.name, offices.as_written(entity.role or ""))
    named = named_in(record)
    for said in record.statements:
        if kind := kind_of(said, named):
            note(kind, said.speaker)
    places = {e.id for e in record.entities if e.kind == "place"}
    for event in record.events:
        if event.weight > 0:
            note("place", placed(event.place_name) if event.place in places else None)
            note("event", event.type)
    if record.toll:
        note("place", placed(record.toll.place))
    for outlet in outlets.values():
        if outlet != NOT_KNOWN:
            note("outlet", outlet)
    for (kind, key), (name, more) in found.items():
        yield kind, key, record.id, name, more, ref_of(kind, key)


def named_in(record: Record) -> dict[str, bool]:
    """Which entities of a record have a name, by id."""
    return {e.id: e.named for e in record.entities}


def kind_of(said: RecordStatement, named: Mapping[str, bool]) -> str:
    """Whether who said it is a person or a body with a name; "" where they have none."""
    if not said.speaker or said.speaker_id is None or not named.get(said.speaker_id, False):
        return ""
    return "person" if said.sort == "person" else "body" if said.sort in BODIES else ""


def placed(name: str | None) -> str | None:
    """A place by its usual name: a country has many."""
    code = country_named(name) if name else None
    return (usual_name(code) or name) if code else name


def claims(record: Record, articles: Mapping[str, Article]) -> Iterator[Row]:
    """The rows of `claims`, in the words of the record or, for figures, of the text around them.

    A claim without weight only names what another tells: none is made of it.
    """
    toll = record.toll.place if record.toll else None
    named = named_in(record)

    def row(kind: str, claim: Claim, text: str, speaker: str = "", place: str | None = None, day: str | None = None) -> Row:
        told = [p for a in claim.accounts if a.article in articles and (p := articles[a.article].published_at)]
        return (
            record.id,
            claim.id,
            kind,
            " ".join(text.split())[:WHOLE],
            speaker,
            name_key(speaker),
            kind_of(claim, named) if isinstance(claim, RecordStatement) else "",
            name_key(placed(place) or ""),
            claim.standing,
            int(isinstance(claim, RecordStatement) and claim.denies),
            claim.weight if 0 <= claim.weight <= 1 else 0.0,
            len(articles_of(claim.accounts)),
            *(min(max(0, n), MOST) for n in claim.origins),
            day or (min(told)[:10] if told else None),
        )

    for said in record.statements:
        yield row("statement", said, said.text, said.speaker)
    for event in (e for e in record.events if e.weight > 0):
        yield row("event", event, event.title or event.type or "", place=event.place_name, day=event.date)
    for figure in (f for f in record.figures if f.weight > 0):
        place = toll if record.toll and figure.id in record.toll.figures else None
        yield row("figure", figure, in_words(figure, articles), place=place)
    for act in (a for a in record.acts if a.weight > 0):
        told = act.title or f"{act.sort}, {act.stage}"
        yield row("act", act, f"{act.body_name}: {told}" if act.body_name else told, day=act.date)


def in_words(figure: RecordFigure, articles: Mapping[str, Article]) -> str:
    """The text around a figure, as its first account has it; what it counts where the text is not at hand."""
    for account in figure.accounts:
        article = articles.get(account.article)
        spans = [s for s in account.spans if article and 0 <= s.start < s.end <= len(article.text)]
        if article and spans:
            text, span = article.text, spans[0]
            start = max(
                text.rfind("\n", 0, span.start) + 1, text.rfind(". ", 0, span.start) + 2 if ". " in text[: span.start] else 0
            )
            ends = [e for e in (text.find("\n", span.end), text.find(". ", span.end) + 1) if e > 0]
            return text[max(start, span.start - LONGEST // 2) : min((*ends, len(text), span.end + LONGEST // 2))]
    return figure.counts


def tellings(record: Record, articles: Mapping[str, Article]) -> Iterator[Row]:
    """The rows of `tellings`. Only articles with a date can be first; who is first with others at one time is no first."""
    shared: Counter[str] = Counter()
    first: Counter[str] = Counter()
    for claim in (*record.statements, *weighty(record)):
        moments: dict[str, str] = {}
        for article in (articles[a] for a in articles_of(claim.accounts) if a in articles):
            if article.outlet:
                key = name_key(article.outlet)
                moments[key] = min(moments.get(key, NEVER), moment(article.published_at))
        if len(moments) > 1:
            shared.update(list(moments))  # of a mapping it would add the values
            earliest = min(moments.values())
            leaders = [o for o, at in moments.items() if at.startswith(earliest) or earliest.startswith(at)]
            if len(leaders) == 1 and earliest != NEVER:
                first[leaders[0]] += 1
    own = Counter(name_key(a.outlet) for a in articles.values() if a.outlet)
    for key, count in own.items():
        yield key, record.id, count, shared[key], first[key]


def moment(published: str | None) -> str:
    """A publication time that sorts by what came first: in UTC, a day alone as the day; NEVER where none is known."""
    if not published or len(published) <= DAY:
        return published or NEVER
    try:
        at = datetime.fromisoformat(published)
    except ValueError:
        return NEVER
    return (at.astimezone(UTC) if at.tzinfo else at).strftime("%Y-%m-%dT%H:%M:%S")


def relayings(record: Record, outlets: Mapping[str, str]) -> Iterator[Row]:
    """The rows of `relayings`: of each article's edges those that lead to another outlet, an agency or a document."""
    nodes = {n.id: n for n in record.provenance.nodes}
    taken: dict[tuple[str, str, str], set[str]] = defaultdict(set)
    names: dict[tuple[str, str], tuple[str, str]] = {}
    for edge in record.provenance.edges:
        own, giver = outlets.get(edge.article), nodes.get(edge.giver)
        if own and own != NOT_KNOWN and giver and edge.kind != "quotes":
            name = outlets.get(giver.id.removeprefix("article:"), giver.name) if giver.kind == "article" else giver.name
            if name_key(name) != name_key(own):
                names.setdefault((name_key(own), name_key(name)), (own, name))
                taken[name_key(own), name_key(name), edge.kind].add(edge.article)
    for (own_key, giver_key, kind), by in taken.items():
        yield own_key, giver_key, kind, record.id, *names[own_key, giver_key], len(by)
