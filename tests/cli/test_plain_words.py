"""What the terminal says is short, said once, and in words of its readers."""

from __future__ import annotations

import io
import re
import sqlite3
import subprocess
import sys
from pathlib import Path

import msgspec
import pytest
from rich.console import Console
from tests.small_store import small_store, span_of

from onrecord.acquire.guard import RefusedError, places
from onrecord.cli.fix import story_of_item
from onrecord.cli.problems import UsageError
from onrecord.cli.showing import Showing
from onrecord.facts.article import Article
from onrecord.facts.record import Edge, Node, Provenance, Record, TimelineEntry
from onrecord.run.hooks import HookError, Hooks
from onrecord.store.store import Store

ONRECORD = [sys.executable, "-c", "from onrecord.cli import main; main()"]


def onrecord(*arguments: object) -> subprocess.CompletedProcess[str]:
    done = subprocess.run([*ONRECORD, *map(str, arguments)], capture_output=True, text=True, timeout=100, check=False)  # noqa: S603
    assert "Traceback" not in done.stderr
    return done


def shown(record: Record, store: Path, *, whole: bool = False) -> str:
    out = io.StringIO()
    with Store.open(store) as kept:
        Showing(record, kept, Console(file=out, width=200), whole).show()
    return out.getvalue()


def test_figures_that_lead_are_shown_and_the_rest_on_demand(store: Path, record: Record) -> None:
    one = record.figures[0]
    many = tuple(msgspec.structs.replace(one, id=f"f{n}", counts=f"piers of kind {n}", weight=n / 100) for n in range(1, 31))
    told = msgspec.structs.replace(record, figures=many)
    brief, whole = shown(told, store), shown(told, store, whole=True)
    assert "piers of kind 30 " in brief
    assert "piers of kind 5 " not in brief
    assert "and 10 more figures: see them with --all" in brief
    assert "piers of kind 5 " in whole


def test_a_figure_of_which_nothing_is_told_says_so(store: Path, record: Record) -> None:
    told = msgspec.structs.replace(record, figures=(msgspec.structs.replace(record.figures[0], counts="", unit=""),))
    assert "2 - what it counts is not told" in shown(told, store)


def test_whom_an_article_relays_is_told_once_with_all_its_words(store: Path, record: Record) -> None:
    with Store.open(store) as kept:
        article = kept.article("post.txt")
    assert article is not None
    spans = [(span_of(article.text, words),) for words in ("The Ferry reported", "Lund said")]
    edges = tuple(Edge("n2", "n1", "relays", "post.txt", s) for s in (*spans, spans[0]))
    nodes = (Node("n1", "outlet", "The Ferry"), Node("n2", "outlet", "Post"))
    page = shown(msgspec.structs.replace(record, provenance=Provenance(nodes, edges)), store)
    assert page.count("relays The Ferry") == 1
    assert "The Ferry reported; Lund said" in page


def test_the_timeline_is_in_the_order_of_days_and_in_words(store: Path, record: Record) -> None:
    days = ("2021-03-01", "2021-03-05", "2021-W09", "2021-03")
    told = msgspec.structs.replace(record, timeline=tuple(TimelineEntry(d, "v1", f"told of {d}") for d in days))
    lines = shown(told, store).partition("Timeline")[2]
    assert re.findall(r"told of (\S+)", lines) == ["2021-03", "2021-W09", "2021-03-01", "2021-03-05"]
    assert "week of 1 Mar 2021" in lines


def test_a_claim_is_found_without_its_story(tmp_path: Path, store: Path, record: Record) -> None:
    other = msgspec.structs.replace(record, id="s9", articles=("x.txt",), statements=(), figures=(), acts=(), discrepancies=(),
                                    events=(msgspec.structs.replace(record.events[0], id="v9"),))  # fmt: skip
    with Store.open(store) as one, Store.open(small_store(tmp_path / "x.db", [Article("x.txt", text="x")], other)) as two:

        class Both:
            """A store of the two stories."""

            path = store

            def stories(self) -> tuple[object, ...]:
                return (*one.stories(), *two.stories())

            def record(self, story: str) -> Record | None:
                return one.record(story) or two.record(story)

        both: Store = Both()  # type: ignore[assignment]  # the two methods that are asked
        assert story_of_item(both, "v9").id == "s9"
        assert story_of_item(both, "f1").id == record.id
        with pytest.raises(UsageError, match="no record has an item 'nope'"):
            story_of_item(both, "nope")


def test_where_an_address_leads_is_told_apart_from_a_host_that_is_none() -> None:
    with pytest.raises(RefusedError) as private:
        places("127.0.0.1", 80, private=False)
    with pytest.raises(RefusedError) as unknown:
        places("no such host", 80, private=False)
    assert (private.value.reason, unknown.value.reason) == ("private network", "unknown host")


def test_an_address_that_nobody_can_send_to_is_no_hook(store: Path) -> None:
    pytest.importorskip("apprise")
    with pytest.raises(HookError, match="nothing is known of ftp:// addresses"):
        Hooks.beside(store).add("desk", "ftp://desk.example/x")
    assert Hooks.beside(store).add("desk", "ntfy://topic").name == "desk"


def test_the_doctor_says_of_a_damaged_store_once_that_it_is(store: Path) -> None:
    with sqlite3.connect(store) as db:
        pages = db.execute("PRAGMA page_count").fetchone()[0]
    db.close()
    with store.open("r+b") as file:
        for page in range(3, pages):
            file.seek(page * 4096)
            file.write(b"\xff" * 1024)
    done = onrecord("doctor", "--store", store)
    lines = done.stdout.splitlines()
    assert done.returncode == 4
    assert [line.split(":")[0].split() for line in lines if "Store" in line[:14] or "Notices" in line[:16]] == [["wrong", "Store"]]
    assert len(lines) <= 7
    assert lines[-1].strip().startswith("go back to a backup")


def test_help_and_faults_say_all_their_words(store: Path, tmp_path: Path) -> None:
    assert "onrecord[cluster]" in "".join(onrecord("build", "--help").stdout.replace("│", "").split())
    assert "Errno" not in onrecord("sources", tmp_path / "none.toml").stderr
    (tmp_path / "empty.md").touch()
    assert onrecord("check", tmp_path / "empty.md", "--store", store).returncode == 3
