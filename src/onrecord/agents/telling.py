"""Records as answers: claims, discrepancies, chains, each with its words."""

from __future__ import annotations

from itertools import islice

from onrecord.agents.answers import (
    Chain,
    CheckAnswer,
    Checked,
    ClaimTold,
    ConflictsAnswer,
    Link,
    OriginsAnswer,
    RecordAnswer,
    Sided,
)
from onrecord.agents.quoting import Quoting, record_uri
from onrecord.export import Told
from onrecord.facts.check import Check
from onrecord.facts.record import Account, Record, Verdict
from onrecord.facts.span import Span
from onrecord.store.results import Wanted
from onrecord.store.store import Store

MOST_QUOTES = 3
"""Accounts of a claim that are quoted where it is one of many; claim_origins gives them all."""
MOST_SIDES = 8
MOST_CHECKED = 100
"""Claims of a draft that one answer tells."""
MOST_STORIES = 200
"""Stories with open conflicts that are gone through where none is named."""


class NotThereError(Exception):
    """The store has no such thing; the text says what to do."""


def record_of(store: Store, story: str) -> Record:
    """The record of a story."""
    found = store.record(story)
    if found is None:
        raise NotThereError(f"No record of a story {story!r}: search finds stories")
    return found


def as_of(record: Record) -> str | None:
    """The time up to which a record knows: its own, else when its last article was published."""
    return record.as_of or record.last_at


def claims_told(record: Record, quoting: Quoting, sort: str, offset: int, limit: int) -> tuple[list[ClaimTold], int]:
    """A page of a record's claims that have words, and how many there are to go through."""
    told = Told(record, {})
    claims = [c for c in told.claims if sort in {"", c.sort}]
    found = (claim_told(told, c.id, quoting, MOST_QUOTES) for c in claims[offset : offset + limit])
    return [c for c in found if c is not None], len(claims)


def claim_told(told: Told, claim: str, quoting: Quoting, most: int) -> ClaimTold | None:
    """A claim with the words of its first accounts; None for one that has no words of an article that is there."""
    own = told.claim[claim]
    quotes = list(islice((q for a in own.accounts for q in quoting.spans(a.article, a.spans)), most))
    if not quotes:
        return None
    low, high = own.origins
    stands = (own.standing, own.factuality, low, high, own.why, own.weight, len(own.accounts))
    untold, verdicts = list(told.abstained(claim)), list(told.verdicts(claim))
    return ClaimTold(claim, told.record.id, own.sort, own.title, *stands, quotes, untold, verdicts, as_of(told.record))


def record_told(store: Store, story: str, sort: str, offset: int, limit: int) -> RecordAnswer:
    """A page of a record."""
    record = record_of(store, story)
    quoting = Quoting(store)
    claims, whole = claims_told(record, quoting, sort, offset, limit)
    lead = quoting.sides([record.lead], 1) if record.lead is not None else []
    following = offset + limit if offset + limit < whole else None
    open_ones = sum(d.verdict == "conflict" for d in record.discrepancies)
    return RecordAnswer(
        record.id,
        record.title,
        lead[0] if lead else None,
        list(record.articles),
        record.first_at,
        record.last_at,
        as_of(record),
        claims,
        whole,
        following,
        open_ones,
        record_uri(record.id),
    )


def conflicts_told(store: Store, story: str, verdict: Verdict | None, offset: int, limit: int) -> ConflictsAnswer:
    """Where accounts differ, in one story or in those with most conflicts first."""
    quoting = Quoting(store)
    stories = [story] if story else [s.id for s in store.listed(Wanted(), "conflicts", MOST_STORIES)]
    found: list[Sided] = []
    for one in stories:
        record = record_of(store, one) if story else store.record(one)
        if record is not None:
            found.extend(differing(record, quoting, verdict, offset + limit + 1 - len(found)))
        if len(found) > offset + limit:
            break
    return ConflictsAnswer(found[offset : offset + limit], offset + limit if len(found) > offset + limit else None)


def differing(record: Record, quoting: Quoting, verdict: Verdict | None, most: int) -> list[Sided]:
    """The discrepancies of a record that have words on both sides, the first of them."""
    standings = {c.id: c.standing for c in Told(record, {}).claims}
    found = []
    for d in record.discrepancies:
        if verdict not in {None, d.verdict}:
            continue
        sides = quoting.sides(d.sides, MOST_SIDES)
        if len(sides) > 1:
            about = [standings.get(c, "") for c in d.claims]
            found.append(Sided(d.id, record.id, d.kind, d.verdict, d.reason, list(d.claims), about, sides, as_of(record)))
        if len(found) >= most:
            break
    return found


def origins_told(store: Store, story: str, claim: str, offset: int, limit: int) -> OriginsAnswer:
    """On whose word a claim rests. An id that the claim had once leads to it."""
    record = record_of(store, story)
    told, quoting = Told(record, {}), Quoting(store)
    own = next((f.to for f in record.forwards if f.old == claim), claim)
    found = claim_told(told, own, quoting, MOST_QUOTES) if own in told.claim else None
    if found is None:
        raise NotThereError(f"No claim {claim!r} with words in the record of {story!r}: get_record lists them")
    accounts = told.claim[own].accounts
    chains = [c for a in accounts[offset : offset + limit] if (c := chain_told(told, a, quoting)) is not None]
    return OriginsAnswer(found, chains, offset + limit if offset + limit < len(accounts) else None)


def chain_told(told: Told, account: Account, quoting: Quoting) -> Chain | None:
    """An account's chain with its words; None where it has none."""
    words = next(quoting.spans(account.article, account.spans), None)
    if words is None:
        return None
    nodes = (told.node[n] for n in account.chain if n in told.node)
    return Chain([Link(n.kind, n.name, n.owner) for n in nodes], account.known, words, account.form)


def check_told(store: Store, made: Check) -> CheckAnswer:
    """A check of a draft."""
    record = store.record(made.story) if made.story else None
    standings = {c.id: c.standing for c in Told(record, {}).claims} if record is not None else {}
    quoting = Quoting(store)
    claims = []
    for c in made.claims[:MOST_CHECKED]:
        low, high = c.origins or (None, None)
        words = Span(c.start, c.end).of(made.text)
        stands = (c.record, standings.get(c.record or ""), low, high)
        bearing, against = quoting.sides(c.bearing, MOST_SIDES), quoting.sides(c.against, MOST_SIDES)
        claims.append(Checked(words, c.start, c.end, c.kind, c.verdict, c.reason, *stands, bearing, against))
    left = max(0, len(made.claims) - MOST_CHECKED)
    return CheckAnswer(made.story, made.title, made.note, claims, left, as_of(record) if record is not None else None)
