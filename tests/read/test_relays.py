"""Relays: where a text rests on another outlet's report, by whom, and how far."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.facts.reading import Reading

Read = Callable[..., Reading]
TITLE = "Minister leaves the cabinet after a long row\n\n"


def cited(reading: Reading) -> list[tuple[str, str, str]]:
    """Outlet, form and words of each relay."""
    names = {entity.id: entity.name for entity in reading.entities}
    return [(names[r.entity], r.form, reading.article.text[r.start : r.end]) for r in reading.relays]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The mayor resigned, the Harbor Gazette reported.", [("Harbor Gazette", "report", "the Harbor Gazette reported")]),
        ("As NDTV reported, thousands came.", [("NDTV", "report", "As NDTV reported")]),
        ("The vote was lost, as per the BBC.", [("BBC", "citing", "as per the BBC")]),
        ("The scheme was first reported by Axios.", [("Axios", "report", "was first reported by Axios")]),
        ("Police told Le Monde that two men were held.", [("Le Monde", "told", "told Le Monde")]),
        ("He told the news agency dpa that it was over.", [("dpa", "told", "told the news agency dpa")]),
        ("In an interview with Der Spiegel, he denied it.", [("Der Spiegel", "interview", "In an interview with Der Spiegel")]),
        ("She was quoted as saying by Público that it was late.", [("Público", "quoted", "She was quoted as saying by Público")]),
        ("The memo, seen by the Financial Times, is short.", [("Financial Times", "seen", "seen by the Financial Times")]),
        ("State television said the minister had left.", [("State television", "report", "State television said")]),
        (
            "Six died, according to Kivu Libre, a website close to the rebels.",
            [("Kivu Libre", "citing", "according to Kivu Libre")],
        ),
        ("The minister has gone (AP).", [("AP", "credit", "(AP)")]),
        ("The dam burst at dawn, Kivuwatch reports.", [("Kivuwatch", "report", "Kivuwatch reports")]),
        ("The reeve told FENaa radio that he would go.", [("FENaa", "told", "told FENaa radio")]),
        ("They shot first, an officer told a radio station in Kayes.", [("radio station", "told", "told a radio station")]),
        ("It was nearer 30 tonnes, Bolivian media report.", [("Bolivian media", "report", "Bolivian media report")]),
        ("They say, on state television, that all is well.", [("state television", "interview", "say, on state television")]),
    ],
)
def test_forms(nlp_read: Read, text: str, expected: list[tuple[str, str, str]]) -> None:
    assert cited(nlp_read(TITLE + text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The New York Times sued the firm on Monday. The BBC was fined by the regulator.",
        "A CNN reporter was arrested in Minsk. Reuters said it would cut 200 jobs.",
        "A spokeswoman for the BBC said the programme would be reviewed.",
        "He told the Security Council, NATO, the IMF and MPs that it was over.",
        "People reported tremors. The Post Office reported losses. The company reported earnings of $3.",
        "The Sun rose at six. Time is short, said Ann.",
        "She bought a radio station in Kayes. He told an employment agency that he had worked for a newspaper.",
        "“I would love to have Michael Bloomberg run,” he said.",
        "Photo: Reuters\n\nThe minister resigned on Monday after a row about the budget.",
        "Crowds in Tbilisi. (AP Photo/Jane Doe)\n\nThe minister resigned on Monday after a row about the budget.",
    ],
)
def test_outlets_named_for_other_reasons_are_no_relays(nlp_read: Read, text: str) -> None:
    assert cited(nlp_read(TITLE + text)) == []


@pytest.mark.parametrize(
    "text",
    [
        "Two people died, a witness told the Herald. “It was fast,” she told the Douro Herald.",
        "A witness told this newspaper that two people died.",
        "PORTO (Douro Herald) - Two people died on Monday in a fire near the harbour.",
    ],
)
def test_an_outlet_that_names_itself_is_no_relay(nlp_read: Read, text: str) -> None:
    reading = nlp_read(TITLE + text, outlet="Douro Herald", url="https://www.douroherald.example/fire")
    assert cited(reading) == []
    assert (
        any(form == "told" for _, form, _ in cited(nlp_read(TITLE + text.replace("this newspaper", "the Herald Tribune"))))
        or "(" in text
    )


def test_a_dateline_gives_all_of_the_text(nlp_read: Read) -> None:
    text = "LISBON, Oct 18 (IPA) - Two people died in a fire.\n\nThe mayor said that the house was old."
    reading = nlp_read(text, title="Fire in Lisbon", outlet="The Algarve Sentinel")
    (relay,) = reading.relays
    assert (relay.form, text[relay.start : relay.end]) == ("dateline", "IPA")
    assert any(text[c.start : c.end].startswith("The mayor") for c in relay.covers)
    assert nlp_read(text, title="Fire in Lisbon", outlet="Iberia Press Agency").relays == ()


def test_credit_lines(nlp_read: Read) -> None:
    whole = nlp_read(TITLE + "The minister resigned on Monday.\n\nHe gave no reason.\n\nReuters")
    assert cited(whole) == [("Reuters", "credit", "Reuters")]
    assert any("no reason" in whole.article.text[c.start : c.end] for c in whole.relays[0].covers)
    part = nlp_read(TITLE + "The minister resigned on Monday.\n\nAdditional reporting by dpa")
    assert cited(part) == [("dpa", "credit", "Additional reporting by dpa")]
    assert part.relays[0].covers == ()


def test_anaphors_stand_for_the_outlet_last_named(nlp_read: Read) -> None:
    text = TITLE + "She was quoted as saying by Público. The same newspaper reported that the cabinet met on Thursday."
    reading = nlp_read(text)
    assert [(name, form) for name, form, _ in cited(reading)] == [("Público", "quoted"), ("Público", "anaphor")]
    assert len({relay.entity for relay in reading.relays}) == 1


def test_a_government_agency_is_not_the_news_agency_before_it(nlp_read: Read) -> None:
    reading = nlp_read(TITLE + "The EPA told Reuters it had acted. The agency said the water was safe.")
    assert [form for _, form, _ in cited(reading)] == ["told"]


def test_short_names_stand_for_the_longer_one_unless_written_as_another(nlp_read: Read) -> None:
    same = nlp_read(TITLE + "It failed, the New York Times reported. He had left, the Times said.")
    assert len({r.given for r in same.relays}) == 1
    other = nlp_read(TITLE + "It failed, the New York Times reported. He had left, The Times reported.")
    assert [r.given for r in other.relays] == ["the-new-york-times", "the-times"]


def test_outlets_become_entities_known_to_the_lexicon(nlp_read: Read) -> None:
    reading = nlp_read(TITLE + "It failed, CNBC reported. The Wall Street Journal opened an office.")
    kinds = {entity.outlet: entity.kind for entity in reading.entities if entity.outlet}
    assert kinds == {"cnbc": "outlet", "the-wall-street-journal": "outlet"}
    assert [r.given for r in reading.relays] == ["cnbc"]
    mention = next(m for m in reading.mentions if m.entity == reading.relays[0].entity)
    assert reading.article.text[mention.start : mention.end] == "CNBC"


def test_the_scope_ends_where_another_source_takes_over(nlp_read: Read) -> None:
    body = "The cabinet met on Thursday, the Harbor Gazette reported. It sat for six hours. But police said that it had not."
    reading = nlp_read(TITLE + body + "\n\nIt rained.")
    (relay,) = reading.relays
    (covered,) = relay.covers
    assert reading.article.text[covered.start : covered.end] == body[: body.index(" But")]


def test_what_is_told_to_an_outlet_covers_that_statement_alone(nlp_read: Read) -> None:
    reading = nlp_read(TITLE + "Ana Lima told CNN that the house was empty. The house was built in 1911.")
    (covered,) = reading.relays[0].covers
    assert reading.article.text[covered.start : covered.end].endswith("empty.")


def test_attributions_rest_on_the_outlet_that_heard_them(nlp_read: Read) -> None:
    reading = nlp_read(TITLE + "“We signed nothing,” Desire Kasongo told TV5Monde.\n\n“It is over,” Patrick Ilunga said.")
    names = {entity.id: entity.name for entity in reading.entities}
    found = {
        reading.article.text[a.content[0].start : a.content[0].end]: [names[r] for r in a.relays] for a in reading.attributions
    }
    assert found["“We signed nothing,”"] == ["TV5Monde"]
    assert found["“It is over,”"] == []


def test_an_outlet_does_not_rest_on_itself(nlp_read: Read) -> None:
    reading = nlp_read(TITLE + "CNN reported that the house was empty.")
    assert reading.relays
    assert all(a.source is None or a.source.entity not in a.relays for a in reading.attributions)


@pytest.mark.parametrize(
    "text", ["", " \n ", "🙂" * 50, "قالت رويترز إن", "AP", "(AP)", "the the the", "The Times\n\nThe Times", "told " * 400]
)
def test_odd_text_is_survived(nlp_read: Read, text: str) -> None:
    assert nlp_read(text).faults == ()


PIECES = (
    "the BBC",
    "told",
    "Reuters",
    "reported",
    "that",
    "The paper",
    "said",
    ", ",
    "(AP)",
    "\n\n",
    ". ",
    "citing",
    "News",
    "“",
    "”",
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=st.lists(st.sampled_from(PIECES), max_size=25))
def test_relays_lie_in_the_text_and_name_entities(nlp_read: Read, pieces: list[str]) -> None:
    reading = nlp_read(" ".join(pieces))
    size = len(reading.article.text)
    entities = {entity.id for entity in reading.entities}
    assert reading.faults == ()
    for relay in reading.relays:
        assert 0 <= relay.start < relay.end <= size
        assert relay.entity in entities
        assert all(0 <= c.start < c.end <= size for c in relay.covers)
    assert all(r in entities for a in reading.attributions for r in a.relays)
    assert {m.entity for m in reading.mentions} <= entities


def test_it_may_be_the_outlet_just_named(nlp_read: Read) -> None:
    reading = nlp_read(TITLE + "Five men were sought, Xinhua said. It reported that two had been held. It rained.")
    assert [(name, words) for name, _, words in cited(reading)] == [("Xinhua", "Xinhua said"), ("Xinhua", "It reported that")]


def test_the_scope_ends_where_the_article_speaks_for_itself(nlp_read: Read) -> None:
    text = TITLE + "Six died, according to Kivu Libre, a website. Bay Courier could not verify the report."
    (relay,) = nlp_read(text, outlet="Bay Courier").relays
    assert all("verify" not in text[c.start : c.end] for c in relay.covers)


@pytest.mark.parametrize(
    "text",
    [
        '"The school is gone," mayor Ana Moe said on the Telegram messaging app.',
        "Floods killed 31 people, the disaster agency INKA said.",
        'Ana Moe said in an interview on the "Today" show that the school is gone.',
        "Rescue workers carry equipment to the shaft on Thursday. (AP)",
        "A flooded street in Tolm (Ann Lee/AP)",
        "Smoke rises over the harbour of Tolm. (Reuters)",
    ],
)
def test_platforms_shows_other_agencies_and_pictures_are_no_relays(text: str, nlp_read: Read) -> None:
    assert cited(nlp_read(f"{TITLE}{text}\n\nThe council met on Friday and voted on the budget.")) == []


def test_a_credit_behind_what_happened_stays(nlp_read: Read) -> None:
    assert [row[:2] for row in cited(nlp_read(f"{TITLE}Ministers agreed on a new quota on Friday. (Reuters)"))] == [
        ("Reuters", "credit")
    ]
