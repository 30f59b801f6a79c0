"""How many accounts tell a claim, in how many articles, and how much alike: columns of figures and of acts."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import combinations

from onrecord.collate.material import Material
from onrecord.collate.wording import Likeness, Words

MOST = 8
"""Accounts that are held beside each other."""


def of_several(material: Material, articles: Sequence[str], wordings: Sequence[Words]) -> dict[str, float]:
    """The columns, by name, of a claim whose accounts stand in these articles, in these words."""
    some = wordings[:MOST]
    likeness = Likeness.over(" ".join(w.stems) for w in some)
    told_in = len(set(articles))
    return {
        "accounts": math.log1p(len(articles)),
        "articles": math.log1p(told_in),
        "share of articles": told_in / max(1, len(material.sources)),
        "least alike": min((likeness.compare(b, a) for a, b in combinations(some, 2)), default=1.0),
    }
