"""What can be wrong with a store file, each told in a sentence with what to do next."""

from __future__ import annotations

import sqlite3
import zlib
from pathlib import Path

import msgspec

from onrecord.facts.problem import ProblemError


class StoreError(ProblemError):
    """The store cannot be used."""


class DamagedError(StoreError):
    """What is kept does not decode; the text says what."""


FAULTS = (sqlite3.DatabaseError, UnicodeDecodeError)
"""What comes of a file that is not as it was written (SQLite's own message may hold bytes of it)."""
OURS = (sqlite3.IntegrityError, sqlite3.ProgrammingError, sqlite3.InterfaceError, sqlite3.NotSupportedError)
"""Faults of the program, not of the file."""


def explained(path: Path, fault: BaseException) -> StoreError | None:
    """The sentence for a fault that came up while a store was used; None where it is not the store's."""
    if isinstance(fault, DamagedError):
        return fault if fault.hint else damaged(path, str(fault))
    if isinstance(fault, zlib.error | msgspec.DecodeError | UnicodeDecodeError):
        return damaged(path, str(fault))
    if isinstance(fault, OSError):
        return StoreError(f"{path} cannot be opened: {fault.strerror}", "see that you may read it")
    if not isinstance(fault, sqlite3.DatabaseError) or isinstance(fault, OURS):
        return None
    kind = getattr(fault, "sqlite_errorname", None) or ""
    if kind.startswith("SQLITE_FULL"):
        return StoreError(
            f"there is no room left for {path}: what was done until then is kept",
            "free some space; the same command goes on from there",
        )
    if kind.startswith("SQLITE_READONLY"):
        return StoreError(f"{path} may not be written", "see that you may write the file and its folder, or work on a copy of it")
    if kind.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return StoreError(f"{path} is held by another program", "see that no other build is running on it")
    if kind.startswith(("SQLITE_IOERR", "SQLITE_CANTOPEN", "SQLITE_PERM")):
        return StoreError(
            f"{path} cannot be read or written: {fault}",
            "see that the disk is sound, and that you may write the file and its folder",
        )
    return damaged(path, str(fault))


def damaged(path: Path, what: str) -> StoreError:
    """The error for a store whose content is not as it was written."""
    return StoreError(
        f"{path} is damaged: {what}", f"go back to a backup, or save what can be: onrecord doctor --repair --store {path}"
    )


def not_a_store(path: Path, what: str = "") -> StoreError:
    """The error for a file that is something else."""
    return StoreError(f"{path} is {what}not an onrecord store", "give --store the file that `onrecord build` made, or a new name")
