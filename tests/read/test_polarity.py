"""Whether a source says its content, denies it, or leaves it unsaid."""

from __future__ import annotations

import pytest

from onrecord.facts.article import Article
from onrecord.read.attributions.polarity import polarity
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.parser import parse
from onrecord.read.quotations import QuotationIndex, quotations


@pytest.mark.parametrize(
    ("text", "source", "cue", "content", "stand"),
    [
        ("The army said that the bridge had fallen.", "The army", "said", "that the bridge had fallen", "says"),
        (
            "The army did not say whether the bridge had fallen.",
            "The army",
            "did not say",
            "whether the bridge had fallen",
            "leaves open",
        ),
        ("The army has not denied that it fired.", "The army", "has not denied", "that it fired", "leaves open"),
        ("The mayor never said he would resign.", "The mayor", "never said", "he would resign", "leaves open"),
        ("Police refused to say how many were held.", "Police", "refused to say", "how many were held", "leaves open"),
        (
            "The firm has yet to confirm that the plant will close.",
            "The firm",
            "has yet to confirm",
            "that the plant will close",
            "leaves open",
        ),
        (
            "The army stopped short of saying that Orsa was behind it.",
            "The army",
            "stopped short of saying",
            "that Orsa was behind it",
            "leaves open",
        ),
        ("No group has claimed the attack.", "No group", "has claimed", "the attack", "leaves open"),
        (
            "Neither the army nor the rebels have claimed the attack.",
            "Neither the army nor the rebels",
            "have claimed",
            "the attack",
            "leaves open",
        ),
        ("Asked if he would stand, Orr said it was early.", "Orr", "Asked", "if he would stand", "leaves open"),
        ("The studio was told that Orr had left.", "The studio", "was told", "that Orr had left", "leaves open"),
        ("Volkov denied that he had taken bribes.", "Volkov", "denied", "that he had taken bribes", "denies"),
        ("The bank rejected claims that it lied.", "The bank", "rejected", "claims that it lied", "denies"),
        ("The council rejected the offer.", "The council", "rejected", "the offer", "says"),
        ("The judge denied bail to Orr.", "The judge", "denied", "bail to Orr", "says"),
        ("She does not believe the vote was fair.", "She", "does not believe", "the vote was fair", "denies"),
        (
            "The governor not only said the bridge was safe but crossed it.",
            "The governor",
            "not only said",
            "the bridge was safe",
            "says",
        ),
        ("Police said no one was hurt.", "Police", "said", "no one was hurt", "says"),
        ("“Nobody paid me,” he denied.", "he", "denied", "“Nobody paid me,”", "says"),
    ],
)
def test_who_says_who_denies_and_who_leaves_open(text: str, source: str, cue: str, content: str, stand: str) -> None:
    parsed = next(parse([Article(id="a", text=text)]))

    def at(words: str) -> tuple[int, int]:
        return text.index(words), text.index(words) + len(words)

    item = AttributionDraft(at(source), at(cue), (at(content),))
    assert polarity(parsed, item, QuotationIndex(quotations(text))) == stand
