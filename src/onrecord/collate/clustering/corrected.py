"""People's word on which accounts make one claim, applied to what was found: accounts parted, claims joined."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Protocol, TypeVar

from onrecord.collate.material import Source
from onrecord.facts.edit import ClaimKind, Edit, passage_words
from onrecord.facts.span import Span


class Accounting(Protocol):
    """An account of a claim."""

    @property
    def source(self) -> Source:
        """The article that makes it."""


A = TypeVar("A", bound=Accounting)


def as_corrected(
    kind: ClaimKind,
    groups: Sequence[Sequence[A]],
    edits: Iterable[Edit],
    spans: Callable[[A], Sequence[Span]],
    rank: Mapping[str, int],
) -> list[list[A]]:
    """The groups of accounts of each claim of a kind, as people corrected them, by the edits' order.

    `spans` are an account's, by whose words a correction knows it; `rank` is each article's place in the order of publication.
    An edit whose accounts are not there, or are apart (or together) already, changes nothing.
    """
    found = [list(g) for g in groups]

    def words(account: A) -> set[str]:
        own, text = spans(account), account.source.text
        return {passage_words(text, own), *(passage_words(text, [s]) for s in own)}

    for edit in edits:
        if edit.about != kind or edit.kind not in ("join claims", "part claims"):
            continue
        named = set(zip(edit.articles, edit.targets, strict=False))

        def fits(account: A, named: set[tuple[str, str]] = named) -> bool:
            return any((account.source.id, w) in named for w in words(account))

        if edit.kind == "part claims":
            found = [part for g in found for part in ([a for a in g if not fits(a)], [a for a in g if fits(a)]) if part]
        else:
            held = [g for g in found if any(map(fits, g))]
            if len(held) > 1:
                joined = sorted((a for g in held for a in g), key=lambda a: rank[a.source.id])
                found = [joined if g is held[0] else g for g in found if not any(g is h for h in held[1:])]
    return found
