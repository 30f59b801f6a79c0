"""A record's page reads from the top, in one order, and every claim stands in one section of it."""

from __future__ import annotations

import re
from pathlib import Path

import msgspec
import pytest
from tests.small_store import small_store
from tests.web.many_claims import account, articles, figure, long_record, whole_record

from onrecord.facts.placing import placed
from onrecord.facts.record import Abstention, Record, RecordEvent, RecordStatement, Shared, Side
from onrecord.store.store import Store
from onrecord.web.contexts import Seat
from onrecord.web.names import rest_file, story_file
from onrecord.web.pages import article_page, changes_part, rest_page, story_page, story_rendered
from onrecord.web.story import changed_context, homes, rest_pages, story_context
from onrecord.web.story.contexts import StoryContext
from onrecord.web.story.moments import moments

SEAT = Seat("", "", "token", team=False, corrects=True, builds=True)
IN_ORDER = (
    "changed",
    "agreed",
    "disputed",
    "alone",
    "untold",
    "silent",
    "decided",
    "said",
    "sources",
    "timeline",
    "map",
    "articles",
)


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """A store with a record that has something in every section."""
    return small_store(tmp_path / "whole.db", articles(), whole_record())


def page_of(path: Path, **how: object) -> str:
    """The record's page."""
    with Store.open(path) as store:
        context = story_context(store, "storm", served=True, **how)  # type: ignore[arg-type]  # what the page takes
    assert context is not None
    return story_rendered(context, SEAT)


def section(page: str, name: str) -> str:
    """A section of the page."""
    start = page.index(f'<section id="{name}"')
    return page[start : page.index("</section>", start)]


def test_sections_stand_in_one_order(whole: Path) -> None:
    page = page_of(whole)
    found = [name for name in re.findall(r'<section id="(\w+)"', page) if name in IN_ORDER]
    assert tuple(found) == IN_ORDER


def test_each_claim_stands_once_and_what_is_disputed_comes_first(whole: Path) -> None:
    page = page_of(whole)
    record = whole_record()
    for items in (record.events, record.figures, record.acts, record.statements):
        for claim in items:
            assert page.count(f'id="{claim.id}"') <= 1
    for item, name in (
        ("v1", "agreed"),
        ("f1", "disputed"),
        ("f2", "disputed"),
        ("v2", "alone"),
        ("s1", "alone"),
        ("v3", "untold"),
        ("c1", "untold"),
    ):
        assert f'id="{item}"' in section(page, name)


def test_a_corroborated_claim_in_a_conflict_is_disputed() -> None:
    record = whole_record()
    sure = figure("f1", 2, 0, "2 people", "corroborated")
    placing = placed(msgspec.structs.replace(record, figures=(sure, *record.figures[1:])))
    assert "f1" in {c.id for c in placing.disputed}
    assert "f1" not in {c.id for c in placing.agreed}


def test_an_update_alone_is_no_dispute() -> None:
    record = whole_record()
    calm = msgspec.structs.replace(
        record,
        figures=(figure("f1", 2, 0, "2 people", "corroborated"), figure("f2", 3, 1, "3 people", "unknown origin")),
        discrepancies=(msgspec.structs.replace(record.discrepancies[0], verdict="update"),),
    )
    placing = placed(calm)
    assert [c.id for c in placing.agreed] == ["v1", "f1"]
    assert placing.disputed == ()


def test_the_answers_are_at_the_top(whole: Path) -> None:
    with Store.open(whole) as store:
        context = story_context(store, "storm")
    assert context is not None
    told = {g.css: g for g in context.glance}
    assert context.head.lead == "The storm sank 40 boats in the harbour of Brack on Monday."
    assert told["agreed"].lines[0].title == "The storm sank 40 boats in the harbour of Brack on Monday."
    assert told["disputed"].lines[0].values == (
        ("2 killed", "A fisherman, in Tidewater News"),
        ("3 killed", "the harbour office, in The Brack Mail"),
    )
    assert told["alone"].lines[0].who == "the harbour office"
    assert [x.title for x in told["silent"].lines] == ["Why: The sea wall broke at noon"], "how many were killed is told, twice"


