"""`onrecord changes`: what a record says now that it did not say before."""

from __future__ import annotations

from typing import Annotated, Literal

import typer

from onrecord.cli.choices import Store

EXAMPLE = "Example:  onrecord changes s1f2e3 --store news.db --since 2020-01-05T18:00+00:00"


def changes(
    store: Store,
    since: Annotated[
        str, typer.Option("--since", help="The earlier state: what was published by then (ISO 8601).", metavar="TIME")
    ],
    story: Annotated[str | None, typer.Argument(help="A story's id or its beginning; not needed when there is only one.")] = None,
    until: Annotated[
        str | None, typer.Option("--until", help="The later state; without it, the record as it is.", metavar="TIME")
    ] = None,
    form: Annotated[Literal["text", "json"], typer.Option("--format", help="Lines to read, or one JSON object.")] = "text",
) -> None:
    """Print what was added to a story's record, is gone, got corroborated, disputed, updated or withdrawn since a time."""
    import msgspec

    from onrecord.cli.fix import the_story
    from onrecord.cli.show import record_of
    from onrecord.cli.terminal import page
    from onrecord.collate.changes import changes_between
    from onrecord.store.store import Store as StoreFile
    from onrecord.web.slotwords import slot_line

    with StoreFile.open(store) as kept:
        chosen = the_story(kept, story)
        found = changes_between(record_of(kept, chosen, since), record_of(kept, chosen, until))
    if form == "json":
        typer.echo(msgspec.json.encode(found).decode())
        return
    console = page()
    if not found.changes:
        console.print("Nothing has changed.")
    for change in found.changes:
        console.print(
            f"{change.kind:<13}{change.sort:<12}{change.claim}  {' '.join(change.title.split())}", markup=False, soft_wrap=True
        )
        for slot in change.slots:
            console.print(f"{'':<25}{slot_line(slot)}", markup=False, soft_wrap=True)
        if change.related:
            joined = ", ".join(change.related)
            console.print(f"{'':<25}{'merged into' if change.kind == 'gone' else 'split from'} {joined}", markup=False)
