"""People whom world news names without telling their country or party."""

from __future__ import annotations

from functools import cache

from onrecord.lexicon.resource import read_rows


@cache
def _leaders() -> dict[str, tuple[str, str | None]]:
    return {
        name.casefold(): (code, party or None)
        for code, names, party in ([*r, ""][:3] for r in read_rows("leaders.tsv"))
        for name in names.split("|")
    }


def country_of_leader(name: str) -> str | None:
    """The country (ISO 3166 alpha-3) of a leader by full name, or by a surname that news uses alone; None where unknown."""
    return _leaders().get(name.casefold(), (None, None))[0]


def party_of_leader(name: str) -> str | None:
    """The party, by the adjective that news uses ("republican"), of a leader; None where unknown."""
    return _leaders().get(name.casefold(), (None, None))[1]
