"""How tests acquire: without waiting between requests, and with what came told apart."""

from __future__ import annotations

from typing import Any

from onrecord.acquire.how import How, Passed
from onrecord.acquire.inputs import acquire
from onrecord.acquire.taken import Taken
from onrecord.facts.article import Article, Broken


def taken(*inputs: object, passed: Passed | None = None, **how: Any) -> list[Taken]:  # noqa: ANN401  # fields of How
    """What the inputs give."""
    return list(acquire(map(str, inputs), passed=passed, how=How(**{"private": True, "delay": 0.0, **how})))


def articles(*inputs: object, **how: Any) -> list[Article]:  # noqa: ANN401
    """The articles that the inputs give; fails where one is broken."""
    found = taken(*inputs, **how)
    broken = [t for t in found if isinstance(t, Broken)]
    assert not broken, broken
    return [t[0] if isinstance(t, tuple) else t for t in found if not isinstance(t, Broken)]


def reasons(*inputs: object, **how: Any) -> list[str]:  # noqa: ANN401
    """Why inputs are broken; fails where one is not."""
    found = taken(*inputs, **how)
    broken = [t for t in found if isinstance(t, Broken)]
    assert len(broken) == len(found), found
    return [f"{t.reason}: {t.detail}" for t in broken]
