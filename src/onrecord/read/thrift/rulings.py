"""Part of speech and lemma by spaCy's attribute ruler and lemmatizer, each asked once a word and tag instead of once a token.

Nearly all of the ruler's patterns look at one token's letters, tag and dependency, and the lemmatizer looks at its word and part of
speech. Where a pattern of several tokens stands ("gon na", "there is"), the components themselves are run over these tokens.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, NamedTuple

from spacy.tokens import Doc

if TYPE_CHECKING:
    from spacy.pipeline import AttributeRuler, Lemmatizer
    from spacy.vocab import Vocab

MOST = 50_000
"""Words kept with tag and dependency; when there are more all are forgotten."""
Pattern = Sequence[dict[str, Any]]
LOOKED_AT = {"LOWER", "TAG", "DEP", "IS_SPACE"}
"""What the ruler's patterns may look at to be understood here."""
LISTS = {"IN", "NOT_IN"}
OTHER = "*"
"""Stands for every dependency that no pattern names or sets."""


class Asked(NamedTuple):
    """What is known of a token before it is asked about."""

    word: str
    tag: str
    dep: str


class Ruled(NamedTuple):
    """What the components say of a token: tag and dependency come back changed for white space."""

    tag: str
    pos: str
    lemma: str
    dep: str


@dataclass(frozen=True)
class Ruling:
    """What the ruler alone says; the lemma is empty where it leaves it to the lemmatizer, the dependency where it stays."""

    tag: str
    pos: str
    morph: str
    lemma: str
    dep: str | None


class Rulings:
    """Both components and what they have said so far."""

    def __init__(self, vocab: Vocab, ruler: AttributeRuler, lemmatizer: Lemmatizer) -> None:
        self.vocab, self.ruler, self.lemmatizer = vocab, ruler, lemmatizer
        patterns = patterns_of(ruler)
        tokens = [token for pattern in patterns for token in pattern]
        self.deps = {value for token in tokens for value in literals(token.get("DEP"))}
        self.deps |= {str(rule["attrs"]["DEP"]) for rule in rules_of(ruler) if "DEP" in rule["attrs"]}
        self.words = {value for token in tokens for value in literals(token.get("LOWER"))}
        self.forms = [re.compile(form["REGEX"]) for t in tokens if isinstance(form := t.get("LOWER"), dict) and "REGEX" in form]
        self.runs = [pattern for pattern in patterns if len(pattern) > 1]
        self.rulings: dict[Asked, Ruling] = {}
        self.ruled: dict[Asked, Ruled] = {}
        self.opening: set[Asked] = set()

    def rule(self, tokens: Sequence[Asked]) -> list[Ruled]:
        """What the components say of a document's tokens, in order."""
        if len(self.ruled) > MOST:
            self.rulings, self.ruled, self.opening = {}, {}, set()
        new = [token for token in dict.fromkeys(tokens) if token not in self.ruled]
        if new:
            self._ask(new)
        said = list(map(self.ruled.__getitem__, tokens))
        if not self.opening.isdisjoint(tokens):
            for start, end in self._together(tokens):
                said[start:end] = self._run(tokens[start:end])
        return said

    def _ask(self, new: Sequence[Asked]) -> None:
        """Ask about tokens not seen before, each by itself."""
        rulings = [self._ruling(token) for token in new]
        doc = Doc(self.vocab, words=[token.word for token in new])
        for token, ruling in zip(doc, rulings, strict=True):
            token.pos_, token.lemma_ = ruling.pos, ruling.lemma
            token.set_morph(ruling.morph)  # type: ignore[attr-defined]  # missing from spaCy's stubs
        self.lemmatizer(doc)
        for asked, ruling, token in zip(new, rulings, doc, strict=True):
            self.ruled[asked] = Ruled(ruling.tag, ruling.pos, token.lemma_, asked.dep if ruling.dep is None else ruling.dep)
        self.opening.update(t for t in new if any(matches(run[0], t) for run in self.runs))

    def _ruling(self, asked: Asked) -> Ruling:
        """What the ruler says of a token: the same for all words that no pattern names."""
        lower = asked.word.lower()
        named = lower in self.words or any(form.search(lower) for form in self.forms)
        key = Asked(lower if named else " " * asked.word.isspace(), asked.tag, asked.dep if asked.dep in self.deps else OTHER)
        if key not in self.rulings:
            (token,) = self.ruler(self._doc([asked]))
            dep = None if token.dep_ == asked.dep else token.dep_
            self.rulings[key] = Ruling(token.tag_, token.pos_, str(token.morph), token.lemma_, dep)
        return self.rulings[key]

    def _doc(self, tokens: Sequence[Asked]) -> Doc:
        """A document of these tokens as the components find it."""
        doc = Doc(self.vocab, words=[token.word for token in tokens])
        for token, asked in zip(doc, tokens, strict=True):
            token.tag_, token.dep_ = asked.tag, asked.dep
        return doc

    def _together(self, tokens: Sequence[Asked]) -> Iterable[tuple[int, int]]:
        """The stretches where patterns of several tokens stand; those that overlap are one."""
        found: list[tuple[int, int]] = []
        for start, token in enumerate(tokens):
            if token not in self.opening:
                continue
            ends = [
                start + len(run)
                for run in self.runs
                if start + len(run) <= len(tokens) and all(map(matches, run, tokens[start : start + len(run)]))
            ]
            if ends and found and start < found[-1][1]:
                found[-1] = (found[-1][0], max(*ends, found[-1][1]))
            elif ends:
                found.append((start, max(ends)))
        return found

    def _run(self, tokens: Sequence[Asked]) -> list[Ruled]:
        """What the components say of tokens that stand together."""
        doc = self.lemmatizer(self.ruler(self._doc(tokens)))
        return [Ruled(token.tag_, token.pos_, token.lemma_, token.dep_) for token in doc]


