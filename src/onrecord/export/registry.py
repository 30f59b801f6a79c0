"""All formats there are: ours, one a file in `formats/`, and those that other packages add as entry points `onrecord.exporters`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from importlib.metadata import EntryPoint, entry_points

import msgspec

from onrecord.export import formats as ours
from onrecord.export.choosing import ExportError
from onrecord.export.format import Format

GROUP = "onrecord.exporters"


class Formats(msgspec.Struct, frozen=True):
    """The formats by name, and of each entry point that is of no use its name with the reason in words."""

    found: dict[str, Format]
    broken: dict[str, str]


def own_formats() -> dict[str, Format]:
    """The formats that come with onrecord, in order of name."""
    names = sorted(m.name for m in pkgutil.iter_modules(ours.__path__))
    found: list[Format] = [importlib.import_module(f"{ours.__name__}.{name}").FORMAT for name in names]
    return {f.name: f for f in sorted(found, key=lambda f: f.name)}


def added(points: tuple[EntryPoint, ...], own: dict[str, Format]) -> Formats:
    """Our formats and those that entry points lead to. One that fails to load, is no format or takes a name of ours is broken."""
    found, broken = dict(own), {}
    for point in points:
        package = point.dist.name if point.dist is not None else point.value
        try:
            form = point.load()
        except Exception as fault:  # whatever a stranger's package does on import
            broken[point.name] = f"{package} does not load: {type(fault).__name__}: {fault}"
            continue
        if not isinstance(form, Format):
            broken[point.name] = f"{package} gives no onrecord.export.Format but {type(form).__name__}"
        elif form.name in found:
            broken[point.name] = f"{package} takes the name {form.name}, which is taken"
        else:
            found[form.name] = form
    return Formats(found, broken)


@cache
def formats() -> Formats:
    """All formats of this installation."""
    return added(tuple(sorted(entry_points(group=GROUP), key=lambda p: (p.name, p.value))), own_formats())


def format_named(name: str, known: Formats | None = None) -> Format:
    """The format of that name. Raises ExportError for one that is not there, or that cannot be loaded."""
    known = known or formats()
    if name in known.broken and name not in known.found:
        raise ExportError(f"the exporter {name!r} cannot be used: {known.broken[name]}", "update or remove that package")
    if name not in known.found:
        raise ExportError(f"no format is called {name!r}", f"onrecord export --list; there are {', '.join(known.found)}")
    return known.found[name]
