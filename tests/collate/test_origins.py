"""Independent origins are counted, never assumed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record, RecordFigure
from onrecord.facts.story import Copy

Pages = Callable[..., Any]
Make = Callable[..., Record]

QUAKE = "Nine people died in the quake, the governor's office said."
CLAIM = "Nine people died in the quake"


def told(page: Pages, name: str, outlet: str, speaker: str = "governor's office", **more: object) -> Any:  # noqa: ANN401 - a page
    return (
        page(name, QUAKE.replace("governor's office", speaker), outlet)
        .says(speaker, CLAIM, sort_of="organization", **more)
        .figure("Nine people", 9, 9, sense="killed")
    )


def only(record: Record) -> RecordFigure:
    (figure,) = record.figures
    return figure


def test_one_wire_story_in_forty_copies_has_one_origin(page: Pages, record_of: Make) -> None:
    pages = [page(f"p{i:02}", QUAKE, f"Paper {i}").figure("Nine people", 9, 9, sense="killed") for i in range(40)]
    copies = tuple(Copy(f"p{i:02}", "Northgate Wire", "whole", 1.0, (pages[i].at(QUAKE),)) for i in range(40))
    figure = only(record_of(*pages, copies=copies))
    assert figure.origins == (1, 1)
    assert figure.standing == "single origin"
    assert "Northgate Wire" in figure.why


def test_copies_of_one_article_of_the_story_have_its_origin(page: Pages, record_of: Make) -> None:
    pages = [page(f"p{i:02}", QUAKE, f"Paper {i}").figure("Nine people", 9, 9, sense="killed") for i in range(40)]
    copies = tuple(Copy(f"p{i:02}", "p00", "whole", 1.0, (pages[i].at(QUAKE),)) for i in range(1, 40))
    assert only(record_of(*pages, copies=copies)).origins == (1, 1)


def test_many_who_have_it_from_one_body_are_one_and_two_bodies_are_two(page: Pages, record_of: Make) -> None:
    one = [told(page, "a", "Courier"), told(page, "b", "Gazette"), told(page, "c", "Herald")]
    assert only(record_of(*one)).origins == (1, 1)
    two = record_of(*one, told(page, "d", "Mirror", "the Red Cross"))
    assert only(two).origins == (2, 2)
    assert only(two).standing == "corroborated"


def test_accounts_without_a_source_widen_the_interval(page: Pages, record_of: Make) -> None:
    bare = [
        page(n, "Nine people died in the quake.", o).figure("Nine people", 9, 9, sense="killed")
        for n, o in (("b", "Gazette"), ("c", "Herald"))
    ]
    figure = only(record_of(told(page, "a", "Courier"), *bare))
    assert figure.origins == (1, 3)
    assert "no source" in figure.why


def test_two_that_only_cite_each_other_rest_on_nothing(page: Pages, record_of: Make) -> None:
    a = page("a", "Nine people died, the Gazette reported.", "The Courier").figure("Nine people", 9, 9, sense="killed")
    a.relay("The Gazette", "the Gazette reported", "Nine people died, the Gazette reported.")
    b = page("b", "Nine people died, according to the Courier.", "The Gazette").figure("Nine people", 9, 9, sense="killed")
    b.relay("The Courier", "according to the Courier", "Nine people died, according to the Courier.")
    record = record_of(a, b)
    assert only(record).origins == (1, 1)
    assert only(record).standing == "unknown origin"
    assert record.provenance.cycles == (("outlet:the-courier", "outlet:the-gazette"),)


def test_a_relay_of_an_outlet_outside_the_story_is_shared(page: Pages, record_of: Make) -> None:
    def relayed(name: str, outlet: str) -> Any:  # noqa: ANN401 - a page
        text = "Nine people died, CNBC reported."
        return page(name, text, outlet).figure("Nine people", 9, 9, sense="killed").relay("CNBC", "CNBC reported", text)

    figure = only(record_of(relayed("a", "Courier"), relayed("b", "Gazette")))
    assert figure.origins == (1, 1)
    assert figure.why == "Courier and Gazette both rest on CNBC"


def test_that_it_was_said_and_that_it_is_so_are_two_claims(page: Pages, record_of: Make) -> None:
    pages = []
    for name, outlet in (("a", "Courier"), ("b", "Gazette")):
        text = f"“Nine people died in the quake,” Mayor Lena Ortiz told the {outlet}."
        pages.append(
            page(name, text, outlet)
            .says("Lena Ortiz", "“Nine people died in the quake,”", "direct")
            .figure("Nine people", 9, 9, sense="killed")
        )
    record = record_of(*pages)
    assert record.statements[0].origins == (2, 2)
    assert only(record).origins == (1, 1)


def test_a_spokesperson_is_the_body_spoken_for(page: Pages, record_of: Make) -> None:
    a = page("a", "Nine people died, police spokeswoman Bea Chan said.", "Courier")
    a.says("Bea Chan", "Nine people died", entity={"role": "police spokeswoman"}).figure("Nine people", 9, 9, sense="killed")
    b = page("b", "Nine people died, the police said.", "Gazette")
    b.says("the police", "Nine people died", sort_of="organization", entity={"named": True}).figure(
        "Nine people", 9, 9, sense="killed"
    )
    assert only(record_of(a, b)).origins == (1, 1)


def test_outlets_of_one_owner_depend_on_each_other(page: Pages, record_of: Make) -> None:
    pages = [
        page(n, f"Nine people died in the quake.\n\n{o} is part of Larkfield Media.", o).figure("Nine people", 9, 9, sense="killed")
        for n, o in (("a", "Morning Spark"), ("b", "Harbour Beam"))
    ]
    figure = only(record_of(*pages))
    assert figure.origins == (1, 1)
    assert "Larkfield Media" in figure.why


def test_denials_are_no_accounts_of_what_they_deny(page: Pages, record_of: Make) -> None:
    a = page("a", "The army shelled the market on Friday, villagers of Tamra said.", "Courier")
    a.says("villagers of Tamra", "The army shelled the market on Friday", sort_of="group")
    a.event("The army shelled the market on Friday", "shelled")
    b = page("b", "The army did not shell the market on Friday, General Ito said.", "Gazette")
    b.says("General Ito", "The army did not shell the market on Friday").event(
        "The army did not shell the market on Friday", "shell", "denied"
    )
    (event,) = record_of(a, b).events
    assert event.factuality == "denied"
    assert event.standing == "disputed"
    assert event.origins == (1, 1)


def test_an_edited_version_is_no_second_origin_and_what_only_it_said_is_withdrawn(page: Pages, record_of: Make) -> None:
    old = page("a", "Eleven people died. Nine boats sank.", "Mirror", "2025-06-10T09:00:00Z").figure("Nine boats", 9, 9)
    new = page("b", "Eleven people died.", "Mirror", "2025-06-10T12:00:00Z")
    for p in (old, new):
        p.figure("Eleven people", 11, 11, sense="killed")
    record = record_of(old, new, copies=(Copy("b", "a", "partial", 0.9, (new.at("Eleven people died."),), kind="edition"),))
    found = {f.low: f for f in record.figures}
    assert found[11].origins == (1, 1)
    assert found[9].standing == "withdrawn"
    assert found[11].standing != "withdrawn"


def test_an_own_voice_rests_on_what_the_article_names_above_all_as_its_source(page: Pages, record_of: Make) -> None:
    wire = page("a", "Nine people died in the quake.", "Northgate Wire", "2024-05-01T08:00:00Z")
    lead = "The ground shook, Northgate Wire reports."
    taker = page("b", f"{lead} Nine people died in the quake.", "Gazette", "2024-05-01T09:00:00Z")
    taker.relay("Northgate Wire", "Northgate Wire reports", "The ground shook")
    alone = page("c", "Nine people died in the quake.", "Herald", "2024-05-01T10:00:00Z")
    pages = [p.figure("Nine people", 9, 9, sense="killed") for p in (wire, taker, alone)]
    assert only(record_of(*pages)).origins == (1, 2)


def test_who_speaks_of_the_attack_as_known_does_not_vouch_for_it(page: Pages, record_of: Make) -> None:
    text = "An attack hit the airport of Tamra. Norland vowed revenge after the attack."
    a = page("a", text, "Courier").says("Norland", "revenge after the attack", cue="vowed", sort_of="place", entity={"named": True})
    a.event("An attack hit the airport of Tamra", "attack", mentions=(a.at("the attack"),))
    (event,) = record_of(a).events
    assert event.why == "Courier names no source for it"


def test_a_reporter_without_a_name_is_the_outlet(page: Pages, record_of: Make) -> None:
    text = "Nine people died, a Reuters correspondent in the town said."
    a = page("a", text, "Courier").says(
        "a Reuters correspondent", "Nine people died", sort="unnamed", relays=("Reuters",), entity={"named": False}
    )
    a.figure("Nine people", 9, 9, sense="killed")
    assert only(record_of(a)).why == "Courier rests on Reuters"


def test_an_official_without_a_name_leaves_the_end_unknown(page: Pages, record_of: Make) -> None:
    text = "Nine people died, a senior official in the town told Reuters."
    a = page("a", text, "Courier").says(
        "a senior official", "Nine people died", sort="unnamed", relays=("Reuters",), entity={"named": False}
    )
    a.figure("Nine people", 9, 9, sense="killed")
    (account,) = only(record_of(a)).accounts
    assert not account.known


def test_a_spokesman_without_a_body_speaks_for_the_one_that_spoke_before_him(page: Pages, record_of: Make) -> None:
    text = "Castell Grain said it would appeal. Nine people died, a spokesman wrote.\n\nThe town said nothing."
    a = page("a", text, "Courier").says("Castell Grain", "it would appeal", sort_of="organization")
    a.says("a spokesman", "Nine people died", cue="wrote", sort="unnamed", entity={"named": False})
    a.figure("Nine people", 9, 9, sense="killed")
    assert only(record_of(a)).why == "Courier rests on Castell Grain"


def test_one_ministry_under_its_names_is_one_end(page: Pages, record_of: Make) -> None:
    names = ("Velia's interior ministry", "the Velian Ministry of the Interior", "the Interior Ministry")
    figure = only(record_of(*(told(page, f"a{n}", f"Paper {n}", name) for n, name in enumerate(names))))
    assert figure.origins == (1, 1)


def test_police_and_officials_are_not_two_origins_for_sure(page: Pages, record_of: Make) -> None:
    figure = only(record_of(told(page, "a", "Courier", "the police"), told(page, "b", "Gazette", "officials")))
    assert figure.origins == (1, 2)
    assert figure.standing == "single origin"


def test_an_account_that_does_not_state_the_event_does_not_corroborate_it(page: Pages, record_of: Make) -> None:
    def says(name: str, body: str, factuality: str) -> Any:  # noqa: ANN401 - a page
        made = page(name, f"Rebels shelled the port of Tolm, the {body} said.", f"Paper {name}")
        made.says(body, "Rebels shelled the port of Tolm", sort_of="organization")
        return made.event("Rebels shelled the port of Tolm", "shelled", factuality=factuality)

    both = record_of(says("a", "Red Cross", "actual"), says("b", "Halden Mobility", "actual")).events
    assert [e.standing for e in both] == ["corroborated"]
    one = record_of(says("a", "Red Cross", "actual"), says("b", "Halden Mobility", "possible")).events
    assert "corroborated" not in {e.standing for e in one}


def test_a_whole_article_that_credits_an_agency_rests_on_it(page: Pages, record_of: Make) -> None:
    bare = [page(n, f"{QUAKE} {'It rained. ' * 40}", f"Paper {n}").figure("Nine people", 9, 9, sense="killed") for n in "ab"]
    copies = tuple(Copy(p.article.id, "Northgate Wire", "whole", None, (), credited=True) for p in bare)
    assert only(record_of(*bare, copies=copies)).origins == (1, 1)
    assert only(record_of(*bare)).origins == (1, 2)


def test_what_the_new_version_still_says_is_not_withdrawn_though_no_claim_was_found_there(page: Pages, record_of: Make) -> None:
    old = page("a", "Nine boats sank at Brack.\nThe wall broke at noon.", at="2024-05-01").figure("Nine boats", 9, 9)
    new = page("b", "The wall broke at noon. Nine boats sank at Brack.", at="2024-05-02")
    edition = Copy("b", "a", "whole", 0.9, kind="edition")
    (found,) = record_of(old, new, copies=(edition,)).figures
    assert found.standing != "withdrawn"
    cut = page("b", "The wall broke at noon. Boats sank at Brack.", at="2024-05-02")
    (gone,) = record_of(old, cut, copies=(edition,)).figures
    assert gone.standing == "withdrawn"


def test_who_rules_is_not_whose_word_the_ruling_rests_on(page: Pages, record_of: Make) -> None:
    def ruled(name: str) -> Any:  # noqa: ANN401 - a page
        clause, content = "Ada Banda ruled that the quay is closed", "that the quay is closed"
        made = page(name, f"{clause}.", f"Paper {name}").says("Ada Banda", content, cue="ruled")
        return made.event(clause, "ruled", actors=(made.entity("Ada Banda"),))

    (event,) = record_of(ruled("a"), ruled("b")).events
    assert event.origins == (1, 2)
    assert event.standing == "unknown origin"


def test_what_somebody_writes_on_two_platforms_is_published_twice(page: Pages, record_of: Make) -> None:
    words = "“The quay is lost, and so are the boats of Tolm.”"

    def wrote(name: str, where: str) -> Any:  # noqa: ANN401 - a page
        return page(name, f"Ada Banda wrote {where}: {words}", f"Paper {name}").says("Ada Banda", words, "direct", cue="wrote")

    def origins(*places: str) -> tuple[int, int]:
        (statement,) = record_of(*(wrote(n, where) for n, where in zip("abc", places, strict=False))).statements
        return statement.origins

    assert origins("on Twitter", "on her Facebook page") == (2, 2)
    assert origins("on Twitter", "on Twitter") == (1, 1)
    assert origins("on Twitter", "in a post") == (1, 1)


def test_the_chain_of_an_article_is_that_of_the_words_that_say_it(page: Pages, record_of: Make) -> None:
    words = "“The quay of Tolm is closed to every boat until spring.”"
    a = page("a", f"Ada Banda told us {words}", "Tolm Herald").says("Ada Banda", words, "direct", cue="told")
    near = "until spring no boat is to use the closed quay at Tolm"
    b = page(
        "b", f"Ada Banda said {words} Ada Banda, told by a harbour chronicle, said {near} on the Northgate Wire.", "Velia Gazette"
    )
    b.says("Ada Banda", words, "direct").says("Ada Banda", near, relays=("Northgate Wire",))
    (statement,) = record_of(a, b).statements
    assert {node for x in statement.accounts if x.article == "b" for node in x.chain} == {"outlet:velia-gazette"}
