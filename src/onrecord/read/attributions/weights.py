"""Opens the files of onrecord/models/attribution, each checked by its SHA-256 before it is used."""

from __future__ import annotations

import hashlib
import json
from functools import cache
from importlib.resources import files

from onrecord.read.attributions.parsewise import Weights

FOLDER = "models/attribution"


class WrongWeightsError(RuntimeError):
    """A shipped model file is not the one that was measured."""


@cache
def hashes() -> dict[str, str]:
    """The SHA-256 of each model file by name."""
    found: dict[str, str] = json.loads(files("onrecord").joinpath(FOLDER, "hashes.json").read_text("utf-8"))
    return found


def checked(name: str) -> bytes:
    """The bytes of a model file; raises WrongWeightsError when they are not those that were measured."""
    data = files("onrecord").joinpath(FOLDER, name).read_bytes()
    if hashlib.sha256(data).hexdigest() != hashes()[name]:
        raise WrongWeightsError(f"{FOLDER}/{name} is not the file that hashes.json names: install onrecord again")
    return data


@cache
def fast_weights() -> Weights:
    """The fast reader's linear models, loaded once a process."""
    made = json.loads(checked("fast.json"))
    limits = made["limits"]
    return Weights(
        lemmas=frozenset(made["lemmas"]),
        cue_weights=made["cue"],
        role_weights={name: (row[0], row[1], row[2]) for name, row in made["role"].items()},
        cue=limits["cue"],
        source=limits["source"],
        content=limits["content"],
    )
