"""Collating in processes, corrections by people, and the record as of a time."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution
from onrecord.facts.edit import Edit, passage_words
from onrecord.facts.reading import Reading
from onrecord.facts.record import Discrepancy, Record, Side
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.run import collating
from onrecord.run.asof import record_as_of
from onrecord.run.build import build, regroup
from onrecord.run.correcting import UNFIT, finished, loose, relevant
from onrecord.run.correcting import corrected as correct
from onrecord.run.options import BuildOptions
from onrecord.run.progress import Quiet
from onrecord.store.store import Store


def records(store: Store) -> list[Record | None]:
    return [store.record(s.id) for s in store.stories()]


def test_in_processes_or_here_is_the_same(
    store: Store, cheap: BuildOptions, coverage: list[Article], monkeypatch: pytest.MonkeyPatch
) -> None:
    build(coverage, store, cheap)
    here = records(store)
    monkeypatch.setattr(collating, "FEW", 0)
    report = build(coverage, store, BuildOptions(workers=2, reading=cheap.reading, again=True))
    assert report.collated == 2
    assert records(store) == here
    assert all(r is not None for r in here)


def test_stories_are_batched_by_their_articles() -> None:
    stories = [Story(str(n), "", tuple("abcde"[: 1 + n % 5])) for n in range(30)]
    batches = list(collating.in_batches(stories))
    assert [s for b in batches for s in b] == stories
    assert all(sum(len(s.articles) for s in b) < collating.BATCH_ARTICLES + 5 for b in batches)


def corrected(store: Store, cheap: BuildOptions, coverage: list[Article], kind: str) -> Record:
    """The bridge story's record after its statement was marked as wrong in every article."""
    build(coverage, store, cheap)
    (story,) = (s for s in store.stories() if "bridge-0" in s.articles)
    record = store.record(story.id)
    assert record is not None
    (statement,) = record.statements
    texts = {a.id: a.text for a in coverage}
    with store.commit_point():
        store.add_edit(
            kind,  # type: ignore[arg-type]  # a kind of edit
            "Ann",
            "2021-03-04T10:00:00+00:00",
            tuple(a.article for a in statement.accounts),
            tuple(passage_words(texts[a.article], a.spans) for a in statement.accounts),
        )
    regroup(store, store.reader(), cheap, Quiet())
    found = store.record(story.id)
    assert found is not None
    return found


def test_a_statement_marked_wrong_leaves_the_record_with_a_note_and_comes_back_by_undo(
    store: Store, cheap: BuildOptions, coverage: list[Article]
) -> None:
    found = corrected(store, cheap, coverage, "wrong attribution")
    assert found.statements == ()
    assert any("Correction 1 by Ann" in note and "wrong attribution" in note for note in found.notes)
    (other,) = (store.record(s.id) for s in store.stories() if s.id != found.id)
    assert other is not None
    assert len(other.statements) == 1, "other stories are not touched"
    assert other.notes == ()
    build(coverage, store, BuildOptions(workers=1, reading=cheap.reading, again=True))
    again = store.record(found.id)
    assert again is not None
    assert again.statements == (), "it stays out on every build"
    with store.commit_point():
        store.add_edit("undo", "Ben", "2021-03-05T10:00:00+00:00", undoes=1)
    regroup(store, store.reader(), cheap, Quiet())
    back = store.record(found.id)
    assert back is not None
    assert len(back.statements) == 1
    assert not any("Ann" in note for note in back.notes)


def test_a_correction_of_another_kind_leaves_statements_alone(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    assert len(corrected(store, cheap, coverage, "wrong event").statements) == 1


def test_a_discrepancy_marked_wrong_goes_and_others_stay() -> None:
    sides = (Side("a", (Span(0, 3),)), Side("b", (Span(0, 5),)))
    other = (Side("a", (Span(0, 3),)), Side("b", (Span(6, 9),)))
    found = (Discrepancy("d1", "figure", "conflict", "", sides), Discrepancy("d2", "figure", "update", "", other))
    record = Record("s", "", ("a", "b"), discrepancies=found)
    readings = [Reading(Article(id="a", text="Two piers")), Reading(Article(id="b", text="Three hurt"))]
    edit = Edit(1, "2021-03-04", "Ann", "wrong discrepancy", ("a", "b"), ("Two", "Three"), "not the same piers")
    left = finished(record, readings, [edit])
    assert [d.id for d in left.discrepancies] == ["d2"]
    assert "not the same piers" in left.notes[0]


def test_corrections_touch_the_stories_of_their_articles() -> None:
    edits = [
        Edit(1, "", "Ann", "join entities", ("a",), ("Lund", "Ida Lund")),
        Edit(2, "", "Ann", "join entities", ("z",), ("Moe", "Karl Moe")),
        Edit(3, "", "Ann", "part entities", ("b",), ("Lund",)),
        Edit(4, "", "Ann", "undo", undoes=3),
    ]
    assert [e.number for e in relevant(edits, Story("s", "", ("a", "b")))] == [1]


def test_as_of_takes_only_what_was_published_by_then(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    build(coverage, store, cheap)
    (story,) = (s for s in store.stories() if "bridge-0" in s.articles)
    found = record_as_of(store, story.id, "2021-03-02")
    assert found is not None
    assert set(found.articles) == {"bridge-0", "bridge-1"}
    assert found.as_of == "2021-03-02"
    assert store.record(story.id) != found, "the record kept is not touched"
    assert record_as_of(store, "no such", "2021-03-02") is None
    with pytest.raises(ValueError, match="soon"):
        record_as_of(store, story.id, "soon")


def said(text: str, *contents: str) -> Reading:
    """A reading with what is said in the text."""
    found = [(text.index(c), c) for c in contents]
    return Reading(
        Article(id="a", text=text),
        attributions=tuple(
            Attribution(f"a{n}", "indirect", None, None, (Span(at, at + len(c)),)) for n, (at, c) in enumerate(found, 1)
        ),
    )


OLD = "The quay must stay shut until it is safe"


def test_a_correction_finds_its_words_again_after_an_edit_of_the_page() -> None:
    edit = Edit(1, "2021-03-04", "Ann", "wrong attribution", ("a",), (OLD,))
    moved = said("Rain fell. The quay must stay shut until it is fully safe. Nobody was hurt.",
                 "The quay must stay shut until it is fully safe", "Nobody was hurt")  # fmt: skip
    assert [a.id for a in correct(moved, [edit]).attributions] == ["a2"]
    assert loose([moved], [edit]) == ()


def test_one_that_fits_nothing_or_two_things_is_listed() -> None:
    edit = Edit(1, "2021-03-04", "Ann", "wrong attribution", ("a",), (OLD,))
    gone = said("Rain fell on the town. Nobody was hurt.", "Nobody was hurt")
    twice = said(f"{OLD}r. {OLD}st.", f"{OLD}r", f"{OLD}st")
    for reading in (gone, twice):
        assert correct(reading, [edit]) == reading
        assert loose([reading], [edit]) == (edit,)
        assert UNFIT in finished(Record("s", "", ("a",)), [reading], [edit], [edit]).notes[0]
    other = Edit(2, "2021-03-04", "Ann", "wrong attribution", ("a",), ("Nobody was hurt",))
    assert loose([gone], [edit, other]) == (edit,), "what one correction finds does not stand for another"
