"""Learn the weights of the pronoun model from the entity coreference of ECB+ (CC BY 3.0) and MEANTIME (CC BY 4.0).

    python training/pronouns.py --data ../shared/data --out src/onrecord/lexicon/pronoun_weights.json

For each pronoun that has a gold antecedent among the things the reader offers, a softmax over those choices is fitted by
gradient ascent with an L2 penalty towards the prior weights that the file itself holds (set by hand, from the salience
literature); one set of weights each for persons, plurals and "it". `--folds 5` prints the accuracy of cross-validation by
topic instead. Deterministic. Earlier pronouns are set to their gold thing while later ones are read.
"""

from __future__ import annotations

import argparse
import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from importlib.resources import files
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import numpy as np

from onrecord.facts.article import Article
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.entities import pronouns, reader, salience
from onrecord.read.entities.candidate import Candidate
from onrecord.read.entities.discourse import Discourse
from onrecord.read.parse.tokens import Doc
from onrecord.read.parsed import Parsed, span_of
from onrecord.read.parser import parse
from onrecord.read.sentences import read_sentences

CLOSING = {".", ",", ";", ":", "!", "?", "'s", "’s", ")", "n't", "'re", "'ve", "'ll", "'d", "'m", "%"}
MARKS = {"``": '"', "''": '"', "-LRB-": "(", "-RRB-": ")"}
Cluster = list[Span]


def joined(tokens: Sequence[tuple[str, int, str]]) -> tuple[str, dict[str, Span]]:
    """The text of tokens (id, sentence, word), a line a sentence, and the span of each token."""
    text, spans, last, quoted, fresh = "", {}, -1, False, False
    for key, sentence, raw in tokens:
        word = MARKS.get(raw, raw)
        space = " "
        if not text:
            space = ""
        elif sentence != last:
            space, quoted = "\n", False
        elif word in CLOSING or (word == '"' and quoted) or text[-1] in "($" or (text[-1] == '"' and quoted and fresh):
            space = ""
        text += space
        if word == '"':
            quoted = not quoted
            fresh = quoted
        else:
            fresh = False
        spans[key] = Span(len(text), len(text) + len(word))
        text += word
        last = sentence
    return text, spans


def documents(data: Path) -> Iterator[tuple[str, str, str, list[Cluster]]]:
    """Topic, name, text and entity clusters of each document of both corpora."""
    for path in sorted((data / "ecbplus").glob("*/*.xml")) + sorted((data / "meantime" / "intra-doc_annotation").glob("*/*.xml")):
        root = ElementTree.parse(path).getroot()  # noqa: S314  # the corpora are trusted files
        text, spans = joined([(t.get("t_id", ""), int(t.get("sentence", 0)), t.text or "") for t in root.iter("token")])
        mentions: dict[str, Span] = {}
        for mark in root.find("Markables") or ():
            ids = [a.get("t_id", "") for a in mark.findall("token_anchor")]
            if ids and (mark.tag.startswith(("HUMAN", "NON_HUMAN", "LOC")) or mark.tag == "ENTITY_MENTION"):
                mentions[mark.get("m_id", "")] = Span(spans[ids[0]].start, spans[ids[-1]].end)
        clusters: dict[str, Cluster] = defaultdict(list)
        for number, relation in enumerate(root.find("Relations") or ()):
            target = relation.find("target")
            name = (
                str(number)
                if "COREF" in relation.tag
                else target.get("m_id", "")
                if relation.tag == "REFERS_TO" and target is not None
                else ""
            )
            if name:
                clusters[name] += [mentions[s.get("m_id", "")] for s in relation.findall("source") if s.get("m_id") in mentions]
        yield f"{path.parent.parent.name}/{path.parent.name}", path.stem, text, list(clusters.values())


class Watch:
    """Stands in for the reader's own choice of a pronoun's thing: notes the choices with their features, and takes the gold one."""

    def __init__(self) -> None:
        self.cases: list[tuple[str, str, np.ndarray[Any, Any], list[bool]]] = []
        self.clusters: list[Cluster] = []
        self.topic = ""
        self.seen = self.offered = 0

    def resolve(self, doc: Doc, pronoun: Candidate, discourse: Discourse, names: list[Candidate]) -> int | None:
        """As `onrecord.read.entities.pronouns.resolve`."""
        token = doc[pronoun.head]
        if pronoun.gender is None:
            return pronouns.relative(discourse, token)
        here = span_of(token)
        gold = next((c for c in self.clusters if any(s == here for s in c)), None)
        options = pronouns.options(doc, pronoun, discourse, names)
        if gold is None or not options:
            return None
        self.seen += 1
        right = [fits(doc, discourse.seen.get(n, [m]), gold) for n, m in options]
        if not any(right):
            return None
        self.offered += 1
        rows = [salience.features(doc, pronoun, m, discourse.groups[n], discourse.seen.get(n, [])) for n, m in options]
        sort = "person" if pronoun.gender in {"male", "female"} else pronoun.gender
        if not all(right):
            self.cases.append((self.topic, sort, np.array(rows, dtype=float), right))
        return options[right.index(True)][0]


