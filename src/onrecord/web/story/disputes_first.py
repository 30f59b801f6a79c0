"""What is disputed, as it stands at the top of the page: things of which both sides speak, then a vote that was divided."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from onrecord.collate.wording import words_of
from onrecord.lexicon.closed import listed
from onrecord.web import wording
from onrecord.web.story.contexts import Brief, Card, SideView
from onrecord.web.story.disputes import KINDS
from onrecord.web.story.titles import own_words
from onrecord.web.story.viewer import Viewer

LINES, HELD, VOICE = 3, 2, 130
COUNTED = re.compile(r"\b(?:kill|dead|death|die|votes? (?:for|against))", re.IGNORECASE)
"""What is counted so that two numbers of it are a dispute by themselves."""
TAKEN = frozenset({"passed", "rejected", "issued"})
"""Stages of which a count of votes is one that was taken: a bill that was withdrawn may have been some votes short."""
FEWEST = 3
"""Telling words of the shorter side from which on it says something."""
LEADING, SPOKEN = 0.4, 0.5
"""Weight of an event that tells what the story is about; share of the shorter side's words that both have of one thing."""
HEAD = 30
"""Characters by which a heading is known in a value."""
ASKED = frozenset(KINDS[k] for k in ("date", "place", "actor"))
"""Kinds of differences whose question stands before what they are about."""
FIRST = frozenset(KINDS[k] for k in ("date", "place", "actor", "status", "factuality", "headline"))
"""Kinds of differences that stand on the first screen."""


def divided(viewer: Viewer) -> Iterator[Brief]:
    """A vote that leads and was not of one mind: how many were for it, and how many against."""
    lead = words_of(viewer.record.lead.says).bag if viewer.record.lead else frozenset()
    for act in sorted(viewer.record.acts, key=lambda a: -a.weight)[:LINES]:
        count = act.votes
        about = len(words_of(own_words(act)).bag & lead) >= HELD
        told = act.weight > 0 and about and act.stage in TAKEN
        if count is not None and count.in_favour and count.against and told:
            words = f"{wording.number(count.in_favour)} for, {wording.number(count.against)} against"
            pair = re.compile(rf"\b{count.in_favour}(?: ?[-–—] ?| to | votes to ){count.against}\b")
            counting = [
                a.article for a in act.accounts if a.article in viewer.articles and pair.search(viewer.articles[a.article].text)
            ]
            outlets = wording.listed(viewer.outlets(counting or [a.article for a in act.accounts[:1]]), 2)
            yield Brief(
                "A divided vote", viewer.at(act.id), (), "", "", ((words, outlets), (wording.cut(own_words(act), VOICE), ""))
            )
            return


def speaks_of_one(card: Card, viewer: Viewer) -> bool:
    """Whether both sides of whether something is so speak of one thing, and that is of what the story tells."""
    values = [words_of(telling(s)).bag for s in card.sides[:HELD]]
    if len(values) < HELD:
        return bool(card.sides)
    least = min(len(v) for v in values)
    lead = viewer.record.lead
    told = [e.title for e in viewer.record.events if e.weight >= LEADING] + ([lead.says] if lead else [])
    about = words_of(" ".join(told)).bag
    both = values[0] & values[1]
    return least >= FEWEST and len(both) >= SPOKEN * least and len(about & both) >= HELD


def sure(cards: Iterable[Card], viewer: Viewer) -> list[Card]:
    """Disputed things whose two sides speak of one: words against words first, then names, days and places, then the killed.

    Other counts and other cuts of a quotation are left for the section.
    """
    told = [c for c in cards if not c.findings or c.findings[0].kind in FIRST or is_toll(c)]
    so = KINDS["factuality"]
    told = [c for c in told if not c.findings or c.findings[0].kind != so or speaks_of_one(c, viewer)]
    return sorted(told, key=lambda c: bool(c.findings) and (c.findings[0].kind in ASKED or is_toll(c)))


def is_toll(card: Card) -> bool:
    """Whether who is named on both sides counts the killed, or votes, otherwise."""
    first = card.findings[0].kind if card.findings else ""
    held = all(s.holders for s in card.sides[:HELD])
    return first == KINDS["figure"] and held and bool(COUNTED.search(" ".join((card.heading, *(s.value for s in card.sides)))))


def disputed(card: Card) -> Brief:
    """A disputed thing: what it is about, and the values that are held, with who holds each."""
    first = card.findings[0] if card.findings else None
    if first and first.kind == KINDS["factuality"] and len(card.sides) < HELD:
        return Brief(wording.cut(card.heading, 120), f"#{card.id}", (), "", "", tuple((f.reason, "") for f in card.findings[:HELD]))
    held = tuple((wording.cut(telling(s), VOICE), holders(s)) for s in card.sides[:HELD])
    title = wording.cut(card.heading, 110)
    if first and first.kind in ASKED:
        title = f"{first.kind.capitalize()}: {title}"
    elif first and any(title[:HEAD].casefold() in value.casefold() for value, _ in held):
        title = first.kind.capitalize()  # the values have the heading's words
    return Brief(title, f"#{card.id}", (), "", "", held)


def telling(side: SideView) -> str:
    """A value that can be read by itself: of one that breaks off the whole sentence."""
    words = side.value.strip(" “”").split()
    passage = side.accounts[0].passages[0] if side.accounts and side.accounts[0].passages else None
    whole = " ".join("".join(p.text for p in passage.pieces).split()) if passage else ""
    broken = side.value.startswith("“") and bool(words) and words[-1].casefold() in listed("hanging")
    return f"“{whole}”" if broken and whole else side.value


def holders(side: SideView) -> str:
    """Who holds a value, in which outlets, with the words where the value has none of them."""
    who = f"{side.holders}, in {side.outlets}" if side.holders else side.outlets
    return f"{who}: “{wording.cut(side.excerpt, 70)}”" if side.excerpt and not any(c.isdigit() for c in side.value) else who
