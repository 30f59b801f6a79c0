"""A record made by hand with one of everything that formats have a place for, and its articles: news that we wrote ourselves."""

from __future__ import annotations

from onrecord.export import Told
from onrecord.facts.act import Need, Votes
from onrecord.facts.article import Article, Fetched
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
    RecordBinding,
    RecordEvent,
    RecordFigure,
    RecordStatement,
    Series,
    SeriesValue,
    Side,
    TimelineEntry,
)
from onrecord.facts.span import Span
from onrecord.facts.story import Copy

HERALD = (
    "Harbour shelled \U0001f6a2\n\nMINDAL, 4 March - "
    "Army boats shelled the harbour of Mindal on Monday, killing at least 12 dockers.\n"
    '"We will not leave the quay," said Ana Reyes, head of the dockers\' union. '
    "Police arrested 30 strikers. The council passed a motion by 9 votes to 4, with 1 abstention; it is not binding."
)
POST = (
    '=HYPERLINK("http://x.example","Mindal")\n\nThe army attacked Mindal port, the Herald reported. Up to 15 dockers died. '
    "Reyes said her people would stay. The army denied that it fired. Troops may occupy the quay."
)


def in_text(article: str, text: str, *words: str) -> tuple[Span, ...]:
    """Where each of these words first stands in a text."""
    assert all(w in text for w in words), (article, words)
    return tuple(Span(text.index(w), text.index(w) + len(w)) for w in words)


def herald(*words: str) -> tuple[Span, ...]:
    return in_text("h1", HERALD, *words)


def post(*words: str) -> tuple[Span, ...]:
    return in_text("p/2", POST, *words)


ARTICLES = (
    Article(
        "h1", url="https://herald.example/mindal?a=1&b=2", outlet="Herald", title="Harbour shelled \U0001f6a2",
        published_at="2031-03-04T18:30:00+01:00", text=HERALD, byline="Ida Holm and Jon Berg", agency="WPA", section="World",
        fetched=Fetched("2031-03-04T19:00:00+00:00", "ab" * 32, "news.warc.gz#<urn:uuid:1>"),
    ),
    Article("p/2", outlet="=Post", title='=HYPERLINK("http://x.example","Mindal")', published_at="2031-03-05", text=POST),
)  # fmt: skip


