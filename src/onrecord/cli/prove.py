"""`onrecord prove`: how an article came in, its editions, and the proof to hand on."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from onrecord.cli.choices import Store
from onrecord.run.archives import archive_of

EXAMPLE = "Example:  onrecord prove https://ledger.example/news/1 --store news.db --out proof.wacz"


def prove(
    article: Annotated[str, typer.Argument(metavar="ARTICLE", show_default=False, help="An article's id, or its address.")],
    store: Store,
    out: Annotated[
        Path | None, typer.Option("--out", metavar="FILE", help="Write the bytes it was made from here, as a WACZ.")
    ] = None,
    archive: Annotated[
        Path | None, typer.Option("--archive", metavar="FILE", help="The WARC file, where it is no longer beside the store.")
    ] = None,
) -> None:
    """Show when an article was fetched, with which digest, and what its editions changed; with --out, write the proof.

    Any viewer of web archives opens the proof (for example replayweb.page), and shows the page as it was.
    """
    from onrecord.acquire.archive import archive_place
    from onrecord.cli.problems import InputError
    from onrecord.cli.terminal import page
    from onrecord.run.editions import changes
    from onrecord.run.proving import ProofError, write_proof
    from onrecord.store.store import Store as StoreFile

    with StoreFile.open(store) as kept:
        found = kept.article(article) or next((a for a in kept.articles() if article in {a.url, a.canonical_url}), None)
        if found is None:
            raise InputError(f"{store} holds no article {article}", "ids and addresses stand in: onrecord export readings")
        editions = kept.editions(found.id)
    console = page()

    def say(line: str) -> None:
        console.print(line, markup=False, highlight=False, soft_wrap=True)

    for number, one in enumerate(editions):
        fetched = f"fetched {one.fetched.at}, SHA-256 {one.fetched.digest}" if one.fetched else "not fetched"
        say(f"{one.id}: {fetched}")
        if one.fetched and one.fetched.archive:
            say(f"  kept in {one.fetched.archive}")
        if number:
            for change in changes(editions[number - 1], one):
                say(f"  {'-' if change.kind == 'out' else '+'} {change.text}")
    if out is None:
        return
    place = archive or archive_place(archive_of(store), found)
    try:
        proof = write_proof(found, place, out)
    except ProofError as fault:
        raise InputError(str(fault), fault.hint) from fault
    say(f"{out}: {proof.url} as it was at {proof.date}")
