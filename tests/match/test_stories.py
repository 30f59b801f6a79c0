# ruff: noqa: E501, ISC004 -- prose is easier to read in long lines
"""Stories: one event in different words comes together, similar events stay apart, whatever the order."""

from __future__ import annotations

from datetime import datetime
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.match.samples import ferry, text

from onrecord.acquire.inputs import acquire
from onrecord.facts.article import Article
from onrecord.facts.edit import Edit
from onrecord.facts.story import Story
from onrecord.match.stories import Stream, group
from onrecord.match.text import ArticleText, of_article

UNDATED = (
    "Senate passes farm bill after long night\n\nThe Senate passed the farm bill early on Friday by 61 votes to 38. The bill gives dairy farmers"
    " in Wisconsin and Vermont new insurance against falling milk prices, and it cuts payments to the largest growers of cotton.",
    "Earthquake shakes northern Chile\n\nAn earthquake of magnitude 6.8 shook the desert city of Calama on Tuesday night. Power failed in several"
    " districts, and the copper mine at Chuquicamata stopped its conveyors, but no injuries were reported, the emergency office said.",
    "Novak wins in Rotterdam\n\nPetra Novak beat the top seed in three sets to win the indoor tournament in Rotterdam, her first title since a"
    " knee operation. She served eleven aces and said that she had nearly given up the game in the winter.",
    "Bank of Norland raises rates\n\nThe central bank of Norland raised its main interest rate by half a point to 4.5 percent on Wednesday, saying"
    " that wages were rising too fast. The crown gained against the euro, and builders' shares fell in Norhaven.",
    "Fire destroys cathedral roof in Albery\n\nA fire destroyed the oak roof of the cathedral in Albery on Sunday. Firefighters saved the organ and"
    " the windows of the choir. The bishop said that the people of the town would build the roof again.",
    "Airline strike enters third day\n\nPilots of Meridian Air stayed away from work for a third day on Monday, and 340 flights were cancelled at"
    " Dorval and Pearson. The union wants an end to contracts that keep young pilots on half pay.",
)
FARM_AGAIN = (
    "Farm bill clears Senate, 61 to 38\n\nSenators voted 61 to 38 before dawn on Friday to pass the farm bill, which insures dairy farmers against"
    " low milk prices. Growers of cotton will get less. Vermont's senators called it a good day for small dairy farms in Vermont and Wisconsin."
)


QUAY = (
    "A 32-year-old welder was shot dead outside the Anchor bar on Quay Street in Dunmore late on Saturday, police said. Sergeant Ann Lowe said"
    " that Paul Brandt had been arguing with a man in a grey coat. The bar's owner locked the doors and called an ambulance.",
    "Friends left candles for Paul Brandt, the welder who was shot dead on Saturday night outside the Anchor bar on Dunmore's Quay Street. Police"
    " are looking for a man in a grey coat, Sergeant Ann Lowe said. Brandt had worked at the harbour yard for ten years.",
)
ALDER = (
    "A student was shot and wounded in the leg at a bus stop on Alder Avenue in Dunmore on Thursday morning, police said. Detective Omar Haddad"
    " said that two teenagers had fled on bicycles. Maria Sandoval, 19, was on her way to a chemistry exam at Weston College."
)


def ids(articles: list[ArticleText]) -> set[tuple[str, ...]]:
    return {s.articles for s in group(articles).stories}


def test_accounts_of_one_event_in_different_words_are_one_story() -> None:
    (story,) = group(ferry()).stories
    assert story.articles[0] == "wire"
    assert (story.first_at, story.last_at) == ("2031-03-03T12:10:00Z", "2031-03-04T09:00:00Z")
    assert "ferry" in story.title.lower()


def test_two_shootings_in_one_city_stay_apart() -> None:
    first = text("a", QUAY[0], "2031-05-04", title="Welder shot dead outside Dunmore bar")
    again = text("b", QUAY[1], "2031-05-05", title="Candles for welder killed on Quay Street")
    second = text("c", ALDER, "2031-05-08", title="Student wounded in Dunmore bus stop shooting")
    assert ids([first, again, second]) == {("a", "b"), ("c",)}


