"""Names as spaCy's transition system finds them, with all tokens outside a name scored at once instead of one after the other.

Outside a name the state is the token alone, so its scores can be had for a whole batch in one product; only inside a name, where
its first token matters, does it go step by step. Scores are sums of the same numbers in the same order, so they are the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

import numpy as np

from onrecord.read.thrift.embeddings import Embeddings, can_embed

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from spacy.pipeline import EntityRecognizer
    from spacy.tokens import Doc

    Flags = NDArray[np.bool_]

FEATURES = 3
"""What the states of spaCy's recogniser see: this token, the open name's first token, the token before this one inside it."""
Name = tuple[int, int, str]
"""First token, token after the last, type."""


class Names:
    """spaCy's recogniser of names, over many tokens at once."""

    def __init__(self, recogniser: EntityRecognizer) -> None:
        model = recogniser.model
        network, _, self.narrow = model.get_ref("tok2vec").layers
        self.embeddings = Embeddings(network)
        self.lower, self.upper, self.ops = model.get_ref("lower"), model.get_ref("upper"), model.ops
        moves = [recogniser.moves.get_class_name(place) for place in range(recogniser.moves.n_moves)]
        self.sorts = [name[2:] for name in moves]
        self.begin, self.unit = (np.array([name.startswith(f"{move}-") and len(name) > 2 for name in moves]) for move in "BU")
        self.outside = np.array([name == "O" for name in moves])
        self.inside = {name[2:]: (moves.index(name), moves.index(f"L-{name[2:]}")) for name in moves if name.startswith("I-")}

    def find(self, docs: Sequence[Doc], starts: Sequence[Flags], spaces: Sequence[Flags]) -> list[list[Name]]:
        """The names of each document; no name crosses where a sentence starts or opens on white space."""
        tokens = np.concatenate(self.embeddings.in_context(docs))
        seen = self.lower.predict(self.narrow.predict(tokens))  # row 0 is what is seen where there is no token
        bias = self.lower.get_param("b")
        alone = self._scores(seen[1:, 0] + seen[0, 1] + seen[0, 2] + bias)
        found = []
        first = 0
        for begins, blank in zip(starts, spaces, strict=True):
            last = first + len(begins)
            shut = np.append(begins[1:], True)  # no name goes on beyond this token
            self._forbid(alone[first:last], shut, blank)
            found.append(self._names(alone[first:last], seen[first + 1 : last + 1], bias, shut))
            first = last
        return found

    def _forbid(self, scores: NDArray[np.float32], shut: Flags, blank: Flags) -> None:
        """Leave only the moves that are open to a token outside a name."""
        scores[:, ~(self.begin | self.unit | self.outside)] = -np.inf
        scores[np.ix_(shut | blank, self.begin)] = -np.inf
        scores[np.ix_(blank, self.unit)] = -np.inf

    def _names(self, scores: NDArray[np.float32], seen: NDArray[np.float32], bias: NDArray[np.float32], shut: Flags) -> list[Name]:
        """The names of one document, given its tokens' scores outside a name."""
        best = scores.argmax(axis=1).tolist()
        found: list[Name] = []
        at = 0
        for start in np.flatnonzero(~self.outside[best]).tolist():
            if start < at:
                continue
            at = start + 1
            sort = self.sorts[best[start]]
            if self.begin[best[start]]:
                on, last = self.inside[sort]
                while not shut[at]:
                    (here,) = self._scores((seen[at, 0] + seen[start, 1] + seen[at - 1, 2] + bias)[None])
                    if (here[last], -last) > (here[on], -on):
                        break
                    at += 1
                at += 1
            found.append((start, at, sort))
        return found

    def _scores(self, sums: NDArray[Any]) -> NDArray[np.float32]:
        """The score of each move for states whose features are summed."""
        scores: NDArray[np.float32] = self.upper.predict(np.ascontiguousarray(sums.max(axis=-1)))
        return scores


def can_find(recogniser: EntityRecognizer) -> bool:
    """Whether a recogniser is of the kind that is understood here: spaCy's greedy one, with a network of its own."""
    model = recogniser.model
    tokens = model.get_ref("tok2vec").layers
    return (
        recogniser.cfg["beam_width"] == 1
        and bool(model.attrs["has_upper"])
        and not model.attrs["unseen_classes"]
        and model.get_ref("lower").get_dim("nF") == FEATURES
        and model.get_ref("lower").get_dim("nP") > 1
        and [layer.name for layer in tokens[1:]] == ["list2array", "linear"]
        and can_embed(tokens[0])
    )
