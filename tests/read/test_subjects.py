"""Subjects: the words of who a deed's clause is about, and its voice."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.facts.reading import Reading

Read = Callable[..., Reading]


@pytest.mark.parametrize(
    ("text", "lemma", "subject", "voice"),
    [
        ("Cole, who struck Baker with a spade, fled.", "strike", "Cole", "active"),
        ("Ann Lee and Bob Ray were arrested and charged with theft.", "charge", "Ann Lee and Bob Ray", "passive"),
        ("A man killed in the crash was buried on Monday.", "kill", "A man", "passive"),
        ("A man killed in the crash was buried on Monday.", "bury", "A man killed in the crash", "passive"),
        ("The driver of the lorry, a pensioner, denied hitting the bus.", "hit", "The driver of the lorry", "active"),
        ("The attack on the village was condemned.", "attack", None, None),
    ],
)
def test_a_deed_has_the_words_of_its_subject(nlp_read: Read, text: str, lemma: str, subject: str | None, voice: str | None) -> None:
    reading = nlp_read(text)
    found = next(e for e in reading.events if e.lemma == lemma)
    assert (found.subject.of(text) if found.subject else None, found.voice) == (subject, voice)
