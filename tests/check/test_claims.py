"""Claims of a draft against accounts: figures, days, places, names, offices, deeds, ranks, and what nobody tells."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.facts.check import ALARMS, CheckedClaim

Pages = Callable[..., Any]
Check = Callable[..., dict[str, CheckedClaim]]
TIMES = {"Monday": "2024-03-04", "Tuesday": "2024-03-05", "March": "2024-03", "June": "2024-06"}


def alarms(found: dict[str, CheckedClaim]) -> dict[str, str]:
    return {words: c.verdict for words, c in found.items() if c.verdict in ALARMS}


def told(page: Pages, name: str, text: str, clause: str, trigger: str, **more: Any) -> Any:  # noqa: ANN401 - a page
    return page(name, text).event(clause, trigger, **more)


FIRE = "A fire broke out in the town hall of Brack on Monday"


@pytest.mark.parametrize(
    ("draft", "words"),
    [
        ("A fire broke out in the town hall of Brack on Tuesday", "Tuesday"),
        ("A fire broke out in the town hall of Brack on Monday", None),
        ("In Brack a fire broke out in the town hall on Monday", None),
    ],
)
def test_another_day_is_told_with_the_words_for_it(page: Pages, check: Check, draft: str, words: str | None) -> None:
    account = told(page, "a", f"{FIRE}. Nobody knows why.", FIRE, "broke")
    found = check(told(page, "draft", f"{draft}.", draft, "broke"), account, times=TIMES)
    assert alarms(found) == ({words: "differs"} if words else {})
    if words:
        assert [s.says for s in found[words].against] == ["Monday"]


@pytest.mark.parametrize(
    ("words", "low", "high", "verdict"),
    [
        ("19 people", 19, 19, "differs"),
        ("fewer than 90 people", None, 90, "differs"),
        ("more than 90 people", 90, None, None),
    ],
)
def test_a_figure_with_its_bound(page: Pages, check: Check, words: str, low: float, high: float, verdict: str | None) -> None:
    account = page("a", "The storm drove more than 90 people from their homes in Brack.")
    account.figure("more than 90 people", 90, None, unit="people")
    text = f"The storm drove {words} from their homes in Brack."
    draft = page("draft", text).figure(words, low, high, unit="people")
    assert alarms(check(draft, account)) == ({words: verdict} if verdict else {})


def test_a_number_that_nobody_has_is_not_on_record(page: Pages, check: Check) -> None:
    account = page("a", "The storm drove 90 people from their homes in Brack.").figure("90 people", 90, 90, unit="people")
    draft = page("draft", "The brewery of Brack has 340 workers.").figure("340 workers", 340, 340, unit="workers")
    assert alarms(check(draft, account)) == {"340 workers": "not on record"}


def test_another_place_is_told(page: Pages, check: Check) -> None:
    account = told(
        page, "a", "The court in Brack heard the case of the miller.", "The court in Brack heard the case of the miller", "heard"
    )
    draft = told(
        page, "draft", "The court in Vendsund heard the case of the miller.", "The court in Vendsund heard the case", "heard"
    )
    assert alarms(check(draft, account)) == {"in Vendsund": "differs"}


@pytest.mark.parametrize(
    ("draft", "verdict"),
    [
        ("Ida Lundh, the mayor, opened the bridge.", "differs"),
        ("Ida Lund, the judge, opened the bridge.", "differs"),
        ("Ida Lund, the mayor, opened the bridge.", None),
        ("Mayor Ida Lund opened the bridge.", None),
    ],
)
def test_names_and_offices(page: Pages, check: Check, draft: str, verdict: str | None) -> None:
    account = page("a", "The mayor, Ida Lund, opened the bridge on time.")
    account.entity("Ida Lund")
    made = page("draft", draft)
    made.entity("Ida Lundh" if "Lundh" in draft else "Ida Lund")
    assert set(alarms(check(made, account)).values()) == ({verdict} if verdict else set())


@pytest.mark.parametrize(
    ("mine", "theirs", "verdict"),
    [
        ("actual", "conditional", "differs"),
        ("actual", "planned", "differs"),
        ("actual", "actual", None),
        ("planned", "actual", None),
    ],
)
def test_a_status_stronger_than_any_accounts_is_told(
    page: Pages, check: Check, mine: str, theirs: str, verdict: str | None
) -> None:
    word = "will close" if theirs == "planned" else "closes"
    account = told(page, "a", f"They say the council {word} the old quay.", f"the council {word} the old quay", word.split()[-1],
                   factuality=theirs, voice="active")  # fmt: skip
    clause = "the council closes the old quay"
    draft = told(page, "draft", f"So {clause}.", clause, "closes", factuality=mine, voice="active")
    assert set(alarms(check(draft, account)).values()) == ({verdict} if verdict else set())


def test_a_denial_told_as_an_admission(page: Pages, check: Check) -> None:
    account = page("a", "Harrow Mills denied that it had dumped oil in the river.")
    account.says("Harrow Mills", "that it had dumped oil in the river", cue="denied", sort_of="organization", denies=True)
    draft = page("draft", "Harrow Mills has admitted that it dumped oil in the river.")
    draft.says("Harrow Mills", "that it dumped oil in the river", cue="admitted", sort_of="organization")
    assert set(alarms(check(draft, account)).values()) == {"differs"}


def test_a_denial_told_as_one_is_left_in_peace(page: Pages, check: Check) -> None:
    account = page("a", "Harrow Mills denied that it had dumped oil in the river.")
    account.says("Harrow Mills", "that it had dumped oil in the river", cue="denied", sort_of="organization", denies=True)
    draft = page("draft", "Harrow Mills denies that it dumped oil in the river.")
    draft.says("Harrow Mills", "that it dumped oil in the river", cue="denies", sort_of="organization", denies=True)
    assert alarms(check(draft, account)) == {}


def test_who_denies_a_thing_says_that_it_is_not_so(page: Pages, check: Check) -> None:
    account = page("a", "Harrow Mills said that it had not dumped oil in the river.")
    account.says("Harrow Mills", "that it had not dumped oil in the river", cue="said", sort_of="organization")
    draft = page("draft", "Harrow Mills denied that it had dumped oil in the river.")
    draft.says("Harrow Mills", "that it had dumped oil in the river", cue="denied", sort_of="organization", denies=True)
    assert alarms(check(draft, account)) == {}
    account = page("b", "Harrow Mills said that it had dumped oil in the river.")
    account.says("Harrow Mills", "that it had dumped oil in the river", cue="said", sort_of="organization")
    assert set(alarms(check(draft, account)).values()) == {"differs"}


def test_what_somebody_denies_is_not_borne(page: Pages, check: Check) -> None:
    clause = "it had dumped oil in the river"
    account = told(page, "a", f"Harrow Mills denied that {clause}.", clause, "dumped", factuality="denied")
    account.says("Harrow Mills", clause, cue="denied", sort_of="organization", denies=True)
    draft = told(page, "draft", f"Harrow Mills has denied that {clause}.", clause, "dumped", factuality="denied")
    draft.says("Harrow Mills", clause, cue="denied", sort_of="organization", denies=True)
    assert clause not in check(draft, account)


@pytest.mark.parametrize(("deed", "verdict"), [("raised", "not checkable"), ("sought", "one origin")])
def test_a_deed_is_borne_only_by_a_sentence_that_tells_it(page: Pages, check: Check, deed: str, verdict: str) -> None:
    sought = "Divers sought the two bells of the old ferry on Monday"
    account = told(page, "a", f"{sought}. One anchor was raised.", sought, "sought")
    clause = f"The two bells of the old ferry were {deed} on Monday"
    found = check(told(page, "draft", f"{clause}.", clause, deed), account, times=TIMES)
    assert found[clause].verdict == verdict


def test_a_sentence_that_nothing_is_held_against_is_told_as_such(page: Pages, check: Check) -> None:
    account = told(page, "a", f"{FIRE}.", FIRE, "broke")
    silent = "The brewers of Vendsund claimed a share of the fire insurance."
    found = check(told(page, "draft", f"What we know\n\n{FIRE}. {silent}", FIRE, "broke"), account, times=TIMES)
    assert found[silent].verdict == "not checkable"
    assert "What we know" not in found


def test_a_small_number_that_no_account_counts_is_told_as_such(page: Pages, check: Check) -> None:
    account = page("a", "The storm drove 90 people from their homes in Brack.").figure("90 people", 90, 90, unit="people")
    draft = page("draft", "Two pilots watched the storm in Brack.").figure("Two pilots", 2, 2, unit="pilots")
    assert check(draft, account)["Two pilots"].verdict == "not checkable"


def test_doer_and_sufferer_turned_round(page: Pages, check: Check) -> None:
    def sued(name: str, one: str, other: str) -> Any:  # noqa: ANN401 - a page
        p = page(name, f"{one} sued {other} over the flooded fields.")
        doer, sufferer = p.entity(one, "organization"), p.entity(other, "organization")
        return p.event(f"{one} sued {other} over the flooded fields", "sued", type="ACCUSE", actors=(doer,), recipients=(sufferer,))

    assert set(alarms(check(sued("draft", "Harrow Mills", "Brack Water"), sued("a", "Brack Water", "Harrow Mills"))).values()) == {
        "differs"
    }
    assert alarms(check(sued("draft", "Brack Water", "Harrow Mills"), sued("a", "Brack Water", "Harrow Mills"))) == {}


def test_a_rank_that_no_account_gives(page: Pages, check: Check) -> None:
    account = page("a", "The bridge of Brack is the oldest bridge in the county.")
    found = check(page("draft", "The bridge of Brack is the longest bridge in the county."), account)
    assert alarms(found) == {"the longest bridge in the county": "not on record"}
    assert alarms(check(page("draft", "The bridge of Brack is the oldest bridge in the county."), account)) == {}


def test_what_nobody_tells_is_not_on_record(page: Pages, check: Check) -> None:
    account = told(page, "a", f"{FIRE}.", FIRE, "broke")
    draft = told(page, "draft", "Firemen from Vendsund lost two engines.", "Firemen from Vendsund lost two engines", "lost")
    assert alarms(check(draft, account)) == {"Firemen from Vendsund lost two engines": "not on record"}


def test_a_thing_with_another_number(page: Pages, check: Check) -> None:
    account = page("a", "The roof of the No. 3 shaft fell in.")
    assert alarms(check(page("draft", "The roof of the No. 2 shaft fell in."), account)) == {"No. 2": "differs"}
    assert alarms(check(page("draft", "The roof of the No. 3 shaft fell in."), account)) == {}


def test_what_the_accounts_ask_for_is_no_duty(page: Pages, check: Check) -> None:
    asked, must = "The assembly asked the council to halt the sale of the quay", "The council must halt the sale of the quay"
    account = told(page, "a", f"{asked}.", "to halt the sale of the quay", "halt", factuality="called for")
    draft = told(page, "draft", f"{must}.", must, "halt", factuality="called for")
    assert set(alarms(check(draft, account)).values()) == {"differs"}


def test_every_claim_has_words_a_sentence_and_the_records_claim(page: Pages, check: Check) -> None:
    account = told(page, "a", f"{FIRE}.", FIRE, "broke")
    draft = f"{FIRE}, and Firemen from Vendsund lost two engines."
    found = check(told(page, "draft", draft, FIRE, "broke"), account, times=TIMES)
    assert found
    for words, claim in found.items():
        assert words.strip() == words
        assert claim.reason[0].isupper()
        assert claim.reason[-1] in ".!?”"
    assert any(c.record for c in found.values())
