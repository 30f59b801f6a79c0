"""JSON Schemas (draft 2020-12) of reading, story, record and notice, generated from the types.

`python -m onrecord.export.schemas FOLDER` writes them; the project keeps them in docs/schemas and a test compares.
"""

from __future__ import annotations

import sys
from inspect import cleandoc
from pathlib import Path
from typing import Any

import msgspec

from onrecord.facts.notice import Notice
from onrecord.facts.reading import Reading
from onrecord.facts.record import Record
from onrecord.facts.story import Story

SCHEMAS: dict[str, type[msgspec.Struct]] = {"reading": Reading, "story": Story, "record": Record, "notice": Notice}
DIALECT = "https://json-schema.org/draft/2020-12/schema"


def schema(name: str) -> dict[str, Any]:
    """The schema called `name`; raises KeyError for an unknown one."""
    found = {"$schema": DIALECT, "title": name, **msgspec.json.schema(SCHEMAS[name])}
    for kind in found["$defs"].values():
        if "description" in kind:  # before Python 3.13 a docstring keeps the indentation of its class
            kind["description"] = cleandoc(kind["description"])
    return found


def write_schemas(folder: Path) -> list[Path]:
    """Write all schemas as files of `folder`."""
    folder.mkdir(parents=True, exist_ok=True)
    written = []
    for name in SCHEMAS:
        path = folder / f"{name}.json"
        path.write_bytes(msgspec.json.format(msgspec.json.encode(schema(name), order="sorted"), indent=1) + b"\n")
        written.append(path)
    return written


if __name__ == "__main__":
    for path in write_schemas(Path(sys.argv[1])):
        sys.stdout.write(f"{path}\n")
