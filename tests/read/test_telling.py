"""The clause that tells a deed by itself."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "lemma", "told"),
    [
        ("On Monday the council of Tamra banned the march, officials said.", "ban", "the council of Tamra banned the march"),
        ("Cole, who struck Baker with a spade, fled.", "strike", "struck Baker with a spade"),
        ("The union agreed to end the strike on Friday.", "end", "The union agreed to end the strike on Friday"),
        ("The strike at the port angered the mayor.", "strike", "The strike at the port angered the mayor"),
        ("The mayor praised the killing of the wolves.", "killing", None),
        ("Police freed a man arrested in Tamra in May.", "arrest", None),
        ("The judge read the letter that the clerk had found in a drawer.", "find", None),
        (
            "The firm would cut 40 jobs and close its plant in Tamra.",
            "close",
            "The firm would cut 40 jobs and close its plant in Tamra",
        ),
        ("In a statement the mayor called the attack on the bridge in Tamra.", "attack", None),
        ("TAMRA (RNA) — Rebels shelled the port on Sunday.", "shell", "Rebels shelled the port on Sunday"),
        (
            (
                "The union and the mayor are calling for an inquiry into claims by nine residents that a crew from the "
                "city works had filled the old quarry with waste from two mills and burnt the papers."
            ),
            "call_for",
            "The union and the mayor are calling for an inquiry",
        ),
        ("A reporter asked the mayor if he had met the rebels.", "ask", "A reporter asked the mayor if he had met the rebels"),
    ],
)
def test_a_deed_is_told_by_a_finite_clause_with_its_subject(nlp_read: Read, text: str, lemma: str, told: str | None) -> None:
    found = next(e for e in nlp_read(text).events if e.lemma == lemma)
    assert (found.told.of(text) if found.told else None) == told
