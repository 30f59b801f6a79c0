"""Who owns an outlet, as the user's files of sources state it: kept in the store, heeded by every record."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import msgspec

from onrecord.store.store import Store

SETTING = "owners"


def owners(store: Store) -> dict[str, str]:
    """The owners stated, by the outlet's name."""
    return msgspec.json.decode(store.setting(SETTING) or "{}", type=dict[str, str])


def state_owners(store: Store, inputs: Iterable[str]) -> None:
    """Keep the owners that the files of sources among the inputs state; what is stated anew takes the place of what was."""
    from onrecord.acquire.outletsfile import SourcesError, read_sources

    known = owners(store)
    stated = dict(known)
    for name in inputs:
        if name.lower().endswith(".toml") and Path(name).is_file():
            try:
                stated |= {source.name: source.owner for source in read_sources(Path(name)) if source.owner}
            except SourcesError:
                continue  # told where its articles are asked for
    if stated != known:
        with store.commit_point():
            store.keep_setting(SETTING, msgspec.json.encode(stated, order="deterministic").decode())
