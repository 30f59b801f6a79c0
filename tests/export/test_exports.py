"""Exports follow the contract: every line fits its schema and comes back as the same fact."""

from __future__ import annotations

import io
import json
from pathlib import Path

import msgspec
import pytest
from jsonschema import Draft202012Validator

from onrecord.export.jsonl import write_lines, write_records, write_stories
from onrecord.export.schemas import SCHEMAS, schema, write_schemas
from onrecord.facts.act import Act, Need, Votes
from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution, Source
from onrecord.facts.change import Change, SlotChange
from onrecord.facts.entity import Entity, Mention
from onrecord.facts.event import Event
from onrecord.facts.figure import Figure
from onrecord.facts.notice import Notice, NoticeWords
from onrecord.facts.reading import Reading
from onrecord.facts.record import Account, Edge, Node, Provenance, Record, RecordStatement
from onrecord.facts.span import Span
from onrecord.facts.story import Copy, Story
from onrecord.facts.time import TimeExpression
from onrecord.store.store import Store

DOCS = Path(__file__).parents[2] / "docs" / "schemas"
GOLDEN = Path(__file__).parent / "golden"
TEXT = "Holm said on Tuesday that 40 boats must move."


def reading() -> Reading:
    """A reading with one of each fact."""
    return Reading(
        article=Article("a1", title="Quay to close", text=TEXT),
        sentences=(Span(0, 45),),
        entities=(Entity("e1", "Ida Holm", "person", "mayor", "NOR", "GOV"),),
        mentions=(Mention(0, 4, "e1"),),
        attributions=(Attribution("a1", "indirect", Source(0, 4, "e1"), Span(5, 9), (Span(26, 44),), sort="person"),),
        times=(TimeExpression(13, 20, "2024-03-05", "DATE"),),
        figures=(Figure(26, 28, 40, None, "boats", "boats", attribution="a1", id="f1"),),
        events=(Event("v1", None, None, Span(40, 44), ("e1",), (), None, "2024-03-05", "planned", "a1"),),
        acts=(Act("c1", "order", "e1", "announced", None, None, (Need("e1", "sign it"),), Votes(9, 4), (Span(0, 9),)),),
        reader="test",
    )


def record() -> Record:
    """A record with a statement, a copy and an edge."""
    account = Account("a1", (Span(26, 44),), ("n1",), True, "paraphrase")
    return Record(
        "s1",
        "Quay to close",
        ("a1",),
        statements=(RecordStatement("x1", "Ida Holm", "person", "40 boats must move", (account,), (1, 1)),),
        copies=(Copy("a1", "WPA", "whole", 0.9),),
        provenance=Provenance((Node("n1", "agency", "WPA"),), (Edge("a1", "n1", "copies", "a1"),)),
    )


def notice() -> Notice:
    """A notice with words."""
    change = Change("updated", "figure", "f1", "15 boats", (SlotChange("low", "12", "15"),))
    words = NoticeWords("a1", "Mail", "https://mail.example/1", (Span(26, 44),), "40 boats must move")
    return Notice("5d1c", "2031-03-04T10:00:00+00:00", "s1", "Quay to close", change, (words,))


EXAMPLES: dict[str, msgspec.Struct] = {
    "reading": reading(),
    "record": record(),
    "story": Story("s1", "Quay", ("a1",)),
    "notice": notice(),
}
NEEDED = {"reading": "article", "record": "articles", "story": "articles", "notice": "change"}


@pytest.mark.parametrize("name", SCHEMAS)
def test_facts_fit_their_schema_and_broken_ones_do_not(name: str) -> None:
    validator = Draft202012Validator(schema(name))
    value = json.loads(msgspec.json.encode(EXAMPLES[name]))
    validator.validate(value)
    assert not validator.is_valid({k: v for k, v in value.items() if k != NEEDED[name]})


@pytest.mark.parametrize("name", SCHEMAS)
def test_the_kept_schemas_are_those_of_the_types(name: str, tmp_path: Path) -> None:
    write_schemas(tmp_path)
    assert (DOCS / f"{name}.json").read_text() == (tmp_path / f"{name}.json").read_text(), "run: make schemas"


@pytest.mark.parametrize("name", SCHEMAS)
def test_lines_are_as_the_contract_has_them(name: str) -> None:
    out = io.BytesIO()
    assert write_lines([EXAMPLES[name]], out) == 1
    line = out.getvalue()
    assert line.endswith(b"\n")
    assert msgspec.json.decode(line, type=SCHEMAS[name]) == EXAMPLES[name]
    golden = json.loads((GOLDEN / f"{name}.json").read_text())
    said = json.loads(line)
    for key, value in golden.items():
        assert said[key] == value, key


def test_exports_hold_what_the_store_holds(tmp_path: Path) -> None:
    with Store.open(tmp_path / "x.db", write=True) as store:
        with store.commit_point():
            store.keep_article(Article("a1", text=TEXT))
            store.keep_stories([Story("s1", "Quay to close", ("a1",))], [], [])
            store.keep_record(record(), "m")
        stories, records = io.BytesIO(), io.BytesIO()
        assert (write_stories(store, stories), write_records(store, records)) == (1, 1)
    assert json.loads(stories.getvalue())["articles"] == ["a1"]
    assert msgspec.json.decode(records.getvalue(), type=Record) == record()
