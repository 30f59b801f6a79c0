"""Checks of hand-made drafts against hand-made articles: no model, no clock."""

from __future__ import annotations

import re
from collections.abc import Callable

import msgspec
import pytest
from tests.collate.conftest import Page

from onrecord.check import Laid, claims_of
from onrecord.collate.record import collate
from onrecord.collate.steps import Coverage
from onrecord.facts.check import CheckedClaim
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.facts.time import TimeExpression

Check = Callable[..., dict[str, CheckedClaim]]
SENTENCE = re.compile(r"[^\s].*?(?:[.!?][”\"]?(?=\s|$)|$)", re.MULTILINE)


def reading(page: Page, times: dict[str, str]) -> Reading:
    """A page's reading with its sentences, and the days that its words tell."""
    text = page.article.text
    told = [TimeExpression(*(page.at(w).start, page.at(w).end), v, "DATE") for w, v in times.items() if w in text]
    sentences = tuple(Span(m.start(), m.end()) for m in SENTENCE.finditer(text))
    return msgspec.structs.replace(page.reading(), sentences=sentences, times=tuple(told))


@pytest.fixture(name="page")
def page_() -> type[Page]:
    """A page in the making."""
    return Page


@pytest.fixture
def check() -> Check:
    """The claims of a draft by their words, held against articles; `times` are words for days with their values."""

    def make(draft: Page, *articles: Page, times: dict[str, str] | None = None) -> dict[str, CheckedClaim]:
        readings = [reading(p, times or {}) for p in articles]
        story = Story("s", "A story", tuple(p.article.id for p in articles))
        record = collate(story, readings)
        laid = Laid(reading(draft, times or {}), story, readings, Coverage(story, readings), record)
        return {draft.article.text[c.start : c.end]: c for c in claims_of(laid)}

    return make
