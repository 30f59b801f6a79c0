"""The corpora with gold stories: articles and the story of each, by corpus. An article without one is a story of its own."""

from __future__ import annotations

import json
import xml.etree.ElementTree as ET  # the corpora are files of our own choosing
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from onrecord.facts.article import Article

Corpus = tuple[list[Article], list[str]]


def lines(path: Path) -> Iterator[dict[str, Any]]:
    """The objects of a JSON Lines file."""
    for line in path.read_text("utf-8").splitlines():
        if line.strip():
            yield json.loads(line)


def article(line: dict[str, Any]) -> Article:
    """An article from a corpus line."""
    known = {k: line.get(k) for k in ("id", "url", "outlet", "published_at", "text")}
    return Article(title=line.get("title") or "", **known)  # type: ignore[arg-type]  # the corpora hold texts


def flat(folder: Path) -> Corpus:
    """A corpus of articles.jsonl and stories.jsonl."""
    stories = {s["article"]: s["story"] for s in lines(folder / "stories.jsonl")}
    articles = [article(a) for a in lines(folder / "articles.jsonl")]
    return articles, [f"{folder.name}/{stories.get(a.id, 'alone ' + a.id)}" for a in articles]


def annotated(folder: Path) -> Corpus:
    """A folder a story, as stories_dev has them; its decoys are stories of their own."""
    articles: list[Article] = []
    gold: list[str] = []
    for path in sorted(folder.glob("*/gold.json")):
        labels = json.loads(path.read_text("utf-8"))
        for line in lines(path.parent / "articles.jsonl"):
            articles.append(article(line))
            name = labels["id"] if line["id"] in labels["articles"] else f"{labels['id']} alone {line['id']}"
            gold.append(f"{folder.name}/{name}")
    return articles, gold


def ecbplus(folder: Path) -> Corpus:
    """ECB+: in each topic the files named `ecb` tell one event and those named `ecbplus` another one like it."""
    articles: list[Article] = []
    gold: list[str] = []
    for path in sorted(folder.glob("*/*.xml")):
        sentences: dict[int, list[str]] = {}
        for token in ET.parse(path).getroot().iter("token"):  # noqa: S314  # as above
            sentences.setdefault(int(token.get("sentence", "0")), []).append(token.text or "")
        text = "\n".join(" ".join(words) for _, words in sorted(sentences.items()))
        articles.append(Article(id=path.name, text=text))
        gold.append(f"ecbplus/{path.parent.name}{'plus' if 'plus' in path.name else ''}")
    return articles, gold


def timebank(folder: Path) -> Corpus:
    """TimeBank: dated articles without gold stories."""
    articles = [article(a) for a in lines(folder / "times.jsonl")]
    return articles, [f"timebank/alone {a.id}" for a in articles]


OWN = Path(__file__).parents[2] / "tests" / "quality" / "data" / "stories"
"""More stories annotated as those of stories_dev are, written for this project."""
SMALL = ("stories_dev", "stories")
"""Corpora of single stories with look-alikes: no part of a stream."""


def corpora(data: Path) -> dict[str, Corpus]:
    """All corpora by name."""
    return {
        "gva_dev": flat(data / "gva_dev"),
        "wikinews_medium": flat(data / "wikinews_medium"),
        "newswcl50": flat(data / "newswcl50"),
        "ecbplus": ecbplus(data / "ecbplus"),
        "timebank": timebank(data / "timebank"),
        "stories_dev": annotated(data / "stories_dev"),
        "stories": annotated(OWN),
    }
