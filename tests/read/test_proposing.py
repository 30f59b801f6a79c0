"""What counts as something said."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article
from onrecord.read.attributions.proposing import proposes
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.parser import parse
from onrecord.read.quotations import QuotationIndex, quotations


@pytest.mark.parametrize(
    ("text", "cue", "content", "told"),
    [
        ("The president authorised the strike on Marosk.", "authorised", "the strike on Marosk", False),
        ("The president called for talks with Marosk.", "called for", "talks with Marosk", True),
        ("The president vowed revenge on Marosk.", "vowed", "revenge on Marosk", True),
        ("The president welcomed the truce in Marosk.", "welcomed", "the truce in Marosk", True),
        ("The president tweeted a picture of the flag.", "tweeted", "a picture of the flag", False),
        ("The president knows that the truce will hold.", "knows", "that the truce will hold", True),
        ("The president declined to say who had fired.", "declined", "to say who had fired", False),
        ("An official asked not to be named because talks went on.", "asked", "not to be named because talks went on", False),
        ("A reporter saw three trucks burning at the gate.", "saw", "three trucks burning at the gate", False),
        ("The paper cited two officials in Marosk.", "cited", "two officials in Marosk", False),
        ("The president praised “a brave people”.", "praised", "“a brave people”", True),
        ("According to the ministry, nine died.", "According to", "nine died", True),
    ],
)
def test_a_content_is_something_said_or_only_something_acted_on(text: str, cue: str, content: str, told: bool) -> None:
    parsed = next(parse([Article(id="a", text=text)]))

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    assert proposes(parsed, AttributionDraft(None, at(cue), (at(content),)), QuotationIndex(quotations(text))) is told
