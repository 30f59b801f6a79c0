"""The sections of a record's page that list claims: borne by two or more, on one word, origin not told, who said what, not told."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace

from onrecord.facts.placing import Claim, Placing
from onrecord.facts.record import AbstentionReason, Record, RecordStatement
from onrecord.web import wording
from onrecord.web.names import UNSAFE
from onrecord.web.story.contexts import Alone, ClaimLink, Claims, ClaimView, More, Said, Speaker, Untold, Whose
from onrecord.web.story.lines import MOST_ACCOUNTS, claim_lines
from onrecord.web.story.titles import title_of
from onrecord.web.story.viewer import Viewer

MOST_ELSEWHERE = 4
UNREAD: AbstentionReason = "the reader could not tell"
SLOTS = {
    "who": "who did it",
    "whom": "to whom",
    "what": "what",
    "where": "where",
    "place": "where",
    "when": "when",
    "date": "when",
    "how many": "how many",
    "by what means": "by what means",
    "why": "why",
    "body": "who decides",
    "binding": "whether it binds",
    "votes": "the votes",
}


def claims_section(total: int, claims: Sequence[Claim], left: int, href: str, viewer: Viewer) -> Claims:
    """Lines of claims, and how many more stand at `href`."""
    return Claims(total, claim_lines(claims, viewer), More(left, href))


def alone_section(placing: Placing, total: int, shown: dict[str, tuple[Claim, ...]], left: int, href: str, viewer: Viewer) -> Alone:
    """What rests on one word, by whose."""
    kinds = {n.name: str(n.kind) for n in viewer.record.provenance.nodes}
    roles = {e.name: viewer.offices.as_written(e.role) for e in viewer.record.entities if e.role and e.name in shown}
    groups = tuple(
        Whose(
            name=name,
            kind=roles.get(name) or kinds.get(name, ""),
            carried=carried(name, claims, viewer),
            claims=on_one_word(claims, viewer),
            more=len(placing.voices[name]) - len(claims),
        )
        for name, claims in shown.items()
    )
    return Alone(total, groups, More(left, href))


def on_one_word(claims: Iterable[Claim], viewer: Viewer, most_accounts: int = MOST_ACCOUNTS) -> tuple[ClaimView, ...]:
    """Lines of what rests on one word. Several may have heard it: no count stands there."""
    lines = claim_lines(claims, viewer, most_accounts)
    return tuple(replace(v, count="") if viewer.claims[v.id].origins[1] > 1 else v for v in lines)


def carried(name: str, claims: Iterable[Claim], viewer: Viewer) -> str:
    """Who repeats what rests on one word: "eight outlets repeat it", "in CNN alone"."""
    outlets = [o for o in viewer.outlets([a.article for c in claims for a in c.accounts]) if o != name]
    if not outlets:
        return "no other outlet carries it"
    if len(outlets) == 1:
        return f"only {outlets[0]} carries it"
    return f"{len(outlets)} outlets repeat it: {wording.listed(outlets)}"


def said_section(record: Record, placing: Placing, shown: Sequence[Claim], left: int, href: str, viewer: Viewer) -> Said:
    """Who said what, by speaker; what stands in an earlier section is named and leads there."""
    own: dict[str, list[RecordStatement]] = defaultdict(list)
    for claim in shown:
        if isinstance(claim, RecordStatement):
            own[claim.speaker].append(claim)
    earlier: dict[str, list[RecordStatement]] = defaultdict(list)
    for claim in (*placing.agreed, *placing.disputed, *(c for v in placing.voices.values() for c in v)):
        if isinstance(claim, RecordStatement):
            earlier[claim.speaker].append(claim)
    roles = {e.id: e.role for e in record.entities}
    speakers = [
        Speaker(
            name=name or "speaker not named",
            role=viewer.offices.as_written(
                next((r for s in (*own[name], *earlier[name]) if (r := roles.get(s.speaker_id or ""))), "")
            ),
            anchor=speaker_anchor(name),
            claims=claim_lines(own[name], viewer),
            elsewhere=tuple(
                ClaimLink(wording.cut(s.text, 110), viewer.at(s.id), (("denied", "denies"),) if s.denies else ())
                for s in earlier[name][:MOST_ELSEWHERE]
            ),
        )
        for name in sorted({*own, *earlier}, key=lambda n: (-max(s.weight for s in (*own[n], *earlier[n])), n))
    ]
    return Said(len(record.statements), tuple(speakers), More(left, href))


def speaker_anchor(name: str) -> str:
    """The id of a speaker's heading."""
    return f"said-{UNSAFE.sub('-', name).strip('-').lower()}"


def silent_section(record: Record, viewer: Viewer) -> tuple[Untold, ...]:
    """What no account tells and what accounts leave open, and a toll that nobody gives.

    What the reader could not tell is no silence of the story: it stands in the record alone.
    """
    out = []
    for gap in record.abstentions:
        if gap.reason == UNREAD:
            continue
        claim, _, slot = gap.about.partition(":")
        known = viewer.claims.get(claim)
        about = wording.cut(title_of(known), 120) if known else ""
        if slot == "open":  # its words ask for themselves
            out.append(Untold(gap.why, viewer.at(claim) if known else "", gap.reason, ""))
            continue
        name = SLOTS.get(slot, slot) or gap.about
        title = f"{name.capitalize()}: {about}" if about else name.capitalize()
        out.append(Untold(title, viewer.at(claim) if known else "", gap.reason, gap.why))
    toll = record.toll
    counted = {f.sense for f in record.figures}
    for what, value, words in (
        (("killed", toll.killed, toll.killed_words), ("injured", toll.injured, toll.injured_words)) if toll else ()
    ):
        if value is None and what not in counted:  # counts that differ are told, and stand under what is disputed
            reason = "accounts leave it open" if words else "no account tells it"
            out.append(Untold(f"How many were {what}", f"#toll-{what}", reason, ""))
    return tuple(out)
