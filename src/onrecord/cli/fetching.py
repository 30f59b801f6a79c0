"""Options that tell how inputs are acquired, shared by the commands that take them."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from onrecord.acquire.how import How

PANEL = "Which articles, and how they are fetched"
Since = Annotated[
    str | None,
    typer.Option("--since", metavar="TIME", rich_help_panel=PANEL, help="Only what was published then or later (ISO 8601)."),
]
Until = Annotated[
    str | None, typer.Option("--until", metavar="TIME", rich_help_panel=PANEL, help="Only what was published by then (ISO 8601).")
]
Most = Annotated[
    int | None, typer.Option("--most", min=1, metavar="N", rich_help_panel=PANEL, help="At most so many articles of each input.")
]
Match = Annotated[
    str | None,
    typer.Option("--match", metavar="PATTERN", rich_help_panel=PANEL, help="Only addresses that hold this; * stands for anything."),
]
Agent = Annotated[
    str | None, typer.Option("--user-agent", metavar="NAME", rich_help_panel=PANEL, help="The name told to servers and robots.txt.")
]
Header = Annotated[
    list[str] | None,
    typer.Option(
        "--header", metavar="'NAME: VALUE'", rich_help_panel=PANEL, help="A header for the hosts named. May be given several times."
    ),
]
Cookies = Annotated[
    Path | None,
    typer.Option("--cookies", metavar="FILE", exists=True, dir_okay=False, rich_help_panel=PANEL, help="A cookies.txt to send."),
]
Proxy = Annotated[str | None, typer.Option("--proxy", metavar="URL", rich_help_panel=PANEL, help="Fetch through this proxy.")]
Delay = Annotated[
    float,
    typer.Option("--delay", min=0.0, max=600.0, metavar="SECONDS", rich_help_panel=PANEL, help="Between two requests to one host."),
]
Private = Annotated[
    bool, typer.Option("--private", rich_help_panel=PANEL, help="Also fetch from addresses inside private networks.")
]
NoArchive = Annotated[
    bool, typer.Option("--no-archive", rich_help_panel=PANEL, help="Do not keep the fetched bytes beside the store.")
]


def how_of(
    *,
    since: str | None = None,
    until: str | None = None,
    most: int | None = None,
    match: str | None = None,
    agent: str | None = None,
    header: list[str] | None = None,
    cookies: Path | None = None,
    proxy: str | None = None,
    delay: float = 1.0,
    private: bool = False,
    archive: Path | None = None,
    page_seconds: float = 120.0,
) -> How:
    """The options as the acquirer takes them. Raises UsageError for what makes no sense."""
    from onrecord.acquire.how import AGENT, How, moment
    from onrecord.cli.problems import UsageError

    for name, value in (("--since", since), ("--until", until)):
        if value is not None and moment(value) is None:
            raise UsageError(f"{name} {value} is no day or time", f"write it as ISO 8601: {name} 2025-03-06")
    if proxy is not None and not proxy.startswith(("http://", "https://")):
        raise UsageError(f"--proxy {proxy} is no http or https address", "for example: --proxy http://127.0.0.1:3128")
    return How(
        private=private,
        since=since,
        until=until,
        most=most,
        match=match,
        agent=agent or AGENT,
        headers=tuple(named(one) for one in header or ()),
        cookies=cookies,
        proxy=proxy,
        delay=delay,
        archive=archive,
        page_seconds=page_seconds,
    )


def named(header: str) -> tuple[str, str]:
    """A header's name and value. Raises UsageError."""
    from onrecord.cli.problems import UsageError

    name, colon, value = header.partition(":")
    plain = name.strip().replace("-", "").replace("_", "")
    if not colon or not (plain.isascii() and plain.isalnum()) or not value.isprintable() or not value.isascii():
        raise UsageError(f"--header {header!r} is no header", "write it as: --header 'Name: value'")
    return name.strip(), value.strip()
