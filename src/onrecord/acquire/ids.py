"""Ids for what comes without one: never two articles under one, and the same again for the same input."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from onrecord.acquire.taken import digest


class Names:
    """The ids given out while a command acquires its inputs."""

    def __init__(self) -> None:
        self.rows: dict[str, int] = {}
        self.files: dict[str, Path] = {}

    def of_row(self, row: dict[str, Any], where: str) -> str:
        """An id for a row that has neither id nor address.

        It is made of all its fields, the input it stands in, and how many such rows came before: so the same text from three
        outlets is three articles, and the same file again gives the same ids.
        """
        whole = json.dumps([where.rsplit(":", 1)[0], row], sort_keys=True, ensure_ascii=True, default=str)
        name = f"sha256-{digest(whole.encode())[:20]}"
        self.rows[name] = count = self.rows.get(name, 0) + 1
        return name if count == 1 else f"{name}-{count}"

    def of_file(self, path: Path, below: str) -> str:
        """A file's id: its path below the folder named.

        A second file of that path, in another folder, is told apart by as much of its own path as it takes.
        """
        whole = path.absolute()
        name, above = below, list(whole.parts[: len(whole.parts) - len(Path(below).parts)])
        while self.files.setdefault(name, whole) != whole and above:
            name = f"{above.pop().strip('/') or 'root'}/{name}"
        number = 2
        while self.files.setdefault(name, whole) != whole:
            name, number = f"{below} ({number})", number + 1
        return name.encode("utf-8", "surrogateescape").decode("utf-8", "replace")
