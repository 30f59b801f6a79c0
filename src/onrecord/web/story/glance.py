"""The answers at the top of the page: what is agreed, what is disputed, who alone says what, what nobody says."""

from __future__ import annotations

from onrecord.web import wording
from onrecord.web.story.contexts import Alone, Brief, Card, Claims, ClaimView, Disputed, Glimpse, Untold
from onrecord.web.story.disputes import KINDS
from onrecord.web.story.placing import Placing

LINES, HELD, LONG = 3, 2, 190
QUIET = frozenset({"told", "stage"})


def glimpses(
    placing: Placing, agreed: Claims, disputed: Disputed, alone: Alone, untold: Claims, silent: tuple[Untold, ...]
) -> tuple[Glimpse, ...]:
    """The four answers, each with its first lines."""
    single = [Brief(brief(c), f"#{c.id}", _chips(c), g.name, ()) for g in alone.groups for c in g.claims[:1]]
    gaps = [Brief(s.title, "#silent", (("silent", s.reason),), "", ()) for s in silent[:LINES]]
    unsourced = [Brief(brief(c), f"#{c.id}", (), "Nobody tells where this comes from", ()) for c in untold.claims[: LINES - 1]]
    return (
        Glimpse(
            "agreed", "Borne by two or more origins", len(placing.agreed),
            tuple(Brief(brief(c), f"#{c.id}", _chips(c), "", ()) for c in agreed.claims[:LINES]),
            "#agreed", "No claim is borne by two origins that cannot be one.",
        ),
        Glimpse(
            "disputed", "Disputed", disputed.total, tuple(_card(c) for c in disputed.cards[:LINES]),
            "#disputed", "No account contradicts another.",
        ),
        Glimpse("alone", "On one word only", placing.alone, tuple(single[:LINES]), "#alone", "Nothing rests on one word only."),
        Glimpse(
            "silent", "What nobody tells", len(silent), tuple((gaps + unsourced)[:LINES]),
            "#silent" if silent else "#untold", "Nothing that was looked for is missing.",
        ),
    )  # fmt: skip


def _chips(claim: ClaimView) -> tuple[tuple[str, str], ...]:
    return tuple(c for c in claim.chips if c[0] not in QUIET)


def _card(card: Card) -> Brief:
    """A disputed thing: what it is about, and the values that are held."""
    if card.findings and card.findings[0].kind == KINDS["factuality"] and not card.chart:
        said = card.sides[0].holders or card.sides[0].outlets if card.sides else ""
        told = tuple((f.reason, "") for f in card.findings[:HELD])
        return Brief(wording.cut(card.heading, 120), f"#{card.id}", (), said, told)
    held = tuple((wording.cut(s.value, 64), s.holders or s.outlets) for s in card.sides[:HELD])
    return Brief(wording.cut(card.heading, 100), f"#{card.id}", (), "", held)


def brief(claim: ClaimView) -> str:
    """A claim in a line: its sentence, of a long one the part with its own words."""
    text = "".join(p.text for p in claim.pieces)
    flat = " ".join(text.split())
    if len(flat) <= LONG:
        return flat
    before = len(" ".join("".join(_until_marked(claim)).split()))
    start = max(0, before - 70)
    if start and before < len(flat):
        tail = flat[start:]
        return f"…{wording.cut(tail[tail.find(' ') + 1 :], LONG)}"
    return wording.cut(flat, LONG)


def _until_marked(claim: ClaimView) -> list[str]:
    out = []
    for piece in claim.pieces:
        if piece.items:
            break
        out.append(piece.text)
    return out
