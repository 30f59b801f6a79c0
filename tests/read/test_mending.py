"""Attributions mended by the parse: one made by hand, with the fault that the tagger makes, and what must be left of it."""

from __future__ import annotations

from onrecord.facts.article import Article
from onrecord.read.attributions.mending import mended
from onrecord.read.attributions.quoting import AttributionDraft
from onrecord.read.parser import parse
from onrecord.read.quotations import QuotationIndex, quotations


def mend(text: str, source: str, cue: str, content: list[str], hint: tuple[str, str] | None = None) -> tuple[str, str, list[str]]:
    """The words of source, cue and contents after mending; `hint` is the source and cue that the parse gives for the contents."""
    parsed = next(parse([Article(id="a", text=text)]))

    def at(words: str) -> tuple[int, int]:
        assert text.count(words) == 1, words
        return text.index(words), text.index(words) + len(words)

    item = AttributionDraft(at(source), at(cue), tuple(at(words) for words in content))
    hints = [AttributionDraft(at(hint[0]), at(hint[1]), item.content, 0.9)] if hint else []
    (left,) = mended(parsed, [item], hints, QuotationIndex(quotations(text)))
    assert left.source is not None
    assert left.cue is not None
    return text[slice(*left.source)], text[slice(*left.cue)], [text[slice(*part)] for part in left.content]


def test_an_outlet_that_passes_a_quotation_on_gives_way_to_its_speaker() -> None:
    text = '"The bridge will open in May," harbour master Ines Tolva announced, Reuters reports.'
    quote = '"The bridge will open in May,"'
    found = mend(text, "Reuters", "reports", [quote], ("harbour master Ines Tolva", "announced"))
    assert found == ("harbour master Ines Tolva", "announced", [quote])


def test_an_outlet_keeps_its_own_words_where_nobody_else_speaks() -> None:
    text = '"The bridge will open in May," Reuters reports.'
    quote = '"The bridge will open in May,"'
    assert mend(text, "Reuters", "reports", [quote])[0] == "Reuters"


def test_a_second_deed_of_the_source_is_no_part_of_what_it_said() -> None:
    text = "The council voted on Sunday to close the quay and filed a complaint with the ministry."
    found = mend(text, "The council", "voted", ["to close the quay and filed a complaint with the ministry"])
    assert found[2] == ["to close the quay"]


def test_two_things_said_stay_together() -> None:
    text = "The council promised to close the quay and file a complaint with the ministry."
    content = "to close the quay and file a complaint with the ministry"
    assert mend(text, "The council", "promised", [content])[2] == [content]


def test_a_phrase_far_from_the_clause_is_left_out() -> None:
    text = "The envoy to Marosk, Lena Brandt, was called in over the raids, which many have feared could end in war."
    found = mend(text, "many", "have feared", ["The envoy to Marosk", "which", "could end in war"])
    assert found[2] == ["which", "could end in war"]


def test_an_indirect_content_stays_in_its_paragraph() -> None:
    text = "Council votes to close the quay\n\nThe council has now closed the quay."
    found = mend(text, "Council", "votes", ["to close the quay", "The council has now closed the quay"])
    assert found[2] == ["to close the quay"]


def test_the_subject_speaks_and_not_who_stands_in_its_relative_clause() -> None:
    text = "Campaigners in Orlaby, where the company wants to dig, say the pit would drain the springs."
    found = mend(text, "the company", "say", ["the pit would drain the springs"])
    assert found[0] == "Campaigners in Orlaby"


def test_a_subject_pronoun_is_no_part_of_what_it_says() -> None:
    text = 'The cabinet "will not stop it," she was quoted as saying by the paper.'
    found = mend(text, "she", "was quoted as saying", ['The cabinet "will not stop it," she'])
    assert found[2] == ['The cabinet "will not stop it'] or found[2] == ['The cabinet "will not stop it,"']


def test_who_is_quoted_speaks_and_not_the_outlet_that_quotes_him() -> None:
    text = "Colonel Petra Lunt was quoted by the Daily Anchor as saying that the garrison had no fuel."
    found = mend(text, "the Daily Anchor", "was quoted", ["Colonel Petra Lunt", "that the garrison had no fuel"])
    assert found == ("Colonel Petra Lunt", "was quoted", ["that the garrison had no fuel"])


def test_a_second_voice_behind_a_semicolon_says_its_own() -> None:
    text = "Organisers said 40,000 people had marched; the police put the number at 9,000."
    content = "40,000 people had marched; the police put the number at 9,000"
    assert mend(text, "Organisers", "said", [content])[2] == ["40,000 people had marched"]


def test_what_follows_a_semicolon_without_a_second_voice_stays() -> None:
    text = "Organisers said 40,000 people had marched; nobody was hurt."
    content = "40,000 people had marched; nobody was hurt"
    assert mend(text, "Organisers", "said", [content])[2] == [content]


def test_a_quotation_inside_a_source_is_no_name() -> None:
    text = "“This is,” said Anna Roth, the head of the club, “the worst quarter of all,” and left."
    found = mend(text, "Anna Roth, the head of the club, “the worst quarter of all,”", "said", ["“This is,”"])
    assert found[0] == "Anna Roth, the head of the club"


def test_a_title_inside_a_source_stays() -> None:
    text = 'The "Wrinkle in Time" director wrote that he had lied.'
    assert mend(text, 'The "Wrinkle in Time" director', "wrote", ["that he had lied"])[0] == 'The "Wrinkle in Time" director'


def test_a_report_before_its_cue_begins_with_its_clause() -> None:
    text = "Nine people are now known to have died when the ferry sank, the coastguard said."
    found = mend(text, "the coastguard", "said", ["to have died when the ferry sank"])
    assert found[2] == ["Nine people are now known to have died when the ferry sank"]


def test_quotations_of_other_paragraphs_are_not_reached() -> None:
    text = "“I did what I was told to do.”\n\nHer deputy sees it differently. “That is not so.”"
    found = mend(text, "Her deputy", "sees", ["“I did what I was told to do.”", "“That is not so.”"])
    assert found[2] == ["“That is not so.”"]
