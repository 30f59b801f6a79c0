"""The commands by name, each loaded when it is called: telling what there is costs none of them its imports and options."""

from __future__ import annotations

import inspect
from collections.abc import Iterator
from importlib import import_module
from typing import TYPE_CHECKING, Any

import typer
from typer.core import TyperCommand, TyperGroup
from typer.main import get_command

if TYPE_CHECKING:
    from typer._click import Command, Context

NAMES = (
    *("build", "show", "changes", "check", "serve", "mcp", "report", "export", "read", "backup", "watch", "sources", "prove"),
    *("doctor", "version", "notify", "fix", "user"),
)
"""Each is a module of this package, with a function of its name, or an `app` of commands below it."""


def words_of(name: str) -> str:
    """What a command says of itself first."""
    module = import_module(f"onrecord.cli.{name}")
    words = module.app.info.help if hasattr(module, "app") else inspect.getdoc(getattr(module, name)) or ""
    return str(words).split("\n\n", 1)[0]


def loaded(name: str) -> Command:
    """The command of that name, with its options."""
    module = import_module(f"onrecord.cli.{name}")
    if hasattr(module, "app"):
        return get_command(module.app)
    one = typer.Typer(add_completion=False, pretty_exceptions_enable=False, rich_markup_mode="rich")
    one.command(name=name, epilog=module.EXAMPLE)(getattr(module, name))
    return get_command(one)


class Commands(TyperGroup):
    """All commands. Its own help is drawn here: what Typer draws it with takes longer to load than everything else together."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401  # as Typer gives them
        super().__init__(**settings)
        self.commands = {name: TyperCommand(name) for name in NAMES}  # which names there are; each is made when it is asked for

    def get_command(self, ctx: Context, cmd_name: str) -> Command | None:  # noqa: ARG002  # as Typer asks
        """A command by its name, or None."""
        return loaded(cmd_name) if cmd_name in self.commands else None

    def format_help(self, ctx: Context, formatter: object) -> None:  # noqa: ARG002  # as Typer asks
        """Print the help."""
        from rich.padding import Padding
        from rich.panel import Panel
        from rich.table import Table
        from rich.text import Text

        from onrecord.cli.terminal import page

        console = page()
        console.print(Text.assemble("\n ", ("Usage:", "yellow"), (f" {ctx.command_path} [OPTIONS] COMMAND [ARGS]...\n", "bold")))
        console.print(Padding(f"{self.help}\n", (0, 1)))
        for title, rows in (("Options", self._options(ctx)), ("Commands", ((name, words_of(name)) for name in NAMES))):
            table = Table.grid(padding=(0, 2), expand=True)
            table.add_column(no_wrap=True, style="bold cyan")
            table.add_column(ratio=1)
            for name, words in rows:
                table.add_row(Text(name), Text(" ".join(words.split())))
            console.print(Panel(table, title=title, title_align="left", border_style="dim"))
        console.print(Padding(Text(f"\n{self.epilog}\n", "dim"), (0, 1)))

    def _options(self, ctx: Context) -> Iterator[tuple[str, str]]:
        for option in self.get_params(ctx):
            yield ", ".join(sorted(option.opts, key=len)), getattr(option, "help", None) or ""
