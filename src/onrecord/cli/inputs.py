"""The articles of the inputs that a command names."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import msgspec

from onrecord.facts.article import Article, Broken


def acquired(inputs: list[str]) -> Iterator[Article | Broken]:
    """A stand-in until onrecord.acquire is there."""
    for name in inputs:
        path = Path(name)
        files = sorted(p for p in path.rglob("*") if p.is_file()) if path.is_dir() else [path]
        for file in files:
            key = file.relative_to(path).as_posix() if path.is_dir() else file.name
            if not file.is_file():
                yield Broken(key, "acquire", "not found")
            elif file.suffix == ".jsonl":
                for line in file.read_bytes().splitlines():
                    yield msgspec.convert({k: v for k, v in msgspec.json.decode(line).items() if v is not None}, Article)
            else:
                text = file.read_text()
                yield Article(key, title=text.split("\n", 1)[0].strip(), text=text)