def made_record() -> Record:
    """The record."""
    shelled, died = ("Army boats shelled the harbour of Mindal on Monday",), ("killing at least 12 dockers",)
    quote = ('"We will not leave the quay,"',)
    return Record(
        "s1", "Harbour of Mindal shelled", ("h1", "p/2"), "2031-03-04T18:30:00+01:00", "2031-03-05",
        entities=(
            Entity("e1", "the army of Verland", "organization", None, "DZA", "MIL"),
            Entity("e2", "dockers", "group", None, "DZA", "LAB", named=False),
            Entity("e3", "Mindal", "place", None, "DZA", None, latitude=36.25, longitude=-5.5, precision="city"),
            Entity("e4", "Ana Reyes", "person", "head of the dockers' union", "DZA", "LAB", affiliation="dockers' union"),
            Entity("e5", "the council of Mindal", "organization", None, "DZA", "GOV"),
            Entity("e6", "police", "organization", None, "DZA", "COP"),
        ),
        statements=(
            RecordStatement("x1", "Ana Reyes", "person", quote[0], (
                Account("h1", herald(*quote), ("n1",), True, "verbatim", "Ana Reyes"),
                Account("p/2", post("her people would stay"), ("n2", "n1"), True, "paraphrase", "Reyes"),
            ), (1, 2), "e4", why="both rest on Ana Reyes", standing="single origin", weight=0.5),
            RecordStatement("x2", "the army", "organization", "it fired", (Account("p/2", post("it fired"), ("n2", "n4"), True),),
                            (1, 1), "e1", standing="single origin", weight=0.25, denies=True),
        ),
        events=(
            RecordEvent("v1", "ASSAULT", "heavy-weapons", ("e1",), ("e2",), "e3", "2031-03-03", "actual", (
                Account("h1", herald(*shelled, "shelled"), ("n1", "n3"), True, factuality="actual"),
                Account("p/2", post("The army attacked Mindal port"), ("n2", "n1"), True, factuality="actual"),
            ), (2, 2), ("the army of Verland",), ("dockers",), "Mindal", "Army boats shelled the harbour of Mindal",
                why="the Herald and a witness", standing="corroborated", weight=0.9),
            RecordEvent("v2", "COERCE", "arrest", ("e6",), (), None, None, "actual",
                        (Account("h1", herald("Police arrested 30 strikers"), (), False, factuality="actual"),), (0, 1),
                        ("police",), (), None, "Police arrested 30 strikers", standing="unknown origin", weight=0.4),
            RecordEvent("v3", "COERCE", "seize", ("e1",), (), None, None, "possible",
                        (Account("p/2", post("Troops may occupy the quay"), ("n2",), False, factuality="possible"),), (0, 1),
                        ("the army of Verland",), (), None, "Troops may occupy the quay", weight=0.3),
            RecordEvent("v4", None, None, (), (), None, "2031-03", "actual",
                        (Account("p/2", post("her people would stay"), ("n2",), False),), (0, 1), title="her people would stay"),
        ),
        figures=(
            RecordFigure("f1", 12, None, "dockers", "dockers", "2031-03-03", "v1", (
                Account("h1", herald(*died), ("n1",), True, low=12),), (1, 1), sense="killed", group="g1", standing="disputed",
                weight=0.6),
            RecordFigure("f2", None, 15, "dockers", "dockers", "2031-03-03", "v1", (
                Account("p/2", post("Up to 15 dockers died"), ("n2",), True, high=15),), (1, 1), sense="killed", group="g1",
                standing="disputed", weight=0.6),
        ),
        acts=(
            RecordAct("c1", "motion", "e5", "passed", False, "2031-03-03", (Need("e1", "withdraw its boats", "the army"),),
                      Votes(9, 4, 1), (Account("h1", herald("The council passed a motion by 9 votes to 4"), ("n1",), True,
                                               stage="passed"),), (1, 1), "the council of Mindal", "The council passed a motion",
                      standing="single origin", weight=0.45),
        ),
        bindings=(RecordBinding("b1", "c1", False, (Account("h1", herald("it is not binding"), ("n1",), True),), (1, 1),
                                standing="single origin", weight=0.1),),
        discrepancies=(
            Discrepancy("d1", "figure", "conflict", "at least 12 against up to 15", (
                Side("h1", herald(*died)), Side("p/2", post("Up to 15 dockers died"))), ("f1", "f2")),
            Discrepancy("d2", "factuality", "conflict", "the army denies it", (
                Side("h1", herald("shelled")), Side("p/2", post("The army denied that it fired"))), ("v1",)),
        ),
        copies=(Copy("p/2", "h1", "partial", 0.3, credited=True),),
        provenance=Provenance(
            (Node("n1", "outlet", "Herald"), Node("n2", "outlet", "=Post", "Northern & Sons"), Node("n3", "person", "Ana Reyes"),
             Node("n4", "organization", "the army")),
            (Edge("n2", "n1", "relays", "p/2", post("the Herald reported")), Edge("n1", "n3", "quotes", "h1", herald(*quote))),
        ),
        timeline=(TimelineEntry("2031-03", "v4", "her people would stay"), TimelineEntry("2031-03-03", "v1", "Army boats shelled")),
        as_of="2031-03-05T23:59:59+00:00",
        lead=Side("h1", herald(*shelled)),
        series=(Series("r1", "dockers", "killed", "Mindal", (
            SeriesValue("f1", 12, None, "2031-03-03", ("Herald",)), SeriesValue("f2", None, 15, "2031-03-03", ("=Post",)))),),
        abstentions=(Abstention("v2:place", "no account tells it"), Abstention("v1:recipient", "accounts leave it open", "who")),
    )  # fmt: skip


def made_told() -> Told:
    """The record with its articles."""
    return Told(made_record(), {a.id: a for a in ARTICLES})
