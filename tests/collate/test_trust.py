"""What leads among statements: whoever has a name, and what was surely said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.arranging.trust import WHOLE, models, trusted
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]

TEXT = (
    "Flood in Tamra\n\n"
    'The mayor spoke on Monday. "The harbour wall will not hold another night of this rain," Ada Lind said.\n\n'
    '"We shall need forty boats by Friday morning," an official said.\n\n'
    "Ada Lind has been the architect of many of the plans for the port of Tamra.\n"
)


def weights(page: Pages, record_of: Make) -> dict[str, float]:
    p = page("a", TEXT)
    p.entity("Ada Lind", "person")
    p.entity("an official", "person", named=False)
    p.says("Ada Lind", '"The harbour wall will not hold another night of this rain,"', kind="direct", sort="person")
    p.says("an official", '"We shall need forty boats by Friday morning,"', kind="direct", sort="unnamed")
    p.says("Ada Lind", "many of the plans for the port of Tamra", cue="has been the architect of", sort="person", clause=False)
    return {s.text.split()[2]: s.weight for s in record_of(p).statements}


def test_a_name_leads_before_none(page: Pages, record_of: Make) -> None:
    found = weights(page, record_of)
    assert found["wall"] > found["need"] > 0


def test_what_is_likelier_wrong_leads_nothing(page: Pages, record_of: Make) -> None:
    assert weights(page, record_of)["the"] == 0


def test_trees_of_other_columns_are_refused() -> None:
    with pytest.raises(ValueError, match="made for other columns"):
        trusted("statement", [{**dict.fromkeys(models("statement")[WHOLE].names, 0.0), "another": 0.0}])


def test_every_row_has_its_own_answer() -> None:
    none = dict.fromkeys(models("statement")[WHOLE].names, 0.0)
    told = ("direct", "share quoted", "cue", "cue speaks", "source", "by name", "named", "clause", "is person")
    sure = trusted("statement", [none, {**none, **dict.fromkeys(told, 1.0)}])[WHOLE]
    assert sure[1] > sure[0]
    assert ((sure > 0) & (sure < 1)).all()
