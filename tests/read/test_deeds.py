"""Who did it, whether it is so, of what type and on what day: kinds of clauses on which readers of news fail."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.event import Event
from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


def event(reading: Reading, word: str) -> Event:
    return next(e for e in reading.events if word in e.trigger.of(reading.article.text))


def names(reading: Reading, ids: tuple[str, ...]) -> list[str]:
    known = {e.id: e.name for e in reading.entities}
    return [known[i] for i in ids]


@pytest.mark.parametrize(
    ("text", "word", "doer"),
    [
        ("Residents of Goma blamed the rebels for bombing the bridge on Monday.", "bombing", ["the rebels"]),
        ("A court in Minsk jailed a blogger for five years for insulting the president.", "insulting", ["a blogger"]),
        ("Judge Peter Lang sentenced Cole to 12 years for killing Baker.", "killing", ["Cole"]),
        ("The driver apologised for hitting the cyclist.", "hitting", ["The driver"]),
        ("The village was shelled overnight, killing twelve.", "killing", []),
        ("The army shelled the village overnight, killing twelve.", "killing", ["The army"]),
        ("LIMA (AP) — A soldier on Monday shot a miner.", "shot", ["A soldier"]),
        ("No group has said it fired the rockets that hit Haifa.", "fired", []),
    ],
)
def test_who_did_it_is_found_through_control(nlp_read: Read, text: str, word: str, doer: list[str]) -> None:
    reading = nlp_read(text)
    assert names(reading, event(reading, word).actors) == doer


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("A man was killed and his wife injured when a train hit their car.", "injured"),
        ("Two arrested after raid on bank", "arrested"),
        ("Ex-mayor jailed for taking bribes", "jailed"),
    ],
)
def test_a_passive_needs_no_auxiliary(nlp_read: Read, text: str, word: str) -> None:
    found = event(nlp_read(text), word)
    assert not found.actors
    assert found.recipients
    assert found.voice == "passive"


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Three men were charged in Lyon on Monday with attacking a mosque.", "attacking", "alleged"),
        ("He was arrested on suspicion of killing two nurses.", "killing", "alleged"),
        ("She allegedly stabbed her neighbour.", "stabbed", "alleged"),
        ("Cole pleaded not guilty to killing his brother.", "killing", "alleged"),
        ("Cole was convicted of killing his brother.", "killing", "actual"),
        ("Prosecutors said Cole shot Baker twice.", "shot", "alleged"),
        ("Prosecutors said two suspects had been arrested.", "arrested", "actual"),
        ("He blamed the rebels for the bombing.", "bombing", "actual"),
        ("The rebels stopped short of attacking the port.", "attacking", "negated"),
        ("The deputies approved powers without fixing an end date.", "fixing", "negated"),
        ("The story that the singer had been arrested in Rome was a hoax.", "arrested", "denied"),
        ("Images of police beating a student were doctored, the ministry said.", "beating", "denied"),
        ("A video showing soldiers looting shops is genuine, officials said.", "looting", "actual"),
        ("Israel has not confirmed that it bombed the airport.", "bombed", "possible"),
        ("Preliminary findings suggest the plane was shot down by a missile.", "shot down", "possible"),
        ("The minister demanded a retraction and an apology from the union.", "apology", "called for"),
    ],
)
def test_whether_it_is_so(nlp_read: Read, text: str, word: str, value: str) -> None:
    assert event(nlp_read(text), word).factuality == value


@pytest.mark.parametrize(
    ("text", "word", "no_type"),
    [
        ("He died of a cardiac arrest.", "arrest", "COERCE"),
        ("We fear an abuse of power, the lawyer said.", "abuse", "ASSAULT"),
        ("The minister in charge of the police quit on Thursday.", "charge", "ACCUSE"),
        ("Oil prices rallied on Monday.", "rallied", "PROTEST"),
        ("The police put the number at 9,000.", "put", "MOBILIZE"),
        ("The finance minister told a rally in Nakuru that taxes would not rise.", "rally", "PROTEST"),
        ("The embassy, opened in 1983, employs nine people.", "opened", "SUPPORT"),
        ("The road was blocked by snow.", "blocked", "PROTEST"),
    ],
)
def test_words_of_other_senses_are_no_such_deeds(nlp_read: Read, text: str, word: str, no_type: str) -> None:
    reading = nlp_read(text)
    assert not [e for e in reading.events if word in e.trigger.of(text) and e.type == no_type]


@pytest.mark.parametrize(
    ("text", "word", "day"),
    [
        ("Three people died when a coach fell from a bridge, officials said on Wednesday.", "died", None),
        ("The police minister quit on Thursday, two days after officers killed two miners.", "killed", None),
        ("The minister said on Tuesday that rebels had shelled the town on Sunday.", "shelled", "2024-03-10"),
        ("A gunman opened fire on Monday, killing two.", "killing", "2024-03-11"),
        ("No officer has been jailed since 2010.", "jailed", None),
    ],
)
def test_the_day_is_the_deeds_own(nlp_read: Read, text: str, word: str, day: str | None) -> None:
    reading = nlp_read(text, published_at="2024-03-13T10:00:00Z")
    assert event(reading, word).date == day


def test_commands_and_questions_are_no_events(nlp_read: Read) -> None:
    assert not nlp_read("Who shot the mayor?").events
    assert not nlp_read("Attack the bridge at once!").events


@pytest.mark.parametrize(
    ("text", "word", "value"),
    [
        ("Two officers to be charged over raid", "charged", "planned"),
        ("The crowd will cheer when the ship arrives.", "arrives", "planned"),
        ("When the minister arrived, crowds cheered.", "arrived", "actual"),
        ("She was the first officer to attack the base.", "attack", "actual"),
    ],
)
def test_what_lies_ahead_without_a_word_of_its_own(nlp_read: Read, text: str, word: str, value: str) -> None:
    assert event(nlp_read(text), word).factuality == value


def test_who_calls_a_killing_a_vile_deed_did_not_do_it_and_who_speaks_is_not_dead(nlp_read: Read) -> None:
    reading = nlp_read("The militia leader Abel Chanda called the killing of General Tobias Mwale a vile deed.")
    assert [e.actors for e in reading.events if "killing" in e.trigger.of(reading.article.text)] == [()]
    told = nlp_read("Samir Haddun, the prime minister, told deputies he was to dine with Tobias Mwale the evening he was killed.")
    assert "Samir Haddun" not in names(told, event(told, "killed").recipients)
