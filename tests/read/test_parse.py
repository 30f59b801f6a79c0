from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.facts.article import Article
from onrecord.read.parse.columns import Columns, edges, entity_bounds
from onrecord.read.parse.lemmas import mended
from onrecord.read.parse.tokens import Doc
from onrecord.read.parser import doc_of, documents, parse, said_of
from onrecord.read.pipeline import read_all

TEXT = "The mayor of Oslo and two aides resigned. Nobody (so far) spoke."
WORDS = ["The", "mayor", "of", "Oslo", "and", "two", "aides", "resigned", ".", "Nobody", "(", "so", "far", ")", "spoke", "."]
HEADS = [1, 7, 1, 2, 1, 6, 1, 7, 7, 14, 12, 12, 14, 12, 14, 14]
DEPS = ["det", "nsubj", "prep", "pobj", "cc", "nummod", "conj", "ROOT", "punct", "nsubj", *["punct", "advmod", "advmod", "punct"]]


def made(text: str = TEXT, words: list[str] = WORDS, heads: list[int] = HEADS, deps: list[str] | None = None) -> Doc:
    starts, at = [], 0
    for word in words:
        at = text.index(word, at)
        starts.append(at)
        at += len(word)
    size = len(words)
    left = list(range(size))
    roots = {i for i in range(size) if heads[i] == i}
    for i in range(size):
        top = i
        while heads[top] != top:
            top = heads[top]
        left[top] = min(left[top], i)
    return Doc(
        text,
        Columns(
            words=words,
            lower=[w.lower() for w in words],
            lemmas=words,
            tags=["X"] * size,
            kinds=["X"] * size,
            deps=deps or [*DEPS, "ROOT", "punct"],
            heads=heads,
            starts=starts,
            begins=[i in {left[r] for r in roots} for i in range(size)],
            entity_types=["GPE" if w == "Oslo" else "" for w in words],
            entity_marks=["B" if w == "Oslo" else "O" for w in words],
            spaces=[False] * size,
            marks=[not w.isalnum() for w in words],
            quotes=[False] * size,
            stops=[False] * size,
            numbers=[w == "two" for w in words],
        ),
    )


def test_tokens_know_their_tree() -> None:
    doc = made()
    mayor = doc[1]
    assert [c.text for c in mayor.children] == ["The", "of", "and", "aides"]
    assert ([c.text for c in mayor.lefts], [c.text for c in mayor.rights]) == (["The"], ["of", "and", "aides"])
    assert [t.text for t in mayor.subtree] == WORDS[:7]
    assert (mayor.left_edge.text, mayor.right_edge.text) == ("The", "aides")
    assert [t.text for t in doc[3].ancestors] == ["of", "mayor", "resigned"]
    assert mayor.is_ancestor(doc[5])
    assert not doc[5].is_ancestor(mayor)
    assert [c.text for c in mayor.conjuncts] == ["aides"]
    assert [c.text for c in doc[6].conjuncts] == ["mayor"]
    assert mayor.head is doc[7]
    assert doc[7].head is doc[7]


def test_sentences_and_names() -> None:
    doc = made()
    assert [s.text for s in doc.sents] == ["The mayor of Oslo and two aides resigned.", "Nobody (so far) spoke."]
    assert doc[12].sent is doc.sents[1]
    assert [t.text for t in doc if t.is_sent_start] == ["The", "Nobody"]
    assert [(e.text, e.label) for e in doc.ents] == [("Oslo", "GPE")]
    assert doc[3].ent_iob == "B"
    assert doc[5].like_num


def test_names_side_by_side_and_in_many_words() -> None:
    doc = made()
    marks = ["B", "I", "B", "O", "B"]
    kinds = ["ORG", "ORG", "GPE", "", "DATE"]
    columns = replace(doc.columns, entity_types=kinds, entity_marks=marks)
    assert entity_bounds(columns) == [(0, 2, "ORG"), (2, 3, "GPE"), (4, 5, "DATE")]


@pytest.mark.parametrize(
    ("first", "last", "root"),
    [(0, 4, "mayor"), (4, 7, "and"), (6, 10, "resigned"), (10, 14, "far"), (8, 11, "Nobody"), (2, 3, "of")],
)
def test_root_of_a_run(first: int, last: int, root: str) -> None:
    assert made().span(first, last).root.text == root


def test_lone_marks_head_a_run_last() -> None:
    doc = made()
    assert doc.span(8, 9).root.text == "."
    assert doc.span(8, 10).root.text == "Nobody"


def test_code_points_to_tokens() -> None:
    doc = made()
    start = TEXT.index("Oslo")
    assert doc.overlapping(start + 1, start + 6).text == "Oslo and"  # type: ignore[union-attr]  # a None fails the test as it should
    assert doc.overlapping(start - 1, start + 4).text == "Oslo"  # type: ignore[union-attr]  # the same
    assert doc.exactly(start, start + 4).text == "Oslo"  # type: ignore[union-attr]  # the same
    assert doc.exactly(start, start + 3) is None
    assert doc.overlapping(len(TEXT), len(TEXT) + 2) is None
    assert doc.overlapping(-1, 3) is None


