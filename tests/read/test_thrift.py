"""The cheaper pass says to the value what spaCy's own says."""

from __future__ import annotations

import random
from typing import Any

import pytest
import spacy

from onrecord.facts.article import Article
from onrecord.read.parser import doc_of, documents, parse, pipeline, said_of
from onrecord.read.thrift import embeddings, rulings, thrift_of
from onrecord.read.thrift.rulings import Asked, Ruled, Rulings

TOGETHER = """They're gon na leave, and you've got ta see it. Let's go. Ain't it late? Y'all came, c'm on.

There is a ship. There are two ships that's  lost;\tthere's nobody aboard.\n\n\n  "Gon na", he said. AIN'T IT? There  is."""
NAMES = """Anna Holm met the United Nations Security Council in New York on Monday, 3 March 2024, with J.

Ola Nordmann of the Bank of England, 40 percent of $3.5 million, said Reuters.\nOslo\nBergen, Mr"""


def same(texts: list[str]) -> None:
    articles = [Article(id=str(n), text=text) for n, text in enumerate(texts)]
    for own, (article, _, theirs) in zip(parse(articles), documents(articles), strict=True):
        assert own.doc.columns == doc_of(theirs, said_of(theirs), article.text[: len(theirs.text)]).columns


@pytest.mark.parametrize("text", [TOGETHER, NAMES, "", " ", "\n\n", "Mr", "of the"])
def test_what_it_says_is_what_spacy_says(text: str) -> None:
    same([text])


def test_of_texts_that_are_read_together() -> None:
    same([TOGETHER, "", NAMES, TOGETHER, NAMES])


def test_of_words_in_any_order() -> None:
    words = sorted({*TOGETHER.split(" "), *NAMES.split(" "), "'s", "na", "all", "that", "were", "to", "not", "\n"})
    draw = random.Random(5)
    same([" ".join(draw.choices(words, k=300)) for _ in range(6)])


@pytest.mark.parametrize(("module", "most"), [(embeddings, 30), (rulings, 30)])
def test_when_words_have_been_forgotten(module: object, most: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "MOST", most)
    thrift = thrift_of(pipeline())
    assert thrift is not None
    for text in (NAMES, TOGETHER, NAMES):
        (said,) = thrift.over([pipeline().make_doc(text)])
        theirs = said_of(pipeline()(text))
        assert [token.lemma for token in said.ruled] == [token.lemma for token in theirs.ruled]
        assert list(said.names) == list(theirs.names)


def test_a_word_is_asked_about_once(monkeypatch: pytest.MonkeyPatch) -> None:
    parts: dict[str, Any] = dict(pipeline().pipeline)
    asked: list[int] = []

    def counted(doc: spacy.tokens.Doc) -> spacy.tokens.Doc:
        asked.append(len(doc))
        lemmatized: spacy.tokens.Doc = parts["lemmatizer"](doc)
        return lemmatized

    own = Rulings(pipeline().vocab, parts["attribute_ruler"], parts["lemmatizer"])
    monkeypatch.setattr(own, "lemmatizer", counted)
    ships = [Asked("ships", "NNS", "dobj"), Asked("ships", "NNS", "dobj"), Asked("left", "VBD", "ROOT")]
    assert own.rule(ships)[1] == Ruled("NNS", "NOUN", "ship", "dobj")
    assert [r.lemma for r in own.rule([*ships, Asked("sank", "VBD", "ROOT")])] == ["ship", "ship", "leave", "sink"]
    assert asked == [2, 1]


def test_a_pipeline_of_another_kind_is_left_to_spacy() -> None:
    assert thrift_of(spacy.blank("en")) is None