def test_where_nothing_is_borne_by_two_what_outlets_tell_alike_stands_in_its_place_but_nothing_disputed(tmp_path: Path) -> None:
    record = whole_record()
    alike = msgspec.structs.replace(record.events[0], standing="unknown origin")
    beside = msgspec.structs.replace(record.acts[0], accounts=tuple(account(i, "The council voted") for i in range(3)))
    count = msgspec.structs.replace(record.figures[0], accounts=tuple(account(i, "The council voted 9") for i in range(3)))
    changed = msgspec.structs.replace(record, events=(alike,), acts=(beside,), figures=(count, record.figures[1]))
    path = small_store(tmp_path / "alike.db", articles(), changed)
    with Store.open(path) as store:
        context = story_context(store, "storm")
    assert context is not None
    told = context.glance[0]
    assert (told.heading, told.count) == ("Told alike by several outlets", 0)
    assert [(x.told, x.title) for x in told.lines] == [
        ("Tidewater News and The Brack Mail", "The storm sank 40 boats in the harbour of Brack on Monday.")
    ]


def test_what_an_outlet_tells_on_its_own_account_does_not_rest_on_one_word() -> None:
    record = whole_record()
    on_one = record.events[1]
    told_too = msgspec.structs.replace(
        on_one, accounts=(*on_one.accounts[:2], account(2, "The sea wall broke at noon")), origins=(1, 2)
    )
    placing = placed(msgspec.structs.replace(record, events=(told_too,)))
    assert "v2" in {c.id for c in placing.untold}
    assert "v2" in {c.id for own in placed(record).voices.values() for c in own}


def test_an_outlet_stands_at_the_top_only_where_its_sentence_has_the_claims_words(tmp_path: Path) -> None:
    record = whole_record()
    astray = account(2, "A bridge was closed")  # put to the storm's accounts by mistake
    loose = msgspec.structs.replace(
        record.events[0],
        standing="unknown origin",
        title="the storm sank boats in the harbour of Brack",
        accounts=(*record.events[0].accounts, astray),
    )
    with Store.open(small_store(tmp_path / "loose.db", articles(), msgspec.structs.replace(record, events=(loose,)))) as store:
        context = story_context(store, "storm")
    assert context is not None
    line = context.glance[0].lines[0]
    assert (line.title, line.told) == ("The storm sank boats in the harbour of Brack", "Tidewater News and The Brack Mail")


def test_no_box_says_a_thing_twice_and_what_all_have_from_one_is_not_told_alike(tmp_path: Path) -> None:
    record = whole_record()
    storm = msgspec.structs.replace(record.events[0], standing="unknown origin", title="the storm sank boats in Brack")
    again = msgspec.structs.replace(storm, id="v9", accounts=tuple(reversed(storm.accounts)))
    named = tuple(msgspec.structs.replace(a, chain=record.events[1].accounts[0].chain, known=True) for a in storm.accounts)
    from_one = msgspec.structs.replace(storm, accounts=named)

    def first_box(*events: RecordEvent) -> list[str]:
        made = msgspec.structs.replace(record, events=events, figures=(), acts=(), discrepancies=(), statements=())
        name = "-".join([*(e.id for e in events), str(events[0].accounts[0].known), events[0].standing]).replace(" ", "")
        with Store.open(small_store(tmp_path / f"{name}.db", articles(), made)) as store:
            context = story_context(store, "storm")
        assert context is not None
        return [line.title for line in context.glance[0].lines]

    assert len(first_box(storm)) == 1
    assert len(first_box(storm, again)) == 1
    borne = msgspec.structs.replace(storm, standing="corroborated")
    assert len(first_box(borne, msgspec.structs.replace(borne, id="v9"))) == 1
    assert first_box(from_one) == []


def test_no_line_on_one_word_stands_above_too_or_tells_how_many_origins(tmp_path: Path) -> None:
    record = whole_record()
    said = next(s for s in record.statements if s.speaker)
    heard = msgspec.structs.replace(said, origins=(1, 3), standing="unknown origin")
    storm = msgspec.structs.replace(record.events[0], standing="corroborated")
    repeated = msgspec.structs.replace(heard, text=storm.title)

    def context_of(name: str, statement: RecordStatement) -> StoryContext:
        made = msgspec.structs.replace(record, events=(storm,), figures=(), acts=(), discrepancies=(), statements=(statement,))
        with Store.open(small_store(tmp_path / f"{name}.db", articles(), made)) as store:
            context = story_context(store, "storm")
        assert context is not None
        return context

    own = context_of("own", heard)
    assert [line.count for group in own.alone.groups for line in group.claims] == [""]
    boxes = {g.css: g for g in own.glance}
    assert len(boxes["alone"].lines) == 1
    assert {g.css: g for g in context_of("repeated", repeated).glance}["alone"].lines == ()


def test_on_one_word_is_grouped_by_whose_and_says_who_repeats_it(whole: Path) -> None:
    shown = section(page_of(whole), "alone")
    assert "On the word of the harbour office only; 3 outlets repeat it" in shown


