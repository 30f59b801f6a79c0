"""The outlet lexicon: form of the file, look-up, and names found in text."""

import pycountry
import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.lexicon.outlets import find_outlets, is_ambiguous, outlet_named, outlet_of_domain, outlet_of_url, outlets, owner


def found(text: str) -> list[tuple[str, str, bool]]:
    return [(text[n.start : n.end], n.outlet.name, n.ambiguous) for n in find_outlets(text)]


def test_keys_and_domains_are_unique() -> None:
    keys = [o.key for o in outlets()]
    domains = [d for o in outlets() for d in o.domains]
    assert len(keys) == len(set(keys))
    assert len(domains) == len(set(domains))


def test_each_row_is_well_formed() -> None:
    for outlet in outlets():
        assert outlet.name == outlet.name.strip()
        assert outlet.country == "" or pycountry.countries.get(alpha_3=outlet.country), outlet
        assert all("." in d and d == d.lower() and "/" not in d and not d.startswith("www.") for d in outlet.domains), outlet


def test_one_company_has_one_spelling() -> None:
    spellings: dict[str, set[str]] = {}
    for outlet in outlets():
        if outlet.owner:
            spellings.setdefault("".join(c for c in outlet.owner.casefold() if c.isalnum()), set()).add(outlet.owner)
    assert [s for s in spellings.values() if len(s) > 1] == []


@pytest.mark.parametrize(
    ("name", "usual"),
    [
        ("the new york times", "The New York Times"),
        ("NYT", "The New York Times"),
        ("Süddeutsche Zeitung", "Süddeutsche Zeitung"),
        ("Suddeutsche Zeitung", "Süddeutsche Zeitung"),
        ("Agence France Presse", "Agence France-Presse"),
        ("AFP", "Agence France-Presse"),
        ("Al-Jazeera", "Al Jazeera"),
        ("L.A. Times", "Los Angeles Times"),
    ],
)
def test_names_are_found_whatever_their_form(name: str, usual: str) -> None:
    outlet = outlet_named(name)
    assert outlet is not None
    assert outlet.name == usual


def test_of_one_name_the_country_decides() -> None:
    here, there = outlet_named("The Guardian", "NGA"), outlet_named("The Guardian", "FRA")
    assert here is not None
    assert there is not None
    assert (here.country, there.country) == ("NGA", "GBR")


def test_there_are_outlets_of_all_the_world() -> None:
    assert len(outlets()) >= 1500
    assert len({o.country for o in outlets()}) >= 150


def test_unknown_names_are_none() -> None:
    assert outlet_named("The Algarve Sentinel") is None
    assert outlet_named("") is None


@pytest.mark.parametrize(
    ("url", "usual"),
    [
        ("https://www.bbc.co.uk/news/1", "BBC"),
        ("https://edition.cnn.com/2020/01/05/x.html", "CNN"),
        ("reuters.com/world", "Reuters"),
        ("http://user@www.thesun.co.uk:80/a", "The Sun"),
    ],
)
def test_addresses(url: str, usual: str) -> None:
    outlet = outlet_of_url(url)
    assert outlet is not None
    assert outlet.name == usual


@pytest.mark.parametrize("url", ["", "https://", "http://[::1", "https://example.org/bbc.co.uk", "https://notreuters.com", "com"])
def test_other_addresses_have_none(url: str) -> None:
    assert outlet_of_url(url) is None


def test_owners() -> None:
    assert owner("The Sun") == owner("https://www.wsj.com/articles/1") == "News Corp"
    assert owner("nobody's paper") is None
    assert outlet_of_domain("localhost") is None


def test_names_in_text() -> None:
    text = "As the Wall Street Journal and Agence France-Presse wrote, U.S. News & World Report said; dpa and the Times agreed."
    assert found(text) == [
        ("Wall Street Journal", "The Wall Street Journal", False),
        ("Agence France-Presse", "Agence France-Presse", False),
        ("U.S. News & World Report", "U.S. News & World Report", False),
        ("dpa", "Deutsche Presse-Agentur", False),
        ("Times", "The Times", True),
    ]


def test_common_words_in_lower_case_are_no_names() -> None:
    assert found("it was time to express the nation's hopes before people and the sun set on the post") == []


def test_acronyms_need_capitals() -> None:
    assert found("the ap and the Pa of an Afp") == []
    assert found("(AFP)") == [("AFP", "Agence France-Presse", False)]


def test_a_name_does_not_cross_a_stop() -> None:
    assert found("He left New York. Times were hard, said L.A. Times") == [
        ("Times", "The Times", True),
        ("L.A. Times", "Los Angeles Times", False),
    ]


def test_ambiguous_names_are_marked() -> None:
    assert is_ambiguous("The Times")
    assert not is_ambiguous("The New York Times")


@given(st.text(max_size=300))
def test_any_text_gives_spans_of_itself_in_order(text: str) -> None:
    last = 0
    for name in find_outlets(text):
        assert last <= name.start < name.end <= len(text)
        last = name.end
        assert outlet_of_url(text) is None or outlet_of_url(text) in outlets()
