"""`onrecord fix`: people's corrections, kept in an append-only log and replayed on every build."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Store, now

if TYPE_CHECKING:
    from onrecord.facts.edit import EditKind
    from onrecord.facts.story import Story
    from onrecord.store.store import Store as StoreFile

app = typer.Typer(
    help="Correct what onrecord found: split, merge, join, part, mark as wrong, undo. All is logged and can be undone.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    epilog="Example:  onrecord fix merge s1f2e3 s9d8c7 --store news.db --by Ann",
)
By = Annotated[
    str, typer.Option("--by", help="Who makes the correction.", metavar="NAME", default_factory=getpass.getuser, show_default="you")
]
Note = Annotated[str, typer.Option("--note", help="Why, in words.")]
Names = Annotated[list[str], typer.Argument(help="Names of persons or things, as the record shows them.", show_default=False)]
InStory = Annotated[str | None, typer.Option("--story", help="The story it is about; not needed when there is only one.")]


@app.command(epilog="Example:  onrecord fix split late.txt other.txt --store news.db --by Ann")
def split(
    articles: Annotated[list[str], typer.Argument(help="Articles (ids) that belong in a story of their own.", show_default=False)],
    store: Store,
    by: By,
    note: Note = "",
) -> None:
    """Take articles out of their story into one of their own."""
    with opened(store) as kept:
        known_articles(kept, articles)
        correct(kept, "split story", by, articles=tuple(articles), note=note)


@app.command(epilog="Example:  onrecord fix merge s1f2e3 s9d8c7 --store news.db --by Ann")
def merge(
    stories: Annotated[list[str], typer.Argument(help="Stories (ids or their beginnings) that are one.", show_default=False)],
    store: Store,
    by: By,
    note: Note = "",
) -> None:
    """Make one story of several."""
    from onrecord.cli.problems import UsageError

    with opened(store) as kept:
        chosen = {s.id: s for s in (the_story(kept, name) for name in stories)}
        if len(chosen) < 2:
            raise UsageError("one story cannot be merged with itself", "name two stories or more")
        correct(kept, "merge stories", by, articles=tuple(s.articles[0] for s in chosen.values()), note=note)


def about_names(kind: EditKind, doing: str, example: str) -> None:
    """Add the command of a correction that is about names of one story's entities."""

    def command(names: Names, store: Store, by: By, story: InStory = None, note: Note = "") -> None:
        about_entities(store, kind, names, by, story, note)

    app.command(kind.partition(" ")[0], help=doing, epilog=f"Example:  onrecord fix {example} --store news.db --by Ann")(command)


about_names(
    "join entities",
    "Make one entity of several in a story.",
    'join "Abdul Mahdi" "Adel Abdul-Mahdi"',
)
about_names(
    "part entities",
    "Keep the bearers of these names apart in a story.",
    'part "Smith" "Ann Smith"',
)


@app.command(epilog="Example:  onrecord fix wrong d2 --store news.db --by Ann --note 'two different votes'")
def wrong(
    item: Annotated[
        str, typer.Argument(help="The statement, event or discrepancy: its id, as `onrecord show` prints it.", show_default=False)
    ],
    store: Store,
    by: By,
    story: InStory = None,
    note: Note = "",
) -> None:
    """Mark a statement, an event or a discrepancy as wrong: it leaves the record, now and on every build to come."""
    from onrecord.cli.problems import UsageError

    with opened(store) as kept:
        chosen = the_story(kept, story)
        record = kept.record(chosen.id)
        if record is None:
            raise UsageError(f"the record of {chosen.id} is not made yet", "run the build again")
        kinds: tuple[tuple[EditKind, dict[str, list[tuple[str, tuple[object, ...]]]]], ...] = (
            ("wrong attribution", {s.id: [(a.article, a.spans) for a in s.accounts] for s in record.statements}),
            ("wrong event", {e.id: [(a.article, a.spans) for a in e.accounts] for e in record.events}),
            ("wrong discrepancy", {d.id: [(s.article, s.spans) for s in d.sides] for d in record.discrepancies}),
        )
        for kind, items in kinds:
            if item in items:
                articles, targets = passages(kept, items[item], pieces=kind != "wrong discrepancy")
                correct(kept, kind, by, articles=articles, targets=targets, note=note)
                return
    raise UsageError(
        f"there is no statement, event or discrepancy {item!r} in {chosen.id}",
        f"onrecord show {chosen.id} --store {store} lists them",
    )


