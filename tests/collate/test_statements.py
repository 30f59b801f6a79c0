"""One statement across articles, its variants, and what must stay apart."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import msgspec
import pytest

from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]

FULL = "“The bridge will open in May, but only to buses and cyclists,”"


def test_a_cut_quotation_is_a_variant_and_the_longest_wording_is_kept_whole(page: Pages, record_of: Make) -> None:
    a = page("a", f"{FULL} Mayor Lena Ortiz said.").says("Lena Ortiz", FULL, "direct")
    b = page("b", "“The bridge will open in May,” Ortiz said.").says("Ortiz", "“The bridge will open in May,”", "direct")
    (statement,) = record_of(a, b).statements
    assert statement.text == FULL
    assert statement.speaker == "Lena Ortiz"
    assert [x.form for x in statement.accounts] == ["verbatim", "truncated"]


def test_a_paraphrase_joins_and_two_things_said_stay_two(page: Pages, record_of: Make) -> None:
    a = page("a", "“The bridge will open in May,” Lena Ortiz said.").says("Lena Ortiz", "“The bridge will open in May,”", "direct")
    b = page("b", "Lena Ortiz said the bridge would open in May. Lena Ortiz said tolls had been dropped for good.")
    b.says("Lena Ortiz", "the bridge would open in May").says("Lena Ortiz", "tolls had been dropped for good")
    record = record_of(a, b)
    assert sorted(len(s.accounts) for s in record.statements) == [1, 2]


def test_a_swapped_number_is_never_the_same_utterance(page: Pages, record_of: Make) -> None:
    a = page("a", "Lena Ortiz said 14 boats were lost in the storm.").says("Lena Ortiz", "14 boats were lost in the storm")
    b = page("b", "Lena Ortiz said 41 boats were lost in the storm.").says("Lena Ortiz", "41 boats were lost in the storm")
    assert len(record_of(a, b).statements) == 2


def test_like_words_of_another_speaker_stay_apart_and_a_long_quotation_is_reattributed(page: Pages, record_of: Make) -> None:
    a = page("a", "Lena Ortiz said the bridge would open in May.").says("Lena Ortiz", "the bridge would open in May")
    b = page("b", "Tom Hale said the bridge would open in May.").says("Tom Hale", "the bridge would open in May")
    assert len(record_of(a, b).statements) == 2
    words = "“We told the captain twice and nobody listened to us,”"
    c = page("c", f"{words} Lena Ortiz told the Gazette.", "Gazette").says("Lena Ortiz", words, "direct", cue="told")
    d = page("d", f"{words} Tom Hale said.").says("Tom Hale", words, "direct")
    record = record_of(c, d)
    assert [x.form for x in record.statements[0].accounts] == ["verbatim", "reattributed"]
    assert any(x.kind == "actor" and x.verdict == "conflict" for x in record.discrepancies)


def test_a_paraphrase_leads_in_to_the_quotation_after_it(page: Pages, record_of: Make) -> None:
    a = page("a", "Lena Ortiz said she had been wrong. “I mixed up two reports,” Ortiz said.")
    a.says("Lena Ortiz", "she had been wrong").says("Lena Ortiz", "“I mixed up two reports,”", "direct")
    (statement,) = record_of(a).statements
    assert {x.form for x in statement.accounts} == {"paraphrase", "verbatim"}


def test_words_that_no_one_says_are_no_statement(page: Pages, record_of: Make) -> None:
    a = page("a", "Lena Ortiz said it.").says("Lena Ortiz", "it")
    assert record_of(a).statements == ()


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("the dam above the town is safe", "the dam above the town is not safe"),
        ("the army had shelled the grain port of Tamra", "the rebels had shelled the grain port of Tamra"),
        ("the pool would open on 14 June this year", "the pool would open on 24 June this year"),
        ("nobody had left the valley before dawn", "everybody had left the valley before dawn"),
    ],
)
def test_a_swapped_actor_number_or_negation_is_another_claim(one: str, other: str, page: Pages, record_of: Make) -> None:
    a = page("a", f"Lena Ortiz said {one}.").says("Lena Ortiz", one)
    b = page("b", f"Lena Ortiz said {other}.").says("Lena Ortiz", other)
    assert len(record_of(a, b).statements) == 2
    c = page("c", f"Lena Ortiz said {one}.").says("Lena Ortiz", one)
    assert len(record_of(a, c).statements) == 1


def test_the_chief_of_who_denies_does_not_say_what_others_accuse_him_of(page: Pages, record_of: Make) -> None:
    text = "Rights Watch said three men were beaten in the camp. The army of Tamra denies it."
    a = page("a", f"{text} “Nobody was beaten,” its chief Ira Moll said.")
    a.says("Rights Watch", "three men were beaten in the camp", sort_of="organization")
    a.entity("The army of Tamra", "organization")
    a.says("its chief Ira Moll", "“Nobody was beaten,”", "direct", entity={"named": False})
    assert len(record_of(a).statements) == 2


def test_the_post_is_what_its_author_writes_there(page: Pages, record_of: Make) -> None:
    text = "The march goes on, Ira Moll writes on Facebook. “Nobody can gag us all,” the post reads."
    a = page("a", text).says("Ira Moll", "The march goes on", cue="writes")
    a.says("the post", "“Nobody can gag us all,”", "direct", cue="reads", sort_of="post", sort="posting", entity={"named": False})
    (statement,) = record_of(a).statements
    assert statement.speaker == "Ira Moll"


def test_what_a_country_says_its_ministry_says(page: Pages, record_of: Make) -> None:
    words = "no ship of ours took the president to sea on Tuesday"
    a = page("a", f"Norland says {words}.").says("Norland", words, cue="says", sort_of="place", entity={"country": "FRA"})
    b = page("b", f"The foreign ministry said {words}.").says("The foreign ministry", words, sort_of="organization")
    assert len(record_of(a, b).statements) == 2  # Norland is no country
    c = page("c", f"France says {words}.").says("France", words, cue="says", sort_of="place", entity={"country": "FRA"})
    assert len(record_of(c, b).statements) == 1


def test_a_report_and_a_quotation_in_a_sentence_of_its_own_are_two_variants(page: Pages, record_of: Make) -> None:
    text = "The vote was four to three, Ira Moll said. “The law allows neither,” and nobody spoke."
    a = page("a", text).says("Ira Moll", "The vote was four to three", "mixed")
    first = a.rows["attributions"][0]
    a.rows["attributions"] = [msgspec.structs.replace(first, content=(*first.content, a.at("“The law allows neither,”")))]
    b = page("b", "“The law allows neither,” Ira Moll said.").says("Ira Moll", "“The law allows neither,”", "direct")
    record = record_of(a, b)
    both = next(s for s in record.statements if len({x.article for x in s.accounts}) == 2)
    assert "“The law allows neither,”" in both.text


def test_a_quotation_translated_back_is_the_same_utterance_and_another_of_its_length_is_not(page: Pages, record_of: Make) -> None:
    one = "“I do not resign because I am guilty. I resign because twelve families should not see my face,”"
    back = "“I go not as a culprit. I go so that a dozen families need not look at my face,”"
    new = "“We looked at every cable of that road and there was nothing at all to be found,”"
    a = page("a", f"{one} Lena Ortiz said.").says("Lena Ortiz", one, "direct")
    b = page("b", f"{back} Lena Ortiz said.").says("Lena Ortiz", back, "direct")
    c = page("c", f"{new} Lena Ortiz said.").says("Lena Ortiz", new, "direct")
    assert sorted(len(s.accounts) for s in record_of(a, b, c).statements) == [1, 2]


def test_a_number_says_nothing(page: Pages, record_of: Make) -> None:
    a = page("a", "116 voted for it, 114 said no or abstained that day.").says(
        "114", "no or abstained that day", entity={"named": False}
    )
    assert record_of(a).statements == ()


def test_what_is_denied_is_told_as_denied(page: Pages, record_of: Make) -> None:
    a = page("a", "Lena Ortiz denied that she took the money.")
    a.says("Lena Ortiz", "that she took the money", cue="denied", denies=True)
    (statement,) = record_of(a).statements
    assert statement.denies
    b = page("b", "Lena Ortiz said that she took the money.").says("Lena Ortiz", "that she took the money")
    assert not record_of(b).statements[0].denies


def test_a_word_for_a_happening_may_be_put_for_another(page: Pages, record_of: Make) -> None:
    one, other = "the quake that struck on Monday hurt 1,083 people", "the quake that hit on Monday hurt 1,083 people"
    a = page("a", f"Ira Moll said {one}.").says("Ira Moll", one).event("quake that struck", "struck")
    b = page("b", f"Ira Moll said {other}.").says("Ira Moll", other).event("quake that hit", "hit")
    assert len(record_of(a, b).statements) == 1


def test_a_report_told_elsewhere_without_the_quotation_behind_it_stands_alone(page: Pages, record_of: Make) -> None:
    a = page("a", "The ships will be built in Odense, Ira Moll said. “We have waited ten years,” Ira Moll said.")
    a.says("Ira Moll", "The ships will be built in Odense").says("Ira Moll", "“We have waited ten years,”", "direct")
    b = page("b", "Three ships will be built in Odense, Ira Moll said.").says("Ira Moll", "Three ships will be built in Odense")
    assert len(record_of(a, b).statements) == 2
    assert len(record_of(a).statements) == 1


def test_a_spokesman_of_whom_nothing_is_told_may_be_the_bodys(page: Pages, record_of: Make) -> None:
    a = page("a", "“We respect the court,” a spokesman said.")
    a.says("a spokesman", "“We respect the court,”", "direct", entity={"named": False})
    b = page("b", "“We respect the court, but will appeal,” Halden Bank said.")
    b.says("Halden Bank", "“We respect the court, but will appeal,”", "direct", sort_of="organization")
    assert len(record_of(a, b).statements) == 1


def test_one_called_by_a_single_name_may_be_the_one_named_in_full(page: Pages, record_of: Make) -> None:
    a = page("a", "“He would be alive,” Petra said.").says("Petra", "“He would be alive,”", "direct")
    b = page("b", "“He would be alive if it had been open,” Petra Kos said.")
    b.says("Petra Kos", "“He would be alive if it had been open,”", "direct")
    assert len(record_of(a, b).statements) == 1


@pytest.mark.parametrize("nobody", ["People", "A man", "Story", "Images"])
def test_a_part_of_a_page_and_anybody_say_nothing_that_is_not_quoted(page: Pages, record_of: Make, nobody: str) -> None:
    text = f"{nobody} said the dam of Tolm had burst at dawn. Ada Banda said the dam of Tolm would hold."
    made = page("a", text)
    made.says(nobody, "the dam of Tolm had burst at dawn", entity={"named": False})
    made.says("Ada Banda", "the dam of Tolm would hold")
    assert [s.speaker for s in record_of(made).statements] == ["Ada Banda"]


def test_the_words_shown_are_the_speakers_own(page: Pages, record_of: Make) -> None:
    """What a country "warned" in one article and its president in another is shown in the words of whom it is given to."""
    a = page("a", 'Title\n\nOstria warned on Friday that a "harsh answer is waiting" for the raiders on the coast of Tamra.')
    a.entity("Ostria", "place", country="OST")
    a.says(
        "Ostria",
        'that a "harsh answer is waiting" for the raiders on the coast of Tamra',
        cue="warned",
        kind="mixed",
        sort_of="place",
    )
    b = page("b", 'Title\n\nPresident Ada Lind of Ostria warned that a "harsh answer is waiting" for the raiders.')
    b.entity("Ada Lind", "person", role="president of Ostria", affiliation="Ostria", country="OST")
    b.says("Ada Lind", 'that a "harsh answer is waiting" for the raiders', cue="warned", kind="mixed")
    (said,) = record_of(a, b).statements
    assert (said.speaker, said.text) == ("Ada Lind", 'that a "harsh answer is waiting" for the raiders')
    assert {x.article for x in said.accounts} == {"a", "b"}


def test_what_is_posted_and_what_reporters_are_told_are_two_though_the_words_are_like(page: Pages, record_of: Make) -> None:
    one, other = "“If the ferry does not suit you, you can leave!”", "“If the ferry doesn’t suit you, then you can leave,”"
    a = page("a", f"{one} Lena Ortiz tweeted.").says("Lena Ortiz", one, "direct", cue="tweeted")
    b = page("b", f"Speaking to reporters, Lena Ortiz said {other}").says("Lena Ortiz", other, "direct")
    c = page("c", f"Lena Ortiz said {other}").says("Lena Ortiz", other, "direct")
    assert len(record_of(a, b).statements) == 2
    assert len(record_of(a, c).statements) == 1


def test_a_phrase_in_common_is_not_one_utterance(page: Pages, record_of: Make) -> None:
    long = "“Who can say tonight whether a lone wolf lit the mill or a gang from the harbour sent him up the hill?”"
    a = page("a", f"{long} Lena Ortiz said.").says("Lena Ortiz", long, "direct")
    short = "the man from Tolm seemed a “lone wolf” of the worst kind"
    b = page("b", f"Lena Ortiz said {short}.").says("Lena Ortiz", short, "mixed")
    assert len(record_of(a, b).statements) == 2


def test_words_scattered_in_what_another_says_are_not_his(page: Pages, record_of: Make) -> None:
    long = "“The blaze at the mill, whoever lit the match, was an act of malice, and the harbour will not forget it,”"
    a = page("a", f"{long} Lena Ortiz said.").says("Lena Ortiz", long, "direct")
    short = "the blaze an “act of malice”"
    b = page("b", f"Rui Lopes called {short}.").says("Rui Lopes", short, "mixed", cue="called")
    whole = "“was an act of malice, and the harbour will not forget it”"
    c = page("c", f"The blaze {whole}, Rui Lopes said.").says("Rui Lopes", whole, "direct")
    assert len(record_of(a, b).statements) == 2
    assert len(record_of(a, c).statements) == 1
