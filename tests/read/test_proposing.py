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
        ("The president knows that the truce will hold.", "knows", "that the truce will hold", False),
        ("The president declined to say who had fired.", "declined", "to say who had fired", False),
        ("An official asked not to be named because talks went on.", "asked", "not to be named because talks went on", False),
        ("A reporter saw three trucks burning at the gate.", "saw", "three trucks burning at the gate", False),
        ("The paper cited two officials in Marosk.", "cited", "two officials in Marosk", False),
        ("The president praised “a brave people”.", "praised", "“a brave people”", True),
        ("The party pushed through a measure that replaced the levy.", "pushed through a measure", "that replaced the levy", False),
        ("The two sides gave accounts of why the talks failed.", "accounts of", "why the talks failed", False),
        ("A reporter asked the envoy whether talks had failed.", "asked", "whether talks had failed", False),
        ("The envoy appeared to raise the matter this week.", "appeared", "to raise the matter this week", False),
        ("The mayor was an admirer of the late king.", "was an admirer of", "the late king", False),
        ("The mayor opposed the union of Marosk.", "opposed", "the union of Marosk", False),
        ("The search was a casting call for “The Apprentice,” they wrote.", "a casting call for", "“The Apprentice,”", False),
        ("The firm wanted other plants sold as well.", "wanted", "other plants sold as well", False),
        ("The envoys spoke about how to end the fighting.", "spoke about", "how to end the fighting", False),
        ("The mayor explained why the talks had failed.", "explained", "why the talks had failed", True),
        ("According to the ministry, nine died.", "According to", "nine died", True),
    ],
)
def test_a_content_is_something_said_or_only_something_acted_on(text: str, cue: str, content: str, told: bool) -> None:
    parsed = next(parse([Article(id="a", text=text)]))

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    assert proposes(parsed, AttributionDraft(None, at(cue), (at(content),)), QuotationIndex(quotations(text))) is told


def test_a_note_of_the_page_about_itself_is_no_statement() -> None:
    for label, told in (("Editor’s Note", False), ("Jonah Orr", True)):
        text = f"{label}: This story has been updated."
        parsed = next(parse([Article(id="a", text=text)]))
        at = len(label)
        draft = AttributionDraft((0, at), (at, at + 1), ((at + 2, len(text) - 1),))
        assert proposes(parsed, draft, QuotationIndex([])) is told


@pytest.mark.parametrize(
    ("text", "cue", "content"),
    [
        ("Allies are necessary to deter the raiders of Orsa.", "are necessary", "to deter the raiders of Orsa"),
        ("The deputies voted to close the harbour.", "voted", "to close the harbour"),
        ("Members fretted about how well the wall would hold.", "fretted about", "how well the wall would hold"),
        ("The envoy cites them as reasons for leaving.", "cites", "as reasons for leaving"),
        ("Lund has been the author of many of the town's worst plans.", "has been the author of", "many of the town's worst plans"),
    ],
)
def test_what_is_done_or_is_so_is_nothing_said(text: str, cue: str, content: str) -> None:
    parsed = next(parse([Article(id="a", text=text)]))
    cued, said = ((text.index(words), text.index(words) + len(words)) for words in (cue, content))
    assert not proposes(parsed, AttributionDraft(None, cued, (said,)), QuotationIndex(quotations(text)))
