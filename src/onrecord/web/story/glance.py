"""The answers at the top of the page: what is agreed, what is disputed, who alone says what, what nobody says.

Whoever sees nothing else must not be misled by them: each line is a claim in its own words, with the outlets in which it can be
seen to stand so.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from onrecord.collate.wording import stem, words_of
from onrecord.facts.placing import NEAR, Claim
from onrecord.facts.record import RecordAct, RecordEvent, RecordFigure, RecordStatement
from onrecord.lexicon.closed import listed
from onrecord.web import wording
from onrecord.web.story.alike import carriers, shared_line, tellers
from onrecord.web.story.contexts import Brief, Card, Chip, Glimpse, Untold
from onrecord.web.story.disputes_first import disputed, divided, sure
from onrecord.web.story.homes import Layout
from onrecord.web.story.questions import asked_once, unasked
from onrecord.web.story.titles import own_words
from onrecord.web.story.viewer import Viewer

ABBREVIATED = re.compile(r"\b(?:[A-Z]|[A-Z][a-z]{1,3})\.$")
"""A full stop that ends a short form, likelier than a sentence."""
LINES, HELD, LONG = 3, 2, 170
UNBORNE = "No two origins that cannot be one are named."
UNDISPUTED = "No two accounts that contradict each other were found, nor two named voices for and against. The program misses many."
BORNE: Chip = ("told", "borne by two or more origins")
SPEAKING = frozenset({"person", "organization"})
MODAL = re.compile(r"\b(?:will|would|should|must|ought|may|might|shall)\b")
"""What tells no happening, though words of another account hold it."""
CANDIDATES = 40
"""Claims that are looked at for what outlets tell alike."""
GUESSED, NUMBER = 0.7, 0.75
"""What a claim is worth that names somebody by what a pronoun stands for, and a bare number."""
TELLING = 5
"""Telling words of what somebody says from which on it stands before shorter ones."""
FEW = 3
"""Telling words from which a claim of what happened can be read alone; with fewer its first account's sentence stands for it."""
REPEATED = 0.9
"""Share of words by which one line of a box repeats another."""
SAME = 0.6
"""Share of words by which another claim is the same."""


@dataclass(frozen=True)
class Alike:
    """A claim, the outlets that visibly tell it, and how much it is worth to be shown first."""

    claim: Claim
    outlets: list[str]
    worth: float


def nothing_torn(cards: int) -> str:
    """What the box of disputes says where none stands in it: never that none were found where the count above says otherwise."""
    return "None of them is sure enough to stand here." if cards else UNDISPUTED


def glimpses(layout: Layout, cards: tuple[Card, ...], silent: tuple[Untold, ...], viewer: Viewer) -> tuple[Glimpse, ...]:
    """The four answers, each with its first lines."""
    agreed = told_alike(layout, viewer)
    torn = once([*(disputed(c) for c in sure(cards, viewer)), *divided(viewer)])[:HELD]
    gaps = asked_once(silent)
    return (
        Glimpse(
            "agreed", "Told alike by several outlets", layout.counts.agreed,
            f"{layout.counts.agreed} borne by two or more origins." if layout.counts.agreed else UNBORNE,
            tuple(agreed), "#agreed", "Nothing was found that two outlets tell in the same words.",
        ),
        Glimpse(
            "disputed", "Disputed", layout.counts.disputed + layout.counts.withdrawn, "", tuple(torn), "#disputed",
            nothing_torn(layout.counts.disputed),
        ),
        Glimpse(
            "alone", "On one word only", layout.counts.alone, "", tuple(once(alone(layout, agreed, viewer))[:LINES]),
            "#alone", "Nothing rests on one named word only.",
        ),
        Glimpse(
            "silent", "What nobody tells", len(gaps), "",
            tuple(unasked(s) for s in gaps[:LINES]), "#silent",
            "No question was found that all accounts leave open.",
        ),
    )  # fmt: skip


