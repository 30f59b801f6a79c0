"""Opens the data files of this folder."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from functools import cache
from importlib.resources import files
from typing import Any


def read_text(name: str) -> str:
    """The UTF-8 text of the lexicon file `name`; raises FileNotFoundError for one that is not shipped."""
    return files("onrecord.lexicon").joinpath(name).read_text("utf-8")


@cache
def read_toml(name: str) -> Mapping[str, Any]:
    """The tables of the TOML lexicon file `name`, parsed once a process: some thirty loaders take their parts of one file."""
    return tomllib.loads(read_text(name))


def read_rows(name: str) -> list[list[str]]:
    """The rows of the tab-separated lexicon file `name`; lines that start with `#` and empty ones are left out."""
    return [line.split("\t") for line in read_text(name).splitlines() if line.strip() and not line.startswith("#")]
