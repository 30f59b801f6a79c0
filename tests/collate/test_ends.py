"""One end under several names is one; an end that could be another is not counted as different."""

from __future__ import annotations

import pytest

from onrecord.collate.provenance.ends import End, canonical, could_be_one, one
from onrecord.facts.entity import Entity
from onrecord.facts.record import Node


def body(name: str, **more: str | None) -> End:
    return End(Node(f"organization:{name}", "organization", name), Entity("e", name, "organization", **more))  # type: ignore[arg-type]  # short to write in tests


def country(name: str) -> End:
    return End(Node(f"organization:{name}", "organization", name), Entity("e", name, "place"))


def person(name: str, role: str | None = None, affiliation: str | None = None) -> End:
    return End(Node(f"person:{name}", "person", name), Entity("e", name, "person", role=role, affiliation=affiliation))


def paper(name: str) -> End:
    return End(Node(f"document:{name}", "document", name))


def outlet(name: str) -> End:
    return End(Node(f"outlet:{name}", "outlet", name))


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (body("Velia's interior ministry"), body("Velian Ministry of the Interior")),
        (body("Velia's interior ministry"), body("the Interior Ministry")),
        (country("Velia"), body("the Velian army")),
        (body("Defence Ministry"), body("Ministry of Defense")),
    ],
)
def test_a_body_under_two_names_is_one(a: End, b: End) -> None:
    assert one(a, b)
    assert len(set(canonical({a.node.id: a, b.node.id: b}).values())) == 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (body("Velia's interior ministry"), body("Tolmark's interior ministry")),
        (body("Velia's health ministry"), body("Velia's defence ministry")),
        (body("Red Cross"), body("Velia's health ministry")),
        (country("Velia"), country("Tolmark")),
        (person("Ana Moe"), person("Karl Lund")),
    ],
)
def test_bodies_of_other_countries_or_fields_are_not(a: End, b: End) -> None:
    assert not one(a, b)
    assert not could_be_one(a, b)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (body("police"), body("officials")),
        (body("police"), person("Ana Moe", "police chief")),
        (body("Velia's defence ministry"), person("Karl Lund", "minister of defence")),
        (body("Halden Mobility"), person("Ana Moe", "head of safety", "Halden")),
        (body("Velia's government"), body("the Velian army")),
        (body("the company"), body("Halden Mobility")),
        (body("Halden Mobility"), person("Ana Moe")),
        (paper("a filing"), body("Halden Mobility")),
        (paper("Halden Mobility: notice"), body("Halden")),
        (body("Tolm police"), body("the county sheriff")),
    ],
)
def test_what_could_be_the_other_is_not_counted_as_different(a: End, b: End) -> None:
    assert could_be_one(a, b)
    assert could_be_one(b, a)


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (outlet("Harbour Post"), outlet("Northgate Wire")),
        (outlet("Harbour Post"), person("Ana Moe", "mayor")),
        (body("Halden Mobility"), person("Ana Moe", "mayor", "Tolm")),
        (body("Red Cross"), body("Halden Mobility")),
        (person("Ana Moe", "doctor"), body("Tolm police")),
        (paper("Halden Mobility: notice"), body("Tolm police")),
    ],
)
def test_ends_that_cannot_be_one_are_two(a: End, b: End) -> None:
    assert not could_be_one(a, b)


def test_what_could_be_either_of_two_stays_alone() -> None:
    ends = [body("Velia's defence ministry"), body("Tolmark's defence ministry"), body("the Defense Ministry")]
    assert len(set(canonical({e.node.id: e for e in ends}).values())) == 3
