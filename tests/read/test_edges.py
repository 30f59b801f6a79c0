"""Where what is said begins and ends, on sentences written for these tests."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article
from onrecord.facts.span import Span
from onrecord.read.attributions.edges import edged, holds_clause
from onrecord.read.attributions.quoting import AttributionDraft, Chars
from onrecord.read.parsed import Parsed
from onrecord.read.parser import parse
from onrecord.read.quotations import QuotationIndex, quotations


def parsed_of(text: str, title: str = "") -> Parsed:
    return next(parse([Article(id="test", text=text, title=title)]))


def at(text: str, words: str) -> Chars:
    start = text.index(words)
    return start, start + len(words)


def draft(text: str, source: str, cue: str, content: str) -> AttributionDraft:
    return AttributionDraft(at(text, source), at(text, cue), (at(text, content),))


def said(parsed: Parsed, items: list[AttributionDraft]) -> list[list[str]]:
    found = edged(parsed, items, QuotationIndex(quotations(parsed.text)))
    return [[parsed.text[slice(*part)] for part in item.content] for item in found]


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "kept"),
    [
        (
            'The crowd chanted "Let them go home!" upon hearing of the ruling.',
            "The crowd",
            "chanted",
            '"Let them go home!" upon hearing of the ruling',
            '"Let them go home!"',
        ),
        (
            'Ostria warned Friday a "long winter is coming" for the island after its envoy was shot by the guards.',
            "Ostria",
            "warned",
            'a "long winter is coming" for the island after its envoy was shot by the guards',
            'a "long winter is coming" for the island',
        ),
        (
            "Ilse Brandt told to the many who had lost their homes in the flood: “Be prepared for more rain.”",
            "Ilse Brandt",
            "told",
            "to the many who had lost their homes in the flood: “Be prepared for more rain.”",
            "“Be prepared for more rain.”",
        ),
        (
            "Lund said that the plan had failed badly: “We were naive about it.”",
            "Lund",
            "said",
            "that the plan had failed badly: “We were naive about it.”",
            "that the plan had failed badly: “We were naive about it.”",
        ),
        (
            'Lund said the bill "would ruin" the towns of the coast.',
            "Lund",
            "said",
            'the bill "would ruin" the towns of the coast',
            'the bill "would ruin" the towns of the coast',
        ),
        (
            "Lund replied that it was a great mistake and called on the harbour board to resign.",
            "Lund",
            "replied",
            "that it was a great mistake and called on the harbour board to resign",
            "that it was a great mistake",
        ),
        (
            "Lund replied it was a mistake to go and called on the harbour board to resign.",
            "Lund",
            "replied",
            "it was a mistake to go and called on the harbour board to resign",
            "it was a mistake to go",
        ),
        (
            "Lund said the board ignored the storm and called the warnings a joke.",
            "Lund",
            "said",
            "the board ignored the storm and called the warnings a joke",
            "the board ignored the storm and called the warnings a joke",
        ),
        (
            "Brandt said that the inquiry goes on while signalling concern for the families of the crew.",
            "Brandt",
            "said",
            "that the inquiry goes on while signalling concern for the families of the crew",
            "that the inquiry goes on",
        ),
        (
            "Brandt said that the crew sang while the boats were sinking.",
            "Brandt",
            "said",
            "that the crew sang while the boats were sinking",
            "that the crew sang while the boats were sinking",
        ),
        (
            "Brandt noted that although the pier had been closed, most of the boats sailed on Monday.",
            "Brandt",
            "noted",
            "that although the pier had been closed",
            "that although the pier had been closed, most of the boats sailed on Monday",
        ),
    ],
)
def test_edges(text: str, source: str, cue: str, content: str, kept: str) -> None:
    assert said(parsed_of(text), [draft(text, source, cue, content)]) == [[kept]]


def test_the_joined_verb_is_the_speakers() -> None:
    text = 'Lund told them that Orsa is attacking his "many rivals" and called it "odd conduct."'
    outer = draft(text, "Lund", "told", 'that Orsa is attacking his "many rivals" and called it "odd conduct."')
    inner = AttributionDraft(at(text, "Orsa"), at(text, "called"), (at(text, 'it "odd conduct."'),), nested=True)
    parsed = parsed_of(text)
    found = edged(parsed, [outer, inner], QuotationIndex(quotations(text)))
    assert [text[slice(*part)] for part in found[0].content] == ['that Orsa is attacking his "many rivals"']
    assert found[1].source == at(text, "Lund")
    assert not found[1].nested


def test_no_part_runs_on_from_a_title_into_the_text() -> None:
    text = "A hearing on the harbour. | AP Photo Sources: Lund asked for more boats on Monday The ministry denied that it knew."
    parsed = parsed_of(text, "Sources: Lund asked for more boats on Monday")
    assert [(b.kind, text[b.start : b.end]) for b in parsed.blocks][1:] == [
        ("title", "Sources: Lund asked for more boats on Monday"),
        ("body", "The ministry denied that it knew."),
    ]
    item = AttributionDraft(at(text, "Sources"), at(text, ":"), (at(text, "Lund asked for more boats on Monday The ministry"),))
    assert said(parsed, [item]) == [["Lund asked for more boats on Monday"]]


@pytest.mark.parametrize(
    ("content", "whole"),
    [("three days of mourning", False), ("that the bridge had fallen", True), ("the changes as narrow", False)],
)
def test_clause(content: str, whole: bool) -> None:
    text = f"Lund announced {content} on the island."
    assert holds_clause(parsed_of(text), draft(text, "Lund", "announced", content)) is whole


def test_quotations_within() -> None:
    text = 'He said "one" and "two" here.'
    index = QuotationIndex(quotations(text))
    assert [Span(q.start, q.end).of(text) for q in index.within(8, 23)] == ['"one"', '"two"']
    assert index.within(9, 20) == []