def test_a_disputed_thing_is_one_card_with_its_values_and_a_chart(whole: Path) -> None:
    with Store.open(whole) as store:
        context = story_context(store, "storm")
    assert context is not None
    (card,) = context.disputed.cards
    assert card.heading == "How many people killed?"
    assert [(s.value, s.outlets) for s in card.sides] == [("2 killed", "Tidewater News"), ("3 killed", "The Brack Mail")]
    assert card.findings[0].reason == "2 against 3; both cannot be right"
    assert card.chart is not None
    assert card.chart.svg.count("<circle") == 4
    assert 'href="#f1"' in card.chart.svg
    assert [c.label for c in context.disputed.lesser] == ["update"]


def test_what_was_decided_with_votes_and_needs_and_the_toll(whole: Path) -> None:
    shown = section(page_of(whole), "decided")
    assert 'aria-label="9 for, 4 against"' in shown
    assert "not binding" in shown
    assert "still needed from the state: pay" in shown
    assert "killed: not told" in shown


def test_said_is_not_so_and_denials_are_marked(whole: Path) -> None:
    shown = section(page_of(whole), "said")
    assert "That it was said is not that it is so." in shown
    with Store.open(whole) as store:
        context = story_context(store, "storm")
    assert context is not None
    witness = next(s for s in context.said.speakers if s.name == "Witness 0")
    assert [c.chips for c in witness.claims] + [c.chips for c in witness.elsewhere] == [(("denied", "denies"),)]


def test_copies_fold_into_their_source(whole: Path) -> None:
    shown = section(page_of(whole), "sources")
    assert "copied by Isle Radio" in shown
    assert ">Isle Radio<" not in shown[: shown.index("<table")]


def test_the_map_has_the_country_and_the_town(whole: Path) -> None:
    shown = section(page_of(whole), "map")
    assert "<title>United Kingdom</title>" in shown
    assert "Brack (city)" in shown
    assert "http" not in shown


def test_two_states_differ_in_what_changed(whole: Path) -> None:
    now = whole_record()
    before = msgspec.structs.replace(now, events=now.events[1:], discrepancies=(), as_of="2024-03-05")
    with Store.open(whole) as store:
        part = changes_part(changed_context(store, now, before, "2024-03-05"))
    assert "Since 5 Mar 2024" in part
    assert part.count("<li>") == 3
    assert 'href="#v1"' in part
    page = page_of(whole, before=before, since="2024-03-05")
    assert part.strip() in page


def test_as_of_names_the_moments_and_steps_through_them(whole: Path) -> None:
    page = page_of(whole)
    assert re.findall(r'<option value="([^"]+)"', page[page.index('id="as-of"') :])[:3] == [
        "2024-03-05",
        "2024-03-06",
        "2024-03-07",
    ]
    assert f'rel="prev" href="../{story_file("storm")}?as_of=2024-03-06"' in page
    assert 'rel="next"' not in page


def test_what_does_not_fit_is_on_pages_of_its_own_and_every_claim_has_a_home(tmp_path: Path) -> None:
    record = long_record(400)
    path = small_store(tmp_path / "long.db", articles(), record)
    where = homes(record)
    with Store.open(path) as store:
        pages = {story_file("storm"): story_page(store, "storm")}
        for name, number in rest_pages(store, "storm"):
            pages[rest_file("storm", name, number)] = rest_page(store, "storm", name, number)
        article = article_page(store, "a0")
        assert rest_page(store, "storm", "untold", 99) is None
        assert rest_page(store, "storm", "nothing", 1) is None
    assert len(pages) > 5
    for items in (record.events, record.figures, record.acts, record.statements, record.discrepancies):
        for claim in items:
            file, _, anchor = where[claim.id].partition("#")
            page = pages[file]
            assert page is not None
            assert page.count(f'id="{anchor}"') == 1, claim.id
            assert sum(f'id="{anchor}"' in (p or "") for p in pages.values()) == 1
    assert article is not None
    assert f'href="../{where["w399"]}"' in article
    first = pages[story_file("storm")]
    assert first is not None
    assert len(first) < 150_000


def test_an_empty_record_says_so(tmp_path: Path) -> None:
    path = small_store(tmp_path / "empty.db", articles(), Record("storm", "Storm over Brack", ("a0",)))
    page = page_of(path)
    for words in (
        "No claim is borne by two origins",
        "No account contradicts another",
        "this is a headline",
        "No account names whom",
    ):
        assert words in page


