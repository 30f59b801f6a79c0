"""What a build over many machines has made as a whole: the list of its parts, from which a store is made."""

from __future__ import annotations

from collections.abc import Sequence

import msgspec

from onrecord.cluster.parts import Folder, Note, Part, PartsError, put
from onrecord.cluster.settings import Settings

NAME = "build.json"


class Whole(msgspec.Struct, frozen=True):
    """The parts of a finished build, by what they hold, and its counts. `renamed` as in Settings."""

    reader: str
    articles: tuple[Part, ...] = ()
    readings: tuple[Part, ...] = ()
    copies: tuple[Part, ...] = ()
    stories: tuple[Part, ...] = ()
    records: tuple[Part, ...] = ()
    broken: tuple[Part, ...] = ()
    repeated: tuple[Part, ...] = ()
    renamed: dict[str, str] = {}

    def count(self, kind: str) -> int:
        """How many rows parts of a kind have together."""
        return sum(part.rows for part in getattr(self, kind))


def keep_whole(
    folder: Folder,
    settings: Settings,
    taken: Sequence[Note],
    readings: Sequence[Note],
    copies: Sequence[Note],
    stories: Sequence[Note],
    records: Sequence[Note],
) -> Whole:
    """Keep the list of all parts: with it the build is done."""
    given = [p for note in taken for p in note.parts]
    made = [p for notes in (readings, records) for note in notes for p in note.parts]
    whole = Whole(
        settings.reader,
        tuple(p for p in given if "refused" not in p.path and not p.path.endswith("ids.parquet")),
        tuple(note.parts[0] for note in readings),
        tuple(note.parts[0] for note in copies),
        tuple(note.parts[0] for note in stories),
        tuple(note.parts[0] for note in records),
        tuple(p for p in (*given, *made) if "refused" in p.path),
        tuple(p for p in given if p.path.endswith("ids.parquet")),
        settings.renamed,
    )
    put(folder.path / NAME, msgspec.json.format(msgspec.json.encode(whole)))
    return whole


def whole_in(folder: Folder) -> Whole:
    """What a folder of parts holds. Raises PartsError where no build in it is finished."""
    try:
        return msgspec.json.decode((folder.path / NAME).read_bytes(), type=Whole)
    except (OSError, msgspec.DecodeError) as fault:
        raise PartsError(f"{folder.path} holds no finished build", "run it again: it goes on from what is there") from fault
