"""Hand-made readings: each article told by its text, with what stands where found by its words."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.record import collate
from onrecord.facts.act import Act, Votes
from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution, Relay, Source
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.event import Event, Factuality
from onrecord.facts.figure import Figure
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.span import Span
from onrecord.facts.story import Copy, Story
from onrecord.facts.time import TimeExpression


class Page:
    """One article's reading in the making; words are given as they stand in the text."""

    # ruff: noqa: ANN401, D102 - fields of facts by name; the methods add what they are called

    def __init__(
        self, article_id: str, text: str, outlet: str | None = None, at: str | None = None, title: str = "", **more: Any
    ) -> None:
        self.article = Article(article_id, None, outlet or f"Outlet {article_id}", title, at, text=text, **more)
        self.rows: dict[str, list[Any]] = {
            k: [] for k in ("entities", "mentions", "attributions", "times", "figures", "events", "acts", "relays")
        }

    def at(self, words: str) -> Span:
        start = self.article.text.index(words)
        return Span(start, start + len(words))

    def entity(self, name: str, kind: str = "person", **more: Any) -> str:
        known = next((e.id for e in self.rows["entities"] if e.name == name), None)
        if known:
            return str(known)
        new = f"e{len(self.rows['entities']) + 1}"
        self.rows["entities"].append(Entity(new, name, kind, **more))  # type: ignore[arg-type]  # a kind of entity, short to write in tests
        if name in self.article.text:
            span = self.at(name)
            self.rows["mentions"].append(Mention(span.start, span.end, new))
        return new

    def says(self, speaker: str, content: str, kind: str = "indirect", cue: str = "said", **more: Any) -> Page:
        entity = self.entity(speaker, more.pop("sort_of", "person"), **more.pop("entity", {}))
        span, heard = self.at(content), self.at(speaker)
        new = f"a{len(self.rows['attributions']) + 1}"
        relays = tuple(self.entity(r, "outlet") for r in more.pop("relays", ()))
        cued = self.at(cue) if cue in self.article.text else None
        source = Source(heard.start, heard.end, entity)
        self.rows["attributions"].append(Attribution(new, kind, source, cued, (span,), relays, **more))  # type: ignore[arg-type]  # the same
        return self

    def relay(self, outlet: str, words: str, covers: str) -> Page:
        span = self.at(words)
        self.rows["relays"].append(Relay("r1", span.start, span.end, self.entity(outlet, "outlet"), "report", (self.at(covers),)))
        return self

    def figure(self, words: str, low: float | None, high: float | None, **more: Any) -> Page:
        span = self.at(words)
        more.setdefault("unit", words.split()[-1])
        more.setdefault("counts", more["unit"])
        self.rows["figures"].append(Figure(span.start, span.end, low, high, id=f"n{len(self.rows['figures']) + 1}", **more))
        return self

    def time(self, words: str, value: str, sort: str = "DURATION") -> Page:
        span = self.at(words)
        self.rows["times"].append(TimeExpression(span.start, span.end, value, sort))  # type: ignore[arg-type]  # a type of TIMEX3
        return self

    def event(self, clause: str, trigger: str, factuality: Factuality = "actual", type: str | None = None, **more: Any) -> Page:  # noqa: A002 - PLOVER's word
        place, at = self.at(clause), clause.index(trigger)
        word = Span(place.start + at, place.start + at + len(trigger))
        number = len(self.rows["events"]) + 1
        more.setdefault("voice", "active")
        self.rows["events"].append(
            Event(f"v{number}", type, None, word, factuality=factuality, clause=place, **{"lemma": trigger, "told": place, **more})
        )
        return self

    def act(self, evidence: str, sort: str, stage: str, body: str | None = None, **more: Any) -> Page:
        for field in ("binding_evidence", "stage_evidence"):
            if field in more:
                more[field] = (self.at(more[field]),)
        votes = more.pop("votes", None)
        told = more.pop("told", evidence)
        who = self.entity(body, "organization") if body else None
        number = len(self.rows["acts"]) + 1
        self.rows["acts"].append(
            Act(
                f"c{number}",
                sort,
                who,
                stage,
                evidence=(self.at(evidence),),
                votes=Votes(*votes) if votes else None,
                told=self.at(told) if told else None,
                **more,
            )
        )
        return self

    def reading(self) -> Reading:
        rows: dict[str, Any] = {k: tuple(v) for k, v in self.rows.items()}
        return Reading(self.article, **rows)


@pytest.fixture(name="page")
def page_() -> type[Page]:
    return Page


@pytest.fixture
def record_of() -> Callable[..., Record]:
    """The record of pages."""

    def make(*pages: Page, copies: tuple[Copy, ...] = (), **more: Any) -> Record:
        readings = [p.reading() for p in pages]
        return collate(Story("s", "A story", tuple(p.article.id for p in pages)), readings, copies, **more)

    return make
