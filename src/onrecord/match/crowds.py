"""Crowds: how many neighbours of an article are nearly as near to it as one of them.

A middling likeness counts for much where nothing else comes near (two background pieces on one prison), and for little among fifty
shootings.
"""

from __future__ import annotations

import numpy as np

from onrecord.match.window import NEAR, Floats, Places

NEARLY = 0.6
"""Part of a pair's cosine from which a neighbour is in its crowd."""


def crowds(one: Places, other: Places, near: Floats, known: tuple[Places, Floats] | None = None) -> Floats:
    """The crowd columns of pairs: for each the lesser and greater crowd, and its cosine as part of the two articles' best ones.

    `near` are the pairs' cosines. `known` are further neighbours: their owner's place and cosine.
    """
    if not len(one):
        return np.zeros((0, 4))
    owners = np.concatenate((one, other) if known is None else (one, other, known[0]))
    held = np.concatenate((near, near) if known is None else (near, near, known[1]))
    first = int(owners.min())
    there = np.bincount(owners - first)
    starts = np.cumsum(there) - there
    apart = np.sort((owners - first) * 4.0 - held)  # by owner, nearest first: a cosine is below 2
    found, best = np.zeros((2, len(one))), np.zeros((2, len(one)))
    for side, ends in enumerate((one, other)):
        place = ends - first
        best[side] = place * 4.0 - apart[starts[place]]
        found[side] = np.minimum(np.searchsorted(apart, place * 4.0 - NEARLY * near, side="right") - starts[place], NEAR)
    likeness = np.maximum(near, 0.01)
    lesser, greater = np.maximum(best.min(0), 0.01), np.maximum(best.max(0), 0.01)
    return np.stack((found.min(0), found.max(0), likeness / lesser, likeness / greater), axis=1)
