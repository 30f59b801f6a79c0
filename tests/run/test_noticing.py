"""Notices: written with the record that changed, with the words; none for a new story or another version of the program."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec
import pytest

from onrecord.facts.article import Article
from onrecord.facts.record import Account, Discrepancy, Record, RecordEvent, Side, Standing
from onrecord.facts.span import Span
from onrecord.facts.story import Story
from onrecord.run import noticing
from onrecord.run.collating import keep
from onrecord.run.hooks import Hooks
from onrecord.store.store import Store

STORY = "quay"
TEXTS = {"a": "The council shut the quay on Tuesday.", "b": "Brack's quay is shut, the harbour master said.", "c": "12 or 15?"}


def record(articles: Iterable[str], standing: Standing, *, title: str = "Quay shut", conflict: bool = False) -> Record:
    names = tuple(articles)
    accounts = tuple(Account(n, (Span(0, 20),), (), known=True) for n in names)
    sides = tuple(Side(n, (Span(0, 5),), says="12") for n in names[:2])
    found = (Discrepancy("d1", "figure", "conflict", "one says 12, another 15", sides, claims=("e1",)),) if conflict else ()
    event = RecordEvent(
        "e1", None, None, (), (), None, None, "actual", accounts, (1, 2), title=title, standing=standing, weight=1.0
    )
    return Record(STORY, title, names, events=(event,), discrepancies=found)


def put(store: Store, made: Record, mark: str = "1", at: str = "2031-03-04T10:00:00+00:00") -> None:
    """A build's last steps: the story's articles, then its record by the step that keeps them."""
    with store.commit_point():
        for name in made.articles:
            store.keep_article(Article(name, f"https://x.example/{name}", f"The {name.upper()}", "Quay", text=TEXTS[name]))
        store.keep_stories([Story(STORY, made.title, made.articles)], (), ())
    keep(store, [(made, STORY, mark)], {STORY: made.articles}, at)


def told(store: Store) -> list[tuple[str, str]]:
    return [(d.hook, d.notice.change.kind) for d in store.deliveries()]


@pytest.fixture
def hooks(store: Store) -> Hooks:
    found = Hooks.beside(store.path)
    found.add("desk", "https://desk.example/hook")
    return found


def test_a_change_is_told_with_the_words_that_bear_it(store: Store, hooks: Hooks) -> None:
    put(store, record("a", "single origin"))
    noticing.begin(store)
    put(store, record("ab", "corroborated", conflict=True), "2")
    assert told(store) == [("desk", "corroborated"), ("desk", "opened")]
    first = next(store.deliveries()).notice
    assert (first.story, first.title, first.at) == (STORY, "Quay shut", "2031-03-04T10:00:00+00:00")
    assert [(w.article, w.outlet, w.url, w.text) for w in first.words] == [
        (n, f"The {n.upper()}", f"https://x.example/{n}", TEXTS[n][:20]) for n in "ab"
    ]
    put(store, record("ab", "corroborated", conflict=True), "3")
    assert len(told(store)) == 2, "nothing has changed since"
    assert hooks.all()["desk"].secret


@pytest.mark.usefixtures("hooks")
def test_of_a_new_story_nothing_is_told_but_what_changes_then(store: Store) -> None:
    put(store, record("a", "single origin", conflict=True))
    assert told(store) == []
    put(store, record("ab", "corroborated", conflict=True), "2")
    assert told(store) == [("desk", "corroborated")]


@pytest.mark.usefixtures("hooks")
def test_another_version_of_the_program_is_no_news(store: Store) -> None:
    put(store, record("ab", "single origin"))
    put(store, record("ab", "corroborated", conflict=True), "by a newer one")
    assert told(store) == []
    put(store, record("abc", "disputed"), "3")
    assert [k for _, k in told(store)] == ["opened"], "what comes later is told against the state that is known"


@pytest.mark.usefixtures("hooks")
def test_a_state_that_was_let_go_is_held_until_the_next_is_noticed(store: Store) -> None:
    """A build that is stopped between grouping and collating has dropped the record: its change is told by the next."""
    put(store, record("a", "single origin"))
    later = record("ab", "corroborated", title="Quay shut for good")
    with store.commit_point():
        store.keep_article(Article("b", text=TEXTS["b"]))
        store.keep_stories([Story(STORY, later.title, later.articles)], (), ())
    assert store.record(STORY) is None
    keep(store, [(later, STORY, "2")], {STORY: later.articles})
    assert told(store) == [("desk", "corroborated")]


@pytest.mark.usefixtures("hooks")
def test_notices_are_kept_with_the_record_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    put(store, record("a", "single origin"))
    real = Store.put_notice

    def fails(*given: object) -> None:
        real(*given)  # type: ignore[arg-type]  # passed on
        raise KeyboardInterrupt

    monkeypatch.setattr(Store, "put_notice", fails)
    with pytest.raises(KeyboardInterrupt):
        put(store, record("ab", "corroborated"), "2")
    stays = store.record(STORY)
    assert stays is not None
    assert (stays.articles, told(store)) == (("a",), []), "neither the record nor what it tells is kept without the other"
    monkeypatch.undo()
    put(store, record("ab", "corroborated"), "2")
    assert told(store) == [("desk", "corroborated")]


def test_without_hooks_nothing_is_kept(store: Store) -> None:
    put(store, record("a", "single origin"))
    put(store, record("ab", "corroborated"), "2")
    assert told(store) == []
    assert store.told(STORY) is None


def test_a_hook_gets_what_it_asks_for_and_nothing_once_it_is_gone(store: Store, hooks: Hooks) -> None:
    hooks.add("conflicts", "https://c.example", kinds=("opened",))
    hooks.add("elsewhere", "https://e.example", stories=("another",))
    put(store, record("a", "single origin"))
    put(store, record("ab", "corroborated", conflict=True), "2")
    assert sorted(told(store)) == [("conflicts", "opened"), ("desk", "corroborated"), ("desk", "opened")]
    for name in ("conflicts", "desk", "elsewhere"):
        noticing.remove(store, hooks, name)
    assert told(store) == []
    assert store.told(STORY) is None
    put(store, record("abc", "disputed"), "3")
    assert told(store) == []


def test_a_notice_has_the_same_id_in_a_store_made_anew(tmp_path: Path) -> None:
    ids: list[list[str]] = []
    for name in ("one.db", "two.db"):
        Hooks.beside(tmp_path / name).add("desk", "https://desk.example")
        with Store.open(tmp_path / name, write=True) as store:
            put(store, record("a", "single origin"))
            put(store, record("ab", "corroborated"), "2", at=f"2031-03-04T10:00:0{len(ids)}+00:00")
            ids.append([d.notice.id for d in store.deliveries()])
    assert ids[0] == ids[1]
    assert len(ids[0]) == 1


def test_a_packed_record_is_told_of_as_well(store: Store, hooks: Hooks) -> None:
    from onrecord.store.compact import pack

    put(store, record("a", "single origin"))
    later = record("ab", "corroborated")
    with store.commit_point():
        store.keep_article(Article("b", text=TEXTS["b"]))
        store.keep_stories([Story(STORY, later.title, later.articles)], (), ())
    keep(store, [(pack(later), STORY, "2")], {STORY: later.articles})
    assert told(store) == [("desk", "corroborated")]
    assert hooks.path.stat().st_mode & 0o777 == 0o600


def test_a_story_that_is_gone_is_forgotten(store: Store, hooks: Hooks) -> None:
    put(store, record("a", "single origin"))
    with store.commit_point():
        store.keep_stories([], (), ())
    assert store.told(STORY) is None
    assert msgspec.json.decode(hooks.path.read_bytes())[0]["name"] == "desk"
