"""What leads a record: weights, titles from one account, the sentence that tells the story."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from msgspec.structs import replace

from onrecord.collate.arranging.weights import trusted_weight
from onrecord.facts.record import Record

Pages = Callable[..., Any]
Make = Callable[..., Record]

TELLING = "Ostria's army shelled the port of Tamra on Monday, killing five dockers, the mayor said."


def test_what_many_articles_tell_first_leads(page: Pages, record_of: Make) -> None:
    pages = []
    for name in "abc":
        p = page(name, f"Title\n\n{TELLING}\n\nThe harbour master fed his cats in the evening.")
        army = p.entity("Ostria's army", "organization", sector="MIL")
        p.event("Ostria's army shelled the port of Tamra on Monday", "shelled", type="ASSAULT", actors=(army,))
        if name == "c":
            p.event("The harbour master fed his cats in the evening", "fed")
        pages.append(p)
    record = record_of(*pages)
    weights = {e.title.split()[-1]: e.weight for e in record.events}
    assert weights["Monday"] > weights["evening"] > 0
    assert record.lead is not None
    assert record.lead.says == TELLING


def test_a_title_does_not_stand_beside_the_doer_of_another_account(page: Pages, record_of: Make) -> None:
    a = page("a", "Title\n\nGunmen shot the judge Ada Lind in Tamra on Monday.")
    gunmen, lind = a.entity("Gunmen", "group", named=False), a.entity("Ada Lind", "person")
    a.event("Gunmen shot the judge Ada Lind in Tamra on Monday", "shot", type="ASSAULT", actors=(gunmen,), recipients=(lind,))
    b = page("b", "Title\n\nJudge Ada Lind was shot in Tamra on Monday.")
    judge = b.entity("Ada Lind", "person")
    b.event("Judge Ada Lind was shot in Tamra on Monday", "shot", type="ASSAULT", recipients=(judge,))
    (event,) = record_of(a, b).events
    assert (event.title, event.actor_names) == ("Gunmen shot the judge Ada Lind in Tamra on Monday", ("Gunmen",))


def test_two_deeds_of_two_people_are_two_events(page: Pages, record_of: Make) -> None:
    pages = []
    for name, who in (("a", "Ada Lind"), ("b", "Oren Hale")):
        p = page(name, f"Title\n\nPolice arrested {who} at the border.")
        person = p.entity(who, "person")
        p.event(f"Police arrested {who} at the border", "arrested", type="COERCE", recipients=(person,))
        pages.append(p)
    pages.append(page("c", "Title\n\nPolice arrested Ada Lind and spoke of the border."))
    lind = pages[2].entity("Ada Lind", "person")
    pages[2].event("Police arrested Ada Lind", "arrested", type="COERCE", recipients=(lind,))
    groups = sorted(sorted({a.article for a in e.accounts}) for e in record_of(*pages).events)
    assert groups == [["a", "c"], ["b"]]


def test_one_deed_and_the_one_that_follows_it_stay_apart(page: Pages, record_of: Make) -> None:
    pages = []
    for name, deed in (("a", "suspended"), ("b", "resumed")):
        p = page(name, f"Title\n\nBurgo {deed} the sale of burgers in Idaho, Utah and Wyoming.")
        firm = p.entity("Burgo", "organization")
        p.event(f"Burgo {deed} the sale of burgers in Idaho, Utah and Wyoming", deed, actors=(firm,))
        pages.append(p)
    pages[0].rows["events"][0] = replace_lemma(pages[0].rows["events"][0], "suspend")
    pages[1].rows["events"][0] = replace_lemma(pages[1].rows["events"][0], "resume")
    assert len(record_of(*pages).events) == 2


def replace_lemma(event: Any, lemma: str) -> Any:  # noqa: ANN401 - a fact
    import msgspec

    return msgspec.structs.replace(event, lemma=lemma)


def test_what_the_beginnings_share_leads_before_what_one_article_begins_with(page: Pages, record_of: Make) -> None:
    """No two accounts are one claim here: that all begin with the ferry's sinking is told by their words alone."""
    told = "A ferry with ninety people sank off Vendsund on Monday in high wind."
    pages = [
        page("a", f"{told}\nIts owner sold three other boats last year.", at="2025-03-03", title="Ferry sinks off Vendsund"),
        page("b", "The ferry that sank off Vendsund had been repaired twice since May.", at="2025-03-03", title="Ferry was old"),
        page("c", "A baker won the lottery of Tolmark for a second time in spring.\nThe ferry sank off Vendsund.", at="2025-03-03"),
    ]
    pages[0].event("A ferry with ninety people sank off Vendsund on Monday", "sank")
    pages[0].event("Its owner sold three other boats last year", "sold")
    pages[2].event("A baker won the lottery of Tolmark for a second time in spring", "won", type="AID")
    record = record_of(*pages)
    ranked = [e.title for e in sorted(record.events, key=lambda e: -e.weight)]
    assert "ferry" in ranked[0]
    assert record.lead is not None
    assert record.lead.says == told


