"""spaCy's pass over a batch of texts, its own parser in the middle, the rest at less cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.read.thrift.embeddings import Embeddings, can_embed
from onrecord.read.thrift.names import Name, Names, can_find
from onrecord.read.thrift.rulings import Asked, Ruled, Rulings, can_rule

COMPONENTS = ["tok2vec", "tagger", "parser", "attribute_ruler", "lemmatizer", "ner"]
"""The pipeline that is understood: that of spaCy's own small English models."""


@dataclass(frozen=True)
class Said:
    """What the pass says of a document beside the heads and sentences that the document itself holds by then."""

    ruled: Sequence[Ruled]
    names: Sequence[Name]


class Thrift:
    """A pipeline, with what it has learnt of words so far."""

    def __init__(self, nlp: Language) -> None:
        parts: dict[str, Any] = dict(nlp.pipeline)
        self.tagger, self.parser = parts["tagger"], parts["parser"]
        self.embeddings = Embeddings(parts["tok2vec"].model)
        self.rulings = Rulings(nlp.vocab, parts["attribute_ruler"], parts["lemmatizer"])
        self.names = Names(parts["ner"])

    def over(self, docs: Sequence[Doc]) -> list[Said]:
        """Parse tokenized documents and say what each token is. Sentences that are set stay set."""
        full = [doc for doc in docs if len(doc)]
        if not full:
            return [Said((), ()) for _ in docs]
        for doc, vectors in zip(full, self.embeddings.in_context(full), strict=True):
            doc.tensor = vectors  # type: ignore[assignment]  # floats of 32 bits, as spaCy itself sets them
        tags = [[self.tagger.labels[number] for number in numbers] for numbers in self.tagger.predict(full)]
        self.parser.set_annotations(full, self.parser.predict(full))
        ruled = [self.rulings.rule(asked(doc, of_doc)) for doc, of_doc in zip(full, tags, strict=True)]
        starts, spaces = zip(*(flags(doc) for doc in full), strict=True)
        said = map(Said, ruled, self.names.find(full, starts, spaces))
        return [next(said) if len(doc) else Said((), ()) for doc in docs]


def asked(doc: Doc, tags: Sequence[str]) -> list[Asked]:
    """The tokens of a parsed document as the rulings know them."""
    strings = doc.vocab.strings
    deps = doc.to_array("DEP").tolist()
    named = {key: strings[key] for key in set(deps)}
    return [Asked(token.text, tag, named[dep]) for token, tag, dep in zip(doc, tags, deps, strict=True)]


def flags(doc: Doc) -> tuple[np.ndarray[tuple[int], np.dtype[np.bool_]], ...]:
    """Which tokens start a sentence, and which are white space."""
    starts, spaces = doc.to_array(["SENT_START", "IS_SPACE"]).T
    return starts == 1, spaces == 1


def thrift_of(nlp: Language) -> Thrift | None:
    """The cheaper pass of a pipeline; none where it is of another kind than is understood here."""
    parts: dict[str, Any] = dict(nlp.pipeline)
    if list(parts) != COMPONENTS or not can_embed(parts["tok2vec"].model):
        return None
    understood = can_rule(parts["attribute_ruler"], parts["lemmatizer"]) and can_find(parts["ner"])
    return Thrift(nlp) if understood else None