def test_words_of_an_article_cannot_act_in_a_drawing(tmp_path: Path) -> None:
    record = whole_record()
    sly = '"><script>alert(1)</script>'
    nodes = tuple(msgspec.structs.replace(n, name=sly) for n in record.provenance.nodes)
    series = msgspec.structs.replace(
        record.series[0],
        counts=sly,
        values=tuple(msgspec.structs.replace(v, claimants=(sly,), figure=sly) for v in record.series[0].values),
    )
    hostile = msgspec.structs.replace(
        record,
        provenance=msgspec.structs.replace(record.provenance, nodes=nodes),
        series=(series,),
        entities=tuple(msgspec.structs.replace(e, name=sly, precision=sly) for e in record.entities),
        timeline=tuple(msgspec.structs.replace(t, title=sly) for t in record.timeline),
    )
    page = page_of(small_store(tmp_path / "sly.db", articles(), hostile))
    assert "<script>alert" not in page
    assert page.count("<script") == 2


def test_what_the_reader_could_not_tell_is_not_said_to_be_told_by_nobody(tmp_path: Path) -> None:
    unread = Abstention("v1:where", "the reader could not tell", "its articles have words of the kind")
    record = msgspec.structs.replace(whole_record(), abstentions=(unread,), toll=None)
    with Store.open(small_store(tmp_path / "unread.db", articles(), record)) as store:
        context = story_context(store, "storm")
    assert context is not None
    silent = next(g for g in context.glance if g.css == "silent")
    assert all("The storm" not in line.title or line.who for line in silent.lines)
    assert not silent.count
    assert not context.silent, "it stands in the record alone"


def test_the_list_counts_what_the_page_counts(tmp_path: Path) -> None:
    record = msgspec.structs.replace(long_record(60), statements=whole_record().statements)
    path = small_store(tmp_path / "counted.db", articles(), record)
    with Store.open(path) as store:
        (listed,) = store.listed_of(("storm",))
        context = story_context(store, "storm")
    assert context is not None
    told = {g.css: g.count for g in context.glance}
    assert (listed.borne, told["agreed"]) == (context.agreed.total, context.agreed.total)
    assert (listed.disputed + listed.withdrawn, told["disputed"]) == (context.disputed.total, context.disputed.total)
    assert (listed.single, told["alone"]) == (context.alone.total, context.alone.total)
    assert (listed.untold, listed.lesser) == (context.untold.total, context.lesser)
    assert listed.lesser > 0
    assert listed.single > 0


def test_an_article_that_brings_nothing_is_no_moment_of_the_record(tmp_path: Path) -> None:
    record = whole_record()
    late = msgspec.structs.replace(articles()[2], id="a3", published_at="2024-03-06T12:00:00+00:00")
    copied = msgspec.structs.replace(record, articles=(*record.articles, "a3"))
    with Store.open(small_store(tmp_path / "late.db", [*articles(), late], copied)) as store:
        found = {m.value: m.news for m in moments(store, copied, "")}
    assert list(found) == ["2024-03-05", "2024-03-06", "2024-03-07"]
    assert "new claims" in found["2024-03-05"]
    assert found["2024-03-06"] == "1 new claim, 1 borne by two, 2 differences"


def test_all_accounts_of_a_claim_are_a_link_away(tmp_path: Path) -> None:
    record = whole_record()
    many = msgspec.structs.replace(record.events[0], accounts=record.events[0].accounts * 3)
    path = small_store(tmp_path / "many.db", articles(), msgspec.structs.replace(record, events=(many, *record.events[1:])))
    page = page_of(path)
    file = rest_file("storm", "accounts")
    assert f'<a href="../{file}#all-v1">and 2 more accounts</a>' in page
    with Store.open(path) as store:
        assert ("accounts", 1) in rest_pages(store, "storm")
        rest = rest_page(store, "storm", "accounts", 1)
    assert rest is not None
    assert rest.count('class="teller"') == 6
    assert 'id="all-v1"' in rest


def test_shared_lines_stand_with_all_who_tell_them(tmp_path: Path) -> None:
    def side(number: int, words: str) -> Side:
        told = account(number, words)
        return Side(told.article, told.spans, words)

    alike = Shared(tuple(side(n, "The council voted") for n in range(3)))
    bare = msgspec.structs.replace(whole_record(), events=(), figures=(), acts=(), discrepancies=())
    made = msgspec.structs.replace(bare, shared=(alike,))
    with Store.open(small_store(tmp_path / "voices.db", articles(), made)) as store:
        context = story_context(store, "storm")
    assert context is not None
    told = {g.css: g for g in context.glance}
    line = told["agreed"].lines[0]
    assert (line.title, line.told) == ("The council voted", "Tidewater News, The Brack Mail and Isle Radio")
