"""The picture of the house, drawn from the imports: `python -m bench.house` writes docs/house.md, which a test compares.

An arrow leads from a folder to one that it imports; one that is reached through others too is left out, to keep it readable.
"""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from pathlib import Path

import grimp  # comes with import-linter

PACKAGE = "onrecord"
ROOT = Path(__file__).resolve().parents[1]
SOURCE = ROOT / "src" / PACKAGE
PAGE = ROOT / "docs/house.md"
DRAWN = {
    PACKAGE: "The folders of `src/onrecord`.",
    f"{PACKAGE}.read": "Inside `read/`: a package for each reader, and what all of them stand on.",
    f"{PACKAGE}.collate": "Inside `collate/`: a package for each part of the record.",
}
MADE = "Made by `make house` from the imports and the docstrings; a test keeps it true. [flow.md](flow.md) walks through it."
Edges = set[tuple[str, str]]


def edges_among(graph: grimp.ImportGraph, parent: str) -> Edges:
    """Which children of a package import which others, themselves or anything in them."""
    depth = parent.count(".") + 1
    found = set()
    for importer in graph.find_descendants(parent):
        for imported in graph.find_modules_directly_imported_by(importer):
            pair = tuple(".".join(m.split(".")[: depth + 1]) for m in (importer, imported))
            if imported.startswith(f"{parent}.") and pair[0] != pair[1]:
                found.add((pair[0], pair[1]))
    return found


def reduced(edges: Edges) -> Edges:
    """The edges without those whose end is reached by a longer way too."""
    below: dict[str, set[str]] = {}
    for one, other in edges:
        below.setdefault(one, set()).add(other)

    def reach(start: str, seen: set[str]) -> set[str]:
        for other in below.get(start, ()):
            if other not in seen:
                seen.add(other)
                reach(other, seen)
        return seen

    return {(a, b) for a, b in edges if not any(b in reach(c, set()) for c in below[a] if c != b)}


def mermaid(edges: Iterable[tuple[str, str]]) -> str:
    """A diagram that GitHub and others draw."""
    lines = sorted(f"    {a.rpartition('.')[2]} --> {b.rpartition('.')[2]}" for a, b in edges)
    return "\n".join(["```mermaid", "graph TD", *lines, "```"])


def said_of(folder: Path) -> str:
    """What a package says of itself: the first line of its docstring."""
    told = ast.get_docstring(ast.parse((folder / "__init__.py").read_text("utf-8"))) or ""
    return " ".join(told.split("\n\n")[0].split())


def tree(folder: Path, indent: int = 0) -> Iterator[str]:
    """The packages in a folder, each with what it says of itself."""
    for child in sorted(p for p in folder.iterdir() if (p / "__init__.py").is_file()):
        name = f"{'  ' * indent}{child.name}/"
        yield f"{name:<22} {said_of(child)}".rstrip()
        yield from tree(child, indent + 1)


def page() -> str:
    """The whole page."""
    graph = grimp.build_graph(PACKAGE, cache_dir=None)
    parts = [
        "# The house",
        MADE,
    ]
    for parent, told in DRAWN.items():
        parts += [told, mermaid(reduced(edges_among(graph, parent)))]
    parts += ["The tree, each folder with what it says of itself:", "\n".join(["```", *tree(SOURCE), "```"])]
    return "\n\n".join(parts) + "\n"


def main() -> None:
    """Write the page."""
    PAGE.write_text(page(), "utf-8")


if __name__ == "__main__":
    main()
