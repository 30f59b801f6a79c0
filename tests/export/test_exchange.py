"""Formats of linked data and of open-source intelligence, read by their own libraries."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
import stix2
from followthemoney import model
from rdflib import Graph, URIRef
from tests.export.made import ARTICLES, made_told

from onrecord.export.fixed import fixed_id, known
from onrecord.lexicon.admiralty import credibility

Exported = Callable[..., bytes]
SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
TERMS = "urn:onrecord:terms:"


LINKED = pytest.mark.filterwarnings("ignore:ConjunctiveGraph is deprecated")
"""What the reader of JSON-LD says of itself."""


def ftm(body: bytes) -> list[Any]:
    return [model.get_proxy(json.loads(line), cleaned=False) for line in body.splitlines()]


def test_followthemoney_takes_every_entity_as_it_is(exported: Exported) -> None:
    lines = exported("followthemoney").splitlines()
    for line, proxy in zip(lines, ftm(exported("followthemoney")), strict=True):
        raw = json.loads(line)
        assert proxy.schema.name == raw["schema"]
        assert {k: set(v) for k, v in proxy.to_dict()["properties"].items()} == {k: set(v) for k, v in raw["properties"].items()}
        proxy.schema.validate(raw)
    assert len({p.id for p in ftm(exported("followthemoney"))}) == len(lines)


def test_followthemoney_has_what_the_record_has(exported: Exported) -> None:
    found = ftm(exported("followthemoney"))
    by_schema: dict[str, list[Any]] = {}
    for proxy in found:
        by_schema.setdefault(proxy.schema.name, []).append(proxy)
    assert {"Article", "Mention", "Event", "Documentation", "Note", "Person", "PublicBody", "Address"} <= set(by_schema)
    event = next(e for e in by_schema["Event"] if e.get("recordId") == ["v1"])
    ids = {p.id: p for p in found}
    assert {ids[i].caption for i in event.get("involved")} == {"the army of Verland", "dockers"}
    assert event.get("country") == ["dz"]
    told_by = [d for d in by_schema["Documentation"] if d.get("entity") == [event.id]]
    assert {ids[d.first("document")].first("title") for d in told_by} == {a.title for a in ARTICLES}
    assert "The army attacked Mindal port" in {d.first("summary") for d in told_by}
    assert all(i in ids for p in found for prop, i in p.itervalues() if prop.type.name == "entity")


def test_only_events_that_were_asked_for_become_events(exported: Exported, left_out: Callable[..., dict[str, int]]) -> None:
    events = [p for p in ftm(exported("followthemoney")) if p.schema.name == "Event"]
    assert {e.first("recordId") for e in events} == {"v1", "v2", "v4"}
    assert sum(n for why, n in left_out("followthemoney").items() if "possible" in why) == 1
    everything = exported("followthemoney", factuality=frozenset({"actual", "possible"}))
    more = {p.first("recordId"): p.caption for p in ftm(everything) if p.schema.name == "Event"}
    assert more["v3"] == "[possible] Troops may occupy the quay"


def test_stix_reads_back_as_a_report_of_the_record(exported: Exported) -> None:
    bundle = stix2.parse(exported("stix"), allow_custom=False)
    objects = {o.id: o for o in bundle.objects}
    report = next(o for o in bundle.objects if o.type == "report")
    assert report.name == "Harbour of Mindal shelled"
    assert set(report.object_refs) == set(objects) - {report.id}
    assert str(report.published) == "2031-03-05 23:59:59+00:00"
    note = next(o for o in bundle.objects if o.type == "note" and o.abstract == "Army boats shelled the harbour of Mindal")
    assert {objects[r].name for r in note.object_refs} == {"the army of Verland", "dockers", "Mindal"}
    assert "corroborated; origins 2 to 2" in note.content
    assert "The army attacked Mindal port" in {r.get("description") for r in note.external_references}
    assert "confidence" not in note
    assert all(o.id.partition("--")[2][14] == "5" for o in bundle.objects), "ids are UUIDv5"


def test_the_admiralty_scale_is_only_marked_where_asked(exported: Exported) -> None:
    bundle = stix2.parse(exported("stix", admiralty=True))
    notes = {o.abstract: o for o in bundle.objects if o.type == "note"}
    sure, unsure = notes["Army boats shelled the harbour of Mindal"], notes["Police arrested 30 strikers"]
    assert sure.confidence == 90
    assert 'admiralty-scale:information-credibility="1"' in sure.labels
    assert 'admiralty-scale:source-reliability="f"' in sure.labels
    assert 'admiralty-scale:information-credibility="6"' in unsure.labels
    assert "confidence" not in unsure
    assert b"admiralty" not in exported("stix")
    with pytest.raises(KeyError):
        credibility("established")


@LINKED
def test_schema_org_reads_as_triples(exported: Exported) -> None:
    graph = Graph().parse(data=exported("jsonld"), format="json-ld")
    kinds = {str(o) for o in graph.objects(None, URIRef("http://www.w3.org/1999/02/22-rdf-syntax-ns#type"))}
    assert {SCHEMA + k for k in ("NewsArticle", "Claim", "Quotation", "ClaimReview")} <= kinds
    claim = URIRef("urn:onrecord:claim:s1:v1")
    assert {str(o) for o in graph.objects(claim, URIRef(TERMS + "standing"))} == {"corroborated"}
    assert {str(o) for o in graph.objects(claim, URIRef(SCHEMA + "appearance"))} == {
        "https://herald.example/mindal?a=1&b=2",
        "urn:onrecord:article:p/2",
    }
    assert not set(graph.subject_objects(URIRef(SCHEMA + "reviewRating")))


def test_reviews_are_drafts_and_only_quoted_words_are_quotations(exported: Exported) -> None:
    nodes = json.loads(exported("jsonld"))["@graph"]
    reviews = [n for n in nodes if n["@type"] == "ClaimReview"]
    assert reviews
    assert all(n["creativeWorkStatus"] == "Draft" and "reviewRating" not in n and "author" not in n for n in reviews)
    quotations = [n["text"] for n in nodes if n["@type"] == "Quotation"]
    assert quotations == ['"We will not leave the quay,"']


def test_annotations_lead_back_to_the_words(exported: Exported) -> None:
    page = json.loads(exported("annotations"))
    texts = {a.id: a.text for a in ARTICLES}
    assert len(page["items"]) > 15
    for item in page["items"]:
        source, (quote, position) = item["target"]["source"], item["target"]["selector"]
        text = texts[source["onrecord:article"]]
        start, end = position["start"], position["end"]
        assert (quote["type"], position["type"]) == ("TextQuoteSelector", "TextPositionSelector")
        assert text[start:end] == quote["exact"]
        assert text[:start].endswith(quote.get("prefix", ""))
        assert text[end:].startswith(quote.get("suffix", ""))
    assert len({i["id"] for i in page["items"]}) == len(page["items"])
    shelled = [i for i in page["items"] if i.get("onrecord:claim") == "v1"]
    first = next(i for i in shelled if "boats" in i["target"]["selector"][0]["exact"])["target"]["selector"]
    utf16 = len(texts["h1"][: first[1]["start"]].encode("utf-16-le")) // 2
    assert utf16 == first[1]["start"] + 1, "a ship before it is one code point, two code units"


def test_every_span_that_leaves_a_record_is_annotated(exported: Exported) -> None:
    told = made_told()
    spans = {(a.article, s) for c in told.claims for a in c.accounts for s, _ in told.pieces(a.article, a.spans)}
    spans |= {(side.article, s) for d in told.record.discrepancies for side in d.sides for s in side.spans}
    spans |= {(e.article, s) for e in told.record.provenance.edges for s in e.spans}
    items = json.loads(exported("annotations"))["items"]
    found = {(i["target"]["source"]["onrecord:article"], *i["target"]["selector"][1].values()) for i in items}
    assert {(a, s.start, s.end) for a, s in spans} <= {(a, start, end) for a, _, start, end in found}


@LINKED
def test_annotations_are_linked_data(exported: Exported) -> None:
    page = json.loads(exported("annotations"))
    assert page["@context"][0] == "http://www.w3.org/ns/anno.jsonld"
    page["@context"] = {"@vocab": OA, "id": "@id", "type": "@type", "onrecord": TERMS}
    graph = Graph().parse(data=json.dumps(page), format="json-ld")
    assert len(set(graph.subjects(None, URIRef(OA + "Annotation")))) == len(page["items"])


def test_fixed_ids_tell_their_parts_apart() -> None:
    assert fixed_id("a", "bc") != fixed_id("ab", "c")
    assert fixed_id("a", "bc") == fixed_id("a", "bc")
    assert fixed_id("a").version == 5


def test_json_leaves_out_what_is_not_known_and_keeps_what_is_nothing() -> None:
    assert known({"a": None, "b": 0, "c": False, "d": [], "e": {"f": ""}, "g": ["\ud800"]}) == {"b": 0, "c": False, "g": ["?"]}
