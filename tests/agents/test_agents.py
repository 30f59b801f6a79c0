"""An agent's session with the protocol's own client: every answer has exact words, article, standing and as-of."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import anyio
import msgspec
import pytest
from mcp import Client, MCPError, StdioServerParameters, stdio_client
from mcp.types import TextResourceContents
from tests.web.conftest import TEXTS

from onrecord.agents import server, server_of
from onrecord.agents.quoting import span_uri
from onrecord.facts.check import Check, CheckedClaim
from onrecord.facts.record import Record, Side
from onrecord.facts.span import Span
from onrecord.store.store import Store

TOOLS = {"search", "fetch", "get_record", "list_conflicts", "claim_origins", "check_text"}
STORY = "harbour/one"


def called(path: Path, tool: str, **arguments: object) -> Any:  # noqa: ANN401  # JSON
    """What a tool answers."""

    async def session() -> Any:  # noqa: ANN401  # the same
        async with Client(server_of(path)) as client:
            return await client.call_tool(tool, arguments)

    found = anyio.run(session)
    assert not found.is_error, found.content
    return found.structured_content


def refused(path: Path, tool: str, **arguments: object) -> str:
    """What a tool says where it cannot answer."""

    async def session() -> Any:  # noqa: ANN401  # the same
        async with Client(server_of(path)) as client:
            return await client.call_tool(tool, arguments)

    found = anyio.run(session)
    assert found.is_error
    return str(found.content[0].text)


def read(path: Path, uri: str) -> Any:  # noqa: ANN401  # JSON
    """What a resource holds, None where there is none."""

    async def session() -> Any:  # noqa: ANN401  # the same
        async with Client(server_of(path)) as client:
            try:
                return await client.read_resource(uri)
            except MCPError:
                return None

    found = anyio.run(session)
    if found is None:
        return None
    (content,) = found.contents
    assert isinstance(content, TextResourceContents)
    return msgspec.json.decode(content.text)


def quotes(answer: object) -> Iterator[dict[str, Any]]:
    """All quotes in an answer."""
    if isinstance(answer, dict):
        if "words" in answer and "uri" in answer:
            yield answer
        for value in answer.values():
            yield from quotes(value)
    elif isinstance(answer, list):
        for value in answer:
            yield from quotes(value)


def exact(answer: object) -> None:
    """An answer has words, and all of them stand where it says."""
    found = list(quotes(answer))
    assert found
    for q in found:
        assert q["words"]
        assert TEXTS[q["article"]][q["start"] : q["end"]] == q["words"]
        assert q["words"] in q["around"]
        assert q["around"] in TEXTS[q["article"]]


def test_the_tools_only_read(store_path: Path) -> None:
    async def listed() -> Any:  # noqa: ANN401  # the same
        async with Client(server_of(store_path)) as client:
            return (await client.list_tools()).tools, (await client.list_resource_templates()).resource_templates

    tools, templates = anyio.run(listed)
    assert {t.name for t in tools} == TOOLS
    for tool in tools:
        assert tool.annotations.read_only_hint is True
        assert tool.description
        assert tool.output_schema
    assert {t.uri_template.split("/")[2] for t in templates} == {"records", "articles", "spans"}


def test_a_claim_is_found_with_its_words_and_standing(store_path: Path) -> None:
    answer = called(store_path, "search", query="mend")
    exact(answer)
    claim = next(r for r in answer["results"] if r["kind"] == "claim")
    assert (claim["id"], claim["story"], claim["as_of"]) == ("s1", STORY, "2024-03-06")
    assert claim["standing"]
    article = next(r for r in answer["results"] if r["kind"] == "article")
    assert "mend" in article["quote"]["words"]
    assert called(store_path, "search", query="zeppelin")["results"] == []


def test_an_article_is_read_a_stretch_at_a_time(store_path: Path) -> None:
    text, start = "", 0
    while start is not None:
        part = called(store_path, "fetch", id="two", start=start, length=50)
        text += part["text"]
        start = part["next_start"]
    assert text == TEXTS["two"]
    whole = called(store_path, "fetch", id="two")
    assert whole["taken_from"] == ["partial copy of harbour/one"] or "harbour/one" in whole["taken_from"][0]
    resting = {c["claim"]: TEXTS["two"][c["start"] : c["end"]] for c in whole["claims"]}
    assert resting["s1"] == '"mend it this year"'
    assert whole["as_of"] == "2024-03-06"


def test_a_record_is_paged(store_path: Path, record: Record) -> None:
    found, offset = [], 0
    while offset is not None:
        page = called(store_path, "get_record", story=STORY, offset=offset, limit=3)
        exact(page)
        assert len(page["claims"]) <= 3
        found += page["claims"]
        offset = page["next_offset"]
    own = [c.id for cs in (record.events, record.acts, record.figures, record.statements, record.bindings) for c in cs]
    assert sorted(c["id"] for c in found) == sorted(own)
    assert all(c["standing"] and c["as_of"] for c in found)
    statements = called(store_path, "get_record", story=STORY, sort="statement")["claims"]
    assert [c["id"] for c in statements] == ["s1"]


def test_a_claim_without_words_is_not_told(store_path: Path, record: Record) -> None:
    bare = msgspec.structs.replace(record.events[0], accounts=(msgspec.structs.replace(record.events[0].accounts[0], spans=()),))
    with Store.open(store_path, write=True) as store, store.commit_point():
        store.keep_record(msgspec.structs.replace(record, events=(bare,)), "other")
    assert "v1" not in {c["id"] for c in called(store_path, "get_record", story=STORY)["claims"]}
    assert "v1" in refused(store_path, "claim_origins", story=STORY, claim="v1")


def test_conflicts_have_the_words_of_both_sides(store_path: Path) -> None:
    for asked in ({"story": STORY}, {}):
        answer = called(store_path, "list_conflicts", **asked)
        exact(answer)
        (conflict,) = answer["conflicts"]
        assert [s["words"] for s in conflict["sides"]] == ["Tuesday", "Wednesday"]
        assert conflict["sides"][0]["around"] == "The council of Brack voted 9 to 4 on Tuesday to close the quay."
        assert answer["next_offset"] is None
    assert called(store_path, "list_conflicts", story=STORY, verdict="update")["conflicts"] == []
    assert called(store_path, "list_conflicts", offset=1)["conflicts"] == []


def test_origins_come_with_the_chain_of_each_account(store_path: Path) -> None:
    answer = called(store_path, "claim_origins", story=STORY, claim="s1")
    exact(answer)
    assert (answer["claim"]["origins_low"], answer["claim"]["origins_high"]) == (1, 1)
    assert answer["claim"]["why"] == "both rest on Tidewater News"
    assert [[n["name"] for n in c["chain"]] for c in answer["chains"]] == [["Tidewater News"], ["two", "Tidewater News"]]
    first = called(store_path, "claim_origins", story=STORY, claim="s1", limit=1)
    assert (len(first["chains"]), first["next_offset"]) == (1, 1)


def test_a_text_is_checked_with_the_words_of_the_accounts(store_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    where = TEXTS["two"].index("60 boats")
    side = Side("two", (Span(where, where + 8),))
    claims = (CheckedClaim(0, 10, "figure", "differs", "Sixty.", (1, 1), "f1", (side,)),)
    asked: list[object] = []

    def check_of(_: Store, text: str, story: str | None) -> Check:
        asked.append((text, story))
        return Check("text", claims, STORY, "Quay", "", text)

    monkeypatch.setattr(server, "check_of", check_of)
    answer = called(store_path, "check_text", text="Forty boats sank.")
    assert asked == [("Forty boats sank.", None)]
    (claim,) = answer["claims"]
    assert (claim["words"], claim["verdict"], claim["against"][0]["words"]) == ("Forty boat", "differs", "60 boats")
    assert claim["standing"]
    assert answer["as_of"] == "2024-03-06"


@pytest.mark.parametrize(("tool", "arguments"), [
    ("fetch", {"id": "none"}),
    ("get_record", {"story": "none"}),
    ("list_conflicts", {"story": "none"}),
    ("claim_origins", {"story": STORY, "claim": "none"}),
])  # fmt: skip
def test_what_is_not_there_is_told(store_path: Path, tool: str, arguments: dict[str, object]) -> None:
    assert "'none'" in refused(store_path, tool, **arguments)


@pytest.mark.parametrize(("tool", "arguments"), [
    ("search", {"query": "x" * 301}),
    ("search", {"query": "boats", "limit": 1000}),
    ("search", {"query": "boats", "since": "yesterday"}),
    ("fetch", {"id": "two", "length": 10**9}),
    ("get_record", {"story": STORY, "limit": 0}),
    ("check_text", {"text": "x" * 100_001}),
])  # fmt: skip
def test_sizes_are_bounded(store_path: Path, tool: str, arguments: dict[str, object]) -> None:
    refused(store_path, tool, **arguments)


def test_resources_give_records_articles_and_spans(store_path: Path, record: Record) -> None:
    page = called(store_path, "get_record", story=STORY)
    assert msgspec.convert(read(store_path, page["uri"]), Record) == record
    quote = page["claims"][0]["quotes"][0]
    held = read(store_path, quote["uri"])
    assert held["quote"] == quote
    assert page["claims"][0]["id"] in {c["claim"] for c in held["claims"]}
    assert read(store_path, called(store_path, "fetch", id="three<b>")["uri"])["text"] == TEXTS["three<b>"]
    for missing in (span_uri("two", Span(0, 10**6)), span_uri("../../etc/passwd", Span(0, 1)), "onrecord://records/none"):
        assert read(store_path, missing) is None


def test_the_command_serves_on_standard_input_and_output(store_path: Path) -> None:
    async def session() -> Any:  # noqa: ANN401  # the same
        own = str(Path(sys.executable).with_name("onrecord"))
        command = StdioServerParameters(command=own, args=["mcp", "--store", str(store_path)], env=dict(os.environ))
        with anyio.fail_after(120):
            async with Client(stdio_client(command)) as client:
                return await client.call_tool("get_record", {"story": STORY})

    exact(anyio.run(session).structured_content)
