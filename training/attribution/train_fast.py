"""Learn the fast reader's two linear models from parsed PolNeAR articles."""

from __future__ import annotations

import argparse
import json
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from corpus import Span, read_annotations
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression
from spacy.tokens import DocBin

from onrecord.read.attributions.cue_features import CUE_TAGS, cue_features, neighbours, role_features
from onrecord.read.parse.tokens import Doc, Token
from onrecord.read.parser import doc_of, pipeline, said_of
from onrecord.read.quotations import QuotationIndex, quotations


def docs(folder: Path, parsed: Path) -> Iterator[tuple[str, Doc, list[dict[str, list[Span]]], list[Span]]]:
    """Yield parsed articles with their attributions and discarded spans."""
    stems = json.loads(parsed.with_suffix(".ids.json").read_text())
    files: dict[str, Path] = {}
    for path in sorted((folder / "attributions").glob("*.ann")):
        files.setdefault(path.stem.rsplit("_", 1)[0], path)
    for stem, doc in zip(stems, DocBin().from_disk(parsed).get_docs(pipeline().vocab), strict=True):
        if stem in files:
            yield stem, doc_of(doc, said_of(doc)), *read_annotations(files[stem])


def tokens_in(doc: Doc, spans: list[Span]) -> set[int]:
    """Return the tokens that the spans overlap."""
    found: set[int] = set()
    for start, end in spans:
        run = doc.overlapping(start, end)
        found.update(range(run.start, run.end) if run is not None else ())
    return found


def head_of(doc: Doc, tokens: set[int]) -> Token | None:
    """Return the token of a span that its other tokens hang from."""
    heads = [doc[i] for i in sorted(tokens) if doc[i].head.i not in tokens or doc[i].head.i == i]
    strong = [t for t in heads if t.pos in ("VERB", "NOUN", "ADJ") or t.lower == "according"]
    ranked = strong or [t for t in heads if t.pos in CUE_TAGS]
    return ranked[0] if ranked else None


def gold(doc: Doc, attributions: list[dict[str, list[Span]]]) -> dict[int, tuple[set[int], set[int]]]:
    """Return source and content tokens by the token that heads the cue."""
    found = {}
    for attribution in attributions:
        head = head_of(doc, tokens_in(doc, attribution["cue"]))
        if head is not None:
            found[head.i] = (tokens_in(doc, attribution["source"]), tokens_in(doc, attribution["content"]))
    return found


def learn(rows: list[list[str]], labels: list[int], strength: float) -> tuple[list[str], LogisticRegression]:
    """Fit a logistic regression over feature names."""
    vectorizer = DictVectorizer()
    matrix = vectorizer.fit_transform([dict.fromkeys(row, 1.0) for row in rows])
    model = LogisticRegression(C=strength, max_iter=300)
    model.fit(matrix, labels)
    return list(vectorizer.feature_names_), model


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--parsed", type=Path, required=True, help="DocBin of the split")
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--strength", type=float, default=0.5)
    parser.add_argument("--limits", type=float, nargs=3, default=[0.55, 0.15, 0.4], help="cue, source, content; tuned on dev")
    arguments = parser.parse_args()
    loaded = [
        (doc, gold(doc, attributions), tokens_in(doc, discarded), QuotationIndex(quotations(doc.text)))
        for _, doc, attributions, discarded in docs(arguments.split, arguments.parsed)
    ]
    seen: Counter[str] = Counter()
    cues: Counter[str] = Counter()
    for doc, wanted, *_ in loaded:
        seen.update(t.lemma.lower() for t in doc if t.pos in CUE_TAGS)
        cues.update(doc[i].lemma.lower() for i in wanted)
    lemmas = {lemma for lemma, n in cues.items() if n >= 2 and n >= 0.04 * seen[lemma]}
    print(len(lemmas), sum(cues[x] for x in lemmas), sum(cues.values()))
    rows: list[list[str]] = []
    labels: list[int] = []
    role_rows: list[list[str]] = []
    role_labels: list[int] = []
    for doc, wanted, discarded, index in loaded:
        inside = set().union(*(content for _, content in wanted.values())) if wanted else set()
        for token in doc:
            known = token.i in wanted
            if not (known or (token.lemma.lower() in lemmas and token.pos in CUE_TAGS)) or token.i in discarded:
                continue
            if not known and token.i in inside:
                continue
            rows.append(cue_features(token, index))
            labels.append(int(known))
            if not known:
                continue
            source, content = wanted[token.i]
            for neighbour in neighbours(token):
                place = neighbour.token.i
                role_rows.append(role_features(token, neighbour, index))
                role_labels.append(1 if place in source else 2 if place in content else 0)
    names, model = learn(rows, labels, arguments.strength)
    counts = Counter(f for row in rows for f in set(row))
    cue_weights = {
        name: round(float(w), 3) for name, w in zip(names, model.coef_[0], strict=True) if counts[name] >= 2 and abs(w) >= 0.02
    }
    cue_weights["bias"] = round(float(model.coef_[0][names.index("bias")] + model.intercept_[0]), 3)
    names, model = learn(role_rows, role_labels, arguments.strength)
    counts = Counter(f for row in role_rows for f in set(row))
    weights: dict[str, Any] = {}
    for column, name in enumerate(names):
        triple = [round(float(v), 3) for v in model.coef_[:, column]]
        if name == "bias":
            triple = [round(float(a + b), 3) for a, b in zip(model.coef_[:, column], model.intercept_, strict=True)]
        if counts[name] >= 2 and max(map(abs, triple)) >= 0.02:
            weights[name] = triple
    arguments.out.write_text(
        json.dumps(
            {
                "lemmas": sorted(lemmas),
                "cue": cue_weights,
                "role": weights,
                "limits": dict(zip(("cue", "source", "content"), arguments.limits, strict=True)),
            },
            ensure_ascii=False,
            separators=(",", ":"),
            sort_keys=True,
        )
    )
    print(
        len(rows), sum(labels), len(cue_weights), len(role_rows), Counter(role_labels), len(weights), arguments.out.stat().st_size
    )


if __name__ == "__main__":
    main()
