"""Both readers on sentences written for these tests."""

from __future__ import annotations

from itertools import pairwise
from math import ceil

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.facts.article import Article
from onrecord.facts.attribution import Attribution
from onrecord.facts.reading import Reading
from onrecord.read.attributions import read_attributions, read_attributions_fast, weights
from onrecord.read.attributions.audience import without_audience, without_clock
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.attributions.tagger import OVERLAP, WINDOW, windows
from onrecord.read.entities import read_entities
from onrecord.read.parser import parse

ODD = [
    "",
    "\n\n",
    "\u201c",
    '""""""',
    "\U0001f600" * 50,
    "''said''",
    "\u202e\u05e9\u05dc\u05d5\u05dd \u0627\u0644\u0633\u0644\u0627\u0645",
    "\u0301" * 9,
]


def fast(text: str) -> Reading:
    parsed = next(parse([Article(id="test", text=text)]))
    return read_attributions_fast(parsed, read_entities(parsed, Reading(article=parsed.article, blocks=parsed.blocks)))


def words(reading: Reading, attribution: Attribution) -> tuple[str | None, str | None, list[str]]:
    text = reading.article.text
    source, cue = attribution.source, attribution.cue
    return (
        text[source.start : source.end] if source else None,
        text[cue.start : cue.end] if cue else None,
        [text[span.start : span.end] for span in attribution.content],
    )


def only(text: str) -> tuple[Reading, Attribution]:
    reading = fast(text)
    assert len(reading.attributions) == 1, [words(reading, a) for a in reading.attributions]
    return reading, reading.attributions[0]


def test_indirect_speech() -> None:
    reading, found = only("Maria Keller said that the bridge would stay closed until Friday.")
    source, cue, content = words(reading, found)
    assert source == "Maria Keller"
    assert cue == "said"
    assert content[0].endswith("the bridge would stay closed until Friday")
    assert found.kind == "indirect"
    assert found.sort == "person"


def test_broken_quotation_keeps_both_parts_and_leaves_the_cue_out() -> None:
    reading, found = only(
        "\u201cThe bridge is closed,\u201d Maria Keller said, \u201cand it will stay closed until we know why.\u201d"
    )
    source, _, content = words(reading, found)
    assert source == "Maria Keller"
    assert content == ["\u201cThe bridge is closed,\u201d", "\u201cand it will stay closed until we know why.\u201d"]
    assert found.kind == "direct"


def test_a_second_sentence_in_quotation_marks_stays_with_its_speaker() -> None:
    reading, found = only('"The bridge is closed," said Maria Keller. "We do not know when it will open again."')
    assert words(reading, found)[2][-1] == '"We do not know when it will open again."'


def test_mixed_content_grows_to_its_marks() -> None:
    reading, found = only('Maria Keller said the bridge was "older than anyone in the town hall".')
    assert found.kind == "mixed"
    assert words(reading, found)[2][-1].endswith('"older than anyone in the town hall"')


def test_according_to() -> None:
    reading, found = only("The bridge will stay closed until Friday, according to the transport ministry.")
    source, cue, _ = words(reading, found)
    assert source == "the transport ministry"
    assert cue == "according to"
    assert found.sort == "organization"


def test_unnamed_source_keeps_its_description() -> None:
    _, found = only("A senior official said the bridge would stay closed.")
    assert found.sort == "unnamed"
    assert found.description == "A senior official"


def test_pronoun_resolves_to_the_person_named_before() -> None:
    reading = fast("Maria Keller opened the bridge on Monday. She said it was safe.")
    found = next(a for a in reading.attributions if words(reading, a)[1] == "said")
    assert found.source is not None
    entity = next(e for e in reading.entities if e.id == found.source.entity)
    assert entity.name == "Maria Keller"


def test_titles_in_quotation_marks_are_no_quotations() -> None:
    reading = fast(
        "The orchestra opened the evening with \u201cThe Rivers of the Old North Country\u201d and closed it with a waltz."
    )
    assert not reading.attributions


def test_captions_hold_no_attributions() -> None:
    reading = fast(
        "Bridge closed in Aarau\n\nThe bridge was closed on Monday after an inspection by two engineers.\n\n"
        "Photo: Maria Keller said the bridge was safe. Credit: Jon Roth"
    )
    assert not reading.attributions


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_survived(text: str) -> None:
    assert fast(text).attributions == () or text


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(
    st.lists(
        st.sampled_from(
            ["\u201c", "\u201d", '"', "''", "said", "Keller", "that", "the bridge", ",", ".", "\n", "he", "(", "\u2018"]
        ),
        max_size=30,
    )
)
def test_spans_lie_in_the_text_in_order_and_apart(parts: list[str]) -> None:
    reading = fast(" ".join(parts))
    for attribution in reading.attributions:
        last = 0
        for span in attribution.content:
            assert last <= span.start < span.end <= len(reading.article.text)
            last = span.end


def test_reading_is_a_function_of_the_text() -> None:
    text = 'Maria Keller said that the bridge would stay closed. "It is old," she added.'
    assert fast(text) == fast(text)


def test_single_quotation_marks_are_marks_and_apostrophes_are_not() -> None:
    reading = fast(
        "\u2018Eleven of our boats are gone,\u2019 the harbour master\u2019s deputy told the council. The boats\u2019 owners left."
    )
    assert words(reading, reading.attributions[0])[2] == ["\u2018Eleven of our boats are gone,\u2019"]
    assert reading.attributions[0].kind == "direct"


def test_a_relative_clause_is_no_part_of_the_source() -> None:
    reading, found = only("Maria Keller, the engineer who built the bridge, said it was safe.")
    assert words(reading, found)[0] == "Maria Keller, the engineer"


