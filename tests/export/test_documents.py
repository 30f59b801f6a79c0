"""Formats of votes, maps, graphs, time lines, pages and citations, read by programs that know them."""

from __future__ import annotations

import io
import json
from collections.abc import Callable

import geojson
import msgspec
import networkx as nx
import pytest
import rispy
from jsonschema import Draft202012Validator
from markdown_it import MarkdownIt
from tests.export.made import ARTICLES, made_record, made_told

from onrecord.export import Told, download, format_named
from onrecord.export.formats.markdown import plain
from onrecord.export.formats.timelinejs import dated

Exported = Callable[..., bytes]
TEXT = {"type": ["string", "null"]}
LINK = {
    "type": "object",
    "properties": {"url": {"type": "string"}, "note": TEXT},
    "required": ["url"],
    "additionalProperties": False,
}
OURS: dict[str, object] = {"^onrecord_": {}}
MOTION = {"type": "object", "patternProperties": OURS, "additionalProperties": False, "properties": {
    **dict.fromkeys(
        ("id", "organization_id", "creator_id", "text", "identifier", "classification", "date", "requirement", "result"), TEXT),
    "sources": {"type": "array", "items": LINK},
}}  # fmt: skip
COUNT = {"type": "object", "properties": {"option": {"enum": ["yes", "no", "abstain", "absent", "not voting", "paired"]},
                                          "value": {"type": "integer"}}, "required": ["option", "value"]}  # fmt: skip
VOTE = {"type": "object", "patternProperties": OURS, "additionalProperties": False, "properties": {
    **dict.fromkeys(
        ("id", "organization_id", "identifier", "motion_id", "classification", "start_date", "end_date", "result"), TEXT),
    "counts": {"type": "array", "items": COUNT}, "sources": {"type": "array", "items": LINK},
}}  # fmt: skip
"""Popolo's members of a motion and a vote event, as its own schemas (draft 3, which nothing reads any more) list them."""


def test_popolo_has_motions_and_votes(exported: Exported) -> None:
    found = json.loads(exported("popolo"))
    Draft202012Validator({"type": "array", "items": MOTION}).validate(found["motions"])
    Draft202012Validator({"type": "array", "items": VOTE}).validate(found["vote_events"])
    (motion,), (vote,), (body,) = found["motions"], found["vote_events"], found["organizations"]
    assert vote["motion_id"] == motion["id"]
    assert vote["organization_id"] == motion["organization_id"] == body["id"]
    assert [(c["option"], c["value"]) for c in vote["counts"]] == [("yes", 9), ("no", 4), ("abstain", 1)]
    assert (motion["result"], vote["start_date"], motion["onrecord_binding"]) == ("pass", "2031-03-03", False)
    assert "date" not in motion, "when it was proposed is not known"
    assert body["name"] == "the council of Mindal"


def test_geojson_is_valid_and_points_are_longitude_first(exported: Exported, left_out: Callable[..., dict[str, int]]) -> None:
    found = geojson.loads(exported("geojson"))
    assert isinstance(found, geojson.FeatureCollection)
    assert found.is_valid
    (feature,) = found.features
    assert feature.geometry.coordinates == [-5.5, 36.25]
    assert (feature.properties["claim"], feature.properties["factuality"]) == ("v1", "actual")
    assert left_out("geojson") == {"events without a place that has a point": 3}


@pytest.mark.parametrize(("name", "read"), [("graphml", nx.read_graphml), ("gexf", nx.read_gexf)])
def test_graphs_read_back_as_the_provenance(name: str, read: Callable[..., nx.MultiDiGraph], exported: Exported) -> None:
    graph = read(io.BytesIO(exported(name)))
    nodes = dict(graph.nodes(data=True))
    assert nodes["n2"]["owner"] == "Northern & Sons"
    assert (nodes["claim:v1"]["standing"], nodes["claim:v1"]["origins_high"]) == ("corroborated", 2)
    assert nodes["claim:v2"]["abstained"] == "place: no account tells it"
    kinds = {(a, b): more["kind"] for a, b, more in graph.edges(data=True)}
    assert kinds["n2", "n1"] == "relays"
    assert kinds["claim:v1", "n3"] == "rests on"
    relayed = next(more for a, b, more in graph.edges(data=True) if (a, b) == ("n2", "n1"))
    assert (relayed["words"], relayed["article"]) == ("the Herald reported", "p/2")


