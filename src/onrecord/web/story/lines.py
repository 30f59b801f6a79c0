"""From a claim to the line that the page shows of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.collate.wording import words_of
from onrecord.facts.placing import Claim, together
from onrecord.facts.record import Account, RecordBinding, RecordEvent, RecordFigure, RecordStatement
from onrecord.web import wording
from onrecord.web.contexts import Piece
from onrecord.web.story.contexts import Chip, ClaimView
from onrecord.web.story.titles import act_title, own_words
from onrecord.web.story.viewer import Viewer

MOST_ACCOUNTS = 4
"""Accounts of a claim that stand on the record's page; all of them stand on a page of its own."""
MOST_WEIGHED = 10
SHORT, LONG = 45, 230
COVERED = 0.75
"""Share of a claim's words that are marked in the sentence that stands for it; of fewer, the claim comes first in its own words."""
QUOTED_FORMS = frozenset({"verbatim", "truncated"})


def claim_lines(
    claims: Iterable[Claim], viewer: Viewer, most_accounts: int = MOST_ACCOUNTS, *, fold: bool = True
) -> tuple[ClaimView, ...]:
    """The lines of claims in their order; those told in the words around those of an earlier one are folded into its line.

    Without `fold` each has a line of its own.
    """
    if not fold:
        return tuple(claim_line(c, viewer, most_accounts) for c in claims)
    found: dict[str, list[ClaimView]] = {}
    for group in together(claims):
        lines = [claim_line(c, viewer, most_accounts) for c in group]
        words = "" if lines[0].speaker else "".join(p.text for p in lines[0].pieces)
        found.setdefault(words if len(words) > SHORT else lines[0].id, []).extend(lines)
    return tuple(replace(lines[0], also=tuple(lines[1:])) for lines in found.values())


def claim_line(claim: Claim, viewer: Viewer, most_accounts: int = MOST_ACCOUNTS) -> ClaimView:
    """A claim's line."""
    if isinstance(claim, RecordStatement):
        return _statement(claim, viewer, most_accounts)
    if isinstance(claim, RecordEvent):
        where = ", ".join(x for x in (claim.place_name, day_words(claim.date)) if x)
        chips: list[Chip] = [(claim.factuality.replace(" ", "-"), claim.factuality)] if claim.factuality != "actual" else []
        return _line(claim, viewer, claim.title or claim.type or "event", chips, [where], most_accounts)
    if isinstance(claim, RecordFigure):
        as_of = f"as of {day_words(claim.as_of)}" if claim.as_of else ""
        return _line(claim, viewer, wording.figure_title(claim), [("told", wording.figure_short(claim))], [as_of], most_accounts)
    chips = [("stage", f"{claim.sort}, {claim.stage}")]
    return _line(claim, viewer, claim.title or act_title(claim), chips, [day_words(claim.date)], most_accounts)


def binding_line(item: RecordBinding, viewer: Viewer) -> ClaimView:
    """Whether an act binds, as a claim of its own."""
    words = "It binds" if item.binding else "It does not bind"
    shown = tuple(viewer.account(item.id, a) for a in item.accounts[:MOST_ACCOUNTS])
    return ClaimView(
        id=item.id,
        item=item.id,
        speaker="",
        title="",
        pieces=(Piece(words),),
        quoted=False,
        chips=(),
        details=(),
        names="",
        outlets="",
        count=wording.origins(item.origins),
        why=item.why,
        first="",
        accounts=shown,
        more=max(0, len(item.accounts) - len(shown)),
        more_href="",
        also=(),
        marks=(),
    )


def _statement(claim: RecordStatement, viewer: Viewer, most_accounts: int) -> ClaimView:
    quoted = any(a.form in QUOTED_FORMS for a in claim.accounts)
    cut = [viewer.outlet(a.article) for a in claim.accounts if a.form == "truncated"]
    given = [f"{viewer.outlet(a.article)} gives it to {a.given}" for a in claim.accounts if a.form == "reattributed" and a.given]
    details = [f"cut short by {wording.listed(list(dict.fromkeys(cut)))}" if cut else "", *given]
    chips: list[Chip] = [("denied", "denies")] if claim.denies else []
    line = _line(claim, viewer, claim.text, chips, details, most_accounts)
    return replace(
        line, title="", speaker=claim.speaker or "speaker not named", pieces=(Piece(" ".join(claim.text.split())),), quoted=quoted
    )


def _line(claim: Claim, viewer: Viewer, title: str, chips: Sequence[Chip], details: Iterable[str], most_accounts: int) -> ClaimView:
    names = viewer.origin_names(claim)
    pieces = sentence(claim, viewer, title)
    told = viewer.outlets([a.article for a in claim.accounts])
    documents = [("told", "document")] if any(kind == "document" for _, kind in names) else []
    shown = _first_of_each(claim.accounts)[:most_accounts]
    return ClaimView(
        id=claim.id,
        item=claim.id,
        speaker="",
        title="" if shows(pieces, claim) else own_words(claim),
        pieces=pieces,
        quoted=False,
        chips=(*chips, *documents),
        details=tuple(d for d in details if d),
        names=wording.listed([n for n, _ in names], 4),
        outlets=wording.listed(told, 3) if len(told) > 1 else "",
        count=wording.origins(claim.origins),
        why=claim.why,
        first=viewer.first_told(claim),
        accounts=tuple(viewer.account(claim.id, a) for a in shown),
        more=len(claim.accounts) - len(shown),
        more_href=viewer.root + viewer.wide[claim.id] if claim.id in viewer.wide else "",
        also=(),
        marks=viewer.marks.get(claim.id, ()),
    )


def _first_of_each(accounts: Sequence[Account]) -> list[Account]:
    """The accounts, one of each article before the second of any."""
    seen: dict[str, int] = {}
    keyed = []
    for i, account in enumerate(accounts):
        seen[account.article] = seen.get(account.article, 0) + 1
        keyed.append((seen[account.article], i, account))
    return [a for *_, a in sorted(keyed, key=lambda k: k[:2])]


def sentence(claim: Claim, viewer: Viewer, title: str) -> tuple[Piece, ...]:
    """The sentence that tells a claim best, its words marked: one that holds the title's words and is neither short nor long.

    One that tells nothing disputed comes before all others: beside a claim, its words would be taken for as sure.

    Without articles, the title.
    """
    wanted = set(title.casefold().split())
    best: tuple[float, tuple[Piece, ...]] | None = None
    for place, account in enumerate(claim.accounts[:MOST_WEIGHED]):
        shown = viewer.told(account.article, claim.id, account.spans)
        text = "".join(p.text for p in shown)
        if not text:
            continue
        held = len(wanted & set(text.casefold().split())) / max(1, len(wanted))
        fits = 1.0 if SHORT <= len(text) <= LONG else 0.3
        calm = 0.0 if viewer.is_contested(account.article, account.spans) else 2.0
        worth = calm + 2 * held + fits + (0.3 if account.known else 0.0) + (0.3 if text[:1].isupper() else 0.0) - place / 100
        if best is None or worth > best[0]:
            best = (worth, shown)
    return best[1] if best else (Piece(title),)


def shows(pieces: Sequence[Piece], claim: Claim) -> bool:
    """Whether the marked words of a sentence have those of the claim: then the sentence alone says what the claim is."""
    wanted = words_of(own_words(claim)).bag
    marked = words_of(" ".join(p.text for p in pieces if p.items)).bag
    return len(wanted & marked) >= COVERED * len(wanted)


def day_words(date: str | None) -> str:
    """A day in words where it is told to the day or closer; a reduced date as it is."""
    return wording.when(date) if date else ""
