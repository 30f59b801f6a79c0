"""The answers at the top of the page: what is agreed, what is disputed, who alone says what, what nobody says."""

from __future__ import annotations

from onrecord.facts.record import AbstentionReason, RecordStatement
from onrecord.web import wording
from onrecord.web.story.contexts import Alone, Brief, Card, Claims, ClaimView, Disputed, Glimpse, Untold
from onrecord.web.story.disputes import KINDS
from onrecord.web.story.lines import claim_line
from onrecord.web.story.placing import Claim, Placing
from onrecord.web.story.viewer import Viewer

LINES, HELD, LONG = 3, 2, 190
UNREAD: AbstentionReason = "the reader could not tell"
"""What the program failed to read is not what nobody tells: it stands in its own section alone."""
QUIET = frozenset({"told", "stage"})


def glimpses(
    placing: Placing, agreed: Claims, disputed: Disputed, alone: Alone, untold: Claims, silent: tuple[Untold, ...], viewer: Viewer
) -> tuple[Glimpse, ...]:
    """The four answers, each with its first lines."""
    single = [Brief(brief(c), f"#{c.id}", _chips(c), g.name, ()) for g in alone.groups for c in g.claims[:1]]
    unheard = [s for s in silent if s.reason != UNREAD]
    asked = {s.title.partition(":")[0]: s for s in reversed(unheard)}  # of each question that of the claim that leads
    gaps = [Brief(s.title, "#silent", (("silent", s.reason),), "", ()) for s in unheard if s in asked.values()][:LINES]
    unsourced = [Brief(brief(c), f"#{c.id}", (), "Nobody tells where this comes from", ()) for c in untold.claims[: LINES - 1]]
    return (
        Glimpse(
            "agreed", "Borne by two or more origins", len(placing.agreed),
            tuple(Brief(brief(c), f"#{c.id}", _chips(c), "", ()) for c in agreed.claims[:LINES]) or _alike(placing, viewer),
            "#agreed", "No claim is borne by two origins that cannot be one.",
        ),
        Glimpse(
            "disputed", "Disputed", disputed.total, tuple(_card(c) for c in disputed.cards[:LINES]),
            "#disputed", "No account contradicts another.",
        ),
        Glimpse("alone", "On one word only", placing.alone, tuple(single[:LINES]), "#alone", "Nothing rests on one word only."),
        Glimpse(
            "silent", "What nobody tells", len(unheard), tuple((gaps + unsourced)[:LINES]),
            "#silent" if unheard else "#untold", "Nothing that was looked for is missing.",
        ),
    )  # fmt: skip


def _alike(placing: Placing, viewer: Viewer) -> tuple[Brief, ...]:
    """What most outlets tell and none disputes, where nothing is borne by two origins: no words, and nothing in disputed ones."""
    disputed = {c.id for c in placing.disputed}
    rival = {v.figure for s in viewer.record.series if disputed & {v.figure for v in s.values} for v in s.values}
    held = [*placing.untold, *(c for own in placing.voices.values() for c in own)]
    told = [c for c in held if not isinstance(c, RecordStatement) and c.id not in rival and any(calm(c, viewer))]
    reach = {c.id: len(viewer.outlets([a.article for a in c.accounts])) for c in told}
    order = sorted((c for c in told if reach[c.id] > 1 and c.weight > 0), key=lambda c: (-reach[c.id], -c.weight))
    lines: dict[str, Brief] = {}
    for claim in order[: 2 * LINES]:
        line = claim_line(claim, viewer)
        words = brief(line)
        who = f"No two origins, but {reach[claim.id]} outlets tell"
        lines.setdefault(words, Brief(words, viewer.at(claim.id), _chips(line), who, ()))
    return tuple(lines.values())[:LINES]


def calm(claim: Claim, viewer: Viewer) -> list[bool]:
    """Of each account of a claim, whether its sentence tells nothing that is disputed."""
    return [not viewer.is_contested(a.article, a.spans) for a in claim.accounts]


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
