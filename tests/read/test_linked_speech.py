"""Headlines run into a sentence give nobody words, in the tagger's reading either."""

from __future__ import annotations

from onrecord.facts.article import Article
from onrecord.read.parser import parse
from onrecord.read.pipeline import read

TEXT = (
    "Governor Ana Reyes Ana Maria ReyesSenate panel clears judge Reyes says she'll close the harbour if crews strike "
    "Reyes doubles down on ferry ban MORE said on Monday that the bridge will open in May.\n\nThe bridge has been shut for a year."
)


def test_the_tagger_does_not_read_a_list_of_links() -> None:
    (parsed,) = parse([Article("a", text=TEXT)])
    reading = read(parsed, "accurate")
    said = [TEXT[c.start : c.end] for a in reading.attributions for c in a.content]
    assert any("the bridge will open in May" in words for words in said)
    assert not any("harbour" in words or "ferry ban" in words for words in said)
