"""How soon list, search and record pages come from several stores that are read as one.

    python -m bench.shelf --template STORE.db [--articles 1000000] [--stores 12] [--keep FOLDER]

The stores are synthetic: the stories, records and articles of a real store repeated with other ids, months and names, texts cut to
their beginnings and few claims kept of each story, so that a million articles fit a small disk; nothing of what pages ask is left
out. Then the pages are asked for as a browser does; printed are the median and the slowest of several times, and processor time,
which is what tells on a machine that others use.
"""

from __future__ import annotations

import argparse
import sqlite3
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from litestar.testing import TestClient

from onrecord.store.opening import statements_of
from onrecord.store.store import Store
from onrecord.web.app import create_app

GOAL = 0.3
TIMES = 7
COPY = Path(__file__).with_suffix(".sql")


def fill(path: Path, template: Path, month: str, articles: int) -> int:
    """Make a store of about so many articles; how many it has."""
    Store.open(path, write=True).close()
    statements = statements_of(COPY.read_text("utf-8"))
    with closing(sqlite3.connect(path, isolation_level=None)) as db:
        db.execute("ATTACH ? AS t", (str(template),))
        db.execute("PRAGMA synchronous = OFF")
        db.execute("BEGIN")
        db.execute("INSERT OR IGNORE INTO layouts SELECT * FROM t.layouts")
        db.execute("INSERT OR REPLACE INTO settings SELECT * FROM t.settings WHERE name = 'reader'")
        each = db.execute("SELECT count(*) FROM t.articles").fetchone()[0]
        times = max(1, round(articles / each))
        for n in range(times):
            for statement in statements:
                db.execute(statement, {"n": n, "month": month})
        db.execute("COMMIT")
        return int(each * times)


def timed(ask: Callable[[], int]) -> tuple[float, float, float]:
    """The median and the greatest of TIMES times, and the median of processor time, in milliseconds; exits where none comes."""
    found, spent = [], []
    for _ in range(TIMES):
        began, used = time.perf_counter(), time.process_time()
        if ask() != 200:
            sys.exit("a page did not come")
        found.append((time.perf_counter() - began) * 1000)
        spent.append((time.process_time() - used) * 1000)
    return statistics.median(found), max(found), statistics.median(spent)


def main() -> None:
    """Make the stores and ask for pages."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--template", type=Path, required=True)
    parser.add_argument("--articles", type=int, default=1_000_000)
    parser.add_argument("--stores", type=int, default=12)
    parser.add_argument("--keep", type=Path)
    options = parser.parse_args()
    with tempfile.TemporaryDirectory() as spare:
        folder = options.keep or Path(spare)
        pattern = folder / "news-*.db"
        months = [f"{2021 + n // 12}-{n % 12 + 1:02}" for n in range(options.stores)]
        made = 0
        for month in months:
            path = folder / f"news-{month}.db"
            if not path.exists():
                made += fill(path, options.template, month, options.articles // options.stores)
                print(f"{month}: {made:,} articles", file=sys.stderr, flush=True)
        size = sum(p.stat().st_size for p in folder.glob("news-*.db"))
        with Store.open(pattern) as shelf:
            story = shelf.listed_of([next(shelf.story_ids())])[0].id
            name = shelf.facets("person", 1)[0]
            print(f"{shelf.count_articles():,} articles in {options.stores} stores, {size / 1e9:.1f} GB")
        pages = {
            "list": "/",
            "list, second page": "/?page=2",
            "list, page 40": "/?page=40",
            "list of a person": f"/?person={name.ref}",
            "list by conflicts": "/?sort=conflicts",
            "search, a common word": "/search?q=police",
            "search, two words": "/search?q=police+shooting",
            "search, a rare word": "/search?q=word4321",
            "record": f"/stories/{story}.html",
        }
        with TestClient(create_app(pattern), base_url="http://localhost") as client:
            print(f"{'page':<26}{'median ms':>10}{'slowest':>10}{'CPU ms':>10}   (goal {GOAL * 1000:.0f})")
            for words, address in pages.items():
                median, slowest, spent = timed(lambda address=address: client.get(address).status_code)  # type: ignore[misc]  # bound
                print(f"{words:<26}{median:>10.0f}{slowest:>10.0f}{spent:>10.0f}", flush=True)


if __name__ == "__main__":
    main()