def rules_of(ruler: AttributeRuler) -> list[dict[str, Any]]:
    """All rules of a ruler: patterns, and what they set."""
    rules: Any = ruler.patterns
    return list(rules)


def patterns_of(ruler: AttributeRuler) -> list[Pattern]:
    """All patterns of a ruler."""
    return [pattern for rule in rules_of(ruler) for pattern in rule["patterns"]]


def literals(value: object) -> Sequence[str]:
    """The words that a pattern's condition names."""
    if isinstance(value, dict):
        return [word for name in LISTS for word in value.get(name, ())]
    return [value] if isinstance(value, str) else []


def matches(condition: dict[str, Any], token: Asked) -> bool:
    """Whether a token meets one token of a pattern."""
    values = {"LOWER": token.word.lower(), "TAG": token.tag, "DEP": token.dep, "IS_SPACE": token.word.isspace()}
    for name, wanted in condition.items():
        value = values[name]
        if not isinstance(wanted, dict):
            met = value == wanted
        elif "REGEX" in wanted:
            met = re.search(wanted["REGEX"], str(value)) is not None
        else:
            met = value in wanted.get("IN", [value]) and value not in wanted.get("NOT_IN", ())
        if not met:
            return False
    return True


def can_rule(ruler: AttributeRuler, lemmatizer: Lemmatizer) -> bool:
    """Whether these components are understood: patterns over what is looked at, and a lemmatizer by rules."""
    tokens = [token for pattern in patterns_of(ruler) for token in pattern]
    conditions = [condition for token in tokens for condition in token.items()]
    return lemmatizer.mode == "rule" and not lemmatizer.overwrite and all(understood(*condition) for condition in conditions)


def understood(name: str, wanted: object) -> bool:
    """Whether a pattern's condition is one of those that `matches` knows."""
    if isinstance(wanted, dict):
        return name in LOOKED_AT and (set(wanted) <= LISTS or (set(wanted) == {"REGEX"} and name == "LOWER"))
    return name in LOOKED_AT
