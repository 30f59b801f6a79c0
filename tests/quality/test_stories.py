"""Stories against the gold corpora: B-cubed F1 with one setting, floors below what was measured."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

import pytest

from onrecord.facts.article import Article
from onrecord.match.stories import group
from onrecord.match.text import ArticleText, of_article

pytestmark = pytest.mark.quality
FLOORS = {"gva_dev": 0.955, "wikinews_medium": 0.905, "newswcl50": 0.97, "stories_dev": 0.95, "mixed": 0.935}


def lines(path: Path) -> Iterable[dict[str, Any]]:
    return (json.loads(line) for line in path.read_text("utf-8").splitlines() if line.strip())


def made(line: dict[str, Any]) -> ArticleText:
    known = {k: line.get(k) for k in ("id", "url", "outlet", "published_at", "text")}
    return of_article(Article(title=line.get("title") or "", **known))  # type: ignore[arg-type]  # the corpora hold texts


@pytest.fixture(scope="module")
def corpora(shared: Path) -> dict[str, tuple[list[ArticleText], dict[str, str]]]:
    """Articles and gold stories by corpus, as training/stories reads them."""
    sys.path.insert(0, str(Path(__file__).parents[2]))
    from training.stories.corpora import SMALL
    from training.stories.corpora import corpora as read

    found = {}
    for name, (articles, gold) in read(shared / "data").items():
        texts = [of_article(a) for a in articles]
        found[name] = texts, dict(zip([a.id for a in articles], gold, strict=True))
    outside = [name for name in found if name not in SMALL]
    found["mixed"] = (
        [a for name in outside for a in found[name][0]],
        {article: story for name in outside for article, story in found[name][1].items()},
    )
    return found


@pytest.mark.parametrize("name", FLOORS)
def test_stories_are_found(name: str, shared: Path, corpora: dict[str, tuple[list[ArticleText], dict[str, str]]]) -> None:
    sys.path.insert(0, str(shared / "eval"))
    from score_stories import score  # type: ignore[import-not-found]  # stands beside the project

    articles, gold = corpora[name]
    found = {article: story.id for story in group(articles).stories for article in story.articles}
    result = score(gold, found, draws=1)
    print(f"{name}: B-cubed P {result['bcubed_p']:.3f} R {result['bcubed_r']:.3f} F1 {result['bcubed_f1']:.3f}")
    assert result["bcubed_f1"] >= FLOORS[name]


def test_the_two_seeds_are_one_story(shared: Path) -> None:
    seeds = [of_article(Article(id=p.name, text=p.read_text("utf-8"))) for p in sorted((shared / "seeds").glob("*.txt"))]
    assert len(seeds) == 2
    assert len(group(seeds).stories) == 1
