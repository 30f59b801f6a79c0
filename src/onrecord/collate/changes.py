"""Two states of one record compared: what was added, is gone, got corroborated, disputed, updated or withdrawn.

Claims of the two states are one where they hold the same accounts: by their ids and the ids that forward to them.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property

from onrecord.facts.change import Change, ChangedSort, ChangeKind, Changes, SlotChange
from onrecord.facts.record import Discrepancy, Record, RecordAct, RecordEvent, RecordFigure, RecordStatement, Series, Standing

Claim = RecordStatement | RecordEvent | RecordFigure | RecordAct
Item = Claim | Series | Discrepancy
SLOTS: dict[ChangedSort, tuple[str, ...]] = {
    "statement": ("speaker", "text", "denies"),
    "event": ("type", "actor_names", "recipient_names", "place_name", "date", "factuality"),
    "figure": ("low", "high", "as_of"),
    "act": ("sort", "body_name", "stage", "binding", "date", "votes"),
    "series": (),
    "discrepancy": ("verdict",),
}
"""What of an item counts as an update where it differs; its title is only the words it is shown by."""


@dataclass(frozen=True)
class _State:
    """One state's items of one sort, and the marks of their accounts."""

    record: Record
    sort: ChangedSort
    items: Sequence[Item]

    @cached_property
    def by_id(self) -> dict[str, Item]:
        return {i.id: i for i in self.items}

    @cached_property
    def marks(self) -> dict[str, list[str]]:
        """The ids that lead to each item, its own first; a series is known by its figures."""
        if self.sort == "series":
            return {s.id: [s.id, *(v.figure for v in s.values)] for s in self.record.series}
        out = {i.id: [i.id] for i in self.items}
        for f in self.record.forwards:
            if f.to in out:
                out[f.to].append(f.old)
        return out

    @cached_property
    def home(self) -> dict[str, str]:
        """The item that each mark leads to."""
        return {m: i for i, marks in self.marks.items() for m in marks}


def changes_between(before: Record, after: Record) -> Changes:
    """What the later state of a record has that the earlier one had not, and the other way round."""
    found = [c for sort, pick in _SORTS for c in _of_sort(_State(before, sort, pick(before)), _State(after, sort, pick(after)))]
    return Changes(after.id, tuple(found), before.as_of, after.as_of)


_SORTS: tuple[tuple[ChangedSort, Callable[[Record], Sequence[Item]]], ...] = (
    ("event", lambda r: r.events),
    ("act", lambda r: r.acts),
    ("series", lambda r: r.series),
    ("figure", lambda r: r.figures),
    ("statement", lambda r: r.statements),
    ("discrepancy", lambda r: r.discrepancies),
)


def _of_sort(before: _State, after: _State) -> Iterator[Change]:
    heirs = _heirs(before, after)
    kept = {new: old for old, new in heirs.items()}
    for item in after.items:
        old = before.by_id.get(kept.get(item.id, ""))
        if old is not None:
            yield from _altered(after, old, item)
            continue
        related = tuple(dict.fromkeys(before.home[m] for m in after.marks[item.id] if m in before.home))
        kind: ChangeKind = "opened" if isinstance(item, Discrepancy) else "added"
        yield Change(kind, after.sort, item.id, title_of(item), related=related)
    for item in before.items:
        if item.id not in heirs:
            into = tuple(dict.fromkeys(after.home[m] for m in before.marks[item.id] if m in after.home))
            yield Change("gone", before.sort, item.id, title_of(item), related=into)


def _heirs(before: _State, after: _State) -> dict[str, str]:
    """The later item that each earlier one is: that which holds its first account, else most of them; each of one only."""
    out: dict[str, str] = {}
    taken: set[str] = set()
    held = {i: Counter(after.home[m] for m in marks if m in after.home) for i, marks in before.marks.items()}
    for same in (True, False):
        for old in before.marks:
            wanted = [n for n, _ in held[old].most_common() if n not in taken and (n == old or not same)]
            if old not in out and wanted:
                out[old] = wanted[0]
                taken.add(wanted[0])
    return out


def _altered(after: _State, old: Item, new: Item) -> Iterator[Change]:
    """The changes of an item that both states have."""
    if isinstance(old, Claim) and isinstance(new, Claim):
        yield from _stood(after.sort, old.standing, new)
    slots = [SlotChange(s, _shown(getattr(old, s)), _shown(getattr(new, s))) for s in SLOTS[after.sort]]
    if isinstance(old, Series) and isinstance(new, Series):
        slots = [SlotChange("latest", _latest(old), _latest(new))]
    differ = tuple(s for s in slots if s.before != s.after)
    if differ:
        yield Change("updated", after.sort, new.id, title_of(new), differ)


def _stood(sort: ChangedSort, was: Standing, new: Claim) -> Iterator[Change]:
    slots = (SlotChange("standing", was, new.standing),)
    if was == new.standing:
        return
    if new.standing == "corroborated":
        yield Change("corroborated", sort, new.id, title_of(new), slots)
    elif new.standing == "withdrawn":
        yield Change("withdrawn", sort, new.id, title_of(new), slots)
    elif new.standing == "disputed":
        yield Change("opened", sort, new.id, title_of(new), slots)


def _latest(series: Series) -> str:
    value = next((v for v in series.values if v.figure == series.latest), None)
    return "" if value is None else _range(value.low, value.high)


def _range(low: float | None, high: float | None) -> str:
    if low == high:
        return _shown(low)
    return f"at least {low}" if high is None else f"at most {high}" if low is None else f"{low} to {high}"


def _shown(value: object) -> str:
    if value is None or value == ():
        return ""
    return ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)


def title_of(item: Item) -> str:
    """An item in a line."""
    if isinstance(item, RecordStatement):
        return f"{item.speaker or 'somebody'}: {item.text}"
    if isinstance(item, RecordFigure):
        return f"{_range(item.low, item.high)} {item.counts or item.unit}"
    if isinstance(item, Series):
        return f"{item.counts} {item.sense or ''}".strip()
    if isinstance(item, Discrepancy):
        return f"{item.kind}: {item.reason}"
    return item.title or (f"{item.sort}, {item.stage}" if isinstance(item, RecordAct) else item.id)
