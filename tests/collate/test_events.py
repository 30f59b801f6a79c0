"""Which accounts tell of one event."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]


def test_one_deed_in_other_words_is_one_and_another_request_is_not(page: Pages, record_of: Make) -> None:
    a = page("a", "Rebels shelled the market of Tamra on Friday. Ira Moll asked the court of Tamra to free nine men.")
    a.event("Rebels shelled the market of Tamra on Friday", "shelled", type="ASSAULT")
    a.event("Ira Moll asked the court of Tamra to free nine men", "asked", type="REQUEST", actors=(a.entity("Ira Moll"),))
    b = page("b", "The market of Tamra was shelled by rebels. Ira Moll asked a baker for bread and salt.")
    b.event("The market of Tamra was shelled by rebels", "shelled", type="ASSAULT")
    b.event("Ira Moll asked a baker for bread and salt", "asked", type="REQUEST", actors=(b.entity("Ira Moll"),))
    found = {e.title.split()[0]: len(e.accounts) for e in record_of(a, b).events}
    assert sorted(len(e.accounts) for e in record_of(a, b).events) == [1, 1, 2], found


def test_shared_names_alone_do_not_make_one_happening(page: Pages, record_of: Make) -> None:
    pages = []
    for name, text, verb in (
        ("a", "Transport Minister Lena Ortiz gave way on Monday.", "gave"),
        ("b", "Transport Minister Lena Ortiz postponed the sale of Sundline.", "postponed"),
    ):
        p = page(name, text)
        who = p.entity("Lena Ortiz", role="transport minister")
        pages.append(p.event(text[:-1], verb, actors=(who,)))
    assert len(record_of(*pages).events) == 2


def death(page: Pages, name: str, text: str, verb: str, **more: Any) -> Any:  # noqa: ANN401 - fields of an event; a page
    made = page(name, text)
    who = made.entity("Ada Banda")
    return made.event(text.rstrip("."), verb, recipients=(who,), **more)


def test_nobody_dies_twice_whatever_days_and_words_accounts_give(page: Pages, record_of: Make) -> None:
    a = death(page, "a", "Ada Banda died of her wounds at the harbour clinic.", "die", date="2031-05-01")
    b = death(page, "b", "A gunman killed Ada Banda outside a bakery.", "kill", date="2031-07-09")
    assert [len(e.accounts) for e in record_of(a, b).events] == [2]


def test_a_word_shared_with_a_verb_makes_no_one_happening(page: Pages, record_of: Make) -> None:
    a = page("a", "The old ruling was decided on narrow grounds.").event("The old ruling was decided on narrow grounds", "decided")
    b = page("b", "Mothers said that they decide.").event("they decide", "decide")
    assert len(record_of(a, b).events) == 2
