"""Events: triggers, roles, types, dates, places and sameness."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.facts.event import Event
from onrecord.facts.reading import Reading
from onrecord.lexicon.plover import TYPES

Read = Callable[..., Reading]


def names(reading: Reading, ids: tuple[str, ...]) -> set[str]:
    known = {e.id: e.name for e in reading.entities}
    return {known[i] for i in ids}


def event(reading: Reading, lemma: str) -> Event:
    return next(e for e in reading.events if e.lemma == lemma)


def test_what_is_called_off_is_beside_the_calling_off(nlp_read: Read) -> None:
    reading = nlp_read("The union called off a strike planned for Friday.")
    assert (event(reading, "strike").type, event(reading, "strike").factuality) == ("PROTEST", "negated")
    assert event(reading, "call_off").type == "CONCEDE"


def test_what_plover_does_not_cover_is_an_event_without_type(nlp_read: Read) -> None:
    reading = nlp_read("A fire destroyed the warehouse. The central bank raised its main rate.")
    assert {e.lemma: e.type for e in reading.events if e.lemma in {"destroy", "raise"}} == {"destroy": None, "raise": None}


def test_a_disaster_is_no_assault(nlp_read: Read) -> None:
    reading = nlp_read("A flood killed nine people in the valley.")
    assert event(reading, "kill").type is None
    assert event(nlp_read("A gunman killed nine people in the valley."), "kill").type == "ASSAULT"


def test_active_and_passive_give_the_same_roles(nlp_read: Read) -> None:
    active = nlp_read("Kenya expelled the Sudanese ambassador.")
    passive = nlp_read("The Sudanese ambassador was expelled by Kenya.")
    for reading in (active, passive):
        found = event(reading, "expel")
        assert "Kenya" in names(reading, found.actors)
        assert any("ambassador" in n for n in names(reading, found.recipients))


def test_relative_and_participial_clauses_have_their_subject(nlp_read: Read) -> None:
    reading = nlp_read("Serbia summoned the envoy who had insulted the president, accusing him of lies.")
    assert any("envoy" in n for n in names(reading, event(reading, "insult").actors))
    assert "Serbia" in names(reading, event(reading, "accuse").actors)


def test_a_light_verb_and_its_noun_are_one_event(nlp_read: Read) -> None:
    reading = nlp_read("Ethiopia launched an attack on the city of Adwa.")
    (found,) = [e for e in reading.events if e.type == "ASSAULT"]
    assert reading.article.text[found.trigger.start : found.trigger.end] == "launched an attack"
    assert "Ethiopia" in names(reading, found.actors)


def test_a_demonym_is_a_party(nlp_read: Read) -> None:
    reading = nlp_read("Ghana denounced an Italian raid on the ship.")
    assert "Italy" in {
        e.name for e in reading.entities if e.id in event(reading, "denounce").recipients + event(reading, "raid").actors
    }


def test_what_a_party_says_it_will_not_do_is_a_refusal(nlp_read: Read) -> None:
    reading = nlp_read("Hungary said it would not accept the quota.")
    found = event(reading, "accept")
    assert (found.type, found.factuality) == ("REJECT", "actual")
    assert "Hungary" in names(reading, found.actors)


def test_a_denied_claim_is_an_event_beside_the_denial(nlp_read: Read) -> None:
    reading = nlp_read("The company has rejected claims that it dumped waste in the river.")
    assert (event(reading, "reject").type, event(reading, "reject").factuality) == ("REJECT", "actual")
    assert event(reading, "dump").factuality == "denied"


def test_an_order_of_the_regulator_is_a_request_beside_the_deed_ordered(nlp_read: Read) -> None:
    reading = nlp_read("The regulator has ordered the recall of 40,000 heaters.")
    assert event(reading, "order").type in {"REQUEST", "COERCE"}
    assert event(reading, "order").factuality == "actual"
    assert event(reading, "recall").type is None


def test_a_vote_against_is_a_rejection(nlp_read: Read) -> None:
    assert event(nlp_read("Councillors voted against expelling the member."), "vote").type == "REJECT"


def test_what_is_to_happen_has_its_subject_in_the_clause(nlp_read: Read) -> None:
    reading = nlp_read("The chief executive is to meet the unions on Monday, his spokeswoman said.")
    found = event(reading, "meet")
    assert (found.type, found.factuality) == ("CONSULT", "planned")
    assert found.clause is not None
    assert reading.article.text[found.clause.start : found.clause.end] == "The chief executive is to meet the unions on Monday"


def test_who_calls_on_another_requests(nlp_read: Read) -> None:
    reading = nlp_read("The unions called on the government to guarantee the jobs.")
    found = event(reading, "call_on")
    assert (found.type, found.factuality) == ("REQUEST", "actual")
    assert event(reading, "guarantee").factuality == "called for"


def test_a_protest_announced_under_a_condition_is_a_threat_of_protest(nlp_read: Read) -> None:
    reading = nlp_read("Mrs Hale said she would chain herself to the gangway if the sale went through.")
    assert (event(reading, "chain").type, event(reading, "chain").factuality) == ("PROTEST", "threatened")


def test_what_fails_of_itself_is_an_event(nlp_read: Read) -> None:
    reading = nlp_read("The operator denied that the siren failed.")
    assert event(reading, "fail").factuality == "denied"
    assert all(e.lemma != "fail" for e in nlp_read("The council failed to close the bridge.").events)


def test_what_another_must_do_is_a_request_by_the_speaker(nlp_read: Read) -> None:
    reading = nlp_read("Germany said that Belarus must release the prisoners.")
    found = next(e for e in reading.events if e.type == "REQUEST")
    assert "Germany" in names(reading, found.actors)
    assert "Belarus" in names(reading, found.recipients)
    assert event(reading, "release").factuality == "called for" or found.lemma == "release"


def test_reports_alone_are_no_events(nlp_read: Read) -> None:
    assert nlp_read("The minister said that the bridge was old.").events == ()


def test_the_date_is_that_of_the_clause_and_never_the_publication_date(nlp_read: Read) -> None:
    reading = nlp_read("Rebels attacked the town on 3 May 2021. The mayor resigned.", published_at="2021-06-01")
    assert event(reading, "attack").date == "2021-05-03"
    assert event(reading, "resign").date is None


def test_a_dated_thing_does_not_date_what_is_done_to_it(nlp_read: Read) -> None:
    assert event(nlp_read("Lawmakers repealed a 2014 treaty."), "repeal").date is None


def test_the_place_is_an_entity(nlp_read: Read) -> None:
    reading = nlp_read("Gunmen attacked a hotel in Mogadishu.")
    place = event(reading, "attack").place
    assert place is not None
    assert names(reading, (place,)) == {"Mogadishu"}


def test_a_noun_that_points_back_is_the_same_event(nlp_read: Read) -> None:
    reading = nlp_read("An airstrike hit the market. The airstrike was condemned by Egypt.")
    (found,) = [e for e in reading.events if e.lemma == "airstrike"]
    assert len(found.mentions) == 1


def test_two_dates_are_two_events(nlp_read: Read) -> None:
    reading = nlp_read("Police raided the bank on 2 May 2020. Police raided the bank on 9 June 2021.")
    assert len([e for e in reading.events if e.lemma == "raid"]) == 2


def test_a_resolution_that_asks_is_one_request(nlp_read: Read) -> None:
    reading = nlp_read("Parliament passed a resolution asking the government to close the plant.")
    requests = [e for e in reading.events if e.type == "REQUEST"]
    assert len(requests) == 1
    assert event(reading, "close").factuality == "called for"


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=200)
    | st.lists(
        st.sampled_from(
            [
                "the",
                "troops",
                "attacked",
                "Iran",
                "said",
                "to",
                "of",
                ",",
                ".",
                "“",
                "not",
                "will",
                "resolution",
                "voted",
                "3-2",
                "If",
                "\n",
                "😀",
                "שלום",
            ]
        ),
        max_size=40,
    ).map(" ".join)
)
def test_laws_hold_for_any_text(nlp_read: Read, text: str) -> None:
    reading = nlp_read(text)
    assert reading.faults == ()
    known = {e.id for e in reading.entities}
    for found in reading.events:
        assert found.type is None or found.type in TYPES
        assert 0 <= found.trigger.start < found.trigger.end <= len(text)
        assert found.clause is not None
        assert found.clause.start <= found.clause.end <= len(text)
        assert set(found.actors) | set(found.recipients) <= known
    for act in reading.acts:
        assert act.evidence
        assert all(0 <= s.start < s.end <= len(text) for s in act.evidence)
        assert act.body is None or act.body in known
