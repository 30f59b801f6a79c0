"""PLOVER types of events: each type, strikes by what the text is about, and figures of speech that are none."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.event import Event
from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


def event(reading: Reading, lemma: str) -> Event:
    return next(e for e in reading.events if e.lemma == lemma)


TYPED = [
    ("France condemned the annexation of the island.", "ACCUSE"),
    ("The two presidents met in Vienna on Friday.", "CONSULT"),
    ("Norway donated 40 ambulances to Moldova.", "AID"),
    ("Police arrested three journalists in Minsk.", "COERCE"),
    ("Militants kidnapped a priest near the border.", "ASSAULT"),
    ("Army shells hit a school, killing two teachers.", "ASSAULT"),
    ("Latvia expelled two Russian diplomats.", "SANCTION"),
    ("The ministry rejected a request by the union.", "REJECT"),
    ("Thousands of farmers protested against the tax in Warsaw.", "PROTEST"),
    ("Finland praised the reform of the courts.", "SUPPORT"),
    ("The rebels released 30 prisoners on Sunday.", "RETREAT"),
    ("The government lifted the curfew in Colombo.", "CONCEDE"),
    ("Chad urged Libya to open the border.", "REQUEST"),
    ("Iran threatened to close the strait.", "THREATEN"),
    ("Turkey deployed 2,000 troops along the border with Syria.", "MOBILIZE"),
    ("Slovenia extradited a suspected smuggler to Croatia.", "COOPERATE"),
    ("Peru and Chile agreed to share the fishing grounds.", "AGREE"),
    ("Nurses went on strike over pay on Wednesday.", "PROTEST"),
    ("The minister was taken into custody on Tuesday.", "COERCE"),
    ("Soldiers dragged the editor from her home.", "COERCE"),
    ("The governor ordered the evacuation of 4,000 residents.", "COERCE"),
    ("The court granted an injunction against the pipeline.", "COERCE"),
    ("A judge blocked the merger.", "COERCE"),
    ("The ministry revoked the licence of the radio station.", "COERCE"),
    ("The regulator fined the bank 4 million euros.", "SANCTION"),
    ("The European Union froze the assets of four generals.", "SANCTION"),
    ("The governor lifted the evacuation order.", "CONCEDE"),
    ("The court annulled the election.", "REJECT"),
    ("The army put its reservists on alert.", "MOBILIZE"),
    ("The senator attacked the president's record on trade.", "ACCUSE"),
    ("The council voted not to pay the ransom.", "REJECT"),
]


@pytest.mark.parametrize(("text", "expected"), TYPED)
def test_each_plover_type_is_read(nlp_read: Read, text: str, expected: str) -> None:
    assert expected in {e.type for e in nlp_read(text).events}


UNTYPED = [
    ("The album strikes a dangling tone.", "strike"),
    ("The striker shot over the bar in the second match of the season.", "shoot"),
    ("The president is fighting for his political life.", "fight_for"),
    ("Two workers were injured when a crane fell in the storm.", "injure"),
    ("Tariffs of 25 percent will hit car makers.", "hit"),
    ("The coach was fired on Monday.", "fire"),
    ("The reporter asked what the minister knew.", "ask"),
    ("The study demonstrated that the drug works.", "demonstrate"),
    ("The rules allow a flow of 100 kilograms.", "allow"),
    ("The search led to an arrest.", "lead"),
]


@pytest.mark.parametrize(("text", "lemma"), UNTYPED)
def test_a_figure_of_speech_a_game_or_an_accident_is_no_assault(nlp_read: Read, text: str, lemma: str) -> None:
    assert {e.type for e in nlp_read(text).events if e.lemma == lemma} <= {None}


def test_a_strike_is_what_the_text_is_about(nlp_read: Read) -> None:
    workers = nlp_read("The union met its members. The strike, which began on Monday, has closed the port.")
    missiles = nlp_read("The army fired missiles at dawn. The strike, which came on Monday, has closed the port.")
    assert event(workers, "strike").type == "PROTEST"
    assert event(missiles, "strike").type == "ASSAULT"