def test_runs_are_sequences() -> None:
    doc = made()
    run = doc.span(1, 4)
    assert ([t.text for t in run], len(run), run[-1].text, run[1:].text) == (["mayor", "of", "Oslo"], 3, "Oslo", "of Oslo")
    assert doc.span(14, 99).text == "spoke."
    assert doc.span(5, 2).text == ""
    with pytest.raises(IndexError):
        run[3]
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[len(doc) - 1].nbor()


def test_nothing_can_be_changed() -> None:
    doc = made()
    for thing, name in ((doc[0], "text"), (doc.span(0, 2), "start"), (doc, "text"), (doc[0], "own")):
        with pytest.raises(AttributeError):
            setattr(thing, name, "x")


def test_edges_of_branches_that_cross() -> None:
    # 0 hangs from 3, 1 from 4: each is reached over the other
    assert edges([3, 4, 2, 2, 3], [True, False, False, False, False]) == ([0, 1, 0, 0, 1], [0, 1, 4, 4, 4])


@given(st.lists(st.integers(0, 30), min_size=1, max_size=30))
def test_edges_hold_all_that_hangs_below(choices: list[int]) -> None:
    heads = [0, *(choice % place for place, choice in enumerate(choices, 1))]  # each from one before it: a tree of one root
    doc = made(" ".join(["x"] * len(heads)), ["x"] * len(heads), heads, ["dep"] * len(heads))
    for token in doc:
        below = [t.i for t in doc if t is token or token.is_ancestor(t)]
        assert sorted(t.i for t in token.subtree) == below
        assert (token.left_edge.i, token.right_edge.i) == (min(below), max(below))


def test_an_empty_text() -> None:
    doc = made("", [], [], [])
    assert (len(doc), doc.sents, doc.ents, doc.overlapping(0, 1)) == (0, (), (), None)


@pytest.mark.parametrize(
    ("lower", "lemma", "tag", "wanted"),
    [
        ("hoped", "hop", "VBD", "hope"),
        ("hopes", "hop", "VBZ", "hope"),
        ("passes", "pass", "VBZ", "pass"),
        ("said", "say", "VBD", "say"),
    ],
)
def test_lemmas_get_their_letter_back(lower: str, lemma: str, tag: str, wanted: str) -> None:
    assert mended(lemma, lower, tag, "VERB") == wanted
    assert mended(lemma, lower, tag, "NOUN") == lemma


def test_columns_say_what_spacy_says() -> None:
    text = 'Norway\'s king met Anna Holm, who "hoped" for peace in Oslo.\n\nTwo of the three ministers she named left.  Why?'
    [(_, _, theirs)] = documents([Article(id="a", text=text)])
    doc = doc_of(theirs, said_of(theirs))
    assert "".join(t.text + text[t.end : (doc[t.i + 1].idx if t.i + 1 < len(doc) else len(text))] for t in doc) == text
    for own, other in zip(doc, theirs, strict=True):
        assert (own.text, own.lower, own.tag, own.pos, own.dep) == (other.text, other.lower_, other.tag_, other.pos_, other.dep_)
        assert (own.idx, own.head.i, own.ent_type, own.ent_iob) == (other.idx, other.head.i, other.ent_type_, other.ent_iob_)
        assert (own.left_edge.i, own.right_edge.i) == (other.left_edge.i, other.right_edge.i)
        assert [t.i for t in own.subtree] == [t.i for t in other.subtree]
        assert (own.sent.start, own.sent.end) == (other.sent.start, other.sent.end)
        assert (own.is_stop, own.is_punct, own.is_space, own.like_num) == (
            other.is_stop,
            other.is_punct,
            other.is_space,
            other.like_num,
        )
    assert [(e.text, e.label) for e in doc.ents] == [(e.text, e.label_) for e in theirs.ents]


def test_a_manifest_that_nobody_sees_changes_no_word_and_no_offset() -> None:
    plain = 'The council voted on Monday. "It is not safe," said Ida Lund.'
    manifest = "\ufeff" + "".join(chr(0xE0100 + n % 200) for n in range(3000))
    (bare,) = parse([Article(id="a", text=plain)])
    (marked,) = parse([Article(id="b", text=plain.replace("Monday.", "Monday." + manifest))])
    words = [t for t in marked.doc if not t.is_space]
    assert [t.text for t in words] == [t.text for t in bare.doc]
    assert [t.dep for t in words] == [t.dep for t in bare.doc]
    assert all(marked.article.text[t.idx : t.end] == t.text for t in words)


def test_long_runs_without_space_are_cut_and_lose_nothing() -> None:
    text = "Odd: " + '"(' * 2000 + " and on."
    (parsed,) = parse([Article(id="a", text=text)])
    assert parsed.doc.text == text
    assert "".join(parsed.doc.columns.words).replace(" ", "") == text.replace(" ", "")


def test_what_is_too_long_is_read_in_part_and_said_so() -> None:
    line = "The council of Vendsund voted on Monday to close the pier.\n"
    article = Article(id="a", text=line * 3000)
    (reading,) = read_all([article])
    assert reading.article.text == article.text
    assert reading.faults
    assert reading.faults[0].startswith("read in part: the first 149,")
    assert max(s.end for s in reading.sentences) <= 150_000
