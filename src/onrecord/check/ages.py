"""Ages: whether accounts give a person the age that the draft does, by the record's own slots of persons."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.check.finding import Finding
from onrecord.check.laid import Laid
from onrecord.collate.slots import Told, told_of_persons
from onrecord.facts.record import Side


def ages(laid: Laid) -> Iterator[Finding]:
    """Each age beside a name in the draft; nothing where no account gives the person one."""
    told: dict[str, list[Told]] = {}
    for t in told_of_persons(laid.material):
        if t.slot == "age":
            told.setdefault(t.entity, []).append(t)
    for given in told.values():
        others = [t for t in given if t.source is not laid.draft]
        for mine in (t for t in given if t.source is laid.draft and others and not laid.in_quotes(t.span)):
            same = tuple(_side(t) for t in others if t.value == mine.value)
            if same:
                yield Finding(mine.span, "figure", "borne", "accounts give the person this age", bearing=same[:3])
            else:
                against = tuple(_side(t) for t in others)
                reason = f"{others[0].value} years old in an account, {mine.value} in the draft"
                yield Finding(mine.span, "figure", "differs", reason, against[:3])


def _side(t: Told) -> Side:
    return Side(t.source.id, (t.span,), t.span.of(t.source.text))
