"""What is likelier wrong than right leads nothing: figures and acts whose learnt trust is low have no weight.

They stay in the record. The trust was learnt from stories of about eight articles, so it is asked of stories of several. What leads
the story by what it counts, or is told by several articles as an act, is not taken away by it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

from msgspec.structs import replace

from onrecord.collate.acts import ActAccount
from onrecord.collate.arranging.act_columns import act_columns
from onrecord.collate.arranging.figure_columns import figure_columns
from onrecord.collate.arranging.trust import WHOLE, Kind, trusted
from onrecord.collate.arranging.weights import GRAVE
from onrecord.collate.figures import FigureAccount
from onrecord.collate.material import Material
from onrecord.facts.record import RecordAct, RecordFigure

ARTICLES = 5
"""Articles of a story from which the trust is asked."""
FIGURE, ACT = 0.78, 0.65
"""Trust from which a figure and an act lead; of rows of stories not seen .90 and .77 above it were right, of all .81 and .65."""
BEGINNING = 2
"""Sentences, from the first, in which an article tells what it is about."""
SEVERAL = 3
"""Articles that tell an act from which it leads whatever the trust in it."""


C = TypeVar("C", RecordFigure, RecordAct)


def trust_figures(
    material: Material, figures: Sequence[RecordFigure], aligned: Sequence[Sequence[FigureAccount]]
) -> tuple[RecordFigure, ...]:
    """The figures, those without weight that are likelier wrong; victims and votes keep theirs."""
    asked = [n for n, f in enumerate(figures) if f.weight > 0 and f.sense not in GRAVE]
    return _led(material, "figure", figures, asked, lambda n: figure_columns(material, figures[n], aligned[n]), FIGURE)


def trust_acts(material: Material, acts: Sequence[RecordAct], aligned: Sequence[Sequence[ActAccount]]) -> tuple[RecordAct, ...]:
    """The acts, those without weight that are likelier wrong; what several articles tell keeps its own."""
    asked = [n for n, a in enumerate(acts) if a.weight > 0 and not is_led(a, aligned[n])]
    return _led(material, "act", acts, asked, lambda n: act_columns(material, acts[n], aligned[n]), ACT)


def is_led(act: RecordAct, accounts: Sequence[ActAccount]) -> bool:
    """Whether several articles tell the act, or one begins with how its body decides: then it is what the story is about."""
    if len({d.source.id for d in accounts}) >= SEVERAL:
        return True
    return act.body is not None and any(
        d.act.stage == act.stage and d.act.told is not None and d.source.sentence_number(s.start) < BEGINNING
        for d in accounts
        for s in d.act.stage_evidence[:1]
    )


def _led(
    material: Material,
    kind: Kind,
    claims: Sequence[C],
    asked: Sequence[int],
    columns: Callable[[int], Mapping[str, float]],
    bar: float,
) -> tuple[C, ...]:
    """The claims, of those asked none with a weight in which the trust is below the bar."""
    if len(material.sources) < ARTICLES or not asked:
        return tuple(claims)
    sure = trusted(kind, [columns(n) for n in asked])[WHOLE]
    low = {n for n, p in zip(asked, sure, strict=True) if p < bar}
    return tuple(replace(c, weight=0.0) if n in low else c for n, c in enumerate(claims))
