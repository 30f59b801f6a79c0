"""A real browser: the report opens from disk, claims open to their words, and works without scripts."""

from __future__ import annotations

from pathlib import Path

import pytest
from playwright.sync_api import Browser, Dialog

from onrecord.facts.record import Record
from onrecord.web.names import article_file, story_file
from onrecord.web.report import write_report

pytestmark = pytest.mark.browser


@pytest.fixture
def site(store_path: Path, tmp_path: Path) -> str:
    """The address of a report on disk."""
    write_report(store_path, tmp_path / "site")
    return (tmp_path / "site").as_uri()


def test_from_the_list_to_the_exact_words(browser: Browser, site: str, record: Record) -> None:
    page = browser.new_page(viewport={"width": 900, "height": 700})
    faults: list[str] = []
    page.on("pageerror", lambda fault: faults.append(str(fault)))
    page.goto(f"{site}/index.html")
    page.get_by_role("link", name=record.title).click()
    claim = page.locator("#s1")
    assert claim.get_attribute("open") is None
    page.goto(f"{page.url}#s1")
    assert claim.locator("mark").first.is_visible()
    assert claim.locator("mark").all_inner_texts() == ['"We cannot mend it this year,"', '"mend it this year"']
    claim.get_by_role("link", name="in the article").first.click()
    frame = page.frame_locator(".panel iframe")
    assert frame.locator("mark.lit").all_inner_texts() == ['"We cannot mend it this year,"']
    assert not frame.locator("header.top").is_visible()
    page.keyboard.press("Escape")
    assert not page.locator(".panel").is_visible()
    assert page.evaluate("document.activeElement.className") == "in"
    claim.get_by_role("link", name="in the article").first.click()
    page.locator(".panel").get_by_role("link", name="open as a page").click()
    page.wait_for_url(f"**/{article_file('harbour/one')}#s1-0")
    assert page.locator("mark.lit").all_inner_texts() == ['"We cannot mend it this year,"']
    assert faults == []
    page.close()


def test_a_line_that_is_opened_where_there_is_room_shows_its_article_beside_it(browser: Browser, site: str, record: Record) -> None:
    page = browser.new_page(viewport={"width": 1280, "height": 800})
    page.goto(f"{site}/{story_file(record.id)}")
    page.goto(f"{page.url}#s1")
    page.locator("#s1").evaluate("line => line.open = false")
    page.locator("#s1 > summary").focus()
    page.keyboard.press("Enter")
    lit = page.frame_locator(".panel iframe").locator("mark.lit").first
    assert lit.inner_text() == '"We cannot mend it this year,"'
    assert lit.is_visible()
    main, panel = (page.locator(name).evaluate("box => box.getBoundingClientRect().toJSON()") for name in ("main", ".panel"))
    assert main["right"] <= panel["left"]
    page.close()


def test_a_link_to_a_claim_opens_it(browser: Browser, site: str, record: Record) -> None:
    page = browser.new_page()
    page.goto(f"{site}/{story_file(record.id)}#c1")
    assert page.locator("#c1").get_attribute("open") is not None
    page.close()


def test_pages_work_without_scripts_and_on_a_phone(browser: Browser, site: str, record: Record) -> None:
    context = browser.new_context(java_script_enabled=False, viewport={"width": 360, "height": 700})
    page = context.new_page()
    page.goto(f"{site}/{story_file(record.id)}")
    page.locator("#c1 > summary").click()
    assert page.locator("#c1 mark").first.is_visible()
    wide = page.evaluate("document.documentElement.scrollWidth")
    assert wide <= 360
    page.locator("#c1 a.in").first.click()
    assert article_file("harbour/one") in page.url
    assert page.evaluate("document.documentElement.scrollWidth") <= 360
    context.close()


def test_hostile_words_do_nothing(browser: Browser, site: str) -> None:
    page = browser.new_page()
    dialogs: list[str] = []

    def seen(dialog: Dialog) -> None:
        dialogs.append(dialog.message)
        dialog.dismiss()

    page.on("dialog", seen)
    page.goto(f"{site}/{article_file('three<b>')}")
    assert "<script>alert(1)</script>" in page.locator("h1").inner_text()
    assert dialogs == []
    page.close()
