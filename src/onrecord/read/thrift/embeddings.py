"""Word embeddings of spaCy's networks, worked out once a word: a third of what a network costs, before any context is seen."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.tokens import Doc
    from thinc.api import Model

MOST = 20_000
"""Words kept, 384 bytes each; when there are more all are forgotten, and the commonest come back with the next text."""


class Embeddings:
    """A network from words to vectors in context (`tok2vec`), whose first part is remembered.

    Its features of a word (norm, shape, affixes) are the same wherever the word stands, and so is the vector that they are turned
    into: rows of a matrix product do not depend on each other, so that what is remembered is to the bit what would come anew.
    """

    def __init__(self, network: Model[Any, Any]) -> None:
        self.features, *self.turn = network.get_ref("embed").layers
        self.encode = network.get_ref("encode")
        self.places: dict[bytes, int] = {}
        self.vectors = np.zeros((0, network.get_dim("nO")), np.float32)

    def in_context(self, docs: Sequence[Doc]) -> list[NDArray[np.float32]]:
        """The vectors of each document's tokens."""
        rows: list[NDArray[np.uint64]] = self.features.predict(docs)
        keys = [keys_of(of_doc) for of_doc in rows]
        self._learn(keys, rows)
        at = self.places.__getitem__
        embedded = [self.vectors[list(map(at, of_doc))] for of_doc in keys]
        vectors: list[NDArray[np.float32]] = self.encode.predict(embedded)
        return vectors

    def _learn(self, keys: Sequence[Sequence[bytes]], rows: Sequence[NDArray[np.uint64]]) -> None:
        """Work out the vectors of the words not seen before."""
        found = {k: row for of_doc, its in zip(keys, rows, strict=True) for k, row in zip(of_doc, its, strict=True)}
        if len(self.places.keys() | found.keys()) > MOST:
            self.places = {}
        new = {key: row for key, row in found.items() if key not in self.places}
        if not new:
            return
        made: Any = [np.stack(list(new.values()))]
        for layer in self.turn:
            made = layer.predict(made)
        kept = self.vectors[: len(self.places)]
        self.places.update({key: place for place, key in enumerate(new, len(self.places))})
        self.vectors = np.concatenate([kept, made[0]])


def keys_of(rows: NDArray[np.uint64]) -> list[bytes]:
    """One key a row."""
    keys: list[bytes] = np.ascontiguousarray(rows).view(f"V{rows.shape[1] * rows.itemsize}").ravel().tolist()
    return keys


def can_embed(network: Model[Any, Any]) -> bool:
    """Whether a network is of the kind that is understood here: features of words by spaCy's extractor, embedded by hash."""
    if not (network.has_ref("embed") and network.has_ref("encode")):
        return False
    layers = [layer.name for layer in network.get_ref("embed").layers]
    return layers[:2] == ["extract_features", "list2ragged"] and layers[-1] == "ragged2list"