@app.command(epilog="Example:  onrecord fix undo 3 --store news.db --by Ann")
def undo(
    number: Annotated[int, typer.Argument(help="The correction's number, as `onrecord fix log` prints it.", show_default=False)],
    store: Store,
    by: By,
    note: Note = "",
) -> None:
    """Take a correction back (the log keeps both)."""
    from onrecord.cli.problems import UsageError

    with opened(store) as kept:
        if number not in {e.number for e in kept.edits()}:
            raise UsageError(f"there is no correction {number}", f"onrecord fix log --store {store} lists them")
        correct(kept, "undo", by, note=note, undoes=number)


@app.command(epilog="Example:  onrecord fix log --store news.db")
def log(store: Store) -> None:
    """Print all corrections, oldest first: those that are undone, and those that fit nothing any more."""
    from onrecord.cli.terminal import page
    from onrecord.match.corrections import in_force
    from onrecord.run.correcting import UNFIT, in_words, loose
    from onrecord.store.store import Store as StoreFile

    console = page()
    with StoreFile.open(store) as kept:
        edits = kept.edits()
        named = tuple(dict.fromkeys(a for e in edits if e.kind.startswith("wrong") for a in e.articles))
        unfit = {e.number for e in loose(kept.readings(named), in_force(edits))}
    standing = {e.number for e in in_force(edits)}
    if not edits:
        console.print("No corrections yet.")
    for edit in edits:
        gone = edit.number not in standing and edit.kind != "undo"
        told = in_words(edit) + ("  [undone]" if gone else UNFIT if edit.number in unfit else "")
        console.print(told, markup=False, style="dim" if gone else None)


def opened(store: object) -> StoreFile:
    """The store, to write; raises StoreError when there is none (a correction makes no store)."""
    from pathlib import Path

    from onrecord.store.store import Store as StoreFile

    path = Path(str(store))
    StoreFile.open(path).close()
    return StoreFile.open(path, write=True)


def the_story(store: StoreFile, name: str | None) -> Story:
    """The story named, or the only one; raises UsageError."""
    from onrecord.cli.problems import UsageError
    from onrecord.cli.show import one_of

    stories = store.stories()
    if name is None and len(stories) != 1:
        raise UsageError(f"there are {len(stories)} stories", "say which with --story")
    return stories[0] if name is None else one_of(stories, name, store.path)


def known_articles(store: StoreFile, articles: list[str]) -> None:
    """Raises UsageError for an article that is not in the store."""
    from onrecord.cli.problems import UsageError

    for article in articles:
        if store.article(article) is None:
            raise UsageError(f"there is no article {article!r}", f"onrecord show --store {store.path} lists a story's articles")


def about_entities(store: object, kind: EditKind, names: list[str], by: str, story: str | None, note: str) -> None:
    """Join or part entities by name in one story."""
    from onrecord.cli.problems import UsageError

    with opened(store) as kept:
        chosen = the_story(kept, story)
        record = kept.record(chosen.id)
        known = {n for e in record.entities for n in (e.name, *e.aliases)} if record else set()
        for name in names:
            if known and name not in known:
                raise UsageError(f"nobody and nothing in {chosen.id} is called {name!r}", "write the name as the record has it")
        if len(set(names)) < 2 and kind == "join entities":
            raise UsageError("one name cannot be joined with itself", "name two or more")
        correct(kept, kind, by, articles=chosen.articles, targets=tuple(names), note=note)


def passages(
    store: StoreFile, found: list[tuple[str, tuple[object, ...]]], pieces: bool
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The passages of an item as articles and words, as an edit keeps them; also each piece alone where `pieces`."""
    from onrecord.facts.span import Span
    from onrecord.run.correcting import words_of

    pairs: dict[tuple[str, str], None] = {}
    for article_id, spans in found:
        article = store.article(article_id)
        whole = [s for s in spans if isinstance(s, Span)]
        if article is not None:
            pairs[article_id, words_of(article.text, whole)] = None
            for span in whole if pieces else ():
                pairs[article_id, words_of(article.text, [span])] = None
    return tuple(a for a, _ in pairs), tuple(w for _, w in pairs)


def correct(
    store: StoreFile,
    kind: EditKind,
    by: str,
    articles: tuple[str, ...] = (),
    targets: tuple[str, ...] = (),
    note: str = "",
    undoes: int | None = None,
) -> None:
    """Log a correction and bring stories and records up to date with it."""
    from onrecord.cli.terminal import Bar, messages, plural
    from onrecord.run.build import regroup
    from onrecord.run.options import BuildOptions

    with store.commit_point(durable=True):
        edit = store.add_edit(kind, by, now(), articles, targets, note, undoes)
    with Bar() as bar:
        _, collated, _ = regroup(store, store.reader(), BuildOptions(now=now()), bar)
    console = messages()
    console.print(f"Correction {edit.number} kept: {kind}; {plural(collated, 'record')} made anew.", markup=False)
    if kind != "undo":
        console.print(f"Take it back with: onrecord fix undo {edit.number} --store {store.path}", markup=False)
