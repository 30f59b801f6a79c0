"""spaCy without its command line, which `import spacy` loads with a web client, templates and forms: a third of the time it takes.

Import this before spaCy. Nothing is left in spaCy's place: who asks for `spacy.cli` afterwards gets it, and `spacy.info` too.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from types import ModuleType
from typing import Any

LINE, ASKED = "spacy.cli", "spacy.cli.info"


@contextmanager
def without_command_line() -> Iterator[None]:
    """While inside, what spaCy takes from its command line when it is imported is a function that loads it when it is called."""
    if "spacy" in sys.modules:
        yield
        return
    line, asked = ModuleType(LINE), ModuleType(ASKED)
    line.__path__ = []
    vars(asked)["info"] = info
    sys.modules.update({LINE: line, ASKED: asked})
    try:
        yield
    finally:
        for name, stand_in in ((LINE, line), (ASKED, asked)):
            if sys.modules.get(name) is stand_in:
                del sys.modules[name]
        if (spacy := sys.modules.get("spacy")) is not None and getattr(spacy, "cli", None) is line:
            del spacy.cli  # a submodule, bound when it was imported


def info(*arguments: Any, **named: Any) -> Any:  # noqa: ANN401  # spaCy's own
    """`spacy.info`."""
    found: Any = import_module(ASKED)
    return found.info(*arguments, **named)


with without_command_line():
    import spacy as spacy
