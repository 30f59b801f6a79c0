"""Whom a deed is done to: by its word's own arguments alone, in news written for these tests."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.event import Event
from onrecord.facts.reading import Reading
from onrecord.facts.span import Span
from onrecord.read.events.same_event import EventDraft, gathered

Read = Callable[..., Reading]


def whom(reading: Reading, word: str) -> list[str]:
    event: Event = next(e for e in reading.events if word in e.trigger.of(reading.article.text))
    known = {e.id: e.name for e in reading.entities}
    assert event.undergoers is not None
    return [known[i] for i in event.undergoers]


@pytest.mark.parametrize(
    ("text", "word", "found"),
    [
        ("Soldiers arrested Ada Banda in Tamra on Monday.", "arrested", ["Ada Banda"]),
        ("Ada Banda was arrested by soldiers in Tamra on Monday.", "arrested", ["Ada Banda"]),
        ("The officer fired two shots at Ada Banda on Monday.", "fired", ["Ada Banda"]),
        ("Prosecutors filed charges against Ada Banda on Monday.", "charges", ["Ada Banda"]),
        ("The killing of Ada Banda shocked the town.", "killing", ["Ada Banda"]),
        ("President Leo Maran met with Ada Banda in Geneva on Monday.", "met", ["Ada Banda"]),
        ("Lawmakers called for Ada Banda to resign on Monday.", "called", ["Ada Banda"]),
        ("Lawmakers demanded that Ada Banda be tried.", "demanded", ["Ada Banda"]),
        ("Lawmakers called for Ada Banda's resignation on Monday.", "called", ["Ada Banda"]),
        ("Party leaders condemned Ada Banda's remarks on Monday.", "condemned", ["Ada Banda"]),
        ("The council condemned racist language from Ada Banda on Monday.", "condemned", ["Ada Banda"]),
        ("The army used poison gas to attack Ada Banda on Monday.", "used", ["Ada Banda"]),
        ("Lawmakers passed a resolution condemning Ada Banda on Monday.", "passed", ["Ada Banda"]),
        ("President Leo Maran called on Norway to end the ban.", "called", ["Norway"]),
        ("President Leo Maran visited with Ada Banda in Geneva on Monday.", "visited", ["Ada Banda"]),
        ("President Leo Maran threatened to sue Ada Banda on Monday.", "threatened", ["Ada Banda"]),
        ("Leo Maran, who lost to Ada Banda in May, left his wife on Monday.", "left", ["his wife"]),
    ],
)
def test_whom_the_words_own_arguments_name(nlp_read: Read, text: str, word: str, found: list[str]) -> None:
    assert whom(nlp_read(text), word) == found


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("Lawmakers called for an inquiry into Ada Banda's death on Monday.", "called"),
        ("The minister ordered the transfer of Ada Banda's jail warden on Monday.", "ordered"),
        ("Judge Peter Lang praised the book about Ada Banda on Monday.", "praised"),
        ("Leo Maran entered Ada Banda's flat on Monday.", "entered"),
        ("Leo Maran returned to the Supreme Court on Monday.", "returned"),
        ("Leo Maran flew to Ada Banda's summit with Norway on Monday.", "flew"),
        ("The minister vowed on Monday to respond to Ada Banda's killing with force.", "vowed"),
        ("Leo Maran insisted on Monday that the attack on Ada Banda was spontaneous.", "insisted"),
        ("Leo Maran condemned the deal with Ada Banda on Monday.", "condemned"),
        ("The plan was met with resistance on Monday.", "met"),
        ("Leo Maran documented his talks with Ada Banda on Monday.", "documented"),
        ("Leo Maran promoted a theory linking Ada Banda to the fire on Monday.", "promoted"),
        ("President Leo Maran flew to Norway on Monday for talks with the king.", "flew"),
        ("Ada Banda is set to speak in Geneva on Monday.", "set"),
        ("The senator announced he would read a YouTube video's title aloud, and mocked it.", "mocked"),
    ],
)
def test_who_is_only_named_near_by_undergoes_nothing(nlp_read: Read, text: str, word: str) -> None:
    reading = nlp_read(text)
    if any(word in e.trigger.of(text) for e in reading.events):
        assert whom(reading, word) == []


def test_a_later_mention_fills_what_the_first_left_open() -> None:
    def draft(undergoers: tuple[str, ...]) -> EventDraft:
        return EventDraft(
            type="COERCE",
            mode="arrest",
            lemma="arrest",
            trigger=Span(0, 6),
            clause=Span(0, 6),
            actors=(),
            recipients=("e1",),
            place=None,
            date=None,
            factuality="actual",
            definite=True,
            nominal=True,
            sentence=0,
            undergoers=undergoers,
        )

    (told,) = gathered([draft(()), draft(("e1",))])
    assert told.undergoers == ("e1",)


def test_recipients_stay_as_coders_put_them_down(nlp_read: Read) -> None:
    reading = nlp_read("Lawmakers called for an inquiry into Ada Banda's death on Monday.")
    event = next(e for e in reading.events if e.recipients)
    assert event.recipients
    assert event.undergoers == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mass shooting killed nine people in Tamra.", []),
        ("Israeli strike killed nine people in Tamra.", ["Israel"]),
    ],
)
def test_a_mere_word_before_a_deed_is_nobody(nlp_read: Read, text: str, found: list[str]) -> None:
    reading = nlp_read(text)
    known = {e.id: e for e in reading.entities}
    doers = [known[i] for e in reading.events if "killed" in e.trigger.of(text) for i in e.actors]
    assert [e.name for e in doers if e.kind != "thing"] == found


def test_a_text_may_end_in_white_space(nlp_read: Read) -> None:
    assert whom(nlp_read("Soldiers arrested Ada Banda "), "arrested") == ["Ada Banda"]
