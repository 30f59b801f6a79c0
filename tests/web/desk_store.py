"""A store of two stories that are matched and collated for real, from readings that cost nothing."""

from __future__ import annotations

from pathlib import Path

from tests.run.cheap_reader import reading_of

from onrecord.facts.article import Article, Broken
from onrecord.run.build import regroup
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Quiet
from onrecord.store.store import Store

READER = "cheap"
BRIDGE = (
    "The old river bridge at Vendsund was shut on Monday after inspectors found cracks in two of its piers. "
    'Cars must take the ferry. "The bridge stays shut until it is safe" said Ida Lund, mayor of Vendsund.'
)
STRIKE = (
    "Bakers across Tolmark walked out over night shifts on Tuesday and shops had no bread by noon. "
    '"We bake no more at night" said Olaf Brandt, who leads the bakers.'
)
SCRIPT = "<script>alert(1)</script>"


def coverage() -> list[Article]:
    """Three articles of each story, and one that is of none, in hostile words."""
    made = []
    for n, outlet in enumerate(("The Ferry", "Sund Post", "Harbour Times"), 1):
        for kind, title, text in (("bridge", "Vendsund bridge shut", BRIDGE), ("strike", "Tolmark bakers strike", STRIKE)):
            words = f"{text} {outlet} was there."
            made.append(Article(f"{kind}-{n}", None, outlet, title, f"2021-03-0{n}T10:00:00+00:00", text=words))
    hostile = f'A gull{SCRIPT} ate a pie on the quay. "It was mine" said Siv {SCRIPT}Dahl.'
    return [*made, Article("gull", None, f"{SCRIPT} Mail", f"Gull {SCRIPT}", "2021-03-09", text=hostile)]


def desk_store(path: Path) -> Path:
    """Make the store."""
    with Store.open(path, write=True) as store:
        with store.commit_point():
            store.keep_setting("reader", READER)
            for article in coverage():
                store.keep_article(article)
                store.keep_reading(article, READER, reading_of(article, READER))
            store.keep_broken(Broken("empty.txt", "acquire", "empty", f"the file holds no text {SCRIPT}"))
        regroup(store, READER, BuildOptions(now="2021-03-10T08:00:00+00:00"), Quiet())
    return path
