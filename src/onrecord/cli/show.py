"""`onrecord show`: a record in the terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated

import typer

from onrecord.cli.choices import Store

if TYPE_CHECKING:
    from rich.console import Console

    from onrecord.facts.record import Record
    from onrecord.facts.story import Story
    from onrecord.store.store import Store as StoreFile

EXAMPLE = "Example:  onrecord show --store news.db   or:  onrecord show s1f2e3 --store news.db --as-of 2020-01-05T18:00+00:00"


def show(
    store: Store,
    story: Annotated[
        str | None, typer.Argument(help="A story's id or its beginning; without it, the only story, or the list of them.")
    ] = None,
    as_of: Annotated[
        str | None, typer.Option("--as-of", help="Only what was published by then (ISO 8601).", metavar="TIME")
    ] = None,
    whole: Annotated[bool, typer.Option("--all", help="All statements, figures and events, not only those that lead.")] = False,
) -> None:
    """Print a story's record: who said what, what happened, where accounts differ, and on how many origins it rests."""
    from onrecord.cli.showing import Showing
    from onrecord.cli.terminal import page
    from onrecord.store.store import Store as StoreFile

    with StoreFile.open(store) as kept:
        stories = kept.stories()
        console = page()
        if story is None and len(stories) != 1:
            list_stories(stories, kept, console)
            return
        chosen = stories[0] if story is None else one_of(stories, story, store)
        showing = Showing(record_of(kept, chosen, as_of), kept, console, whole)
        if console.is_terminal:
            showing.show()
            return
        with console.capture() as captured:
            showing.show()
    for line in captured.get().splitlines():
        console.out(line.rstrip(), highlight=False)  # Rich fills wrapped lines with blanks


def one_of(stories: tuple[Story, ...], name: str, store: object) -> Story:
    """The story of that id or with the only id that begins so, or that holds the article of that id; raises UsageError."""
    from onrecord.cli.problems import UsageError

    found = (
        [s for s in stories if s.id == name]
        or [s for s in stories if s.id.startswith(name)]
        or [s for s in stories if name in s.articles]
    )
    if len(found) == 1:
        return found[0]
    what = f"several stories begin with {name!r}" if found else f"there is no story {name!r}"
    raise UsageError(what, f"onrecord show --store {store} lists the stories")


def record_of(store: StoreFile, story: Story, as_of: str | None) -> Record:
    """The record as kept, or as of a time; raises UsageError where there is none."""
    from onrecord.cli.problems import UsageError
    from onrecord.run.asof import NoRecordError, record_as_of

    if as_of is None:
        kept = store.record(story.id)
        if kept is None:
            raise UsageError(
                f"the record of {story.id} is not made yet",
                f"run the build again, or see why it failed: onrecord doctor --store {store.path}",
            )
        return kept
    try:
        made = record_as_of(store, story.id, as_of)
    except ValueError:
        raise UsageError(f"{as_of!r} is no time", "write it like 2020-01-05 or 2020-01-05T18:00+00:00") from None
    except NoRecordError as fault:
        raise UsageError(f"the record of {story.id} cannot be made: {fault}", "see: onrecord doctor") from fault
    if made is None or not made.articles:
        raise UsageError(
            f"nothing of {story.id} was published by {as_of}", f"its first article is of {story.first_at or 'an unknown date'}"
        )
    return made


def list_stories(stories: tuple[Story, ...], store: StoreFile, console: Console) -> None:
    """All stories in a table, the newest first."""
    from rich.table import Table
    from rich.text import Text

    from onrecord.web.wording import period

    if not stories:
        console.print(f"No stories in {store.path} yet. Add articles with: onrecord build INPUT --store {store.path}", markup=False)
        return
    table = Table(box=None, header_style="bold", pad_edge=False)
    table.add_column("Story", no_wrap=True)
    table.add_column("Articles", justify="right")
    table.add_column("Published")
    table.add_column("Title", overflow="fold")
    for story in stories:
        table.add_row(story.id, str(len(story.articles)), period(story.first_at, story.last_at), Text(story.title or "(no title)"))
    console.print(table)
    console.print(f"\nShow one with: onrecord show {stories[0].id} --store {store.path}", markup=False)
