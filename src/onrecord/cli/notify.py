"""`onrecord notify`: who is told of changes of records, and the delivery of what is due."""

from __future__ import annotations

from enum import StrEnum
from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.choices import Store

EXAMPLE = "Example:  onrecord notify add desk https://desk.example/hook --store news.db"
app = typer.Typer(
    help="Who is told of changes of records: webhooks and, with an extra, any service of apprise. Kept in a file beside the store.",
    no_args_is_help=True,
    rich_markup_mode="rich",
    epilog=EXAMPLE,
)
HookName = Annotated[str, typer.Argument(help="The hook's name.", show_default=False)]
SHOWN = 10
"""Notices that were given up, named for each hook."""


class Kind(StrEnum):
    """Which change of a record's state."""

    corroborated = "corroborated"
    opened = "opened"
    updated = "updated"
    withdrawn = "withdrawn"


@app.command(epilog=EXAMPLE)
def add(
    name: HookName,
    address: Annotated[str, typer.Argument(help="An http(s) address, or one that apprise understands.", show_default=False)],
    store: Store,
    on: Annotated[
        list[Kind] | None, typer.Option("--on", help="Only changes of that kind; may be given again.", show_default=False)
    ] = None,
    story: Annotated[
        list[str] | None,
        typer.Option("--story", metavar="ID", help="Only of that story; may be given again.", show_default=False),
    ] = None,
    private: Annotated[bool, typer.Option("--private", help="Let the address be inside a private network.")] = False,
) -> None:
    """Tell an address of changes from now on: a claim corroborated, a conflict opened, a figure updated, words withdrawn.

    The secret by which a receiver can tell that a webhook comes from here is printed once.
    """
    from onrecord.cli.terminal import messages, page
    from onrecord.run.hooks import Hooks
    from onrecord.run.noticing import begin
    from onrecord.store.store import Store as StoreFile

    StoreFile.open(store).close()  # to be told of a store there has to be one
    with StoreFile.open(store, write=True) as kept:
        hook = Hooks.beside(store).add(name, address, tuple(k.value for k in on or ()), tuple(story or ()), private)
        begin(kept)
    if hook.secret:
        page().print(hook.secret, markup=False)
        messages().print("This is the secret that signs what is sent; it is not shown again.")
    messages().print(f"{name} is told of changes from now on. Try it: onrecord notify try {name} --store {store}", markup=False)


@app.command(name="list", epilog="Example:  onrecord notify list --store news.db")
def listed(store: Store) -> None:
    """Print who is told, how many notices have arrived, wait and were given up, and why."""
    from onrecord.cli.terminal import page
    from onrecord.run.hooks import Hooks
    from onrecord.run.sending import title_of
    from onrecord.store.store import Store as StoreFile

    out = page()
    with StoreFile.open(store) as kept:
        counts, failed = kept.delivery_counts(), tuple(kept.deliveries("failed"))
        waiting = tuple(kept.deliveries("waiting"))
    hooks = Hooks.beside(store).all()
    for hook in hooks.values():
        told = counts.get(hook.name, {})
        only = ", ".join((*hook.kinds, *hook.stories))
        out.print(
            f"{hook.name}  {hook.shown}{f'  only {only}' if only else ''}  {told.get('sent', 0)} arrived,"
            f" {told.get('waiting', 0)} waiting, {told.get('failed', 0)} given up",
            markup=False,
            soft_wrap=True,
        )
        for one in [d for d in failed if d.hook == hook.name][-SHOWN:]:
            out.print(f"  given up: {title_of(one.notice)} ({one.fault})", markup=False, soft_wrap=True)
        for one in [d for d in waiting if d.hook == hook.name and d.fault][:1]:
            out.print(f"  waiting since try {one.tries}: {one.fault}", markup=False, soft_wrap=True)
    if not hooks:
        out.print("Nobody yet.")


@app.command(epilog="Example:  onrecord notify remove desk --store news.db")
def remove(name: HookName, store: Store) -> None:
    """Tell an address no more; what it has not got yet is dropped."""
    from onrecord.cli.terminal import messages
    from onrecord.run.hooks import Hooks
    from onrecord.run.noticing import remove as take_away
    from onrecord.store.store import Store as StoreFile

    StoreFile.open(store).close()
    with StoreFile.open(store, write=True) as kept:
        take_away(kept, Hooks.beside(store), name)
    messages().print(f"{name} is told no more.", markup=False)


@app.command(name="try", epilog="Example:  onrecord notify try desk --store news.db")
def trial(name: HookName, store: Store) -> None:
    """Send a notice that tells of nothing, to see whether it arrives."""
    from onrecord.cli.terminal import messages
    from onrecord.run.hooks import HookError, Hooks
    from onrecord.run.noticing import trial as made
    from onrecord.run.sending import SendError, send

    hook = Hooks.beside(store).all().get(name)
    if hook is None:
        raise HookError(f"there is no hook {name!r}", f"onrecord notify list --store {store} shows them")
    try:
        send(hook, made(), private=True)
    except SendError as fault:
        raise HookError(f"{name} was not reached: {fault}", "see that the address is right") from fault
    messages().print(f"{name} was reached.", markup=False)


@app.command(epilog="Example:  onrecord notify deliver --store news.db")
def deliver(store: Store) -> None:
    """Send what is due. `build`, `watch` and `serve` do so by themselves."""
    if not delivered(store):
        from onrecord.cli.terminal import messages

        messages().print("No notice arrived.")


@app.command(epilog="Example:  onrecord notify again --store news.db")
def again(
    store: Store,
    hook: Annotated[
        str | None, typer.Option("--hook", metavar="NAME", help="Only what was for this one.", show_default=False)
    ] = None,
) -> None:
    """Have what was given up sent again."""
    import time

    from onrecord.cli.terminal import messages, plural
    from onrecord.store.store import Store as StoreFile

    StoreFile.open(store).close()
    with StoreFile.open(store, write=True) as kept, kept.commit_point():
        count = kept.send_again(time.time(), hook)
    messages().print(f"{plural(count, 'notice')} tried again")
    delivered(store)


def delivered(store: Path, seconds: float = float("inf")) -> int:
    """Deliver what is due for so many seconds at most, and tell what came of it on standard error; how many notices arrived."""
    from onrecord.cli.terminal import messages, plural
    from onrecord.run.hooks import Hooks
    from onrecord.store.store import Store as StoreFile

    StoreFile.open(store).close()
    if not Hooks.beside(store).all():
        return 0  # before what sends is loaded: nearly every build ends here
    from onrecord.run.delivering import deliver as send_due

    given = send_due(store, seconds=seconds)
    for name, fault in given.faults:
        messages().print(f"{name} was not told: {fault}", markup=False)
    if given.given_up:
        messages().print(f"{plural(given.given_up, 'notice')} given up: onrecord notify list --store {store}", markup=False)
    if given.sent:
        messages().print(f"{plural(given.sent, 'notice')} sent")
    return given.sent
