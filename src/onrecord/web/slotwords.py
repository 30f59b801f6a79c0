"""A changed slot of a claim in words: what it is of, what stood there and what stands there, cut so that the difference is seen."""

from __future__ import annotations

from onrecord.facts.change import SlotChange
from onrecord.web.wording import cut, day

NAMES = {"actor_names": "who", "recipient_names": "to whom", "place_name": "place", "as_of": "as of"}
"""What is called otherwise than the record's field."""
DATES = frozenset({"date", "as_of"})
MOST = 80


def slot_line(slot: SlotChange, most: int = MOST) -> str:
    """The change in a line: "date: 19 May 2016 → week of 16 May 2016"."""
    before, after = (_value(slot.slot, v) for v in (slot.before, slot.after))
    before, after = apart(before, after, most)
    return f"{NAMES.get(slot.slot, slot.slot.replace('_', ' '))}: {before or 'nothing'} → {after or 'nothing'}"


def _value(name: str, value: str) -> str:
    line = " ".join(value.split())
    return day(line) if name in DATES and line else line


def apart(before: str, after: str, most: int) -> tuple[str, str]:
    """Two texts of about so many characters at most, cut so that where they differ is seen."""
    if max(len(before), len(after)) <= most:
        return before, after
    same = next((n for n, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), min(len(before), len(after)))
    if same <= most // 2:
        return cut(before, most), cut(after, most)
    start = before.rfind(" ", 0, same - most // 4) + 1
    return f"…{cut(before[start:], most)}", f"…{cut(after[start:], most)}"
