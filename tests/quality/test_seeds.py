"""The record of the two articles that the project began with: what a fact-checker found in them by hand must be in it."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.collate.record import collate
from onrecord.facts.article import Article
from onrecord.facts.record import Record, RecordStatement
from onrecord.match.copies import find_copies
from onrecord.match.stories import group
from onrecord.match.text import article_text
from onrecord.read.pipeline import read_all

pytestmark = pytest.mark.quality
FIRST, SECOND = "000_efa6c37c4caea35b.txt", "003_22e385ae0a0e4237.txt"


@pytest.fixture(scope="module")
def texts(shared: Path) -> dict[str, str]:
    folder = shared / "seeds"
    if not folder.is_dir():
        pytest.skip("no ../shared/seeds beside the project")
    return {name: (folder / name).read_bytes().decode("utf-8") for name in (FIRST, SECOND)}


@pytest.fixture(scope="module")
def record(texts: dict[str, str]) -> Record:
    articles = [Article(id=name, title=text.partition("\n")[0], text=text) for name, text in texts.items()]
    readings = list(read_all(articles, "accurate"))
    forms = [article_text(r) for r in readings]
    (story,) = group(forms).stories
    assert set(story.articles) == {FIRST, SECOND}
    return collate(story, readings, find_copies(forms))


def holding(record: Record, words: str) -> RecordStatement:
    (found,) = [s for s in record.statements if words in s.text]
    return found


def test_people_are_one_however_they_are_called(record: Record) -> None:
    named = [e for e in record.entities if "Soleimani" in e.name]
    assert [e for e in named if {"Qasem", "Qassem"} & set(e.name.split())] == named[:1]
    assert len([e for e in record.entities if e.kind == "person" and "Mahdi" in e.name]) == 1


def test_statements_stand_once_with_who_said_them_and_on_whose_word(record: Record, texts: dict[str, str]) -> None:
    soil = holding(record, "on Iraqi soil and prohibit them")
    assert {a.article for a in soil.accounts} == {FIRST, SECOND}
    assert "resolution" in soil.speaker
    best = holding(record, "for Iraq on principle and practically")
    assert "Mahdi" in best.speaker
    assert {a.form for a in best.accounts} >= {"truncated"}
    halbusi = holding(record, "The parliament has voted to commit")
    assert "Halbusi" in halbusi.speaker
    assert any("cnbc" in node for a in halbusi.accounts for node in a.chain)
    sadr = holding(record, "I consider this a weak response")
    assert "Sadr" in sadr.speaker
    assert any("letter" in node for a in sadr.accounts for node in a.chain)
    for statement in record.statements:
        for account in statement.accounts:
            assert all(s.of(texts[account.article]) for s in account.spans)


def test_every_outlet_that_is_relayed_is_found(record: Record) -> None:
    names = {n.id: n.name for n in record.provenance.nodes}
    relayed = {(e.article, names[e.giver].removeprefix("The ")) for e in record.provenance.edges if e.kind in {"relays", "cites"}}
    assert relayed == {
        *((FIRST, name) for name in ("Wall Street Journal", "New York Times", "CNBC", "BBC", "Independent", "Times")),
        (SECOND, "CNBC"),
        (SECOND, "NDTV"),
    }


def test_what_was_decided_whether_it_binds_and_what_is_still_needed(record: Record) -> None:
    (resolution,) = [a for a in record.acts if a.sort == "resolution"]
    assert (resolution.stage, resolution.binding, resolution.date) == ("passed", False, "2020-01-05")
    assert resolution.body_name is not None
    assert "parliament" in resolution.body_name.lower()
    assert any("government" in (need.name or "").lower() for need in resolution.needs)
    (complaint,) = [a for a in record.acts if a.sort == "complaint"]
    assert any(d.kind == "actor" and {s.article for s in d.sides} == {FIRST, SECOND} for d in record.discrepancies)
    assert {a.article for a in complaint.accounts} == {FIRST, SECOND}


def test_numbers_of_other_troops_are_in_no_conflict(record: Record) -> None:
    assert {5200, 3500} <= {f.low for f in record.figures}
    assert not [d for d in record.discrepancies if d.kind == "figure" and d.verdict == "conflict"]


def test_what_did_not_happen_is_not_told_as_done(record: Record, texts: dict[str, str]) -> None:
    def made_of(words: str) -> set[str]:
        return {
            a.factuality or ""
            for e in record.events
            for a in e.accounts
            if any(words in s.of(texts[a.article]) and len(s.of(texts[a.article])) < 2 * len(words) for s in a.spans)
        }

    assert "actual" not in made_of("expel all U.S. troops")
    assert made_of("Iran could strike against U.S. allies") == {"possible"}
    assert any(e.type == "THREATEN" and "vowed" in e.title for e in record.events)


def test_the_headline_says_less_than_its_body(record: Record) -> None:
    assert any(d.kind == "headline" and d.sides[0].article == FIRST for d in record.discrepancies)


def test_captions_and_credits_are_no_part_of_it(record: Record, texts: dict[str, str]) -> None:
    accounts = [a for x in (record.statements, record.events, record.acts) for y in x for a in y.accounts]
    said = [s.of(texts[a.article]) for a in accounts for s in a.spans]
    assert not [words for words in said if "PA Images" in words or "In the video below" in words]
