"""A watch asks as often as it is wanted, builds what is new, says what changed, and goes on after a fault or a restart."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from tests.localsite import Reply, Site, page, serving

from onrecord.acquire.how import How
from onrecord.acquire.polling import LEAST_PACE, USUAL_PACE
from onrecord.acquire.taken import Lead
from onrecord.facts.article import Article
from onrecord.run.editions import Change
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Quiet
from onrecord.run.watching import Round, Watch, poll_of
from onrecord.store.store import Store

BRIDGE = (
    "The old river bridge at Vendsund was shut on Monday after inspectors found cracks in two of its piers.",
    'Cars must take the ferry. "The bridge stays shut until it is safe" said Ida Lund, mayor of Vendsund.',
    "The bridge was opened in 1931, and its piers were last inspected eleven years ago, according to the town's engineer.",
)
ITEM = "<item><title>{0}</title><link>{{host}}/{1}</link><pubDate>{2}</pubDate></item>"
FIRST = ITEM.format("Vendsund bridge shut", "bridge", "Mon, 01 Mar 2021 08:00:00 +0100")
SECOND = ITEM.format("Vendsund bridge closed", "second", "Mon, 01 Mar 2021 12:00:00 +0100")


def feed(*items: str, ttl: int = 0) -> str:
    """A feed of items without their texts."""
    pace = f"<ttl>{ttl}</ttl>" if ttl else ""
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Post</title>{pace}{''.join(items)}</channel></rss>"


def bridge(*more: str, title: str = "Vendsund bridge shut") -> str:
    """The page of an article about the bridge."""
    return page(title, *BRIDGE, *more, at="2021-03-01T08:00:00+01:00")


class Watched:
    """A site with a feed, a store, and a clock that the test moves."""

    def __init__(self, site: Site, path: Path, options: BuildOptions) -> None:
        self.site = site
        self.path = path
        self.options = options
        self.now = 1_000_000.0
        self.feed = f"{site.url}/feed"

    def round(self) -> Round:
        """One round of a watch that starts anew: all it knows is in the store."""
        how = How(private=True, delay=0.0, archive=self.path.with_suffix(".warcs"))
        lead = Lead(self.feed, Article(id=self.feed, url=self.feed, outlet="Sund Post"), source=True)
        with Store.open(self.path, write=True) as store:
            return Watch([lead], how, lambda: self.now).round(store, self.options, Quiet())

    def put(self, *replies: Reply) -> None:
        """Give the feed its answers from now on."""
        self.site.put("/feed", *replies)


@pytest.fixture
def watched(tmp_path: Path, cheap: BuildOptions) -> Iterator[Watched]:
    with serving() as site:
        site.put("/bridge", bridge())
        site.put("/second", bridge("A second pier is cracked, the town said.", title="Vendsund bridge closed"))
        found = Watched(site, tmp_path / "news.db", cheap)
        found.put(Reply(feed(FIRST), kind="application/rss+xml", headers={"ETag": '"one"', "Last-Modified": "x"}))
        yield found


def test_what_is_new_is_built_once_and_told(watched: Watched) -> None:
    first = watched.round()
    assert (first.asked, first.report.added, first.faults) == (1, 1, ())
    assert [(r.title, lines) for r, lines in first.records] == [("Vendsund bridge shut", ("1 new article: Sund Post",))]
    watched.now += USUAL_PACE
    watched.put(Reply(feed(FIRST, SECOND), kind="application/rss+xml"))
    watched.site.asked.clear()
    second = watched.round()
    assert second.report.added == 1
    assert watched.site.paths() == ["/feed", "/second"], "a page that is known is not fetched again"
    ((record, lines),) = second.records
    assert len(record.articles) == 2
    assert lines[0] == "1 new article: Sund Post"


def test_requests_are_conditional_and_a_source_is_asked_at_its_own_pace(watched: Watched) -> None:
    watched.put(Reply(feed(FIRST, ttl=30), kind="application/rss+xml", headers={"ETag": '"one"', "Last-Modified": "x"}),
                Reply("", status=304, kind=None))  # fmt: skip
    assert watched.round().due == watched.now + 1800
    watched.now += 1799
    assert watched.round().asked == 0
    watched.now += 1
    watched.site.asked.clear()
    again = watched.round()
    assert (again.asked, again.report.added, again.faults) == (1, 0, ())
    sent = dict(watched.site.asked)["/feed"]
    assert (sent["if-none-match"], sent["if-modified-since"]) == ('"one"', "x")
    assert again.due == watched.now + 1800, "an answer that nothing changed keeps the pace"
    watched.now += 1800
    assert watched.round().faults == (), "and the validators"
    assert dict(watched.site.asked)["/feed"]["if-none-match"] == '"one"'


def test_a_source_in_trouble_is_asked_ever_more_seldom_and_comes_back(watched: Watched) -> None:
    watched.put(Reply("no", status=500))
    pauses = []
    for _ in range(3):
        given = watched.round()
        assert given.faults[0][1].startswith("500")
        pauses.append(given.due - watched.now)
        watched.now = given.due
    assert pauses == sorted(set(pauses))
    watched.put(Reply(feed(FIRST), kind="application/rss+xml", headers={"Cache-Control": "max-age=10"}))
    given = watched.round()
    assert (given.report.added, given.faults) == (1, ())
    assert given.due == watched.now + USUAL_PACE
    with Store.open(watched.path) as store:
        assert poll_of(store, watched.feed).faults == 0


def test_a_page_that_fails_is_tried_in_later_rounds_but_not_for_ever(watched: Watched) -> None:
    watched.site.put("/bridge", Reply("no", status=404))
    for _ in range(5):
        watched.round()
        watched.now += USUAL_PACE
    assert watched.site.paths().count("/bridge") == 3
    assert watched.site.paths().count("/feed") == 5


def test_a_round_that_is_cut_off_is_made_again(watched: Watched, monkeypatch: pytest.MonkeyPatch) -> None:
    from onrecord.run import watching

    def cut(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(watching, "build", cut)
    with pytest.raises(KeyboardInterrupt):
        watched.round()
    monkeypatch.undo()
    assert watched.round().report.added == 1


def test_a_changed_page_is_an_edition_and_a_trivial_change_is_none(watched: Watched) -> None:
    watched.round()
    item = FIRST.replace(
        "<pubDate>", "<atom:updated xmlns:atom='http://www.w3.org/2005/Atom'>2999-01-01T00:00:00Z</atom:updated><pubDate>"
    )
    watched.put(Reply(feed(item), kind="application/rss+xml"))
    trivial = page("Vendsund bridge shut", BRIDGE[0].replace(" ", "  "), BRIDGE[1].replace('"', "“"), BRIDGE[2], "1,204 views",
                   "Related: Ferry prices rise again", at="2021-03-01T08:00:00+01:00")  # fmt: skip
    watched.site.put("/bridge", trivial)
    watched.now += USUAL_PACE
    given = watched.round()
    assert watched.site.paths().count("/bridge") == 2
    assert (given.report.added, given.editions) == (0, ())
    watched.site.put("/bridge", page("Vendsund bridge shut", BRIDGE[0].replace("two", "three"), *BRIDGE[1:]))
    watched.now += USUAL_PACE
    ((article, changes),) = watched.round().editions
    assert article.id == f"{watched.site.url}/bridge"
    assert changes == (Change("out", BRIDGE[0]), Change("in", BRIDGE[0].replace("two", "three")))
    with Store.open(watched.path) as store:
        assert [a.id for a in store.editions(article.id)] == [f"{article.id}@1", article.id]
        fetched = [a.fetched for a in store.editions(article.id)]
        assert len({f.digest for f in fetched if f}) == 2


def test_no_pace_is_faster_than_is_fit(watched: Watched) -> None:
    watched.put(Reply(feed(FIRST, ttl=1), kind="application/rss+xml"))
    assert watched.round().due == watched.now + LEAST_PACE
