"""One record as one file: all its words are in it, every link leads into it, and nothing is loaded from outside."""

from __future__ import annotations

import re
from pathlib import Path

from lxml import html
from tests.web.desk_store import SCRIPT, desk_store

from onrecord.store.store import Store
from onrecord.web.onefile import one_file


def test_a_record_is_sent_whole(tmp_path: Path) -> None:
    with Store.open(desk_store(tmp_path / "desk.db")) as store:
        story = store.story_of("bridge-1") or ""
        page = one_file(store, story)
        assert one_file(store, "none") is None
    assert page is not None
    tree = html.document_fromstring(page)
    ids = [e.get("id") for e in tree.iter() if isinstance(e.tag, str) and e.get("id")]
    assert len(ids) == len(set(ids))
    links = [a.get("href") for a in tree.iter("a") if a.get("href")]
    assert any(link.startswith("#p1-") for link in links)
    assert [link for link in links if link.startswith("#") and link[1:] not in ids] == []
    assert [link for link in links if not link.startswith(("#", "http"))] == []
    assert not re.search(r"<(?:link|img|iframe|form)\b|\bsrc=", page)
    text = " ".join(tree.text_content().split())
    for outlet in ("The Ferry", "Sund Post", "Harbour Times"):
        assert f"{outlet} was there." in text
    assert "default-src 'none'" in page


def test_hostile_words_stay_words_in_a_file_that_is_sent(tmp_path: Path) -> None:
    with Store.open(desk_store(tmp_path / "desk.db")) as store:
        page = one_file(store, store.story_of("gull") or "")
    assert page is not None
    assert SCRIPT not in page
    scripts = html.document_fromstring(page).xpath("//script")
    assert all("alert(1)" not in (s.text or "") for s in scripts)
