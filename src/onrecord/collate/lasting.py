"""Ids of claims that last: made of the words of a claim's first account, so that no other claim can ever have one.

While a story is collated its claims are numbered; those numbers change with every article. Here each account gets a mark of its
own: a digest of the kind of claim, the article's id and the account's words with the sentence they stand in, not their offsets,
which an edit of the page moves. A claim is known by the mark of its first account and was or may be known by those of its others:
they forward to it. So a claim keeps its id where accounts are added, an id of a claim that was merged leads to the claim that
holds its account now, and the part that is split off has the mark of its own first account.
"""

from __future__ import annotations

import base64
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol, TypeVar

import msgspec

from onrecord.collate.acts import ActAccount
from onrecord.collate.events import EventAccount
from onrecord.collate.material import Source
from onrecord.collate.statements import Variant
from onrecord.collate.steps import Aligned
from onrecord.facts.record import Discrepancy, Forward, Record, RecordFigure, Series
from onrecord.facts.span import Span

DIGITS = 10
"""Letters of an id after the one of its kind: 50 bits."""
C = TypeVar("C", bound=msgspec.Struct)


class Numbered(Protocol):
    """A claim."""

    @property
    def id(self) -> str:
        """Its id."""


def mark(kind: str, *parts: str) -> str:
    """An id of a kind for parts that tell one thing from all others: a letter and `DIGITS` letters and digits."""
    flat = "\x1f".join((kind, *(" ".join(p.split()) for p in parts)))
    digest = hashlib.blake2b(flat.encode("utf-8", "surrogatepass"), digest_size=15).digest()
    return kind + base64.b32encode(digest).decode("ascii").lower()[:DIGITS]


@dataclass(frozen=True)
class Accounted:
    """One account's place: its article and the words that make the claim; `more` parts claims made by the same words."""

    source: Source
    span: Span
    more: tuple[str, ...] = ()

    def marked(self, kind: str) -> str:
        """The account's mark: its words, where they stand in their sentence, and which of equal sentences that is."""
        held, text = self.source.sentence(self.span.start), self.source.text
        before = sum(1 for s in self.source.sentences if s.start < held.start and s.of(text) == held.of(text))
        inside = text[held.start : self.span.start]
        return mark(kind, self.source.id, held.of(text), inside, self.span.of(text), str(before))


def lasting(record: Record, aligned: Aligned) -> Record:
    """The record with ids that last in place of the numbers it was collated with, and the ids that forward to its claims."""
    names: dict[str, str] = {}
    forwards: list[Forward] = []
    kinds: tuple[tuple[str, Sequence[Numbered], list[list[Accounted]]], ...] = (
        ("s", record.statements, [[_said(v) for v in s] for s in aligned.statements]),
        ("v", record.events, [[_done(h) for h in e] for e in aligned.events]),
        ("f", record.figures, [[Accounted(c.source, c.span, (c.figure.counts,)) for c in f] for f in aligned.figures]),
        ("c", record.acts, [[_acted(d) for d in a] for a in aligned.acts]),
    )
    for kind, claims, accounts in kinds:
        for claim, (own, *others) in zip(claims, _marks(kind, accounts), strict=True):
            names[claim.id] = own
            forwards += [Forward(m, own) for m in others]
    names.update({b.id: mark("b", names.get(b.act, b.act), str(b.binding)) for b in record.bindings})
    names.update(_groups(record.figures, names))
    return _renamed(record, names, tuple(sorted(forwards)))


def _said(v: Variant) -> Accounted:
    return Accounted(v.source, v.attribution.content[0], (v.text, v.name))


def _done(h: EventAccount) -> Accounted:
    return Accounted(h.source, h.event.trigger, (h.event.type or "", *(s.of(h.source.text) for s in h.spans[:1])))


def _acted(d: ActAccount) -> Accounted:
    return Accounted(d.source, (*d.act.evidence, *d.spans, Span(0, 0))[0], (d.act.sort, d.act.title))


def _marks(kind: str, claims: Sequence[Sequence[Accounted]]) -> list[list[str]]:
    """The marks of each claim's accounts, all different.

    Accounts of the same words are parted by more that they tell, then by order.
    What parts them lies in the article, so it does not matter which claims its accounts make.
    """
    flat = [(n, a) for n, found in enumerate(claims) for a in found]
    plain = [a.marked(kind) for _, a in flat]
    often = Counter(plain)
    fuller = [m if often[m] == 1 else mark(kind, m, *a.more) for m, (_, a) in zip(plain, flat, strict=True)]
    seen: Counter[str] = Counter()
    out: list[list[str]] = [[] for _ in claims]
    for m, (n, _) in zip(fuller, flat, strict=True):
        seen[m] += 1
        out[n].append(m if seen[m] == 1 else mark(kind, m, str(seen[m])))
    return out


def _groups(figures: Iterable[RecordFigure], names: Mapping[str, str]) -> dict[str, str]:
    """Each series by its first value."""
    out: dict[str, str] = {}
    for f in figures:
        if f.group:
            out.setdefault(f.group, "g" + names[f.id][1:])
    return out


def _renamed(record: Record, names: Mapping[str, str], forwards: tuple[Forward, ...]) -> Record:
    def now(old: str) -> str:
        return names.get(old, old)

    def named(claims: tuple[C, ...]) -> tuple[C, ...]:
        return tuple(msgspec.structs.replace(c, id=now(c.id)) for c in claims)  # type: ignore[attr-defined]  # msgspec knows the field by its name only

    change = msgspec.structs.replace
    toll = record.toll
    return change(
        record,
        statements=named(record.statements),
        events=named(record.events),
        figures=tuple(
            change(f, id=now(f.id), group=now(f.group) if f.group else None, event=now(f.event) if f.event else None)
            for f in record.figures
        ),
        acts=named(record.acts),
        bindings=tuple(change(b, id=now(b.id), act=now(b.act)) for b in record.bindings),
        discrepancies=tuple(_discrepancies(record.discrepancies, names)),
        timeline=tuple(change(t, claim=now(t.claim)) for t in record.timeline),
        toll=change(toll, figures=tuple(now(f) for f in toll.figures)) if toll else None,
        series=tuple(_series(s, names) for s in record.series),
        abstentions=tuple(change(a, about=_about(a.about, names)) for a in record.abstentions),
        forwards=forwards,
    )


def _about(about: str, names: Mapping[str, str]) -> str:
    claim, colon, slot = about.partition(":")
    return f"{names.get(claim, claim)}{colon}{slot}"


def _series(series: Series, names: Mapping[str, str]) -> Series:
    values = tuple(msgspec.structs.replace(v, figure=names.get(v.figure, v.figure)) for v in series.values)
    latest = names.get(series.latest, series.latest) if series.latest else None
    own = names.get(series.id) or ("g" + values[0].figure[1:] if values else series.id)
    return msgspec.structs.replace(series, id=own, values=values, latest=latest)


def _discrepancies(found: Iterable[Discrepancy], names: Mapping[str, str]) -> Iterator[Discrepancy]:
    """A discrepancy is known by its kind and the words of its first two sides."""
    seen: Counter[str] = Counter()
    for d in found:
        sides = sorted((s.article, s.says) for s in d.sides[:2])
        own = mark("d", d.kind, *(p for one in sides for p in one))
        seen[own] += 1
        own = own if seen[own] == 1 else mark("d", own, d.verdict, d.reason, str(seen[own]))
        yield msgspec.structs.replace(d, id=own, claims=tuple(names.get(c, c) for c in d.claims))