def told_alike(layout: Layout, viewer: Viewer) -> list[Brief]:
    """What accounts tell alike: in whatever words, then claims in the same words, then what two origins bear; no line twice."""
    lines = [shared_line(one, viewer) for one in viewer.record.shared if one.sides]
    lines += [brief(a.claim, viewer, a.outlets) for a in (*leading(layout, viewer), *in_same_words(layout, viewer))]
    plain = (c for c in layout.placing.agreed if all(a.factuality in {None, "actual"} for a in c.accounts))
    borne = ((c, tellers(c, viewer)) for c in plain if isinstance(c, RecordStatement | RecordFigure) or says_something(c))
    lines += [replace(brief(c, viewer, outlets), chips=(BORNE,)) for c, outlets in borne if len(outlets) > 1]
    lead = words_of(viewer.record.lead.says).bag if viewer.record.lead else frozenset()
    lines.sort(key=lambda line: not same(words_of(line.title).bag, lead))  # what the lead tells first
    return once(lines, SAME)[:LINES]


def leading(layout: Layout, viewer: Viewer) -> list[Alike]:
    """What the lead tells, where several outlets visibly tell it and none disputes it."""
    lead = viewer.record.lead
    disputed = {c.id for c in layout.placing.disputed}
    if lead is None:
        return []
    inside = [
        e
        for e in viewer.record.events
        if e.id not in disputed and is_named(e, viewer) and says_something(e)
        and any(a.article == lead.article and any(s.overlaps(w) for s in a.spans for w in lead.spans) for a in e.accounts)
    ]  # fmt: skip
    inside.sort(key=lambda e: -e.weight)
    told = ((e, [o for o in tellers(e, viewer) if o in plainly(e, viewer)]) for e in inside[:HELD])
    return [Alike(e, outlets, worth(e)) for e, outlets in told if len(outlets) > 1]


def in_same_words(layout: Layout, viewer: Viewer) -> list[Alike]:
    """Claims that several outlets visibly make, not on one word, and none disputes, the worthiest first.

    Nothing that stands in disputed sentences, and of figures only those of the toll.
    """
    disputed = {c.id for c in layout.placing.disputed}
    rival = {v.figure for s in viewer.record.series if disputed & {v.figure for v in s.values} for v in s.values}
    told = [c for c in layout.placing.untold if not isinstance(c, RecordStatement) and c.id not in rival and c.weight > 0]
    toll = viewer.record.toll
    counted = set(toll.figures if toll else ()) - {c for d in viewer.record.discrepancies if d.kind == "figure" for c in d.claims}
    told = [c for c in told if (c.id in counted if isinstance(c, RecordFigure) else is_named(c, viewer))]
    told.sort(key=lambda c: -c.weight * len({a.article for a in c.accounts}))
    found = []
    for claim in told[:CANDIDATES]:
        outlets = [o for o in tellers(claim, viewer) if o in plainly(claim, viewer)]
        if len(outlets) > 1 and any(calm(claim, viewer)) and says_something(claim):
            found.append(Alike(claim, outlets, worth(claim) * len(outlets)))
    found.sort(key=lambda a: -a.worth)
    heads: list[tuple[str, int]] = []
    kept = []
    for one in found:  # of what one passage tells the first
        account = one.claim.accounts[0]
        at = account.spans[0].start if account.spans else 0
        if not any(a == account.article and abs(at - b) < NEAR for a, b in heads):
            kept.append(one)
        heads.append((account.article, at))
    return kept


def says_something(claim: Claim) -> bool:
    """Whether a claim's words end in more than that something came or was decided, and tell what happened, not what will."""
    words = own_words(claim)
    stems = words_of(words).stems
    little = {stem(w) for w in listed("says_little") | listed("ends_little")}
    begins = "".join(words.split()[:1]).casefold()
    return bool(stems) and stems[-1] not in little and begins not in listed("relative_words") and not MODAL.search(words)


def is_named(claim: RecordEvent | RecordAct, viewer: Viewer) -> bool:
    """Whether all whom a title's pronouns stand for have a name."""
    return all(name in viewer.named for name in re.findall(r"\[([^]]+)\]", claim.title))


def plainly(claim: Claim, viewer: Viewer) -> list[str]:
    """The outlets that tell a claim as what happened, each on its own account or on another's word.

    What one alleges, foretells or denies is not told alike, nor what all have from one whom they name.
    """
    plain = claim.accounts
    if isinstance(claim, RecordEvent):
        plain = tuple(a for a in plain if claim.factuality == "actual" and a.factuality in {None, "actual"})
    words = {a.chain[-1] if a.known and a.chain else a.article for a in plain}
    return viewer.outlets([a.article for a in plain]) if len(words) > 1 else []