def test_speech_inside_anothers_report_lies_within_it() -> None:
    reading = fast("The Herald reported that Maria Keller said the bridge was safe.")
    outer = next(a for a in reading.attributions if a.within is None)
    inner = next(a for a in reading.attributions if a.within == outer.id)
    assert words(reading, inner)[0] == "Maria Keller"
    assert words(reading, outer)[0] == "The Herald"


def accurate(text: str) -> Reading:
    parsed = next(parse([Article(id="test", text=text)]))
    return read_attributions(parsed, read_entities(parsed, Reading(article=parsed.article, blocks=parsed.blocks)))


def test_the_tagger_reads_speech_with_its_source_and_both_parts_of_a_broken_quotation() -> None:
    reading = accurate(
        "The bridge at Aarau was closed on Monday after an inspection.\n\n"
        "\u201cThe bridge is closed,\u201d Maria Keller, who leads the transport office, said, "
        "\u201cand it will stay closed until we know why.\u201d"
    )
    found = [words(reading, a) for a in reading.attributions]
    assert [content for _, _, content in found] == [
        ["\u201cThe bridge is closed,\u201d", "\u201cand it will stay closed until we know why.\u201d"]
    ]
    assert (found[0][0] or "").startswith("Maria Keller")
    assert reading.attributions[0].kind == "direct"


def test_the_tagger_reads_a_text_of_several_windows() -> None:
    filler = "The river ran high in spring and the old road was wet. " * 60
    reading = accurate(f"Maria Keller said the bridge was safe. {filler}\n\nThe mayor said the road would be mended by autumn.")
    sources = [words(reading, a)[0] for a in reading.attributions]
    assert sources == ["Maria Keller", "The mayor"]


def test_the_tagger_is_deterministic() -> None:
    text = 'Maria Keller said that the bridge would stay closed. "It is old," she added.'
    assert accurate(text) == accurate(text)


@pytest.mark.parametrize("text", ODD)
def test_odd_texts_are_survived_by_the_tagger(text: str) -> None:
    for attribution in accurate(text).attributions:
        assert all(span.end <= len(text) for span in attribution.content)


def test_altered_weights_are_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(weights, "hashes", lambda: {"fast.json": "0" * 64})
    with pytest.raises(weights.WrongWeightsError, match="install onrecord again"):
        weights.checked("fast.json")


def test_who_was_told_is_the_audience_and_no_part_of_the_content() -> None:
    reading, found = only("Maria Keller told Reuters that the bridge would stay closed.")
    assert found.audience is not None
    assert found.audience.of(reading.article.text) == "Reuters"
    assert "Reuters" not in words(reading, found)[2][0]


def test_a_content_that_swallowed_its_audience_is_cut() -> None:
    text = "Maria Keller told reporters in the lobby that the bridge would stay closed."
    parsed = next(parse([Article(id="test", text=text)]))
    start = text.index("told")
    cut = without_audience(parsed, AttributionDraft((0, 12), (start, start + 4), ((start + 5, len(text) - 1),)))
    assert [text[low:high] for low, high in cut.content] == ["that the bridge would stay closed"]


def test_the_time_that_opens_an_entry_of_a_live_report_is_no_source() -> None:
    cut = without_clock(AttributionDraft((0, 15), (20, 24), ((3, 9),)), [(0, 6)])
    assert cut.source == (6, 15)
    assert cut.content == ((6, 9),)


def test_no_span_of_the_tagger_crosses_a_paragraph() -> None:
    reading = accurate("The minister\n\nThe minister said\n\nthe bridge was safe\n\nand the road was closed, he said")
    for attribution in reading.attributions:
        parts = [part for part in (attribution.source, attribution.cue, *attribution.content) if part]
        assert all("\n" not in reading.article.text[part.start : part.end] for part in parts)


def test_a_paragraph_that_is_only_a_quotation_carries_on_the_speaker_of_the_one_before() -> None:
    reading = fast(
        "\u201cThe bridge is closed,\u201d Maria Keller said on Monday.\n\n"
        "\u201cWe do not know when it will open again, and nobody should ask us before the spring.\u201d\n\nIt rained."
    )
    last = reading.attributions[-1]
    assert words(reading, last)[0] == "Maria Keller"
    assert last.cue is None
    assert last.kind == "direct"


def test_a_quotation_signed_with_a_name() -> None:
    reading, found = only("\u201cNobody asked us before they closed the bridge.\u201d \u2014 Maria Keller")
    assert words(reading, found)[0] == "Maria Keller"


def test_a_transcript_gives_each_turn_to_its_speaker() -> None:
    reading = fast(
        "Here is what the two were heard to tell the council on the day.\n\n"
        "KELLER: The bridge is closed until we know why.\n\nROTH: And who will pay for the new one?"
    )
    assert [words(reading, a)[0] for a in reading.attributions][-2:] == ["KELLER", "ROTH"]


def test_windows_are_few_and_share_what_they_can() -> None:
    assert windows(0) == []
    assert windows(WINDOW - 2) == [(0, WINDOW - 2)]
    for total in range(WINDOW - 1, 3000, 7):
        found = windows(total)
        assert (found[0][0], found[-1][1]) == (0, total)
        assert all(high - low <= WINDOW - 2 for low, high in found)
        assert all(before[1] - after[0] >= OVERLAP - 1 for before, after in pairwise(found))
        assert len(found) == 1 + ceil((total - (WINDOW - 2)) / (WINDOW - 2 - OVERLAP))
        assert {high - low for low, high in found} == {WINDOW - 2}
