"""Copies and editions: what is one, which way it goes, and which words it took."""

from __future__ import annotations

import msgspec
from hypothesis import given
from hypothesis import strategies as st
from tests.match.samples import COPY, PARTIAL, WIRE, ferry, text

from onrecord.facts.article import Article
from onrecord.facts.story import Copy
from onrecord.match.copies import families, find_copies
from onrecord.match.text import of_article


def by_article(copies: tuple[Copy, ...]) -> dict[str, list[Copy]]:
    found: dict[str, list[Copy]] = {}
    for copy in copies:
        found.setdefault(copy.article, []).append(copy)
    return found


def test_a_credited_copy_is_whole_and_leads_to_the_agency_s_article() -> None:
    (copy,) = by_article(find_copies(ferry()))["copy"]
    assert (copy.source, copy.part, copy.credited, copy.kind) == ("wire", "whole", True, "copy")
    assert copy.share == 1.0


def test_a_partial_copy_shows_exactly_the_words_it_took_in_both_texts() -> None:
    articles = {a.id: a for a in ferry()}
    (copy,) = by_article(find_copies(list(articles.values())))["partial"]
    assert copy.part == "partial"
    assert copy.source in ("wire", "copy")
    words = [s.of(articles["partial"].text) for s in copy.spans]
    assert words[0].startswith("Two lifeboats and a helicopter")
    assert "grandchildren" not in " ".join(words)
    assert words[0].split()[:8] == copy.source_spans[0].of(articles[copy.source].text).split()[:8]


def test_a_shared_quotation_alone_is_no_copy() -> None:
    assert "quoting" not in by_article(find_copies(ferry()))


def test_an_account_in_other_words_is_no_copy() -> None:
    assert "own" not in by_article(find_copies(ferry()))


def test_without_credit_the_later_article_is_the_taker() -> None:
    early = text("b", PARTIAL, "2031-03-03T08:00:00Z", outlet="One")
    late = text("a", PARTIAL + "\n\nMore is to follow, the editors said in a note.", "2031-03-03T09:00:00Z", outlet="Two")
    (copy,) = find_copies([early, late])
    assert (copy.article, copy.source, copy.reason) == ("a", "b", "published later")


def test_a_credit_outweighs_the_clock() -> None:
    wire, copy = ferry()[:2]
    early = msgspec.structs.replace(copy, day=(wire.day or 0) - 0.1)
    (found,) = find_copies([wire, early])
    assert (found.article, found.source) == ("copy", "wire")


def test_an_agency_without_an_article_is_the_source_by_name() -> None:
    (copy,) = find_copies([text("a", COPY.replace("\nTNA", "\nReuters"), outlet="Ostervik Post")])
    assert (copy.source, copy.part, copy.share, copy.credited) == ("Reuters", "whole", None, True)
    assert copy.spans[0].of(COPY.replace("\nTNA", "\nReuters")) == "Reuters"


def test_a_dateline_shared_with_the_outlet_s_own_desk_is_partial() -> None:
    (copy,) = find_copies([text("a", WIRE.replace("(TNA)", "(dpa/OP)"), outlet="Ostervik Post")])
    assert copy.part == "partial"


def test_an_agency_does_not_copy_itself() -> None:
    assert find_copies(ferry()[:1]) == ()


def test_two_papers_that_credit_one_absent_agency_take_from_it_and_not_from_each_other() -> None:
    one = text("a", COPY, "2031-03-03T13:00:00Z", outlet="Ostervik Post")
    other = text("b", COPY, "2031-03-03T14:00:00Z", outlet="Lunde Bladet")
    found = find_copies([one, other])
    assert {(c.article, c.source) for c in found} == {("a", "TNA"), ("b", "TNA")}
    assert all(c.share == 1.0 for c in found)


def test_the_same_address_later_is_an_edition() -> None:
    first = text("a", PARTIAL, "2031-03-03T08:00:00Z", outlet="One", url="https://one.example/ferry")
    second = text("b", PARTIAL.replace("two", "three"), "2031-03-03T11:00:00Z", outlet="One", url="https://one.example/ferry")
    (copy,) = find_copies([second, first])
    assert (copy.article, copy.source, copy.kind) == ("b", "a", "edition")


def test_a_lightly_edited_sentence_is_still_shared() -> None:
    line = "The company said the new plant at Harlow would cost 410 million crowns ($38 million) and open in the spring of 2033."
    cut = line.replace(" ($38 million)", "")
    pad = "Nobody in the town hall had an answer to that when the doors closed for the night."
    (copy,) = find_copies([text("a", line, "2031-01-01", outlet="A"), text("b", f"{cut}\n\n{pad}", "2031-01-02", outlet="B")])
    assert len(copy.spans) == 1
    assert copy.spans[0].of(cut + "\n").startswith("The company said")
    assert "spring of 2033" in copy.spans[0].of(cut)


@given(st.permutations(range(5)))
def test_the_order_of_articles_does_not_matter(order: list[int]) -> None:
    articles = ferry()
    assert find_copies([articles[n] for n in order]) == find_copies(articles)


@given(st.lists(st.text(max_size=300), max_size=4))
def test_any_text_is_survived_and_spans_lie_inside(texts: list[str]) -> None:
    articles = [of_article(Article(id=str(n), text=t)) for n, t in enumerate([*texts, *texts])]
    for copy in find_copies(articles):
        source = articles[int(copy.article)].text
        assert all(0 <= s.start < s.end <= len(source) for s in copy.spans)


def test_families_join_chains() -> None:
    family = families(find_copies(ferry()))
    assert family["wire"] == family["copy"] == family["partial"]