def test_what_trees_trust_less_leads_less(page: Pages, record_of: Make) -> None:
    told = page("a", "Title\n\nThe council closed the harbour on Monday. The council had been asked to.")
    council = told.entity("The council", "organization", sector="GOV")
    told.event("The council closed the harbour on Monday", "closed", type="SANCTION", actors=(council,))
    said = page("a", 'Title\n\n"the harbour they would soon feel," he says, "should perhaps be closed to who might?"')
    said.event("the harbour they would soon feel", "feel", type="REJECT")
    (sure,), (unsure,) = record_of(told).events, record_of(said).events
    assert 1 > sure.weight > unsure.weight


def test_a_weight_falls_with_each_doubt_and_is_nothing_where_one_part_is_likelier_wrong() -> None:
    whole = trusted_weight(0.4, 0.9, 0.9, 0.5)
    assert whole > trusted_weight(0.4, 0.7, 0.9, 0.5) > 0
    assert whole > trusted_weight(0.4, 0.9, 0.7, 0.5) > 0
    assert whole > trusted_weight(0.4, 0.9, 0.9, 0.1) > 0
    assert trusted_weight(0.4, 0.49, 0.9, 0.9) == trusted_weight(0.4, 0.9, 0.49, 0.9) == 0.0
    assert trusted_weight(0.99, 1.0, 1.0, 1.0) < 1


def test_a_writers_own_view_does_not_tell_the_story(page: Pages, record_of: Make) -> None:
    view = "Ostria's army shelled the port of Tamra on Monday, and my first thought was of the dockers."
    for text, leads in ((view, False), (view.replace(" my ", " the mayor's "), True)):
        p = page("a", f"Title\n\n{text}")
        army = p.entity("Ostria's army", "organization", sector="MIL")
        p.event("Ostria's army shelled the port of Tamra on Monday", "shelled", type="ASSAULT", actors=(army,))
        assert (record_of(p).lead is not None) == leads


PLAIN = "Ostria's army shelled the port of Tamra on Monday."


def lead_among(page: Pages, record_of: Make, other: str) -> str:
    """The lead of two articles: one whose second sentence tells the deed plainly, and one that begins with `other`."""
    texts = [f"Rain fell on the coast of Ostria.\n{PLAIN}", other]
    pages = []
    for name, text in zip("ab", texts, strict=True):
        p = page(name, f"{text}\nThe port of Tamra lies on the coast of Ostria.", at="2025-03-04", title="The port of Tamra")
        army = p.entity("Ostria's army", "organization", sector="MIL")
        at = text.index("Ostria's army")
        words = text[at : text.index("Tamra", at) + len("Tamra")]
        p.event(words, "shelled", type="ASSAULT", actors=(army,), date="2025-03-03")
        pages.append(p)
    lead = record_of(*pages).lead
    assert lead is not None
    return lead.says


def test_what_is_held_for_likely_does_not_lead(page: Pages, record_of: Make) -> None:
    guess = "Ostria's army reportedly shelled the port of Tamra on Monday to punish the dockers of the port."
    sure = guess.replace("reportedly ", "")
    assert lead_among(page, record_of, f"The evidence is building that {sure}") == PLAIN
    assert lead_among(page, record_of, guess) == PLAIN
    assert lead_among(page, record_of, sure) == sure


def test_a_main_clause_leads_before_one_that_hangs_on_another(page: Pages, record_of: Make) -> None:
    hanging = "Dockers wept in the streets of the port of Tamra after Ostria's army shelled the port of Tamra on Monday."
    assert lead_among(page, record_of, hanging) == PLAIN


def test_a_column_does_not_lead_and_a_news_desks_blog_may(page: Pages, record_of: Make) -> None:
    told = "Ostria's army shelled the port of Tamra on Monday and set the quay on fire."
    for address, leads in (("/opinion/tamra", False), ("/blogs/wire/tamra", True)):
        pages = []
        for name, text in (("a", told), ("b", f"Rain fell on the coast of Ostria.\n{PLAIN}")):
            p = page(name, text, at="2025-03-04", title="The port of Tamra")
            p.article = replace(p.article, url=f"https://{name}.example{address if name == 'a' else ''}")
            army = p.entity("Ostria's army", "organization", sector="MIL")
            p.event(
                "Ostria's army shelled the port of Tamra on Monday", "shelled", type="ASSAULT", actors=(army,), date="2025-03-03"
            )
            pages.append(p)
        lead = record_of(*pages).lead
        assert lead is not None
        assert (lead.says == told) == leads


def test_a_lead_begins_behind_the_stamp_of_its_agency(page: Pages, record_of: Make) -> None:
    p = page("a", f"Title\n\nTAMRA (NewsNet) — {TELLING}")
    army = p.entity("Ostria's army", "organization", sector="MIL")
    p.event("Ostria's army shelled the port of Tamra on Monday", "shelled", type="ASSAULT", actors=(army,))
    lead = record_of(p).lead
    assert lead is not None
    assert lead.says == TELLING
