"""The data files of the lexicon."""

from __future__ import annotations

import pytest

from onrecord.lexicon import resource


def test_a_file_is_read_once(monkeypatch: pytest.MonkeyPatch) -> None:
    resource.read_toml.cache_clear()
    read = []
    text_of = resource.read_text

    def counted(name: str) -> str:
        read.append(name)
        return text_of(name)

    monkeypatch.setattr(resource, "read_text", counted)
    assert resource.read_toml("closed.toml") is resource.read_toml("closed.toml")
    assert read == ["closed.toml"]