def test_two_votes_in_a_week_stay_apart() -> None:
    ban = (
        "Parliament in Norhaven voted 71 to 64 on Monday to ban drag nets in the Skerry Sound from next spring. Fishing minister Olav Dahl called it a"
        " sad day for the coast. Cod stocks in the sound have halved since 2021, the marine institute says, and trawlers scrape its reefs bare.",
        "Drag nets will be banned in the Skerry Sound. Parliament backed the ban by 71 votes to 64 on Monday, over the protest of Olav Dahl, the fishing"
        " minister. Marine biologists hope that cod and reefs will recover; trawler crews parked their boats across the harbour of Norhaven.",
    )
    pensions = (
        "Norhaven's parliament voted 80 to 55 on Friday to raise the pension age to 67. Labour unions called a general strike for Wednesday, and finance"
        " minister Eva Holm said that there was no other way to pay for longer lives. Nurses and firefighters may still retire at 62."
    )
    stories = ids(
        [
            text("a", ban[0], "2031-06-02", title="Norhaven bans drag nets in Skerry Sound"),
            text("b", ban[1], "2031-06-03", title="Drag nets banned by parliament"),
            text("c", pensions, "2031-06-06", title="Pension age goes up to 67 in Norhaven"),
        ]
    )
    assert stories == {("a", "b"), ("c",)}


def test_six_undated_texts_of_different_events_stay_apart() -> None:
    assert len(group([text(str(n), t) for n, t in enumerate(UNDATED)]).stories) == 6


def test_two_undated_texts_of_one_event_come_together_among_others() -> None:
    stories = group([text(str(n), t) for n, t in enumerate((*UNDATED, FARM_AGAIN))]).stories
    assert ("0", "6") in {s.articles for s in stories}
    assert len(stories) == 6


def test_an_anniversary_does_not_rejoin_its_origin() -> None:
    year_later = text(
        "anniversary",
        "A year after the ferry Solveig ran aground near Lunde, islanders laid a wreath on Wednesday and sang in the school hall. Ida Krogh, who has"
        " retired as harbour master, read a poem. Kystlinjen opened a new sea-rescue museum in Ostervik, paid for by the county.",
        "2032-03-03",
        title="Islanders mark a year since ferry accident",
    )
    assert ("anniversary",) in ids([*ferry(), year_later])