def worth(claim: Claim) -> float:
    """How much a claim is worth on the first screen."""
    if isinstance(claim, RecordFigure):
        return claim.weight * NUMBER
    return claim.weight * (GUESSED if isinstance(claim, RecordEvent | RecordAct) and "[" in claim.title else 1.0)


def calm(claim: Claim, viewer: Viewer) -> Iterator[bool]:
    """Of each account of a claim, whether its sentence tells nothing that is disputed."""
    return (not viewer.is_contested(a.article, a.spans) for a in claim.accounts)


def alone(layout: Layout, agreed: list[Brief], viewer: Viewer) -> list[Brief]:
    """Who alone says what: what somebody with a name said, with the outlets that have the words; nothing that is told alike.

    Where nobody with a name is quoted, what else rests on one word.
    """
    common = [words_of(line.title).bag for line in agreed]
    lines: list[Brief] = []
    brief_ones: list[Brief] = []
    others: list[Brief] = []
    for name, claims in layout.placing.voices.items():
        fresh = [c for c in claims if c.weight > 0 and not any(same(words_of(own_words(c)).bag, other) for other in common)]
        own = next((c for c in fresh if isinstance(c, RecordStatement) and c.sort in SPEAKING), None)
        if own is not None and name in viewer.named and (outlets := carriers(own, viewer)):
            (lines if tells_much(own, name) else brief_ones).append(brief(own, viewer, outlets, name))
        elif other := next((c for c in fresh if not isinstance(c, RecordFigure)), None):
            others.append(brief(other, viewer, tellers(other, viewer), name))
    return [*lines, *brief_ones] or others


def tells_much(said: RecordStatement, name: str) -> bool:
    """Whether who says it has a full name, and it can be read by itself."""
    full = said.sort != "person" or " " in name
    return full and len(words_of(said.text).bag) >= TELLING


def same(one: frozenset[str], other: frozenset[str]) -> bool:
    """Whether two claims are in so many of the same words that they tell one thing."""
    return len(one & other) >= SAME * max(1, min(len(one), len(other)))


def once(lines: Iterable[Brief], most: float = REPEATED) -> list[Brief]:
    """Each line that says what no earlier one of the box says in the same words, at `most` in such a share of them."""
    kept: list[Brief] = []
    said: list[frozenset[str]] = []
    for line in lines:
        words = words_of(" ".join((line.title, *(v for value in line.values for v in value)))).bag
        if not any(len(words & other) >= most * max(1, min(len(words), len(other))) for other in said):
            kept.append(line)
            said.append(words)
    return kept


def brief(claim: Claim, viewer: Viewer, outlets: list[str], who: str = "") -> Brief:
    """A claim as a line at the top."""
    chips: tuple[Chip, ...] = ()
    if isinstance(claim, RecordEvent) and claim.factuality != "actual":
        chips = ((claim.factuality.replace(" ", "-"), claim.factuality),)
    if isinstance(claim, RecordStatement) and claim.denies:
        chips = (("denied", "denies"),)
    told = wording.listed([o for o in outlets if o != who], 4)
    words = own_words(claim)
    if isinstance(claim, RecordEvent | RecordAct) and claim.accounts and len(words_of(words).bag) < FEW:
        words = viewer.sentence_text(claim.accounts[0].article, claim.accounts[0].spans) or words
    return Brief(whole(words), viewer.at(claim.id), chips, who, told, ())


def whole(words: str) -> str:
    """Words that fit: of many the sentences that do, else cut at a word."""
    line = " ".join(words.split())
    if len(line) <= LONG:
        return line
    ends = [
        m.end()
        for m in re.finditer(r"[.!?](?=\s)", line[:LONG])
        if m.end() >= LONG // 3 and not ABBREVIATED.search(line[: m.end()])
    ]
    mark = {"“": "”", '"': '"'}.get(line[:1], "")
    return f"{line[: ends[-1]]} […]{mark}" if ends else wording.cut(line, LONG)
