"""`onrecord fix`: people's corrections, kept in an append-only log and replayed on every build."""

from __future__ import annotations

import getpass
from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Store, now

if TYPE_CHECKING:
    from collections.abc import Sequence

    from onrecord.facts.edit import EditKind
    from onrecord.facts.story import Story
    from onrecord.run.fixing import Change, Doing
    from onrecord.store.store import Store as StoreFile

app = typer.Typer(
    help="Correct what onrecord found: stories, names, claims, speakers. All is logged and can be undone.",
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
    from onrecord.run import fixing

    with opened(store) as kept:
        correct(kept, fixing.split(kept, articles), by, note)


@app.command(epilog="Example:  onrecord fix merge s1f2e3 s9d8c7 --store news.db --by Ann")
def merge(
    stories: Annotated[list[str], typer.Argument(help="Stories (ids or their beginnings) that are one.", show_default=False)],
    store: Store,
    by: By,
    note: Note = "",
) -> None:
    """Make one story of several."""
    from onrecord.run import fixing

    with opened(store) as kept:
        correct(kept, fixing.merge(the_story(kept, name) for name in stories), by, note)


def about_names(kind: EditKind, doing: str, example: str) -> None:
    """Add the command of a correction that is about names of one story's entities."""

    def command(names: Names, store: Store, by: By, story: InStory = None, note: Note = "") -> None:
        from onrecord.run import fixing

        with opened(store) as kept:
            correct(kept, fixing.names(kept, the_story(kept, story), kind, names), by, note)

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


Item = Annotated[
    str,
    typer.Argument(
        help="The statement, event, figure, act or discrepancy: its id, as `onrecord show` prints it.", show_default=False
    ),
]


@app.command(epilog="Example:  onrecord fix wrong d2 --store news.db --by Ann --note 'two different votes'")
def wrong(item: Item, store: Store, by: By, story: InStory = None, note: Note = "") -> None:
    """Mark a statement, event, figure, act or discrepancy as wrong: it leaves the record, now and on every build to come."""
    about_item(store, "wrong", item, by, story, note)


@app.command(epilog="Example:  onrecord fix speaker s4 --store news.db --by Ann --note 'it was her deputy'")
def speaker(item: Item, store: Store, by: By, story: InStory = None, note: Note = "") -> None:
    """Say that a statement is not by the speaker whom the record names: it stays, and nobody is named for it."""
    about_item(store, "speaker", item, by, story, note)


@app.command(epilog="Example:  onrecord fix note v3 --store news.db --by Ann --note 'asked the ministry, no answer yet'")
def note(
    item: Item, store: Store, by: By, story: InStory = None, note: Annotated[str, typer.Option("--note", help="The note.")] = ""
) -> None:
    """Put a note beside an item: it changes nothing, and is shown with the record."""
    about_item(store, "note", item, by, story, note)


@app.command(name="same", epilog="Example:  onrecord fix same v3 v9 --store news.db --by Ann")
def same(
    item: Item,
    other: Annotated[str, typer.Argument(help="The claim that it is the same as.", show_default=False)],
    store: Store,
    by: By,
    story: InStory = None,
    note: Note = "",
) -> None:
    """Make one claim of two statements, events or acts."""
    about_item(store, "join", item, by, story, note, other=other)


@app.command(name="apart", epilog="Example:  onrecord fix apart v3 late.txt --store news.db --by Ann")
def apart(
    item: Item,
    articles: Annotated[list[str], typer.Argument(help="Articles whose accounts are of another claim.", show_default=False)],
    store: Store,
    by: By,
    story: InStory = None,
    note: Note = "",
) -> None:
    """Take the accounts of some articles out of a statement, event or act into a claim of their own."""
    about_item(store, "part", item, by, story, note, articles=articles)


@app.command(epilog="Example:  onrecord fix undo 3 --store news.db --by Ann")
def undo(
    number: Annotated[int, typer.Argument(help="The correction's number, as `onrecord fix log` prints it.", show_default=False)],
    store: Store,
    by: By,
    note: Note = "",
) -> None:
    """Take a correction back (the log keeps both)."""
    from onrecord.run import fixing

    with opened(store) as kept:
        correct(kept, fixing.undo(kept, number), by, note)


@app.command(epilog="Example:  onrecord fix log --store news.db")
def log(store: Store) -> None:
    """Print all corrections, oldest first: those that are undone, and those that fit nothing any more."""
    from onrecord.cli.terminal import page
    from onrecord.match.corrections import in_force
    from onrecord.run.correcting import ITEMS, UNFIT, in_words, loose
    from onrecord.store.store import Store as StoreFile

    console = page()
    with StoreFile.open(store) as kept:
        edits = kept.edits()
        named = tuple(dict.fromkeys(a for e in edits if e.kind in ITEMS for a in e.articles))
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
        raise UsageError(f"there are {len(stories)} stories", f"say which; onrecord show --store {store.path} lists them")
    return stories[0] if name is None else one_of(stories, name, store.path)


def story_of_item(store: StoreFile, item: str) -> Story:
    """The only story, or the only one whose record has an item of that id; raises UsageError."""
    from onrecord.cli.problems import UsageError
    from onrecord.run.fixing import holds

    stories = store.stories()
    if len(stories) == 1:
        return stories[0]
    found = [s for s in stories if (record := store.record(s.id)) is not None and holds(record, item)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UsageError(f"several records have an item {item!r}", "say which story with --story")
    raise UsageError(f"no record has an item {item!r}", f"onrecord show STORY --store {store.path} prints the ids")


def about_item(
    store: object,
    doing: Doing,
    item: str,
    by: str,
    story: str | None,
    note: str,
    *,
    articles: Sequence[str] = (),
    other: str = "",
) -> None:
    """A correction of an item of one story's record."""
    from onrecord.cli.problems import UsageError
    from onrecord.run import fixing

    with opened(store) as kept:
        chosen = the_story(kept, story) if story else story_of_item(kept, item)
        record = kept.record(chosen.id)
        if record is None:
            raise UsageError(f"the record of {chosen.id} is not made yet", "run the build again")
        correct(kept, fixing.about_item(kept, record, doing, item, articles=articles, other=other), by, note)


def correct(store: StoreFile, change: Change, by: str, note: str) -> None:
    """Log a correction and bring stories and records up to date with it."""
    from onrecord.cli.terminal import Bar, messages, plural
    from onrecord.run.fixing import keep

    with Bar() as bar:
        edit, collated = keep(store, change, by, note, now(), bar)
    console = messages()
    console.print(f"Correction {edit.number} kept: {edit.kind}; {plural(collated, 'record')} made anew.", markup=False)
    if edit.kind != "undo":
        console.print(f"Take it back with: onrecord fix undo {edit.number} --store {store.path}", markup=False)
