"""Parse a PolNeAR split with the project's own pipeline, for train_fast.py."""

from __future__ import annotations

import argparse
import json
from pathlib import Path

from spacy.tokens import DocBin

from onrecord.facts.article import Article
from onrecord.read.parser import documents

KEPT = ["ORTH", "TAG", "HEAD", "DEP", "ENT_IOB", "ENT_TYPE", "LEMMA", "POS", "MORPH", "SENT_START", "SPACY"]


def main() -> None:
    """Run the command line."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--split", type=Path, required=True)
    parser.add_argument("--out", type=Path, required=True, help="DocBin file; the stems stand beside it as .ids.json")
    parser.add_argument("--every", type=int, default=1, help="take every so-manieth article")
    arguments = parser.parse_args()
    stems = sorted(path.stem for path in (arguments.split / "text").glob("*.txt"))[:: arguments.every]
    articles = [Article(id=stem, text=(arguments.split / "text" / f"{stem}.txt").read_bytes().decode("utf-8")) for stem in stems]
    found = DocBin(attrs=KEPT)
    for _, _, doc in documents(articles):
        found.add(doc)
    found.to_disk(arguments.out)
    arguments.out.with_suffix(".ids.json").write_text(json.dumps(stems))


if __name__ == "__main__":
    main()
