"""A record with every section filled, and one with more claims than a page holds; of articles that we make here."""

from __future__ import annotations

import msgspec
from tests.small_store import span_of

from onrecord.facts.act import Need, Votes
from onrecord.facts.article import Article
from onrecord.facts.entity import Entity
from onrecord.facts.record import (
    Abstention,
    Account,
    Discrepancy,
    Edge,
    Node,
    Provenance,
    Record,
    RecordAct,
    RecordEvent,
    RecordFigure,
    RecordStatement,
    RecordToll,
    Series,
    SeriesValue,
    Side,
    Standing,
    TimelineEntry,
)
from onrecord.facts.span import Span
from onrecord.facts.story import Copy

OUTLETS = ("Tidewater News", "The Brack Mail", "Isle Radio")
TEXTS = tuple(
    f"Storm over Brack\n\nThe storm sank {boats} boats in the harbour of Brack on Monday.\n\n"
    "The sea wall broke at noon, the harbour office said.\n\n"
    '"We saw it coming," said Ida Holm.\n\nThe council voted 9 to 4 to rebuild the wall. '
    f"{dead} people died.\n\nA bridge was closed.\n"
    for boats, dead in ((40, 2), (60, 3), (40, 3))
)


def articles() -> list[Article]:
    """Three articles of three days."""
    return [
        Article(f"a{i}", None, outlet, f"Storm {i}", f"2024-03-0{i + 5}", text=text, digest="ab" * 32)
        for i, (outlet, text) in enumerate(zip(OUTLETS, TEXTS, strict=True))
    ]


def account(number: int, words: str, *chain: str, **fields: object) -> Account:
    """An account of the article of that number, on the word of whom the chain ends in."""
    spans = (span_of(TEXTS[number], words),)
    return Account(f"a{number}", spans, (f"article:a{number}", *chain), bool(chain), **fields)  # type: ignore[arg-type]  # an account's fields


def side(number: int, words: str) -> Side:
    """Words of an article."""
    return Side(f"a{number}", (span_of(TEXTS[number], words),), words)


def event(name: str, words: str, standing: Standing, *chains: str, weight: float = 0.5, title: str = "") -> RecordEvent:
    """An event that as many articles tell as there are chains."""
    told = tuple(account(i, words, *((c,) if c else ())) for i, c in enumerate(chains))
    return RecordEvent(
        name,
        None,
        None,
        (),
        (),
        "e1",
        "2024-03-04",
        "actual",
        told,
        (1, len(set(chains))),
        title=title or words,
        standing=standing,
        weight=weight,
    )


def figure(name: str, value: int, number: int, words: str, standing: Standing) -> RecordFigure:
    """A count of the dead."""
    return RecordFigure(
        name, value, value, "people", "people", f"2024-03-0{number + 5}", None, (account(number, words),), (1, 1), sense="killed",
        standing=standing, weight=0.6,
    )  # fmt: skip


def whole_record() -> Record:
    """A record that has something in every section."""
    seen = account(2, "We saw it coming")
    differing = side(0, "2 people"), side(1, "3 people")
    holm = account(0, '"We saw it coming,"', form="verbatim"), account(1, '"We saw it coming,"', form="verbatim")
    return Record(
        id="storm",
        title="Storm over Brack",
        articles=("a0", "a1", "a2"),
        first_at="2024-03-05",
        last_at="2024-03-07",
        entities=(Entity("e1", "Brack", "place", country="GBR", latitude=57.1, longitude=-2.1, precision="city"),),
        statements=(
            RecordStatement("s1", "Ida Holm", "person", '"We saw it coming,"', holm, (1, 2), standing="unknown origin", weight=0.4),
            *(
                RecordStatement(f"t{i}", f"Witness {i}", "person", "saw it", (seen,), (1, 1), weight=0.2, denies=i == 0)
                for i in range(15)
            ),
        ),
        events=(
            event("v1", "The storm sank", "corroborated", "p1", "p2", weight=0.9),
            event("v2", "The sea wall broke at noon", "single origin", "p2", "p2", "p2", weight=0.8),
            event("v3", "A bridge was closed", "unknown origin", "", weight=0.3),
        ),
        figures=(figure("f1", 2, 0, "2 people", "disputed"), figure("f2", 3, 1, "3 people", "disputed")),
        acts=(
            RecordAct(
                "c1", "resolution", None, "passed", False, "2024-03-05", (Need(who="the state", what="pay"),), Votes(9, 4),
                (account(0, "The council voted 9 to 4 to rebuild the wall"),), (1, 1), body_name="The council",
                title="to rebuild the wall", standing="unknown origin", weight=0.5,
            ),
        ),
        discrepancies=(
            Discrepancy("d1", "figure", "conflict", "2 against 3; both cannot be right", differing, ("f1", "f2")),
            Discrepancy("d2", "figure", "update", "40 boats, then 60", (side(0, "40 boats"), side(1, "60 boats"))),
        ),
        copies=(Copy("a2", "a0", "whole", 0.95),),
        provenance=Provenance(
            nodes=(
                *(Node(f"article:a{i}", "article", f"Storm {i}") for i in range(3)),
                Node("p1", "person", "A fisherman"),
                Node("p2", "organization", "the harbour office"),
            ),
            edges=(
                Edge("article:a0", "p1", "quotes", "a0"),
                Edge("article:a1", "p2", "quotes", "a1"),
                Edge("article:a2", "article:a0", "copies", "a2"),
            ),
        ),
        timeline=(
            TimelineEntry("2024-03-04", "v1", "The storm sank boats"),
            TimelineEntry("2024-03-05", "c1", "The council voted"),
        ),
        toll=RecordToll(killed=None, injured=1, injured_words=(side(0, "2 people"),)),
        lead=side(0, "The storm sank 40 boats in the harbour of Brack on Monday."),
        series=(
            Series(
                "g1", "people", "killed", None,
                (
                    SeriesValue("f1", 2, 2, "2024-03-05", ("A fisherman",)),
                    SeriesValue("f2", 3, 3, "2024-03-06", ("the harbour office",)),
                ),
            ),
        ),
        abstentions=(Abstention("v2:why", "no account tells it", "no account tells why the wall broke"),),
    )  # fmt: skip


def long_record(claims: int) -> Record:
    """A record with many more events than a page shows."""
    record = whole_record()
    events = []
    for i in range(claims):
        at = i % (len(TEXTS[0]) - 20)
        told = Account("a0", (Span(at, at + 12),), ("article:a0",), known=False)
        title = f"thing {i}"
        events.append(RecordEvent(f"w{i}", None, None, (), (), None, None, "actual", (told,), (1, 1), title=title, weight=0.1))
    return msgspec.structs.replace(record, events=(*record.events, *events))
