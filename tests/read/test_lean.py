"""spaCy without its command line: what is not loaded, and that nothing is lost by it."""

from __future__ import annotations

import subprocess
import sys

import pytest


def python(code: str) -> str:
    """What a fresh interpreter prints."""
    return subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True).stdout.strip()  # noqa: S603


def test_readers_load_no_command_line_of_spacys() -> None:
    told = python(
        "import sys; import onrecord.read.parser;"
        " print([m for m in ('spacy.cli', 'spacy.cli.info', 'weasel', 'httpx', 'requests', 'typer') if m in sys.modules])"
    )
    assert told == "[]"


@pytest.mark.parametrize(
    "asked",
    ["import spacy.cli; print(callable(spacy.cli.setup_cli))", "import spacy; print('spacy_version' in spacy.info(silent=True))"],
)
def test_who_asks_for_it_afterwards_gets_it(asked: str) -> None:
    assert python(f"import onrecord.read.parser; {asked}").splitlines()[-1] == "True"


def test_spacy_loaded_before_is_left_as_it_is() -> None:
    assert python("import spacy; was = spacy.cli; import onrecord.read.thrift as l; print(l.spacy.cli is was)") == "True"
