"""What is no alarm: a person by another form of the name, a place that an account has elsewhere, what is ahead or not yet."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from tests.check.test_claims import alarms, told

from onrecord.check.called import called_alike
from onrecord.facts.article import Article
from onrecord.facts.check import ALARMS, CheckedClaim
from onrecord.facts.story import Story
from onrecord.run.beside_story import Neighbours
from onrecord.store.store import Store

Pages = Callable[..., Any]
Check = Callable[..., dict[str, CheckedClaim]]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Chuck Lund", "Charles E. Lund", True),
        ("Rick Lund", "Richard Lund", True),
        ("Rick Lund", "Robert Lund", False),
        ("Chuck Lund", "Charles Holm", False),
        ("Lund", "Charles Lund", False),
    ],
)
def test_forms_of_one_name(one: str, other: str, same: bool) -> None:
    assert called_alike(one, other) is called_alike(other, one) is same


@pytest.mark.parametrize(("name", "verdict"), [("Chuck Lund", None), ("Petra Lund", "not on record")])
def test_a_person_by_another_form_of_the_name(page: Pages, check: Check, name: str, verdict: str | None) -> None:
    account = page("a", "Charles Lund opened the bridge of Brack on time.")
    account.entity("Charles Lund")
    draft = page("draft", f"{name} opened the bridge of Brack on time.")
    draft.entity(name)
    assert set(alarms(check(draft, account)).values()) == ({verdict} if verdict else set())


@pytest.mark.parametrize(("age", "verdict"), [(29, None), (39, "differs")])
def test_an_age_beside_a_name(page: Pages, check: Check, age: int, verdict: str | None) -> None:
    account = page("a", "Ida Lund, 29, opened the bridge of Brack on time.")
    account.entity("Ida Lund")
    draft = page("draft", f"Ida Lund, {age}, opened the bridge of Brack on time.")
    draft.entity("Ida Lund")
    found = check(draft, account)
    given = [c for words, c in found.items() if str(age) in words and c.kind == "figure"]
    assert [c.verdict if c.verdict in ALARMS else None for c in given] == [verdict]


def test_a_place_that_another_sentence_has_is_no_alarm(page: Pages, check: Check) -> None:
    clause = "The court heard the case of the miller"
    near = told(page, "a", f"{clause} in Brack. Its judges sit in Vendsund, where they heard the miller.", clause, "heard")
    other = told(page, "draft", f"{clause} in Vendsund.", clause, "heard")
    assert alarms(check(other, near)) == {}
    far = told(page, "b", f"{clause} in Brack. It rained. Nobody came. A fair opens in Vendsund next week.", clause, "heard")
    assert any("in Vendsund" in words for words in alarms(check(other, far)))


@pytest.mark.parametrize(
    ("text", "verdict"),
    [
        ("The law would not take effect in the county until six months after it is signed", None),
        ("The law would not take effect in the county at all", "differs"),
    ],
)
def test_not_until_says_when_and_not_no(page: Pages, check: Check, text: str, verdict: str | None) -> None:
    account = told(page, "a", f"{text}.", text, "take", factuality="planned")
    clause = "The law will take effect in the county"
    found = check(told(page, "draft", f"{clause}.", clause, "take", factuality="planned", voice="active"), account)
    assert {c.verdict for c in found.values() if "says no of it" in c.reason} == ({verdict} if verdict else set())


@pytest.mark.parametrize(("clause", "verdict"), [
    ("the law takes effect once it is signed", None), ("the law took effect in the county", "differs"),
])  # fmt: skip
def test_the_present_of_what_is_to_come_is_no_harder_than_a_condition(
    page: Pages, check: Check, clause: str, verdict: str | None
) -> None:
    verb = "takes" if "takes" in clause else "took"
    account = told(page, "a", f"They say {clause.replace(verb, 'takes')} by the mayor.", clause.replace(verb, "takes"), "takes",
                   factuality="conditional", voice="active")  # fmt: skip
    draft = told(page, "draft", f"So {clause}.", clause, verb, voice="active")
    assert {c.verdict for c in check(draft, account).values() if "told as conditional" in c.reason.casefold()} == (
        {verdict} if verdict else set()
    )


def test_a_deed_only_pointed_to_is_not_said_to_be_borne(page: Pages, check: Check) -> None:
    account = told(page, "a", "The withdrawal of the bill began on time.", "The withdrawal of the bill", "withdrawal")
    draft = told(page, "draft", "The withdrawal is complete.", "The withdrawal", "withdrawal")
    assert "The withdrawal" not in check(draft, account)


def test_what_stands_in_an_article_of_another_story_of_the_days_is_shown(tmp_path: Path) -> None:
    with Store.open(tmp_path / "n.db", write=True) as store:
        with store.commit_point():
            store.keep_article(Article("a", published_at="2024-03-04", text="A fire broke out."))
            store.keep_article(Article("b", published_at="2024-03-05", text="More. Police searched a flat in Revere. End."))
            store.keep_article(Article("c", published_at="2023-01-05", text="Boats burned in Grimsvik."))
            days = (("one", "a", "2024-03-04"), ("two", "b", "2024-03-05"), ("old", "c", "2023-01-05"))
            store.keep_stories([Story(s, s, (a,), d, d) for s, a, d in days], (), ())
        own = store.story("one")
        assert own is not None
        beside = Neighbours(store, own)
    text = "A flat in Revere was searched. In Grimsvik boats burned."

    def claim(words: str, verdict: str = "not on record", kind: str = "deed") -> CheckedClaim:
        start = text.index(words)
        return CheckedClaim(start, start + len(words), kind, verdict, "No account has it.", None, None, (), (), ())  # type: ignore[arg-type]  # of the kind

    told_there = beside.spared(text, claim("in Revere"))
    assert (told_there.verdict, [s.says for s in told_there.bearing]) == ("not checkable", ["Police searched a flat in Revere."])
    assert beside.spared(text, claim("In Grimsvik")).verdict == "not on record", "of other days"
    assert beside.spared(text, claim("in Revere", "differs")).verdict == "differs"
    assert beside.spared(text, claim("in Revere", kind="quotation")).verdict == "not on record", "words are there or not"