def test_timelinejs_has_slides_that_run_nothing() -> None:
    text = ARTICLES[0].text.replace("Army boats", "<b onx=1>boats")
    articles = {"h1": msgspec.structs.replace(ARTICLES[0], text=text, outlet="<i>Herald", url="javascript:alert(1)")}
    record = msgspec.structs.replace(made_record(), title="<script>")
    found = json.loads(download(format_named("timelinejs"), Told(record, articles)).body)
    assert [s["start_date"] for s in found["events"]] == [{"year": 2031, "month": 3}, {"year": 2031, "month": 3, "day": 3}]
    whole = json.dumps(found)
    for bad in ("<script", "<b onx", "<i>", "javascript:"):
        assert bad not in whole
    assert "corroborated" in found["events"][1]["text"]["text"]


def test_a_week_on_a_timeline_has_a_first_and_a_last_day() -> None:
    found = dated("2026-W01")
    assert found["start_date"] == {"year": 2025, "month": 12, "day": 29}
    assert found["end_date"] == {"year": 2026, "month": 1, "day": 4}
    assert dated("2019") == {"start_date": {"year": 2019}, "display_date": "2019"}


def test_markdown_is_a_page_whose_words_are_no_markup(exported: Exported) -> None:
    body = exported("markdown").decode()
    html = MarkdownIt("commonmark").render(body)
    assert "<h1>Harbour of Mindal shelled</h1>" in html
    assert "corroborated, 2 origins" in html
    assert "Army boats shelled the harbour of Mindal on Monday … shelled" in html
    assert "<h2>What the record does not say</h2>" in html
    assert html.count("<a ") == 1, "only the article's own address is a link"
    assert 'href="https://herald.example/mindal?a=1&amp;b=2"' in html


def test_nothing_of_an_article_becomes_markup() -> None:
    nasty = "# x\n<img src=x> [a](javascript:b) ![c](d) `e` *f* https://g.example &amp; 1. h"
    record = msgspec.structs.replace(made_record(), title=nasty)
    html = MarkdownIt("commonmark").render(download(format_named("markdown"), Told(record, made_told().articles)).body.decode())
    heading = html.partition("<h1>")[2].partition("</h1>")[0]
    assert "<" not in heading
    assert "[a](javascript:b)" in heading
    assert html.count("<a ") == 1


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("On 2016-05-24 (a Tuesday), it said: 3.5 million U.S. dollars!", None),
        ("- a list", "\\- a list"),
        ("12. a list", "12\\. a list"),
        ("123456) a list", "123456\\) a list"),
        ("=== under a line", "\\=== under a line"),
        (
            "see https://g.example/x, www.h.example or i@j.example",
            "see https\\://g\\.example/x, www\\.h\\.example or i\\@j\\.example",
        ),
        ("~~struck~~ :smile: $x$ a_b_c", "\\~\\~struck\\~\\~ \\:smile: \\$x\\$ a\\_b\\_c"),
    ],
)
def test_only_what_would_mark_something_up_is_escaped(words: str, told: str | None) -> None:
    assert plain(words) == (told or words)
    html = MarkdownIt("commonmark").render(f"> a\n>\n> {plain(words)}")
    assert f"<p>{words}</p>" in html
    assert "<a " not in html


def test_ris_reads_back(exported: Exported) -> None:
    herald, post = rispy.loads(exported("ris").decode())
    assert (herald["type_of_reference"], herald["title"], herald["secondary_title"]) == ("NEWS", ARTICLES[0].title, "Herald")
    assert (herald["year"], herald["date"], herald["urls"]) == ("2031", "2031/03/04", [ARTICLES[0].url])
    assert "1 corroborated" in herald["notes"][0]
    assert "no account tells it" in herald["notes"][0]
    assert "urls" not in post


def test_csl_json_has_what_a_citation_needs(exported: Exported) -> None:
    herald, post = json.loads(exported("csl"))
    assert herald["type"] == "article-newspaper"
    assert herald["issued"] == {"date-parts": [[2031, 3, 4]]}
    assert herald["accessed"] == {"date-parts": [[2031, 3, 4]]}
    assert herald["author"] == [{"literal": "Ida Holm and Jon Berg"}]
    assert (herald["container-title"], herald["URL"]) == ("Herald", ARTICLES[0].url)
    assert "author" not in post
    assert "URL" not in post
