"""Corrections by people replayed on a grouping: stories split, merged, and corrections undone. A pure function of its input."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

import msgspec

from onrecord.facts.edit import Edit

Groups = list[list[str]]


class Replay(msgspec.Struct, frozen=True):
    """The groups after the edits.

    `done` are the edits that changed them, `idle` those in force that changed nothing (their articles are gone, or apart already).
    """

    groups: tuple[tuple[str, ...], ...]
    done: tuple[Edit, ...] = ()
    idle: tuple[Edit, ...] = ()


def in_force(edits: Iterable[Edit]) -> tuple[Edit, ...]:
    """The edits that no later one takes back, in order of number. Undoing an undo brings the first edit back."""
    ordered = sorted(edits, key=lambda e: e.number)
    gone: set[int] = set()
    for edit in reversed(ordered):
        if edit.kind == "undo" and edit.undoes is not None and edit.number not in gone:
            gone.add(edit.undoes)
    return tuple(e for e in ordered if e.kind != "undo" and e.number not in gone)


def split(groups: Groups, articles: Sequence[str]) -> bool:
    """Take the named articles out of their stories into one of their own, in place; False where that changes nothing."""
    named = set(articles)
    held = [g for g in groups if named & set(g)]
    if not held or (len(held) == 1 and set(held[0]) <= named):
        return False
    part = [a for g in held for a in g if a in named]
    for group in held:
        group[:] = [a for a in group if a not in named]
    groups[:] = [g for g in groups if g] + [part]
    return True


def merge(groups: Groups, articles: Sequence[str]) -> bool:
    """Join the stories of the named articles, in place; False where they are one already or not there."""
    named = set(articles)
    held = [g for g in groups if named & set(g)]
    if len(held) < 2:
        return False
    held[0].extend(a for g in held[1:] for a in g)
    groups[:] = [g for g in groups if not any(g is h for h in held[1:])]
    return True


def replay(groups: Iterable[Iterable[str]], edits: Iterable[Edit]) -> Replay:
    """The groups (of article ids) as people corrected them. Edits of other kinds are for the record and are passed over."""
    left: Groups = [list(g) for g in groups]
    done: list[Edit] = []
    idle: list[Edit] = []
    for edit in in_force(edits):
        if edit.kind in ("split story", "merge stories"):
            changed = (split if edit.kind == "split story" else merge)(left, edit.articles)
            (done if changed else idle).append(edit)
    return Replay(tuple(tuple(g) for g in left), tuple(done), tuple(idle))