@settings(max_examples=20, deadline=None)
@given(st.permutations(range(11)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    articles = [*ferry(), *(text(f"u{n}", t, "2031-03-03") for n, t in enumerate(UNDATED))]
    assert group([articles[n] for n in order]).stories == group(articles).stories


@settings(max_examples=15, deadline=None)
@given(st.permutations(range(10)))
def test_a_stream_gives_the_same_stories_whatever_the_order_inside_a_day(order: list[int]) -> None:
    day = [a for a in ferry() if a.published_at and a.published_at < "2031-03-04"]
    articles = [*day, *(text(f"u{n}", t, "2031-03-03") for n, t in enumerate(UNDATED))]
    late = ferry()[3]

    def run(places: list[int]) -> tuple[Story, ...]:
        stream = Stream()
        stream.feed([articles[n] for n in places])
        stream.add(late)
        stream.close()
        return stream.stories()

    assert run(order) == run(list(range(10)))


def test_a_stream_puts_a_later_account_into_the_known_story() -> None:
    wire, *rest = sorted(ferry(), key=lambda a: a.day or 0)
    stream = Stream()
    first = stream.add(wire)
    stream.feed(rest[:-1])
    assert stream.close()["copy"] == first
    assert stream.add(rest[-1]) == first


def test_a_stream_forgets_what_falls_out_of_its_window() -> None:
    stream = Stream(limit=3)
    for n, words in enumerate(UNDATED):
        stream.add(text(str(n), words, f"2031-03-{n + 1:02}"))
    stream.close()
    assert [s.articles for s in stream.stories()] == [("3",), ("4",), ("5",)]


def test_a_story_keeps_its_id_as_it_grows() -> None:
    wire, *rest = ferry()
    (alone,) = group([wire]).stories
    grown = group([wire, *rest], known=[alone]).stories
    assert [s.id for s in grown] == [alone.id]


def test_known_stories_that_come_together_are_logged_as_merged() -> None:
    articles = ferry()
    known = [Story("s1", "", ("wire", "copy")), Story("s2", "", ("own",))]
    found = group(articles, known=known)
    assert [s.id for s in found.stories] == ["s1"]
    assert [(c.kind, c.before, c.after) for c in found.log] == [("merge", ("s1", "s2"), ("s1",))]


def test_a_known_story_that_falls_apart_is_logged_as_split() -> None:
    articles = [text(str(n), t) for n, t in enumerate(UNDATED[:2])]
    found = group(articles, known=[Story("s1", "", ("0", "1"))])
    assert [(c.kind, c.before) for c in found.log] == [("split", ("s1",))]
    assert len(found.stories) == 2
    assert all(s.id for s in found.stories)


def test_an_article_that_leaves_the_story_it_opened_leaves_it_the_id() -> None:
    (story,) = group(ferry()).stories
    away = Edit(1, "2031-03-05T00:00:00Z", "ed", "split story", articles=(story.articles[0],))
    found = group(ferry(), [away], known=[story])
    left, rest = found.stories
    assert (left.articles, rest.articles) == (story.articles[:1], story.articles[1:])
    assert rest.id == story.id != left.id
    assert [(c.before, set(c.after)) for c in found.log if c.before] == [((story.id,), {left.id, rest.id})]
    again = group(ferry(), [away], known=found.stories)
    assert again.stories == found.stories
    assert not [c for c in again.log if c.before]


@settings(max_examples=20, deadline=None)
@given(st.lists(st.sets(st.integers(0, 10)), min_size=1, max_size=4))
def test_additions_keep_ids_single_and_lasting(builds: list[set[int]]) -> None:
    articles = [*ferry(), *(text(f"u{n}", t, "2031-03-03") for n, t in enumerate(UNDATED))]
    known: tuple[Story, ...] = ()
    there: set[int] = set()
    for fresh in builds:
        there |= fresh
        found = group([articles[n] for n in sorted(there)], known=known)
        assert len({s.id for s in found.stories}) == len(found.stories)
        changed = {name for c in found.log for name in c.before}
        ids = {a: s.id for s in found.stories for a in s.articles}
        assert all(ids[a] == s.id for s in known if s.id not in changed for a in s.articles)
        known = found.stories
    assert {a for s in known for a in s.articles} == {articles[n].id for n in there}


def test_people_s_corrections_stand_over_the_matcher() -> None:
    edits = [Edit(1, "2031-03-05T00:00:00Z", "ed", "split story", articles=("own",))]
    assert {s.articles for s in group(ferry(), edits).stories} >= {("own",)}
    back = Edit(2, "2031-03-05T01:00:00Z", "ed", "undo", undoes=1)
    assert group(ferry(), [*edits, back]).stories == group(ferry()).stories


@given(st.lists(st.text(max_size=200), max_size=5))
@settings(deadline=None, max_examples=40)
def test_any_text_is_survived_and_every_article_is_in_one_story(texts: list[str]) -> None:
    articles = [text(str(n), t) for n, t in enumerate(texts)]
    assert sorted(a for s in group(articles).stories for a in s.articles) == sorted(a.id for a in articles)


def test_odd_dates_count_as_none() -> None:
    assert text("a", "x", "soon").day is None
    assert text("a", "x", "2031-03-03").day == datetime.fromisoformat("2031-03-03T00:00:00+00:00").timestamp() / 86400


def test_the_sample_coverage_is_three_stories_and_one_brief_that_only_mentions_one() -> None:
    sample = Path(__file__).resolve().parents[2] / "sample"
    articles = [of_article(found) for found in acquire([str(sample)]) if isinstance(found, Article)]
    sizes = {frozenset(story.articles): len(story.articles) for story in group(articles).stories}
    assert sorted(sizes.values()) == [1, 4, 5, 5]  # the page comes with its bytes and is left out
    assert frozenset(["brass-band.txt"]) in sizes