def fits(doc: Doc, seen: Sequence[Candidate], gold: Cluster) -> bool:
    """Whether a group is the gold thing: one of its members passed has its head in a gold mention of much the same extent."""
    for member in seen:
        head, span = span_of(doc[member.head]), span_of(doc.span(member.start, member.end))
        if any(g.overlaps(head) and g.end - g.start <= 2 * (span.end - span.start) + 12 for g in gold):
            return True
    return False


def fit(
    cases: Sequence[tuple[str, str, np.ndarray[Any, Any], list[bool]]], penalty: float, prior: np.ndarray[Any, Any]
) -> np.ndarray[Any, Any]:
    """Weights that make the gold choices likely and do not stray far from the prior."""
    weights = prior.copy()
    for _ in range(400):
        slope = -penalty * (weights - prior)
        for _, _, rows, right in cases:
            scores = rows @ weights
            chance = np.exp(scores - scores.max())
            chance /= chance.sum()
            good = chance * np.array(right)
            slope += rows.T @ (good / good.sum() - chance)
        weights += 0.5 * slope / max(len(cases), 1) ** 0.9
    return weights


def right_share(
    cases: Sequence[tuple[str, str, np.ndarray[Any, Any], list[bool]]], weights: np.ndarray[Any, Any]
) -> tuple[int, int]:
    """How many cases the weights decide rightly, of how many."""
    return sum(bool(right[int(np.argmax(rows @ weights))]) for _, _, rows, right in cases), len(cases)


def main() -> None:
    """Read the corpora, then cross-validate or write the weights."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--data", type=Path, required=True)
    options.add_argument("--out", type=Path)
    options.add_argument("--folds", type=int, default=0)
    options.add_argument("--penalty", type=float, default=20.0)
    given = options.parse_args()
    watch = Watch()
    reader.resolve = watch.resolve  # type: ignore[attr-defined]  # the seam through which gold choices are taken
    for (topic, _, _, clusters), parsed in zip(documents(given.data), parses(given.data), strict=True):
        watch.topic, watch.clusters = topic, clusters
        reader.read_entities(parsed, read_sentences(parsed, Reading(article=parsed.article)))
    sys.stderr.write(
        f"{watch.seen} gold pronouns, {watch.offered} with the right thing on offer, {len(watch.cases)} with a choice\n"
    )
    sorts = {sort: [c for c in watch.cases if c[1] == sort] for sort in ("person", "plural", "neuter")}
    table = json.loads((files("onrecord.lexicon") / "pronoun_weights.json").read_text("utf-8"))["prior"]
    prior = np.array([table[name] for name in salience.FEATURES])
    if given.folds:
        validate(sorts, given.folds, given.penalty, prior)
        return
    weights = {
        sort: dict(zip(salience.FEATURES, (round(float(w), 3) for w in fit(cases, given.penalty, prior)), strict=True))
        for sort, cases in sorts.items()
    }
    about = "Learnt by training/pronouns.py from ECB+ topics 1-35 (CC BY 3.0) and MEANTIME apple and airbus (CC BY 4.0)."
    given.out.write_text(json.dumps({"about": about, "prior": table, "weights": weights}, indent=1) + "\n", "utf-8")


def validate(sorts: dict[str, Any], folds: int, penalty: float, prior: np.ndarray[Any, Any]) -> None:
    """Print accuracy by cross-validation over topics, beside that of the weights shipped."""
    for sort, cases in sorts.items():
        topics = sorted({c[0] for c in cases})
        learnt = [0, 0]
        for fold in range(folds):
            held = set(topics[fold::folds])
            got = right_share([c for c in cases if c[0] in held], fit([c for c in cases if c[0] not in held], penalty, prior))
            learnt = [learnt[0] + got[0], learnt[1] + got[1]]
        by_hand = right_share(cases, prior)[0]
        shipped = [[salience.worth(row, sort) for row in rows] for _, _, rows, _ in cases]
        now = sum(bool(c[3][int(np.argmax(scores))]) for c, scores in zip(cases, shipped, strict=True))
        recent = sum(bool(c[3][int(np.argmin(c[2][:, salience.FEATURES.index("distance")]))]) for c in cases)
        total = len(cases)
        line = f"{sort}: learnt {learnt[0]}/{learnt[1]}, by hand {by_hand}, shipped {now}/{total}, the nearest {recent}/{total}\n"
        sys.stdout.write(line)


def parses(data: Path) -> Iterator[Parsed]:
    """The parses of the corpora, in order."""
    return parse(Article(id=name, text=text, title="-") for _, name, text, _ in documents(data))


if __name__ == "__main__":
    main()
