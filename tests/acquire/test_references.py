"""Characters that no text can have, in every kind of input that is markup: the article comes in without them."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.acquire.inputs import acquire
from onrecord.acquire.references import bytes_with_valid_references, with_valid_references
from onrecord.facts.article import Article

SENTENCES = "The harbour at Vendsund was shut on Monday after a crane fell, the port said. " * 12
BAD = ["&#0;", "&#1;", "&#x0b;", "&#11", "&#xD800;", "&#xdfff;", "&#xfffe;", "&#99999999999;", "\x0b", "\x0c", "&#&#1;0;"]
PAGE = "<html><head><title>Harbour shut</title></head><body><article><p>{0}</p><p hidden>x</p>{1}<p>{0}</p></article></body></html>"
RSS = (
    '<?xml version="1.0"?><rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"><channel><title>Post</title>'
    "<item><title>Harbour shut</title><link>http://post.example/1</link>"
    "<content:encoded>&lt;p&gt;{0}&amp;{1}&lt;/p&gt;</content:encoded></item></channel></rss>"
)
NITF = (
    "<nitf><body><body.head><hedline><hl1>Harbour shut</hl1></hedline></body.head>"
    "<body.content><p>{0}{1}</p></body.content></body></nitf>"
)


@pytest.mark.parametrize(
    ("markup", "valid"),
    [
        ("a&#0;b&#1;c", "a&#xfffd;b&#32;c"),
        ("&#xD83D;&#xDE00; and &#xD83D; alone", "&#x1f600; and &#xfffd; alone"),
        ("twice &amp;#xD800;", "twice &amp;#xfffd;"),
        ("&#&#1;0;", "&#&#32;0;"),
        ("&#9;&#8217;&#x2019;&#150;&#300", "&#9;&#8217;&#x2019;&#150;&#300"),
        ("# no reference", "# no reference"),
    ],
)
def test_references_stand_for_characters(markup: str, valid: str) -> None:
    assert with_valid_references(markup) == valid
    assert bytes_with_valid_references(markup.encode()) == valid.encode()


def test_bytes_of_another_charset_stay_as_they_are() -> None:
    assert bytes_with_valid_references("Ærø &#1; å".encode("latin-1")) == "Ærø &#32; å".encode("latin-1")


@pytest.mark.parametrize("bad", BAD)
@pytest.mark.parametrize(("name", "form"), [("page.html", PAGE), ("wire.nitf", NITF), ("items.rss", RSS)])
def test_no_character_refuses_an_input(tmp_path: Path, name: str, form: str, bad: str) -> None:
    if bad in "\x0b\x0c" and not name.endswith("html"):
        pytest.skip("no XML may hold it")
    file = tmp_path / name
    file.write_text(form.format(SENTENCES, bad.removeprefix("&") if name.endswith("rss") else bad))
    found = [item[0] if isinstance(item, tuple) else item for item in acquire([str(file)])]
    assert [type(item) for item in found] == [Article], found
    text = str(getattr(found[0], "text", ""))
    assert "crane fell" in text
    assert not any((c < " " and c != "\n") or "\ud800" <= c <= "\udfff" for c in text)
