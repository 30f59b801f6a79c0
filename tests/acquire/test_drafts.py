"""Drafts in every form: the text alone is read, offsets count in the file, and no hostile file costs more than its bytes."""

from __future__ import annotations

import io
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.acquire.drafts import LONGEST, DraftError, draft_of, draft_of_text
from onrecord.facts.span import Span


def in_file(draft_text: str, words: str, name: str) -> str:
    """The words of the file over which words of the draft's text stand."""
    draft = draft_of(draft_text.encode(), name)
    start = draft.text.index(words)
    return draft.in_whole(Span(start, start + len(words))).of(draft.whole)


def docx(body: str, more: dict[str, bytes] | None = None) -> bytes:
    out = io.BytesIO()
    ns = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as z:
        z.writestr(
            "[Content_Types].xml",
            '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            '<Override PartName="/word/document.xml" '
            'ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>',
        )
        z.writestr(
            "_rels/.rels",
            '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>'
            "</Relationships>",
        )
        z.writestr("word/document.xml", f'<w:document xmlns:w="{ns}"><w:body>{body}</w:body></w:document>')
        for name, data in (more or {}).items():
            z.writestr(name, data)
    return out.getvalue()


def test_plain_text_is_the_file_unaltered() -> None:
    text = "The quay is shut.\r\n\r\nTwo  boats sank.\n"
    draft = draft_of(text.encode(), "a.txt")
    assert draft.text == draft.whole == text


@pytest.mark.parametrize(
    ("source", "words", "there"),
    [
        ("# The quay\n\nIt is **shut** today.", "It is shut today", "It is **shut** today"),
        ("See [the *record*](http://a.example/x) here.", "the record", "the *record"),
        ("> Ida said:\n> two boats\n> sank.", "two boats sank", "two boats\n> sank"),
        ("- one boat\n- two boats", "two boats", "two boats"),
        ("Fish &amp; chips were \\*sold\\* out.", "chips were", "chips were"),
    ],
)
def test_markdown_is_read_without_its_marks(source: str, words: str, there: str) -> None:
    assert in_file(source, words, "a.md") == there


def test_struck_out_words_are_not_the_drafts() -> None:
    assert "seven" not in draft_of(b"Police said ~~seven~~ nine died.", "a.md").text


@pytest.mark.parametrize(
    ("source", "words", "there"),
    [
        ("<p>It is <b>shut</b> today.</p>", "It is shut today", "It is <b>shut</b> today"),
        ("<p>Fish &amp; chips</p><p>Tea</p>", "Fish & chips", "Fish &amp; chips"),
        ("<style>p{}</style><script>x('no')</script><p>Two boats</p>", "Two boats", "Two boats"),
        ("<p>a&nbsp;boat &#8220;sank&#8221;", "a boat “sank”", "a&nbsp;boat &#8220;sank&#8221;"),
    ],
)
def test_html_is_read_as_it_is_seen(source: str, words: str, there: str) -> None:
    assert in_file(source, words, "a.html") == there


def test_what_a_page_hides_is_not_read() -> None:
    seen = draft_of(b"<head><title>T</title></head><body><script>one</script><del>two</del><p>three</p></body>", "a.html").text
    assert seen.strip() == "three"


def test_a_page_is_known_without_its_ending() -> None:
    assert draft_of_text("<!doctype html><html><body><p>Two boats sank.</p></body></html>").text.strip() == "Two boats sank."


def test_a_word_document_is_its_paragraphs() -> None:
    pytest.importorskip("mammoth")
    body = "<w:p><w:r><w:t>Two boats</w:t></w:r><w:r><w:t xml:space='preserve'> sank.</w:t></w:r></w:p>"
    body += "<w:p><w:r><w:t>Ida saw it.</w:t></w:r></w:p>"
    draft = draft_of(docx(body), "a.docx")
    assert draft.text == "Two boats sank.\n\nIda saw it."


def test_deleted_words_of_a_word_document_are_left_out() -> None:
    pytest.importorskip("mammoth")
    body = "<w:p><w:del><w:r><w:delText>Seven</w:delText></w:r></w:del><w:ins><w:r><w:t>Nine died.</w:t></w:r></w:ins></w:p>"
    assert draft_of(docx(body), "a.docx").text == "Nine died."


@pytest.mark.parametrize(
    "more",
    [
        {"word/media/big.bin": b"\0" * 30_000_000},
        {"word/styles.xml": b"<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>"},
        {f"word/p{n}.bin": b"x" for n in range(2100)},
    ],
    ids=["bomb", "entities", "parts"],
)
def test_a_hostile_package_is_refused(more: dict[str, bytes]) -> None:
    with pytest.raises(DraftError):
        draft_of(docx("<w:p/>", more), "a.docx")


@pytest.mark.parametrize("data", [b"PK\x03\x04 no zip", b"\x00\xff\xfe\x80" * 400, b"", b"   \n"])
def test_what_is_no_draft_is_refused(data: bytes) -> None:
    with pytest.raises(DraftError):
        draft_of(data, "a.docx" if data.startswith(b"PK") else "a.txt")


def test_a_draft_has_an_end() -> None:
    with pytest.raises(DraftError):
        draft_of_text("word " * LONGEST)


@given(st.text(max_size=300), st.sampled_from(["a.md", "a.html"]))
def test_any_source_keeps_its_offsets(source: str, name: str) -> None:
    try:
        draft = draft_of_text(source, name, name[1:])
    except DraftError:
        return
    assert draft.places is not None
    assert len(draft.places) == len(draft.text)
    assert all(0 <= p < max(1, len(source)) for p in draft.places)
