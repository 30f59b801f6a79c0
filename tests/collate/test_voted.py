"""A vote to do a thing and the doing, a bare vote and "the measure" beside a bill that passed, and what is told apart from them."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from onrecord.collate.events.senses import senses_of
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]
UNTOLD: dict[str, Any] = {"told": None}


def told(page: Pages, article: str, text: str, *events: tuple[str, str, dict[str, Any]], who: str = "", whom: str = "") -> object:
    """An article with events, each by its word, its clause and what else is read of it."""
    made = page(article, text, at=f"2031-05-0{ord(article) - 96}T10:00:00Z")
    for word, clause, more in events:
        parts: dict[str, Any] = {"actors": (made.entity(who, "organization"),) if who else ()}
        parts["recipients"] = (made.entity(whom),) if whom else ()
        made.event(clause, word, **{"lemma": more.pop("base"), **parts, **more})
    return made


def articles(record: Record, words: str) -> list[str]:
    """The articles of the event of which an account holds these words."""
    texts = [e for e in record.events if words in e.title]
    return sorted({a.article for a in texts[0].accounts})


def condemned(page: Pages, article: str, text: str) -> object:
    clause = text.rstrip(".")
    deed = clause[clause.index("to condemn") :]
    return told(
        page,
        article,
        text,
        ("voted", clause, {"base": "vote", "type": "REQUEST"}),
        ("condemn", deed, {"base": "condemn", "type": "ACCUSE", **UNTOLD}),
        who="Tolm Council",
        whom="Rui Lopes",
    )


def test_a_vote_to_condemn_is_the_condemning(page: Pages, record_of: Make) -> None:
    record = record_of(
        condemned(page, "a", "Tolm Council voted on Monday to condemn Rui Lopes for his remarks on parrots."),
        condemned(page, "b", "Tolm Council voted 9-4 to condemn Rui Lopes for what he said of the parrots."),
    )
    told_rows = [e for e in record.events if "condemn" in e.title]
    assert len(told_rows) == 1
    assert articles(record, "condemn") == ["a", "b"]


def test_a_vote_not_to_is_no_deed(page: Pages, record_of: Make) -> None:
    refused = told(
        page,
        "b",
        "Tolm Council voted not to condemn Rui Lopes for his remarks.",
        ("voted", "Tolm Council voted not to condemn Rui Lopes for his remarks", {"base": "vote", "type": "REQUEST"}),
        who="Tolm Council",
        whom="Rui Lopes",
    )
    record = record_of(condemned(page, "a", "Tolm Council voted on Monday to condemn Rui Lopes for his remarks."), refused)
    assert articles(record, "voted on Monday") == ["a"]


def passed(page: Pages, article: str, text: str, **more: Any) -> object:  # noqa: ANN401 - fields of an event
    return told(page, article, text, ("passed", text.rstrip("."), {"base": "pass", **more}), who="Tolm Council")


@pytest.mark.parametrize(
    ("text", "word", "base", "found"),
    [
        ("Tolm Council voted on Monday.", "voted", "vote", True),
        ("Tolm Council voted against a pier on Monday.", "voted", "vote", False),
    ],
)
def test_a_bare_vote_is_the_one_of_that_day(page: Pages, record_of: Make, text: str, word: str, base: str, found: bool) -> None:
    record = record_of(
        passed(page, "a", "Tolm Council passed the parrot bill on Monday.", date="2031-05-01"),
        passed(page, "b", "Tolm Council passed the parrot bill after a long debate.", date="2031-05-01"),
        told(page, "c", text, (word, text.rstrip("."), {"base": base, "date": "2031-05-01"}), who="Tolm Council"),
    )
    assert ("c" in articles(record, "parrot bill")) is found


@pytest.mark.parametrize("between", ["", "Tolm Council passed a pier tax last year. "])
def test_the_measure_is_the_act_told_last(page: Pages, record_of: Make, between: str) -> None:
    text = f"Tolm Council passed the parrot bill on Monday. {between}The measure passed with nine votes."
    made = page("a", text, at="2031-05-01T10:00:00Z")
    council = made.entity("Tolm Council", "organization")
    made.event("Tolm Council passed the parrot bill on Monday", "passed", lemma="pass", actors=(council,), date="2031-05-01")
    if between:
        made.event("Tolm Council passed a pier tax last year", "passed", lemma="pass", actors=(council,), date="2030")
    clause = "The measure passed with nine votes"
    made.event(clause, "passed", lemma="pass", subject=made.at("The measure"))
    record = record_of(made, passed(page, "b", "Tolm Council passed the parrot bill after a long debate.", date="2031-05-01"))
    own = next(e for e in record.events if "parrot" in e.title)
    spans = [text[s.start : s.end] for a in own.accounts if a.article == "a" for s in a.spans]
    assert (clause in spans) is not bool(between)


def test_a_game_called_off_is_no_game_played(page: Pages, record_of: Make) -> None:
    record = record_of(
        told(
            page,
            "a",
            "The Tolm Parrots cancelled the home game of Monday at Gate Park.",
            ("cancelled", "The Tolm Parrots cancelled the home game of Monday at Gate Park", {"base": "cancel"}),
            who="Tolm Parrots",
        ),
        told(
            page,
            "b",
            "The Tolm Parrots played the home game of Monday at Gate Park.",
            ("played", "The Tolm Parrots played the home game of Monday at Gate Park", {"base": "play"}),
            who="Tolm Parrots",
        ),
    )
    assert articles(record, "cancelled") == ["a"]


def test_what_nobody_is_said_to_do_is_not_joined_by_its_words(page: Pages, record_of: Make) -> None:
    def may(article: str, text: str, clause: str) -> object:
        return told(page, article, text, (clause.split()[1], clause, {"base": "enter", "voice": "active", **UNTOLD}))

    record = record_of(
        may("a", "Cousins may hope to enter the republic.", "to enter the republic"),
        may("b", "Pilots need a stamp to enter the republic.", "to enter the republic"),
    )
    assert all(len({a.article for a in e.accounts}) == 1 for e in record.events)


def test_what_befell_several_is_not_what_befell_one(page: Pages, record_of: Make) -> None:
    text = "Soldiers killed Rui Lopes on Monday. Several guards were killed in the raid too. Soldiers killed Lopes at dawn."
    made = page("a", text, at="2031-05-01T10:00:00Z")
    rui = made.entity("Rui Lopes")
    more = (made.at("Several guards were killed in the raid too"), made.at("Soldiers killed Lopes at dawn"))
    made.event("Soldiers killed Rui Lopes on Monday", "killed", lemma="kill", type="ASSAULT", recipients=(rui,), mentions=more)
    (event,) = record_of(made).events
    spans = [text[s.start : s.end] for a in event.accounts for s in a.spans]
    assert "Soldiers killed Lopes at dawn" in spans
    assert not any("Several" in s for s in spans)


def test_other_numbers_are_of_another_deed(page: Pages, record_of: Make) -> None:
    other, same = "The other spent more than 20 years in Tolm prison", "Lopes spent five years there"
    made = page("a", text := f"Rui Lopes spent five years in Tolm prison. {other}. {same}.", at="2031-05-01T10:00:00Z")
    rui = made.entity("Rui Lopes")
    more = (made.at(other), made.at(same))
    made.event("Rui Lopes spent five years in Tolm prison", "spent", lemma="spend", actors=(rui,), mentions=more)
    (event,) = record_of(made).events
    assert [text[s.start : s.end] for a in event.accounts for s in a.spans][1:] == [same]


def test_praise_is_won_without_a_contest() -> None:
    assert senses_of("win", " the recall election", verb=True) == {"win"}
    assert senses_of("win", " wide praise from unions", verb=True) == set()


@pytest.mark.parametrize(
    ("word", "subject", "place", "found"),
    [
        ("jolted", "An earthquake of magnitude 5.9", "Tolm", True),
        ("jolted", "News of the tax", "Tolm", False),
        ("jolted", "An earthquake of magnitude 5.9", "Velm", False),
    ],
)
def test_one_earthquake_in_whatever_words(page: Pages, record_of: Make, word: str, subject: str, place: str, found: bool) -> None:
    def felt(article: str, verb: str, base: str, what: str, where: str, more: str) -> object:
        clause = f"{what} {verb} {where}{more}"
        made = page(article, f"{clause}.", at="2031-05-01T10:00:00Z")
        whom = made.entity(where.split()[-1], "place")
        return made.event(clause, verb, lemma=base, subject=made.at(what), date="2031-05-01", recipients=(whom,))

    record = record_of(
        felt("a", "struck", "strike", "A magnitude 5.9 earthquake", "Tolm", " early on Thursday, cracking chapels and barns"),
        felt("b", word, "jolt", subject, f"the port of {place}", " while its people slept"),
    )
    assert ({"a", "b"} == {a.article for a in record.events[0].accounts}) is found


def test_one_sentence_leads_once(page: Pages, record_of: Make) -> None:
    text = "Mayor Rui Lopes' dismissal of the harbour master shocked the whole town of Tolm on Monday."
    made = page("a", text, at="2031-05-01T10:00:00Z")
    rui, clause = made.entity("Rui Lopes"), text.rstrip(".")
    made.event(clause, "dismissal", lemma="dismissal", type="REJECT", actors=(rui,), voice="active")
    made.event(clause, "shocked", lemma="shock", actors=(rui,))
    first, second = sorted((e.weight for e in record_of(made).events), reverse=True)
    assert first > 0
    assert second < first / 2
