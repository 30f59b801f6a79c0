"""`onrecord sources`: what a file of sources holds, and whether its sources answer."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.fetching import Agent, Private, Proxy, how_of

EXAMPLE = "Example:  onrecord sources outlets.toml --check"


def sources(
    file: Annotated[
        Path, typer.Argument(metavar="FILE", show_default=False, help="A TOML file with an [[outlet]] for each outlet.")
    ],
    check: Annotated[bool, typer.Option("--check", help="Ask each feed and sitemap, and count what it lists.")] = False,
    agent: Agent = None,
    proxy: Proxy = None,
    private: Private = False,
) -> None:
    """Show the outlets that a file describes, with their feeds and sitemaps. `build` and `watch` take the same file."""
    from onrecord.acquire.outletsfile import SourcesError, read_sources
    from onrecord.cli.problems import InputError
    from onrecord.cli.terminal import page

    try:
        found = read_sources(file)
    except SourcesError as fault:
        raise InputError(f"{file}: {fault}", "docs/sources.md shows what such a file holds") from fault
    how = how_of(
        since=None,
        until=None,
        most=None,
        match=None,
        agent=agent,
        header=None,
        cookies=None,
        proxy=proxy,
        delay=1.0,
        private=private,
    )
    console = page()
    faults = 0
    for source in found:
        known = ", ".join(part for part in (source.country, source.owner) if part)
        console.print(f"{source.name}{f' ({known})' if known else ''}", markup=False, highlight=False)
        for kind, url in (*(("feed", u) for u in source.feeds), *(("sitemap", u) for u in source.sitemaps)):
            answer = ""
            if check:
                from onrecord.acquire.inputs import Acquiring

                with Acquiring(how) as acquiring:
                    good, answer = acquiring.looked_at(url)
                faults += not good
            console.print(f"  {kind}: {url}{f'  {answer}' if answer else ''}", markup=False, highlight=False, soft_wrap=True)
    if check and faults:
        raise InputError(f"{faults} of the sources do not answer as feeds or sitemaps", "see the lines above")
