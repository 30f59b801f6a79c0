"""What is a change of a text and what is none; ids that look like editions'."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article, Fetched
from onrecord.run.build import build, keep
from onrecord.run.changes import told
from onrecord.run.editions import Change, changes, trivial
from onrecord.run.options import BuildOptions
from onrecord.store.store import Store

TEXT = "Bridge shut\n\nThe bridge at Vendsund is shut.\n\nTwelve were hurt, the mayor said."


def article(text: str, name: str = "https://p.example/1", at: str | None = "2021-03-01T00:00:00Z") -> Article:
    return Article(name, title=text.split("\n")[0], text=text, fetched=Fetched(at, "0" * 64) if at else None)


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("\n\n", "\n \n\n"), TEXT.replace("Vendsund is", "Vendsund  is"), f"{TEXT}\n\n312 comments", f"{TEXT}\n\n3 min read",  # noqa: E501
        f"Updated 12 minutes ago\n\n{TEXT}".replace("Updated 12 minutes ago\n\nBridge shut", "Bridge shut\n\nUpdated 12 minutes ago"),  # noqa: E501
        f"{TEXT}\n\nRead more: Ferries full", f"{TEXT}\n\nMost read",
    ],
)  # fmt: skip
def test_trivial_changes(text: str) -> None:
    assert trivial(article(TEXT), article(text))


@pytest.mark.parametrize(
    "text",
    [
        TEXT.replace("Twelve", "Fourteen"), TEXT.replace("Bridge shut", "Bridge closed"), f"{TEXT}\n\nCorrection: it was eleven.",
        TEXT.replace("\n\nTwelve were hurt, the mayor said.", ""), TEXT.replace("said", "did not say"),
        f"{TEXT}\n\n14 killed", f"{TEXT}\n\nMore than 300 shares of the company were sold.",
    ],
)  # fmt: skip
def test_changes_that_count(text: str) -> None:
    assert not trivial(article(TEXT), article(text))


def test_a_change_is_shown_paragraph_by_paragraph() -> None:
    new = article(TEXT.replace("Twelve", "Fourteen") + "\n\nA ferry runs.")
    assert changes(article(TEXT), new) == (
        Change("out", "Twelve were hurt, the mayor said."),
        Change("in", "Fourteen were hurt, the mayor said."),
        Change("in", "A ferry runs."),
    )


def test_a_users_own_file_is_taken_to_the_letter(store: Store) -> None:
    assert keep(store, [article(TEXT, "a.txt", at=None)]) == 1
    assert keep(store, [article(f"{TEXT}\n\n3 min read", "a.txt", at=None)]) == 1
    assert keep(store, [article(TEXT)]) == 1
    assert keep(store, [article(f"{TEXT}\n\n3 min read")]) == 0


def test_fetched_again_at_another_time_is_the_same_article(store: Store) -> None:
    assert keep(store, [article(TEXT)]) == 1
    assert keep(store, [article(TEXT, at="2021-03-02T00:00:00Z")]) == 0


def test_an_id_like_an_editions_adopts_nobodys(store: Store, cheap: BuildOptions) -> None:
    first, second, other = (f"{TEXT} {n}" for n in ("One.", "Two.", "Three."))
    build([article(first, "x", at=None)], store, cheap)
    build([article(second, "x", at=None)], store, cheap)
    build([article(other, "x@1", at=None)], store, cheap)
    assert [(a.id, a.text) for a in store.editions("x")] == [("x@2", first), ("x", second)]
    assert [(a.id, a.text) for a in store.editions("x@1")] == [("x@1", other)]
    assert store.counts().editions == 1
    build([article(f"{other} Four.", "x@1", at=None)], store, cheap)
    assert [a.id for a in store.editions("x@1")] == ["x@1@1", "x@1"]


def test_what_changed_in_a_record_is_told_in_words(store: Store, cheap: BuildOptions, coverage: list[Article]) -> None:
    bridge = [a for a in coverage if a.id.startswith("bridge")]
    build(bridge[:2], store, cheap)
    before = store.record(store.stories()[0].id)
    said = Article("new", outlet="Echo", title="Vendsund bridge shut", published_at="2021-03-03",
                   text=f'{bridge[0].text} "We had warned of it for years" said Per Holm, an engineer.')  # fmt: skip
    build([said], store, cheap)
    after = store.record(store.stories()[0].id)
    assert after is not None
    lines = told(before, after, lambda a: {"new": "Echo"}.get(a, a))
    assert lines[0] == "1 new article: Echo"
    assert any("Per Holm" in line and "warned of it" in line for line in lines)
    assert told(after, after, str) == ()
